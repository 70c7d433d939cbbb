//! Labels of time.

use jiff::{
	civil::DateTime,
	fmt::{strtime::BrokenDownTime, temporal::Pieces},
	SignedDuration,
};
use serde::Deserialize;
use std::collections::HashSet;

use crate::zone::{Local, Steady, Zone};

/// How a source labels the time of an interval.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Times {
	/// `rfc3339` for labels with date, time and offset, such as `2014-01-31T23:50:00+01:00`; `unix` or `unix-ms` for seconds or
	/// milliseconds since 1970; else a pattern such as `%Y-%m-%d %H:%M`.
	pub form: String,
	/// Whether a label is the start or the end of its interval.
	pub marks: Marks,
	/// The zone whose clock the labels show: `UTC`, a distance such as `+08:00`, or a name such as `Europe/Paris`.
	pub zone: String,
	/// What labels without offset mean in the hour that the clock shows twice.
	#[serde(default)]
	pub repeated_hour: RepeatedHour,
	/// Whether a file is refused whose labels look like the other ends of their intervals.
	#[serde(default = "yes")]
	pub check_labels: bool,
}

const fn yes() -> bool {
	true
}

/// What a label marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Marks {
	/// The interval starts then.
	Start,
	/// The interval ends then.
	End,
}

/// What labels without offset mean in the hour that the clock shows twice.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RepeatedHour {
	/// Nobody knows which of the two.
	#[default]
	Ambiguous,
	/// The first one in the file is the earlier one.
	InOrder,
}

/// Where an interval lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
	/// Its start in unix seconds.
	pub start: i64,
	/// Its end.
	pub end: i64,
	/// Whether another interval may have the same label: the clock is changed near it.
	pub near_change: bool,
	/// Whether the label may stand for another interval.
	pub ambiguous: bool,
}

/// Reads the labels of one file.
pub struct Clock<'m> {
	times: &'m Times,
	zone: Zone,
	/// The length of an interval in seconds.
	interval: i64,
	steady: Option<Steady>,
	/// Repeated labels that were read once: the series, and the earlier start.
	once: HashSet<(String, i64)>,
}

/// A label as it is written.
struct Label {
	local: DateTime,
	offset: Option<i64>,
}

impl Times {
	/// The zone must be known, and the form complete.
	pub fn check(&self) -> Result<(), String> {
		Zone::parse(&self.zone)?;
		if ![RFC_3339, UNIX, UNIX_MS].contains(&&*self.form) && !self.form.contains('%') {
			return Err(format!(
				"`{}` is no form of times: write rfc3339, unix, unix-ms, or a pattern such as %Y-%m-%d %H:%M",
				self.form
			));
		}
		let has = |sign: &str| self.form.contains(sign);
		if has("%Q") || has("%Z") || (has("%I") && !has("%p") && !has("%P")) {
			return Err(format!("`{}` has a sign that does not say one moment: write offsets as %z, and hours as %H, or as %I with %p", self.form));
		}
		if self.form != RFC_3339 && has("Z") && self.zone != "UTC" {
			return Err(format!(
				"`{}` has a Z, which means UTC: declare zone = \"UTC\"",
				self.form
			));
		}
		if self.repeated_hour == RepeatedHour::InOrder && self.marks == Marks::End {
			return Err("repeated-hour = \"in-order\" is for labels that mark starts: of two ends at the change of the clock, nobody knows \
			            which interval they end"
				.into());
		}
		Ok(())
	}

	/// Whether a label means one moment, whatever the clock does.
	pub(crate) fn have_offsets(&self) -> bool {
		let is_fixed = self.zone == "UTC" || self.zone.starts_with(['+', '-']);
		is_fixed
			|| [RFC_3339, UNIX, UNIX_MS].contains(&&*self.form)
			|| self.form.contains("%z")
			|| self.form.contains("%:z")
	}
}

const RFC_3339: &str = "rfc3339";
const UNIX: &str = "unix";
const UNIX_MS: &str = "unix-ms";

impl<'m> Clock<'m> {
	/// A clock for intervals of so many seconds.
	pub fn new(times: &'m Times, interval: u32) -> Result<Self, String> {
		let zone = Zone::parse(&times.zone)?;
		Ok(Clock { times, zone, interval: interval.into(), steady: None, once: HashSet::new() })
	}

	/// The zone of the labels.
	pub fn zone(&self) -> &Zone {
		&self.zone
	}

	fn steady(&mut self, moment: i64) -> Steady {
		match &self.steady {
			Some(steady) if steady.span.contains(&moment) => steady.clone(),
			_ => {
				let steady = self.zone.steady(moment);
				self.steady = Some(steady.clone());
				steady
			}
		}
	}

	/// The interval with this label.
	pub fn slot(&mut self, series: &str, text: &str) -> Result<Slot, String> {
		let label = self.parse(text)?;
		self.slot_of(series, text, label)
	}

