//! What the database costs. `scripts/weights` measures it and writes this file: do not edit it.
//!
//! Not measured here yet: as the SDK's table has it for ParityDB.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, RuntimeDbWeight},
};

parameter_types! {
	/// A read and a write.
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight {
		read: 8_000 * WEIGHT_REF_TIME_PER_NANOS,
		write: 50_000 * WEIGHT_REF_TIME_PER_NANOS,
	};
}
