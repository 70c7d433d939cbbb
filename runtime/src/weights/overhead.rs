//! What an empty block and a transaction that does nothing cost. `scripts/weights` measures it and writes
//! this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC.
//!
//! | | average | median | 99 % are below |
//! |---|---|---|---|
//! | empty block, ns | 421_023 | 237_262 | 4_331_969 |
//! | transaction, ns | 155_020 | 152_499 | 197_023 |

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// An empty block, with its inherents and hooks.
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(421_023), 0);
	/// A transaction that does nothing, with its signature and extensions.
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(155_020), 0);
}
