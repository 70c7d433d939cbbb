//! Text with columns: long, wide by meter, or wide by the time of the day.

use csv::{Reader, ReaderBuilder, StringRecord, Terminator};
use rust_decimal::Decimal;

use super::Format;
use crate::{
	layout::{Header, Layout, Row},
	mapping::{Closing, Columns, Mapping},
	sheet::Sheet,
};

/// Text with columns.
pub struct Csv;

impl Format for Csv {
	fn check(&self, mapping: &Mapping) -> Result<(), String> {
		let delimiter = mapping.text.delimiter;
		let is_sign = delimiter.is_ascii_punctuation() || matches!(delimiter, '\t' | ' ');
		if !is_sign
			|| matches!(delimiter, '"' | '-' | '+' | ':')
			|| delimiter == mapping.number.decimal
		{
			return Err("`delimiter` is one sign between columns, such as `;`, and not the one before the fraction of a number".into());
		}
		if let Closing::Total(text) | Closing::Count(text) = &mapping.text.closing {
			if text.trim().is_empty() {
				return Err(
					"`closing` names no text with which the last row begins: write it".into()
				);
			}
		}
		if mapping.time.is_none() {
			return Err("it must say how times are labelled: declare [time]".into());
		}
		columns(mapping)?.check(mapping)
	}

	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		let mapping = sheet.mapping();
		match mapping.text.encoding.decode(bytes) {
			Ok(text) => {
				if let Err((line, reason)) = read(mapping, &text, sheet) {
					sheet.refuse(line, reason);
				}
			}
			Err(reason) => sheet.refuse(0, reason),
		}
	}
}

fn columns(mapping: &Mapping) -> Result<&Columns, String> {
	mapping
		.columns
		.as_ref()
		.ok_or_else(|| "it must say what the columns are: declare [columns]".into())
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
	fn new(mapping: &Mapping, text: &'t str) -> Self {
		let reader = ReaderBuilder::new()
			.flexible(true)
			.has_headers(false)
			.delimiter(u8::try_from(mapping.text.delimiter).unwrap_or(b','))
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

fn read(mapping: &Mapping, text: &str, sheet: &mut Sheet<'_>) -> Result<(), Wrong> {
	check_quotes(text, mapping.text.delimiter)?;
	let columns = columns(mapping).map_err(|reason| (0, reason))?;
	let expected = columns.expected(mapping);
	let mut lines = Lines::new(mapping, text);
	let first = lines.next()?.ok_or((0, "it is empty: write it with its header".to_owned()))?;
	check_header(&expected, &first).map_err(|reason| (first.number, reason))?;
	let layout =
		columns.layout(mapping, &expected, Some(sheet.file())).map_err(|reason| (0, reason))?;
	let mut closing = Close::new(mapping, &layout);
	let mut line = first.number;
	let mut last = lines.next()?;
	while let Some(row) = last.take() {
		line = row.number;
		last = lines.next()?;
		if last.is_none() && closing.takes_the_last_row() {
			closing.check(mapping, &row).map_err(|reason| (line, reason))?;
			return Ok(());
		}
		closing.see(mapping, &row);
		if let Err(reason) = read_row(&expected, &layout, &row, sheet) {
			sheet.refuse(line, reason);
		}
	}
	closing.end(text).map_err(|reason| (line, reason))
}

fn check_header(expected: &Header, line: &Line) -> Result<(), String> {
	let found: Vec<&str> = line.record.iter().map(str::trim).collect();
	match expected.names().iter().eq(found.iter().copied()) {
		true => Ok(()),
		false => Err(format!(
			"the header is `{}`, and `{}` is declared: bring a file with these columns, or declare these under [columns]",
			found.join(","),
			expected.names().join(",")
		)),
	}
}

fn read_row(
	expected: &Header,
	layout: &Layout,
	line: &Line,
	sheet: &mut Sheet<'_>,
) -> Result<(), String> {
	let cells: Vec<&str> = line.record.iter().map(str::trim).collect();
	let (found, columns) = (cells.len(), expected.names().len());
	if found != columns {
		return Err(format!("{found} columns instead of {columns}: correct the line"));
	}
	layout.read(&Row { line: line.number, cells }, sheet)
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
	/// The columns whose sums are checked, and the sums.
	sums: Vec<(usize, Option<Decimal>)>,
	rows: usize,
}

impl<'m> Close<'m> {
	fn new(mapping: &'m Mapping, layout: &Layout) -> Self {
		let sums =
			layout.values().into_iter().map(|column| (column, Some(Decimal::ZERO))).collect();
		Close { closing: &mapping.text.closing, sums, rows: 0 }
	}

	const fn takes_the_last_row(&self) -> bool {
		matches!(self.closing, Closing::Total(_) | Closing::Count(_))
	}

	/// Counts a row. A number that cannot be read is refused by its own line.
	fn see(&mut self, mapping: &Mapping, row: &Line) {
		self.rows = self.rows.saturating_add(1);
		if matches!(self.closing, Closing::Total(_)) {
			for (column, sum) in &mut self.sums {
				let value = mapping.number.read(cell(row, *column)).unwrap_or_default();
				*sum = sum.and_then(|sum| sum.checked_add(value));
			}
		}
	}

	/// Whether the last row closes the file.
	fn check(&self, mapping: &Mapping, last: &Line) -> Result<(), String> {
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
				(mapping.number.read(cell(last, *column))?, column.saturating_add(1));
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