	/// The same for a label that is the end of an interval beside one that is its start. Midnight may be 24:00.
	pub fn end_slot(&mut self, series: &str, text: &str) -> Result<Slot, String> {
		let label = match (midnight_as_24(text), self.times.form.as_str()) {
			(Some(shown), form) if form != RFC_3339 => self.by_pattern(form, text, &shown, true)?,
			_ => self.parse(text)?,
		};
		self.slot_of(series, text, label)
	}

	/// The interval that starts or ends at a time of a day, such as `00:15` or `24:00`. The date has the declared form.
	pub fn slot_of_day(&mut self, series: &str, date: &str, time: &str) -> Result<Slot, String> {
		let broken = BrokenDownTime::parse(&self.times.form, date);
		let day = broken.and_then(|it| it.to_date()).map_err(|_| self.wrong(date))?;
		let (hour, minute) = time_of_day(time)
			.ok_or_else(|| format!("`{time}` is no time of a day, such as 00:15"))?;
		let text = format!("{date} {time}");
		if hour == 24 && self.times.marks == Marks::Start {
			return Err(self.ends_only(&text));
		}
		let minutes = i64::from(hour).saturating_mul(60).saturating_add(minute.into());
		let local = day.to_datetime(jiff::civil::Time::midnight());
		let local =
			local.checked_add(SignedDuration::from_mins(minutes)).map_err(|_| self.wrong(&text))?;
		self.slot_of(series, &text, Label { local, offset: None })
	}

	fn slot_of(&mut self, series: &str, text: &str, label: Label) -> Result<Slot, String> {
		if label.local.subsec_nanosecond() != 0 {
			return Err(format!(
				"`{text}` is not on the grid of {} s intervals: it has a fraction of a second",
				self.interval
			));
		}
		let slot = match label.offset {
			Some(offset) => self.with_offset(text, label.local, offset)?,
			None => self.without_offset(series, text, label.local)?,
		};
		let steady = self.steady(slot.start);
		let local = slot.start.saturating_add(steady.offset.into());
		// An interval longer than the distance of a change cannot be on the grid after it.
		match local.checked_rem(self.interval) {
			Some(0) => Ok(slot),
			_ if !self.zone.counts(slot.start) => Err(self.wrong(text)),
			_ => Err(format!(
				"`{text}` is not on the grid of {} s intervals: correct it, or the interval",
				self.interval
			)),
		}
	}

	/// The label says its distance from UTC, and the zone must have it then.
	fn with_offset(&mut self, text: &str, local: DateTime, offset: i64) -> Result<Slot, String> {
		let moment = seconds(local).saturating_sub(offset);
		let start = match self.times.marks {
			Marks::Start => moment,
			Marks::End => self.shifted(moment, -1),
		};
		let (at, before) = (self.steady(moment), self.steady(start));
		let fits = i64::from(at.offset) == offset || i64::from(before.offset) == offset;
		let near_change = before.is_near_change(start);
		if !fits && !near_change && !at.is_near_change(moment) {
			return Err(format!(
				"`{text}` does not have the distance from UTC that {} has then: correct the label, or declare the `zone` of the file",
				self.zone.name()
			));
		}
		Ok(Slot { start, end: self.shifted(start, 1), near_change, ambiguous: !fits })
	}

	/// The zone says what the label means. An interval is known by its start.
	fn without_offset(
		&mut self,
		series: &str,
		text: &str,
		local: DateTime,
	) -> Result<Slot, String> {
		let length = SignedDuration::from_secs(self.interval);
		let begin = match self.times.marks {
			Marks::Start => local,
			Marks::End => local.checked_sub(length).map_err(|_| self.wrong(text))?,
		};
		let (start, ambiguous) = match self.zone.local(begin) {
			Local::Once(start) => (start, false),
			Local::Twice(first, second) if self.times.repeated_hour == RepeatedHour::InOrder => {
				let is_first = self.once.insert((series.to_owned(), first));
				(if is_first { first } else { second }, false)
			}
			Local::Twice(first, _) => (first, true),
			// The clock skipped the time before the end, and showed the end.
			Local::Never if self.times.marks == Marks::End => match self.zone.local(local) {
				Local::Once(end) => (self.shifted(end, -1), false),
				_ => return Err(self.wrong(text)),
			},
			Local::Never => {
				return Err(format!(
					"`{text}` never was: the clock of {} skipped it. Correct the label, or declare a fixed distance such as +01:00 as \
					 `zone` if the clock of the source is not changed",
					self.zone.name()
				))
			}
		};
		let end = self.shifted(start, 1);
		// The label of an end can be that of another end.
		let near_start = self.steady(start).is_near_change(start);
		let near_end = self.times.marks == Marks::End && self.steady(end).is_near_change(end);
		let told_apart = self.times.repeated_hour == RepeatedHour::InOrder;
		let near_change = (near_start || near_end) && !told_apart;
		Ok(Slot { start, end, near_change, ambiguous })
	}

