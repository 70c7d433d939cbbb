use crate::{
	inspect::{CertificateStatus, Drawn, Holding, StatusError, MAX_SEARCHED},
	mock::*,
	tests::steps::*,
	types::Bundle,
	Bundles,
};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::{BundleState, Carried, Policy, TradeClass},
	party::MeterId,
};
use verdigrid_test_support::Clock;

const T: TradeClass = TradeClass::TRADABLE;

#[test]
fn status_finds_a_certificate_by_its_number() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(Certificates::redeem(signed(BUYER), 0, 1, 3, own_claim(BUYER_ID)));
		let expected = CertificateStatus {
			batch: 0,
			unit: 2,
			bundle: range(1, 3),
			holder: BUYER_ID,
			state: BundleState::Redeemed(0),
			traded: true,
			redemption: Some(0),
			withdrawal: None,
			frozen: false,
			freeze: None,
			expired: false,
			valid_until: valid_until(),
			face_value: wh(MWH),
			policy: Policy::Once,
		};
		assert_eq!(Certificates::status(&number(2)), Ok(expected));
		let rest = Certificates::status(&number(10)).unwrap();
		assert_eq!((rest.bundle, rest.redemption), (range(5, 6), None));
	});
}

#[test]
fn r20_status_derives_frozen_and_expired() {
	ExtBuilder.with_ten(T, || {
		Clock::set(valid_until() - 1);
		let before = Certificates::status(&number(1)).unwrap();
		assert!(!before.frozen && !before.expired);
		freeze();
		Clock::set(valid_until());
		let after = Certificates::status(&number(1)).unwrap();
		assert!(after.frozen && after.expired);
		assert_eq!(after.state, before.state);
	});
}

#[test]
fn status_tells_no_number_from_no_certificate() {
	ExtBuilder.with_ten(T, || {
		assert_eq!(Certificates::status(&[b'0'; 32]), Err(StatusError::InvalidCertificateNumber));
		assert_eq!(Certificates::status(&number(11)), Err(StatusError::UnknownCertificate));
	});
}

#[test]
fn holdings_pages_through_every_bundle_once() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 1, 1, CENTRE_ID));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 2, 3, BUYER_ID));
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 5, 1, own_claim(OWNER_ID)));
		let mut seen = Vec::new();
		let mut after = None;
		loop {
			let page = Certificates::holdings(OWNER_ID, after, 1);
			assert!(page.len() <= 1);
			let Some(Holding { range, .. }) = page.first() else { break };
			after = Some((range.batch, range.first));
			seen.extend(page);
		}
		seen.sort_by_key(|holding| holding.range.first);
		let ranges: Vec<_> = seen.iter().map(|holding| holding.range).collect();
		assert_eq!(ranges, vec![range(1, 1), range(5, 1), range(6, 5)]);
		assert_eq!(seen[1].state, BundleState::Redeemed(0));
	});
}

#[test]
fn holdings_of_nobody_and_of_no_limit_are_empty() {
	ExtBuilder.with_ten(T, || {
		assert!(Certificates::holdings(77, None, 10).is_empty());
		assert!(Certificates::holdings(OWNER_ID, None, 0).is_empty());
		assert_eq!(Certificates::holdings(OWNER_ID, None, u32::MAX).len(), 1);
	});
}

#[test]
fn batch_info_of_no_batch_is_none() {
	ExtBuilder.with_ten(T, || {
		assert!(Certificates::batch_info(1).is_none());
	});
}

#[test]
fn status_in_finds_a_certificate_in_its_bundle_without_a_search() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 4));
		for (sequence, first) in [(1, 1), (4, 1), (5, 5), (10, 5)] {
			let found = Certificates::status_in(&number(sequence), first);
			assert_eq!(found, Certificates::status(&number(sequence)));
			assert!(found.is_ok());
		}
		for (sequence, first) in [(5, 1), (4, 5), (4, 2), (4, 0)] {
			let found = Certificates::status_in(&number(sequence), first);
			assert_eq!(found, Err(StatusError::BeyondBundle));
		}
		assert_eq!(
			Certificates::status_in(&[b'0'; 32], 1),
			Err(StatusError::InvalidCertificateNumber)
		);
		assert_eq!(Certificates::status_in(&number(11), 5), Err(StatusError::UnknownCertificate));
	});
}

#[test]
fn status_searches_no_more_bundles_than_it_says() {
	let most = MAX_SEARCHED as u32;
	ExtBuilder.build().execute_with(|| {
		register_project();
		assert_ok!(issue_of(T, january(), 10 * MWH));
		change_batch(0, |batch| batch.info.issued = most + 2);
		let unit = Bundle { units: 1, ..bundle(1) };
		for first in 1..=most {
			Bundles::<Test>::insert(0, first, unit);
		}
		assert!(Certificates::status(&number(most)).is_ok());
		assert_eq!(Certificates::status(&number(most + 1)), Err(StatusError::UnknownCertificate));
		Bundles::<Test>::insert(0, most + 1, unit);
		assert_eq!(Certificates::status(&number(most + 2)), Err(StatusError::NotSearched));
		assert!(Certificates::status_in(&number(most + 1), most + 1).is_ok());
	});
}

#[test]
fn projects_batches_and_records_are_found_by_their_keys() {
	ExtBuilder.with_ten(T, || {
		let until = START + 1;
		assert_ok!(Certificates::pledge(signed(OWNER), 0, 1, 4, BUYER_ID, trade_ref(), until));
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 5, 1, CENTRE_ID));
		assert_eq!(Certificates::project_info(project()).unwrap().owner, OWNER_ID);
		assert_eq!(Certificates::project_info(code("WINDPARK00000002")), None);
		assert_eq!(Certificates::batch_of(project(), january(), T), Some(0));
		assert_eq!(Certificates::batch_of(project(), february(), T), None);
		assert_eq!(Certificates::pledge_info(0).unwrap().range, range(1, 4));
		assert_eq!(Certificates::pledge_info(1), None);
		assert_eq!(Certificates::exchange_info(0).unwrap().range, range(5, 1));
		assert_eq!(Certificates::exchange_info(1), None);
	});
}

#[test]
fn drawn_says_what_was_issued_for_a_meter_and_period() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), MWH + 5));
		assert_ok!(issue_of(T, february(), MWH));
		let drawn = |period| Certificates::drawn(&meter(), period);
		let carried = |into, out| Carried { into: wh(into), out: wh(out) };
		let of = |energy, carried| Drawn { project: Some(project()), energy, carried };
		assert_eq!(drawn(january()), of(wh(MWH + 5), carried(0, 5)));
		assert_eq!(drawn(february()), of(wh(MWH), carried(5, 5)));
		assert_eq!(drawn(february().next().unwrap()), of(wh(0), carried(0, 0)));
		assert_eq!(Certificates::carry(project(), T), wh(5));
		let unknown = MeterId::new("NONE").unwrap();
		assert_eq!(Certificates::drawn(&unknown, january()).project, None);
	});
}
