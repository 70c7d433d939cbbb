//! Text and JSON into the chain's encoding.

use super::{
	forms,
	kind::{has_no_values, kebab, kind_of, list_of, optional, Hint, Kind},
	Market,
};
use codec::{Compact, Encode};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive, Variant};
use serde_json::Value as Json;
use std::{cell::Cell, fs, str::FromStr};
use verdigrid_primitives::certificate::CertificateNumber;

/// What was given for a value.
#[derive(Clone, Copy)]
pub enum Given<'a> {
	/// A word of a command line.
	Text(&'a str),
	/// A part of a JSON document.
	Json(&'a Json),
}

/// Encodes what was given for types of a chain.
pub struct Input<'a> {
	types: &'a PortableRegistry,
	market: &'a Market,
	/// The currency that an amount had, for the asset that is not named.
	currency: Cell<Option<Option<u32>>>,
}

type Done = Result<(), String>;

impl<'a> Input<'a> {
	pub const fn new(types: &'a PortableRegistry, market: &'a Market) -> Self {
		Input { types, market, currency: Cell::new(None) }
	}

	/// The currency of an amount that was read, if it had one.
	pub fn currency(&self) -> Option<Option<u32>> {
		self.currency.get()
	}

	/// An amount, and the asset that its symbol names.
	pub fn amount(&self, given: Given<'_>) -> Result<(u128, Option<Option<u32>>), String> {
		match given {
			Given::Text(text) => forms::amount(text, self.market),
			Given::Json(json) => forms::amount(&json.to_string(), self.market),
		}
	}

	/// Encodes a value of this type.
	pub fn value(&self, given: Given<'_>, id: u32, hint: Hint<'_>, out: &mut Vec<u8>) -> Done {
		if let Given::Text(text) = given {
			if let (Some(path), Some(Kind::Bytes)) =
				(text.strip_prefix('@'), kind_of(self.types, id, hint))
			{
				let bytes = fs::read(path).map_err(|error| format!("{path}: {error}"))?;
				bytes.encode_to(out);
				return Ok(());
			}
			if let Some(json) = as_json(text)? {
				return self.value(Given::Json(&json), id, hint, out);
			}
		}
		if let Some(inner) = optional(self.types, id) {
			return self.optional(given, inner, hint, out);
		}
		if let Some(kind) = kind_of(self.types, id, hint) {
			return self.kind(given, kind, id, out);
		}
		if let Some(inner) = list_of(self.types, id) {
			return self.list(given, id, inner, out);
		}
		self.structured(given, id, out)
	}

	/// A value that has no form of its own.
	fn structured(&self, given: Given<'_>, id: u32, out: &mut Vec<u8>) -> Done {
		let ty = self.types.resolve(id).ok_or("the chain does not describe a type")?;
		match &ty.type_def {
			TypeDef::Primitive(primitive) => plain(given, primitive, out),
			TypeDef::Compact(of) => self.compact(given, of.type_param.id, out),
			TypeDef::Variant(choices) => self.choice(given, &choices.variants, out),
			TypeDef::Composite(composite) => self.fields(given, &composite.fields, out),
			TypeDef::Tuple(tuple) => {
				let ids: Vec<u32> = tuple.fields.iter().map(|field| field.id).collect();
				self.tuple(given, &ids, out)
			}
			_ => Err("this cannot be written on a command line".into()),
		}
	}

	fn optional(&self, given: Given<'_>, inner: u32, hint: Hint<'_>, out: &mut Vec<u8>) -> Done {
		let none = match given {
			Given::Text(text) => ["none", "null"].iter().any(|it| text.eq_ignore_ascii_case(it)),
			Given::Json(json) => json.is_null(),
		};
		out.push(u8::from(!none));
		if none {
			Ok(())
		} else {
			self.value(given, inner, hint, out)
		}
	}

