//! Hours, days and months, as the market counts them.

use crate::Moment;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Range;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

const HOUR: i64 = 3_600;
const DAY: i64 = 86_400;
/// The first year that a month index counts from.
const EPOCH_YEAR: i64 = 1970;

/// The market's fixed distance from UTC in whole minutes, east positive (China: +480). A genesis
/// constant of a chain: moving it would make periods overlap.
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
pub struct MarketOffset(i16);

impl MarketOffset {
	/// UTC itself.
	pub const UTC: MarketOffset = MarketOffset(0);

	/// An offset in minutes; `None` outside -12:00 to +14:00.
	pub const fn from_minutes(minutes: i16) -> Option<Self> {
		if minutes >= -720 && minutes <= 840 {
			Some(MarketOffset(minutes))
		} else {
			None
		}
	}

	/// Minutes east of UTC.
	pub const fn minutes(self) -> i16 {
		self.0
	}

	fn seconds(self) -> i64 {
		i64::from(self.0).saturating_mul(60)
	}
}

/// How long a period is.
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
	Serialize,
	Deserialize,
)]
pub enum Granularity {
	/// An hour of UTC.
	Hour,
	/// A natural day at the market's offset.
	Day,
	/// A natural month at the market's offset.
	Month,
}

impl Granularity {
	/// The seconds of the longest period: an hour, a day, or a month of 31 days.
	pub const fn longest_seconds(self) -> u64 {
		match self {
			Granularity::Hour => 3_600,
			Granularity::Day => 86_400,
			Granularity::Month => 31 * 86_400,
		}
	}
}

/// A period of time: start inclusive, end exclusive.
///
/// `index` counts from 1970: hours of UTC, or natural days or months at the [`MarketOffset`].
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
	Serialize,
	Deserialize,
)]
pub struct Period {
	/// How long.
	pub granularity: Granularity,
	/// Which one, counted from 1970.
	pub index: u32,
}

impl Period {
	/// The hour with this index.
	pub const fn hour(index: u32) -> Self {
		Period { granularity: Granularity::Hour, index }
	}

	/// The natural day with this index.
	pub const fn day(index: u32) -> Self {
		Period { granularity: Granularity::Day, index }
	}

	/// The natural month with this index.
	pub const fn month(index: u32) -> Self {
		Period { granularity: Granularity::Month, index }
	}

	/// The month of a year, `month` from 1 to 12. `None` before 1970 or for another month.
	pub fn year_month(year: u32, month: u32) -> Option<Self> {
		if !(1..=12).contains(&month) {
			return None;
		}
		let years = year.checked_sub(1970)?;
		Some(Period::month(years.checked_mul(12)?.checked_add(month.checked_sub(1)?)?))
	}

	/// Year and month (1 to 12) of a month period; `None` for hours and days.
	pub fn as_year_month(&self) -> Option<(u32, u32)> {
		if self.granularity != Granularity::Month {
			return None;
		}
		let year = self.index.checked_div(12)?.checked_add(1970)?;
		Some((year, self.index.checked_rem(12)?.checked_add(1)?))
	}

	/// The period of this granularity that holds `moment`.
	pub fn containing(
		granularity: Granularity,
		moment: Moment,
		offset: MarketOffset,
	) -> Option<Self> {
		let moment = i64::try_from(moment).ok()?;
		let index = match granularity {
			Granularity::Hour => moment.div_euclid(HOUR),
			Granularity::Day => moment.checked_add(offset.seconds())?.div_euclid(DAY),
			Granularity::Month => {
				let days = moment.checked_add(offset.seconds())?.div_euclid(DAY);
				let (year, month, _) = civil_from_days(days)?;
				year.checked_sub(EPOCH_YEAR)?.checked_mul(12)?.checked_add(month)?.checked_sub(1)?
			}
		};
		Some(Period { granularity, index: index.try_into().ok()? })
	}

