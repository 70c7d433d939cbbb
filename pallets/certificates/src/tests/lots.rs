//! Deposits for the bundles of one call are one record, and each is returned or spent alone.

use crate::{mock::*, tests::steps::*, types::DepositLot, DepositLots, NextLot};
use frame_support::{
	assert_ok,
	storage::{with_storage_layer, with_transaction},
	traits::fungible::Mutate,
};
use sp_runtime::{DispatchResult, TransactionOutcome};
use verdigrid_primitives::{
	certificate::{LotId, TradeClass},
	party::PartyId,
	traits::{Backing, Effort, VoucherBacking},
};

const VOUCHERS: [u64; 3] = [7, 8, 9];

/// What a call may touch that makes as many trades as here.
fn call() -> Effort {
	Effort { splits: 4, ..Effort::of_one_trade() }
}

/// Delivers two certificates to the buyer, at the expense of `payer`, and leaves a rest.
fn deliver_one(effort: &mut Effort, voucher: u64, payer: PartyId) -> DispatchResult {
	let (first, _) = layout().pop().unwrap();
	let backing = Backing { payer, ..backing(range(first, 2), OWNER_ID, BUYER_ID, voucher) };
	Certificates::back_voucher(backing, effort)
}

/// Delivers two certificates for each voucher, in one call.
fn deliver(vouchers: &[u64], payer: PartyId) -> DispatchResult {
	let mut effort = call();
	vouchers.iter().try_for_each(|voucher| deliver_one(&mut effort, *voucher, payer))?;
	Certificates::pay_deposits(&effort)
}

/// Gives back what is behind the vouchers. The certificates are the owner's again.
fn give_back(vouchers: &[u64]) {
	for voucher in vouchers {
		let first = 2 * (*voucher as u32 - 7) + 1;
		assert_ok!(Certificates::unback_voucher(range(first, 2), *voucher));
	}
}

fn merge() {
	assert_ok!(Certificates::merge(signed(OWNER), 0, 1));
}

fn lots() -> Vec<(LotId, AccountId, u32)> {
	let lots = DepositLots::<Test>::iter();
	let mut lots: Vec<_> = lots.map(|(id, lot)| (id, lot.deposit.account, lot.left)).collect();
	lots.sort();
	lots
}

fn with_ten(test: impl FnOnce()) {
	ExtBuilder.with_ten(TradeClass::TRADABLE, test);
}

#[test]
fn the_bundles_of_one_call_share_a_lot() {
	with_ten(|| {
		assert_ok!(deliver(&VOUCHERS, OTHER_ID));
		assert_eq!(lots(), [(0, OTHER, 3)]);
		assert!([3, 5, 7].iter().all(|first| bundle(*first).lot == Some(0)));
		assert_eq!(bundle(1).lot, None);
		assert_eq!(held(OTHER).0, 3 * BUNDLE);
	});
}

#[test]
fn the_bundles_of_two_calls_do_not_share_a_lot() {
	with_ten(|| {
		assert_ok!(deliver(&VOUCHERS[..1], OTHER_ID));
		assert_ok!(deliver(&VOUCHERS[1..], OTHER_ID));
		assert_eq!(lots(), [(0, OTHER, 1), (1, OTHER, 2)]);
		assert_eq!(held(OTHER).0, 3 * BUNDLE);
	});
}

#[test]
fn r26_each_deposit_of_a_lot_is_returned_alone_and_the_last_ends_the_lot() {
	with_ten(|| {
		assert_ok!(deliver(&VOUCHERS, OTHER_ID));
		give_back(&VOUCHERS);
		for left in [2, 1] {
			merge();
			assert_eq!(lots(), [(0, OTHER, left)]);
			assert_eq!(held(OTHER).0, BUNDLE * Balance::from(left));
		}
		merge();
		assert!(lots().is_empty());
		assert_eq!((held(OTHER), wealth(OTHER)), ((0, 0), ENDOWMENT));
	});
}

