//! Intervals of all files of a source, and the canonical readings of its meters.

use std::{
	collections::{BTreeMap, HashMap},
	fmt,
	ops::Range,
	sync::Arc,
};
use verdigrid_primitives::Energy;

use crate::{
	error::{Place, Refusal},
	interval::{Interval, Quality, Verdict},
	judge::{differences, judge, order, watts, Doubt},
	mapping::{Mapping, MeterRule, Registers},
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
	/// The highest power of registers in files that were read before, in watts.
	peaks: HashMap<Arc<str>, (u128, Place)>,
}

/// The intervals of a source, judged.
#[derive(Debug)]
pub struct Readings {
	rules: BTreeMap<String, MeterRule>,
	/// The length of the shortest interval in seconds.
	grid: u32,
	/// Where the intervals of each register are.
	registers: BTreeMap<Arc<str>, Range<usize>>,
	/// By register and start.
	intervals: Vec<(Interval, Verdict)>,
	doubts: Vec<Doubt>,
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
		Ok(Collector { mapping, registers, intervals: Vec::new(), peaks: HashMap::new() })
	}

	/// Reads a file. If anything of it is refused, nothing of it counts.
	pub fn read(&mut self, file: &str, bytes: &[u8]) -> Result<(), DataError> {
		let mut sheet = Sheet::new(self.mapping, &self.registers, file);
		self.mapping.format.read(bytes, &mut sheet);
		let intervals = sheet.finish()?;
		self.compare_peaks(&intervals)?;
		self.intervals.extend(intervals);
		Ok(())
	}

	/// A file in which a register is a thousand times as strong as in another one has another unit.
	fn compare_peaks(&mut self, intervals: &[Interval]) -> Result<(), DataError> {
		let mut peaks = HashMap::<Arc<str>, (u128, Place)>::new();
		for interval in intervals {
			let Some(watts) = watts(interval) else { continue };
			let peak =
				peaks.entry(Arc::clone(&interval.register)).or_insert((0, interval.place.clone()));
			if peak.0 < watts {
				*peak = (watts, interval.place.clone());
			}
		}
		let before = &self.peaks;
		let jump = |(register, (watts, place)): (&Arc<str>, &(u128, Place))| {
			let (known, elsewhere) = before.get(register)?;
			let reason = || {
				format!(
					"`{register}` is up to {watts} W here, and up to {known} W in {elsewhere}: declare the unit of each file in a mapping \
					 of its own"
				)
			};
			suspicion::is_jump(*watts, *known)
				.then(|| Refusal { place: place.clone(), reason: reason() })
		};
		let mut jumps: Vec<Refusal> = peaks.iter().filter_map(jump).collect();
		if !jumps.is_empty() {
			jumps.sort_by(|one, other| one.place.cmp(&other.place));
			return Err(DataError::Refused(jumps));
		}
		for (register, (watts, place)) in peaks {
			let known = self.peaks.entry(register).or_insert((0, place.clone()));
			if known.0 < watts {
				*known = (watts, place);
			}
		}
		Ok(())
	}

	/// Judges all intervals.
	pub fn finish(self) -> Readings {
		let Collector { mapping, mut intervals, .. } = self;
		let mut doubts = Vec::new();
		if mapping.value.register.is_some() {
			intervals = differences(intervals, mapping, &mut doubts);
		}
		intervals.sort_by(order);
		let verdicts = judge(&intervals, &mut doubts);
		let mut registers = BTreeMap::<Arc<str>, Range<usize>>::new();
		for (at, interval) in intervals.iter().enumerate() {
			let range = registers.entry(Arc::clone(&interval.register)).or_insert(at..at);
			range.end = at.saturating_add(1);
		}
		let mut rules: BTreeMap<String, MeterRule> =
			mapping.meters.iter().map(|rule| (rule.id.clone(), rule.clone())).collect();
		if rules.is_empty() {
			let own = |name: &Arc<str>| MeterRule {
				id: name.to_string(),
				add: vec![name.to_string()],
				subtract: vec![],
			};
			rules = registers.keys().map(|name| (name.to_string(), own(name))).collect();
		}
		let grid = mapping.value.interval.0;
		Readings {
			rules,
			grid,
			registers,
			intervals: intervals.into_iter().zip(verdicts).collect(),
			doubts,
		}
	}
}

