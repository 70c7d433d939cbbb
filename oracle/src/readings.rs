//! Intervals of all files of a source, and the canonical readings of its meters.

use std::{
	collections::{BTreeMap, BTreeSet, HashMap},
	fmt,
	ops::Range,
	sync::Arc,
};
use verdigrid_primitives::Energy;

use crate::{
	error::{Place, Refusal},
	interval::{Interval, Quality, Verdict},
	judge::{differences, judge, order, watts, Doubt},
	mapping::{Mapping, MeterRule, Others, Registers},
	sheet::Sheet,
	suspicion,
	unit::{energy, Sum},
	DataError,
};

/// What a meter can measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
	/// Its power in watts.
	pub power_w: u64,
	/// By how much a value may exceed what the power gives, in parts per million.
	pub margin_ppm: u32,
}

/// Reads the files of a source.
pub struct Collector<'m> {
	mapping: &'m Mapping,
	registers: Registers,
	intervals: Vec<Interval>,
	/// The highest power of each register in each file.
	peaks: BTreeMap<Arc<str>, Vec<Peak>>,
}

/// The highest power of a register in a file.
struct Peak {
	watts: u128,
	/// Where.
	place: Place,
	/// From its first interval in the file to its last.
	span: Range<i64>,
}

/// The intervals of a source, judged.
#[derive(Debug)]
pub struct Readings {
	rules: BTreeMap<String, MeterRule>,
	/// The length of the shortest interval in seconds.
	grid: u32,
	/// Where the intervals of each register are.
	registers: BTreeMap<Arc<str>, Own>,
	/// By register and start.
	intervals: Vec<(Interval, Verdict)>,
	/// What contradicts itself, by register.
	doubts: BTreeMap<Arc<str>, Vec<Doubt>>,
}

/// The intervals of one register.
#[derive(Debug)]
struct Own {
	/// Where they are.
	range: Range<usize>,
	/// The length of the longest in seconds.
	longest: i64,
	/// The end of the one that ends last.
	end: i64,
}

/// What was noticed about the data of a period.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Report {
	/// Intervals that the period should have.
	pub expected: u64,
	/// Intervals missing, blank or ambiguous: counted as zero.
	pub missing: u64,
	/// Repetitions with equal values: counted once.
	pub repeated: u64,
	/// Intervals that a change of the clock made ambiguous: counted as zero, among the missing.
	pub ambiguous: u64,
	/// Intervals whose value is an estimate: counted as they are.
	pub estimated: u64,
	/// Intervals with a negative value.
	pub negative: u64,
	/// Intervals of which it is not known what is to be subtracted: counted as zero, among the missing.
	pub uncovered: u64,
	/// Intervals that lie in this period and in another one: counted in neither, among the missing.
	pub across: u64,
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

/// A register's part in a reading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
	/// The register.
	pub register: String,
	/// Whether it is subtracted.
	pub subtracted: bool,
	/// Its energy in watt-hours: rounded down if it is added, and up if it is subtracted.
	pub wh: i128,
	/// What was noticed.
	pub report: Report,
}

impl<'m> Collector<'m> {
	/// Nothing is read yet.
	pub fn new(mapping: &'m Mapping) -> Result<Self, String> {
		let registers = Registers::new(mapping)?;
		Ok(Collector { mapping, registers, intervals: Vec::new(), peaks: BTreeMap::new() })
	}

