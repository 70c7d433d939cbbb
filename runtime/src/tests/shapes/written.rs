//! Types as text: what they are called, and what they are made of.

use std::collections::{BTreeMap, BTreeSet};

use scale_info::{form::PortableForm, Field, TypeDef};

use super::{Shapes, Variant};

impl Shapes {
	/// How a type is written where it is used.
	pub fn name(&self, id: u32) -> String {
		let described = self.resolve(id);
		match &described.type_def {
			TypeDef::Primitive(primitive) => format!("{primitive:?}").to_lowercase(),
			TypeDef::Compact(compact) => format!("compact {}", self.name(compact.type_param.id)),
			TypeDef::Sequence(list) => format!("[{}]", self.name(list.type_param.id)),
			TypeDef::Array(list) => format!("[{}; {}]", self.name(list.type_param.id), list.len),
			TypeDef::Tuple(tuple) => format!("({})", self.names(tuple.fields.iter().map(|t| t.id))),
			TypeDef::BitSequence(_) => "bits".into(),
			TypeDef::Composite(_) | TypeDef::Variant(_) => {
				let path = described.path.segments.join("::");
				let given = described.type_params.iter().filter_map(|given| given.ty);
				let given = self.names(given.map(|given| given.id));
				if given.is_empty() {
					path
				} else {
					format!("{path}<{given}>")
				}
			}
		}
	}

	fn names(&self, ids: impl Iterator<Item = u32>) -> String {
		ids.map(|id| self.name(id)).collect::<Vec<_>>().join(", ")
	}

	/// A variant on one line: its index, name and fields.
	pub fn variant(&self, variant: &Variant) -> String {
		format!("{} {}{}", variant.index, variant.name, self.fields(&variant.fields))
	}

	fn fields(&self, fields: &[Field<PortableForm>]) -> String {
		let written = |field: &Field<PortableForm>| match &field.name {
			Some(name) => format!("{name}: {}", self.name(field.ty.id)),
			None => self.name(field.ty.id),
		};
		match fields.iter().map(written).collect::<Vec<_>>().join(", ") {
			nothing if nothing.is_empty() => nothing,
			fields => format!("({fields})"),
		}
	}

	/// What the types are made of that these lead to, each once and in the order of their names. The
	/// types in `known` are described elsewhere.
	pub fn definitions(&self, roots: impl IntoIterator<Item = u32>, known: &[u32]) -> String {
		let mut seen: BTreeSet<u32> = known.iter().copied().collect();
		let mut waiting: Vec<u32> = roots.into_iter().collect();
		let mut found = BTreeMap::<String, BTreeSet<String>>::new();
		while let Some(id) = waiting.pop() {
			if seen.insert(id) {
				waiting.extend(self.parts(id));
				if let Some(definition) = self.definition(id) {
					found.entry(self.name(id)).or_default().insert(definition);
				}
			}
		}
		let text = |(name, definitions): (String, BTreeSet<String>)| {
			definitions.into_iter().map(|of| format!("{name}\n{of}")).collect::<String>()
		};
		found.into_iter().map(text).collect()
	}

	/// What a type with a name of its own is made of. Everybody knows what an option is.
	fn definition(&self, id: u32) -> Option<String> {
		let described = self.resolve(id);
		if matches!(described.path.segments.join("::").as_str(), "Option" | "Result") {
			return None;
		}
		match &described.type_def {
			TypeDef::Composite(composite) => {
				let fields = self.fields(&composite.fields);
				Some(format!("\t{}\n", if fields.is_empty() { "()" } else { &fields }))
			}
			TypeDef::Variant(enumeration) => {
				let line = |variant: &Variant| format!("\t{}\n", self.variant(variant));
				Some(enumeration.variants.iter().map(line).collect())
			}
			_ => None,
		}
	}

	/// The types that a type is made of.
	fn parts(&self, id: u32) -> Vec<u32> {
		let of_fields = |fields: &[Field<PortableForm>]| -> Vec<u32> {
			fields.iter().map(|field| field.ty.id).collect()
		};
		match &self.resolve(id).type_def {
			TypeDef::Composite(composite) => of_fields(&composite.fields),
			TypeDef::Variant(enumeration) => {
				enumeration.variants.iter().flat_map(|variant| of_fields(&variant.fields)).collect()
			}
			TypeDef::Sequence(list) => vec![list.type_param.id],
			TypeDef::Array(list) => vec![list.type_param.id],
			TypeDef::Compact(compact) => vec![compact.type_param.id],
			TypeDef::Tuple(tuple) => tuple.fields.iter().map(|part| part.id).collect(),
			TypeDef::Primitive(_) | TypeDef::BitSequence(_) => vec![],
		}
	}
}
