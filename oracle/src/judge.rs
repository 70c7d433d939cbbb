//! What becomes of intervals that stand beside each other.

use rust_decimal::Decimal;
use std::{ops::Range, sync::Arc};

use crate::{
	error::Refusal,
	interval::{Interval, Quality, Verdict},
	mapping::Mapping,
};

/// A time of a register in which its values contradict each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
	/// The register.
	pub register: Arc<str>,
	/// When, in unix seconds.
	pub span: Range<i64>,
	/// Where, and what to do.
	pub refusal: Refusal,
}

/// The mean power of an interval in whole watts.
pub(crate) fn watts(interval: &Interval) -> Option<u128> {
	let value = interval.value.filter(|value| !value.is_zero())?;
	let seconds = interval.seconds().max(1);
	let joules = value.abs().checked_mul(interval.unit.joules(seconds).into())?;
	u128::try_from(joules.checked_div(seconds.into())?.ceil()).ok().filter(|watts| *watts > 0)
}

/// By register and start; the best of those with one span first.
pub(crate) fn order(one: &Interval, other: &Interval) -> std::cmp::Ordering {
	let key = |it: &Interval| (it.start, it.end);
	let best = |it: &Interval| (std::cmp::Reverse((it.revision, it.quality)), it.place.clone());
	one.register
		.cmp(&other.register)
		.then_with(|| key(one).cmp(&key(other)))
		.then_with(|| best(one).cmp(&best(other)))
}

/// What contradicts itself within one file.
pub(crate) fn contradictions(mut intervals: Vec<Interval>) -> Vec<Refusal> {
	intervals.sort_by(order);
	let mut doubts = Vec::new();
	judge(&intervals, &mut doubts);
	doubts.into_iter().map(|doubt| doubt.refusal).collect()
}

/// What becomes of each interval, in their order.
pub(crate) fn judge(intervals: &[Interval], doubts: &mut Vec<Doubt>) -> Vec<Verdict> {
	let mut verdicts = Vec::with_capacity(intervals.len());
	// The group that ends last of those before, and where its verdicts are.
	let mut last: Option<(&Interval, std::ops::Range<usize>)> = None;
	for group in
		intervals.chunk_by(|one, next| (&one.register, one.span()) == (&next.register, next.span()))
	{
		let Some(first) = group.first() else { continue };
		let own = verdicts.len()..verdicts.len().saturating_add(group.len());
		let overlapped = last
			.as_ref()
			.filter(|(last, _)| last.register == first.register && last.end > first.start);
		match overlapped {
			Some((before, theirs)) => {
				doubts.push(overlap(before, first));
				let theirs = verdicts.get_mut(theirs.clone()).unwrap_or_default();
				theirs.iter_mut().for_each(|verdict| *verdict = Verdict::InDoubt);
				verdicts.extend(group.iter().map(|_| Verdict::InDoubt));
			}
			None => verdicts.extend(judge_group(group, doubts)),
		}
		let ends_later = last
			.as_ref()
			.is_none_or(|(last, _)| last.register != first.register || last.end < first.end);
		if ends_later {
			last = Some((first, own));
		}
	}
	verdicts
}

/// Intervals with one register and one span, the best first.
fn judge_group(group: &[Interval], doubts: &mut Vec<Doubt>) -> Vec<Verdict> {
	let Some((first, rest)) = group.split_first() else { return Vec::new() };
	// A later revision says plainly what it corrects. Two values of one revision can be those of two intervals.
	let is_ambiguous = first.quality == Quality::Ambiguous
		|| rest.iter().any(|it| {
			it.revision == first.revision && (first.near_change || it.quality == Quality::Ambiguous)
		});
	if is_ambiguous {
		return group.iter().map(|_| Verdict::Ambiguous).collect();
	}
	let rank = |it: &Interval| (it.revision, it.quality);
	let rivals = || rest.iter().filter(|it| rank(it) == rank(first));
	if let Some(rival) = rivals().find(|it| !it.says_the_same(first)) {
		doubts.push(contradiction(first, rival));
		return group.iter().map(|_| Verdict::InDoubt).collect();
	}
	let counted = if first.value.is_some() { Verdict::Counted } else { Verdict::Blank };
	let others = rest.iter().map(|it| match rank(it) == rank(first) {
		true => Verdict::Repeated,
		false => Verdict::Replaced,
	});
	std::iter::once(counted).chain(others).collect()
}

