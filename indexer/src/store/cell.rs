//! Values on their way to and from a database.

use super::StoreError;

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
	/// Nothing.
	Null,
	/// A number.
	Integer(i64),
	/// A truth value. SQLite gives it back as a number.
	Boolean(bool),
	/// A text.
	Text(String),
}

impl From<u64> for Cell {
	/// Databases have signed numbers. Blocks, moments and counts do not reach their end.
	fn from(number: u64) -> Self {
		Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
	}
}

impl From<u32> for Cell {
	fn from(number: u32) -> Self {
		Cell::Integer(number.into())
	}
}

impl From<usize> for Cell {
	fn from(number: usize) -> Self {
		Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
	}
}

impl From<bool> for Cell {
	fn from(value: bool) -> Self {
		Cell::Boolean(value)
	}
}

impl From<&str> for Cell {
	fn from(text: &str) -> Self {
		Cell::Text(text.to_owned())
	}
}

impl From<String> for Cell {
	fn from(text: String) -> Self {
		Cell::Text(text)
	}
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
	fn from(value: Option<T>) -> Self {
		value.map_or(Cell::Null, Into::into)
	}
}

/// A row of an answer. Its columns are taken one after the other.
#[derive(Debug)]
pub struct Row(std::vec::IntoIter<Cell>);

impl Row {
	/// A row of these columns.
	pub fn new(cells: Vec<Cell>) -> Self {
		Row(cells.into_iter())
	}

	/// The next column, a text.
	pub fn text(&mut self) -> Result<String, StoreError> {
		self.maybe_text()?.ok_or(StoreError::Damaged)
	}

	/// The next column, a text or nothing.
	pub fn maybe_text(&mut self) -> Result<Option<String>, StoreError> {
		match self.0.next() {
			Some(Cell::Text(text)) => Ok(Some(text)),
			Some(Cell::Null) => Ok(None),
			_ => Err(StoreError::Damaged),
		}
	}

	/// The next column, a number from zero.
	pub fn number<N: TryFrom<i64>>(&mut self) -> Result<N, StoreError> {
		self.maybe_number()?.ok_or(StoreError::Damaged)
	}

	/// The next column, a number from zero, or nothing.
	pub fn maybe_number<N: TryFrom<i64>>(&mut self) -> Result<Option<N>, StoreError> {
		match self.0.next() {
			Some(Cell::Integer(number)) => {
				N::try_from(number).map(Some).map_err(|_| StoreError::Damaged)
			}
			Some(Cell::Null) => Ok(None),
			_ => Err(StoreError::Damaged),
		}
	}

	/// The next column, a truth value.
	pub fn boolean(&mut self) -> Result<bool, StoreError> {
		match self.0.next() {
			Some(Cell::Boolean(value)) => Ok(value),
			Some(Cell::Integer(number)) => Ok(number != 0),
			_ => Err(StoreError::Damaged),
		}
	}

	/// The next column, JSON.
	pub fn json<T: serde::de::DeserializeOwned>(&mut self) -> Result<T, StoreError> {
		serde_json::from_str(&self.text()?).map_err(|_| StoreError::Damaged)
	}

	/// The next column, JSON or nothing.
	pub fn maybe_json<T: serde::de::DeserializeOwned>(&mut self) -> Result<Option<T>, StoreError> {
		let text = self.maybe_text()?;
		text.map(|text| serde_json::from_str(&text).map_err(|_| StoreError::Damaged)).transpose()
	}

	/// The first columns. They are not taken.
	pub fn first(&self, count: usize) -> Vec<Cell> {
		self.0.as_slice().iter().take(count).cloned().collect()
	}

	/// All columns that were not taken, as one text.
	pub fn rest(self) -> String {
		let shown = |cell| match cell {
			Cell::Null => "-".to_owned(),
			Cell::Integer(number) => number.to_string(),
			Cell::Boolean(value) => u8::from(value).to_string(),
			Cell::Text(text) => format!("{}:{text}", text.len()),
		};
		self.0.map(shown).collect::<Vec<_>>().join(" ")
	}
}