	fn kind(&self, given: Given<'_>, kind: Kind, id: u32, out: &mut Vec<u8>) -> Done {
		let text = match given {
			Given::Text(text) => text.to_owned(),
			// A number that JSON cannot have is a string.
			Given::Json(Json::String(text)) if is_large(kind, text) => {
				return self.number_of_kind(kind, text, id, out)
			}
			Given::Json(Json::String(text)) => text.clone(),
			// In JSON, a number is in the smallest unit.
			Given::Json(Json::Number(number)) => {
				return self.number_of_kind(kind, &number.to_string(), id, out)
			}
			Given::Json(Json::Object(_)) if kind == Kind::Address => {
				return self.structured(given, id, out)
			}
			Given::Json(json) => return Err(format!("{json}: expected {}", kind.form())),
		};
		let text = text.as_str();
		match kind {
			Kind::Account => forms::account(text, self.market)?.0.encode_to(out),
			Kind::Address => {
				out.push(0);
				forms::account(text, self.market)?.0.encode_to(out);
			}
			Kind::Amount => {
				let (smallest, asset) = forms::amount(text, self.market)?;
				if let Some(asset) = asset {
					self.remember(asset)?;
				}
				self.whole(smallest, id, out)?;
			}
			Kind::Asset => {
				let asset = self.market.asset(text).ok_or_else(|| {
					format!(
						"{text} is not a currency of this chain: it has {}",
						forms::symbols(self.market)
					)
				})?;
				self.remember(asset)?;
				encode_asset(asset, out);
			}
			Kind::Bytes => {
				let bytes = forms::bytes(text)?;
				bytes.encode_to(out);
			}
			Kind::FixedBytes(length) => {
				let bytes = fixed(text, length)?;
				out.extend_from_slice(&bytes);
			}
			Kind::Certificate => {
				CertificateNumber::parse(text.as_bytes())
					.map_err(|error| format!("{text}: {error}"))?;
				out.extend_from_slice(text.as_bytes());
			}
			Kind::Class => {
				let mut letters = text.chars();
				match (letters.next().and_then(|it| u8::try_from(it).ok()), letters.next()) {
					(Some(letter), None) => out.push(letter),
					_ => return Err(format!("{text}: a trade class is one character, such as T")),
				}
			}
			Kind::Energy => forms::energy(text)?.encode_to(out),
			Kind::Power => forms::power(text)?.encode_to(out),
			Kind::Moment => forms::moment(text, self.market.now)?.encode_to(out),
			Kind::Period => forms::period(text)?.encode_to(out),
			Kind::Periods => {
				let (first, last) = text.split_once("..").unwrap_or((text, text));
				forms::period(first)?.encode_to(out);
				forms::period(last)?.encode_to(out);
			}
			Kind::Roles => forms::roles(text)?.encode_to(out),
		}
		Ok(())
	}

	/// Two amounts of one call are in one currency, and it is that of the asset.
	fn remember(&self, asset: Option<u32>) -> Done {
		match self.currency.replace(Some(asset)) {
			Some(before) if before != asset => {
				Err("the amounts are in different currencies".into())
			}
			_ => Ok(()),
		}
	}

	fn number_of_kind(&self, kind: Kind, digits: &str, id: u32, out: &mut Vec<u8>) -> Done {
		match kind {
			Kind::Amount => self.whole(number(digits)?, id, out),
			Kind::Energy | Kind::Power | Kind::Moment => {
				number::<u64>(digits)?.encode_to(out);
				Ok(())
			}
			Kind::Asset => {
				encode_asset(Some(number(digits)?), out);
				Ok(())
			}
			Kind::Roles => {
				number::<u16>(digits)?.encode_to(out);
				Ok(())
			}
			_ => Err(format!("{digits}: expected {}", kind.form())),
		}
	}

	/// A whole number of this type, which may be compact.
	fn whole(&self, value: u128, id: u32, out: &mut Vec<u8>) -> Done {
		let compact =
			matches!(self.types.resolve(id).map(|ty| &ty.type_def), Some(TypeDef::Compact(_)));
		if compact {
			Compact(value).encode_to(out)
		} else {
			value.encode_to(out)
		}
		Ok(())
	}

