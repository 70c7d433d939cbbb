//! What the database costs. `scripts/weights` measures it and writes this file: do not edit it.
//!
//! Measured 2026-11-29 (Y/M/D) on Intel(R) Xeon(R) Processor, ParityDb, with all entries that the script says, and with a trie cache of
//! 67108864 B, which these exceed several times. A write is one of 10000 that are
//! committed together.
//!
//! | | median | average | 95 % are below | 99 % are below |
//! |---|---|---|---|---|
//! | read, ns | 9_295 | 10_351 | 18_015 | 27_395 |
//! | write, ns | 38_570 | 39_545 | 48_170 | 49_567 |

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// The average read and the average write.
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 10_351 * WEIGHT_REF_TIME_PER_NANOS,
		write: 39_545 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
