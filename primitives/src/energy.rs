//! Energy in whole watt-hours.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// One million: what parts-per-million are parts of.
const MILLION: u128 = 1_000_000;

/// An amount of energy in whole watt-hours (Wh). Never negative, never rounded; every operation
/// that could overflow returns `None` instead.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Default,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(transparent)]
pub struct Energy(u64);

impl Energy {
	/// No energy.
	pub const ZERO: Energy = Energy(0);

	/// The given number of watt-hours.
	pub const fn from_wh(wh: u64) -> Self {
		Energy(wh)
	}

	/// The number of watt-hours.
	pub const fn wh(self) -> u64 {
		self.0
	}

	/// Whether this is no energy at all.
	pub const fn is_zero(self) -> bool {
		self.0 == 0
	}

	/// The sum, or `None` beyond `u64::MAX` Wh.
	#[must_use]
	pub fn checked_add(self, other: Energy) -> Option<Energy> {
		self.0.checked_add(other.0).map(Energy)
	}

	/// The difference, or `None` below zero.
	#[must_use]
	pub fn checked_sub(self, other: Energy) -> Option<Energy> {
		self.0.checked_sub(other.0).map(Energy)
	}

	/// This energy `count` times, or `None` beyond `u64::MAX` Wh.
	#[must_use]
	pub fn checked_mul(self, count: u32) -> Option<Energy> {
		self.0.checked_mul(count.into()).map(Energy)
	}

	/// How many whole portions of `portion` fit, and what is left over. `None` for a portion of
	/// zero or for more than `u32::MAX` portions.
	#[must_use]
	pub fn portions(self, portion: Energy) -> Option<(u32, Energy)> {
		let count = self.0.checked_div(portion.0)?;
		let rest = self.0.checked_rem(portion.0)?;
		Some((count.try_into().ok()?, Energy(rest)))
	}

	/// This energy plus `tolerance` parts per million of it, rounded down. `None` beyond
	/// `u64::MAX` Wh.
	#[must_use]
	pub fn with_tolerance(self, tolerance: u32) -> Option<Energy> {
		let extra = u128::from(self.0)
			.checked_mul(tolerance.into())?
			.checked_div(MILLION)?
			.try_into()
			.ok()?;
		self.checked_add(Energy(extra))
	}

	/// The energy of `power` watts over `seconds`, rounded down. `None` beyond `u64::MAX` Wh.
	#[must_use]
	pub fn from_power(power: u64, seconds: u64) -> Option<Energy> {
		let wh = u128::from(power).checked_mul(seconds.into())?.checked_div(3_600)?;
		wh.try_into().ok().map(Energy)
	}

	/// The sum of many, or `None` beyond `u64::MAX` Wh.
	#[must_use]
	pub fn sum(items: impl IntoIterator<Item = Energy>) -> Option<Energy> {
		items.into_iter().try_fold(Energy::ZERO, Energy::checked_add)
	}
}

impl core::fmt::Display for Energy {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{} Wh", self.0)
	}
}
