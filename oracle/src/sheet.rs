//! The intervals of one file, while it is read.

use rust_decimal::Decimal;
use std::{collections::BTreeMap, sync::Arc};

use crate::{
	error::Place,
	interval::{Interval, Quality},
	judge::contradictions,
	mapping::{Clock, Mapping, Marks, Registers},
	refusals::Refusals,
	suspicion,
	unit::Unit,
	DataError,
};

/// More than any meter measures in an interval, in whatever unit; a period of such values can still be counted.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
/// More than any register counts to: a thousand terawatt-hours, in watt-hours.
const LARGEST_TOTAL: Decimal = Decimal::from_parts(0xA4C6_8000, 0x3_8D7E, 0, false, 0);

/// A cell with a value.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
	/// Its line.
	pub line: u32,
	/// What stands in it.
	pub value: &'a str,
	/// The mark of quality beside it.
	pub mark: Option<&'a str>,
	/// Grows when the source corrects what it said.
	pub revision: u64,
}

/// The intervals of one file, while it is read.
pub struct Sheet<'m> {
	mapping: &'m Mapping,
	registers: &'m Registers,
	file: Arc<str>,
	clock: Option<Clock<'m>>,
	/// The names of registers that count, so that each is kept once; `None` for one that is left out.
	names: BTreeMap<String, Option<Arc<str>>>,
	intervals: Vec<Interval>,
	refusals: Refusals,
}

impl<'m> Sheet<'m> {
	/// An empty sheet.
	pub fn new(mapping: &'m Mapping, registers: &'m Registers, file: &str) -> Self {
		let interval = mapping.value.interval.0;
		let clock = mapping.time.as_ref().and_then(|times| Clock::new(times, interval).ok());
		let file = Arc::<str>::from(file);
		Sheet {
			mapping,
			registers,
			file: Arc::clone(&file),
			clock,
			names: BTreeMap::new(),
			intervals: Vec::new(),
			refusals: Refusals::new(file),
		}
	}

