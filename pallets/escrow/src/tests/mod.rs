#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod accept;
mod approve;
mod arbitrate;
mod cancel;
mod dispute;
mod errors;
mod inspect;
mod invariants;
mod open;
mod origins;
mod pay;
mod reclaim;
mod release;
mod reveal;
mod try_state;
