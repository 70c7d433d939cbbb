//! Size is paid for: who pays, when it comes back, when it becomes a fee.

use crate::{
	mock::*,
	tests::steps::*,
	types::{PaidRecord, Reason, Rejection},
	DepositLots, Error, RecordDeposits,
};
use frame_support::{assert_ok, storage::with_storage_layer};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{Lock, TradeClass},
	traits::{Redeeming, Tradable, VoucherBacking, VoucherRedemption},
};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const OFFER: Lock = Lock::Offer(3);
const VOUCHER: u64 = 7;
const ACCOUNTS: [u64; 5] = [ISSUER, OWNER, BUYER, CENTRE, OTHER];

/// Does what splits bundle 1 after four certificates: only `account` pays, and only if it can. It
/// keeps the least balance that an account has, which is 1. Of the price, `kept` is held for the rest of the bundle.
fn split_by(
	account: u64,
	(kept, records): (Balance, Balance),
	prepare: impl FnOnce(),
	split: impl Fn() -> DispatchResult,
) {
	ExtBuilder.with_ten(free(), || {
		prepare();
		let before = ACCOUNTS.map(held);
		impoverish(account, BUNDLE + records);
		assert_noop!(with_storage_layer(&split), Error::<Test>::CannotPayDeposit);
		impoverish(account, BUNDLE + records + 1);
		assert_ok!(split());
		assert_eq!(payer(5), Some(account).filter(|_| kept > 0));
		for (who, before) in ACCOUNTS.into_iter().zip(before) {
			let extra = if who == account { kept } else { 0 };
			assert_eq!(held(who).0, before.0 + extra, "bundles of {who}");
		}
	});
}

/// The price of the rest is held.
fn paid_by(
	account: u64,
	records: Balance,
	prepare: impl FnOnce(),
	split: impl Fn() -> DispatchResult,
) {
	split_by(account, (BUNDLE, records), prepare, split);
}

/// The part ends, and its price is gone.
fn lost_by(
	account: u64,
	records: Balance,
	prepare: impl FnOnce(),
	end: impl Fn() -> DispatchResult,
) {
	split_by(account, (0, records), prepare, end);
}

fn nothing() {}

fn deliver() {
	assert_ok!(back_voucher(backing(range(1, 10), OWNER_ID, BUYER_ID, VOUCHER)));
}

#[test]
fn r26_the_first_bundle_of_a_batch_is_free() {
	ExtBuilder.with_ten(T, || {
		for account in ACCOUNTS {
			assert_eq!((held(account), wealth(account)), ((0, 0), ENDOWMENT));
		}
		assert_eq!(DepositLots::<Test>::iter().count(), 0);
	});
}

#[test]
fn r26_what_splits_no_bundle_costs_nothing() {
	ExtBuilder.with_ten(T, || {
		impoverish(OWNER, 1);
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 10, BUYER_ID));
		assert_eq!(held(OWNER), (0, 0));
	});
}

#[test]
fn r26_transfer_is_paid_by_the_holder() {
	let transfer = || Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID);
	paid_by(OWNER, 0, nothing, transfer);
}

#[test]
fn r26_split_is_paid_by_the_holder() {
	paid_by(OWNER, 0, nothing, || Certificates::split(signed(OWNER), 0, 1, 4));
}

#[test]
fn r26_lock_is_paid_by_the_holder() {
	paid_by(OWNER, 0, nothing, || Certificates::lock(range(1, 4), OWNER_ID, OFFER));
}

#[test]
fn r26_release_of_a_part_is_paid_by_the_holder() {
	let lock = || done(Certificates::lock(range(1, 10), OWNER_ID, OFFER));
	paid_by(OWNER, 0, lock, || Certificates::release(range(1, 4), OFFER));
}

#[test]
fn r26_pledge_is_paid_by_the_holder() {
	let pledge = || Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, trade_ref(), START + 1);
	paid_by(OWNER, RECORD, nothing, pledge);
}

#[test]
fn r26_request_exchange_is_paid_by_the_holder() {
	let request = || Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID);
	paid_by(OWNER, RECORD, nothing, request);
}

#[test]
fn r26_redeem_is_paid_by_the_holder() {
	let redeem = || Certificates::redeem(signed(OWNER), 0, 1, 4, own_claim(OWNER_ID));
	lost_by(OWNER, RECORD, nothing, redeem);
}

#[test]
fn r26_sell_is_paid_by_the_seller() {
	paid_by(OWNER, 0, nothing, || Certificates::sell(range(1, 4), OWNER_ID, BUYER_ID));
}

