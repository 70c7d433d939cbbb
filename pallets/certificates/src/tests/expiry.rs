//! Expiry is read from the clock: nothing new is possible, and everything can be taken back.

use crate::{mock::*, tests::steps::*, types::Rejection, Bundles, Error};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::{BundleState, Lock, TradeClass},
	traits::{CertificateBatches, Redeeming, Tradable, VoucherBacking, VoucherRedemption},
};
use verdigrid_test_support::{assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const OFFER: Lock = Lock::Offer(3);

/// With ten certificates of which something is done before they expire.
fn expired_after(before: impl FnOnce(), test: impl FnOnce()) {
	ExtBuilder.with_ten(T, || {
		before();
		Clock::set(valid_until());
		test();
	});
}

#[test]
fn r20_expiry_changes_nothing_in_state() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, OFFER));
		let bundles = || Bundles::<Test>::iter().collect::<Vec<_>>();
		let (before, batch) = (bundles(), Certificates::batch_info(0));
		Clock::set(valid_until() - 1);
		assert_ok!(Certificates::ensure_usable(0));
		Clock::set(valid_until());
		assert_noop!(Certificates::ensure_usable(0), Error::<Test>::BatchExpired);
		assert_eq!((bundles(), Certificates::batch_info(0)), (before, batch));
	});
}

#[test]
fn an_offer_is_cancelled_after_expiry() {
	expired_after(
		|| done(Certificates::lock(range(1, 4), OWNER_ID, OFFER)),
		|| {
			let sale = || Certificates::sell_locked(range(1, 4), OFFER, BUYER_ID, BUYER_ID);
			assert_noop!(sale(), Error::<Test>::BatchExpired);
			assert_ok!(Certificates::release(range(1, 4), OFFER));
			assert_eq!(bundle(1).state, BundleState::Active);
		},
	);
}

#[test]
fn a_bid_in_an_auction_is_cancelled_after_expiry() {
	let auction = Lock::Auction(5);
	expired_after(
		|| done(Certificates::lock(range(1, 4), OWNER_ID, auction)),
		|| done(Certificates::release(range(1, 4), auction)),
	);
}

#[test]
fn a_pledge_is_released_after_expiry() {
	let until = START + 9;
	expired_after(
		|| {
			let pledge = Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, trade_ref(), until);
			assert_ok!(pledge);
		},
		|| {
			let backed = backing(range(1, 4), OWNER_ID, BUYER_ID, 7);
			assert_noop!(back_voucher(backed), Error::<Test>::BatchExpired);
			assert_ok!(Certificates::release_pledge(signed(OWNER), 0));
		},
	);
}

#[test]
fn an_exchange_is_withdrawn_after_expiry() {
	expired_after(
		|| done(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID)),
		|| done(Certificates::withdraw_exchange(signed(OWNER), 0)),
	);
}

#[test]
fn an_exchange_is_rejected_after_expiry() {
	expired_after(
		|| done(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID)),
		|| {
			let reason = Rejection::NotEligible;
			assert_ok!(reject_exchange(signed(CENTRE), 0, reason));
		},
	);
}

#[test]
fn certificates_behind_a_voucher_stay_there_after_expiry_until_given_back() {
	expired_after(
		|| {
			let backed = backing(range(1, 4), OWNER_ID, BUYER_ID, 7);
			assert_ok!(back_voucher(backed));
		},
		|| {
			let expired = || Error::<Test>::BatchExpired;
			assert_noop!(Certificates::ensure_movable(range(1, 4), 7), expired());
			assert_noop!(Certificates::hand_over(range(1, 4), 7, OTHER_ID), expired());
			assert_eq!(bundle(1).state, BundleState::Locked(Lock::Voucher(7)));
			assert_ok!(Certificates::unback_voucher(range(1, 4), 7));
		},
	);
}

#[test]
fn nothing_new_is_possible_after_expiry() {
	expired_after(
		|| (),
		|| {
			let expired = || Error::<Test>::BatchExpired;
			let (owner, until) = (|| signed(OWNER), u64::MAX);
			assert_noop!(Certificates::transfer(owner(), 0, 1, 4, BUYER_ID), expired());
			let pledge = Certificates::pledge(owner(), 0, 1, 4, BUYER_ID, trade_ref(), until);
			assert_eq!(pledge, Err(expired().into()));
			assert_noop!(Certificates::request_exchange(owner(), 0, 1, 4, CENTRE_ID), expired());
			let claim = own_claim(OWNER_ID);
			assert_noop!(Certificates::redeem(owner(), 0, 1, 4, claim), expired());
			assert_noop!(Certificates::lock(range(1, 4), OWNER_ID, OFFER), expired());
			assert_noop!(Certificates::sell(range(1, 4), OWNER_ID, BUYER_ID), expired());
			let backed = backing(range(1, 4), OWNER_ID, BUYER_ID, 7);
			assert_noop!(back_voucher(backed), expired());
		},
	);
}

#[test]
fn everything_is_possible_in_the_last_second_before_expiry() {
	ExtBuilder.with_ten(free(), || {
		Clock::set(valid_until() - 1);
		assert_ok!(Certificates::lock(range(1, 1), OWNER_ID, OFFER));
		assert_ok!(Certificates::sell_locked(range(1, 1), OFFER, BUYER_ID, BUYER_ID));
		assert_ok!(Certificates::sell(range(2, 1), OWNER_ID, BUYER_ID));
		let until = valid_until();
		let pledge = Certificates::pledge(signed(OWNER), 0, 3, 1, BUYER_ID, trade_ref(), until);
		assert_ok!(pledge);
		assert_ok!(back_voucher(backing(range(1, 3), OWNER_ID, BUYER_ID, 7)));
		assert_ok!(Certificates::ensure_movable(range(1, 3), 7));
		assert_ok!(Certificates::hand_over(range(1, 3), 7, OTHER_ID));
		let redeeming = VoucherRedemption { paid: true, ..redeeming(range(1, 3), 7, BUYER_ID) };
		assert_ok!(Certificates::redeem_voucher(redeeming));
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 4, 1, CENTRE_ID));
		assert_ok!(settle_exchange(signed(CENTRE), 0, receipt()));
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 5, 1, own_claim(OWNER_ID)));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 6, 5, BUYER_ID));
	});
}
