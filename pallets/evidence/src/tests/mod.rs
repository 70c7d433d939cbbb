//! One file per call, and the rules of the design by name.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

mod accept_seat;
mod appoint;
mod attest;
mod errors;
mod finality;
mod genesis;
mod inspect;
mod invariants;
mod readings;
mod set_quorum;
mod topics;
mod try_state;
mod verify;
mod verify_batch;
