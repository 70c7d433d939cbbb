//! What the transactions of a block share. It is declared once: for the block, or for the transaction.
//!
//! A database is read and written once in a block for an entry, however many transactions use the entry. Benchmarks
//! measure each call alone. So a few entries that most calls use would be declared with each call. Each block declares
//! them instead, whether it uses them or not, and benchmarks do not count them:
//!
//! - the numbers that grow with each evidence, lot, trade and so on;
//! - the clock, the governance account, to which all fees go, and what governance sets.
//!
//! An account that signs a transaction is read and written by the extension that takes the fee. The extension that checks
//! the nonce reads and writes it too, and so may the call. It is declared once, with the fee.

#[cfg(any(feature = "runtime-benchmarks", test))]
use alloc::vec::Vec;

#[cfg(any(feature = "runtime-benchmarks", test))]
use frame_support::traits::WhitelistedStorageKeys;
use frame_support::weights::Weight;

use super::{frame_system_extensions, overhead::BlockExecutionWeight, storage::DbWeight};
use crate::Runtime;

/// How many entries a block declares.
pub const ENTRIES: u64 = 69;

/// An empty block, and the entries that its transactions share.
pub fn block() -> Weight {
	BlockExecutionWeight::get().saturating_add(DbWeight::get().reads_writes(ENTRIES, ENTRIES))
}

/// The keys of the entries that a block declares.
#[cfg(any(feature = "runtime-benchmarks", test))]
pub fn entries() -> Vec<Vec<u8>> {
	use crate::{
		configs::parameters::{resets, CheckedKey},
		money::governance_account,
		AllPalletsWithSystem,
	};
	use frame_support::traits::dynamic_params::AggregatedKeyValue;

	let marked =
		AllPalletsWithSystem::whitelisted_storage_keys().into_iter().map(|entry| entry.key);
	let parameters = resets().into_iter().map(|parameter| {
		let key = CheckedKey { key: parameter.into_parts().0, refused: false };
		pallet_parameters::Parameters::<Runtime>::hashed_key_for(key)
	});
	let others = [
		pallet_timestamp::Now::<Runtime>::hashed_key().to_vec(),
		pallet_safe_mode::EnteredUntil::<Runtime>::hashed_key().to_vec(),
		frame_system::Account::<Runtime>::hashed_key_for(governance_account()),
	];
	marked.chain(parameters).chain(others).collect()
}

type OfSystem = frame_system_extensions::Measured<Runtime>;

/// The weights of System's transaction extensions. The account of the nonce is declared with the fee.
pub struct Extensions;

macro_rules! as_measured {
	($($check:ident),*) => {
		$(fn $check() -> Weight {
			<OfSystem as frame_system::ExtensionsWeightInfo>::$check()
		})*
	};
}

impl frame_system::ExtensionsWeightInfo for Extensions {
	as_measured! {
		check_genesis, check_mortality_immortal_transaction, check_non_zero_sender,
		check_spec_version, check_tx_version, check_weight, weight_reclaim
	}

	/// The SDK's benchmark does not count the block hash, and each sender chooses its own of 2,400.
	fn check_mortality_mortal_transaction() -> Weight {
		<OfSystem as frame_system::ExtensionsWeightInfo>::check_mortality_mortal_transaction()
			.saturating_add(DbWeight::get().reads(1))
	}

	fn check_nonce() -> Weight {
		<OfSystem as frame_system::ExtensionsWeightInfo>::check_nonce()
			.saturating_sub(DbWeight::get().reads_writes(1, 1))
	}
}
