//! What every source is turned into: intervals.

use rust_decimal::Decimal;
use std::{ops::Range, sync::Arc};

use crate::{unit::Unit, Place};

/// What a source says of one register in one interval.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interval {
	/// The register, as the source names it.
	pub register: Arc<str>,
	/// When it starts, in unix seconds.
	pub start: i64,
	/// When it ends. A running total has no length until it is compared with the one before.
	pub end: i64,
	/// The value; `None` if there is none that counts.
	pub value: Option<Decimal>,
	/// What the value counts.
	pub unit: Unit,
	/// How good the value is.
	pub quality: Quality,
	/// Another interval may have the same label: the clock is changed near it.
	pub near_change: bool,
	/// Grows when the source corrects what it said.
	pub revision: u64,
	/// Where it stands.
	pub place: Place,
}

/// How good a value is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Quality {
	/// There is none.
	Missing,
	/// The source says that it is wrong.
	Invalid,
	/// Its label may stand for another interval.
	Ambiguous,
	/// The source says that it is an estimate.
	Estimated,
	/// It was measured.
	Measured,
}

/// What became of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
	/// It counts.
	Counted,
	/// The same value was there before. It counts once.
	Repeated,
	/// A later revision, or a measured value, stands in its place.
	Replaced,
	/// It has no value.
	Blank,
	/// The change of the clock made it ambiguous. It counts as zero.
	Ambiguous,
	/// It contradicts another one.
	InDoubt,
}

impl Interval {
	/// Its span.
	pub const fn span(&self) -> Range<i64> {
		self.start..self.end
	}

	/// Its length in seconds.
	pub fn seconds(&self) -> u32 {
		u32::try_from(self.end.saturating_sub(self.start)).unwrap_or(0)
	}

	/// Whether it says the same as another one.
	pub fn says_the_same(&self, other: &Interval) -> bool {
		(self.value, self.unit, self.quality) == (other.value, other.unit, other.quality)
	}

	/// The value with its unit.
	pub fn shown(&self) -> String {
		match (self.value, self.quality) {
			(Some(value), _) => format!("{value} {}", self.unit),
			(None, Quality::Invalid) => "an invalid value".into(),
			(None, _) => "no value".into(),
		}
	}
}

impl std::fmt::Display for Verdict {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Verdict::Counted => "counts",
			Verdict::Repeated => "was there before with the same value: counts once",
			Verdict::Replaced => "is replaced by a measured value or a later revision",
			Verdict::Blank => "has no value: counts as zero",
			Verdict::Ambiguous => "is ambiguous at the change of the clock: counts as zero",
			Verdict::InDoubt => "contradicts another one",
		})
	}
}

impl std::fmt::Display for Quality {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Quality::Missing => "missing",
			Quality::Invalid => "invalid",
			Quality::Ambiguous => "ambiguous",
			Quality::Estimated => "estimated",
			Quality::Measured => "measured",
		})
	}
}
