//! What the runtime's metadata says of types: read here by tests that hold for every type there is.

mod lists;
mod sample;
mod stored;
mod written;

use std::collections::BTreeSet;

use frame_support::traits::PalletsInfoAccess;
use scale_info::{form::PortableForm, PortableRegistry, Registry, TypeDef};
use sp_metadata_ir::{
	ExtrinsicMetadataIR, PalletMetadataIR, RuntimeApiMetadataIR, StorageEntryMetadataIR,
};

pub(crate) use sample::Dice;
pub(crate) use stored::{visit_stored, Stored, Visitor};

use crate::{AllPalletsWithSystem, Runtime};

/// A variant of an enumeration.
pub(crate) type Variant = scale_info::Variant<PortableForm>;

/// The runtime's metadata with the types that it names.
pub(crate) struct Shapes {
	types: PortableRegistry,
	pub pallets: Vec<PalletMetadataIR<PortableForm>>,
	pub extrinsic: ExtrinsicMetadataIR<PortableForm>,
	pub apis: Vec<RuntimeApiMetadataIR<PortableForm>>,
}

impl Shapes {
	/// Those of this runtime.
	pub fn of_the_runtime() -> Self {
		// Tracks are a constant to clients, and read the parameters: an empty state has the defaults.
		let described = sp_io::TestExternalities::default().execute_with(Runtime::metadata_ir);
		let mut registry = Registry::new();
		Shapes {
			pallets: registry.map_into_portable(described.pallets),
			extrinsic: registry.map_into_portable([described.extrinsic]).remove(0),
			apis: registry.map_into_portable(described.apis),
			types: registry.into(),
		}
	}

	/// The pallets of this project.
	pub fn own_pallets(&self) -> impl Iterator<Item = &PalletMetadataIR<PortableForm>> {
		let own = own_pallets();
		self.pallets.iter().filter(move |pallet| own.contains(pallet.name.as_str()))
	}

	/// A pallet's storage items.
	pub fn storage<'a>(
		&self,
		pallet: &'a PalletMetadataIR<PortableForm>,
	) -> &'a [StorageEntryMetadataIR<PortableForm>] {
		pallet.storage.as_ref().map_or(&[], |storage| &storage.entries)
	}

	/// The calls of a pallet.
	pub fn calls(&self, pallet: &PalletMetadataIR<PortableForm>) -> Vec<Variant> {
		pallet.calls.as_ref().map_or_else(Vec::new, |calls| self.variants(calls.ty.id))
	}

	/// The events of a pallet.
	pub fn events(&self, pallet: &PalletMetadataIR<PortableForm>) -> Vec<Variant> {
		pallet.event.as_ref().map_or_else(Vec::new, |event| self.variants(event.ty.id))
	}

	/// The errors of a pallet.
	pub fn errors(&self, pallet: &PalletMetadataIR<PortableForm>) -> Vec<Variant> {
		pallet.error.as_ref().map_or_else(Vec::new, |error| self.variants(error.ty.id))
	}

	fn variants(&self, id: u32) -> Vec<Variant> {
		match &self.resolve(id).type_def {
			TypeDef::Variant(enumeration) => enumeration.variants.clone(),
			other => panic!("not an enumeration: {other:?}"),
		}
	}

	fn resolve(&self, id: u32) -> &scale_info::Type<PortableForm> {
		self.types.resolve(id).expect("what the metadata names, it describes")
	}
}

/// The names of the pallets that are this project's.
fn own_pallets() -> BTreeSet<&'static str> {
	AllPalletsWithSystem::infos()
		.into_iter()
		.filter(|pallet| {
			let module = pallet.module_name;
			!module.starts_with("frame_") && !module.starts_with("pallet_")
		})
		.map(|pallet| pallet.name)
		.collect()
}

#[test]
fn the_pallets_of_this_project_are_told_from_the_others() {
	let expected = [
		"Allowance",
		"Certificates",
		"Escrow",
		"Evidence",
		"Genesis",
		"Governance",
		"Identity",
		"Market",
		"Auction",
		"Vouchers",
	];
	assert!(own_pallets().is_superset(&expected.into()));
	assert!(!own_pallets().contains("Balances"));
}
