//! Text with columns: long, wide by meter, or wide by the time of the day.

use csv::{ReaderBuilder, StringRecord, Terminator};
use rust_decimal::Decimal;

use super::Format;
use crate::{
	layout::{Header, Layout, Row},
	mapping::{Closing, Columns, Mapping},
	sheet::{Cell, Sheet},
};

/// Text with columns.
pub struct Csv;

impl Format for Csv {
	fn check(&self, mapping: &Mapping) -> Result<(), String> {
		if !mapping.text.delimiter.is_ascii() || matches!(mapping.text.delimiter, '"' | '\n' | '\r')
		{
			return Err("`delimiter` is one sign between columns, such as `,` or `;`".into());
		}
		if mapping.time.is_none() {
			return Err("it must say how times are labelled: declare [time]".into());
		}
		columns(mapping)?.check(mapping)
	}

	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		let mapping = sheet.mapping();
		let read = mapping.text.encoding.decode(bytes).and_then(|text| {
			let columns = columns(mapping)?;
			let lines = lines(mapping, &text)?;
			read(mapping, columns, &lines, sheet)
		});
		if let Err(reason) = read {
			sheet.refuse(0, reason);
		}
	}
}

fn columns(mapping: &Mapping) -> Result<&Columns, String> {
	mapping
		.columns
		.as_ref()
		.ok_or_else(|| "it must say what the columns are: declare [columns]".into())
}

/// A line, with its number.
struct Line {
	number: u32,
	record: StringRecord,
}

/// All lines that are not blank.
fn lines(mapping: &Mapping, text: &str) -> Result<Vec<Line>, String> {
	let mut reader = ReaderBuilder::new()
		.flexible(true)
		.has_headers(false)
		.delimiter(u8::try_from(mapping.text.delimiter).unwrap_or(b','))
		// Without this, the count of lines that end in CR LF is one too low. Cells are trimmed in any case.
		.terminator(Terminator::Any(b'\n'))
		.from_reader(text.as_bytes());
	let mut lines = Vec::new();
	for record in reader.records() {
		let record = record.map_err(|error| error.to_string())?;
		let number = record.position().map_or(0, csv::Position::line);
		if record.iter().any(|cell| !cell.trim().is_empty()) {
			lines.push(Line { number: u32::try_from(number).unwrap_or(u32::MAX), record });
		}
	}
	if mapping.text.closing == Closing::LineEnd && !text.is_empty() && !text.ends_with('\n') {
		let last = lines.last().map_or(0, |line| line.number);
		return Err(format!(
			"line {last} has no line end, so the file may be cut off: write it to its end, or declare as `closing` under [text] what \
			 closes a file of this source"
		));
	}
	Ok(lines)
}

fn read(
	mapping: &Mapping,
	columns: &Columns,
	lines: &[Line],
	sheet: &mut Sheet<'_>,
) -> Result<(), String> {
	let expected = columns.expected(mapping);
	let (first, rest) = lines.split_first().ok_or("it is empty, and has no header")?;
	if let Err(reason) = check_header(&expected, first) {
		sheet.refuse(first.number, reason);
		return Ok(());
	}
	let layout = columns.layout(mapping, &expected, Some(sheet.file()))?;
	let rows = closed(mapping, &layout, rest, sheet)?;
	for line in rows {
		if let Err(reason) = read_row(&expected, &layout, line, sheet) {
			sheet.refuse(line.number, reason);
		}
	}
	Ok(())
}

fn check_header(expected: &Header, line: &Line) -> Result<(), String> {
	let found: Vec<&str> = line.record.iter().map(str::trim).collect();
	match expected.names().iter().eq(found.iter().copied()) {
		true => Ok(()),
		false => Err(format!(
			"the header is `{}`, and `{}` is declared",
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
		return Err(format!("{found} columns instead of {columns}"));
	}
	layout.read(&Row { line: line.number, cells }, sheet)
}

/// The rows without the one that closes the file.
fn closed<'l>(
	mapping: &Mapping,
	layout: &Layout,
	rows: &'l [Line],
	sheet: &Sheet<'_>,
) -> Result<&'l [Line], String> {
	let (text, is_total) = match &mapping.text.closing {
		Closing::LineEnd | Closing::Rename => return Ok(rows),
		Closing::Total(text) => (text, true),
		Closing::Count(text) => (text, false),
	};
	let cut_off = || {
		format!("its last row does not begin with `{text}`, so the file may be cut off: write it to its end")
	};
	let (last, rows) =
		rows.split_last().filter(|(last, _)| starts_with(last, text)).ok_or_else(cut_off)?;
	match is_total {
		true => check_totals(layout, rows, last, sheet)?,
		false => {
			let count = last.record.get(1).unwrap_or_default().trim();
			if count.parse() != Ok(rows.len()) {
				return Err(format!(
					"line {} counts `{count}` rows, and there are {}",
					last.number,
					rows.len()
				));
			}
		}
	}
	Ok(rows)
}

fn starts_with(line: &Line, text: &str) -> bool {
	line.record.get(0).is_some_and(|cell| cell.trim() == text)
}

fn check_totals(
	layout: &Layout,
	rows: &[Line],
	last: &Line,
	sheet: &Sheet<'_>,
) -> Result<(), String> {
	let number = |line: &Line, column: usize| {
		let value = line.record.get(column).unwrap_or_default().trim();
		let cell = Cell { line: line.number, value, mark: None, revision: 0 };
		sheet.value(cell).map(|(number, _)| number)
	};
	for column in layout.values() {
		let Some(total) = number(last, column)? else { continue };
		let sum = rows.iter().try_fold(Decimal::ZERO, |sum, line| {
			// A number that cannot be read is refused by its own line.
			let value = number(line, column).ok().flatten().unwrap_or_default();
			sum.checked_add(value).ok_or("the sum of a column is too large")
		})?;
		if sum != total {
			let (line, column) = (last.number, column.saturating_add(1));
			return Err(format!(
				"line {line} says that column {column} is {total} in sum, and it is {sum}"
			));
		}
	}
	Ok(())
}
