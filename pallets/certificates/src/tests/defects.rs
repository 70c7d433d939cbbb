//! Defects found in systems like this one: what they got wrong is right here.

use crate::{mock::*, tests::steps::*, types::Reason, Error, NextBatch};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateNumber, Lock, TradeClass},
	traits::Tradable,
};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;

#[test]
fn defect_01_both_sides_of_a_split_have_as_many_certificates_as_they_say() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		assert_eq!((bundle(1).units, bundle(5).units), (4, 6));
		let of = |sequence| Certificates::status(&number(sequence)).unwrap().bundle;
		for sequence in 1..=4 {
			assert_eq!(of(sequence), range(1, 4));
		}
		for sequence in 5..=10 {
			assert_eq!(of(sequence), range(5, 6));
		}
	});
}

#[test]
fn defect_01_every_path_that_splits_cuts_at_the_same_place() {
	let offer = Lock::Offer(1);
	let paths: [fn(); 5] = [
		|| done(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID)),
		|| done(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID)),
		|| done(Certificates::redeem(signed(OWNER), 0, 1, 4, own_claim(OWNER_ID))),
		|| done(Certificates::withdraw(signed(ISSUER), 0, 1, 4, Reason::Issuing)),
		|| done(back_voucher(backing(range(1, 4), OWNER_ID, BUYER_ID, 7))),
	];
	for path in paths {
		ExtBuilder.with_ten(T, || {
			path();
			assert_eq!(layout(), vec![(1, 4), (5, 6)]);
		});
	}
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 6), OWNER_ID, offer));
		assert_ok!(Certificates::sell_locked(range(1, 4), offer, BUYER_ID, BUYER_ID));
		assert_eq!(layout(), vec![(1, 4), (5, 2), (7, 4)]);
	});
}

#[test]
fn defect_02_withdrawn_numbers_are_not_used_again() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::withdraw(RuntimeOrigin::root(), 0, 1, 10, Reason::Issuing));
		let again = issue_of(T, january(), 10 * MWH);
		assert_err!(again, Error::<Test>::AlreadyIssued);
		assert_eq!(NextBatch::<Test>::get(), 1);
		assert_ok!(issue_of(T, february(), 3 * MWH));
		let withdrawn = Certificates::status(&number(10)).unwrap();
		assert_eq!((withdrawn.batch, withdrawn.state), (0, BundleState::Withdrawn));
		let first = CertificateNumber::parse(&number(1)).unwrap();
		let next = CertificateNumber { period: february(), ..first }.format().unwrap();
		let issued = Certificates::status(&next).unwrap();
		assert_eq!((issued.batch, issued.state), (1, BundleState::Active));
		assert_eq!(bundle(1).state, BundleState::Withdrawn);
	});
}

#[test]
fn defect_03_the_last_certificate_of_a_batch_exists_and_the_one_after_does_not() {
	ExtBuilder.with_ten(T, || {
		assert!(Certificates::status(&number(10)).is_ok());
		assert!(Certificates::status(&number(11)).is_err());
		let beyond = Certificates::transfer(signed(OWNER), 0, 1, 11, BUYER_ID);
		assert_err!(beyond, Error::<Test>::BeyondBundle);
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 9));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 10, 1, BUYER_ID));
		assert_eq!(Certificates::bundle(0, 11), None);
	});
}

#[test]
fn defect_03_a_plain_transfer_checks_what_a_claim_checks() {
	ExtBuilder.with_ten(T, || {
		let transfer = || Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID);
		freeze();
		assert_noop!(transfer(), Error::<Test>::BatchFrozen);
		unfreeze();
		assert_ok!(Certificates::withdraw(signed(ISSUER), 0, 1, 4, Reason::Fraud));
		assert_noop!(transfer(), Error::<Test>::NotActive);
	});
}

#[test]
fn defect_03_no_volume_is_added_to_a_batch_that_is_issued() {
	ExtBuilder.with_project(|| {
		let reading = || anchored_reading(&meter(), january(), wh(10 * MWH));
		let issue = || {
			let issuer = signed(ISSUER);
			Certificates::issue(issuer, project(), january(), T, wh(MWH), reading())
		};
		assert_ok!(issue());
		assert_err!(issue(), Error::<Test>::AlreadyIssued);
		assert_eq!(Certificates::batch_info(0).unwrap().info.issued, 1);
	});
}

#[test]
fn defect_03_a_device_and_period_are_used_up_once_whatever_the_class_or_project() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), 10 * MWH));
		for class in [TradeClass::NON_TRADABLE, free()] {
			let more = issue_of(class, january(), 10 * MWH);
			assert_err!(more, Error::<Test>::AboveReading);
		}
		let second = Certificates::register_project(
			signed(ISSUER),
			code("WINDPARK00000002"),
			OWNER_ID,
			meter(),
			verdigrid_primitives::certificate::EnergySource::Wind,
			CAPACITY,
		);
		assert_err!(second, Error::<Test>::MeterUsed);
	});
}

#[test]
fn defect_06_certificates_come_back_from_every_lock_after_its_time() {
	ExtBuilder.with_ten(T, || {
		let offer = Lock::Offer(1);
		assert_ok!(Certificates::lock(range(1, 2), OWNER_ID, offer));
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 3, 2, CENTRE_ID));
		let until = START + 9;
		assert_ok!(Certificates::pledge(signed(OWNER), 0, 5, 2, BUYER_ID, trade_ref(), until));
		Clock::set(valid_until() + TIMEOUT);
		assert_ok!(Certificates::release(range(1, 2), offer));
		assert_ok!(Certificates::withdraw_exchange(signed(OWNER), 0));
		assert_ok!(Certificates::release_pledge(signed(OWNER), 0));
		let totals = Certificates::batch_info(0).unwrap().totals;
		assert_eq!(totals.active, 10);
		for first in [1, 3, 5, 7] {
			assert_eq!(bundle(first).holder, OWNER_ID);
		}
	});
}

#[test]
fn defect_08_at_no_moment_can_an_exchange_be_both_settled_and_withdrawn() {
	for (moment, settles) in [(START, true), (START + TIMEOUT - 1, true), (START + TIMEOUT, false)]
	{
		let attempt = |settle: bool| {
			let mut done = false;
			ExtBuilder.with_ten(T, || {
				assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID));
				Clock::set(moment);
				done = match settle {
					true => settle_exchange(signed(CENTRE), 0, receipt()),
					false => Certificates::withdraw_exchange(signed(OWNER), 0),
				}
				.is_ok();
			});
			done
		};
		assert_eq!((attempt(true), attempt(false)), (settles, !settles), "at {moment}");
	}
}
