//! JSON: a list of objects, one for each row of a table.

use std::borrow::Cow;

use super::{
	csv::{check_columns, columns, Intervals},
	Format,
};
use crate::{
	mapping::{JsonForm, Mapping},
	objects::Objects,
	sheet::Sheet,
};

/// A list of objects.
pub struct Json;

impl Format for Json {
	fn check(&self, mapping: &Mapping) -> Result<(), String> {
		check_columns(mapping)?;
		let columns = columns(mapping)?;
		if columns.date.is_some() {
			return Err(
				"a JSON row is of one time: declare `time` under [columns] in place of `date`"
					.into(),
			);
		}
		form(mapping).check(&mapping.text, columns.expected(mapping).names())
	}

	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		if let Err(reason) = read(bytes, sheet) {
			sheet.refuse(0, reason);
		}
	}
}

fn form(mapping: &Mapping) -> Cow<'_, JsonForm> {
	mapping.json.as_ref().map_or_else(Cow::default, Cow::Borrowed)
}

fn read(bytes: &[u8], sheet: &mut Sheet<'_>) -> Result<(), String> {
	let mapping = sheet.mapping();
	let columns = columns(mapping)?;
	let expected = columns.expected(mapping);
	let layout = columns.layout(mapping, &expected, Some(sheet.file()))?;
	let values = layout.values();
	let objects = Objects {
		form: &form(mapping),
		text: &mapping.text,
		number: &mapping.number,
		header: expected.names(),
		numbers: &values,
		blanks: &values,
	};
	objects.read(bytes, &mut Intervals { layout, sheet })
}
