use crate::{mock::*, tests::steps::*, types::Reason, Error, Event, Holdings};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::certificate::{BundleState, TradeClass};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;

fn split(first: u32, units: u32) -> DispatchResult {
	Certificates::split(signed(OWNER), 0, first, units)
}

#[test]
fn split_cuts_a_bundle_in_two() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(split(1, 4));
		assert_eq!(layout(), vec![(1, 4), (5, 6)]);
		for first in [1, 5] {
			let half = bundle(first);
			assert_eq!((half.holder, half.state), (OWNER_ID, BundleState::Active));
			assert!(!half.is_traded());
		}
		assert_eq!(Holdings::<Test>::get(OWNER_ID, 0), 2);
		assert_eq!(Certificates::batch_info(0).unwrap().totals.active, 10);
		assert_eq!(last_event(), Event::Split { range: range(1, 4), rest: range(5, 6) }.into());
	});
}

#[test]
fn split_lets_the_middle_be_traded() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(split(1, 4));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 5, 2, BUYER_ID));
		assert_eq!(layout(), vec![(1, 4), (5, 2), (7, 4)]);
		assert_eq!(bundle(5).holder, BUYER_ID);
	});
}

#[test]
fn r26_split_takes_a_deposit_for_the_second_bundle() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(split(1, 4));
		assert_eq!(held(OWNER), (BUNDLE, 0));
		assert_eq!((payer(1), payer(5)), (None, Some(OWNER)));
	});
}

#[test]
fn split_is_for_the_holder() {
	ExtBuilder.with_ten(T, || {
		let refused = Certificates::split(signed(BUYER), 0, 1, 4);
		assert_noop!(refused, Error::<Test>::NotHolder);
	});
}

#[test]
fn split_leaves_certificates_on_both_sides() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(split(1, 0), Error::<Test>::NoUnits);
		assert_noop!(split(1, 10), Error::<Test>::NothingToSplit);
		assert_noop!(split(1, 11), Error::<Test>::BeyondBundle);
		assert_noop!(split(1, u32::MAX), Error::<Test>::BeyondBundle);
		assert_ok!(split(1, 9));
		assert_ok!(split(1, 1));
		assert_noop!(split(1, 1), Error::<Test>::NothingToSplit);
	});
}

#[test]
fn split_needs_a_batch_and_a_bundle() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(split(2, 1), Error::<Test>::UnknownBundle);
		let other = Certificates::split(signed(OWNER), 1, 1, 1);
		assert_err!(other, Error::<Test>::UnknownBatch);
	});
}

#[test]
fn split_needs_active_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 1, 10, CENTRE_ID));
		assert_noop!(split(1, 4), Error::<Test>::NotActive);
	});
}

#[test]
fn split_works_for_certificates_that_an_issuer_froze_and_for_expired_ones() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, Reason::Metering));
		Clock::set(valid_until());
		assert_ok!(split(1, 4));
	});
}

#[test]
fn what_governance_has_frozen_keeps_its_names() {
	ExtBuilder.with_ten(T, || {
		freeze();
		assert_noop!(split(1, 4), Error::<Test>::BatchFrozen);
		assert_noop!(Certificates::merge(signed(OWNER), 0, 1), Error::<Test>::BatchFrozen);
		let withdrawn = Certificates::withdraw(RuntimeOrigin::root(), 0, 1, 10, Reason::Objection);
		assert_ok!(withdrawn);
	});
}
