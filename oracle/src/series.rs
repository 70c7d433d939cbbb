//! Series of interval values, and the canonical reading of a period.

use rust_decimal::{prelude::ToPrimitive, Decimal};
use std::{
	collections::BTreeMap,
	ops::{Range, RangeInclusive},
};
use verdigrid_primitives::Energy;

use crate::DataError;

/// Seconds in an hour: by how much clocks are changed.
const HOUR: i64 = 3_600;

/// How a raw value becomes energy: watt-hours per unit of the value, as a fraction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scale {
	/// Numerator.
	pub wh: u32,
	/// Denominator.
	pub per: u32,
}

/// What one meter measured: raw values of intervals of equal length, by their start.
#[derive(Debug)]
pub struct Series {
	/// Length of an interval in seconds.
	pub interval: u32,
	/// What a value is worth.
	pub scale: Scale,
	/// Start in unix seconds, and value; `None` where the file has a blank.
	values: BTreeMap<i64, Option<Decimal>>,
	/// Starts of intervals that were there more than once, with equal values.
	repeated: Vec<i64>,
	/// Starts of intervals that were there with different values, and the refusals they lead to.
	conflicts: Vec<(i64, DataError)>,
	/// Starts of intervals that a change of the clock made ambiguous.
	ambiguous: Vec<i64>,
}

/// An interval that is in the file already, with another value.
#[derive(Debug, PartialEq, Eq)]
pub struct Conflict {
	/// What it was before.
	pub before: Option<Decimal>,
}

/// When the clock of a file's local times was changed: its offset changes, or its times go back by an
/// hour exactly.
#[derive(Debug)]
pub struct Clock {
	/// Length of the file's intervals in seconds.
	interval: u32,
	/// Offset from UTC in seconds, by the time in unix seconds at which it was seen.
	offsets: BTreeMap<i64, i32>,
	/// The time of the line before.
	last: Option<i64>,
	/// Where times went back: the time after, and the time before.
	repeated: Vec<RangeInclusive<i64>>,
}

impl Clock {
	/// A clock of which nothing has been seen.
	pub fn new(interval: u32) -> Self {
		Clock { interval, offsets: BTreeMap::new(), last: None, repeated: Vec::new() }
	}

	/// Notes that the file's next time is `time`, `offset` seconds east of UTC.
	pub fn see(&mut self, time: i64, offset: i32) {
		self.offsets.insert(time, offset);
		let Some(last) = self.last.replace(time) else { return };
		let next = last.saturating_add(self.interval.into());
		if next.checked_sub(time) == Some(HOUR) {
			self.repeated.push(time..=last);
		}
	}

	/// From the last time before to the first after each change.
	fn changes(&self) -> Vec<RangeInclusive<i64>> {
		let later = self.offsets.iter().skip(1);
		let changed =
			self.offsets.iter().zip(later).filter(|((_, before), (_, now))| before != now);
		let changed = changed.map(|((before, _), (after, _))| *before..=*after);
		// A file that writes its last hour twice corrects that hour. After a change of the clock,
		// time goes on.
		let end = self.offsets.last_key_value().map(|(time, _)| *time);
		let repeated = self.repeated.iter().filter(|change| end > Some(*change.end())).cloned();
		changed.chain(repeated).collect()
	}
}

/// Whether a time lies within an hour of a change.
fn near(change: &RangeInclusive<i64>, time: i64) -> bool {
	(change.start().saturating_sub(HOUR)..=change.end().saturating_add(HOUR)).contains(&time)
}

/// What was noticed about the data of a period.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Report {
	/// Intervals that the period should have.
	pub expected: u64,
	/// Intervals missing or blank: counted as zero.
	pub missing: u64,
	/// Repetitions with equal values: counted once.
	pub repeated: u64,
	/// Intervals that a change of the clock made ambiguous: counted as zero, among the missing.
	pub ambiguous: u64,
	/// Intervals with a negative value.
	pub negative: u64,
	/// Whether negative values outweighed the others, and zero was read instead.
	pub floored: bool,
}

/// The canonical reading of a period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
	/// The energy.
	pub energy: Energy,
	/// What was noticed.
	pub report: Report,
}

impl Series {
	/// A series without values.
	pub fn new(interval: u32, scale: Scale) -> Self {
		Series {
			interval,
			scale,
			values: BTreeMap::new(),
			repeated: Vec::new(),
			conflicts: Vec::new(),
			ambiguous: Vec::new(),
		}
	}

