use crate::{mock::*, tests::steps::*, types::Pledge, Error, Event, NextPledge, Pledges};
use frame_support::{assert_ok, dispatch::DispatchResult, hypothetically};
use sp_core::H256;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::certificate::{BundleState, Lock, TradeClass};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const N: TradeClass = TradeClass::NON_TRADABLE;
const UNTIL: u64 = START + 1_000;

fn pledge(first: u32, units: u32) -> DispatchResult {
	Certificates::pledge(signed(OWNER), 0, first, units, BUYER_ID, trade_ref(), UNTIL)
}

fn release() -> DispatchResult {
	Certificates::release_pledge(signed(OWNER), 0)
}

#[test]
fn r16_pledge_locks_the_sellers_certificates() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(pledge(1, 4));
		assert_eq!(layout(), vec![(1, 4), (5, 6)]);
		assert_eq!(bundle(1).state, BundleState::Locked(Lock::Pledge(0)));
		assert_eq!((bundle(1).holder, bundle(1).is_traded()), (OWNER_ID, false));
		assert_eq!(bundle(5).state, BundleState::Active);
		let record = Pledge {
			range: range(1, 4),
			seller: OWNER_ID,
			buyer: BUYER_ID,
			trade_ref: trade_ref(),
			until: UNTIL,
		};
		assert_eq!(Pledges::<Test>::get(0), Some(record));
		assert_eq!(NextPledge::<Test>::get(), 1);
		let event = Event::Pledged {
			pledge: 0,
			range: range(1, 4),
			seller: OWNER_ID,
			buyer: BUYER_ID,
			trade_ref: trade_ref(),
			until: UNTIL,
		};
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn pledge_is_for_the_holder() {
	ExtBuilder.with_ten(T, || {
		let refused = Certificates::pledge(signed(BUYER), 0, 1, 4, OTHER_ID, trade_ref(), UNTIL);
		assert_noop!(refused, Error::<Test>::NotHolder);
	});
}

#[test]
fn pledge_needs_another_active_party_as_the_buyer() {
	ExtBuilder.with_ten(T, || {
		let to = |buyer| Certificates::pledge(signed(OWNER), 0, 1, 4, buyer, trade_ref(), UNTIL);
		assert_noop!(to(OWNER_ID), Error::<Test>::SameParty);
		World::lapse(BUYER_ID);
		assert_noop!(to(BUYER_ID), Error::<Test>::RecipientNotActive);
	});
}

#[test]
fn pledge_ends_in_the_future() {
	ExtBuilder.with_ten(T, || {
		let until =
			|until| Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, trade_ref(), until);
		assert_noop!(until(START), Error::<Test>::ExpiryInPast);
		assert_noop!(until(0), Error::<Test>::ExpiryInPast);
		assert_ok!(until(START + 1));
	});
}

#[test]
fn pledge_ends_with_its_certificates_at_the_latest() {
	ExtBuilder.with_ten(T, || {
		let until =
			|until| Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, trade_ref(), until);
		for late in [valid_until() + 1, START * 1_000, u64::MAX] {
			assert_noop!(until(late), Error::<Test>::ExpiryTooFar);
		}
		assert_ok!(until(valid_until()));
	});
}

#[test]
fn pledge_refuses_a_trade_reference_of_zeros() {
	ExtBuilder.with_ten(T, || {
		let of =
			|reference| Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, reference, UNTIL);
		assert_noop!(of(H256::zero()), Error::<Test>::ZeroHash);
		assert_ok!(of(H256::repeat_byte(1)));
	});
}

#[test]
fn pledge_needs_active_certificates_in_a_bundle() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(pledge(2, 1), Error::<Test>::UnknownBundle);
		assert_noop!(pledge(1, 0), Error::<Test>::NoUnits);
		assert_noop!(pledge(1, 11), Error::<Test>::BeyondBundle);
		assert_ok!(pledge(1, 4));
		assert_noop!(pledge(1, 4), Error::<Test>::NotActive);
	});
}

#[test]
fn pledge_needs_certificates_that_may_still_move() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_noop!(
			Certificates::pledge(signed(BUYER), 0, 1, 4, OTHER_ID, trade_ref(), UNTIL),
			Error::<Test>::MoveNotAllowed
		);
	});
}

#[test]
fn pledge_needs_a_usable_batch() {
	ExtBuilder.with_ten(T, || {
		freeze();
		assert_noop!(pledge(1, 4), Error::<Test>::BatchFrozen);
		unfreeze();
		Clock::set(valid_until());
		assert_noop!(
			Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, trade_ref(), u64::MAX),
			Error::<Test>::BatchExpired
		);
	});
}