fn contradiction(one: &Interval, other: &Interval) -> Doubt {
	let (earlier, later) = if one.place <= other.place { (one, other) } else { (other, one) };
	let reason = format!(
		"`{}` has {} here, and {} in {} for the same interval: find out which is right, and remove the other",
		one.register,
		later.shown(),
		earlier.shown(),
		earlier.place
	);
	let refusal = Refusal { place: later.place.clone(), reason };
	Doubt { register: Arc::clone(&one.register), span: one.span(), refusal }
}

fn overlap(one: &Interval, other: &Interval) -> Doubt {
	let (earlier, later) = if one.place <= other.place { (one, other) } else { (other, one) };
	let reason = format!(
		"the interval of `{}` overlaps with the one in {}: find out which is right, and remove the other",
		one.register, earlier.place
	);
	let span = one.start.min(other.start)..one.end.max(other.end);
	Doubt {
		register: Arc::clone(&one.register),
		span,
		refusal: Refusal { place: later.place.clone(), reason },
	}
}

/// What registers counted from one total to the next.
pub(crate) fn differences(
	mut totals: Vec<Interval>,
	mapping: &Mapping,
	doubts: &mut Vec<Doubt>,
) -> Vec<Interval> {
	totals.sort_by(order);
	let verdicts = judge(&totals, doubts);
	let rollover = mapping.value.register.as_ref().and_then(|register| register.rollover);
	let counted = verdicts.iter().zip(&totals).filter(|(verdict, _)| **verdict == Verdict::Counted);
	let counted: Vec<&Interval> = counted.map(|(_, total)| total).collect();
	let mut intervals = Vec::with_capacity(counted.len());
	for (at, (from, to)) in counted.iter().zip(counted.iter().skip(1)).enumerate() {
		if from.register != to.register {
			continue;
		}
		let (Some(before), Some(after)) = (from.value, to.value) else { continue };
		let value = gain(before, after, rollover);
		if value.is_none() {
			// Nobody knows which of the two is wrong, so what is counted from and to each of them is in doubt.
			let neighbour = |at: Option<usize>, own: &Interval| {
				let other =
					at.and_then(|at| counted.get(at)).filter(|it| it.register == own.register);
				other.map_or(own.start, |it| it.start)
			};
			let span = neighbour(at.checked_sub(1), from)..neighbour(at.checked_add(2), to);
			doubts.push(Doubt {
				register: Arc::clone(&to.register),
				span,
				refusal: Refusal { place: to.place.clone(), reason: goes_back(to, before, after) },
			});
		}
		intervals.push(Interval {
			start: from.start,
			end: to.start,
			value,
			quality: from.quality.min(to.quality),
			..(*to).clone()
		});
	}
	intervals
}

/// What a register counted between two totals. `None` if they do not fit: with a rollover, no gain is half of it or more.
fn gain(before: Decimal, after: Decimal, rollover: Option<Decimal>) -> Option<Decimal> {
	let gained = after.checked_sub(before)?;
	let Some(rollover) = rollover else {
		return Some(gained).filter(|gained| !gained.is_sign_negative());
	};
	let gained = match gained.is_sign_negative() {
		true => gained.checked_add(rollover)?,
		false => gained,
	};
	Some(gained).filter(|gained| gained.checked_add(*gained).is_some_and(|twice| twice < rollover))
}

fn goes_back(to: &Interval, before: Decimal, after: Decimal) -> String {
	format!(
		"the total of `{}` goes from {before} to {after}. If one of them is wrong, correct it. If the register begins with zero again at \
		 a known total, declare that as its `rollover`. If the meter was replaced, the new one is a register of its own: give it \
		 another name, and declare both under `add`",
		to.register
	)
}
