//! One function decides whether certificates may change hands, and every path asks it.

use crate::{mock::*, tests::steps::*, Error};
use frame_support::assert_ok;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::{Lock, TradeClass},
	party::PartyId,
	traits::{AuctionSales, Redeeming, Tradable, VoucherBacking, VoucherRedemption},
};
use verdigrid_test_support::{assert_err, assert_noop};

const T: TradeClass = TradeClass::TRADABLE;
const N: TradeClass = TradeClass::NON_TRADABLE;
const OFFER: Lock = Lock::Offer(3);
const VOUCHER: u64 = 7;

fn refused() -> DispatchError {
	Error::<Test>::MoveNotAllowed.into()
}

/// The first four certificates, active and `holder`'s, cannot go to anybody by any path.
fn stuck(holder: PartyId, account: u64) {
	let four = range(1, 4);
	assert_eq!((bundle(1).holder, bundle(1).is_traded()), (holder, true));
	assert_noop!(Certificates::transfer(signed(account), 0, 1, 4, OTHER_ID), refused());
	assert_noop!(Certificates::ensure_tradable(four, holder), refused());
	assert_noop!(Certificates::sell(four, holder, OTHER_ID), refused());
	let pledge = Certificates::pledge(signed(account), 0, 1, 4, OTHER_ID, trade_ref(), START + 9);
	assert_eq!(pledge, Err(refused()));
	assert_noop!(back_voucher(backing(four, holder, OTHER_ID, VOUCHER)), refused());
	assert_ok!(Certificates::lock(four, holder, OFFER));
	assert_noop!(Certificates::sell_locked(four, OFFER, OTHER_ID, OTHER_ID), refused());
	assert_ok!(Certificates::release(four, OFFER));
	assert_ok!(back_voucher(backing(four, OWNER_ID, holder, VOUCHER)));
	stuck_behind_a_voucher();
}

/// The first four certificates, behind the voucher, cannot go to anybody.
fn stuck_behind_a_voucher() {
	assert!(bundle(1).is_traded());
	assert_noop!(Certificates::ensure_movable(range(1, 4), VOUCHER), refused());
	assert_noop!(Certificates::hand_over(range(1, 4), VOUCHER, OTHER_ID), refused());
}

/// The first four certificates behind the voucher, redeemed for a party.
fn redemption(beneficiary: PartyId, matched: PartyId, paid: bool) -> VoucherRedemption {
	let claim = own_claim(beneficiary);
	VoucherRedemption { claim, paid, ..redeeming(range(1, 4), VOUCHER, matched) }
}

#[test]
fn once_is_used_up_by_a_transfer() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		stuck(BUYER_ID, BUYER);
	});
}

#[test]
fn once_is_used_up_by_a_sale() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::sell(range(1, 4), OWNER_ID, BUYER_ID));
		stuck(BUYER_ID, BUYER);
	});
}

#[test]
fn once_is_used_up_by_the_sale_of_an_offer() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 6), OWNER_ID, OFFER));
		assert_ok!(Certificates::sell_locked(range(1, 4), OFFER, BUYER_ID, BUYER_ID));
		stuck(BUYER_ID, BUYER);
	});
}

#[test]
fn once_is_used_up_by_the_sale_in_an_auction() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, Lock::Auction(5)));
		assert_ok!(Certificates::sell_asked(range(1, 4), 5, BUYER_ID, &mut None));
		stuck(BUYER_ID, BUYER);
	});
}

#[test]
fn once_is_used_up_by_delivery() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER)));
		stuck_behind_a_voucher();
	});
}

#[test]
fn once_is_used_up_by_the_delivery_of_a_pledge() {
	ExtBuilder.with_ten(T, || {
		let until = START + 9;
		assert_ok!(Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, trade_ref(), until));
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER)));
		stuck_behind_a_voucher();
	});
}

#[test]
fn once_is_used_up_by_handing_a_voucher_over() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, OWNER_ID, VOUCHER)));
		assert!(!bundle(1).is_traded());
		assert_ok!(Certificates::ensure_movable(range(1, 4), VOUCHER));
		assert_ok!(Certificates::hand_over(range(1, 4), VOUCHER, BUYER_ID));
		assert_eq!(bundle(1).holder, BUYER_ID);
		stuck_behind_a_voucher();
	});
}

#[test]
fn once_that_has_moved_is_still_locked_exchanged_and_redeemed_by_its_holder() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 10, BUYER_ID));
		assert_ok!(Certificates::request_exchange(signed(BUYER), 0, 1, 4, CENTRE_ID));
		assert_ok!(Certificates::redeem(signed(BUYER), 0, 5, 6, own_claim(BUYER_ID)));
	});
}

