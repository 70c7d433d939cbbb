//! Deposits for the bundles of one call are one record, and each is returned or spent alone.

use crate::{mock::*, tests::steps::*, types::DepositLot, DepositLots, NextLot};
use frame_support::{
	assert_ok,
	storage::{with_storage_layer, with_transaction},
};
use sp_runtime::{DispatchResult, TransactionOutcome};
use verdigrid_primitives::{
	certificate::{LotId, TradeClass},
	party::PartyId,
	traits::{Effort, VoucherBacking},
};

const VOUCHERS: [u64; 3] = [7, 8, 9];

/// As a call that may make as many trades as here.
fn call() -> Effort {
	Effort { splits: 4, ..Effort::of_one_trade() }
}

/// Delivers two certificates each to the buyer, at the expense of `payer`. Each leaves a rest.
fn deliver(effort: &mut Effort, vouchers: &[u64], payer: PartyId) -> DispatchResult {
	for voucher in vouchers {
		let (first, _) = layout().pop().unwrap();
		let mut backing = backing(range(first, 2), OWNER_ID, BUYER_ID, *voucher);
		backing.payer = payer;
		Certificates::back_voucher(backing, effort)?;
	}
	Ok(())
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
		let mut effort = call();
		assert_ok!(deliver(&mut effort, &VOUCHERS, OTHER_ID));
		assert_eq!(lots(), [(0, OTHER, 3)]);
		assert_eq!(effort.lot, Some(0));
		assert!([3, 5, 7].iter().all(|first| bundle(*first).lot == Some(0)));
		assert_eq!(bundle(1).lot, None);
		assert_eq!(held(OTHER).0, 3 * BUNDLE);
	});
}

#[test]
fn the_bundles_of_two_calls_do_not_share_a_lot() {
	with_ten(|| {
		assert_ok!(deliver(&mut call(), &VOUCHERS[..1], OTHER_ID));
		assert_ok!(deliver(&mut call(), &VOUCHERS[1..], OTHER_ID));
		assert_eq!(lots(), [(0, OTHER, 1), (1, OTHER, 2)]);
		assert_eq!(held(OTHER).0, 3 * BUNDLE);
	});
}

#[test]
fn r26_each_deposit_of_a_lot_is_returned_alone_and_the_last_ends_the_lot() {
	with_ten(|| {
		assert_ok!(deliver(&mut call(), &VOUCHERS, OTHER_ID));
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
		assert_ok!(deliver(&mut call(), &VOUCHERS[..2], OTHER_ID));
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
		assert_ok!(deliver(&mut call(), &VOUCHERS[..2], OWNER_ID));
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
fn r24_deposits_on_two_accounts_are_two_lots() {
	with_ten(|| {
		let mut effort = call();
		assert_ok!(deliver(&mut effort, &VOUCHERS[..1], OTHER_ID));
		assert_ok!(deliver(&mut effort, &VOUCHERS[1..2], BUYER_ID));
		assert_eq!(lots(), [(0, OTHER, 1), (1, BUYER, 1)]);
		assert_eq!(effort.lot, Some(1));
	});
}

#[test]
fn a_lot_keeps_the_price_at_which_it_was_taken() {
	with_ten(|| {
		let mut effort = call();
		assert_ok!(deliver(&mut effort, &VOUCHERS[..1], OTHER_ID));
		BundlePrice::set(&(3 * BUNDLE));
		assert_ok!(deliver(&mut effort, &VOUCHERS[1..2], OTHER_ID));
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

/// Of a trade that is taken back nothing stays, even if the caller forgets to set the lot back.
#[test]
fn a_lot_that_was_taken_back_is_opened_again() {
	with_ten(|| {
		let mut effort = call();
		with_transaction(|| {
			let done = deliver(&mut effort, &VOUCHERS[..1], OTHER_ID);
			TransactionOutcome::Rollback(done)
		})
		.unwrap();
		assert_eq!((lots().len(), NextLot::<Test>::get()), (0, 0));
		assert_ok!(deliver(&mut effort, &VOUCHERS, OTHER_ID));
		assert_eq!(lots(), [(0, OTHER, 3)]);
	});
}

#[test]
fn a_deposit_that_cannot_be_paid_leaves_the_lot_as_it_was() {
	with_ten(|| {
		let mut effort = call();
		impoverish(OTHER, BUNDLE + 1);
		assert_ok!(deliver(&mut effort, &VOUCHERS[..1], OTHER_ID));
		let refused = with_storage_layer(|| deliver(&mut effort, &VOUCHERS[1..], OTHER_ID));
		assert_eq!(refused, Err(crate::Error::<Test>::CannotPayDeposit.into()));
		assert_eq!((lots(), effort.lot), (vec![(0, OTHER, 1)], Some(0)));
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
