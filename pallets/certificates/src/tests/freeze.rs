use crate::{
	mock::*,
	tests::steps::*,
	types::{Authority, Freeze, Reason},
	Batches, Error, Event, Freezes,
};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::{
	certificate::{Lock, TradeClass},
	traits::{CertificateBatches, Redeeming, Tradable, VoucherBacking, VoucherRedemption},
};
use verdigrid_test_support::{assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const GOVERNANCE: Authority = Authority::Governance;

fn freeze_by(origin: RuntimeOrigin) -> DispatchResult {
	Certificates::freeze(origin, 0, Reason::Metering)
}

fn unfreeze_by(origin: RuntimeOrigin) -> DispatchResult {
	Certificates::unfreeze(origin, 0)
}

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn frozen_by() -> Option<Authority> {
	assert_eq!(Batches::<Test>::get(0).unwrap().info.frozen, Freezes::<Test>::contains_key(0));
	Freezes::<Test>::get(0).map(|freeze| freeze.by)
}

#[test]
fn freeze_says_who_when_and_why() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(freeze_by(signed(ISSUER)));
		let reason = Reason::Metering;
		let freeze = Freeze { by: THE_ISSUER, reason, at: START };
		assert_eq!(Freezes::<Test>::get(0), Some(freeze));
		assert_eq!(last_event(), Event::BatchFrozen { batch: 0, reason, by: THE_ISSUER }.into());
		let status = Certificates::status(&number(1)).unwrap();
		assert_eq!((status.frozen, status.freeze), (true, Some(freeze)));
	});
}

#[test]
fn unfreeze_makes_certificates_usable_again() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(freeze_by(signed(ISSUER)));
		assert_ok!(unfreeze_by(signed(ISSUER)));
		assert_eq!(frozen_by(), None);
		assert_eq!(last_event(), Event::BatchUnfrozen { batch: 0, by: THE_ISSUER }.into());
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
	});
}

#[test]
fn freeze_and_unfreeze_need_a_batch() {
	ExtBuilder.build_and_execute(|| {
		assert_noop!(freeze_by(root()), Error::<Test>::UnknownBatch);
		assert_noop!(unfreeze_by(root()), Error::<Test>::UnknownBatch);
	});
}

#[test]
fn freeze_happens_once_and_unfreeze_needs_it() {
	for origin in [signed(ISSUER), root()] {
		ExtBuilder.with_ten(T, || {
			assert_noop!(unfreeze_by(origin.clone()), Error::<Test>::NotFrozen);
			assert_ok!(freeze_by(origin.clone()));
			assert_noop!(freeze_by(origin.clone()), Error::<Test>::AlreadyFrozen);
			assert_ok!(unfreeze_by(origin.clone()));
			assert_noop!(unfreeze_by(origin), Error::<Test>::NotFrozen);
		});
	}
}

#[test]
fn only_governance_unfreezes_what_governance_froze() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(freeze_by(root()));
		assert_noop!(unfreeze_by(signed(ISSUER)), Error::<Test>::FrozenByGovernance);
		assert_noop!(freeze_by(signed(ISSUER)), Error::<Test>::AlreadyFrozen);
		assert_eq!(frozen_by(), Some(GOVERNANCE));
		assert_ok!(unfreeze_by(root()));
		assert_eq!(last_event(), Event::BatchUnfrozen { batch: 0, by: GOVERNANCE }.into());
	});
}

#[test]
fn r40_no_other_issuer_freezes_or_unfreezes_a_batch() {
	ExtBuilder.with_ten(T, || {
		join_issuer(OTHER);
		assert_noop!(freeze_by(signed(OTHER)), Error::<Test>::NotIssuer);
		assert_ok!(freeze_by(signed(ISSUER)));
		assert_noop!(unfreeze_by(signed(OTHER)), Error::<Test>::NotIssuer);
		assert_eq!(frozen_by(), Some(THE_ISSUER));
		assert_ok!(unfreeze_by(signed(ISSUER)));
	});
}

/// An issuer may be a side of the agreement. Its freeze does not let it step back.
#[test]
fn r38_a_freeze_by_an_issuer_does_not_stop_an_agreement() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, 7)));
		assert_ok!(freeze_by(signed(ISSUER)));
		assert_ok!(Certificates::ensure_may_settle(0));
		assert_noop!(Certificates::ensure_may_settle(1), Error::<Test>::UnknownBatch);
		assert_ok!(Certificates::ensure_movable(range(1, 4), 7));
		assert_ok!(Certificates::hand_over(range(1, 4), 7, OTHER_ID));
		let redeeming =
			|agreed| VoucherRedemption { agreed, ..redeeming(range(1, 4), 7, BUYER_ID) };
		let alone = Certificates::redeem_voucher(redeeming(false));
		assert_noop!(alone, Error::<Test>::BatchFrozen);
		assert_ok!(Certificates::ensure_redeemable(&redeeming(true)));
		assert_ok!(Certificates::redeem_voucher(redeeming(true)));
	});
}

