use frame_support::{
	assert_noop, assert_ok,
	dispatch::DispatchClass,
	traits::{
		fungibles::{Inspect, MutateHold},
		tokens::{Fortitude, Precision, Restriction},
		IntegrityTest, PalletsInfoAccess,
	},
};

use super::*;
use crate::{
	configs::system::{RuntimeBlockLength, RuntimeBlockWeights},
	money::{HeldMoney, Money, NativeOrAsset},
	presets::CNY,
};

#[test]
fn every_pallets_integrity_test_passes() {
	TestExternalities::default().execute_with(AllPalletsWithSystem::integrity_test);
}

#[test]
fn pallets_are_in_the_order_that_genesis_needs() {
	let mut pallets = AllPalletsWithSystem::infos();
	pallets.sort_by_key(|pallet| pallet.index);
	let names: Vec<_> = pallets.iter().take(8).map(|pallet| pallet.name).collect();
	assert_eq!(
		names,
		[
			"System",
			"Timestamp",
			"Balances",
			"Authorship",
			"CollatorSelection",
			"Session",
			"Aura",
			"Grandpa"
		]
	);
}

#[test]
fn a_block_executes_in_half_a_slot_and_holds_five_megabytes() {
	let weights = RuntimeBlockWeights::get();
	assert_eq!(weights.max_block.ref_time(), 1_500_000_000_000);
	let normal = weights.get(DispatchClass::Normal).max_total.unwrap();
	assert_eq!(normal.ref_time(), 1_350_000_000_000);
	let length = RuntimeBlockLength::get();
	assert_eq!(*length.max.get(DispatchClass::Operational), 5 * 1024 * 1024);
	assert_eq!(*length.max.get(DispatchClass::Normal), 5 * 1024 * 1024 / 10 * 9);
}

#[test]
fn a_plain_transfer_costs_about_a_thousandth_of_a_token() {
	development().execute_with(|| {
		let fee = TransactionPayment::query_call_info(transfer(BOB), 150).partial_fee;
		assert!((MILLI_VDG / 2..2 * MILLI_VDG).contains(&fee), "{fee}");
	});
}

#[test]
fn any_money_can_be_held_and_paid_out_of_a_hold() {
	development().execute_with(|| {
		let reason = RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
		let (alice, bob) = (ALICE.to_account_id(), BOB.to_account_id());
		for money in [NativeOrAsset::Native, NativeOrAsset::WithId(CNY)] {
			let before = Money::balance(money.clone(), &bob);
			assert_ok!(HeldMoney::hold(money.clone(), &reason, &alice, VDG / 1_000_000));
			assert_ok!(HeldMoney::transfer_on_hold(
				money.clone(),
				&reason,
				&alice,
				&bob,
				VDG / 1_000_000,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Polite,
			));
			assert_eq!(Money::balance(money, &bob), before + VDG / 1_000_000);
		}
	});
}

#[test]
fn nobody_but_governance_creates_assets() {
	development().execute_with(|| {
		let create = pallet_assets::Call::create {
			id: 9.into(),
			admin: ALICE.to_account_id().into(),
			min_balance: 1,
		};
		assert!(sign(ALICE, create).is_err());
	});
}

#[test]
fn transactions_name_the_version_they_were_made_for() {
	assert_eq!(VERSION.spec_name.as_ref(), "verdigrid");
	assert_eq!(VERSION.spec_version, 101);
	assert_eq!(VERSION.system_version, 1);
}

#[test]
fn a_chain_whose_named_validators_have_no_keys_keeps_its_validators() {
	use pallet_session::SessionManager;
	type Validators = <Runtime as pallet_session::Config>::SessionManager;
	local_testnet().execute_with(|| {
		block(|| {
			let named = [ALICE, FERDIE].map(|who| who.to_account_id()).to_vec();
			pallet_collator_selection::Invulnerables::<Runtime>::put(
				frame_support::BoundedVec::truncate_from(named),
			);
			assert_eq!(Validators::new_session(9), Some(vec![ALICE.to_account_id()]));
			for named in [vec![], vec![FERDIE.to_account_id()]] {
				pallet_collator_selection::Invulnerables::<Runtime>::put(
					frame_support::BoundedVec::truncate_from(named),
				);
				assert_eq!(Validators::new_session(9), None);
			}
			let purge = pallet_session::Call::purge_keys {};
			let filtered = frame_system::Error::<Runtime>::CallFiltered;
			frame_support::assert_noop!(sign(ALICE, purge), filtered);
		});
	});
}

#[test]
fn r26_keys_of_an_account_that_validates_no_more_are_removed() {
	use crate::governance::{Call, Error, Event};
	use pallet_session::{NextKeys, QueuedKeys};
	local_testnet().execute_with(|| {
		block(|| {
			let alice = ALICE.to_account_id();
			let remove = || sign(ALICE, Call::remove_keys {});
			let refused = || Error::<Runtime>::StillValidates;
			assert_noop!(remove(), refused());
			pallet_collator_selection::Invulnerables::<Runtime>::kill();
			assert_noop!(remove(), refused());
			pallet_session::Validators::<Runtime>::kill();
			assert_noop!(remove(), refused());
			QueuedKeys::<Runtime>::kill();
			assert_ok!(remove());
			assert!(!NextKeys::<Runtime>::contains_key(&alice));
			System::assert_has_event(Event::KeysRemoved { who: alice }.into());
			assert_noop!(remove(), pallet_session::Error::<Runtime>::NoKeys);
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(dispatch(origin, Call::remove_keys {}), DispatchError::BadOrigin);
			}
		});
	});
}
