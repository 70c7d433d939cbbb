//! Tests of the rules that turn data into readings, and of trees.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod hostile;
mod plausible;
mod revisions;
mod rules;
mod sample_data;
mod trees;