	/// The moment that lies an interval later or earlier. What is longer than an hour follows the clock: a day has 23 or 25 hours when
	/// it is changed.
	fn shifted(&self, moment: i64, direction: i64) -> i64 {
		const HOUR: i64 = 3_600;
		let length = self.interval.saturating_mul(direction);
		let steady = moment.saturating_add(length);
		if self.interval <= HOUR {
			return steady;
		}
		let local = self.zone.date_time(moment).checked_add(SignedDuration::from_secs(length));
		match local.map(|local| self.zone.local(local)) {
			Ok(Local::Once(moment) | Local::Twice(moment, _)) => moment,
			_ => steady,
		}
	}

	fn parse(&self, text: &str) -> Result<Label, String> {
		match (self.times.form.as_str(), midnight_as_24(text)) {
			(RFC_3339, _) => self.rfc_3339(text),
			(UNIX, _) => self.unix(text, 1),
			(UNIX_MS, _) => self.unix(text, 1_000),
			(form, None) => self.by_pattern(form, text, text, false),
			(form, Some(shown)) if self.times.marks == Marks::End => {
				self.by_pattern(form, text, &shown, true)
			}
			_ => Err(self.ends_only(text)),
		}
	}

	fn rfc_3339(&self, text: &str) -> Result<Label, String> {
		let pieces = Pieces::parse(text).map_err(|_| self.wrong(text))?;
		let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else {
			return Err(self.wrong(text));
		};
		if pieces.time_zone_annotation().is_some() {
			return Err(self.wrong(text));
		}
		Ok(Label { local: pieces.date().to_datetime(time), offset: Some(offset.seconds().into()) })
	}

	/// A count since 1970, of which a second has so many.
	fn unix(&self, text: &str, of_a_second: i64) -> Result<Label, String> {
		let count = text.parse::<i64>().ok().filter(|it| *it >= 0 && !text.starts_with('+'));
		let whole = count.filter(|it| it.checked_rem(of_a_second) == Some(0));
		let moment = whole.and_then(|it| it.checked_div(of_a_second)).filter(|it| *it < NO_MOMENT);
		let moment = moment.ok_or_else(|| self.wrong(text))?;
		let offset = self.zone.steady(moment).offset.into();
		Ok(Label { local: self.zone.date_time(moment), offset: Some(offset) })
	}

	/// `late`: what is shown is a day too early.
	fn by_pattern(&self, form: &str, text: &str, shown: &str, late: bool) -> Result<Label, String> {
		let broken = BrokenDownTime::parse(form, shown).map_err(|_| self.wrong(text))?;
		let local = broken.to_datetime().map_err(|_| self.wrong(text))?;
		let local = match late {
			true => local.tomorrow().map_err(|_| self.wrong(text))?,
			false => local,
		};
		Ok(Label { local, offset: broken.offset().map(|offset| offset.seconds().into()) })
	}

	fn wrong(&self, text: &str) -> String {
		match self.times.form.as_str() {
			RFC_3339 => format!("`{text}` is not a time with offset, such as 2014-01-31T23:50:00+01:00"),
			UNIX => format!("`{text}` is not a whole number of seconds since 1970: correct it, or declare form = \"unix-ms\" or another form"),
			UNIX_MS => format!("`{text}` is not a whole second in milliseconds since 1970: correct it, or declare form = \"unix\" or another form"),
			form => format!("`{text}` is not a time of the form {form}: correct it, or declare its form under [time]"),
		}
	}

	fn ends_only(&self, text: &str) -> String {
		format!("`{text}` is the end of a day, so labels mark ends: declare marks = \"end\" under [time]")
	}
}

/// No label is later than the year 2262. Milliseconds that are read as seconds are.
const NO_MOMENT: i64 = 9_223_372_036;

/// Unix seconds as if the time were one of UTC.
fn seconds(local: DateTime) -> i64 {
	jiff::tz::Offset::UTC.to_timestamp(local).map_or(i64::MIN, jiff::Timestamp::as_second)
}

/// The same label with 00:00 in place of 24:00, if that is the time in it.
fn midnight_as_24(text: &str) -> Option<String> {
	let at = text.find("24:00")?;
	let (before, after) = (text.get(..at)?.chars().next_back(), text.get(at.saturating_add(5)..)?);
	let begins = before.is_none_or(|it| it == 'T' || it == ' ');
	let ends = !after.starts_with(|it: char| it.is_ascii_digit())
		&& (!after.starts_with(':') || after.starts_with(":00"));
	let replaced = || text.replacen("24:00", "00:00", 1);
	(begins && ends).then(replaced)
}

/// Hour and minute of `HH:MM`.
pub(crate) fn time_of_day(text: &str) -> Option<(u8, u8)> {
	let (hour, minute) = text.split_once(':')?;
	let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 2);
	let (hour, minute) = (number(hour)?, number(minute)?);
	(minute < 60 && (hour < 24 || (hour == 24 && minute == 0))).then_some((hour, minute))
}