#[test]
fn r26_sell_locked_is_paid_by_whom_the_caller_names() {
	for (account, party) in [(BUYER, BUYER_ID), (OWNER, OWNER_ID)] {
		let lock = || done(Certificates::lock(range(1, 10), OWNER_ID, OFFER));
		paid_by(account, 0, lock, || {
			Certificates::sell_locked(range(1, 4), OFFER, BUYER_ID, party)
		});
	}
}

#[test]
fn r26_back_voucher_is_paid_by_whom_the_caller_names() {
	paid_by(OTHER, 0, nothing, || {
		let mut backing = backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER);
		backing.payer = OTHER_ID;
		back_voucher(backing)
	});
}

#[test]
fn r26_relabel_is_paid_by_the_holder() {
	paid_by(BUYER, 0, deliver, || Certificates::relabel(range(1, 4), VOUCHER, 8));
}

#[test]
fn r26_hand_over_is_paid_by_the_holder() {
	paid_by(BUYER, 0, deliver, || Certificates::hand_over(range(1, 4), VOUCHER, OTHER_ID));
}

#[test]
fn r26_redeem_voucher_is_paid_by_the_holder() {
	lost_by(BUYER, RECORD, deliver, || {
		Certificates::redeem_voucher(redeeming(range(1, 4), VOUCHER, BUYER_ID)).map(|_| ())
	});
}

#[test]
fn r38_a_redemption_that_is_paid_for_already_takes_nothing_from_the_holder() {
	ExtBuilder.with_ten(T, || {
		deliver();
		let redeem = |agreed| {
			let redeeming = redeeming(range(1, 10), VOUCHER, BUYER_ID);
			Certificates::redeem_voucher(VoucherRedemption { agreed, ..redeeming })
		};
		impoverish(BUYER, RECORD);
		assert_noop!(redeem(false), Error::<Test>::CannotPayDeposit);
		assert_ok!(redeem(true));
		assert_eq!(wealth(BUYER), RECORD);
	});
}

#[test]
fn r26_unback_voucher_of_a_part_is_paid_by_the_holder() {
	paid_by(BUYER, 0, deliver, || Certificates::unback_voucher(range(1, 4), VOUCHER));
}

#[test]
fn r26_withdraw_is_paid_by_the_issuer() {
	let withdraw = || Certificates::withdraw(signed(ISSUER), 0, 1, 4, Reason::Issuing);
	lost_by(ISSUER, 0, nothing, withdraw);
}

#[test]
fn back_voucher_needs_a_payer_that_exists_where_it_splits() {
	ExtBuilder.with_ten(T, || {
		let mut nobody = backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER);
		nobody.payer = 77;
		let refused = with_storage_layer(|| back_voucher(nobody));
		assert_err!(refused, Error::<Test>::UnknownPayer);
		nobody.range = range(1, 10);
		assert_ok!(back_voucher(nobody));
	});
}

#[test]
fn r26_the_deposit_of_a_redeemed_bundle_becomes_a_fee() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 5, 6, own_claim(OWNER_ID)));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT - BUNDLE - RECORD));
		assert_eq!(payer(5), None);
	});
}

#[test]
fn r26_the_rest_of_a_bundle_keeps_its_deposit() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 5, 6, BUYER_ID));
		assert_ok!(Certificates::redeem(signed(BUYER), 0, 5, 2, own_claim(BUYER_ID)));
		assert_eq!((held(OWNER), held(BUYER)), ((BUNDLE, 0), (0, 0)));
		assert_eq!((payer(5), payer(7)), (None, Some(OWNER)));
		assert_eq!((wealth(OWNER), wealth(BUYER)), (ENDOWMENT, ENDOWMENT - BUNDLE - RECORD));
	});
}

#[test]
fn r26_governance_withdraws_a_part_and_nobody_pays() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		let root = RuntimeOrigin::root();
		assert_ok!(Certificates::withdraw(root, 0, 5, 2, Reason::Order));
		assert_eq!((payer(5), payer(7)), (None, Some(OWNER)));
		assert_eq!((held(OWNER), wealth(OWNER)), ((BUNDLE, 0), ENDOWMENT));
	});
}

#[test]
fn r26_the_deposit_of_an_exchanged_bundle_becomes_a_fee() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 5, 6, CENTRE_ID));
		assert_eq!(held(OWNER), (BUNDLE, RECORD));
		assert_ok!(settle_exchange(signed(CENTRE), 0, receipt()));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT - BUNDLE - RECORD));
	});
}