	/// Reads a file. If anything of it is refused, nothing of it counts.
	pub fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), DataError> {
		let mut sheet = Sheet::new(self.mapping, &self.registers, file);
		self.mapping.format.read(bytes, &mut sheet);
		let intervals = sheet.finish()?;
		self.note_peaks(&intervals);
		self.intervals.extend(intervals);
		Ok(())
	}

	/// Notes the highest power of each register in a file.
	fn note_peaks(&mut self, intervals: &[Interval]) {
		if self.mapping.value.register.is_some() || !self.mapping.value.check_unit {
			return;
		}
		let mut peaks = HashMap::<&Arc<str>, Peak>::new();
		for interval in intervals {
			let Some(watts) = watts(interval) else { continue };
			let new = || Peak { watts, place: interval.place.clone(), span: interval.span() };
			let peak = peaks.entry(&interval.register).or_insert_with(new);
			peak.span = peak.span.start.min(interval.start)..peak.span.end.max(interval.end);
			if peak.watts < watts {
				(peak.watts, peak.place) = (watts, interval.place.clone());
			}
		}
		for (register, peak) in peaks {
			self.peaks.entry(Arc::clone(register)).or_default().push(peak);
		}
	}

	/// Judges all intervals.
	pub fn finish(self) -> Readings {
		let Collector { mapping, mut intervals, peaks, .. } = self;
		let mut doubts = jumps(peaks);
		if mapping.value.register.is_some() {
			intervals = differences(intervals, mapping, &mut doubts);
		}
		intervals.sort_by(order);
		let verdicts = judge(&intervals, &mut doubts);
		let mut registers = BTreeMap::<Arc<str>, Own>::new();
		for (at, interval) in intervals.iter().enumerate() {
			let new = Own { range: at..at, longest: 0, end: interval.end };
			let own = registers.entry(Arc::clone(&interval.register)).or_insert(new);
			own.range.end = at.saturating_add(1);
			own.longest = own.longest.max(interval.end.saturating_sub(interval.start));
			own.end = own.end.max(interval.end);
		}
		let rules = rules(mapping, registers.keys());
		let mut by_register = BTreeMap::<Arc<str>, Vec<Doubt>>::new();
		for doubt in doubts {
			by_register.entry(Arc::clone(&doubt.register)).or_default().push(doubt);
		}
		let grid = mapping.value.interval.0;
		let intervals = intervals.into_iter().zip(verdicts).collect();
		Readings { rules, grid, registers, intervals, doubts: by_register }
	}
}

/// The declared meters. Where names are taken as they are, each other register is one too.
fn rules<'r>(
	mapping: &Mapping,
	registers: impl Iterator<Item = &'r Arc<str>>,
) -> BTreeMap<String, MeterRule> {
	let declared = mapping.meters.iter();
	let mut rules: BTreeMap<String, MeterRule> =
		declared.map(|rule| (rule.id.clone(), rule.clone())).collect();
	if mapping.other_meters == Others::AsNamed {
		let named: BTreeSet<&str> =
			mapping.meters.iter().flat_map(|rule| rule.registers().map(|(name, _)| name)).collect();
		for name in registers.filter(|name| !named.contains(&***name)) {
			let own =
				MeterRule { id: name.to_string(), add: vec![name.to_string()], subtract: vec![] };
			rules.insert(name.to_string(), own);
		}
	}
	rules
}

/// A file in which a register is a thousand times as strong as in another one may have another unit. Nobody knows which of the two.
/// Files between them would show that the register itself is so different.
fn jumps(peaks: BTreeMap<Arc<str>, Vec<Peak>>) -> Vec<Doubt> {
	let mut doubts = Vec::new();
	for (register, mut peaks) in peaks {
		peaks.sort_by(|one, other| (one.watts, &one.place).cmp(&(other.watts, &other.place)));
		for (low, high) in peaks.iter().zip(peaks.iter().skip(1)) {
			if !suspicion::is_jump(low.watts, high.watts) {
				continue;
			}
			let reason = format!(
				"`{register}` is up to {} W here, and up to {} W in {}. If their units differ, give each a mapping of its own; if they are \
				 right, declare check-unit = false under [value]",
				high.watts, low.watts, low.place
			);
			for span in [&low.span, &high.span] {
				let refusal = Refusal { place: high.place.clone(), reason: reason.clone() };
				doubts.push(Doubt { register: Arc::clone(&register), span: span.clone(), refusal });
			}
		}
	}
	doubts
}

