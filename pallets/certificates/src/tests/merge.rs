use crate::{mock::*, tests::steps::*, Bundles, DepositLots, Error, Event, Holdings};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, Lock, TradeClass},
	traits::Tradable,
};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;

/// With bundles of four and six certificates, both the owner's.
fn with_two(test: impl FnOnce()) {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		test();
	});
}

fn merge(first: u32) -> DispatchResult {
	Certificates::merge(signed(OWNER), 0, first)
}

#[test]
fn merge_joins_a_bundle_with_the_next() {
	with_two(|| {
		assert_ok!(merge(1));
		assert_eq!(layout(), vec![(1, 10)]);
		assert_eq!(Holdings::<Test>::get(OWNER_ID, 0), 1);
		assert_eq!(Certificates::batch_info(0).unwrap().totals.active, 10);
		assert_eq!(last_event(), Event::Merged { range: range(1, 10), second: 5 }.into());
	});
}

#[test]
fn r26_merge_returns_the_deposit_of_the_second_bundle() {
	with_two(|| {
		let before = wealth(OWNER);
		assert_eq!(held(OWNER), (BUNDLE, 0));
		assert_ok!(merge(1));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), before));
		assert_eq!(DepositLots::<Test>::iter().count(), 0);
	});
}

#[test]
fn r26_merge_keeps_the_deposit_of_the_first_bundle() {
	with_two(|| {
		assert_ok!(Certificates::split(signed(OWNER), 0, 5, 2));
		assert_ok!(merge(5));
		assert_eq!(held(OWNER), (BUNDLE, 0));
		assert_eq!(payer(5), Some(OWNER));
	});
}

#[test]
fn r24_merge_returns_the_deposit_to_the_account_that_paid_it() {
	with_two(|| {
		let new = 50;
		rotate_owner(new);
		assert_ok!(Certificates::merge(signed(new), 0, 1));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT));
		assert_eq!(wealth(new), ENDOWMENT);
	});
}

#[test]
fn r26_merge_returns_the_deposit_to_whoever_cut_the_bundle_off() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 5, 6, BUYER_ID));
		assert_eq!(held(OWNER), (BUNDLE, 0));
		assert_ok!(Certificates::merge(signed(BUYER), 0, 1));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT));
	});
}

#[test]
fn merge_is_for_the_holder_whatever_its_status() {
	with_two(|| {
		let call = |origin| Certificates::merge(origin, 0, 1);
		assert_noop!(call(signed(BUYER)), Error::<Test>::NotHolder);
		World::lapse(OWNER_ID);
		assert_ok!(call(signed(OWNER)));
	});
}

#[test]
fn merge_needs_two_bundles() {
	with_two(|| {
		assert_noop!(merge(2), Error::<Test>::UnknownBundle);
		assert_noop!(merge(5), Error::<Test>::UnknownBundle);
		assert_noop!(merge(0), Error::<Test>::UnknownBundle);
		assert_noop!(merge(u32::MAX), Error::<Test>::UnknownBundle);
		let other = Certificates::merge(signed(OWNER), 1, 1);
		assert_err!(other, Error::<Test>::UnknownBundle);
	});
}

#[test]
fn merge_needs_one_holder() {
	with_two(|| {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 5, 6, BUYER_ID));
		assert_noop!(merge(1), Error::<Test>::NotHolder);
	});
}

#[test]
fn r20_merge_takes_only_active_bundles() {
	let offer = Lock::Offer(3);
	for first in [1, 5] {
		with_two(|| {
			let units = bundle(first).units;
			assert_ok!(Certificates::lock(range(first, units), OWNER_ID, offer));
			assert_noop!(merge(1), Error::<Test>::NotActive);
		});
	}
	with_two(|| {
		assert_ok!(Certificates::lock(range(1, 4), OWNER_ID, offer));
		assert_ok!(Certificates::lock(range(5, 6), OWNER_ID, offer));
		assert_noop!(merge(1), Error::<Test>::NotActive);
	});
	with_two(|| {
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 5, 6, own_claim(OWNER_ID)));
		assert_noop!(merge(1), Error::<Test>::NotActive);
	});
}

#[test]
fn merge_needs_one_history() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(Certificates::transfer(signed(BUYER), 0, 1, 4, OWNER_ID));
		assert_eq!((bundle(1).is_traded(), bundle(5).is_traded()), (true, false));
		assert_noop!(merge(1), Error::<Test>::HistoryDiffers);
	});
}

#[test]
fn r22_merge_works_for_frozen_and_expired_certificates() {
	with_two(|| {
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, crate::types::Reason::Metering));
		Clock::set(valid_until());
		assert_ok!(merge(1));
		assert_eq!(bundle(1).state, BundleState::Active);
	});
}

#[test]
fn merge_of_what_governance_cut_off_returns_nothing() {
	ExtBuilder.with_ten(T, || {
		let reason = crate::types::Reason::Issuing;
		assert_ok!(Certificates::withdraw(RuntimeOrigin::root(), 0, 1, 2, reason));
		assert_ok!(Certificates::split(signed(OWNER), 0, 3, 4));
		assert_ok!(merge(3));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT));
		assert_eq!(Bundles::<Test>::iter().count(), 2);
	});
}
