//! From the JSON that a person writes to names and texts.

use super::{CredentialError, NAME_TOO_LONG, TEXT_TOO_LONG, TWICE};
use rust_decimal::Decimal;
use serde::{
	de::{MapAccess, Visitor},
	Deserialize, Deserializer,
};
use serde_json::value::RawValue;
use std::{collections::BTreeMap, fmt};
use verdigrid_primitives::credential::{AttributeKey, AttributeValue};

const NULL: &str = "is null: leave it out";
const ARRAY: &str = "is an array: write its members as attributes of their own";
const NO_MEMBERS: &str = "is an object without members: leave it out";
const NO_NAME: &str = "has a part without a name: give it one";
const NO_CHARACTER: &str = "has an escape that is no character: write the character";
const INEXACT: &str = "is a number with an exponent or more than 28 digits: write it as a string";

/// The attributes of a credential: its names and texts, in the order of the names.
pub(super) fn read(json: &str) -> Result<BTreeMap<String, String>, CredentialError> {
	let mut attributes = BTreeMap::new();
	flatten(None, json, &mut attributes)?;
	if attributes.is_empty() {
		return Err(CredentialError::Empty);
	}
	Ok(attributes)
}

/// The members of an object with their values as they are written. No digit of a number is lost,
/// and no member that has the same name as another.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
	fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
		struct Collect;

		impl<'de> Visitor<'de> for Collect {
			type Value = Members<'de>;

			fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
				formatter.write_str("an object")
			}

			fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
				let mut members = Vec::new();
				while let Some(member) = map.next_entry()? {
					members.push(member);
				}
				Ok(Members(members))
			}
		}

		from.deserialize_map(Collect)
	}
}

/// Adds the members of an object. Every level makes the names longer, and these have a bound.
fn flatten(
	parent: Option<&str>,
	json: &str,
	attributes: &mut BTreeMap<String, String>,
) -> Result<(), CredentialError> {
	let Members(members) = super::from_json(json, "a JSON object of attributes")?;
	if let (Some(parent), true) = (parent, members.is_empty()) {
		return Err(CredentialError::attribute(parent, NO_MEMBERS));
	}
	for (name, value) in members {
		let key = match parent {
			Some(parent) => format!("{parent}.{name}"),
			None => name.clone(),
		};
		let refused = |problem| Err(CredentialError::attribute(&key, problem));
		if name.is_empty() {
			return refused(NO_NAME);
		}
		if key.len() > AttributeKey::bound() {
			return refused(NAME_TOO_LONG);
		}
		let text = match value.get() {
			object if object.starts_with('{') => {
				flatten(Some(&key), object, attributes)?;
				continue;
			}
			array if array.starts_with('[') => return refused(ARRAY),
			"null" => return refused(NULL),
			string if string.starts_with('"') => match serde_json::from_str(string) {
				Ok(text) => text,
				Err(_) => return refused(NO_CHARACTER),
			},
			boolean @ ("true" | "false") => boolean.to_owned(),
			digits => match number(digits) {
				Some(number) => number,
				None => return refused(INEXACT),
			},
		};
		if text.len() > AttributeValue::bound() {
			return refused(TEXT_TOO_LONG);
		}
		if attributes.contains_key(&key) {
			return refused(TWICE);
		}
		attributes.insert(key, text);
	}
	Ok(())
}

/// The only form in which a number is written. `None` if it would have to be rounded.
fn number(digits: &str) -> Option<String> {
	Some(Decimal::from_str_exact(digits).ok()?.normalize().to_string())
}
