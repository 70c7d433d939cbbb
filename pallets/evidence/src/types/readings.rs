//! The energy of meters: what counts, and what is left.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::Energy;

/// The reading that counts for a meter and period, fixed when it was first used, and what is allocated of it.
/// A use that proves a later revision replaces the reading.
///
/// It has at most 32 bytes, so that a node finds it together with its key.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Default,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct MeteredEnergy {
	/// What the meter measured.
	pub energy: Energy,
	/// How much more than measured can be allocated, in parts per million, as of the moment when it was
	/// fixed.
	pub tolerance: u32,
	/// The revision of the readings of the period that it is part of.
	pub revision: u8,
	/// The highest limit that any revision gave.
	pub highest: Energy,
	/// What stands behind verified trades.
	pub allocated: Energy,
}

impl MeteredEnergy {
	/// The most that can be allocated, before what was carried: the energy and the tolerance. `None` if it
	/// is more than `u64::MAX` Wh.
	pub fn limit(&self) -> Option<Energy> {
		self.energy.with_tolerance(self.tolerance)
	}
}

/// How much energy of a meter in a period is still free, as clients read it.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Remaining {
	/// What the meter measured.
	pub metered: Energy,
	/// The most that can be allocated: the metered energy and the tolerance, corrected by what was carried.
	pub limit: Energy,
	/// What was allocated to verified trades.
	pub allocated: Energy,
	/// What is left of the limit.
	pub remaining: Energy,
}
