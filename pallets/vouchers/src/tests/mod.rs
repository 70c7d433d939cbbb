#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod custody;
mod errors;
mod freeze;
mod inspect;
mod invariants;
mod issue;
mod origins;
mod redeem;
mod retire;
mod split;
mod try_state;
mod unwind;
