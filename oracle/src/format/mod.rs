//! The files that workers read, one module per format.
//!
//! No trait and no registry joins the formats. Code that reads a file calls the module of its format, as
//! `folder.rs` does.

pub mod assets;
pub mod household;
pub mod industry;
pub mod plant_meter;
pub mod scada;

use crate::{
	series::{Clock, Conflict, Scale, Series},
	DataError,
};
use csv::{StringRecord, Terminator};
use rust_decimal::Decimal;
use std::{
	fs::File,
	path::{Path, PathBuf},
	str::FromStr,
};

/// A CSV file whose header is checked and whose refusals name file and line.
pub(crate) struct Table {
	file: PathBuf,
	reader: csv::Reader<File>,
	columns: usize,
}

/// A line of a [`Table`].
pub(crate) struct Row<'a> {
	file: &'a Path,
	line: u64,
	record: &'a StringRecord,
}

impl Table {
	/// Opens a file and checks that its header is exactly `header`.
	pub fn open(file: &Path, header: &[&str]) -> Result<Self, DataError> {
		let opened = File::open(file)
			.map_err(|source| DataError::Unreadable { file: file.to_path_buf(), source })?;
		let mut reader = csv::ReaderBuilder::new()
			.flexible(true)
			// Without this, the count of lines that end in CR LF is one too low. Cells are trimmed
			// in any case.
			.terminator(Terminator::Any(b'\n'))
			.from_reader(opened);
		let found = reader.headers().map_err(|error| refused(file, 1, error.to_string()))?;
		if found.iter().map(str::trim).ne(header.iter().copied()) {
			let found = found.iter().collect::<Vec<_>>().join(",");
			let reason = format!("the header must be `{}`, but is `{found}`", header.join(","));
			return Err(refused(file, 1, reason));
		}
		Ok(Table { file: file.to_path_buf(), reader, columns: header.len() })
	}

	/// Calls `each` for every line after the header.
	pub fn for_each(
		mut self,
		mut each: impl FnMut(Row<'_>) -> Result<(), DataError>,
	) -> Result<(), DataError> {
		let mut record = StringRecord::new();
		loop {
			let next = self.reader.position().line();
			match self.reader.read_record(&mut record) {
				Ok(false) => return Ok(()),
				Ok(true) => {}
				Err(error) => return Err(refused(&self.file, next, error.to_string())),
			}
			let line = record.position().map_or(next, csv::Position::line);
			if record.len() != self.columns {
				let reason = format!("{} columns instead of {}", record.len(), self.columns);
				return Err(refused(&self.file, line, reason));
			}
			each(Row { file: &self.file, line, record: &record })?;
		}
	}
}

impl Row<'_> {
	/// The text of a column, without surrounding spaces.
	pub fn text(&self, column: usize) -> &str {
		self.record.get(column).unwrap_or_default().trim()
	}

	/// The number in a column; `None` where it is blank.
	pub fn number(&self, column: usize) -> Result<Option<Decimal>, DataError> {
		match self.text(column) {
			"" => Ok(None),
			text => {
				let number = Decimal::from_str(text)
					.or_else(|_| Decimal::from_scientific(text))
					.map_err(|_| self.refuse(format!("`{text}` is not a number")))?;
				if number.abs() > LARGEST {
					return Err(self.refuse(format!("`{text}` is more than {LARGEST}")));
				}
				Ok(Some(number))
			}
		}
	}

	/// Adds an interval to a series, after checking that it is on the grid. The series decides about
	/// conflicts when it is settled.
	pub fn insert(
		&self,
		series: &mut Series,
		start: i64,
		value: Option<Decimal>,
	) -> Result<(), DataError> {
		if start.checked_rem(series.interval.into()) != Some(0) {
			let reason =
				format!("`{}` is not on the grid of {} s intervals", self.start(), series.interval);
			return Err(self.refuse(reason));
		}
		if let Err(Conflict { before }) = series.insert(start, value) {
			let show = |value: Option<Decimal>| value.map_or("blank".into(), |v| v.to_string());
			let reason = format!(
				"the interval `{}` is in the file already, with another value ({} and {}): find out which \
				 is right and remove the other",
				self.start(),
				show(before),
				show(value)
			);
			series.conflict(start, self.refuse(reason));
		}
		Ok(())
	}

	/// A refusal of this line.
	pub fn refuse(&self, reason: impl Into<String>) -> DataError {
		refused(self.file, self.line, reason.into())
	}

	/// The column that looks like a time, for messages.
	fn start(&self) -> &str {
		self.record.iter().find(|text| text.contains(':')).unwrap_or_default()
	}
}

/// A time with its offset from UTC, `T` or a space between date and time, in unix seconds. The clock
/// notes the offset.
pub(crate) fn time_with_offset(
	row: &Row<'_>,
	column: usize,
	clock: &mut Clock,
) -> Result<i64, DataError> {
	let text = row.text(column);
	chrono::DateTime::parse_from_rfc3339(text)
		.or_else(|_| chrono::DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%:z"))
		.map(|time| {
			clock.see(time.timestamp(), time.offset().local_minus_utc());
			time.timestamp()
		})
		.map_err(|_| {
			row.refuse(format!(
				"`{text}` is not a time with offset, such as 2014-01-31T23:50:00+01:00"
			))
		})
}

/// A time of UTC without offset, in unix seconds.
pub(crate) fn time_of_utc(row: &Row<'_>, column: usize) -> Result<i64, DataError> {
	let text = row.text(column);
	chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S")
		.map(|time| time.and_utc().timestamp())
		.map_err(|_| row.refuse(format!("`{text}` is not a time, such as 2014-01-31 23:30:00")))
}

/// More than any meter measures, in whatever unit; a period of such values can still be counted.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// Kilowatt-hours.
pub(crate) const KWH: Scale = Scale { wh: 1_000, per: 1 };

fn refused(file: &Path, line: u64, reason: String) -> DataError {
	DataError::Refused { file: file.to_path_buf(), line, reason }
}

/// The refusal of a file in which something is missing.
pub(crate) fn missing(file: &Path, reason: String) -> DataError {
	DataError::Missing { file: file.to_path_buf(), reason }
}
