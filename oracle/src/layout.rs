//! Where things stand in a table, by the columns that a mapping declares.

use std::collections::BTreeSet;

use crate::{
	mapping::{time_of_day, Columns, Mapping, Marks, Qualities, Registers, RepeatedHour},
	sheet::{Cell, Sheet},
};

/// A row of a table.
pub struct Row<'a> {
	/// Its line.
	pub line: u32,
	/// Its cells, without surrounding spaces.
	pub cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
	fn cell(&self, column: usize) -> &'a str {
		self.cells.get(column).copied().unwrap_or_default()
	}
}

/// The names of the columns, and where each is.
pub struct Header {
	names: Vec<String>,
}

/// Where things stand in a row.
pub struct Layout {
	meter: Meter,
	at: At,
	quality: Option<usize>,
	revision: Option<usize>,
	require: Vec<(usize, String, String)>,
}

enum Meter {
	Column(usize),
	Name(String),
	/// The column of the value names it.
	OfColumn,
}

enum At {
	/// A row is an interval.
	Time { time: usize, end: Option<usize>, value: usize },
	/// A row has an interval of several meters.
	Meters { time: usize, values: Vec<(usize, String)> },
	/// A row has the intervals of a day.
	Day { date: usize, times: Vec<(usize, String)> },
}

impl Columns {
	/// The names that the columns must have.
	pub fn expected(&self, mapping: &Mapping) -> Header {
		let mut names = self.header.clone();
		if self.date.is_some() {
			names.extend(times_of_a_day(mapping));
		}
		Header { names }
	}

	/// Whether the columns say what is needed, and each is in the header.
	pub fn check(&self, mapping: &Mapping) -> Result<(), String> {
		let times = mapping.time.as_ref();
		if self.end.is_some()
			&& times.is_some_and(|times| times.marks == Marks::End || !times.have_offsets())
		{
			return Err("with `end`, `time` is the start, and both need an offset, or a zone whose clock is never changed: declare \
			            marks = \"start\", and form = \"rfc3339\" or zone = \"UTC\""
				.into());
		}
		if self.end.is_some() && mapping.value.register.is_some() {
			return Err("nobody says whether a total is that of `time` or of `end`: declare one of them as `time`, and no `end`".into());
		}
		if self.date.is_some() && !mapping.value.interval.0.is_multiple_of(60) {
			return Err(
				"the times of a day are whole minutes: declare an `interval` such as 15m".into()
			);
		}
		if self.quality.is_none() && mapping.quality != Qualities::default() {
			return Err("[quality] says what marks mean, and no column has them: declare `quality` under [columns]".into());
		}
		let tells_hours_apart =
			times.is_some_and(|times| times.repeated_hour == RepeatedHour::InOrder);
		if tells_hours_apart && (self.revision.is_some() || self.quality.is_some()) {
			return Err("repeated-hour = \"in-order\" takes a correction of an hour for the second one: it goes with neither `revision` nor \
			            `quality`"
				.into());
		}
		self.layout(mapping, &self.expected(mapping), None)?;
		let registers = Registers::new(mapping)?;
		for name in self.meter_name.iter().chain(&self.values) {
			if !registers.counts(name)? {
				return Err(format!("`{name}` is left out, since no [[meter]] names it: name it under `add` or `subtract`"));
			}
		}
		Ok(())
	}

