//! Every weight is measured on this runtime: no pallet is configured with a weight from elsewhere.

use std::{any::type_name, collections::BTreeSet, fs, path::Path};

use frame_support::traits::PalletsInfoAccess;

use crate::{AllPalletsWithSystem, Runtime};

/// Pallets without a weight: they have neither calls nor hooks that are weighed.
const WITHOUT: [&str; 7] = [
	"pallet_authorship",
	"pallet_aura",
	"pallet_assets_holder",
	"pallet_offences",
	"pallet_session::historical",
	"verdigrid_allowance",
	"verdigrid_runtime::genesis",
];

/// The source files of the pallets and the runtime with their paths, without those of tests.
pub fn sources() -> Vec<(String, String)> {
	let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
	let mut found = Vec::new();
	for folder in ["runtime/src", "pallets"] {
		collect(root, &root.join(folder), &mut found);
	}
	found.sort();
	found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
	for entry in fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		let name = path.file_name().unwrap().to_str().unwrap().to_owned();
		if path.is_dir() && name != "tests" {
			collect(root, &path, found);
		} else if name.ends_with(".rs") && name != "mock.rs" {
			let relative = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
			found.push((relative, fs::read_to_string(&path).unwrap()));
		}
	}
}

/// What the runtime's pallets are configured with: the pallet's crate or module, and the type of its weights.
fn configured() -> Vec<(&'static str, &'static str)> {
	macro_rules! weights {
		($($pallet:ident),*) => {
			vec![$((stringify!($pallet), type_name::<<Runtime as $pallet::Config>::WeightInfo>())),*]
		};
	}
	let mut all = weights![
		pallet_assets,
		pallet_balances,
		pallet_collator_selection,
		pallet_grandpa,
		pallet_migrations,
		pallet_multisig,
		pallet_parameters,
		pallet_preimage,
		pallet_proxy,
		pallet_ranked_collective,
		pallet_referenda,
		pallet_safe_mode,
		pallet_scheduler,
		pallet_session,
		pallet_timestamp,
		pallet_transaction_payment,
		pallet_tx_pause,
		pallet_utility,
		verdigrid_auction,
		verdigrid_certificates,
		verdigrid_escrow,
		verdigrid_evidence,
		verdigrid_identity,
		verdigrid_market,
		verdigrid_vouchers
	];
	type Governance = <Runtime as crate::governance::Config>::WeightInfo;
	type System = <Runtime as frame_system::Config>::SystemWeightInfo;
	all.push(("verdigrid_runtime::governance", type_name::<Governance>()));
	all.push(("frame_system", type_name::<System>()));
	all
}

#[test]
fn r43_every_pallets_weights_are_of_this_project() {
	for (pallet, weights) in configured() {
		assert!(weights.starts_with("verdigrid_"), "{pallet} has {weights}");
	}
	type Extensions = <Runtime as frame_system::Config>::ExtensionsWeightInfo;
	assert!(type_name::<Extensions>().starts_with("verdigrid_runtime::weights::"));
}

#[test]
fn every_pallet_has_weights_or_needs_none() {
	let existing = AllPalletsWithSystem::infos().into_iter().map(|pallet| pallet.module_name);
	let existing: BTreeSet<_> =
		existing.map(|name| name.replace("crate::", "verdigrid_runtime::")).collect();
	let listed = configured().into_iter().map(|(pallet, _)| pallet).chain(WITHOUT);
	assert_eq!(listed.map(String::from).collect::<BTreeSet<_>>(), existing);
}

#[test]
fn r43_calls_that_filters_make_dearer_pay_for_the_filters() {
	macro_rules! weights_of {
		($($pallet:ident: $expected:ident),*) => {
			[$((
				type_name::<<Runtime as $pallet::Config>::WeightInfo>(),
				type_name::<crate::weights::$expected>(),
			)),*]
		};
	}
	for (configured, expected) in weights_of![
		pallet_multisig: Multisig,
		pallet_preimage: Preimage,
		pallet_proxy: Proxy,
		pallet_scheduler: Scheduler,
		pallet_utility: Utility
	] {
		assert_eq!(configured, expected);
	}
}

#[test]
fn r43_the_runtime_has_weights_in_measured_files_alone() {
	// The limits of a block are no weights of what is in it.
	let limits = "runtime/src/configs/system.rs";
	let measured = ["runtime/src/weights/", "runtime/src/governance/weights/", limits];
	let by_hand =
		[" Weight::from_parts(", "reads_writes(", ".reads(", ".writes(", "SubstrateWeight<"];
	for (file, text) in sources() {
		if file.starts_with("runtime/") && !measured.iter().any(|part| file.starts_with(part)) {
			let found: Vec<_> = by_hand.iter().filter(|weight| text.contains(**weight)).collect();
			assert!(found.is_empty(), "{file} has {found:?}");
		}
	}
}