impl Readings {
	/// The meters, as the chain knows them.
	pub fn meters(&self) -> impl Iterator<Item = &str> {
		self.rules.keys().map(String::as_str)
	}

	/// Whether a meter is declared, or was read.
	pub fn has(&self, meter: &str) -> bool {
		self.rules.contains_key(meter)
	}

	/// How many intervals were read.
	pub fn intervals(&self) -> usize {
		self.intervals.len()
	}

	/// All that contradicts itself.
	pub fn doubts(&self) -> impl Iterator<Item = &Doubt> {
		self.doubts.values().flatten()
	}

	/// Start of the first interval of a meter and end of its last, in unix seconds. `None` without intervals.
	pub fn extent(&self, meter: &str) -> Option<Range<i64>> {
		let spans = self.rule(meter).ok()?.registers().filter_map(|(register, _)| {
			let first = self.of(register).first()?.0.start;
			Some(first..self.registers.get(register)?.end)
		});
		spans.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
	}

	fn rule(&self, meter: &str) -> Result<&MeterRule, DataError> {
		self.rules.get(meter).ok_or_else(|| DataError::NoMeter(meter.to_owned()))
	}

	/// All registers.
	pub(crate) fn registers(&self) -> impl Iterator<Item = &Arc<str>> {
		self.registers.keys()
	}

	/// The intervals of a register.
	pub(crate) fn of(&self, register: &str) -> &[(Interval, Verdict)] {
		let range = self.registers.get(register).map(|own| own.range.clone()).unwrap_or_default();
		self.intervals.get(range).unwrap_or_default()
	}

	/// The intervals of a register that lie in a period with some part, and some before it that do not.
	fn near(&self, register: &str, period: &Range<i64>) -> &[(Interval, Verdict)] {
		let all = self.of(register);
		let longest = self.registers.get(register).map_or(0, |own| own.longest);
		let first = period.start.saturating_sub(longest);
		let first = all.partition_point(|(it, _)| it.start < first);
		let last = all.partition_point(|(it, _)| it.start < period.end);
		all.get(first..last.max(first)).unwrap_or_default()
	}

