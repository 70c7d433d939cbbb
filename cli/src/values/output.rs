//! What the chain stores into text and JSON.

use super::{
	forms,
	item::Item,
	kind::{kind_of, Hint, Kind},
	Market,
};
use codec::{Decode, Encode};
use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef};
use subxt::{
	ext::scale_value::{scale::decode_as_type, Composite, Primitive, Value, ValueDef},
	utils::AccountId32,
};
use verdigrid_primitives::{party::Roles, Period};

/// For whom a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
	/// With units and symbols.
	People,
	/// Numbers in the smallest unit.
	Programs,
}

/// Reads what the chain encoded.
pub struct Output<'a> {
	types: &'a PortableRegistry,
	market: &'a Market,
	style: Style,
}

impl<'a> Output<'a> {
	pub const fn new(types: &'a PortableRegistry, market: &'a Market, style: Style) -> Self {
		Output { types, market, style }
	}

	/// A value of this type.
	pub fn value(&self, encoded: &mut &[u8], id: u32) -> Result<Item, String> {
		let value = decode_as_type(encoded, id, self.types).map_err(|error| error.to_string())?;
		Ok(self.item(&value, Hint::default(), None))
	}

	/// Values with these names and types, one after the other.
	pub fn fields(
		&self,
		encoded: &mut &[u8],
		fields: &[Field<PortableForm>],
	) -> Result<Item, String> {
		let mut values = Vec::new();
		for field in fields {
			let value = decode_as_type(encoded, field.ty.id, self.types);
			values.push((field, value.map_err(|error| error.to_string())?));
		}
		let parts: Vec<_> = values.iter().map(|(field, value)| (*field, value)).collect();
		Ok(self.parts(&parts))
	}

	fn item(&self, value: &Value<u32>, hint: Hint<'_>, asset: Option<Option<u32>>) -> Item {
		if let Some(kind) = kind_of(self.types, value.context, hint) {
			if let Some(item) = self.kind(kind, value, asset) {
				return item;
			}
		}
		match &value.value {
			ValueDef::Primitive(primitive) => plain(primitive),
			ValueDef::BitSequence(bits) => {
				Item::text(bits.iter().map(|bit| if bit { '1' } else { '0' }).collect::<String>())
			}
			ValueDef::Variant(choice) => {
				let fields = self.variant_fields(value.context, &choice.name);
				match (choice.name.as_str(), choice.values.len()) {
					("None", 0) => Item::None,
					("Some", 1) => {
						let inner = choice.values.values().next();
						inner.map_or(Item::None, |inner| self.item(inner, hint, asset))
					}
					(name, 0) => Item::text(name),
					(name, _) => {
						let inner = self.composite(&choice.values, fields, hint, asset);
						Item::Fields(vec![(name.to_owned(), inner)])
					}
				}
			}
			ValueDef::Composite(composite) => {
				let fields = self.composite_fields(value.context);
				self.composite(composite, fields, hint, asset)
			}
		}
	}

	fn composite(
		&self,
		composite: &Composite<u32>,
		fields: &[Field<PortableForm>],
		hint: Hint<'_>,
		asset: Option<Option<u32>>,
	) -> Item {
		let values: Vec<&Value<u32>> = composite.values().collect();
		if let (Composite::Named(_), true) = (composite, fields.len() == values.len()) {
			return self.parts(&fields.iter().zip(values).collect::<Vec<_>>());
		}
		match (values.as_slice(), fields) {
			([value], [field]) => {
				let own = Hint::of(field);
				// A wrapper around one value means what the wrapper means.
				let inner =
					if own.field.is_empty() && !hint.type_name.is_empty() { hint } else { own };
				self.item(value, inner, asset)
			}
			_ => Item::List(
				values
					.iter()
					.enumerate()
					.map(|(at, value)| {
						self.item(value, fields.get(at).map_or(Hint::default(), Hint::of), asset)
					})
					.collect(),
			),
		}
	}

	/// Values with names. An amount is in the asset that stands beside it.
	fn parts(&self, parts: &[(&Field<PortableForm>, &Value<u32>)]) -> Item {
		let asset = parts.iter().find_map(|(field, value)| {
			let kind = kind_of(self.types, value.context, Hint::of(field));
			(kind == Some(Kind::Asset)).then(|| asset_of(value)).flatten()
		});
		// Calls and events of the SDK's pallet of assets, whose amounts have the type of a balance.
		let numbered = parts.iter().find_map(|(field, value)| {
			let is_asset = field.type_name.as_deref().is_some_and(|name| name.contains("AssetId"));
			let number = is_asset.then(|| number_in(value)).flatten()?;
			u32::try_from(number).ok().map(Some)
		});
		let asset = asset.or(numbered);
		let item = |(field, value): &(&Field<PortableForm>, &Value<u32>)| {
			let hint = Hint::of(field);
			let native = hint.type_name.contains("Balance").then_some(None);
			(hint.field.to_owned(), self.item(value, hint, asset.or(native)))
		};
		Item::Fields(parts.iter().map(item).collect())
	}

