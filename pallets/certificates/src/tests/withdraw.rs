use crate::{
	inspect::CertificateStatus,
	mock::*,
	tests::steps::*,
	types::{Authority, Reason, Withdrawal},
	Carry, Error, Event, Issued, Withdrawals,
};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, Lock, TradeClass},
	traits::{Tradable, VoucherBacking},
};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;

fn by_issuer(first: u32, units: u32) -> DispatchResult {
	Certificates::withdraw(signed(ISSUER), 0, first, units, Reason::Metering)
}

fn by_governance(first: u32, units: u32) -> DispatchResult {
	Certificates::withdraw(RuntimeOrigin::root(), 0, first, units, Reason::Order)
}

#[test]
fn withdraw_ends_certificates_for_ever() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(by_issuer(1, 4));
		assert_eq!(layout(), vec![(1, 4), (5, 6)]);
		assert_eq!(bundle(1).state, BundleState::Withdrawn);
		let totals = Certificates::batch_info(0).unwrap().totals;
		assert_eq!((totals.withdrawn, totals.active), (4, 6));
		let (by, reason) = (Authority::Issuer(ISSUER_ID), Reason::Metering);
		let block = System::block_number() as u32;
		let record = Withdrawal { by, reason, at: START, block };
		assert_eq!(Withdrawals::<Test>::get(0, 1), Some(record));
		let event = Event::Withdrawn { range: range(1, 4), holder: OWNER_ID, reason, by };
		assert_eq!(last_event(), event.into());
		let CertificateStatus { withdrawal, .. } = Certificates::status(&number(4)).unwrap();
		assert_eq!(withdrawal, Some(record));
	});
}

#[test]
fn withdrawn_certificates_can_do_nothing() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(by_issuer(1, 4));
		let ended = || Error::<Test>::NotActive;
		assert_noop!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID), ended());
		assert_noop!(Certificates::split(signed(OWNER), 0, 1, 2), ended());
		assert_noop!(Certificates::merge(signed(OWNER), 0, 1), ended());
		assert_noop!(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID), ended());
		assert_noop!(Certificates::redeem(signed(OWNER), 0, 1, 4, own_claim(OWNER_ID)), ended());
		let backed = backing(range(1, 4), OWNER_ID, BUYER_ID, 7);
		assert_noop!(back_voucher(backed), ended());
		assert_noop!(by_governance(1, 4), ended());
	});
}

#[test]
fn withdraw_needs_certificates_in_a_bundle() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(by_issuer(2, 1), Error::<Test>::UnknownBundle);
		assert_noop!(by_issuer(1, 0), Error::<Test>::NoUnits);
		assert_noop!(by_issuer(1, 11), Error::<Test>::BeyondBundle);
		let other = Certificates::withdraw(signed(ISSUER), 1, 1, 1, Reason::Fraud);
		assert_err!(other, Error::<Test>::UnknownBatch);
		assert_ok!(by_issuer(1, 10));
	});
}

#[test]
fn r22_the_issuer_does_not_reach_into_the_pockets_of_others() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		let refused = || Error::<Test>::WithdrawalNotAllowed;
		assert_noop!(by_issuer(1, 4), refused());
		assert_ok!(Certificates::transfer(signed(BUYER), 0, 1, 4, OWNER_ID));
		assert_noop!(by_issuer(1, 4), refused());
		assert_ok!(by_issuer(5, 6));
	});
}

#[test]
fn r22_governance_withdraws_whoever_holds_and_whatever_was_traded() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(by_governance(1, 4));
		let (by, reason) = (Authority::Governance, Reason::Order);
		let event = Event::Withdrawn { range: range(1, 4), holder: BUYER_ID, reason, by };
		assert_eq!(last_event(), event.into());
	});
}

/// Neither issuer nor governance can withdraw the first bundle.
fn nobody_withdraws(first: u32) {
	assert_noop!(by_issuer(first, 1), Error::<Test>::NotActive);
	assert_noop!(by_governance(first, 1), Error::<Test>::NotActive);
}

#[test]
fn r22_locked_certificates_are_not_withdrawn() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 1), OWNER_ID, Lock::Offer(1)));
		let until = START + 1;
		assert_ok!(Certificates::pledge(signed(OWNER), 0, 2, 1, BUYER_ID, trade_ref(), until));
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 3, 1, CENTRE_ID));
		assert_ok!(back_voucher(backing(range(4, 1), OWNER_ID, BUYER_ID, 7)));
		for first in 1..=4 {
			nobody_withdraws(first);
		}
	});
}

#[test]
fn r22_redeemed_and_exchanged_certificates_are_not_withdrawn() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 1, 1, own_claim(OWNER_ID)));
		nobody_withdraws(1);
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 2, 1, CENTRE_ID));
		assert_ok!(settle_exchange(signed(CENTRE), 0, receipt()));
		nobody_withdraws(2);
	});
}

#[test]
fn withdraw_works_for_frozen_and_expired_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, Reason::Metering));
		Clock::set(valid_until());
		assert_ok!(by_issuer(1, 4));
		freeze();
		assert_ok!(by_governance(5, 6));
	});
}

#[test]
fn r12_an_issuer_does_not_rename_what_governance_is_about_to_withdraw() {
	ExtBuilder.with_ten(T, || {
		freeze();
		assert_noop!(by_issuer(1, 1), Error::<Test>::BatchFrozen);
		assert_noop!(by_issuer(1, 10), Error::<Test>::BatchFrozen);
		assert_ok!(by_governance(1, 10));
	});
}

#[test]
fn r06_withdrawal_reopens_nothing() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), 10 * MWH + 7));
		assert_ok!(by_issuer(1, 10));
		assert_eq!(Issued::<Test>::get((meter(), january())), wh(10 * MWH + 7));
		assert_eq!(Carry::<Test>::get((project(), T)), wh(7));
		assert_err!(issue_of(T, january(), 10 * MWH), Error::<Test>::AlreadyIssued);
		let other = TradeClass::NON_TRADABLE;
		let reading = anchored_reading(&meter(), january(), wh(10 * MWH + 7));
		let again =
			Certificates::issue(signed(ISSUER), project(), january(), other, wh(1), reading);
		assert_err!(again, Error::<Test>::AboveReading);
	});
}

#[test]
fn r26_the_issuer_pays_for_what_its_withdrawal_leaves() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(by_issuer(1, 4));
		assert_eq!((held(ISSUER), held(OWNER)), ((0, 0), (0, 0)));
		assert_eq!((wealth(ISSUER), wealth(OWNER)), (ENDOWMENT - BUNDLE, ENDOWMENT));
	});
}

#[test]
fn r26_governance_pays_nothing() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(by_governance(1, 4));
		for account in [ISSUER, OWNER] {
			assert_eq!(wealth(account), ENDOWMENT);
			assert_eq!(held(account), (0, 0));
		}
	});
}

#[test]
fn r26_the_deposit_of_a_withdrawn_bundle_becomes_a_fee() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		assert_ok!(by_governance(5, 6));
		assert_eq!((held(OWNER), wealth(OWNER)), ((0, 0), ENDOWMENT - BUNDLE));
	});
}

#[test]
fn r22_governance_withdraws_once_the_lock_is_unwound_and_the_issuer_what_is_the_owners_again() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, 7)));
		nobody_withdraws(1);
		assert_ok!(Certificates::unback_voucher(range(1, 4), 7));
		assert_ok!(by_issuer(1, 2));
		assert_ok!(by_governance(3, 2));
	});
}
