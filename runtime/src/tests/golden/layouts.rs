//! How state is stored, as text.

use std::{
	collections::{BTreeMap, BTreeSet},
	fmt::Write,
};

use codec::MaxEncodedLen;
use frame_support::traits::{StorageInfo, StorageInfoTrait};
use scale_info::form::PortableForm;
use sp_core::hexdisplay::HexDisplay;
use sp_metadata_ir::{
	PalletMetadataIR, StorageEntryMetadataIR, StorageEntryModifierIR, StorageEntryTypeIR,
};

use super::{
	super::shapes::{visit_stored, Shapes, Stored, Visitor},
	interface, values,
	versions::{self, Versions},
};
use crate::AllPalletsWithSystem;

/// What calls are encoded like.
pub const CALLS: &str = "calls.txt";
/// What events are encoded like.
pub const EVENTS: &str = "events.txt";
/// The place of each error.
pub const ERRORS: &str = "errors.txt";
/// How much an entry of each storage item takes at most.
pub const SIZES: &str = "sizes.txt";
/// The storage of the SDK's pallets.
pub const SDK: &str = "storage-sdk.txt";
/// What a pallet's storage file begins with.
pub const STORAGE_VERSION: &str = "storage version ";

/// What the key of every entry begins with: hashes of the pallet's and the item's names.
const PREFIX: usize = 32;

/// All files, by name.
pub fn files(shapes: &Shapes) -> BTreeMap<String, String> {
	let versions = versions::in_code();
	let single = [
		(CALLS, interface::calls(shapes)),
		(EVENTS, interface::events(shapes)),
		(ERRORS, interface::errors(shapes)),
		(SDK, sdk_storage(shapes, &versions)),
		(SIZES, sizes()),
	];
	let mut files = BTreeMap::from(single.map(|(name, text)| (name.to_owned(), text)));
	let samples = values::samples(shapes);
	for pallet in shapes.own_pallets().filter(|pallet| pallet.storage.is_some()) {
		let version = versions[pallet.name.as_str()];
		files.insert(storage_file(&pallet.name), storage(shapes, pallet, version, &samples));
	}
	files.extend(interface::apis(shapes));
	files
}

/// The most bytes of an entry of each item: of its key, of its value, and of both.
fn sizes() -> String {
	struct Sizes(String);
	impl Visitor for Sizes {
		fn visit<S: Stored>(&mut self, pallet: &'static str, item: &'static str) {
			let most = info(pallet, item).max_size;
			let most = most.unwrap_or_else(|| panic!("{pallet}.{item} is not bounded"));
			let all = PREFIX + most as usize;
			let value = S::Value::max_encoded_len();
			writeln!(self.0, "{pallet}.{item}: {} + {value} = {all}", all - value).unwrap();
		}
	}
	let mut sizes = Sizes("bytes of an entry at most: key + value = both\n\n".into());
	visit_stored(&mut sizes);
	sizes.0
}

/// The name of a pallet's file.
fn storage_file(pallet: &str) -> String {
	format!("storage-{}.txt", pallet.to_lowercase())
}

/// A pallet's storage: its version, each item, and the types in it.
fn storage(
	shapes: &Shapes,
	pallet: &PalletMetadataIR<PortableForm>,
	version: u16,
	samples: &BTreeMap<(String, String), String>,
) -> String {
	let mut text = format!("{STORAGE_VERSION}{version}\n");
	let mut roots = vec![];
	for item in shapes.storage(pallet) {
		let sizes = size_limit(&pallet.name, &item.name);
		let sample = &samples[&(pallet.name.clone(), item.name.clone())];
		write!(text, "\n{}\n{}{sizes}{sample}", item.name, described(shapes, item)).unwrap();
		roots.extend(types_of(item));
	}
	text + "\ntypes\n\n" + &shapes.definitions(roots, &[])
}

/// Storage of the pallets that are not this project's. They store types of this project, and lists within its
/// bounds. Events are described elsewhere.
fn sdk_storage(shapes: &Shapes, versions: &Versions) -> String {
	let own: BTreeSet<_> = shapes.own_pallets().map(|pallet| pallet.name.as_str()).collect();
	let others = shapes.pallets.iter().filter(|pallet| !own.contains(pallet.name.as_str()));
	let (mut text, mut roots) = (String::new(), vec![]);
	for pallet in others.filter(|pallet| pallet.storage.is_some()) {
		let version = versions[pallet.name.as_str()];
		writeln!(text, "{}, {STORAGE_VERSION}{version}\n", pallet.name).unwrap();
		for item in shapes.storage(pallet) {
			let sizes = size_limit(&pallet.name, &item.name);
			writeln!(text, "{}\n{}{sizes}", item.name, described(shapes, item)).unwrap();
			roots.extend(types_of(item));
		}
	}
	let events = shapes.pallets.iter().filter_map(|pallet| pallet.event.as_ref());
	let events: Vec<_> = events.map(|event| event.ty.id).collect();
	text + "types\n\n" + &shapes.definitions(roots, &events)
}

/// The types of an item's keys and of its values.
pub fn types_of(item: &StorageEntryMetadataIR<PortableForm>) -> Vec<u32> {
	match &item.ty {
		StorageEntryTypeIR::Plain(value) => vec![value.id],
		StorageEntryTypeIR::Map { key, value, .. } => vec![key.id, value.id],
	}
}

/// An item's keys, its value, and what is read where there is nothing.
fn described(shapes: &Shapes, item: &StorageEntryMetadataIR<PortableForm>) -> String {
	let mut text = match &item.ty {
		StorageEntryTypeIR::Plain(value) => format!("\tvalue {}\n", shapes.name(value.id)),
		StorageEntryTypeIR::Map { hashers, key, value } => {
			let (key, value) = (shapes.name(key.id), shapes.name(value.id));
			format!("\tkey {key}, hashed by {hashers:?}\n\tvalue {value}\n")
		}
	};
	if item.modifier == StorageEntryModifierIR::Default {
		writeln!(text, "\tdefault 0x{}", HexDisplay::from(&item.default)).unwrap();
	}
	text
}

/// The most bytes of an entry and the most entries, as far as there are bounds.
fn size_limit(pallet: &str, item: &str) -> String {
	let info = info(pallet, item);
	let bytes = info.max_size.map(|most| format!("\tat most {most} bytes\n"));
	let entries = info.max_values.filter(|most| *most != 1);
	let entries = entries.map(|most| format!("\tat most {most} entries\n"));
	bytes.unwrap_or_default() + &entries.unwrap_or_default()
}

fn info(pallet: &str, item: &str) -> StorageInfo {
	let info = AllPalletsWithSystem::storage_info()
		.into_iter()
		.find(|info| info.pallet_name == pallet.as_bytes() && info.storage_name == item.as_bytes());
	info.unwrap_or_else(|| panic!("{pallet}.{item} has no storage info"))
}
