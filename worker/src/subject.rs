//! What statements are about.

use crate::service::shown_period;
use std::ops::Range;
use verdigrid_primitives::{evidence::Topic, MarketOffset, Period};

/// What statements are about: topics, without the revision of readings.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
	/// The readings of a period.
	Readings(Period),
	/// An instalment of a period's settlements.
	Settlements(Period, u16),
}

impl Subject {
	/// What a topic is about.
	pub const fn of(topic: Topic) -> Self {
		match topic {
			Topic::Metering(period, _) => Subject::Readings(period),
			Topic::Settlement(period, instalment) => Subject::Settlements(period, instalment),
		}
	}

	/// The period.
	pub const fn period(self) -> Period {
		match self {
			Subject::Readings(period) | Subject::Settlements(period, _) => period,
		}
	}

	/// Whether a time, in unix seconds, has something to do with it.
	pub fn touches(self, span: &Range<i64>, offset: MarketOffset) -> bool {
		let moment = |at: u64| i64::try_from(at).unwrap_or(i64::MAX);
		let (start, end) = (self.period().start(offset), self.period().end(offset));
		start.is_none_or(|it| moment(it) <= span.end)
			&& end.is_none_or(|it| moment(it) >= span.start)
	}

	/// The topic. Readings have revisions, settlements have not.
	pub const fn topic(self, revision: u8) -> Topic {
		match self {
			Subject::Readings(period) => Topic::Metering(period, revision),
			Subject::Settlements(period, instalment) => Topic::Settlement(period, instalment),
		}
	}

	/// `2014-01`, `2014-01-31` or `2014-01-31T23`. Later instalments have their number behind it.
	pub fn shown(self) -> String {
		let period = shown_period(self.period());
		match self {
			Subject::Readings(_) | Subject::Settlements(_, 0) => period,
			Subject::Settlements(_, instalment) => format!("{period} instalment {instalment}"),
		}
	}
}
