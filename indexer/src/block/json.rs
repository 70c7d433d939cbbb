//! Values of the chain as JSON, as their metadata describes them.
//!
//! | on the chain | in JSON |
//! |---|---|
//! | a number of at most 64 bits | a number; a text from 2^53 on |
//! | a number of 128 bits: an amount | a text of digits |
//! | bytes, hashes | `0x` and hexadecimal digits; more than 128 KiB: `{"length", "hash"}` |
//! | an account | its address |
//! | a structure | an object with keys in camelCase |
//! | a choice | its name in camelCase, or an object of that name with what is in it |
//! | nothing, or something | null, or that |
//! | a call | `{"pallet", "call", "args"}` |
//! | the error of a call | `{"name", "meaning"}` |
//! | a meter, the code of a project, a trade class | a text |

use codec::Encode;
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::{json, Map, Value as Json};
use std::collections::BTreeSet;
use subxt::{
	ext::{
		scale_decode::DecodeAsType,
		scale_value::{scale::encode_as_type, Composite, Primitive, Value, ValueDef, Variant},
	},
	utils::AccountId32,
	Metadata,
};
use verdigrid_client::api::runtime_types::sp_runtime::DispatchError;

/// Numbers from here on are texts: JavaScript cannot hold them.
const LARGE: u128 = 1 << 53;
/// Longer bytes are told by length and hash alone, such as the code of a runtime.
const LONGEST: usize = 128 * 1024;

/// Writes values, and notes the accounts in them.
pub struct Writer<'a> {
	metadata: &'a Metadata,
	types: &'a PortableRegistry,
	/// The accounts that were written.
	pub accounts: BTreeSet<String>,
}

impl<'a> Writer<'a> {
	/// Writes values of this runtime.
	pub fn new(metadata: &'a Metadata) -> Self {
		Writer { metadata, types: metadata.types(), accounts: BTreeSet::new() }
	}

	/// Arguments or fields, always as an object: those without a name are `0`, `1`, and so on.
	pub fn fields(&mut self, values: &Composite<u32>) -> Json {
		let mut object = Map::new();
		match values {
			Composite::Named(named) => {
				for (name, value) in named {
					object.insert(camel_case(name), self.value(value));
				}
			}
			Composite::Unnamed(values) => {
				for (at, value) in values.iter().enumerate() {
					object.insert(at.to_string(), self.value(value));
				}
			}
		}
		Json::Object(object)
	}

	/// A value.
	pub fn value(&mut self, value: &Value<u32>) -> Json {
		if let Some(special) = self.special(value) {
			return special;
		}
		match &value.value {
			ValueDef::Primitive(primitive) => self.primitive(primitive, value.context),
			ValueDef::BitSequence(bits) => {
				bits.iter().map(|bit| if bit { '1' } else { '0' }).collect::<String>().into()
			}
			ValueDef::Composite(composite) => self.composite(composite, value.context),
			ValueDef::Variant(variant) => self.variant(variant),
		}
	}

	/// What is known by its name.
	fn special(&mut self, value: &Value<u32>) -> Option<Json> {
		let ty = self.types.resolve(value.context)?;
		match ty.path.segments.last()?.as_str() {
			"AccountId32" => self.account(value),
			"RuntimeCall" => self.call(value),
			"DispatchError" => self.error(value),
			"MeterId" | "ProjectCode" => String::from_utf8(bytes_in(value)?).ok().map(Json::String),
			"TradeClass" => match bytes_in(value)?.as_slice() {
				[letter] if letter.is_ascii_graphic() => {
					Some(char::from(*letter).to_string().into())
				}
				_ => None,
			},
			"MultiAddress" => match &value.value {
				ValueDef::Variant(variant) if variant.name == "Id" => {
					Some(self.value(variant.values.values().next()?))
				}
				_ => None,
			},
			_ => None,
		}
	}

	fn account(&mut self, value: &Value<u32>) -> Option<Json> {
		let address = AccountId32(bytes_in(value)?.try_into().ok()?).to_string();
		self.accounts.insert(address.clone());
		Some(address.into())
	}

	fn call(&mut self, value: &Value<u32>) -> Option<Json> {
		let ValueDef::Variant(pallet) = &value.value else { return None };
		let ValueDef::Variant(call) = &pallet.values.values().next()?.value else { return None };
		let args = self.fields(&call.values);
		Some(json!({"pallet": pallet.name, "call": call.name, "args": args}))
	}

	fn error(&self, value: &Value<u32>) -> Option<Json> {
		let mut bytes = Vec::new();
		encode_as_type(value, value.context, self.types, &mut bytes).ok()?;
		let error =
			DispatchError::decode_as_type(&mut bytes.as_slice(), value.context, self.types).ok()?;
		match verdigrid_client::refused(&error, self.metadata) {
			verdigrid_client::ClientError::Refused { name, meaning } => {
				Some(json!({"name": name, "meaning": meaning}))
			}
			_ => None,
		}
	}