	/// The intervals of a register that lie in a period with some part.
	fn within<'r>(
		&'r self,
		register: &str,
		period: &'r Range<i64>,
	) -> impl Iterator<Item = &'r (Interval, Verdict)> {
		self.near(register, period).iter().filter(|(it, _)| it.end > period.start)
	}

	/// The canonical reading of a meter in `start..end` (unix seconds).
	pub fn reading(
		&self,
		meter: &str,
		start: u64,
		end: u64,
		limit: Option<Limit>,
	) -> Result<Reading, DataError> {
		let parts = self.parts(meter, start, end, limit)?;
		let mut report = parts.iter().fold(Report::default(), |sum, part| sum.and(&part.report));
		let wh = parts.iter().try_fold(0_i128, |sum, part| match part.subtracted {
			true => sum.checked_sub(part.wh),
			false => sum.checked_add(part.wh),
		});
		let wh = wh.ok_or(DataError::TooLarge)?;
		report.floored = wh < 0;
		Ok(Reading { energy: energy(wh)?, report })
	}

	/// What each register adds to a reading.
	pub fn parts(
		&self,
		meter: &str,
		start: u64,
		end: u64,
		limit: Option<Limit>,
	) -> Result<Vec<Part>, DataError> {
		let period = bounds(start, end)?;
		let rule = self.rule(meter)?;
		let mut refusals = Vec::new();
		for (register, _) in rule.registers() {
			refusals.extend(self.refusals(register, &period, limit));
		}
		let subtracted = rule.registers().filter(|(_, subtracted)| *subtracted);
		let covers: Vec<Cover> =
			subtracted.map(|(register, _)| self.cover(register, &period)).collect();
		let parts: Vec<Part> = rule
			.registers()
			.map(|(register, subtracted)| {
				let needed = if subtracted { &[] } else { covers.as_slice() };
				self.part(register, subtracted, &period, needed)
			})
			.collect::<Result<_, _>>()?;
		refusals.extend(parts.iter().filter_map(|part| negative_subtracted(meter, part)));
		if !refusals.is_empty() {
			return Err(DataError::InDoubt { meter: meter.to_owned(), refusals });
		}
		Ok(parts)
	}

	/// What speaks against the values of a register in a period.
	fn refusals(&self, register: &str, period: &Range<i64>, limit: Option<Limit>) -> Vec<Refusal> {
		// A doubt about one moment touches what ends and what starts then.
		let touches = |span: &Range<i64>| match span.is_empty() {
			true => span.start <= period.end && span.end >= period.start,
			false => span.start < period.end && span.end > period.start,
		};
		let own = self.doubts.get(register).into_iter().flatten().filter(|it| touches(&it.span));
		let mut refusals: Vec<Refusal> = own.map(|it| it.refusal.clone()).collect();
		if let Some(limit) = limit {
			let counted = self.within(register, period).filter(|(_, it)| *it == Verdict::Counted);
			refusals.extend(counted.filter_map(|(it, _)| limit.refuse(it)));
		}
		refusals
	}

	/// The times in a period of which a register has a value that counts.
	fn cover(&self, register: &str, period: &Range<i64>) -> Cover {
		let mut cover: Cover = Vec::new();
		for (interval, verdict) in self.within(register, period) {
			if *verdict != Verdict::Counted {
				continue;
			}
			match cover.last_mut() {
				Some(last) if last.end == interval.start => last.end = interval.end,
				_ => cover.push(interval.span()),
			}
		}
		cover
	}

	fn part(
		&self,
		register: &str,
		subtracted: bool,
		period: &Range<i64>,
		needed: &[Cover],
	) -> Result<Part, DataError> {
		let (mut sum, mut report) = (Sum::default(), Report::default());
		// Rounded: a day in which the clock is changed has an hour more or less.
		let units = |seconds: u64| {
			let grid = u64::from(self.grid);
			seconds.saturating_add(grid / 2).checked_div(grid).unwrap_or(0)
		};
		report.expected = units(period.end.abs_diff(period.start));
		let (mut counted, mut ambiguous) = (0_u64, None);
		for (interval, verdict) in self.within(register, period) {
			let whole = interval.start >= period.start && interval.end <= period.end;
			match verdict {
				Verdict::Counted if !whole => add(&mut report.across, 1),
				_ if !whole => {}
				Verdict::Counted => {
					let value = interval.value.unwrap_or_default();
					let is_negative = value.is_sign_negative() && !value.is_zero();
					// What would have to be subtracted from it is not known.
					if !is_negative && needed.iter().any(|cover| !covers(cover, &interval.span())) {
						add(&mut report.uncovered, units(interval.seconds().into()));
						continue;
					}
					sum.add(value, interval.unit, interval.seconds())?;
					add(&mut counted, units(interval.seconds().into()));
					add(&mut report.estimated, (interval.quality == Quality::Estimated).into());
					add(&mut report.negative, is_negative.into());
				}
				Verdict::Repeated => add(&mut report.repeated, 1),
				Verdict::Ambiguous => {
					// Those with one span are side by side.
					let is_new = ambiguous.replace(interval.span()) != Some(interval.span());
					add(&mut report.ambiguous, is_new.into());
				}
				Verdict::Blank | Verdict::Replaced | Verdict::InDoubt => {}
			}
		}
		report.missing = report.expected.saturating_sub(counted);
		let wh = if subtracted { sum.ceil_wh()? } else { sum.floor_wh()? };
		Ok(Part { register: register.to_owned(), subtracted, wh, report })
	}

	/// All that was read of a meter in a period, and what became of it: by register, and in the order of time.
	pub fn explain(
		&self,
		meter: &str,
		start: u64,
		end: u64,
	) -> Result<Vec<(&Interval, Verdict)>, DataError> {
		let period = bounds(start, end)?;
		let registers = self.rule(meter)?.registers();
		let all = registers.flat_map(|(register, _)| {
			self.near(register, &period).iter().filter(|(it, _)| it.end > period.start)
		});
		Ok(all.map(|(interval, verdict)| (interval, *verdict)).collect())
	}
}

