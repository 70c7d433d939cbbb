//! Text with columns: long, wide by meter, or wide by the time of the day.

use super::Format;
use crate::{
	layout::{Layout, Row},
	mapping::{Columns, Mapping},
	sheet::Sheet,
	table::{Rows, Table},
};

/// Text with columns.
pub struct Csv;

impl Format for Csv {
	fn check(&self, mapping: &Mapping) -> Result<(), String> {
		mapping.text.check_table(&mapping.number)?;
		check_columns(mapping)
	}

	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		if let Err(reason) = read(bytes, sheet) {
			sheet.refuse(0, reason);
		}
	}
}

/// Whether it is declared what the columns are, and how times are labelled.
pub(super) fn check_columns(mapping: &Mapping) -> Result<(), String> {
	if mapping.time.is_none() {
		return Err("it must say how times are labelled: declare [time]".into());
	}
	columns(mapping)?.check(mapping)
}

/// What the columns are.
pub(super) fn columns(mapping: &Mapping) -> Result<&Columns, String> {
	mapping
		.columns
		.as_ref()
		.ok_or_else(|| "it must say what the columns are: declare [columns]".into())
}

fn read(bytes: &[u8], sheet: &mut Sheet<'_>) -> Result<(), String> {
	let mapping = sheet.mapping();
	let columns = columns(mapping)?;
	let expected = columns.expected(mapping);
	let layout = columns.layout(mapping, &expected, Some(sheet.file()))?;
	let (header, sums) = (expected.names(), layout.values());
	let table = Table { form: &mapping.text, number: &mapping.number, header, sums };
	table.read(bytes, &mut Intervals { layout, sheet });
	Ok(())
}

/// Takes the intervals of rows.
pub(super) struct Intervals<'s, 'm> {
	pub layout: Layout,
	pub sheet: &'s mut Sheet<'m>,
}

impl Rows for Intervals<'_, '_> {
	fn row(&mut self, line: u32, cells: Vec<&str>) -> Result<(), String> {
		self.layout.read(&Row { line, cells }, self.sheet)
	}

	fn refuse(&mut self, line: u32, reason: String) {
		self.sheet.refuse(line, reason);
	}
}
