//! A value that can be written: as JSON, or in one line.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::ops::RangeInclusive;

/// A value that can be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
	/// Nothing.
	None,
	/// True or false.
	Bool(bool),
	/// A whole number that every program can read.
	Number(i128),
	/// A text.
	Text(String),
	/// Several values.
	List(Vec<Item>),
	/// Values with names, in order.
	Fields(Vec<(String, Item)>),
}

impl Item {
	/// A text.
	pub fn text(text: impl Into<String>) -> Self {
		Item::Text(text.into())
	}

	/// Values with names.
	pub fn fields<const N: usize>(fields: [(&str, Item); N]) -> Self {
		Item::Fields(fields.into_iter().map(|(name, item)| (name.to_owned(), item)).collect())
	}

	/// A part of it.
	pub fn get(&self, name: &str) -> Option<&Item> {
		match self {
			Item::Fields(fields) => {
				fields.iter().find(|(field, _)| field == name).map(|(_, item)| item)
			}
			_ => None,
		}
	}
}

impl From<serde_json::Value> for Item {
	fn from(value: serde_json::Value) -> Self {
		use serde_json::Value;
		match value {
			Value::Null => Item::None,
			Value::Bool(value) => Item::Bool(value),
			Value::Number(number) => match number.as_i128() {
				Some(number) => Item::Number(number),
				None => Item::Text(number.to_string()),
			},
			Value::String(text) => Item::Text(text),
			Value::Array(items) => Item::List(items.into_iter().map(Item::from).collect()),
			Value::Object(fields) => {
				Item::Fields(fields.into_iter().map(|(name, it)| (name, it.into())).collect())
			}
		}
	}
}

impl Serialize for Item {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		match self {
			Item::None => serializer.serialize_none(),
			Item::Bool(value) => serializer.serialize_bool(*value),
			// JavaScript has no whole numbers beyond 2^53.
			Item::Number(value) => match i64::try_from(*value) {
				Ok(number) if number.unsigned_abs() < 1 << 53 => serializer.serialize_i64(number),
				_ => serializer.serialize_str(&value.to_string()),
			},
			Item::Text(text) => serializer.serialize_str(text),
			Item::List(items) => {
				let mut list = serializer.serialize_seq(Some(items.len()))?;
				items.iter().try_for_each(|item| list.serialize_element(item))?;
				list.end()
			}
			Item::Fields(fields) => {
				let mut map = serializer.serialize_map(Some(fields.len()))?;
				fields.iter().try_for_each(|(name, item)| map.serialize_entry(name, item))?;
				map.end()
			}
		}
	}
}

/// `batch 3, 1 to 10`.
pub fn range(item: &Item) -> Option<String> {
	let Item::Fields(fields) = item else { return None };
	match fields.as_slice() {
		[(batch, Item::Number(id)), (first, Item::Number(from)), (units, Item::Number(count))]
			if (batch.as_str(), first.as_str(), units.as_str()) == ("batch", "first", "units") =>
		{
			let last = from.checked_add(*count)?.checked_sub(1)?;
			Some(match count {
				1 => format!("batch {id}, {from}"),
				_ => format!("batch {id}, {from} to {last}"),
			})
		}
		_ => None,
	}
}

/// A value in one line.
pub fn word(item: &Item) -> String {
	match item {
		Item::None => "-".to_owned(),
		Item::Bool(true) => "yes".to_owned(),
		Item::Bool(false) => "no".to_owned(),
		Item::Number(number) => number.to_string(),
		Item::Text(text) => printable(text),
		Item::List(items) => items.iter().map(word).collect::<Vec<_>>().join(", "),
		Item::Fields(fields) => match range(item) {
			Some(text) => text,
			None => fields.iter().map(named).collect::<Vec<_>>().join(", "),
		},
	}
}

fn named((name, item): &(String, Item)) -> String {
	match item {
		Item::List(items) if items.is_empty() => printable(name),
		Item::Fields(_) => format!("{} ({})", printable(name), word(item)),
		_ => format!("{} {}", printable(name), word(item)),
	}
}

/// Texts come from others: control characters could change the terminal, and others the order in which letters appear.
pub fn printable(text: &str) -> String {
	let is_hidden = |it: char| it.is_control() || HIDDEN.iter().any(|all| all.contains(&it));
	text.chars().map(|it| if is_hidden(it) { '\u{fffd}' } else { it }).collect()
}

/// Characters without a shape, and those that turn the direction of others.
const HIDDEN: [RangeInclusive<char>; 7] = [
	'\u{ad}'..='\u{ad}',
	'\u{61c}'..='\u{61c}',
	'\u{200b}'..='\u{200f}',
	'\u{2028}'..='\u{202e}',
	'\u{2060}'..='\u{2069}',
	'\u{feff}'..='\u{feff}',
	'\u{e0000}'..='\u{e007f}',
];