	/// The first second of the period. `None` when it lies before 1970.
	pub fn start(&self, offset: MarketOffset) -> Option<Moment> {
		let index = i64::from(self.index);
		let start = match self.granularity {
			Granularity::Hour => index.checked_mul(HOUR)?,
			Granularity::Day => index.checked_mul(DAY)?.checked_sub(offset.seconds())?,
			Granularity::Month => {
				let year = index.div_euclid(12).checked_add(EPOCH_YEAR)?;
				let month = index.rem_euclid(12).checked_add(1)?;
				let days = days_from_civil(year, month, 1)?;
				days.checked_mul(DAY)?.checked_sub(offset.seconds())?
			}
		};
		start.try_into().ok()
	}

	/// The first second after the period.
	pub fn end(&self, offset: MarketOffset) -> Option<Moment> {
		self.next()?.start(offset)
	}

	/// From its first second to the first second after it. `None` when it starts before 1970 or is the
	/// last that can be written.
	pub fn bounds(&self, offset: MarketOffset) -> Option<Range<Moment>> {
		Some(self.start(offset)?..self.end(offset)?)
	}

	/// Its length in seconds.
	pub fn seconds(&self, offset: MarketOffset) -> Option<u64> {
		self.end(offset)?.checked_sub(self.start(offset)?)
	}

	/// The period that follows.
	pub fn next(&self) -> Option<Self> {
		Some(Period { granularity: self.granularity, index: self.index.checked_add(1)? })
	}

	/// The natural month in which the period starts.
	pub fn natural_month(&self, offset: MarketOffset) -> Option<Self> {
		Period::containing(Granularity::Month, self.start(offset)?, offset)
	}
}

/// Days since 1970-01-01 of a date of the proleptic Gregorian calendar. The year starts in March,
/// so that the leap day is its last.
fn days_from_civil(year: i64, month: i64, day: i64) -> Option<i64> {
	let year = if month <= 2 { year.checked_sub(1)? } else { year };
	let era = year.div_euclid(400);
	let year_of_era = year.rem_euclid(400);
	let month_from_march = month.checked_add(9)?.rem_euclid(12);
	let day_of_year = month_from_march
		.checked_mul(153)?
		.checked_add(2)?
		.div_euclid(5)
		.checked_add(day)?
		.checked_sub(1)?;
	let day_of_era = year_of_era
		.checked_mul(365)?
		.checked_add(year_of_era.div_euclid(4))?
		.checked_sub(year_of_era.div_euclid(100))?
		.checked_add(day_of_year)?;
	era.checked_mul(146_097)?.checked_add(day_of_era)?.checked_sub(719_468)
}

/// Year, month and day of a number of days since 1970-01-01: the inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> Option<(i64, i64, i64)> {
	let shifted = days.checked_add(719_468)?;
	let era = shifted.div_euclid(146_097);
	let day_of_era = shifted.rem_euclid(146_097);
	let year_of_era = day_of_era
		.checked_sub(day_of_era.div_euclid(1_460))?
		.checked_add(day_of_era.div_euclid(36_524))?
		.checked_sub(day_of_era.div_euclid(146_096))?
		.div_euclid(365);
	let days_before_year = year_of_era
		.checked_mul(365)?
		.checked_add(year_of_era.div_euclid(4))?
		.checked_sub(year_of_era.div_euclid(100))?;
	let day_of_year = day_of_era.checked_sub(days_before_year)?;
	let month_from_march = day_of_year.checked_mul(5)?.checked_add(2)?.div_euclid(153);
	let first_of_month = month_from_march.checked_mul(153)?.checked_add(2)?.div_euclid(5);
	let day = day_of_year.checked_sub(first_of_month)?.checked_add(1)?;
	let month = month_from_march.checked_add(2)?.rem_euclid(12).checked_add(1)?;
	let year = era.checked_mul(400)?.checked_add(year_of_era)?;
	Some((if month <= 2 { year.checked_add(1)? } else { year }, month, day))
}
