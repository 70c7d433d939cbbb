//! What the database costs. `scripts/weights` measures it and writes this file: do not edit it.
//!
//! Measured 2026-11-29 (Y/M/D) on AMD EPYC, ParityDb, with all entries that the script says, and with a trie cache of
//! 67108864 B, which these exceed several times. A write is one of 10000 that are
//! committed together.
//!
//! | | median | average | 95 % are below | 99 % are below |
//! |---|---|---|---|---|
//! | read, ns | 11_457 | 12_192 | 18_097 | 25_017 |
//! | write, ns | 44_868 | 45_143 | 54_770 | 59_034 |

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// The average read and the average write.
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 12_192 * WEIGHT_REF_TIME_PER_NANOS,
		write: 45_143 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
