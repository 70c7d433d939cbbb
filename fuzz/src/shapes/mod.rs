//! What the runtime's metadata says of calls, events, errors and storage.

mod draw;
mod pool;
mod walk;

use std::collections::BTreeMap;

use codec::Decode;
use frame_metadata::{
	v15::{PalletMetadata, StorageEntryType, StorageHasher},
	RuntimeMetadata, RuntimeMetadataPrefixed,
};
use scale_info::{form::PortableForm, PortableRegistry, Type, TypeDef};
use sp_crypto_hashing::twox_128;
use sp_runtime::DispatchError;
use sp_state_machine::BasicExternalities;
use verdigrid_runtime::Runtime;

pub use draw::{Drawing, BY_ROOT};
pub use pool::Pool;
pub use walk::{Hint, Odd};

/// The version of metadata that is read.
const VERSION: u32 = 15;

/// A variant of an enumeration.
pub type Variant = scale_info::Variant<PortableForm>;

/// A storage item.
pub struct Entry {
	/// The pallet's name.
	pub pallet: String,
	/// The item's name.
	pub item: String,
	/// The type of its values.
	pub value: u32,
	/// How the parts of its keys are hashed, and their types.
	pub keys: Vec<(StorageHasher, u32)>,
}

/// A call, as the metadata describes it.
pub struct CallShape {
	/// The pallet's name.
	pub pallet: String,
	/// The pallet's number.
	pub index: u8,
	/// The call's number, name and arguments.
	pub variant: Variant,
}

/// The runtime's metadata, with the types that it names.
pub struct Shapes {
	types: PortableRegistry,
	pallets: Vec<PalletMetadata<PortableForm>>,
	/// Every call.
	pub calls: Vec<CallShape>,
	/// The type of a call of any pallet.
	pub call_type: u32,
	/// The storage items, by the beginning of their keys.
	entries: BTreeMap<Vec<u8>, Entry>,
}

impl Shapes {
	/// Those of this runtime.
	pub fn of_the_runtime() -> Self {
		// Tracks are a constant to clients, and read the parameters: an empty state has the defaults.
		let encoded =
			BasicExternalities::new_empty().execute_with(|| Runtime::metadata_at_version(VERSION));
		let encoded = encoded.expect("the runtime knows this version");
		let described = RuntimeMetadataPrefixed::decode(&mut &encoded[..]).map(|all| all.1);
		let Ok(RuntimeMetadata::V15(described)) = described else {
			panic!("the metadata has another version")
		};
		let mut shapes = Shapes {
			types: described.types,
			pallets: described.pallets,
			calls: Vec::new(),
			call_type: described.extrinsic.call_ty.id,
			entries: BTreeMap::new(),
		};
		shapes.calls = shapes.all_calls();
		shapes.entries = shapes.all_entries();
		shapes
	}

	fn all_calls(&self) -> Vec<CallShape> {
		let mut all = Vec::new();
		for pallet in &self.pallets {
			let Some(calls) = &pallet.calls else { continue };
			for variant in self.variants(calls.ty.id) {
				let (pallet, index) = (pallet.name.clone(), pallet.index);
				all.push(CallShape { pallet, index, variant: variant.clone() });
			}
		}
		all
	}

	fn all_entries(&self) -> BTreeMap<Vec<u8>, Entry> {
		let mut all = BTreeMap::new();
		for storage in self.pallets.iter().filter_map(|pallet| pallet.storage.as_ref()) {
			for entry in &storage.entries {
				let (value, keys) = match &entry.ty {
					StorageEntryType::Plain(value) => (value.id, Vec::new()),
					StorageEntryType::Map { hashers, key, value } => {
						(value.id, self.key_parts(hashers, key.id))
					}
				};
				let (pallet, item) = (storage.prefix.clone(), entry.name.clone());
				let prefix = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
				all.insert(prefix, Entry { pallet, item, value, keys });
			}
		}
		all
	}

	fn key_parts(&self, hashers: &[StorageHasher], key: u32) -> Vec<(StorageHasher, u32)> {
		if let [hasher] = hashers {
			return vec![(hasher.clone(), key)];
		}
		match &self.resolve(key).type_def {
			TypeDef::Tuple(parts) => {
				hashers.iter().cloned().zip(parts.fields.iter().map(|part| part.id)).collect()
			}
			_ => Vec::new(),
		}
	}

	/// The storage item that a key belongs to.
	pub fn entry(&self, key: &[u8]) -> Option<&Entry> {
		self.entries.get(key.get(..32)?)
	}

	/// The variants of an enumeration; none of another type.
	fn variants(&self, id: u32) -> &[Variant] {
		match &self.resolve(id).type_def {
			TypeDef::Variant(it) => &it.variants,
			_ => &[],
		}
	}

	fn resolve(&self, id: u32) -> &Type<PortableForm> {
		self.types.resolve(id).expect("what the metadata names, it describes")
	}

	/// The last part of a type's name, such as `AccountId32`.
	fn name(&self, id: u32) -> &str {
		self.resolve(id).path.segments.last().map_or("", String::as_str)
	}

	/// Every error of every pallet: pallet and name.
	pub fn errors(&self) -> Vec<(String, String)> {
		let mut all = Vec::new();
		for pallet in &self.pallets {
			let Some(error) = &pallet.error else { continue };
			let named = |variant: &Variant| (pallet.name.clone(), variant.name.clone());
			all.extend(self.variants(error.ty.id).iter().map(named));
		}
		all
	}

	/// The name of an error, such as `Market.UnknownOffer`.
	pub fn error_name(&self, error: &DispatchError) -> String {
		let DispatchError::Module(module) = error else {
			return match error {
				DispatchError::Other(_) => "Other".to_owned(),
				other => format!("{other:?}"),
			};
		};
		let pallet = self.pallets.iter().find(|pallet| pallet.index == module.index);
		let name = pallet.and_then(|pallet| {
			let variants = self.variants(pallet.error.as_ref()?.ty.id);
			let variant = variants.iter().find(|variant| variant.index == module.error[0])?;
			Some(format!("{}.{}", pallet.name, variant.name))
		});
		name.unwrap_or_else(|| format!("{module:?}"))
	}

	/// The name of a call, such as `Market.buy`, by its first two bytes.
	pub fn call_name(&self, call: &[u8]) -> String {
		match call {
			[pallet, number, ..] => self
				.calls
				.iter()
				.find(|call| call.index == *pallet && call.variant.index == *number)
				.map_or_else(|| format!("{pallet}.{number}"), CallShape::name),
			_ => "?".to_owned(),
		}
	}
}

impl CallShape {
	/// Such as `Market.buy`.
	pub fn name(&self) -> String {
		format!("{}.{}", self.pallet, self.variant.name)
	}
}