/// The times of which a register has a value, in order.
type Cover = Vec<Range<i64>>;

/// Whether a register has a value of all of a span.
fn covers(cover: &Cover, span: &Range<i64>) -> bool {
	let after = cover.partition_point(|it| it.start <= span.start);
	let last = after.checked_sub(1).and_then(|at| cover.get(at));
	last.is_some_and(|it| it.end >= span.end)
}

/// A negative value that is subtracted would be read as generated.
fn negative_subtracted(meter: &str, part: &Part) -> Option<Refusal> {
	let reason = || {
		format!(
			"{} intervals of `{}`, which is subtracted, are negative, so that more would be read than was measured: correct them, or \
			 declare what marks an invalid value",
			part.report.negative, part.register
		)
	};
	let place = || Place { file: meter.into(), line: 0 };
	let is_wrong = part.subtracted && part.report.negative > 0;
	is_wrong.then(|| Refusal { place: place(), reason: reason() })
}

fn add(count: &mut u64, more: u64) {
	*count = count.saturating_add(more);
}

fn bounds(start: u64, end: u64) -> Result<Range<i64>, DataError> {
	let signed = |moment: u64| i64::try_from(moment).map_err(|_| DataError::TooLarge);
	match start <= end {
		true => Ok(signed(start)?..signed(end)?),
		false => Err(DataError::EndBeforeStart),
	}
}

impl Limit {
	/// Refuses an interval in which the meter cannot have measured so much.
	fn refuse(self, interval: &Interval) -> Option<Refusal> {
		let watts = watts(interval)?;
		let factor = u128::from(self.margin_ppm).saturating_add(1_000_000);
		let most = u128::from(self.power_w).saturating_mul(factor).div_ceil(1_000_000);
		let reason = || {
			format!(
				"`{}` has {}, which is {watts} W in the mean of {} s, and its meter can have {} W, its margin included: correct the value, declare \
				 its unit or what marks an invalid value, or correct the meter's registration",
				interval.register,
				interval.shown(),
				interval.seconds(),
				most
			)
		};
		(watts > most).then(|| Refusal { place: interval.place.clone(), reason: reason() })
	}
}

impl MeterRule {
	/// The registers, and whether each is subtracted.
	pub fn registers(&self) -> impl Iterator<Item = (&str, bool)> {
		let added = self.add.iter().map(|name| (name.as_str(), false));
		added.chain(self.subtract.iter().map(|name| (name.as_str(), true)))
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
			estimated: self.estimated.saturating_add(other.estimated),
			negative: self.negative.saturating_add(other.negative),
			uncovered: self.uncovered.saturating_add(other.uncovered),
			across: self.across.saturating_add(other.across),
			floored: self.floored || other.floored,
		}
	}
}

impl fmt::Display for Report {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(
			f,
			"{} intervals, {} missing (counted as zero), {} repeated (counted once), {} negative",
			self.expected, self.missing, self.repeated, self.negative
		)?;
		let more = [
			(self.estimated, "estimated"),
			(self.ambiguous, "ambiguous at the change of the clock (counted as zero)"),
			(self.uncovered, "without the value that is to be subtracted (counted as zero)"),
			(self.across, "across the bounds of the period (counted as zero)"),
		];
		for (count, what) in more.into_iter().filter(|(count, _)| *count > 0) {
			write!(f, ", {count} {what}")?;
		}
		if self.floored {
			write!(f, ", more used than generated (read as zero)")?;
		}
		Ok(())
	}
}
