//! Statements of a chain that is made up here, true ones and forged ones.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used, clippy::indexing_slicing)]
#![allow(clippy::unwrap_used, missing_docs)]

mod accepts;
mod bytes;
mod contradictions;
mod disclosures;
mod finality;
mod issuing;
mod mirrors;
mod qr;
mod refuses;
mod signatures;
mod size;
mod specification;
mod state;
mod trust;
mod vectors;
mod world;