	/// The mapping.
	pub fn mapping(&self) -> &'m Mapping {
		self.mapping
	}

	/// The file.
	pub fn file(&self) -> &str {
		&self.file
	}

	/// Notes that a line cannot be taken. Line 0 stands for the whole file.
	pub fn refuse(&mut self, line: u32, reason: String) {
		self.refusals.add(line, reason);
	}

	fn clock(&mut self) -> Result<&mut Clock<'m>, String> {
		self.clock
			.as_mut()
			.ok_or_else(|| "nobody has said how times are labelled: declare it under [time]".into())
	}

	/// Takes the value of the interval with this label.
	pub fn labelled(&mut self, register: &str, label: &str, cell: Cell<'_>) -> Result<(), String> {
		let slot = self.clock()?.slot(register, label)?;
		self.take_slot(register, slot, cell)
	}

	/// Takes the value of the interval with this label on that day. A blank needs no label: the clock skips some on one day of the
	/// year.
	pub fn of_day(
		&mut self,
		register: &str,
		date: &str,
		time: &str,
		cell: Cell<'_>,
	) -> Result<(), String> {
		let slot = match self.clock()?.slot_of_day(register, date, time) {
			Err(_) if self.value(cell)?.1 == Quality::Missing => return Ok(()),
			slot => slot?,
		};
		self.take_slot(register, slot, cell)
	}

	/// Takes the value of the interval between two labels.
	pub fn between(
		&mut self,
		register: &str,
		start: &str,
		end: &str,
		cell: Cell<'_>,
	) -> Result<(), String> {
		let clock = self.clock()?;
		let (first, last) = (clock.slot(register, start)?, clock.end_slot(register, end)?);
		if last.start <= first.start {
			return Err(format!("the interval ends at `{end}`, and not after its start `{start}`"));
		}
		let (value, quality) = self.value(cell)?;
		let ambiguous = first.ambiguous || last.ambiguous;
		let quality = if ambiguous { Quality::Ambiguous } else { quality };
		let near_change = first.near_change;
		let unit = self.mapping.value.unit;
		let span = first.start..last.start;
		self.keep(
			register,
			Found {
				span,
				value,
				unit,
				quality,
				near_change,
				revision: cell.revision,
				line: cell.line,
			},
		)
	}

	fn take_slot(
		&mut self,
		register: &str,
		slot: crate::mapping::Slot,
		cell: Cell<'_>,
	) -> Result<(), String> {
		let (value, quality) = self.value(cell)?;
		let quality = if slot.ambiguous { Quality::Ambiguous } else { quality };
		let (unit, end) = (self.mapping.value.unit, slot.end);
		let span = match (
			&self.mapping.value.register,
			self.mapping.time.as_ref().map(|times| times.marks),
		) {
			(None, _) => slot.start..end,
			// A total is that of one moment: the one that its label says.
			(Some(_), Some(Marks::End)) => end..end,
			(Some(_), _) => slot.start..slot.start,
		};
		let (near_change, revision, line) = (slot.near_change, cell.revision, cell.line);
		self.keep_labelled(
			register,
			Found { span, value, unit, quality, near_change, revision, line },
		)
	}

	/// Takes an interval whose length follows from its label: where the clock is changed, a long one has an hour more or less.
	fn keep_labelled(&mut self, register: &str, found: Found) -> Result<(), String> {
		match self.name(register)? {
			Some(register) => self.push(register, found),
			None => Ok(()),
		}
	}

	/// Takes an interval whose bounds the format says.
	pub fn keep(&mut self, register: &str, found: Found) -> Result<(), String> {
		let Some(register) = self.name(register)? else { return Ok(()) };
		let length = i64::from(self.mapping.value.interval.0);
		let seconds = found.span.end.saturating_sub(found.span.start);
		let is_moment = self.mapping.value.register.is_some() && seconds == 0;
		if !is_moment && (seconds <= 0 || seconds.checked_rem(length) != Some(0)) {
			return Err(format!(
				"an interval of {seconds} s is no multiple of {length} s: declare the shortest under [value]"
			));
		}
		self.push(register, found)
	}

	fn push(&mut self, register: Arc<str>, found: Found) -> Result<(), String> {
		let Found { span, value, unit, quality, near_change, revision, line } = found;
		if unit != self.mapping.value.unit {
			return Err(format!(
				"its unit is {unit}, and {} is declared: declare its `unit` under [value]",
				self.mapping.value.unit
			));
		}
		if u32::try_from(span.end.saturating_sub(span.start)).is_err() {
			return Err("the interval is longer than can be counted: correct its bounds".into());
		}
		self.intervals.push(Interval {
			register,
			start: span.start,
			end: span.end,
			value: value.filter(|_| quality >= Quality::Estimated),
			unit,
			quality,
			near_change,
			revision,
			place: Place { file: Arc::clone(&self.file), line },
		});
		Ok(())
	}

	fn name(&mut self, register: &str) -> Result<Option<Arc<str>>, String> {
		if let Some(known) = self.names.get(register) {
			return Ok(known.clone());
		}
		let counts = self.registers.counts(register)?;
		let name: Option<Arc<str>> = counts.then(|| register.into());
		self.names.insert(register.to_owned(), name.clone());
		Ok(name)
	}

	/// What a cell says.
	pub fn value(&self, cell: Cell<'_>) -> Result<(Option<Decimal>, Quality), String> {
		let values = &self.mapping.value;
		let is_one_of = |texts: &[String]| texts.iter().any(|text| text == cell.value);
		let marked = cell.mark.map(|mark| self.mapping.quality.of(mark)).transpose()?;
		if cell.value.is_empty() || is_one_of(&values.missing) {
			return Ok((None, Quality::Missing));
		}
		if is_one_of(&values.invalid) {
			return Ok((None, Quality::Invalid));
		}
		let quality = marked.unwrap_or(Quality::Measured);
		if quality < Quality::Estimated {
			return Ok((None, quality));
		}
		let number = self.mapping.number.read(cell.value)?;
		let largest = if values.register.is_some() { LARGEST_TOTAL } else { LARGEST };
		if let Some(register) = &values.register {
			let is_beyond = register.rollover.is_some_and(|rollover| number >= rollover);
			if number.is_sign_negative() || is_beyond {
				return Err(format!(
					"`{}` is no total of a register that counts from zero up to its rollover: correct it, or the `rollover` under [value]",
					cell.value
				));
			}
		}
		if number.abs() > largest {
			return Err(format!(
				"`{}` is more than {largest}: no meter measures so much",
				cell.value
			));
		}
		if suspicion::is_error_code(number) && !is_one_of(&values.accept) {
			return Err(format!(
				"`{}` looks like the error code of a meter: declare it under [value] as `invalid`, or as `accept` if it was measured",
				cell.value
			));
		}
		Ok((Some(number), quality))
	}

	/// The intervals, if nothing is refused.
	pub fn finish(mut self) -> Result<Vec<Interval>, DataError> {
		let looks_wrong = match (&self.mapping.time, &self.clock) {
			(Some(times), Some(clock))
				if times.check_labels && self.mapping.value.register.is_none() =>
			{
				suspicion::other_ends(times, clock.zone(), &self.intervals)
			}
			_ => None,
		};
		if let Some(reason) = looks_wrong {
			self.refuse(0, reason);
		}
		if self.refusals.is_empty() {
			return Ok(self.intervals);
		}
		// All that is wrong is told at once.
		Err(DataError::Refused(self.refusals.told(contradictions(self.intervals))))
	}
}

/// An interval as a format finds it.
pub struct Found {
	/// Start and end in unix seconds.
	pub span: std::ops::Range<i64>,
	/// The value.
	pub value: Option<Decimal>,
	/// What it counts.
	pub unit: Unit,
	/// How good it is.
	pub quality: Quality,
	/// The clock is changed near it.
	pub near_change: bool,
	/// Grows when the source corrects what it said.
	pub revision: u64,
	/// Where it stands.
	pub line: u32,
}
