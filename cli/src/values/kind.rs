//! What a type means, from its path and from the name that the field gives it.

use scale_info::{form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive};

/// A value that has a text form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// An account, as an address.
	Account,
	/// An account where the chain takes several forms of addresses.
	Address,
	/// Money, in the currency that stands beside it.
	Amount,
	/// The currency of an amount.
	Asset,
	/// The number of a certificate: 32 characters.
	Certificate,
	/// Bytes, as text, in hexadecimal or as a file.
	Bytes,
	/// So many bytes.
	FixedBytes(u32),
	/// A trade class: one character.
	Class,
	/// Energy, in watt-hours.
	Energy,
	/// A second of chain time.
	Moment,
	/// An hour, day or month.
	Period,
	/// From one period to another.
	Periods,
	/// Power, in watts.
	Power,
	/// A set of roles.
	Roles,
}

impl Kind {
	/// How it is written.
	pub const fn form(self) -> &'static str {
		match self {
			Kind::Account | Kind::Address => "ACCOUNT",
			Kind::Amount => "AMOUNT",
			Kind::Asset => "ASSET",
			Kind::Bytes => "TEXT|0xHEX|@FILE",
			Kind::FixedBytes(_) => "TEXT|0xHEX",
			Kind::Certificate => "CERTIFICATE",
			Kind::Class => "CLASS",
			Kind::Energy => "ENERGY",
			Kind::Moment => "TIME",
			Kind::Period => "PERIOD",
			Kind::Periods => "PERIOD..PERIOD",
			Kind::Power => "POWER",
			Kind::Roles => "ROLE,ROLE",
		}
	}
}

/// What the field is, of which a value is part: its own name, and the name that it gives its type.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'a> {
	pub field: &'a str,
	pub type_name: &'a str,
}

impl<'a> Hint<'a> {
	pub fn of(field: &'a Field<PortableForm>) -> Self {
		Hint {
			field: field.name.as_deref().unwrap_or_default(),
			type_name: field.type_name.as_deref().unwrap_or_default(),
		}
	}

	/// The name of the type, without what is around it.
	fn word(&self) -> &'a str {
		let inner = self.type_name.strip_prefix("Option<").and_then(|it| it.strip_suffix('>'));
		inner.unwrap_or(self.type_name)
	}
}

/// What kind of value this is. `None` if its parts have kinds, or if it is a plain number, truth value or choice.
pub fn kind_of(types: &PortableRegistry, id: u32, hint: Hint<'_>) -> Option<Kind> {
	let ty = types.resolve(id)?;
	if let Some(kind) = kind_of_path(ty) {
		return Some(kind);
	}
	match &ty.type_def {
		TypeDef::Primitive(TypeDefPrimitive::U64) if hint.word() == "Moment" => Some(Kind::Moment),
		TypeDef::Primitive(TypeDefPrimitive::U64) if hint.field.ends_with("_w") => {
			Some(Kind::Power)
		}
		TypeDef::Primitive(TypeDefPrimitive::U128) => Some(Kind::Amount),
		TypeDef::Sequence(of) if is_byte(types, of.type_param.id) => Some(Kind::Bytes),
		TypeDef::Array(of) if is_byte(types, of.type_param.id) => {
			Some(match (of.len, hint.field) {
				(32, "number") => Kind::Certificate,
				(length, _) => Kind::FixedBytes(length),
			})
		}
		TypeDef::Compact(of) => kind_of(types, of.type_param.id, hint),
		TypeDef::Composite(composite) => match composite.fields.as_slice() {
			[field] if field.name.is_none() => kind_of(types, field.ty.id, hint),
			_ => None,
		},
		_ => None,
	}
}

fn kind_of_path(ty: &Type<PortableForm>) -> Option<Kind> {
	Some(match ty.path.segments.last()?.as_str() {
		"AccountId32" => Kind::Account,
		"MultiAddress" => Kind::Address,
		"NativeOrWithId" => Kind::Asset,
		"Energy" => Kind::Energy,
		"Period" => Kind::Period,
		"PeriodRange" => Kind::Periods,
		"Roles" => Kind::Roles,
		"TradeClass" => Kind::Class,
		_ => return None,
	})
}

fn is_byte(types: &PortableRegistry, id: u32) -> bool {
	let primitive = types.resolve(id).map(|ty| &ty.type_def);
	matches!(primitive, Some(TypeDef::Primitive(TypeDefPrimitive::U8)))
}