	fn composite_fields(&self, id: u32) -> &'a [Field<PortableForm>] {
		match self.types.resolve(id).map(|ty| &ty.type_def) {
			Some(TypeDef::Composite(composite)) => &composite.fields,
			_ => &[],
		}
	}

	fn variant_fields(&self, id: u32, name: &str) -> &'a [Field<PortableForm>] {
		match self.types.resolve(id).map(|ty| &ty.type_def) {
			Some(TypeDef::Variant(choices)) => choices
				.variants
				.iter()
				.find(|choice| choice.name == name)
				.map_or(&[], |choice| &choice.fields),
			_ => &[],
		}
	}

	fn kind(&self, kind: Kind, value: &Value<u32>, asset: Option<Option<u32>>) -> Option<Item> {
		let people = self.style == Style::People;
		let number = || number_in(value);
		let small = || number_in(value).and_then(|it| u64::try_from(it).ok());
		Some(match kind {
			Kind::Account => Item::text(AccountId32(bytes_in(value).try_into().ok()?).to_string()),
			Kind::Address => match &value.value {
				ValueDef::Variant(choice) if choice.name == "Id" => Item::text(
					AccountId32(choice.values.values().next().map(bytes_in)?.try_into().ok()?)
						.to_string(),
				),
				_ => return None,
			},
			Kind::Amount => match asset.and_then(|asset| self.market.currency(asset)) {
				Some(currency) if people => Item::text(forms::shown_amount(number()?, currency)),
				_ => Item::text(number()?.to_string()),
			},
			Kind::Asset => match asset_of(value)? {
				None => Item::text(self.market.token.symbol.clone()),
				Some(number) => match self.market.currency(Some(number)) {
					Some(currency) if people => Item::text(currency.symbol.clone()),
					_ => Item::Number(number.into()),
				},
			},
			Kind::Bytes | Kind::Certificate | Kind::FixedBytes(_) => {
				Item::text(forms::shown_bytes(&bytes_in(value)))
			}
			Kind::Class => Item::text(char::from(u8::try_from(number()?).ok()?)),
			Kind::Energy if people => Item::text(forms::shown_energy(small()?)),
			Kind::Power if people => Item::text(forms::shown_power(small()?)),
			Kind::Energy | Kind::Power => Item::Number(small()?.into()),
			Kind::Moment => Item::text(forms::shown_moment(small()?)),
			Kind::Period => Item::text(forms::shown_period(&self.recoded(value)?)),
			Kind::Periods => {
				let (first, last): (Period, Period) = self.recoded(value)?;
				let first = forms::shown_period(&first);
				Item::text(format!("{first}..{}", forms::shown_period(&last)))
			}
			Kind::Roles => match self.recoded::<Roles>(value)? {
				roles if roles.is_known() => Item::text(forms::shown_roles(roles)),
				unknown => Item::Number(unknown.bits().into()),
			},
		})
	}

	/// The same value in our own type.
	fn recoded<D: Decode>(&self, value: &Value<u32>) -> Option<D> {
		let mut bytes = Vec::new();
		let encode = subxt::ext::scale_value::scale::encode_as_type;
		encode(value, value.context, self.types, &mut bytes).ok()?;
		D::decode(&mut bytes.as_slice()).ok()
	}
}

fn plain(primitive: &Primitive) -> Item {
	match primitive {
		Primitive::Bool(value) => Item::Bool(*value),
		Primitive::Char(value) => Item::text(*value),
		Primitive::String(value) => Item::text(value.clone()),
		Primitive::U128(value) => match i128::try_from(*value) {
			Ok(number) => Item::Number(number),
			Err(_) => Item::text(value.to_string()),
		},
		Primitive::I128(value) => Item::Number(*value),
		Primitive::U256(value) | Primitive::I256(value) => {
			Item::text(format!("0x{}", hex::encode(value)))
		}
	}
}

/// The number in a value, however it is wrapped.
fn number_in(value: &Value<u32>) -> Option<u128> {
	match &value.value {
		ValueDef::Primitive(Primitive::U128(number)) => Some(*number),
		ValueDef::Composite(composite) if composite.len() == 1 => {
			number_in(composite.values().next()?)
		}
		_ => None,
	}
}

/// The bytes in a value, however they are wrapped.
fn bytes_in(value: &Value<u32>) -> Vec<u8> {
	match &value.value {
		ValueDef::Primitive(Primitive::U128(byte)) => {
			u8::try_from(*byte).map(|it| it.encode()).unwrap_or_default()
		}
		ValueDef::Composite(composite) => composite.values().flat_map(bytes_in).collect(),
		_ => vec![],
	}
}

fn asset_of(value: &Value<u32>) -> Option<Option<u32>> {
	match &value.value {
		ValueDef::Variant(choice) => match (choice.name.as_str(), choice.values.values().next()) {
			("Native", _) => Some(None),
			("Some", Some(inner)) => asset_of(inner),
			(_, Some(number)) => number_in(number).and_then(|it| u32::try_from(it).ok()).map(Some),
			_ => None,
		},
		_ => None,
	}
}
