//! What the transactions of a block share is declared once.

use std::{collections::BTreeSet, fs};

use frame_support::storage::storage_prefix;
use frame_system::ExtensionsWeightInfo;

use super::*;
use crate::{
	money::governance_account,
	tests::performance::calls::measured_times,
	weights::{
		frame_system_extensions,
		overhead::{BlockExecutionWeight, ExtrinsicBaseWeight},
		shared::{entries, Extensions, ENTRIES},
	},
};

type DbWeight = <Runtime as frame_system::Config>::DbWeight;

#[test]
fn r43_a_block_declares_each_entry_that_its_transactions_share() {
	let keys = entries();
	assert_eq!(keys.len() as u64, ENTRIES, "set `ENTRIES` in runtime/src/weights/shared.rs");
	assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
	let shared = RuntimeBlockWeights::get().base_block.saturating_sub(BlockExecutionWeight::get());
	assert_eq!(shared, DbWeight::get().reads_writes(ENTRIES, ENTRIES));
}

/// Numbers of things, and what fees, time and governance need: nothing that each user has for itself.
#[test]
fn entries_that_transactions_share_are_values_or_parameters() {
	let governance = frame_system::Account::<Runtime>::hashed_key_for(governance_account());
	let parameters = storage_prefix(b"Parameters", b"Parameters");
	for key in entries() {
		let is_value = key.len() == 32;
		assert!(is_value || key.starts_with(&parameters) || key == governance, "{key:?}");
	}
}

#[test]
fn r43_the_account_that_signs_is_declared_with_the_fee() {
	type Measured = frame_system_extensions::Measured<Runtime>;
	let account = DbWeight::get().reads_writes(1, 1);
	assert_eq!(Extensions::check_nonce().saturating_add(account), Measured::check_nonce());
	type Fee = <Runtime as pallet_transaction_payment::Config>::WeightInfo;
	let fee = <Fee as pallet_transaction_payment::WeightInfo>::charge_transaction_payment();
	assert!(fee.all_gte(account));
}

/// What an extension declares is not declared with each transaction again.
#[test]
fn the_time_of_extensions_is_declared_once() {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/weights/overhead.rs");
	let text = fs::read_to_string(path).unwrap();
	let row = text.lines().find_map(|line| line.strip_prefix("//! | transaction, ns | ")).unwrap();
	let transaction: u64 = row.split(' ').next().unwrap().replace('_', "").parse().unwrap();
	let begin = "//! A transaction declares the time of its extensions beside: ";
	let taken_out = text.lines().find_map(|line| line.strip_prefix(begin)).unwrap();
	let taken_out: u64 = taken_out.split(' ').next().unwrap().replace('_', "").parse().unwrap();
	let beside = |name: &str| {
		[
			"charge_transaction_payment",
			"check_non_zero_sender",
			"check_spec_version",
			"check_tx_version",
			"check_genesis",
			"check_mortality_immortal_transaction",
			"check_nonce",
			"check_weight",
			"weight_reclaim",
		]
		.contains(&name)
	};
	let files = ["frame_system_extensions", "pallet_transaction_payment"];
	let times = files.iter().flat_map(|file| measured_times(file));
	let extensions: u64 = times.filter(|(name, _)| beside(name)).map(|(_, time)| time).sum();
	assert!(taken_out * 1_000 <= extensions, "more is taken out than is declared beside");
	let declared = ExtrinsicBaseWeight::get().ref_time();
	assert!(declared > 0);
	let expected = (transaction - taken_out) * 1_000;
	assert!(declared.abs_diff(expected) <= 1_000, "{declared}: run `scripts/weights overhead`");
}