/// The type inside an `Option`.
pub fn optional(types: &PortableRegistry, id: u32) -> Option<u32> {
	let ty = types.resolve(id)?;
	(ty.path.segments.last()? == "Option")
		.then(|| ty.type_params.first()?.ty)
		.flatten()
		.map(|it| it.id)
}

/// Whether a value may be missing.
pub fn is_optional(types: &PortableRegistry, id: u32) -> bool {
	optional(types, id).is_some()
}

/// What a list consists of, if it is a list and not bytes.
pub fn list_of(types: &PortableRegistry, id: u32) -> Option<u32> {
	if kind_of(types, id, Hint::default()).is_some() {
		return None;
	}
	match &types.resolve(id)?.type_def {
		TypeDef::Sequence(of) => Some(of.type_param.id),
		TypeDef::Array(of) => Some(of.type_param.id),
		TypeDef::Composite(composite) => match composite.fields.as_slice() {
			[field] if field.name.is_none() => list_of(types, field.ty.id),
			_ => None,
		},
		_ => None,
	}
}

/// Whether a value is one of several choices.
pub fn is_choice(types: &PortableRegistry, id: u32) -> bool {
	matches!(types.resolve(id).map(|ty| &ty.type_def), Some(TypeDef::Variant(_)))
}

/// Whether it is a list of values.
pub fn is_list(types: &PortableRegistry, id: u32) -> bool {
	list_of(types, id).is_some()
}

/// The fields of a structure with names, if a value of this type is one.
pub fn structure(types: &PortableRegistry, id: u32) -> Option<&[Field<PortableForm>]> {
	if kind_of(types, id, Hint::default()).is_some() || optional(types, id).is_some() {
		return None;
	}
	let TypeDef::Composite(composite) = &types.resolve(id)?.type_def else { return None };
	let named = composite.fields.iter().all(|field| field.name.is_some());
	(named && !composite.fields.is_empty()).then_some(composite.fields.as_slice())
}

/// Whether a field can be written as one word, or as several of the same form.
pub fn is_word(types: &PortableRegistry, field: &Field<PortableForm>) -> bool {
	let id = optional(types, field.ty.id).unwrap_or(field.ty.id);
	let id = list_of(types, id).unwrap_or(id);
	kind_of(types, id, Hint::of(field)).is_some()
		|| !matches!(
			types.resolve(id).map(|ty| &ty.type_def),
			Some(TypeDef::Composite(_) | TypeDef::Tuple(_))
		)
}

/// Whether there is only one value of this type: a structure of nothing.
pub fn has_no_values(types: &PortableRegistry, id: u32) -> bool {
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Composite(composite)) => composite.fields.is_empty(),
		Some(TypeDef::Tuple(tuple)) => tuple.fields.is_empty(),
		_ => false,
	}
}

/// How a value is written, for the help of a command.
pub fn form_of(types: &PortableRegistry, id: u32, hint: Hint<'_>) -> String {
	let id = optional(types, id).unwrap_or(id);
	if let Some(kind) = kind_of(types, id, hint) {
		return kind.form().to_owned();
	}
	match types.resolve(id).map(|ty| &ty.type_def) {
		Some(TypeDef::Primitive(TypeDefPrimitive::Bool)) => "true|false".to_owned(),
		Some(TypeDef::Primitive(_) | TypeDef::Compact(_)) => "NUMBER".to_owned(),
		Some(TypeDef::Variant(choices)) => {
			let form = |it: &scale_info::Variant<PortableForm>| {
				let parts: Vec<String> = it
					.fields
					.iter()
					.filter(|field| !has_no_values(types, field.ty.id))
					.map(|field| form_of(types, field.ty.id, Hint::of(field)))
					.collect();
				[vec![kebab(&it.name)], parts].concat().join(":")
			};
			choices.variants.iter().map(form).collect::<Vec<_>>().join("|")
		}
		_ => match list_of(types, id) {
			Some(inner) => format!("{},…", form_of(types, inner, Hint::default())),
			None => "JSON|@FILE".to_owned(),
		},
	}
}

/// `TradingCentre` and `trading_centre` are `trading-centre`.
pub fn kebab(name: &str) -> String {
	let mut text = String::new();
	for (at, letter) in name.chars().enumerate() {
		match letter {
			'_' => text.push('-'),
			_ if letter.is_ascii_uppercase() => {
				if at > 0 && !text.ends_with('-') {
					text.push('-');
				}
				text.push(letter.to_ascii_lowercase());
			}
			_ => text.push(letter),
		}
	}
	text
}
