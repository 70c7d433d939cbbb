//! What the database costs. `scripts/weights` measures it and writes this file: do not edit it.
//!
//! Measured 2026-11-29 (Y/M/D) on AMD EPYC, ParityDb, with all entries that the script says, and with a trie cache of
//! 67108864 B, which these exceed several times. A write is one of 10000 that are
//! committed together.
//!
//! | | median | average | 95 % are below | 99 % are below |
//! |---|---|---|---|---|
//! | read, ns | 5_628 | 6_107 | 9_915 | 13_690 |
//! | write, ns | 23_820 | 23_783 | 26_461 | 26_923 |

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// The average read and the average write.
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 6_107 * WEIGHT_REF_TIME_PER_NANOS,
		write: 23_783 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
