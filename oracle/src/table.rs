//! Text with columns: header, rows, and what closes a file.

use csv::{Reader, ReaderBuilder, StringRecord, Terminator};
use rust_decimal::Decimal;

use crate::mapping::{Closing, Numbers, TextForm};

/// What a table must be.
pub struct Table<'m> {
	/// How its text is written.
	pub form: &'m TextForm,
	/// How its numbers are written.
	pub number: &'m Numbers,
	/// The names of its columns.
	pub header: &'m [String],
	/// The columns whose sums may close it.
	pub sums: Vec<usize>,
}

/// Takes the rows of a table.
pub trait Rows {
	/// Takes a row: its line, and its cells without surrounding spaces.
	fn row(&mut self, line: u32, cells: Vec<&str>) -> Result<(), String>;

	/// Notes that a line cannot be taken. Line 0 stands for all of it.
	fn refuse(&mut self, line: u32, reason: String);
}

impl TextForm {
	/// Whether a table can be written so, with numbers like these.
	pub(crate) fn check_table(&self, number: &Numbers) -> Result<(), String> {
		let delimiter = self.delimiter;
		let is_sign = delimiter.is_ascii_punctuation() || matches!(delimiter, '\t' | ' ');
		if !is_sign || matches!(delimiter, '"' | '-' | '+' | ':') || delimiter == number.decimal {
			return Err("`delimiter` is one sign between columns, such as `;`, and not the one before the fraction of a number".into());
		}
		match &self.closing {
			Closing::Total(text) | Closing::Count(text) if text.trim().is_empty() => {
				Err("`closing` names no text with which the last row begins: write it".into())
			}
			_ => Ok(()),
		}
	}
}

impl Table<'_> {
	/// Reads a file. What cannot be taken is refused by its line.
	pub fn read(&self, bytes: &[u8], rows: &mut impl Rows) {
		let text = match self.form.encoding.decode(bytes) {
			Ok(text) => text,
			Err(reason) => return rows.refuse(0, reason),
		};
		if let Err((line, reason)) = self.read_text(&text, rows) {
			rows.refuse(line, reason);
		}
	}

	fn read_text(&self, text: &str, rows: &mut impl Rows) -> Result<(), Wrong> {
		check_quotes(text, self.form.delimiter)?;
		let mut lines = Lines::new(self.form.delimiter, text);
		let first = lines.next()?.ok_or((0, "it is empty: write it with its header".to_owned()))?;
		self.check_header(&first).map_err(|reason| (first.number, reason))?;
		let mut closing = Close::new(self);
		let mut line = first.number;
		let mut last = lines.next()?;
		while let Some(row) = last.take() {
			line = row.number;
			last = lines.next()?;
			if last.is_none() && closing.takes_the_last_row() {
				closing.check(&row).map_err(|reason| (line, reason))?;
				return Ok(());
			}
			closing.see(&row);
			if let Err(reason) = self.row(&row, rows) {
				rows.refuse(line, reason);
			}
		}
		closing.end(text).map_err(|reason| (line, reason))
	}

	fn check_header(&self, line: &Line) -> Result<(), String> {
		let found: Vec<&str> = line.record.iter().map(str::trim).collect();
		match self.header.iter().eq(found.iter().copied()) {
			true => Ok(()),
			false => Err(format!(
				"the header is `{}`, and `{}` is declared: bring a file with these columns, or declare these under [columns]",
				found.join(","),
				self.header.join(",")
			)),
		}
	}

	fn row(&self, line: &Line, rows: &mut impl Rows) -> Result<(), String> {
		let cells: Vec<&str> = line.record.iter().map(str::trim).collect();
		let (found, columns) = (cells.len(), self.header.len());
		if found != columns {
			return Err(format!("{found} columns instead of {columns}: correct the line"));
		}
		rows.row(line.number, cells)
	}
}

/// A reason, and its line.
type Wrong = (u32, String);

/// A line, with its number.
struct Line {
	number: u32,
	record: StringRecord,
}

/// The lines that are not blank.
struct Lines<'t> {
	reader: Reader<&'t [u8]>,
}

impl<'t> Lines<'t> {
	fn new(delimiter: char, text: &'t str) -> Self {
		let reader = ReaderBuilder::new()
			.flexible(true)
			.has_headers(false)
			.delimiter(u8::try_from(delimiter).unwrap_or(b','))
			// Without this, the count of lines that end in CR LF is one too low. Cells are trimmed in any case.
			.terminator(Terminator::Any(b'\n'))
			.from_reader(text.as_bytes());
		Lines { reader }
	}

