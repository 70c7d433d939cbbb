//! What the columns of a table are.

use serde::Deserialize;
use std::collections::BTreeMap;

/// What the columns of a table are. Exactly one of `value`, `values` and `date` says where the values stand.
#[derive(Clone, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Columns {
	/// The names of all columns, in their order. With `date`, those before the times of the day.
	pub header: Vec<String>,
	/// The column that names the meter of a row.
	pub meter: Option<String>,
	/// All rows are of the meter with this name.
	pub meter_name: Option<String>,
	/// The name of the file names the meter: a pattern such as `meter-{meter}-????-??.csv`.
	pub meter_from_file: Option<String>,
	/// The column with the time of a row.
	pub time: Option<String>,
	/// The column with the end of a row's interval, if intervals have several lengths. `time` is its start then.
	pub end: Option<String>,
	/// The column with a row's date. The columns after the header have the values of the day, and their names are times, such as
	/// `00:15`.
	pub date: Option<String>,
	/// The column with the value of a row.
	pub value: Option<String>,
	/// Columns with values, each of the meter that it names.
	#[serde(default)]
	pub values: Vec<String>,
	/// The column with a mark of quality.
	pub quality: Option<String>,
	/// The column with a number that grows when a row is corrected.
	pub revision: Option<String>,
	/// What columns must have in every row, such as a unit.
	#[serde(default)]
	pub require: BTreeMap<String, String>,
}

/// How one sees that a file is whole.
#[derive(Clone, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closing {
	/// Its last line has a line end.
	#[default]
	LineEnd,
	/// It gets its name when it is written to its end.
	Rename,
	/// Its last row has this text in its first column, and the sums of the columns with values.
	Total(String),
	/// Its last row has this text, and then the number of rows between header and it.
	Count(String),
}
