//! Keys of periods whose order is that of time, backwards.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{
	numbers::{backwards, from_backwards},
	Granularity, Period,
};

/// The key of a period: its granularity, and `u32::MAX` less its index in four bytes, big-endian.
///
/// A meter has one granularity, and state is in the order of its keys. So the first key of a meter is that of its
/// latest period.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct PeriodKey {
	granularity: Granularity,
	backwards: [u8; 4],
}

impl PeriodKey {
	/// The key of a period.
	pub const fn of(period: Period) -> Self {
		Self { granularity: period.granularity, backwards: backwards(period.index) }
	}

	/// The period.
	pub const fn period(self) -> Period {
		Period { granularity: self.granularity, index: from_backwards(self.backwards) }
	}
}
