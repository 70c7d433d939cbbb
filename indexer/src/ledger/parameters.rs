//! Parameters, by name and value, as the metadata describes them. There are too many to write each by hand, and every
//! runtime can have more.

use serde_json::{Map, Value as Json};
use std::sync::OnceLock;
use subxt::{
	ext::{
		scale_encode::EncodeAsType,
		scale_value::{scale::decode_as_type, Composite, Primitive, Value, ValueDef},
	},
	Metadata,
};
use verdigrid_client::api::{self, parameters::Event};

/// JavaScript cannot hold numbers from here on.
const LARGE: u64 = 1 << 53;

/// A parameter that was set.
pub(super) struct Updated {
	/// Its name.
	pub name: String,
	/// Its value before. None: the default of the runtime.
	pub before: Option<Json>,
	/// Its value now. None: the default of the runtime.
	pub after: Option<Json>,
}

/// The metadata that the types of this program were made from.
pub(super) fn metadata() -> Option<&'static Metadata> {
	static METADATA: OnceLock<Option<Metadata>> = OnceLock::new();
	METADATA.get_or_init(|| Metadata::decode_from(api::METADATA).ok()).as_ref()
}

/// What an event says of a parameter.
pub(super) fn updated(event: &Event) -> Option<Updated> {
	let Event::Updated { key, old_value, new_value } = event;
	let metadata = metadata()?;
	let variants = metadata.pallet_by_name("Parameters")?.event_variants()?;
	let fields = &variants.iter().find(|variant| variant.name == "Updated")?.fields;
	let [key_type, old_type, new_type] = fields.as_slice() else { return None };
	let name = name_of(&generic(key, key_type.ty.id, metadata)?)?;
	let value = |value: Option<Value>| value.and_then(|value| value_of(&value));
	Some(Updated {
		name,
		before: value(generic(old_value, old_type.ty.id, metadata)),
		after: value(generic(new_value, new_type.ty.id, metadata)),
	})
}

/// A value in its parts.
fn generic(value: &impl EncodeAsType, id: u32, metadata: &Metadata) -> Option<Value> {
	let bytes = value.encode_as_type(id, metadata.types()).ok()?;
	let value = decode_as_type(&mut &*bytes, id, metadata.types()).ok()?;
	Some(value.remove_context())
}

/// The variant that a value is, or has inside: its name, and what is in it.
fn choice(value: &Value) -> Option<(&str, Vec<&Value>)> {
	match &value.value {
		ValueDef::Variant(variant) if variant.name == "Some" => {
			choice(variant.values.values().next()?)
		}
		ValueDef::Variant(variant) => Some((&variant.name, variant.values.values().collect())),
		ValueDef::Composite(parts) => parts.values().find_map(choice),
		_ => None,
	}
}

/// `evidence.challengePeriod`, from the choice of the pallet's part and the choice of the parameter in it.
pub(super) fn name_of(key: &Value) -> Option<String> {
	let (part, inner) = choice(key)?;
	let (name, _) = choice(inner.first()?)?;
	Some(format!("{}.{}", uncapitalised(part), uncapitalised(name)))
}

/// The value itself: the last thing in the choice of the parameter.
pub(super) fn value_of(value: &Value) -> Option<Json> {
	let (_, inner) = choice(value)?;
	let (_, parts) = choice(inner.first()?)?;
	Some(json(parts.last()?))
}

/// A value in JSON: amounts and other numbers that JavaScript cannot hold are texts.
fn json(value: &Value) -> Json {
	match &value.value {
		ValueDef::Primitive(Primitive::U128(number)) => {
			let exact = u64::try_from(*number).ok().filter(|number| *number < LARGE);
			exact.map_or_else(|| number.to_string().into(), Json::from)
		}
		ValueDef::Primitive(Primitive::Bool(is)) => (*is).into(),
		ValueDef::Primitive(Primitive::String(text)) => text.clone().into(),
		ValueDef::Primitive(Primitive::Char(letter)) => letter.to_string().into(),
		ValueDef::Primitive(Primitive::I128(number)) => number.to_string().into(),
		ValueDef::Primitive(Primitive::U256(bytes) | Primitive::I256(bytes)) => {
			format!("0x{}", hex::encode(bytes)).into()
		}
		ValueDef::Composite(Composite::Named(parts)) => parts
			.iter()
			.map(|(name, part)| (camel_case(name), json(part)))
			.collect::<Map<_, _>>()
			.into(),
		ValueDef::Composite(Composite::Unnamed(parts)) => match parts.as_slice() {
			[only] => json(only),
			parts => parts.iter().map(json).collect(),
		},
		ValueDef::Variant(variant) => match variant.values.values().next() {
			None => uncapitalised(&variant.name).into(),
			Some(only) => json(only),
		},
		ValueDef::BitSequence(bits) => {
			bits.iter().map(|bit| if bit { '1' } else { '0' }).collect::<String>().into()
		}
	}
}

fn camel_case(name: &str) -> String {
	let mut words = name.split('_');
	let first = words.next().unwrap_or_default().to_owned();
	words.fold(first, |name, word| {
		let mut letters = word.chars();
		let initial = letters.next().map(|first| first.to_ascii_uppercase());
		name.chars().chain(initial).chain(letters).collect()
	})
}

fn uncapitalised(word: &str) -> String {
	let mut letters = word.chars();
	let first = letters.next().map(|first| first.to_ascii_lowercase());
	first.into_iter().chain(letters).collect()
}
