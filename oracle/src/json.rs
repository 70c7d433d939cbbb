//! JSON texts, read by paths.
//!
//! Nothing here goes deeper than a path does, and each level is read once. So a text that is deep or long harms nobody.

use serde::{
	de::{MapAccess, SeqAccess, Visitor},
	Deserialize, Deserializer,
};
use serde_json::value::RawValue;
use std::fmt;

/// Where something stands in a JSON text: the keys of the objects around it, joined by dots. A dot in a key is written `\.`
#[derive(Clone, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Path {
	text: String,
	keys: Vec<String>,
}

impl TryFrom<String> for Path {
	type Error = String;

	fn try_from(text: String) -> Result<Self, String> {
		let keys = if text.is_empty() { Vec::new() } else { keys(&text) };
		match keys.iter().any(String::is_empty) {
			true => Err(format!(
				"`{text}` is no path: write the keys with a dot between them, such as data.items"
			)),
			false => Ok(Path { text, keys }),
		}
	}
}

impl fmt::Display for Path {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.text)
	}
}

impl Path {
	/// The keys, the outermost first. None stand for the whole text.
	pub fn keys(&self) -> &[String] {
		&self.keys
	}
}

fn keys(text: &str) -> Vec<String> {
	let (mut keys, mut key) = (Vec::new(), String::new());
	let mut signs = text.chars().peekable();
	while let Some(sign) = signs.next() {
		match sign {
			'\\' => key.extend(signs.next_if(|it| matches!(it, '.' | '\\')).or(Some(sign))),
			'.' => keys.push(std::mem::take(&mut key)),
			_ => key.push(sign),
		}
	}
	keys.push(key);
	keys
}

/// What stands in a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'t> {
	/// Nothing is known.
	Null,
	/// A text.
	Text(String),
	/// A number, as it is written.
	Number(&'t str),
	/// A list, as it is written.
	List(&'t str),
	/// An object, as it is written.
	Object(&'t str),
	/// True or false.
	Truth(&'t str),
}

impl<'t> Value<'t> {
	/// Reads a sound JSON text.
	pub fn new(text: &'t str) -> Result<Self, String> {
		let text = text.trim_ascii();
		Ok(match text.as_bytes().first() {
			Some(b'"') => Value::Text(serde_json::from_str(text).map_err(|error| unsound(&error))?),
			Some(b'{') => Value::Object(text),
			Some(b'[') => Value::List(text),
			Some(b'n') => Value::Null,
			Some(b't' | b'f') => Value::Truth(text),
			_ => Value::Number(text),
		})
	}

	/// What it is, for messages.
	pub const fn kind(&self) -> &'static str {
		match self {
			Value::Null => "null",
			Value::Text(_) => "a text",
			Value::Number(_) => "a number",
			Value::List(_) => "a list",
			Value::Object(_) => "an object",
			Value::Truth(_) => "true or false",
		}
	}
}

fn unsound(error: &serde_json::Error) -> String {
	format!("it is no JSON text, or it is cut off: bring it whole, and nothing with it ({error})")
}

/// What stands at a path. `None` where the last object has no such key; those around it must be there.
pub fn find<'t>(text: &'t str, path: &Path) -> Result<Option<&'t str>, String> {
	let (mut found, mut missing) = (text, None);
	for key in path.keys() {
		if let Some(missing) = missing {
			return Err(format!(
				"there is no `{missing}`, on the way to `{path}`: correct the path"
			));
		}
		match member(found, key)? {
			Some(value) => found = value,
			None => missing = Some(key),
		}
	}
	Ok(missing.is_none().then_some(found))
}

/// What an object has under a key.
fn member<'t>(text: &'t str, key: &str) -> Result<Option<&'t str>, String> {
	let (mut found, mut twice) = (None, false);
	members(text, |name, value| {
		if name == key {
			twice |= found.replace(value).is_some();
		}
	})?;
	match twice {
		true => Err(format!("the key `{key}` is there twice in one object: it can be there once")),
		false => Ok(found),
	}
}

/// Takes each key of an object, and what stands there.
pub fn members<'t>(text: &'t str, take: impl FnMut(String, &'t str)) -> Result<(), String> {
	let mut reader = serde_json::Deserializer::from_str(text);
	let read = reader.deserialize_map(Members(take)).and_then(|()| reader.end());
	read.map_err(|error| unsound(&error))
}

/// Takes each element of a list.
pub fn elements<'t>(text: &'t str, take: impl FnMut(&'t str)) -> Result<(), String> {
	let mut reader = serde_json::Deserializer::from_str(text);
	let read = reader.deserialize_seq(Elements(take)).and_then(|()| reader.end());
	read.map_err(|error| unsound(&error))
}

struct Members<F>(F);

impl<'t, F: FnMut(String, &'t str)> Visitor<'t> for Members<F> {
	type Value = ();

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("an object")
	}

	fn visit_map<A: MapAccess<'t>>(mut self, mut map: A) -> Result<(), A::Error> {
		while let Some((key, value)) = map.next_entry::<String, &'t RawValue>()? {
			(self.0)(key, value.get());
		}
		Ok(())
	}
}

struct Elements<F>(F);

impl<'t, F: FnMut(&'t str)> Visitor<'t> for Elements<F> {
	type Value = ();

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a list")
	}

	fn visit_seq<A: SeqAccess<'t>>(mut self, mut list: A) -> Result<(), A::Error> {
		while let Some(value) = list.next_element::<&'t RawValue>()? {
			(self.0)(value.get());
		}
		Ok(())
	}
}