#[test]
fn pledged_certificates_cannot_go_elsewhere() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(pledge(1, 10));
		let taken = || Error::<Test>::NotActive;
		assert_noop!(Certificates::transfer(signed(OWNER), 0, 1, 4, OTHER_ID), taken());
		assert_noop!(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID), taken());
		assert_noop!(Certificates::redeem(signed(OWNER), 0, 1, 4, own_claim(OWNER_ID)), taken());
	});
}

#[test]
fn r16_a_pledge_holds_until_its_end() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(pledge(1, 4));
		Clock::set(UNTIL - 1);
		assert_noop!(release(), Error::<Test>::PledgeHolds);
		Clock::set(UNTIL);
		assert_ok!(release());
		assert_eq!(bundle(1).state, BundleState::Active);
		assert_eq!(Pledges::<Test>::get(0), None);
		assert_eq!(last_event(), Event::PledgeReleased { pledge: 0, range: range(1, 4) }.into());
		assert_noop!(release(), Error::<Test>::UnknownPledge);
	});
}

#[test]
fn release_pledge_is_for_the_seller() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(pledge(1, 4));
		Clock::set(UNTIL);
		let refused = Certificates::release_pledge(signed(BUYER), 0);
		assert_noop!(refused, Error::<Test>::NotHolder);
	});
}

#[test]
fn r22_release_pledge_works_for_suspended_sellers_and_unusable_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(pledge(1, 4));
		World::lapse(OWNER_ID);
		freeze();
		Clock::set(valid_until());
		assert_ok!(release());
	});
}

#[test]
fn r16_verification_consumes_a_pledge_from_its_front() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(pledge(1, 6));
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, 7)));
		assert_eq!(Pledges::<Test>::get(0).unwrap().range, range(5, 2));
		assert_eq!(layout(), vec![(1, 4), (5, 2), (7, 4)]);
		Clock::set(UNTIL);
		assert_ok!(release());
		assert_eq!(bundle(5).state, BundleState::Active);
		assert_eq!(bundle(1).holder, BUYER_ID);
	});
}

#[test]
fn r16_a_pledge_that_is_used_up_is_gone() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(pledge(1, 6));
		Clock::set(UNTIL + 5);
		assert_ok!(back_voucher(backing(range(1, 6), OWNER_ID, BUYER_ID, 7)));
		assert_eq!(Pledges::<Test>::get(0), None);
		assert_noop!(release(), Error::<Test>::UnknownPledge);
	});
}

#[test]
fn r16_what_verification_uses_of_a_pledge_is_told() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(pledge(1, 6));
		for used in [range(1, 4), range(5, 2)] {
			System::reset_events();
			assert_ok!(back_voucher(backing(used, OWNER_ID, BUYER_ID, 7)));
			let event = Event::PledgeUsed { pledge: 0, range: used };
			System::assert_has_event(event.into());
		}
		assert_eq!(held(OWNER).1, 0);
	});
}

#[test]
fn r16_a_pledge_is_for_one_trade_and_one_buyer() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(pledge(1, 6));
		let mut other = backing(range(1, 6), OWNER_ID, BUYER_ID, 7);
		other.trade_ref = H256::repeat_byte(1);
		assert_noop!(back_voucher(other), Error::<Test>::PledgeMismatch);
		let other = backing(range(1, 6), OWNER_ID, OTHER_ID, 7);
		assert_noop!(back_voucher(other), Error::<Test>::PledgeMismatch);
		let other = backing(range(1, 6), CENTRE_ID, BUYER_ID, 7);
		assert_noop!(back_voucher(other), Error::<Test>::PledgeMismatch);
	});
}

#[test]
fn pledge_needs_a_batch() {
	ExtBuilder.with_ten(T, || {
		let other = Certificates::pledge(signed(OWNER), 1, 1, 1, BUYER_ID, trade_ref(), UNTIL);
		assert_err!(other, Error::<Test>::UnknownBatch);
	});
}

#[test]
fn a_pledge_ends_at_the_latest_when_its_certificates_expire() {
	ExtBuilder.with_ten(T, || {
		Clock::set(valid_until() - 1);
		let until = valid_until();
		let last = Certificates::pledge(signed(OWNER), 0, 1, 10, BUYER_ID, trade_ref(), until);
		assert_ok!(last);
		assert_eq!(layout(), vec![(1, 10)]);
		assert_noop!(release(), Error::<Test>::PledgeHolds);
		Clock::set(valid_until());
		assert_ok!(release());
	});
}

#[test]
fn the_last_number_of_a_pledge_is_never_given_out_twice() {
	ExtBuilder.with_ten(T, || {
		hypothetically!({
			NextPledge::<Test>::put(u64::MAX);
			assert_noop!(pledge(1, 4), ArithmeticError::Overflow);
		});
	});
}
