//! Storage versions of all pallets, the SDK's too.

use std::collections::BTreeMap;

use frame_support::{
	storage::{storage_prefix, unhashed},
	traits::{OnGenesis, PalletInfoData, PalletsInfoAccess, STORAGE_VERSION_STORAGE_KEY_POSTFIX},
};
use sp_io::TestExternalities;

use crate::AllPalletsWithSystem;

/// The version of each pallet, by its name.
pub(crate) type Versions = BTreeMap<&'static str, u16>;

/// Those that the state has.
pub(crate) fn on_chain() -> Versions {
	let version = |pallet: PalletInfoData| {
		let key = storage_prefix(pallet.name.as_bytes(), STORAGE_VERSION_STORAGE_KEY_POSTFIX);
		(pallet.name, unhashed::get_or_default(&key))
	};
	AllPalletsWithSystem::infos().into_iter().map(version).collect()
}

/// Those of this runtime: each pallet writes its own into a first block. A pallet that states none writes 0.
pub(crate) fn in_code() -> Versions {
	TestExternalities::default().execute_with(|| {
		AllPalletsWithSystem::on_genesis();
		on_chain()
	})
}

#[test]
fn pallets_of_the_sdk_have_versions_too() {
	let versions = in_code();
	assert_eq!(versions.len(), AllPalletsWithSystem::infos().len());
	assert!(versions["Balances"] > 0 && versions["Market"] > 0);
}
