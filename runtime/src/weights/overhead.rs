//! What an empty block and a transaction that does nothing cost. `scripts/weights` measures it and writes
//! this file: do not edit it.
//!
//! Measured 2026-11-29 on Intel(R) Xeon(R) Processor.
//!
//! | | average | median | 99 % are below |
//! |---|---|---|---|
//! | empty block, ns | 367_163 | 241_283 | 3_737_686 |
//! | transaction, ns | 160_348 | 156_095 | 214_375 |
//!
//! A transaction declares the time of its extensions beside: 133_272 ns as they were measured. So it is not
//! in what follows.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// An empty block, with its inherents and hooks.
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(367_163), 0);
	/// A transaction that does nothing, with its signature, without its extensions.
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(27_076), 0);
}
