//! What an empty block and a transaction that does nothing cost. `scripts/weights` measures it and writes
//! this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC.
//!
//! | | average | median | 99 % are below |
//! |---|---|---|---|
//! | empty block, ns | 281_201 | 178_045 | 4_354_004 |
//! | transaction, ns | 101_843 | 101_855 | 106_628 |
//!
//! A transaction declares the time of its extensions beside: 76_655 ns as they were measured. So it is not
//! in what follows.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// An empty block, with its inherents and hooks.
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(281_201), 0);
	/// A transaction that does nothing, with its signature, without its extensions.
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(25_188), 0);
}
