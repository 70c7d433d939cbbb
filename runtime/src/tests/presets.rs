use frame_support::traits::{fungible, fungibles::Inspect, Get};

use super::*;
use crate::{
	genesis::IsDevelopment,
	governance::VOTING_RANK,
	money::{governance_account, Money, NativeOrAsset},
	presets::{get_preset, preset_names, CNY},
};

fn voters() -> u32 {
	pallet_ranked_collective::MemberCount::<Runtime>::get(VOTING_RANK)
}

#[test]
fn every_named_preset_builds_and_no_other_exists() {
	for name in preset_names() {
		genesis_of(name.as_ref());
	}
	assert_eq!(get_preset(&"mainnet".into()), None);
}

#[test]
fn development_has_one_validator_and_one_member() {
	development().execute_with(|| {
		assert!(IsDevelopment::get());
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 1);
		assert_eq!(Grandpa::grandpa_authorities().len(), 1);
		assert_eq!(voters(), 1);
	});
}

#[test]
fn local_testnet_has_four_validators_and_four_members() {
	local_testnet().execute_with(|| {
		assert!(!IsDevelopment::get());
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
		assert_eq!(voters(), 4);
	});
}

#[test]
fn development_accounts_have_tokens_and_yuan() {
	development().execute_with(|| {
		let bob = BOB.to_account_id();
		assert!(Money::balance(NativeOrAsset::Native, &bob) >= 1_000 * VDG);
		assert!(Money::balance(NativeOrAsset::WithId(CNY), &bob) >= 100_000_000);
		assert!(<Balances as fungible::Inspect<_>>::balance(&governance_account()) >= VDG);
	});
}

#[test]
fn a_development_chain_makes_blocks_in_one_slot_and_others_do_not() {
	assert!(development()
		.execute_with(<Runtime as pallet_aura::Config>::AllowMultipleBlocksPerSlot::get));
	assert!(!local_testnet()
		.execute_with(<Runtime as pallet_aura::Config>::AllowMultipleBlocksPerSlot::get));
}
