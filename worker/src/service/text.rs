//! How periods, topics and bytes are written in addresses and answers.

use std::ops::RangeInclusive;
use verdigrid_primitives::{
	evidence::{Topic, TradeRef, MAX_REVISION},
	party::MeterId,
	Granularity, MarketOffset, Period,
};

const DAY: u64 = 86_400;

/// Why a text names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
	/// It is not written as it must be.
	Malformed,
	/// It is well written, and no calendar or chain has it: the 31st of February.
	Never,
}

/// Digits alone, exactly so many.
fn digits(text: &str, count: usize, range: RangeInclusive<u32>) -> Result<u32, TextError> {
	let is_number = text.len() == count && text.bytes().all(|it| it.is_ascii_digit());
	let number = text.parse().ok().filter(|number| is_number && range.contains(number));
	number.ok_or(TextError::Malformed)
}

/// A whole number, written in one way: without a sign and without leading zeros.
pub fn number(text: &str) -> Option<u32> {
	let is_plain = text.bytes().all(|it| it.is_ascii_digit());
	let is_short = text == "0" || !text.starts_with('0');
	text.parse().ok().filter(|_| is_plain && is_short)
}

/// Reads `2014-01`, `2014-01-31`, or `2014-01-31T23` for an hour of UTC.
pub fn period(text: &str) -> Result<Period, TextError> {
	let (date, hour) = match text.split_once('T') {
		Some((date, hour)) => (date, Some(digits(hour, 2, 0..=23)?)),
		None => (text, None),
	};
	let mut parts = date.split('-');
	let mut next = || parts.next().unwrap_or("");
	let year = digits(next(), 4, 0..=9_999)?;
	let month = digits(next(), 2, 1..=12)?;
	let day = parts.next().map(|day| digits(day, 2, 1..=31)).transpose()?;
	if parts.next().is_some() || (day.is_none() && hour.is_some()) {
		return Err(TextError::Malformed);
	}
	let month = Period::year_month(year, month).ok_or(TextError::Never)?;
	let Some(day) = day else { return Ok(month) };
	let day = day_of(month, day).ok_or(TextError::Never)?;
	let Some(hour) = hour else { return Ok(Period::day(day)) };
	let index = day.checked_mul(24).and_then(|index| index.checked_add(hour));
	index.map(Period::hour).ok_or(TextError::Never)
}

/// Writes a period as [`period`] reads it. One that no calendar has is written as `hour:123456789`.
pub fn shown_period(period: Period) -> String {
	let odd = || format!("{:?}:{}", period.granularity, period.index).to_lowercase();
	match period.granularity {
		Granularity::Month => shown_month(period),
		Granularity::Day => shown_day(period.index),
		Granularity::Hour => {
			let hour = period.index.checked_rem(24).unwrap_or(0);
			let day = period.index.checked_div(24).and_then(shown_day);
			day.map(|day| format!("{day}T{hour:02}"))
		}
	}
	.unwrap_or_else(odd)
}

fn shown_month(month: Period) -> Option<String> {
	let (year, month) = month.as_year_month().filter(|(year, _)| *year <= 9_999)?;
	Some(format!("{year:04}-{month:02}"))
}

/// A day, counted from 1970, as `2014-01-31`.
pub fn shown_day(day: u32) -> Option<String> {
	let month = Period::day(day).natural_month(MarketOffset::UTC)?;
	let place = day.checked_sub(first_day(month)?)?.checked_add(1)?;
	Some(format!("{}-{place:02}", shown_month(month)?))
}

/// The first day of a month, counted from 1970.
fn first_day(month: Period) -> Option<u32> {
	month.start(MarketOffset::UTC)?.checked_div(DAY)?.try_into().ok()
}

/// A day of a month, counted from 1970. `None` if the month is shorter.
fn day_of(month: Period, day: u32) -> Option<u32> {
	let day = first_day(month)?.checked_add(day)?.checked_sub(1)?;
	(day < first_day(month.next()?)?).then_some(day)
}

/// The first and the last day of a period. An hour has the day of UTC that it lies in.
pub fn days(period: Period) -> Option<(u32, u32)> {
	let bounds = period.bounds(MarketOffset::UTC)?;
	let day = |moment: u64| u32::try_from(moment.checked_div(DAY)?).ok();
	Some((day(bounds.start)?, day(bounds.end.checked_sub(1)?)?))
}

/// The revision of readings.
pub fn revision(text: &str) -> Result<u8, TextError> {
	let revision = number(text).and_then(|it| u8::try_from(it).ok());
	revision.filter(|it| *it <= MAX_REVISION).ok_or(TextError::Malformed)
}

/// The instalment of settlements.
pub fn sequence(text: &str) -> Result<u16, TextError> {
	let sequence = number(text).and_then(|it| u16::try_from(it).ok());
	sequence.ok_or(TextError::Malformed)
}

/// Reads `metering/2014-01/0` or `settlement/2014-01/0`.
pub fn topic(text: &str) -> Result<Topic, TextError> {
	let (kind, rest) = text.split_once('/').ok_or(TextError::Malformed)?;
	let (date, count) = rest.split_once('/').ok_or(TextError::Malformed)?;
	match kind {
		"metering" => Ok(Topic::Metering(period(date)?, revision(count)?)),
		"settlement" => Ok(Topic::Settlement(period(date)?, sequence(count)?)),
		_ => Err(TextError::Malformed),
	}
}

/// Writes a topic as [`topic`] reads it: also what follows `/v1/` in its address.
pub fn shown_topic(topic: Topic) -> String {
	match topic {
		Topic::Metering(period, revision) => {
			format!("metering/{}/{revision}", shown_period(period))
		}
		Topic::Settlement(period, sequence) => {
			format!("settlement/{}/{sequence}", shown_period(period))
		}
	}
}

/// Reads a meter.
pub fn meter(text: &str) -> Result<MeterId, TextError> {
	MeterId::new(text).ok_or(TextError::Malformed)
}

/// Reads the reference of a settlement: `0x` and 64 digits, with small letters.
pub fn trade_ref(text: &str) -> Result<TradeRef, TextError> {
	let is_small = !text.bytes().any(|it| it.is_ascii_uppercase());
	let digits = text.strip_prefix("0x").filter(|_| is_small);
	let bytes = digits.and_then(|digits| hex::decode(digits).ok());
	let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
	bytes.map(TradeRef::from).ok_or(TextError::Malformed)
}

/// Writes bytes as `0x` and digits.
pub fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}
