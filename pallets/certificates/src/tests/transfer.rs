use crate::{mock::*, tests::steps::*, Error, Event, Holdings};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::{CertificateRange, TradeClass},
	party::PartyId,
};
use verdigrid_test_support::{assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;

fn transfer(first: u32, units: u32, to: PartyId) -> frame_support::dispatch::DispatchResult {
	Certificates::transfer(signed(OWNER), 0, first, units, to)
}

#[test]
fn transfer_splits_the_bundle() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(transfer(1, 4, BUYER_ID));
		assert_eq!(layout(), vec![(1, 4), (5, 6)]);
		assert_eq!((bundle(1).holder, bundle(1).is_traded()), (BUYER_ID, true));
		assert_eq!((bundle(5).holder, bundle(5).is_traded()), (OWNER_ID, false));
		assert_eq!([OWNER_ID, BUYER_ID].map(|party| Holdings::<Test>::get(party, 0)), [1, 1]);
		let event = Event::Transferred { range: range(1, 4), from: OWNER_ID, to: BUYER_ID };
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn transfer_of_a_whole_bundle_leaves_no_rest() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(transfer(1, 10, BUYER_ID));
		assert_eq!(layout(), vec![(1, 10)]);
	});
}

#[test]
fn transfer_of_the_rest_works_in_turn() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(transfer(1, 4, BUYER_ID));
		assert_ok!(transfer(5, 1, OTHER_ID));
		assert_eq!(layout(), vec![(1, 4), (5, 1), (6, 5)]);
	});
}

#[test]
fn transfer_is_for_the_holder() {
	ExtBuilder.with_ten(T, || {
		let refused = Certificates::transfer(signed(BUYER), 0, 1, 4, OTHER_ID);
		assert_noop!(refused, Error::<Test>::NotHolder);
	});
}

#[test]
fn transfer_needs_another_active_party() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(transfer(1, 4, OWNER_ID), Error::<Test>::SameParty);
		assert_noop!(transfer(1, 4, 77), Error::<Test>::RecipientNotActive);
		World::lapse(BUYER_ID);
		assert_noop!(transfer(1, 4, BUYER_ID), Error::<Test>::RecipientNotActive);
	});
}

#[test]
fn a_range_starts_where_a_bundle_starts_and_lies_in_it() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(transfer(2, 1, BUYER_ID), Error::<Test>::UnknownBundle);
		assert_noop!(transfer(1, 0, BUYER_ID), Error::<Test>::NoUnits);
		assert_noop!(transfer(1, 11, BUYER_ID), Error::<Test>::BeyondBundle);
		assert_noop!(transfer(1, u32::MAX, BUYER_ID), Error::<Test>::BeyondBundle);
		assert_noop!(
			Certificates::transfer(signed(OWNER), 1, 1, 1, BUYER_ID),
			Error::<Test>::UnknownBatch
		);
	});
}

#[test]
fn transfer_refuses_locked_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID));
		assert_noop!(transfer(1, 4, BUYER_ID), Error::<Test>::NotActive);
		assert_ok!(transfer(5, 6, BUYER_ID));
	});
}

#[test]
fn certificates_of_policy_once_change_hands_once() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(transfer(1, 4, BUYER_ID));
		assert_noop!(
			Certificates::transfer(signed(BUYER), 0, 1, 4, OTHER_ID),
			Error::<Test>::MoveNotAllowed
		);
	});
}

#[test]
fn certificates_of_policy_unlimited_change_hands_freely() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(transfer(1, 4, BUYER_ID));
		assert_ok!(Certificates::transfer(signed(BUYER), 0, 1, 4, OTHER_ID));
		assert_eq!(bundle(1).holder, OTHER_ID);
	});
}

#[test]
fn certificates_that_move_by_verification_only_are_not_transferred() {
	ExtBuilder.with_ten(TradeClass::NON_TRADABLE, || {
		assert_noop!(transfer(1, 4, BUYER_ID), Error::<Test>::MoveNotAllowed);
	});
}

#[test]
fn transfer_refuses_a_frozen_batch() {
	ExtBuilder.with_ten(T, || {
		freeze();
		assert_noop!(transfer(1, 4, BUYER_ID), Error::<Test>::BatchFrozen);
	});
}

#[test]
fn transfer_works_until_the_certificates_expire() {
	ExtBuilder.with_ten(T, || {
		Clock::set(valid_until() - 1);
		assert_ok!(transfer(1, 4, BUYER_ID));
		Clock::set(valid_until());
		assert_noop!(transfer(5, 4, BUYER_ID), Error::<Test>::BatchExpired);
	});
}

#[test]
fn r20_frozen_and_expired_are_not_written_into_a_bundle() {
	ExtBuilder.with_ten(T, || {
		let before = bundle(1);
		freeze();
		let CertificateRange { first, .. } = range(1, 1);
		assert_eq!(bundle(first), before);
		unfreeze();
		assert_ok!(transfer(1, 4, BUYER_ID));
	});
}