	fn list(&self, given: Given<'_>, id: u32, inner: u32, out: &mut Vec<u8>) -> Done {
		let words: Vec<&str>;
		let items: Vec<Given<'_>> = match given {
			Given::Json(Json::Array(items)) => items.iter().map(Given::Json).collect(),
			Given::Json(json) => return Err(format!("{json}: expected a list")),
			Given::Text(text) => {
				words = text.split(',').filter(|it| !it.is_empty()).collect();
				words.iter().map(|it| Given::Text(it.trim())).collect()
			}
		};
		self.items(&items, id, inner, out)
	}

	/// A list of what was given.
	pub fn items(&self, items: &[Given<'_>], id: u32, inner: u32, out: &mut Vec<u8>) -> Done {
		match fixed_length(self.types, id) {
			Some(length) if length != items.len() => {
				return Err(format!("expected {length} values"))
			}
			Some(_) => {}
			None => {
				let length = u32::try_from(items.len()).map_err(|_| "the list is too long")?;
				Compact(length).encode_to(out);
			}
		}
		let sort = is_sorted(self.types, id);
		let mut encoded: Vec<Vec<u8>> = Vec::new();
		for (at, item) in items.iter().enumerate() {
			let mut bytes = Vec::new();
			self.value(*item, inner, Hint::default(), &mut bytes)
				.map_err(|error| format!("value {}: {error}", at.saturating_add(1)))?;
			encoded.push(bytes);
		}
		if sort {
			encoded.sort();
		}
		out.extend(encoded.concat());
		Ok(())
	}

	fn compact(&self, given: Given<'_>, inner: u32, out: &mut Vec<u8>) -> Done {
		let mut bytes = Vec::new();
		self.value(given, inner, Hint::default(), &mut bytes)?;
		if bytes.is_empty() {
			return Ok(());
		}
		let mut wide = [0_u8; 16];
		wide.iter_mut().zip(&bytes).for_each(|(to, from)| *to = *from);
		Compact(u128::from_le_bytes(wide)).encode_to(out);
		Ok(())
	}

	/// One of several: `name`, or `name:field:field`. In JSON a string, or an object with one entry.
	fn choice(
		&self,
		given: Given<'_>,
		choices: &[Variant<PortableForm>],
		out: &mut Vec<u8>,
	) -> Done {
		let name = match given {
			Given::Text(text) => text.split(':').next().unwrap_or_default(),
			Given::Json(Json::String(name)) => name,
			Given::Json(Json::Object(entries)) => match entries.iter().next() {
				Some((name, _)) if entries.len() == 1 => name,
				_ => return Err(one_of(choices)),
			},
			Given::Json(_) => return Err(one_of(choices)),
		};
		let choice = choices.iter().find(|it| forms::same_name(&it.name, name));
		let choice = choice.ok_or_else(|| format!("{name}: {}", one_of(choices)))?;
		out.push(choice.index);
		let fields = choice.fields.as_slice();
		match given {
			Given::Text(text) => {
				let rest = text.split_once(':').map(|(_, rest)| rest);
				self.words(&choice.name, rest, fields, out)
			}
			Given::Json(Json::Object(entries)) => match (entries.values().next(), fields) {
				(Some(value), [field]) if field.name.is_none() => {
					self.value(Given::Json(value), field.ty.id, Hint::of(field), out)
				}
				(Some(value), _) => self.fields(Given::Json(value), fields, out),
				(None, _) => Err(one_of(choices)),
			},
			Given::Json(_) if fields.is_empty() => Ok(()),
			Given::Json(_) => Err(format!("{name} needs values: write {{\"{name}\": …}}")),
		}
	}

	/// The fields of a choice, separated by colons. The last takes all that is left.
	fn words(
		&self,
		name: &str,
		rest: Option<&str>,
		fields: &[Field<PortableForm>],
		out: &mut Vec<u8>,
	) -> Done {
		// A value that is always the same is not written.
		let fields: Vec<&Field<PortableForm>> =
			fields.iter().filter(|field| !has_no_values(self.types, field.ty.id)).collect();
		let expected = || {
			let forms: Vec<String> = fields
				.iter()
				.map(|it| super::form_of(self.types, it.ty.id, Hint::of(it)))
				.collect();
			format!("write {}", [vec![kebab(name)], forms].concat().join(":"))
		};
		let words: Vec<&str> = match rest {
			None => vec![],
			Some(rest) => rest.splitn(fields.len().max(1), ':').collect(),
		};
		if words.len() != fields.len() {
			return Err(expected());
		}
		for (word, field) in words.iter().zip(&fields) {
			self.value(Given::Text(word), field.ty.id, Hint::of(field), out)
				.map_err(|error| format!("{error} ({})", expected()))?;
		}
		Ok(())
	}

	/// The fields of a structure.
	pub fn fields(
		&self,
		given: Given<'_>,
		fields: &[Field<PortableForm>],
		out: &mut Vec<u8>,
	) -> Done {
		if let [field] = fields {
			if field.name.is_none() {
				return self.value(given, field.ty.id, Hint::of(field), out);
			}
		}
		let entries = match given {
			Given::Json(Json::Object(entries)) => entries,
			Given::Json(Json::Array(_)) => {
				let ids: Vec<u32> = fields.iter().map(|field| field.ty.id).collect();
				return self.tuple(given, &ids, out);
			}
			_ => {
				return Err("write it as JSON, {\"name\": value, …}, or name a file as @FILE".into())
			}
		};
		let known = |name: &str| fields.iter().any(|field| field.name.as_deref() == Some(name));
		if let Some(other) = entries.keys().find(|name| !known(name)) {
			let names: Vec<&str> =
				fields.iter().filter_map(|field| field.name.as_deref()).collect();
			return Err(format!("there is no field {other}: the fields are {}", names.join(", ")));
		}
		for field in fields {
			let name = field.name.as_deref().unwrap_or_default();
			let value = entries.get(name).unwrap_or(&Json::Null);
			if value.is_null() && optional(self.types, field.ty.id).is_none() {
				return Err(format!("the field {name} is missing"));
			}
			self.value(Given::Json(value), field.ty.id, Hint::of(field), out)
				.map_err(|error| format!("{name}: {error}"))?;
		}
		Ok(())
	}

	fn tuple(&self, given: Given<'_>, ids: &[u32], out: &mut Vec<u8>) -> Done {
		let words: Vec<&str>;
		let items: Vec<Given<'_>> = match given {
			Given::Json(Json::Array(items)) => items.iter().map(Given::Json).collect(),
			Given::Json(Json::Null) if ids.is_empty() => vec![],
			Given::Json(json) => {
				return Err(format!("{json}: expected {} values in brackets", ids.len()))
			}
			Given::Text(text) => {
				words = text.split(':').collect();
				words.iter().map(|it| Given::Text(it)).collect()
			}
		};
		if items.len() != ids.len() {
			return Err(format!("expected {} values, separated by colons", ids.len()));
		}
		items
			.iter()
			.zip(ids)
			.try_for_each(|(item, id)| self.value(*item, *id, Hint::default(), out))
	}
}

