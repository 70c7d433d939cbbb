//! Storage, calls and events as text.

use std::{collections::BTreeMap, fmt::Write};

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::traits::{
	GetStorageVersion, NoStorageVersionSet, StorageInfo, StorageInfoTrait, StorageVersion,
};
use scale_info::form::PortableForm;
use sp_core::hexdisplay::HexDisplay;
use sp_metadata_ir::{
	PalletMetadataIR, StorageEntryMetadataIR, StorageEntryModifierIR, StorageEntryTypeIR,
};

use super::{
	super::shapes::{visit_stored, Shapes, Stored, Visitor},
	values,
};
use crate::{AllPalletsWithSystem, VERSION};

/// What calls are encoded like.
pub const CALLS: &str = "calls.txt";
/// What events are encoded like.
pub const EVENTS: &str = "events.txt";
/// How much an entry of each storage item takes at most.
pub const SIZES: &str = "sizes.txt";
/// What a pallet's storage file begins with.
pub const STORAGE_VERSION: &str = "storage version ";
/// What the file of calls begins with.
pub const TRANSACTION_VERSION: &str = "transaction version ";

/// What the key of every entry begins with: hashes of the pallet's and the item's names.
const PREFIX: usize = 32;

/// All files, by name.
pub fn files(shapes: &Shapes) -> BTreeMap<String, String> {
	let mut files =
		BTreeMap::from([(CALLS.to_owned(), calls(shapes)), (EVENTS.to_owned(), events(shapes))]);
	let samples = values::samples(shapes);
	for pallet in shapes.own_pallets().filter(|pallet| pallet.storage.is_some()) {
		files.insert(storage_file(&pallet.name), storage(shapes, pallet, &samples));
	}
	files.insert(SIZES.to_owned(), sizes());
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

/// The storage version of a pallet in code. One that states none has version 0.
trait InCode {
	fn number(self) -> u16;
}

impl InCode for StorageVersion {
	fn number(self) -> u16 {
		u16::decode(&mut &self.encode()[..]).unwrap()
	}
}

impl InCode for NoStorageVersionSet {
	fn number(self) -> u16 {
		0
	}
}

macro_rules! storage_versions {
	($($pallet:ident)*) => {
		fn storage_version(pallet: &str) -> u16 {
			match pallet {
				$(stringify!($pallet) => crate::$pallet::in_code_storage_version().number(),)*
				other => panic!("add {other} to `storage_versions!` in {}", file!()),
			}
		}
	};
}

storage_versions! { Governance Genesis Identity Certificates Market Auction Evidence Vouchers Escrow }

/// A pallet's storage: its version, each item, and the types in it.
fn storage(
	shapes: &Shapes,
	pallet: &PalletMetadataIR<PortableForm>,
	samples: &BTreeMap<(String, String), String>,
) -> String {
	let mut text = format!("{STORAGE_VERSION}{}\n", storage_version(&pallet.name));
	let mut roots = vec![];
	for item in shapes.storage(pallet) {
		let sizes = size_limit(&pallet.name, &item.name);
		let sample = &samples[&(pallet.name.clone(), item.name.clone())];
		write!(text, "\n{}\n{}{sizes}{sample}", item.name, described(shapes, item)).unwrap();
		roots.extend(match &item.ty {
			StorageEntryTypeIR::Plain(value) => vec![value.id],
			StorageEntryTypeIR::Map { key, value, .. } => vec![key.id, value.id],
		});
	}
	text + "\ntypes\n\n" + &shapes.definitions(roots, &[])
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

/// Calls of all pallets, and what a transaction has around them.
fn calls(shapes: &Shapes) -> String {
	let extrinsic = &shapes.extrinsic;
	let mut text = format!("{TRANSACTION_VERSION}{}\n\n", VERSION.transaction_version);
	writeln!(text, "extrinsic versions {:?}", extrinsic.versions).unwrap();
	writeln!(text, "address {}", shapes.name(extrinsic.address_ty.id)).unwrap();
	writeln!(text, "signature {}\nextensions", shapes.name(extrinsic.signature_ty.id)).unwrap();
	let mut roots = vec![extrinsic.address_ty.id, extrinsic.signature_ty.id];
	for extension in &extrinsic.extensions_in_versions {
		let (ty, implicit) = (extension.ty.id, extension.implicit.id);
		let (carries, signs) = (shapes.name(ty), shapes.name(implicit));
		writeln!(text, "\t{}: {carries}, and signs {signs}", extension.identifier).unwrap();
		roots.extend([ty, implicit]);
	}
	let mut known = vec![extrinsic.call_ty.id];
	known.extend(shapes.pallets.iter().filter_map(|p| p.calls.as_ref()).map(|calls| calls.ty.id));
	for pallet in shapes.pallets.iter().filter(|pallet| pallet.calls.is_some()) {
		writeln!(text, "\n{} {}", pallet.index, pallet.name).unwrap();
		for call in shapes.calls(pallet) {
			writeln!(text, "\t{}", shapes.variant(&call)).unwrap();
			roots.extend(call.fields.iter().map(|field| field.ty.id));
		}
	}
	text + "\ntypes\n\n" + &shapes.definitions(roots, &known)
}

/// Events of all pallets.
fn events(shapes: &Shapes) -> String {
	let (mut text, mut roots) = (String::new(), vec![]);
	for pallet in shapes.pallets.iter().filter(|pallet| pallet.event.is_some()) {
		writeln!(text, "{} {}", pallet.index, pallet.name).unwrap();
		for event in shapes.events(pallet) {
			writeln!(text, "\t{}", shapes.variant(&event)).unwrap();
			roots.extend(event.fields.iter().map(|field| field.ty.id));
		}
		text.push('\n');
	}
	text + "types\n\n" + &shapes.definitions(roots, &[])
}
