//! Tests: a file per call, one for what other pallets do, one for what always holds.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod check_redemption;
mod exchange;
mod inspect;
mod invariants;
mod issue;
mod pledge;
mod redeem;
mod register_project;
mod registry;
mod set_class;
mod transfer;
mod try_state;
