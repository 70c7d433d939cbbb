//! Batches that go on when the period's readings are stated again (R6, R31).

use crate::{
	mock::*,
	tests::steps::*,
	types::{Reason, Totals},
	Carried, Carry, Error, Event, Holdings, Issued, LastIssued,
};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, Carried as CarriedEnergy, TradeClass},
	Period,
};
use verdigrid_test_support::{assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const N: TradeClass = TradeClass::NON_TRADABLE;

/// Draws so much of a reading of some revision.
fn issue(class: TradeClass, period: Period, revision: u8, drawn: u64, read: u64) -> DispatchResult {
	let reading = revised_reading(&meter(), period, revision, wh(read));
	Certificates::issue(signed(ISSUER), project(), period, class, wh(drawn), reading)
}

fn refused(revision: u8, drawn: u64, measured: u64, error: Error<Test>) {
	let reading = revised_reading(&meter(), january(), revision, wh(measured));
	assert_noop!(
		Certificates::issue(signed(ISSUER), project(), january(), T, wh(drawn), reading),
		error
	);
}

/// January was read as 2.5 MWh, all of which was issued: two certificates, and half one carried.
fn with_too_little(test: impl FnOnce()) {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), 0, 5 * MWH / 2, 5 * MWH / 2));
		test();
	});
}

fn carried(period: Period) -> (u64, u64) {
	let CarriedEnergy { into, out } = Carried::<Test>::get((meter(), period));
	(into.wh(), out.wh())
}

#[test]
fn r06_a_later_revision_continues_the_batch() {
	with_too_little(|| {
		Clock::set(START + 90 * 86_400);
		System::set_block_number(7);
		assert_ok!(issue(T, january(), 1, 7 * MWH / 2, 6 * MWH));
		assert_eq!(layout(), vec![(1, 2), (3, 3)]);
		assert_eq!((bundle(3).holder, bundle(3).state), (OWNER_ID, BundleState::Active));
		assert_eq!(Holdings::<Test>::get(OWNER_ID, 0), 2);
		let batch = Certificates::batch_info(0).unwrap();
		assert_eq!((batch.info.issued, batch.revision), (5, 1));
		assert_eq!((batch.issuer, batch.issued_at, batch.issued_block), (ISSUER_ID, START, 1));
		assert_eq!(batch.totals, Totals { active: 5, ..Default::default() });
		assert_eq!((batch.drawn, batch.carried.out), (wh(6 * MWH), wh(MWH)));
		assert_eq!(Issued::<Test>::get((meter(), january())), wh(6 * MWH));
		let event = Event::CertificatesIssued {
			batch: 0,
			project: project(),
			period: january(),
			class: T,
			owner: OWNER_ID,
			issuer: ISSUER_ID,
			valid_until: Certificates::batch_info(0).unwrap().info.valid_until,
			revision: 1,
			first: 3,
			units: 3,
			drawn: wh(7 * MWH / 2),
			carried: wh(MWH / 2),
		};
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn r06_a_continued_batch_takes_no_carry_in_and_leaves_its_own() {
	with_too_little(|| {
		assert_ok!(issue(T, february(), 0, 3 * MWH / 4, 3 * MWH / 4));
		assert_eq!(carried(february()), (MWH / 2, MWH / 4));
		assert_ok!(issue(T, january(), 1, MWH / 2, 3 * MWH));
		assert_eq!(layout(), vec![(1, 2)]);
		assert_eq!(carried(january()), (0, MWH));
		assert_eq!(Carry::<Test>::get((project(), T)), wh(3 * MWH / 4));
		let march = february().next().unwrap();
		assert_ok!(issue(T, march, 0, MWH / 4, MWH / 4));
		assert_eq!(Certificates::batch_info(2).unwrap().info.issued, 1);
		assert_eq!(LastIssued::<Test>::get((project(), T)), Some(march));
	});
}

#[test]
fn r06_each_revision_continues_a_batch_once() {
	with_too_little(|| {
		refused(0, MWH, 5 * MWH / 2, Error::AlreadyIssued);
		assert_ok!(issue(T, january(), 2, MWH, 9 * MWH));
		for revision in [0, 1, 2] {
			refused(revision, MWH, 9 * MWH, Error::AlreadyIssued);
		}
		assert_ok!(issue(T, january(), 3, 0, 9 * MWH));
		refused(3, MWH, 9 * MWH, Error::AlreadyIssued);
		assert_ok!(issue(T, january(), u8::MAX, MWH, 9 * MWH));
		assert_eq!(layout(), vec![(1, 2), (3, 1), (4, 1)]);
	});
}

#[test]
fn r31_what_was_drawn_before_stays_and_no_more_is_drawn_than_was_read() {
	with_too_little(|| {
		refused(1, 1, 5 * MWH / 2, Error::AboveReading);
		refused(1, 1, MWH, Error::AboveReading);
		refused(1, 0, MWH, Error::AboveReading);
		refused(2, MWH + 1, 7 * MWH / 2, Error::AboveReading);
		assert_ok!(issue(N, january(), 2, MWH, 7 * MWH / 2));
		refused(2, 1, 7 * MWH / 2, Error::AboveReading);
		refused(2, u64::MAX, 7 * MWH / 2, Error::AboveReading);
	});
}

#[test]
fn r06_a_batch_that_began_with_nothing_is_continued() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), 0, MWH - 1, MWH - 1));
		assert_ok!(issue(T, january(), 1, MWH, 3 * MWH));
		assert_eq!(layout(), vec![(1, 1)]);
		assert_eq!(held(ISSUER), (0, 0));
	});
}