	/// Where things stand, in a table with this header and from a file of this name.
	pub fn layout(
		&self,
		mapping: &Mapping,
		header: &Header,
		file: Option<&str>,
	) -> Result<Layout, String> {
		header.check()?;
		let at = |name: &String| header.find(name);
		let optional = |name: &Option<String>| name.as_ref().map(at).transpose();
		let place = self.place(mapping, header)?;
		let is_wide = matches!(place, At::Meters { .. });
		let meter = match (&self.meter, &self.meter_name, &self.meter_from_file) {
			(None, None, None) if is_wide => Meter::OfColumn,
			(Some(column), None, None) if !is_wide => Meter::Column(at(column)?),
			(None, Some(name), None) if !is_wide => Meter::Name(name.clone()),
			(None, None, Some(pattern)) if !is_wide => {
				Meter::Name(of_file(pattern, "{meter}", file)?)
			}
			_ => {
				return Err(format!(
					"[columns] says {} where the meter of a row is named",
					match is_wide {
						true => "with `values`, whose columns are meters, once more",
						false =>
							"not, or more than once, in `meter`, `meter-name` or `meter-from-file`,",
					}
				))
			}
		};
		place.check_once(
			header,
			&[optional(&self.quality)?, optional(&self.revision)?, meter.column()],
		)?;
		let require =
			self.require.iter().map(|(name, text)| Ok((at(name)?, name.clone(), text.clone())));
		Ok(Layout {
			meter,
			at: place,
			quality: optional(&self.quality)?,
			revision: optional(&self.revision)?,
			require: require.collect::<Result<_, String>>()?,
		})
	}

	fn place(&self, mapping: &Mapping, header: &Header) -> Result<At, String> {
		let at = |name: &String| header.find(name);
		match (&self.time, &self.date, &self.value, self.values.as_slice()) {
			(Some(time), None, Some(value), []) => {
				let end = self.end.as_ref().map(at).transpose()?;
				Ok(At::Time { time: at(time)?, end, value: at(value)? })
			}
			(Some(time), None, None, values @ [_, ..]) if self.end.is_none() => {
				let values = values.iter().map(|name| Ok((at(name)?, name.clone())));
				Ok(At::Meters { time: at(time)?, values: values.collect::<Result<_, String>>()? })
			}
			(None, Some(date), None, []) if self.end.is_none() => {
				let times = times_of_a_day(mapping).into_iter().map(|name| Ok((at(&name)?, name)));
				Ok(At::Day { date: at(date)?, times: times.collect::<Result<_, String>>()? })
			}
			_ => Err(
				"[columns] must say `time` and `value`, or `time` and `values`, or `date` alone"
					.into(),
			),
		}
	}
}

impl Meter {
	const fn column(&self) -> Option<usize> {
		match self {
			Meter::Column(column) => Some(*column),
			_ => None,
		}
	}
}

impl At {
	/// No column is two things.
	fn check_once(&self, header: &Header, others: &[Option<usize>]) -> Result<(), String> {
		let own: Vec<usize> = match self {
			At::Time { time, end, value } => {
				[Some(*time), *end, Some(*value)].into_iter().flatten().collect()
			}
			At::Meters { time, values } => {
				std::iter::once(*time).chain(values.iter().map(|(column, _)| *column)).collect()
			}
			At::Day { date, .. } => vec![*date],
		};
		let mut known = BTreeSet::new();
		let mut all = own.into_iter().chain(others.iter().copied().flatten());
		match all.find(|column| !known.insert(*column)) {
			Some(column) => {
				let name = header.names.get(column).map_or("", String::as_str);
				Err(format!("the column `{name}` is declared as two things under [columns]: it can be one only"))
			}
			None => Ok(()),
		}
	}
}

/// `00:15` to `24:00`, or `00:00` to `23:45`.
fn times_of_a_day(mapping: &Mapping) -> Vec<String> {
	const DAY: u32 = 86_400;
	let length = mapping.value.interval.0;
	let first = match mapping.time.as_ref().map(|times| times.marks) {
		Some(Marks::End) => length,
		_ => 0,
	};
	let show = |seconds: u32| format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60);
	let step = usize::try_from(length).unwrap_or(usize::MAX).max(1);
	let last = first.saturating_add(DAY).saturating_sub(length);
	(first..=last).step_by(step).map(show).filter(|name| time_of_day(name).is_some()).collect()
}

