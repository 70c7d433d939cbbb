//! The energy of meters: what counts, and what is left.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::Energy;

/// The reading that counts for a meter and period, fixed when it was first used. A use that proves a later
/// revision replaces it.
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
pub struct MeteredEnergy {
	/// What the meter measured.
	pub energy: Energy,
	/// The most that can be allocated: the energy and the tolerance of the moment when it was fixed.
	pub limit: Energy,
	/// The revision of the readings of the period that it is part of.
	pub revision: u8,
	/// The highest limit that any revision gave.
	pub highest: Energy,
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
