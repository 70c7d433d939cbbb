//! Which values can be longer than others of their type.

use std::collections::BTreeSet;

use scale_info::{form::PortableForm, Field, TypeDef, TypeDefPrimitive};

use super::Shapes;

/// Types that are left out: a carried call weighs by itself, and an address of raw bytes is refused before it
/// is used.
const LEFT_OUT: [&str; 3] = ["RuntimeCall", "OriginCaller", "MultiAddress"];

impl Shapes {
	/// Whether a list or a text is somewhere in these fields.
	pub fn have_list(&self, fields: &[Field<PortableForm>]) -> bool {
		let mut seen = BTreeSet::new();
		fields.iter().any(|field| self.has_list(field.ty.id, &mut seen))
	}

	fn has_list(&self, id: u32, seen: &mut BTreeSet<u32>) -> bool {
		let described = self.resolve(id);
		let left_out =
			described.path.segments.last().is_some_and(|name| LEFT_OUT.contains(&name.as_str()));
		if left_out || !seen.insert(id) {
			return false;
		}
		match &described.type_def {
			TypeDef::Sequence(_) | TypeDef::BitSequence(_) => true,
			TypeDef::Primitive(primitive) => *primitive == TypeDefPrimitive::Str,
			TypeDef::Array(array) => self.has_list(array.type_param.id, seen),
			TypeDef::Compact(compact) => self.has_list(compact.type_param.id, seen),
			TypeDef::Tuple(tuple) => tuple.fields.iter().any(|field| self.has_list(field.id, seen)),
			TypeDef::Composite(it) => {
				it.fields.iter().any(|field| self.has_list(field.ty.id, seen))
			}
			TypeDef::Variant(it) => {
				let mut fields = it.variants.iter().flat_map(|variant| &variant.fields);
				fields.any(|field| self.has_list(field.ty.id, seen))
			}
		}
	}
}