	/// Adds the value of the interval that starts at `start`. A repetition with an equal value
	/// counts once; with another value it is a conflict.
	pub fn insert(&mut self, start: i64, value: Option<Decimal>) -> Result<(), Conflict> {
		match self.values.get(&start) {
			None => {
				self.values.insert(start, value);
				Ok(())
			}
			Some(before) if *before == value => {
				self.repeated.push(start);
				Ok(())
			}
			Some(before) => Err(Conflict { before: *before }),
		}
	}

	/// Notes that the interval at `start` was there with different values.
	pub(crate) fn conflict(&mut self, start: i64, refusal: DataError) {
		self.conflicts.push((start, refusal));
	}

	/// Decides conflicts after the file has been read. Within an hour of a change of the clock the
	/// interval is ambiguous and counts as missing. The reason is that the skipped or repeated hour
	/// has the times of another hour. Elsewhere the file is refused.
	pub(crate) fn settle(&mut self, clock: &Clock) -> Result<(), DataError> {
		let changes = clock.changes();
		for (start, refusal) in std::mem::take(&mut self.conflicts) {
			if !changes.iter().any(|change| near(change, start)) {
				return Err(refusal);
			}
			self.values.insert(start, None);
			self.ambiguous.push(start);
		}
		Ok(())
	}

	/// Start of the first interval and end of the last, in unix seconds. `None` without values.
	pub fn extent(&self) -> Option<Range<i64>> {
		let (first, _) = self.values.first_key_value()?;
		let (last, _) = self.values.last_key_value()?;
		Some(*first..last.saturating_add(i64::from(self.interval)))
	}

	/// The canonical reading of `start..end` (unix seconds): the exact sum of all intervals that
	/// start in it, rounded down once.
	pub fn reading(&self, start: u64, end: u64) -> Result<Reading, DataError> {
		// The range of a map must not end before it starts.
		if end < start {
			return Err(DataError::EndBeforeStart);
		}
		let range = to_signed(start)?..to_signed(end)?;
		let values: Vec<Decimal> =
			self.values.range(range.clone()).filter_map(|(_, value)| *value).collect();
		let expected = end.saturating_sub(start).checked_div(self.interval.into()).unwrap_or(0);
		let sum = self.sum(&values)?;
		let report = Report {
			expected,
			missing: expected.saturating_sub(values.len() as u64),
			repeated: self.repeated.iter().filter(|start| range.contains(start)).count() as u64,
			ambiguous: self.ambiguous.iter().filter(|start| range.contains(start)).count() as u64,
			negative: values
				.iter()
				.filter(|value| value.is_sign_negative() && !value.is_zero())
				.count() as u64,
			floored: sum.is_none(),
		};
		Ok(Reading { energy: sum.unwrap_or(Energy::ZERO), report })
	}

	/// The values' energy; `None` when it is below zero.
	fn sum(&self, values: &[Decimal]) -> Result<Option<Energy>, DataError> {
		let sum = values
			.iter()
			.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))
			.and_then(|sum| sum.checked_mul(self.scale.wh.into()))
			.and_then(|sum| sum.checked_div(self.scale.per.into()))
			.ok_or(DataError::TooLarge)?;
		if sum.is_sign_negative() && !sum.is_zero() {
			return Ok(None);
		}
		let wh = sum.floor().to_u64().ok_or(DataError::TooLarge)?;
		Ok(Some(Energy::from_wh(wh)))
	}
}

impl Report {
	/// Adds up the reports of several series.
	#[must_use]
	pub fn and(&self, other: &Report) -> Report {
		Report {
			expected: self.expected.saturating_add(other.expected),
			missing: self.missing.saturating_add(other.missing),
			repeated: self.repeated.saturating_add(other.repeated),
			ambiguous: self.ambiguous.saturating_add(other.ambiguous),
			negative: self.negative.saturating_add(other.negative),
			floored: self.floored || other.floored,
		}
	}
}

impl std::fmt::Display for Report {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(
			f,
			"{} intervals, {} missing (counted as zero), {} repeated (counted once), {} negative",
			self.expected, self.missing, self.repeated, self.negative
		)?;
		if self.ambiguous > 0 {
			write!(
				f,
				", {} ambiguous at the change of the clock (counted as zero)",
				self.ambiguous
			)?;
		}
		if self.floored {
			write!(f, ", more used than generated (read as zero)")?;
		}
		Ok(())
	}
}

fn to_signed(moment: u64) -> Result<i64, DataError> {
	i64::try_from(moment).map_err(|_| DataError::TooLarge)
}
