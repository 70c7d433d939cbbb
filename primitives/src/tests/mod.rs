//! Tests of the domain types.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod certificate;
mod claim;
mod credential;
mod energy;
mod merkle;
mod page;
mod party;
mod period;
mod policy;
mod voucher;