/// What begins as JSON is JSON. `@FILE` is a file of it.
fn as_json(text: &str) -> Result<Option<Json>, String> {
	let parse = |source: &str, text: &str| {
		serde_json::from_str(text).map_err(|error| format!("{source} is not JSON: {error}"))
	};
	if let Some(path) = text.strip_prefix('@') {
		let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
		return parse(path, &text).map(|json| Some(content(json)));
	}
	match text.starts_with(['{', '[']) {
		true => parse("the value", text).map(Some),
		false => Ok(None),
	}
}

/// A document that this program printed contains the value as `data`.
fn content(mut json: Json) -> Json {
	let is_document = json.get("version").is_some() && json.get("command").is_some();
	match json.get_mut("data") {
		Some(data) if is_document => data.take(),
		_ => json,
	}
}

fn encode_asset(asset: Option<u32>, out: &mut Vec<u8>) {
	match asset {
		None => out.push(0),
		Some(number) => {
			out.push(1);
			number.encode_to(out);
		}
	}
}

fn fixed(text: &str, length: u32) -> Result<Vec<u8>, String> {
	if text.eq_ignore_ascii_case("none") && length == 32 {
		return Ok(vec![0; 32]);
	}
	let bytes = forms::bytes(text)?;
	match u32::try_from(bytes.len()) == Ok(length) {
		true => Ok(bytes),
		false => Err(format!("{text} has {} bytes, and {length} are needed", bytes.len())),
	}
}