#[test]
fn governance_unfreezes_what_an_issuer_froze() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(freeze_by(signed(ISSUER)));
		assert_ok!(unfreeze_by(root()));
		assert_eq!(frozen_by(), None);
	});
}

#[test]
fn governance_takes_over_the_freeze_of_an_issuer() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(freeze_by(signed(ISSUER)));
		assert_ok!(freeze_by(root()));
		assert_eq!(frozen_by(), Some(GOVERNANCE));
		assert_noop!(unfreeze_by(signed(ISSUER)), Error::<Test>::FrozenByGovernance);
	});
}

#[test]
fn a_frozen_batch_cannot_be_used_from_outside_vouchers() {
	ExtBuilder.with_ten(T, || {
		let (owner, until) = (|| signed(OWNER), START + 9);
		assert_ok!(Certificates::lock(range(1, 1), OWNER_ID, Lock::Offer(1)));
		assert_ok!(Certificates::request_exchange(owner(), 0, 2, 1, CENTRE_ID));
		assert_ok!(freeze_by(signed(ISSUER)));
		let frozen = || Error::<Test>::BatchFrozen;
		assert_noop!(Certificates::transfer(owner(), 0, 3, 1, BUYER_ID), frozen());
		assert_noop!(
			Certificates::pledge(owner(), 0, 3, 1, BUYER_ID, trade_ref(), until),
			frozen()
		);
		assert_noop!(Certificates::request_exchange(owner(), 0, 3, 1, CENTRE_ID), frozen());
		assert_noop!(Certificates::redeem(owner(), 0, 3, 1, own_claim(OWNER_ID)), frozen());
		assert_noop!(Certificates::lock(range(3, 1), OWNER_ID, Lock::Offer(2)), frozen());
		assert_noop!(Certificates::ensure_tradable(range(3, 1), OWNER_ID), frozen());
		assert_noop!(Certificates::sell(range(3, 1), OWNER_ID, BUYER_ID), frozen());
		assert_noop!(
			Certificates::sell_locked(range(1, 1), Lock::Offer(1), BUYER_ID, BUYER_ID),
			frozen()
		);
	});
}

#[test]
fn a_frozen_batch_cannot_be_used_through_vouchers() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, 7)));
		assert_ok!(freeze_by(root()));
		assert_noop!(Certificates::ensure_may_settle(0), Error::<Test>::BatchFrozen);
		let frozen = || Error::<Test>::BatchFrozen;
		let backed = backing(range(5, 1), OWNER_ID, BUYER_ID, 8);
		assert_noop!(back_voucher(backed), frozen());
		assert_noop!(Certificates::ensure_movable(range(1, 4), 7), frozen());
		assert_noop!(Certificates::hand_over(range(1, 4), 7, OTHER_ID), frozen());
		let redeeming = redeeming(range(1, 4), 7, BUYER_ID);
		assert_noop!(Certificates::ensure_redeemable(&redeeming), frozen());
		assert_noop!(Certificates::redeem_voucher(redeeming), frozen());
	});
}

#[test]
fn r22_what_is_in_a_frozen_batch_can_be_taken_back() {
	ExtBuilder.with_ten(T, || {
		let owner = || signed(OWNER);
		assert_ok!(Certificates::lock(range(1, 1), OWNER_ID, Lock::Offer(1)));
		assert_ok!(Certificates::request_exchange(owner(), 0, 2, 1, CENTRE_ID));
		assert_ok!(Certificates::request_exchange(owner(), 0, 3, 1, CENTRE_ID));
		assert_ok!(Certificates::pledge(owner(), 0, 4, 1, BUYER_ID, trade_ref(), START + 9));
		assert_ok!(freeze_by(signed(ISSUER)));
		assert_ok!(Certificates::release(range(1, 1), Lock::Offer(1)));
		let reason = crate::types::Rejection::Cancelled;
		assert_ok!(reject_exchange(signed(CENTRE), 0, reason));
		Clock::set(START + TIMEOUT);
		assert_ok!(Certificates::withdraw_exchange(owner(), 1));
		assert_ok!(Certificates::release_pledge(owner(), 0));
		for _ in 0..4 {
			assert_ok!(Certificates::merge(owner(), 0, 1));
		}
		assert_eq!(layout(), vec![(1, 10)]);
		assert_eq!(wealth(OWNER), ENDOWMENT);
	});
}
