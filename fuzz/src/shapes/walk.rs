//! Walks through the bytes of a value along its type's description.

use codec::{Compact, Decode, Encode};
use scale_info::{form::PortableForm, Field, TypeDef, TypeDefPrimitive};

use super::Shapes;

/// The bytes are no value of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd;

/// What a field says of the meaning of its value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hint<'a> {
	/// The field's name, such as `expires_at`.
	pub name: &'a str,
	/// The name of its type in the source, such as `Moment`.
	pub kind: &'a str,
}

impl<'a> Hint<'a> {
	/// What a field says.
	pub fn of(field: &'a Field<PortableForm>) -> Self {
		Hint {
			name: field.name.as_deref().unwrap_or_default(),
			kind: field.type_name.as_deref().map_or("", innermost),
		}
	}

	/// What it says of a part of its value, if that says nothing of itself.
	pub fn or(self, part: Hint<'a>) -> Self {
		match part.name.is_empty() && matches!(part.kind, "" | "T") {
			true => self,
			false => part,
		}
	}
}

/// Types that only hold others.
const WRAPPERS: [&str; 6] = ["Option", "Vec", "BoundedVec", "WeakBoundedVec", "Box", "Compact"];

/// What a wrapper, such as `Option<PartyId>`, holds. Of a path its last part.
fn innermost(kind: &str) -> &str {
	match kind.strip_suffix('>').and_then(|kind| kind.split_once('<')) {
		Some((outer, inner)) if WRAPPERS.contains(&outer) => {
			let first = inner.split(',').next().unwrap_or(inner);
			innermost(first.trim())
		}
		_ => kind.rsplit("::").next().unwrap_or(kind),
	}
}

/// A part of a value: its type, what is said of it, and its bytes.
pub type Part<'v> = (u32, Hint<'v>, &'v [u8]);

impl Shapes {
	/// Takes a value off the bytes, and shows each of its parts.
	pub fn walk<'v>(
		&'v self,
		id: u32,
		hint: Hint<'v>,
		bytes: &mut &'v [u8],
		show: &mut dyn FnMut(Part<'v>),
	) -> Result<(), Odd> {
		let start = *bytes;
		self.walk_within(id, hint, bytes, show)?;
		let length = start.len() - bytes.len();
		show((id, hint, &start[..length]));
		Ok(())
	}

	/// Whether all of the bytes are one value.
	#[cfg(test)]
	pub fn is_value<'v>(&'v self, id: u32, mut bytes: &'v [u8]) -> bool {
		self.walk(id, Hint::default(), &mut bytes, &mut |_| ()).is_ok() && bytes.is_empty()
	}

	fn walk_within<'v>(
		&'v self,
		id: u32,
		hint: Hint<'v>,
		bytes: &mut &'v [u8],
		show: &mut dyn FnMut(Part<'v>),
	) -> Result<(), Odd> {
		match &self.resolve(id).type_def {
			TypeDef::Primitive(primitive) => skip_primitive(primitive, bytes),
			TypeDef::Composite(it) => self.walk_fields(&it.fields, hint, bytes, show),
			TypeDef::Tuple(it) => it
				.fields
				.iter()
				.try_for_each(|field| self.walk(field.id, Hint::default(), bytes, show)),
			TypeDef::Array(it) if self.is_byte(it.type_param.id) => skip(bytes, it.len as usize),
			TypeDef::Array(it) => {
				(0..it.len).try_for_each(|_| self.walk(it.type_param.id, hint, bytes, show))
			}
			TypeDef::Sequence(it) => {
				let length = Compact::<u32>::decode(bytes).map_err(|_| Odd)?.0;
				if self.is_byte(it.type_param.id) {
					return skip(bytes, length as usize);
				}
				(0..length).try_for_each(|_| self.walk(it.type_param.id, hint, bytes, show))
			}
			// Of nothing, there is nothing.
			TypeDef::Compact(it) if self.innermost_number(it.type_param.id).is_none() => Ok(()),
			TypeDef::Compact(_) => Compact::<u128>::decode(bytes).map(drop).map_err(|_| Odd),
			TypeDef::Variant(it) => {
				let index = u8::decode(bytes).map_err(|_| Odd)?;
				let variant = it.variants.iter().find(|variant| variant.index == index);
				self.walk_fields(&variant.ok_or(Odd)?.fields, hint, bytes, show)
			}
			TypeDef::BitSequence(_) => Err(Odd),
		}
	}

	fn walk_fields<'v>(
		&'v self,
		fields: &'v [Field<PortableForm>],
		hint: Hint<'v>,
		bytes: &mut &'v [u8],
		show: &mut dyn FnMut(Part<'v>),
	) -> Result<(), Odd> {
		fields
			.iter()
			.try_for_each(|field| self.walk(field.ty.id, hint.or(Hint::of(field)), bytes, show))
	}

	pub(super) fn is_byte(&self, id: u32) -> bool {
		matches!(self.resolve(id).type_def, TypeDef::Primitive(TypeDefPrimitive::U8))
	}
}

fn skip(bytes: &mut &[u8], count: usize) -> Result<(), Odd> {
	let (_, rest) = bytes.split_at_checked(count).ok_or(Odd)?;
	*bytes = rest;
	Ok(())
}

fn skip_primitive(primitive: &TypeDefPrimitive, bytes: &mut &[u8]) -> Result<(), Odd> {
	match primitive {
		TypeDefPrimitive::Str => {
			let length = Compact::<u32>::decode(bytes).map_err(|_| Odd)?.0;
			skip(bytes, length as usize)
		}
		other => skip(bytes, width(other)),
	}
}

/// How many bytes a number has.
pub(super) fn width(primitive: &TypeDefPrimitive) -> usize {
	use TypeDefPrimitive::*;
	match primitive {
		Bool | U8 | I8 => 1,
		U16 | I16 => 2,
		U32 | I32 | Char => 4,
		U64 | I64 => 8,
		U128 | I128 => 16,
		U256 | I256 => 32,
		Str => 0,
	}
}

impl Shapes {
	/// A part as it is drawn: numbers that are stored compactly are the same as others.
	pub fn plain<'v>(&'v self, (id, hint, bytes): Part<'v>) -> Option<(u32, Hint<'v>, Vec<u8>)> {
		let TypeDef::Compact(it) = &self.resolve(id).type_def else {
			return Some((id, hint, bytes.to_vec()));
		};
		let number = Compact::<u128>::decode(&mut &*bytes).ok()?.0;
		let inner = self.innermost_number(it.type_param.id)?;
		let TypeDef::Primitive(primitive) = &self.resolve(inner).type_def else { return None };
		Some((inner, hint, number.encode()[..width(primitive).min(16)].to_vec()))
	}

	/// The number within a type that has nothing else.
	pub(super) fn innermost_number(&self, id: u32) -> Option<u32> {
		match &self.resolve(id).type_def {
			TypeDef::Primitive(_) => Some(id),
			TypeDef::Composite(it) => match &it.fields[..] {
				[field] => self.innermost_number(field.ty.id),
				_ => None,
			},
			_ => None,
		}
	}
}
