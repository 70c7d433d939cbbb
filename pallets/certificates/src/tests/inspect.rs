use crate::{
	inspect::{CertificateStatus, Holding, StatusError},
	mock::*,
};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::{BundleState, Policy, TradeClass},
	traits::Scenario,
};

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
			frozen: false,
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
		World::set_time(valid_until() - 1);
		let before = Certificates::status(&number(1)).unwrap();
		assert!(!before.frozen && !before.expired);
		freeze();
		World::set_time(valid_until());
		let after = Certificates::status(&number(1)).unwrap();
		assert!(after.frozen && after.expired);
		assert_eq!(after.state, before.state);
	});
}

#[test]
fn status_tells_no_number_from_no_certificate() {
	ExtBuilder.with_ten(T, || {
		assert_eq!(Certificates::status(&[b'0'; 32]), Err(StatusError::Malformed));
		assert_eq!(Certificates::status(&number(11)), Err(StatusError::NotFound));
	});
}

#[test]
fn holdings_pages_through_every_bundle_once() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 1, 1));
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
fn the_scenario_makes_certificates_and_vouchers_for_others() {
	ExtBuilder.build_and_execute(|| {
		assert_eq!(World::voucher(OWNER_ID, T, 3), 1);
		assert_eq!(layout(), vec![(1, 3)]);
	});
}