	fn next(&mut self) -> Result<Option<Line>, Wrong> {
		loop {
			let mut record = StringRecord::new();
			let number = |line: u64| u32::try_from(line).unwrap_or(u32::MAX);
			let at = number(self.reader.position().line());
			if !self.reader.read_record(&mut record).map_err(|error| (at, error.to_string()))? {
				return Ok(None);
			}
			if record.iter().any(|cell| !cell.trim().is_empty()) {
				let line = record.position().map_or(0, csv::Position::line);
				return Ok(Some(Line { number: number(line), record }));
			}
		}
	}
}

/// A quote begins and ends a cell, and a cell ends in its line. Otherwise one quote too many hides all lines after it.
fn check_quotes(text: &str, delimiter: char) -> Result<(), Wrong> {
	for (number, line) in (1_u32..).zip(text.split('\n')) {
		if line.contains('"') {
			check_quotes_of(line.trim_end_matches('\r'), delimiter).map_err(|reason| {
				(number, format!("{reason}: write a quote in a cell twice, and a cell in one line"))
			})?;
		}
	}
	Ok(())
}

fn check_quotes_of(line: &str, delimiter: char) -> Result<(), &'static str> {
	let mut rest = line;
	loop {
		let after = match rest.strip_prefix('"') {
			Some(quoted) => after_quoted(quoted)
				.ok_or("a cell begins with a quote and does not end with one")?,
			None => {
				let (cell, after) = rest.split_at(rest.find(delimiter).unwrap_or(rest.len()));
				if cell.contains('"') {
					return Err("a quote stands in the middle of a cell");
				}
				after
			}
		};
		rest = match after.strip_prefix(delimiter) {
			Some(next) => next,
			None if after.is_empty() => return Ok(()),
			None => return Err("something stands behind the quote that ends a cell"),
		};
	}
}

/// What stands behind the quote that ends a cell.
fn after_quoted(mut rest: &str) -> Option<&str> {
	loop {
		let (_, after) = rest.split_once('"')?;
		match after.strip_prefix('"') {
			Some(more) => rest = more,
			None => return Some(after),
		}
	}
}

/// What is known of how a file ends.
struct Close<'m> {
	closing: &'m Closing,
	number: &'m Numbers,
	/// The columns whose sums are checked, and the sums.
	sums: Vec<(usize, Option<Decimal>)>,
	rows: usize,
}

impl<'m> Close<'m> {
	fn new(table: &Table<'m>) -> Self {
		let sums = table.sums.iter().map(|column| (*column, Some(Decimal::ZERO))).collect();
		Close { closing: &table.form.closing, number: table.number, sums, rows: 0 }
	}

	const fn takes_the_last_row(&self) -> bool {
		matches!(self.closing, Closing::Total(_) | Closing::Count(_))
	}

	/// Counts a row. A number that cannot be read is refused by its own line.
	fn see(&mut self, row: &Line) {
		self.rows = self.rows.saturating_add(1);
		if matches!(self.closing, Closing::Total(_)) {
			for (column, sum) in &mut self.sums {
				let value = self.number.read(cell(row, *column)).unwrap_or_default();
				*sum = sum.and_then(|sum| sum.checked_add(value));
			}
		}
	}

	/// Whether the last row closes the file.
	fn check(&self, last: &Line) -> Result<(), String> {
		let (Closing::Total(text) | Closing::Count(text)) = self.closing else { return Ok(()) };
		if cell(last, 0) != text {
			return Err(not_closed(text));
		}
		if matches!(self.closing, Closing::Count(_)) {
			let count = cell(last, 1);
			return match count.parse() == Ok(self.rows) {
				true => Ok(()),
				false => Err(format!(
					"it counts `{count}` rows, and there are {}: write the file to its end",
					self.rows
				)),
			};
		}
		for (column, sum) in &self.sums {
			let (total, number) =
				(self.number.read(cell(last, *column))?, column.saturating_add(1));
			if *sum != Some(total) {
				let sum = sum.map_or("too large".into(), |sum| sum.to_string());
				return Err(format!("it says that column {number} is {total} in sum, and it is {sum}: write the file to its end"));
			}
		}
		Ok(())
	}

	/// Whether a file may end with a row.
	fn end(&self, text: &str) -> Result<(), String> {
		match self.closing {
			Closing::LineEnd if !text.ends_with('\n') => Err(
				"it has no line end, so the file may be cut off: write it to its end, or declare as `closing` under [text] what closes a \
				 file of this source"
					.into(),
			),
			Closing::LineEnd | Closing::Rename => Ok(()),
			Closing::Total(text) | Closing::Count(text) => Err(not_closed(text)),
		}
	}
}

fn not_closed(text: &str) -> String {
	format!("the last row does not begin with `{text}`, so the file may be cut off: write it to its end")
}

fn cell(line: &Line, column: usize) -> &str {
	line.record.get(column).unwrap_or_default().trim()
}