#[test]
fn r26_every_bundle_behind_a_redeemed_voucher_is_spent() {
	ExtBuilder.with_ten(T, || {
		for first in 1..=3 {
			assert_ok!(Certificates::split(signed(OWNER), 0, first, 1));
		}
		deliver();
		assert_eq!((held(OWNER), held(BUYER)), ((3 * BUNDLE, 0), (0, 0)));
		let redeeming = redeeming(range(1, 10), VOUCHER, BUYER_ID);
		assert_ok!(Certificates::redeem_voucher(redeeming));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT - 3 * BUNDLE));
		assert_eq!(wealth(BUYER), ENDOWMENT - RECORD);
	});
}

#[test]
fn r26_a_redemption_costs_a_record_at_once() {
	ExtBuilder.with_ten(T, || {
		let issuance = Balances::total_issuance();
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 1, 10, own_claim(OWNER_ID)));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT - RECORD));
		assert_eq!(Balances::total_issuance(), issuance - RECORD);
	});
}

#[test]
fn r26_redeem_needs_the_price() {
	ExtBuilder.with_ten(T, || {
		impoverish(OWNER, RECORD);
		let redeem = || Certificates::redeem(signed(OWNER), 0, 1, 10, own_claim(OWNER_ID));
		assert_noop!(redeem(), Error::<Test>::CannotPayDeposit);
		impoverish(OWNER, RECORD + 1);
		assert_ok!(redeem());
	});
}

#[test]
fn r26_the_deposit_of_a_pledge_comes_back_when_it_is_released() {
	ExtBuilder.with_ten(T, || {
		let until = START + 9;
		assert_ok!(Certificates::pledge(signed(OWNER), 0, 1, 10, BUYER_ID, trade_ref(), until));
		assert_eq!(held(OWNER), (0, RECORD));
		assert!(RecordDeposits::<Test>::contains_key(PaidRecord::Pledge(0)));
		Clock::set(until);
		assert_ok!(Certificates::release_pledge(signed(OWNER), 0));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT));
	});
}

#[test]
fn r26_the_deposit_of_a_pledge_comes_back_when_it_is_used_up() {
	ExtBuilder.with_ten(T, || {
		let until = START + 9;
		assert_ok!(Certificates::pledge(signed(OWNER), 0, 1, 10, BUYER_ID, trade_ref(), until));
		let part = |first, units| backing(range(first, units), OWNER_ID, BUYER_ID, VOUCHER);
		assert_ok!(back_voucher(part(1, 4)));
		assert_eq!(held(OWNER), (0, RECORD));
		assert_ok!(back_voucher(part(5, 6)));
		assert_eq!((held(OWNER), held(BUYER)), ((0, 0), (BUNDLE, 0)));
	});
}

#[test]
fn r26_the_deposit_of_an_exchange_comes_back_unless_it_is_settled() {
	ExtBuilder.with_ten(T, || {
		let request = || Certificates::request_exchange(signed(OWNER), 0, 1, 10, CENTRE_ID);
		assert_ok!(request());
		assert_eq!(held(OWNER), (0, RECORD));
		let reason = Rejection::RecordsDiffer;
		assert_ok!(reject_exchange(signed(CENTRE), 0, reason));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT));
		assert_ok!(request());
		Clock::set(START + TIMEOUT);
		assert_ok!(Certificates::withdraw_exchange(signed(OWNER), 1));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT));
	});
}

#[test]
fn r24_deposits_stay_on_the_account_where_they_were_held() {
	ExtBuilder.with_ten(T, || {
		let (new, until) = (50, START + 9);
		assert_ok!(Certificates::pledge(signed(OWNER), 0, 1, 2, BUYER_ID, trade_ref(), until));
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 3, 2, CENTRE_ID));
		rotate_owner(new);
		Clock::set(START + TIMEOUT);
		assert_ok!(Certificates::release_pledge(signed(new), 0));
		assert_ok!(Certificates::withdraw_exchange(signed(new), 0));
		assert_eq!((held(OWNER), wealth(OWNER)), ((2 * BUNDLE, 0), ENDOWMENT));
		assert_eq!((held(new), wealth(new)), ((0, 0), ENDOWMENT));
		assert_ok!(Certificates::redeem(signed(new), 0, 3, 2, own_claim(OWNER_ID)));
		assert_eq!((held(OWNER), wealth(OWNER)), ((BUNDLE, 0), ENDOWMENT - BUNDLE));
		assert_eq!(wealth(new), ENDOWMENT - RECORD);
	});
}

#[test]
fn r24_new_deposits_are_held_on_the_partys_present_account() {
	ExtBuilder.with_ten(T, || {
		let new = 50;
		rotate_owner(new);
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, OFFER));
		assert_eq!((held(OWNER), held(new)), ((0, 0), (BUNDLE, 0)));
	});
}
