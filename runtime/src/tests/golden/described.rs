//! Whether bytes are what the metadata describes. All pallets are described alike, also those of the SDK, some of
//! whose items no other crate can name.
//!
//! A description does not tell how long a list may be, nor which values a type refuses.

use codec::{Compact, Decode};
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Registry, TypeDef, TypeDefPrimitive,
};
use sp_io::{
	hashing::{blake2_128, twox_64},
	TestExternalities,
};
use sp_metadata_ir::{
	PalletMetadataIR, StorageEntryMetadataIR, StorageEntryTypeIR, StorageHasherIR,
};

use crate::Runtime;

/// Types whose lists are no lists of the value that has them: a carried call has its own, and an address of raw
/// bytes is refused before it is used.
const LEFT_OUT: [&str; 3] = ["RuntimeCall", "OriginCaller", "MultiAddress"];

/// What the runtime's metadata says of calls and of stored entries.
pub(crate) struct Described {
	types: PortableRegistry,
	pallets: Vec<PalletMetadataIR<PortableForm>>,
}

impl Described {
	/// That of this runtime.
	pub fn by_the_runtime() -> Self {
		let described = TestExternalities::default().execute_with(Runtime::metadata_ir);
		let mut registry = Registry::new();
		let pallets = registry.map_into_portable(described.pallets);
		Described { pallets, types: registry.into() }
	}

	/// The storage items of all pallets, each with its pallet's name.
	pub fn items(&self) -> impl Iterator<Item = (&str, &StorageEntryMetadataIR<PortableForm>)> {
		self.pallets.iter().flat_map(|pallet| {
			let entries = pallet.storage.iter().flat_map(|storage| &storage.entries);
			entries.map(move |item| (pallet.name.as_str(), item))
		})
	}

	/// Whether an entry is one of this item. The key is what follows the names of the pallet and the item.
	pub fn fits(
		&self,
		item: &StorageEntryMetadataIR<PortableForm>,
		key: &[u8],
		value: &[u8],
	) -> bool {
		let (fits, value_type) = match &item.ty {
			StorageEntryTypeIR::Plain(value) => (key.is_empty(), value.id),
			StorageEntryTypeIR::Map { hashers, key: ty, value } => {
				(self.is_key(hashers, ty.id, key), value.id)
			}
		};
		fits && lists(&self.types, value_type, value).is_some()
	}

	fn is_key(&self, hashers: &[StorageHasherIR], ty: u32, key: &[u8]) -> bool {
		let parts = match &self.types.resolve(ty).unwrap().type_def {
			TypeDef::Tuple(tuple) if hashers.len() > 1 => {
				tuple.fields.iter().map(|part| part.id).collect()
			}
			_ => vec![ty],
		};
		assert_eq!(parts.len(), hashers.len());
		let mut reader = Reader::of(&self.types, key);
		let all = hashers.iter().zip(parts).try_for_each(|(by, part)| reader.hashed(by, part));
		all.is_some() && reader.rest.is_empty()
	}

	/// The lists in a call: what each is called, and where it begins.
	pub fn lists_in(&self, call: &[u8]) -> Option<Vec<(String, usize)>> {
		let pallet = self.pallets.iter().find(|pallet| pallet.index == call[0])?;
		let TypeDef::Variant(calls) = &self.types.resolve(pallet.calls.as_ref()?.ty.id)?.type_def
		else {
			return None;
		};
		let described = calls.variants.iter().find(|variant| variant.index == call[1])?;
		let mut reader = Reader::of(&self.types, &call[2..]);
		reader.fields(&described.fields, "")?;
		reader.ended(call.len())
	}
}

/// The lists in a value, unless the bytes are none of this type.
fn lists(types: &PortableRegistry, ty: u32, bytes: &[u8]) -> Option<Vec<(String, usize)>> {
	let mut reader = Reader::of(types, bytes);
	reader.value(ty, "")?;
	reader.ended(bytes.len())
}

/// Reads bytes, and notes which lists begin where.
struct Reader<'a> {
	types: &'a PortableRegistry,
	rest: &'a [u8],
	/// The name of each list, and how many bytes were left where its length stands.
	lists: Vec<(String, usize)>,
}

impl<'a> Reader<'a> {
	fn of(types: &'a PortableRegistry, bytes: &'a [u8]) -> Self {
		Reader { types, rest: bytes, lists: vec![] }
	}

	/// The lists with where they begin, if so many bytes were all there are.
	fn ended(self, length: usize) -> Option<Vec<(String, usize)>> {
		let begun = self.lists.into_iter().map(|(name, left)| (name, length - left));
		self.rest.is_empty().then(|| begun.collect())
	}

