//! Where two looks at the same source differ.

use crate::{
	interval::{Interval, Verdict},
	readings::Readings,
};
use std::{collections::BTreeSet, ops::Range, sync::Arc};

impl Readings {
	/// The time about which this and an earlier look say different things, in unix seconds. `None` if they say the same. Both are read
	/// by the same mapping. Only what counts is compared: a row may have moved to another line.
	pub fn changes(&self, before: &Readings) -> Option<Range<i64>> {
		let all = self.registers().chain(before.registers());
		let registers: BTreeSet<&Arc<str>> = all.collect();
		let spans = registers.into_iter().filter_map(|it| differing(self.of(it), before.of(it)));
		let doubts = self.doubted().symmetric_difference(&before.doubted()).map(span).reduce(both);
		spans.chain(doubts).reduce(both)
	}

	/// The registers and times that are in doubt.
	fn doubted(&self) -> BTreeSet<(Arc<str>, i64, i64)> {
		let doubts = self.doubts();
		doubts.map(|it| (Arc::clone(&it.register), it.span.start, it.span.end)).collect()
	}
}

fn span((_, start, end): &(Arc<str>, i64, i64)) -> Range<i64> {
	*start..*end
}

/// The smallest time with both.
pub(crate) fn both(one: Range<i64>, other: Range<i64>) -> Range<i64> {
	one.start.min(other.start)..one.end.max(other.end)
}

type Judged = (Interval, Verdict);

/// Whether the same counts.
fn are_alike((now, verdict): &Judged, (before, verdict_before): &Judged) -> bool {
	now.span() == before.span() && now.says_the_same(before) && verdict == verdict_before
}

/// The time between the first and the last difference of a register.
fn differing(now: &[Judged], before: &[Judged]) -> Option<Range<i64>> {
	let alike = |(now, before): &(&Judged, &Judged)| are_alike(now, before);
	let first = now.iter().zip(before).take_while(alike).count();
	let (now, before) = (now.get(first..)?, before.get(first..)?);
	let last = now.iter().rev().zip(before.iter().rev()).take_while(alike).count();
	let rest = |all: &[Judged]| all.len().saturating_sub(last);
	let (now, before) = (now.get(..rest(now))?, before.get(..rest(before))?);
	now.iter().chain(before).map(|(interval, _)| interval.span()).reduce(both)
}
