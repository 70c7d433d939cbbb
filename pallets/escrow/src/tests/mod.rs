#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod accept;
mod cancel;
mod errors;
mod invariants;
mod open;
mod pay;
mod reclaim;
mod release;