	fn take(&mut self, length: usize) -> Option<&'a [u8]> {
		let (taken, rest) = self.rest.split_at_checked(length)?;
		self.rest = rest;
		Some(taken)
	}

	fn decode<T: Decode>(&mut self) -> Option<T> {
		T::decode(&mut self.rest).ok()
	}

	/// Reads a part of a key, with the hash before it.
	fn hashed(&mut self, by: &StorageHasherIR, ty: u32) -> Option<()> {
		// A hash alone: what it was made of is not stored.
		if matches!(by, StorageHasherIR::Blake2_128) {
			return self.take(16).map(|_| ());
		}
		let hash = self.take(match by {
			StorageHasherIR::Identity => 0,
			StorageHasherIR::Twox64Concat => 8,
			StorageHasherIR::Blake2_128Concat => 16,
			other => panic!("a key that is hashed by {other:?} cannot be read"),
		})?;
		let before = self.rest;
		self.value(ty, "")?;
		let read = &before[..before.len() - self.rest.len()];
		let expected = match by {
			StorageHasherIR::Twox64Concat => twox_64(read).to_vec(),
			StorageHasherIR::Blake2_128Concat => blake2_128(read).to_vec(),
			_ => vec![],
		};
		(hash == expected).then_some(())
	}

	fn value(&mut self, ty: u32, name: &str) -> Option<()> {
		let described = self.types.resolve(ty).unwrap();
		let known = self.lists.len();
		self.shaped(&described.type_def, name)?;
		let type_name = described.path.segments.last();
		if type_name.is_some_and(|name| LEFT_OUT.contains(&name.as_str())) {
			self.lists.truncate(known);
		}
		Some(())
	}

	fn shaped(&mut self, shape: &TypeDef<PortableForm>, name: &str) -> Option<()> {
		match shape {
			TypeDef::Primitive(primitive) => self.primitive(primitive),
			TypeDef::Compact(compact) => self.compact(compact.type_param.id),
			TypeDef::Composite(it) => self.fields(&it.fields, name),
			TypeDef::Variant(it) => {
				let index = self.decode::<u8>()?;
				let variant = it.variants.iter().find(|variant| variant.index == index)?;
				self.fields(&variant.fields, &within(name, &variant.name))
			}
			TypeDef::Tuple(tuple) => {
				let mut parts = tuple.fields.iter().enumerate();
				parts.try_for_each(|(place, part)| {
					self.value(part.id, &within(name, &place.to_string()))
				})
			}
			TypeDef::Array(list) => {
				(0..list.len).try_for_each(|_| self.value(list.type_param.id, name))
			}
			TypeDef::Sequence(list) => self.list(list.type_param.id, name),
			TypeDef::BitSequence(_) => panic!("{name} is a list of bits, which is not read yet"),
		}
	}

	/// Fields, each under its name, or its place if it has none. The only part of a wrapper has the wrapper's name.
	fn fields(&mut self, fields: &[Field<PortableForm>], name: &str) -> Option<()> {
		fields.iter().enumerate().try_for_each(|(place, field)| {
			let name = match &field.name {
				Some(own) => within(name, own),
				None if fields.len() == 1 => name.into(),
				None => within(name, &place.to_string()),
			};
			self.value(field.ty.id, &name)
		})
	}

	fn list(&mut self, of: u32, name: &str) -> Option<()> {
		self.lists.push((name.into(), self.rest.len()));
		let length = self.decode::<Compact<u32>>()?.0;
		let name = format!("{name}[]");
		(0..length).try_for_each(|_| self.value(of, &name))
	}

	fn primitive(&mut self, primitive: &TypeDefPrimitive) -> Option<()> {
		use TypeDefPrimitive::*;
		let length = match primitive {
			Bool => return self.decode::<bool>().map(|_| ()),
			Str => return self.decode::<String>().map(|_| ()),
			U8 | I8 => 1,
			U16 | I16 => 2,
			U32 | I32 | Char => 4,
			U64 | I64 => 8,
			U128 | I128 => 16,
			U256 | I256 => 32,
		};
		self.take(length).map(|_| ())
	}

	fn compact(&mut self, of: u32) -> Option<()> {
		use TypeDefPrimitive::*;
		match &self.types.resolve(of).unwrap().type_def {
			TypeDef::Primitive(U8) => self.decode::<Compact<u8>>().map(|_| ()),
			TypeDef::Primitive(U16) => self.decode::<Compact<u16>>().map(|_| ()),
			TypeDef::Primitive(U32) => self.decode::<Compact<u32>>().map(|_| ()),
			TypeDef::Primitive(U64) => self.decode::<Compact<u64>>().map(|_| ()),
			TypeDef::Primitive(U128) => self.decode::<Compact<u128>>().map(|_| ()),
			TypeDef::Composite(it) if it.fields.len() == 1 => self.compact(it.fields[0].ty.id),
			TypeDef::Tuple(it) if it.fields.is_empty() => Some(()),
			other => panic!("compact of {other:?}"),
		}
	}
}

/// The name of a part.
fn within(whole: &str, part: &str) -> String {
	if whole.is_empty() {
		part.into()
	} else {
		format!("{whole}.{part}")
	}
}

mod tests {
	use codec::Encode;
	use scale_info::MetaType;

	use super::*;

	type Value = (bool, Option<u16>, Vec<(u8, Vec<u8>)>);

	fn lists_of_value(bytes: &[u8]) -> Option<Vec<(String, usize)>> {
		let mut registry = Registry::new();
		let ty = registry.register_type(&MetaType::new::<Value>()).id;
		lists(&registry.into(), ty, bytes)
	}

	fn value() -> Vec<u8> {
		let value: Value = (true, Some(5), vec![(1, vec![2, 3])]);
		value.encode()
	}

	#[test]
	fn lists_are_found_where_they_begin() {
		let expected = vec![("2".to_owned(), 4), ("2[].1".to_owned(), 6)];
		assert_eq!(lists_of_value(&value()), Some(expected));
	}

	#[test]
	fn bytes_of_another_type_do_not_fit() {
		let value = value();
		assert_eq!(lists_of_value(&value[1..]), None);
		assert_eq!(lists_of_value(&value[..value.len() - 1]), None);
		assert_eq!(lists_of_value(&[value, vec![0]].concat()), None);
	}
}