#[test]
fn r21_once_that_has_moved_is_redeemed_for_another_only_without_payment() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER)));
		let paid = redemption(OTHER_ID, BUYER_ID, true);
		assert_noop!(Certificates::ensure_redeemable(&paid), refused());
		assert_ok!(Certificates::ensure_redeemable(&redemption(OTHER_ID, BUYER_ID, false)));
	});
}

#[test]
fn r21_once_that_has_not_moved_is_redeemed_for_another_against_payment() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, OWNER_ID, VOUCHER)));
		assert_ok!(Certificates::redeem_voucher(redemption(OTHER_ID, OWNER_ID, true)));
	});
}

#[test]
fn delivery_only_is_not_transferred() {
	ExtBuilder.with_ten(N, || {
		let transfer = Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID);
		assert_eq!(transfer, Err(refused()));
	});
}

#[test]
fn delivery_only_is_not_offered() {
	ExtBuilder.with_ten(N, || {
		assert_noop!(Certificates::ensure_tradable(range(1, 4), OWNER_ID), refused());
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, OFFER));
		let sold = Certificates::sell_locked(range(1, 4), OFFER, BUYER_ID, BUYER_ID);
		assert_eq!(sold, Err(refused()));
		assert_ok!(Certificates::release(range(1, 4), OFFER));
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, Lock::Auction(5)));
		assert_noop!(Certificates::sell_asked(range(1, 4), 5, BUYER_ID, &mut None), refused());
	});
}

#[test]
fn delivery_only_is_not_sold() {
	ExtBuilder.with_ten(N, || {
		assert_noop!(Certificates::sell(range(1, 4), OWNER_ID, BUYER_ID), refused());
	});
}

#[test]
fn r21_delivery_only_is_not_redeemed_directly() {
	ExtBuilder.with_ten(N, || {
		let redeem = Certificates::redeem(signed(OWNER), 0, 1, 4, own_claim(OWNER_ID));
		assert_err!(redeem, Error::<Test>::VoucherRequired);
	});
}

#[test]
fn delivery_only_is_delivered_once_and_never_moves_again() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER)));
		assert_eq!(bundle(1).holder, BUYER_ID);
		stuck_behind_a_voucher();
		let again = backing(range(1, 4), BUYER_ID, OTHER_ID, VOUCHER + 1);
		assert_noop!(back_voucher(again), Error::<Test>::NotActive);
		for paid in [false, true] {
			let other = redemption(OTHER_ID, BUYER_ID, paid);
			assert_noop!(Certificates::ensure_redeemable(&other), refused());
		}
		assert_ok!(Certificates::redeem_voucher(redemption(BUYER_ID, BUYER_ID, false)));
	});
}

#[test]
fn delivery_only_is_not_handed_over_before_delivery_either() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, OWNER_ID, VOUCHER)));
		assert!(!bundle(1).is_traded());
		assert_noop!(Certificates::ensure_movable(range(1, 4), VOUCHER), refused());
		assert_noop!(Certificates::hand_over(range(1, 4), VOUCHER, BUYER_ID), refused());
	});
}

#[test]
fn unlimited_moves_by_every_path_in_turn() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(Certificates::sell(range(1, 4), BUYER_ID, OTHER_ID));
		assert_ok!(Certificates::lock(range(1, 4), OTHER_ID, OFFER));
		assert_ok!(Certificates::sell_locked(range(1, 4), OFFER, OWNER_ID, OWNER_ID));
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER)));
		assert_ok!(Certificates::hand_over(range(1, 4), VOUCHER, OTHER_ID));
		assert_ok!(Certificates::redeem_voucher(redemption(OWNER_ID, BUYER_ID, true)));
	});
}

#[test]
fn r18_what_is_given_back_has_moved_as_often_as_before_its_delivery() {
	let unback = || done(Certificates::unback_voucher(range(1, 4), VOUCHER));
	for class in [T, N] {
		ExtBuilder.with_ten(class, || {
			let delivery = || backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER);
			assert_ok!(back_voucher(delivery()));
			unback();
			assert_eq!((bundle(1).holder, bundle(1).is_traded()), (OWNER_ID, false));
			assert_ok!(back_voucher(delivery()));
			stuck_behind_a_voucher();
		});
	}
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, VOUCHER)));
		unback();
		stuck(BUYER_ID, BUYER);
	});
}