	fn primitive(&self, primitive: &Primitive, id: u32) -> Json {
		match primitive {
			Primitive::Bool(value) => (*value).into(),
			Primitive::Char(value) => value.to_string().into(),
			Primitive::String(value) => value.clone().into(),
			Primitive::U128(number) if self.is_amount(id) || *number >= LARGE => {
				number.to_string().into()
			}
			Primitive::U128(number) => u64::try_from(*number).unwrap_or_default().into(),
			Primitive::I128(number) => match i64::try_from(*number) {
				Ok(small) if number.unsigned_abs() < LARGE => small.into(),
				_ => number.to_string().into(),
			},
			Primitive::U256(bytes) | Primitive::I256(bytes) => hexadecimal(bytes).into(),
		}
	}

	/// Whether it is a number of 128 bits, however it is wrapped.
	fn is_amount(&self, id: u32) -> bool {
		match self.types.resolve(id).map(|ty| &ty.type_def) {
			Some(TypeDef::Primitive(primitive)) => {
				matches!(primitive, TypeDefPrimitive::U128 | TypeDefPrimitive::I128)
			}
			Some(TypeDef::Compact(compact)) => self.is_amount(compact.type_param.id),
			Some(TypeDef::Composite(composite)) => match composite.fields.as_slice() {
				[field] => self.is_amount(field.ty.id),
				_ => false,
			},
			_ => false,
		}
	}

	fn is_bytes(&self, id: u32) -> bool {
		let is_byte = |id: u32| {
			let def = self.types.resolve(id).map(|ty| &ty.type_def);
			matches!(def, Some(TypeDef::Primitive(TypeDefPrimitive::U8)))
		};
		match self.types.resolve(id).map(|ty| &ty.type_def) {
			Some(TypeDef::Sequence(of)) => is_byte(of.type_param.id),
			Some(TypeDef::Array(of)) => is_byte(of.type_param.id),
			_ => false,
		}
	}

	fn composite(&mut self, composite: &Composite<u32>, id: u32) -> Json {
		if self.is_bytes(id) {
			let bytes = composite.values().flat_map(|byte| bytes_in(byte).unwrap_or_default());
			return shown_bytes(&bytes.collect::<Vec<u8>>());
		}
		match composite {
			Composite::Named(_) => self.fields(composite),
			Composite::Unnamed(values) => match (values.as_slice(), self.single_field(id)) {
				// A wrapper means what is in it.
				([inner], Some(_)) => self.value(inner),
				_ => values.iter().map(|value| self.value(value)).collect(),
			},
		}
	}

	/// The one field of a structure that has only one, without a name.
	fn single_field(&self, id: u32) -> Option<&Field<PortableForm>> {
		match self.types.resolve(id).map(|ty| &ty.type_def) {
			Some(TypeDef::Composite(composite)) => match composite.fields.as_slice() {
				[field] if field.name.is_none() => Some(field),
				_ => None,
			},
			_ => None,
		}
	}

	fn variant(&mut self, variant: &Variant<u32>) -> Json {
		let inner = match (&variant.values, variant.values.len()) {
			(_, 0) if variant.name == "None" => return Json::Null,
			(_, 0) => return camel_case(&variant.name).into(),
			(Composite::Unnamed(values), 1) => {
				values.first().map_or(Json::Null, |inner| self.value(inner))
			}
			(Composite::Unnamed(values), _) => values.iter().map(|it| self.value(it)).collect(),
			(named, _) => self.fields(named),
		};
		match variant.name.as_str() {
			"Some" => inner,
			name => json!({camel_case(name): inner}),
		}
	}
}

fn shown_bytes(bytes: &[u8]) -> Json {
	match bytes.len() {
		length if length > LONGEST => {
			json!({"length": length, "hash": hexadecimal(sp_crypto_hashing::blake2_256(bytes))})
		}
		_ => hexadecimal(bytes).into(),
	}
}

/// `0x` and the digits.
pub fn hexadecimal(bytes: impl AsRef<[u8]>) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// The bytes in a value, however they are wrapped.
fn bytes_in(value: &Value<u32>) -> Option<Vec<u8>> {
	match &value.value {
		ValueDef::Primitive(Primitive::U128(byte)) => {
			u8::try_from(*byte).ok().map(|it| it.encode())
		}
		ValueDef::Composite(composite) => {
			composite.values().map(bytes_in).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
		}
		_ => None,
	}
}

/// `trade_ref` is `tradeRef`, and `TradingCentre` is `tradingCentre`.
pub fn camel_case(name: &str) -> String {
	let mut text = String::with_capacity(name.len());
	let mut is_start = false;
	for (at, letter) in name.chars().enumerate() {
		match letter {
			'_' => is_start = at > 0,
			_ if at == 0 => text.push(letter.to_ascii_lowercase()),
			_ if is_start => {
				text.push(letter.to_ascii_uppercase());
				is_start = false;
			}
			_ => text.push(letter),
		}
	}
	text
}