/// What stands in the name of a file where the pattern has `part`. Without a file, only whether the pattern is one.
pub(crate) fn of_file(pattern: &str, part: &str, file: Option<&str>) -> Result<String, String> {
	let Some((before, after)) = pattern.split_once(part).filter(|(_, after)| !after.contains(part))
	else {
		return Err(format!(
			"`{pattern}` must have {part} once, where the name of the file says it"
		));
	};
	let Some(file) = file else { return Ok(String::new()) };
	let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
	let letters: Vec<char> = name.chars().collect();
	let (start, end) = (before.chars().count(), after.chars().count());
	let matches = |part: Option<&[char]>, pattern: &str| {
		part.is_some_and(|part| {
			part.iter().zip(pattern.chars()).all(|(it, sign)| sign == '?' || sign == *it)
		})
	};
	let found = letters
		.len()
		.checked_sub(end)
		.and_then(|end| letters.get(start..end))
		.filter(|it| !it.is_empty());
	let fits = matches(letters.get(..start), before)
		&& matches(letters.len().checked_sub(end).and_then(|from| letters.get(from..)), after);
	match found.filter(|_| fits) {
		Some(found) => Ok(found.iter().collect()),
		None => {
			Err(format!("its name does not have the form {pattern}, which says what {part} is"))
		}
	}
}

impl Header {
	/// The names that a source gives.
	pub fn new(names: impl Iterator<Item = String>) -> Self {
		Header { names: names.collect() }
	}

	/// The names, in their order.
	pub fn names(&self) -> &[String] {
		&self.names
	}

	fn check(&self) -> Result<(), String> {
		let mut sorted: Vec<&String> = self.names.iter().collect();
		sorted.sort();
		if let Some(name) = self.names.iter().find(|name| name.trim() != *name) {
			return Err(format!("the name `{name}` of a column has spaces around it, and names are read without them: remove them"));
		}
		match sorted.iter().zip(sorted.iter().skip(1)).find(|(one, next)| one == next) {
			Some((name, _)) => Err(format!(
				"two columns have the name `{name}`: give each a name of its own in the file"
			)),
			None => Ok(()),
		}
	}

	fn find(&self, name: &String) -> Result<usize, String> {
		let found = self.names.iter().position(|it| it == name);
		found.ok_or_else(|| {
			format!("there is no column `{name}`: declare the columns under [columns]")
		})
	}
}

impl Layout {
	/// The columns that have values.
	pub fn values(&self) -> Vec<usize> {
		match &self.at {
			At::Time { value, .. } => vec![*value],
			At::Meters { values, .. } => values.iter().map(|(column, _)| *column).collect(),
			At::Day { times, .. } => times.iter().map(|(column, _)| *column).collect(),
		}
	}

	/// Takes the intervals of a row.
	pub fn read(&self, row: &Row<'_>, sheet: &mut Sheet<'_>) -> Result<(), String> {
		for (column, name, text) in &self.require {
			let found = row.cell(*column);
			if found != text {
				return Err(format!("`{name}` is `{found}`, and only `{text}` is declared"));
			}
		}
		let revision = match self.revision.map(|column| row.cell(column)) {
			None => 0,
			Some(text) => text
				.parse()
				.map_err(|_| format!("`{text}` is no revision: a whole number that grows"))?,
		};
		let cell = |column: usize| Cell {
			line: row.line,
			value: row.cell(column),
			mark: self.quality.map(|column| row.cell(column)),
			revision,
		};
		match &self.at {
			At::Time { time, end, value } => {
				let (meter, time) = (self.meter(row, "")?, row.cell(*time));
				match end {
					None => sheet.labelled(meter, time, cell(*value)),
					Some(end) => sheet.between(meter, time, row.cell(*end), cell(*value)),
				}
			}
			At::Meters { time, values } => values.iter().try_for_each(|(column, name)| {
				sheet.labelled(name, row.cell(*time), cell(*column))
			}),
			At::Day { date, times } => {
				let (meter, date) = (self.meter(row, "")?, row.cell(*date));
				times
					.iter()
					.try_for_each(|(column, time)| sheet.of_day(meter, date, time, cell(*column)))
			}
		}
	}

	fn meter<'r>(&'r self, row: &Row<'r>, column: &'r str) -> Result<&'r str, String> {
		let name = match &self.meter {
			Meter::Column(column) => row.cell(*column),
			Meter::Name(name) => name,
			Meter::OfColumn => column,
		};
		match name {
			"" => Err("the meter of the row is not named".into()),
			name => Ok(name),
		}
	}
}
