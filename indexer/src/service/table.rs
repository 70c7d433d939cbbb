//! Entries as rows of a table, for spreadsheets.

use serde_json::Value;

/// What a spreadsheet takes for the beginning of a formula, also in the full width of East Asian writing.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// The last part of the names of columns that are added up.
const SUMMED: [&str; 2] = ["units", "energy"];

/// A column: the way to its value, and how it is named.
pub struct Column {
	/// Its name: `range.units`.
	pub name: String,
	path: Vec<String>,
}

impl Column {
	fn new(path: &[&str]) -> Self {
		let path: Vec<String> = path.iter().map(|part| (*part).to_owned()).collect();
		Column { name: path.join("."), path }
	}

	/// Whether its values are added up.
	pub fn is_summed(&self) -> bool {
		self.path.last().is_some_and(|last| SUMMED.contains(&last.as_str()))
	}

	/// The value in an entry.
	pub fn value<'a>(&self, entry: &'a Value) -> &'a Value {
		let found = self.path.iter().try_fold(entry, |value, part| value.get(part));
		found.unwrap_or(&Value::Null)
	}
}

/// The columns of a schema: an object in it has a column for each of its parts, where those are plain.
pub fn columns(document: &Value, schema: &str) -> Vec<Column> {
	let mut columns = Vec::new();
	for (name, property) in properties(document, &named(document, schema)) {
		let parts = properties(document, &property);
		let is_plain = |part: &Value| properties(document, part).is_empty();
		match !parts.is_empty() && parts.iter().all(|(_, part)| is_plain(part)) {
			true => columns.extend(parts.iter().map(|(part, _)| Column::new(&[&name, part]))),
			false => columns.push(Column::new(&[&name])),
		}
	}
	columns
}

fn named(document: &Value, schema: &str) -> Value {
	document.pointer(&format!("/components/schemas/{schema}")).cloned().unwrap_or_default()
}

/// The properties of an object, or of the object that a schema refers to.
fn properties(document: &Value, schema: &Value) -> Vec<(String, Value)> {
	if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
		let name = name.rsplit('/').next().unwrap_or_default();
		return properties(document, &named(document, name));
	}
	let own = schema.get("properties").and_then(Value::as_object);
	own.map(|own| own.iter().map(|(name, property)| (name.clone(), property.clone())).collect())
		.unwrap_or_default()
}

/// A cell. A text that a spreadsheet would take for a formula has an apostrophe before it.
pub fn cell(value: &Value) -> String {
	match value {
		Value::Null => String::new(),
		Value::String(text) if text.starts_with(FORMULA) => format!("'{text}"),
		Value::String(text) => text.clone(),
		other => other.to_string(),
	}
}
