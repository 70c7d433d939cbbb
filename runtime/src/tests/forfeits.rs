//! What somebody loses to nobody in particular, the members get together: nothing is destroyed.

use frame_support::{
	assert_ok,
	storage::with_storage_layer,
	traits::{
		fungible::{BalancedHold, Inspect, Mutate, MutateHold},
		Consideration, Footprint, Get, OnUnbalanced,
	},
};
use frame_system::RawOrigin;
use verdigrid_certificates::SeveralDeposits;
use verdigrid_primitives::traits::Fee;

use super::*;
use crate::{
	configs::{
		deposits::{Deposit, PaidFee},
		verdigrid::{ForBundle, ForSplit},
	},
	money::governance_account,
	parameters::{BundleDeposit, VoucherDeposit},
};

/// What the members get by this, of which nothing is destroyed.
fn gained(within: impl FnOnce()) -> Balance {
	let (issued, before) = (Balances::total_issuance(), Balances::balance(&governance_account()));
	within();
	assert_eq!(Balances::total_issuance(), issued);
	Balances::balance(&governance_account()) - before
}

#[test]
fn forfeited_deposits_of_records_are_the_members() {
	development().execute_with(|| {
		let alice = ALICE.to_account_id();
		let fees = gained(|| {
			let footprint = Footprint::default();
			Deposit::<ForBundle, BundleDeposit>::new(&alice, footprint).unwrap().burn(&alice);
			Deposit::<ForSplit, VoucherDeposit>::new(&alice, footprint).unwrap().burn(&alice);
		});
		assert_eq!(fees, BundleDeposit::get() + VoucherDeposit::get());
	});
}

/// A price is taken whole, or not at all.
#[test]
fn prices_of_what_stays_for_ever_are_the_members() {
	type Price = PaidFee<VoucherDeposit>;
	development().execute_with(|| {
		let alice = ALICE.to_account_id();
		let before = Balances::balance(&alice);
		assert_eq!(gained(|| Price::pay(&alice).unwrap()), VoucherDeposit::get());
		assert_eq!(Balances::balance(&alice), before - VoucherDeposit::get());

		let poor = sp_runtime::AccountId32::new([7; 32]);
		let almost = VoucherDeposit::get() + EXISTENTIAL_DEPOSIT - 1;
		Balances::mint_into(&poor, almost).unwrap();
		assert_eq!(gained(|| assert!(Price::pay(&poor).is_err())), 0);
		assert_eq!(Balances::balance(&poor), almost);
		Balances::mint_into(&poor, 1).unwrap();
		assert_eq!(gained(|| Price::pay(&poor).unwrap()), VoucherDeposit::get());
	});
}

#[test]
fn a_deposit_goes_back_where_its_record_ends() {
	development().execute_with(|| {
		let alice = ALICE.to_account_id();
		let before = Balances::balance(&alice);
		let fees = gained(|| {
			let footprint = Footprint::default();
			let deposit = Deposit::<ForBundle, BundleDeposit>::new(&alice, footprint).unwrap();
			assert_eq!(Balances::balance(&alice), before - BundleDeposit::get());
			deposit.drop(&alice).unwrap();
		});
		assert_eq!((fees, Balances::balance(&alice)), (0, before));
	});
}

/// The first hold of an account is one more user of it, and an account has a limited number of users.
#[test]
fn an_account_can_pay_as_many_deposits_as_a_hold_accepts() {
	type Deposits = Deposit<ForBundle, BundleDeposit>;
	development().execute_with(|| {
		let user = sp_runtime::AccountId32::new([7; 32]);
		Balances::mint_into(&user, 3 * BundleDeposit::get() + EXISTENTIAL_DEPOSIT).unwrap();
		let hold = |number| with_storage_layer(|| Deposits::hold_several(&user, number));
		assert_eq!(Deposits::affordable(&user), 3);
		while System::inc_consumers(&user).is_ok() {}
		assert_eq!(Deposits::affordable(&user), 0);
		assert!(hold(1).is_err());
		System::dec_consumers(&user);
		assert_ok!(hold(1));
		assert!(!System::can_inc_consumer(&user));
		assert_eq!(Deposits::affordable(&user), 2);
		assert!(hold(3).is_err());
		assert_ok!(hold(2));
	});
}

#[test]
fn forfeited_bonds_are_the_members() {
	type Forfeited = <Runtime as verdigrid_evidence::Config>::Forfeited;
	development().execute_with(|| {
		let reason = verdigrid_evidence::HoldReason::DisputeBond.into();
		let lost = gained(|| {
			assert_ok!(Balances::hold(&reason, &ALICE.to_account_id(), VDG));
			let (bond, _) = Balances::slash(&reason, &ALICE.to_account_id(), VDG);
			Forfeited::on_unbalanced(bond);
		});
		assert_eq!(lost, VDG);
	});
}

#[test]
fn forfeited_deposits_of_polls_are_the_members() {
	development().execute_with(|| {
		let poll = block(|| {
			propose(ALICE, RawOrigin::Root, frame_system::Call::remark { remark: vec![] })
		});
		let deposits = gained(|| {
			let kill = pallet_referenda::Call::kill { index: poll };
			assert_ok!(dispatch(RawOrigin::Root, kill));
		});
		let submission = crate::governance::SubmissionDeposit::get();
		assert_eq!(deposits, submission + crate::governance::DECISION_DEPOSIT);
	});
}

#[test]
fn dust_is_the_members() {
	development().execute_with(|| {
		let dust = EXISTENTIAL_DEPOSIT - 1;
		let two = Sr25519Keyring::Two;
		let give = |value| pallet_balances::Call::transfer_allow_death {
			dest: ALICE.to_account_id().into(),
			value,
		};
		let rest = gained(|| {
			assert_ok!(sign(two, give(Balances::balance(&two.to_account_id()) - dust)));
		});
		assert_eq!(Balances::balance(&two.to_account_id()), 0);
		assert_eq!(rest, dust);
	});
}