#[test]
fn r26_of_one_lot_a_deposit_becomes_a_fee_and_another_is_returned() {
	with_ten(|| {
		assert_ok!(deliver(&VOUCHERS[..2], OTHER_ID));
		give_back(&VOUCHERS[..2]);
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 5, 6, own_claim(OWNER_ID)));
		assert_eq!(lots(), [(0, OTHER, 1)]);
		assert_eq!(wealth(OTHER), ENDOWMENT - BUNDLE);
		merge();
		assert!(lots().is_empty());
		assert_eq!((held(OTHER), wealth(OTHER)), ((0, 0), ENDOWMENT - BUNDLE));
	});
}

#[test]
fn r24_a_lot_is_returned_to_the_account_on_which_it_is_held() {
	with_ten(|| {
		let new = 50;
		assert_ok!(deliver(&VOUCHERS[..2], OWNER_ID));
		rotate_owner(new);
		give_back(&VOUCHERS[..2]);
		for _ in 0..2 {
			assert_ok!(Certificates::merge(signed(new), 0, 1));
		}
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT));
		assert_eq!((held(new), wealth(new)), ((0, 0), ENDOWMENT));
	});
}

#[test]
fn a_lot_keeps_the_price_at_which_it_was_taken() {
	with_ten(|| {
		assert_ok!(deliver(&VOUCHERS[..1], OTHER_ID));
		BundlePrice::set(&(3 * BUNDLE));
		assert_ok!(deliver(&VOUCHERS[1..2], OTHER_ID));
		assert_eq!(lots(), [(0, OTHER, 1), (1, OTHER, 1)]);
		assert_eq!(held(OTHER).0, 4 * BUNDLE);
		check();
		BundlePrice::set(&0);
		give_back(&VOUCHERS[..2]);
		merge();
		assert_eq!(held(OTHER).0, 3 * BUNDLE);
		merge();
		assert_eq!((held(OTHER), wealth(OTHER)), ((0, 0), ENDOWMENT));
	});
}

#[test]
fn a_trade_that_is_taken_back_owes_nothing() {
	with_ten(|| {
		let mut effort = call();
		assert_ok!(deliver_one(&mut effort, VOUCHERS[0], OTHER_ID));
		let owed = effort.owed;
		with_transaction(|| {
			let done = deliver_one(&mut effort, VOUCHERS[1], OTHER_ID);
			TransactionOutcome::Rollback(done)
		})
		.unwrap();
		effort.owed = owed;
		assert_ok!(deliver_one(&mut effort, VOUCHERS[1], OTHER_ID));
		assert_eq!(held(OTHER).0, 0);
		assert_ok!(Certificates::pay_deposits(&effort));
		assert_eq!((lots(), held(OTHER).0), (vec![(0, OTHER, 2)], 2 * BUNDLE));
	});
}

#[test]
fn a_trade_whose_deposit_cannot_be_paid_fails_alone() {
	with_ten(|| {
		let mut effort = call();
		impoverish(OTHER, 2 * BUNDLE);
		assert_ok!(deliver_one(&mut effort, VOUCHERS[0], OTHER_ID));
		let owed = effort.owed;
		let refused = with_storage_layer(|| deliver_one(&mut effort, VOUCHERS[1], OTHER_ID));
		assert_eq!(refused, Err(crate::Error::<Test>::CannotPayDeposit.into()));
		assert_eq!(effort.owed, owed);
		// What the payer gets meanwhile counts.
		assert_ok!(<Balances as Mutate<_>>::mint_into(&OTHER, BUNDLE));
		assert_ok!(deliver_one(&mut effort, VOUCHERS[1], OTHER_ID));
		assert_ok!(Certificates::pay_deposits(&effort));
		assert_eq!(lots(), [(0, OTHER, 2)]);
	});
}

#[test]
fn the_number_of_a_lot_is_not_used_again() {
	with_ten(|| {
		for lot in 0..3 {
			assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
			assert_eq!(bundle(5).lot, Some(lot));
			let DepositLot { deposit, left } = lot_of(lot);
			assert_eq!((deposit.account, left), (OWNER, 1));
			merge();
		}
		assert_eq!(NextLot::<Test>::get(), 3);
	});
}

fn lot_of(id: LotId) -> crate::DepositLotOf<Test> {
	DepositLots::<Test>::get(id).unwrap()
}