fn plain(given: Given<'_>, primitive: &TypeDefPrimitive, out: &mut Vec<u8>) -> Done {
	let text = match given {
		Given::Text(text) => text.to_owned(),
		Given::Json(Json::String(text)) => text.clone(),
		Given::Json(json) => json.to_string(),
	};
	let text = text.as_str();
	match primitive {
		TypeDefPrimitive::Bool => match text {
			"true" | "yes" => out.push(1),
			"false" | "no" => out.push(0),
			_ => return Err(format!("{text}: write true or false")),
		},
		TypeDefPrimitive::Str => text.encode_to(out),
		TypeDefPrimitive::U8 => number::<u8>(text)?.encode_to(out),
		TypeDefPrimitive::U16 => number::<u16>(text)?.encode_to(out),
		TypeDefPrimitive::U32 => number::<u32>(text)?.encode_to(out),
		TypeDefPrimitive::U64 => number::<u64>(text)?.encode_to(out),
		TypeDefPrimitive::U128 => number::<u128>(text)?.encode_to(out),
		TypeDefPrimitive::I16 => number::<i16>(text)?.encode_to(out),
		TypeDefPrimitive::I64 => number::<i64>(text)?.encode_to(out),
		_ => return Err("this cannot be written on a command line".into()),
	}
	Ok(())
}

fn number<N: FromStr + Bound>(text: &str) -> Result<N, String> {
	let plain = text.replace('_', "");
	plain.parse().map_err(|_| {
		match plain.bytes().all(|it| it.is_ascii_digit()) && !plain.is_empty() {
			true => format!("{text} is too large: the largest is {}", N::LARGEST),
			false => format!("{text} is not a whole number"),
		}
	})
}

/// The largest number of a type.
trait Bound {
	const LARGEST: u128;
}

macro_rules! bound {
	($($number:ty),*) => { $(impl Bound for $number { const LARGEST: u128 = <$number>::MAX as u128; })* };
}
bound!(u8, u16, u32, u64, u128, i16, i64);

fn one_of(choices: &[Variant<PortableForm>]) -> String {
	let names: Vec<String> = choices.iter().map(|it| kebab(&it.name)).collect();
	format!("choose one of {}", names.join(", "))
}

/// Whether this is a number in the smallest unit that is too large for JSON.
fn is_large(kind: Kind, text: &str) -> bool {
	matches!(kind, Kind::Energy | Kind::Power) && text.bytes().all(|it| it.is_ascii_digit())
}

/// The length of a list that always has the same.
fn fixed_length(types: &PortableRegistry, id: u32) -> Option<usize> {
	match &types.resolve(id)?.type_def {
		TypeDef::Array(of) => usize::try_from(of.len).ok(),
		TypeDef::Composite(composite) => match composite.fields.as_slice() {
			[field] => fixed_length(types, field.ty.id),
			_ => None,
		},
		_ => None,
	}
}

/// Whether a list is a set, which has an order.
fn is_sorted(types: &PortableRegistry, id: u32) -> bool {
	let name = types.resolve(id).and_then(|ty| ty.path.segments.last().cloned());
	name.is_some_and(|name| name.contains("BTreeSet"))
}