#[test]
fn r26_the_issuer_pays_for_the_bundle_that_continues_a_batch() {
	with_too_little(|| {
		impoverish(ISSUER, BUNDLE);
		refused(1, MWH, 6 * MWH, Error::CannotPayDeposit);
		impoverish(ISSUER, BUNDLE + 1);
		assert_ok!(issue(T, january(), 1, MWH, 6 * MWH));
		assert_eq!((held(ISSUER), held(OWNER)), ((BUNDLE, 0), (0, 0)));
		assert_ok!(Certificates::merge(signed(OWNER), 0, 1));
		assert_eq!(held(ISSUER), (0, 0));
		assert_eq!(layout(), vec![(1, 3)]);
	});
}

#[test]
fn r06_a_frozen_or_expired_batch_is_not_continued() {
	with_too_little(|| {
		let reason = Reason::Metering;
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, reason));
		refused(1, MWH, 6 * MWH, Error::BatchFrozen);
		assert_ok!(Certificates::unfreeze(signed(ISSUER), 0));
		freeze();
		refused(1, MWH, 6 * MWH, Error::BatchFrozen);
		unfreeze();
		Clock::set(valid_until());
		refused(1, MWH, 6 * MWH, Error::BatchExpired);
		Clock::set(valid_until() - 1);
		assert_ok!(issue(T, january(), 1, MWH, 6 * MWH));
	});
}

#[test]
fn r06_a_continued_batch_keeps_its_terms() {
	with_too_little(|| {
		let before = Certificates::batch_info(0).unwrap();
		let terms = crate::Classes::<Test>::get(T).unwrap();
		let longer = verdigrid_primitives::certificate::Class { validity_months: 48, ..terms };
		assert_ok!(Certificates::set_class(RuntimeOrigin::root(), T, longer));
		assert_ok!(issue(T, january(), 1, MWH, 6 * MWH));
		let after = Certificates::batch_info(0).unwrap().info;
		assert_eq!(after.valid_until, before.info.valid_until);
		assert_eq!((after.policy, after.face_value), (before.info.policy, before.info.face_value));
	});
}

#[test]
fn r40_only_the_project_s_issuer_continues_a_batch() {
	with_too_little(|| {
		let reading = revised_reading(&meter(), january(), 1, wh(6 * MWH));
		let call =
			|origin| Certificates::issue(origin, project(), january(), T, wh(MWH), reading.clone());
		join_issuer(OTHER);
		assert_noop!(call(signed(OTHER)), Error::<Test>::NotIssuer);
		World::suspend(OWNER_ID);
		assert_noop!(call(signed(ISSUER)), Error::<Test>::OwnerBarred);
	});
}

#[test]
fn r26_a_continued_batch_has_no_more_than_99_999_999_certificates() {
	with_too_little(|| {
		change_batch(0, |batch| batch.info.issued = 99_999_998);
		refused(1, 2 * MWH, 6 * MWH, Error::BatchTooLarge);
		change_batch(0, |batch| batch.info.issued = 2);
	});
}
