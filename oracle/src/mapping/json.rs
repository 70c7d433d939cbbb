//! Where the rows of a JSON text stand.

use serde::Deserialize;

use crate::json::Path;

/// Where the rows of a JSON text stand. The names of columns are paths in a row.
#[derive(Clone, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct JsonForm {
	/// The list of rows. Empty if the whole text is that list.
	pub rows: Path,
	/// Where the text says how many rows it has.
	pub count: Option<Path>,
	/// What rows have besides the columns.
	pub ignore: Vec<Path>,
}