impl Readings {
	/// The meters, as the chain knows them.
	pub fn meters(&self) -> impl Iterator<Item = &str> {
		self.rules.keys().map(String::as_str)
	}

	/// All that contradicts itself.
	pub fn doubts(&self) -> &[Doubt] {
		&self.doubts
	}

	/// Start of the first interval of a meter and end of its last, in unix seconds. `None` without intervals.
	pub fn extent(&self, meter: &str) -> Option<Range<i64>> {
		let spans = self.rule(meter).ok()?.registers().filter_map(|(register, _)| {
			let own = self.of(register);
			Some(own.first()?.0.start..own.last()?.0.end)
		});
		spans.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
	}

	fn rule(&self, meter: &str) -> Result<&MeterRule, DataError> {
		self.rules.get(meter).ok_or_else(|| DataError::NoMeter(meter.to_owned()))
	}

	/// The intervals of a register.
	fn of(&self, register: &str) -> &[(Interval, Verdict)] {
		let range = self.registers.get(register).cloned().unwrap_or_default();
		self.intervals.get(range).unwrap_or_default()
	}

	/// The intervals of a register that begin or end in a period.
	fn within(&self, register: &str, period: &Range<i64>) -> &[(Interval, Verdict)] {
		let all = self.of(register);
		// Intervals that overlap are in doubt, so ends ascend with starts as far as it matters.
		let first = all.partition_point(|(it, _)| it.end <= period.start);
		let last = all.partition_point(|(it, _)| it.start < period.end);
		all.get(first..last.max(first)).unwrap_or_default()
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
		if !refusals.is_empty() {
			return Err(DataError::InDoubt { meter: meter.to_owned(), refusals });
		}
		rule.registers()
			.map(|(register, subtracted)| self.part(register, subtracted, &period))
			.collect()
	}

	/// What speaks against the values of a register in a period.
	fn refusals(&self, register: &str, period: &Range<i64>, limit: Option<Limit>) -> Vec<Refusal> {
		let overlaps = |span: &Range<i64>| span.start < period.end && span.end > period.start;
		let own = self.doubts.iter().filter(|it| &*it.register == register && overlaps(&it.span));
		let mut refusals: Vec<Refusal> = own.map(|it| it.refusal.clone()).collect();
		if let Some(limit) = limit {
			let counted =
				self.within(register, period).iter().filter(|(_, it)| *it == Verdict::Counted);
			refusals.extend(counted.filter_map(|(it, _)| limit.refuse(it)));
		}
		refusals
	}

	fn part(
		&self,
		register: &str,
		subtracted: bool,
		period: &Range<i64>,
	) -> Result<Part, DataError> {
		let (mut sum, mut report) = (Sum::default(), Report::default());
		let units =
			|it: &Interval| u64::from(it.seconds()).checked_div(self.grid.into()).unwrap_or(0);
		report.expected =
			(period.end.abs_diff(period.start)).checked_div(self.grid.into()).unwrap_or(0);
		let (mut counted, mut ambiguous) = (0_u64, None);
		for (interval, verdict) in self.within(register, period) {
			let whole = interval.start >= period.start && interval.end <= period.end;
			match verdict {
				_ if !whole => add(&mut report.across, 1),
				Verdict::Counted => {
					let value = interval.value.unwrap_or_default();
					sum.add(value, interval.unit, interval.seconds())?;
					add(&mut counted, units(interval));
					add(&mut report.estimated, (interval.quality == Quality::Estimated).into());
					add(
						&mut report.negative,
						(value.is_sign_negative() && !value.is_zero()).into(),
					);
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
		let all = registers.flat_map(|(register, _)| self.within(register, &period));
		Ok(all.map(|(interval, verdict)| (interval, *verdict)).collect())
	}
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
