use crate::{
	inspect::{CertificateStatus, Drawn, StatusError},
	mock::*,
	tests::steps::*,
};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::{BundleState, Carried, Policy, TradeClass},
	page::Page,
	party::MeterId,
	traits::VoucherBacking,
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
		let (mut seen, mut after) = (Vec::new(), None);
		loop {
			let Page { items, next } = Certificates::holdings(OWNER_ID, after, 1);
			assert!(items.len() <= 1);
			seen.extend(items);
			after = next;
			if next.is_none() {
				break;
			}
		}
		seen.sort_by_key(|holding| holding.range.first);
		let ranges: Vec<_> = seen.iter().map(|holding| holding.range).collect();
		assert_eq!(ranges, vec![range(1, 1), range(5, 1), range(6, 5)]);
		assert_eq!(seen[1].state, BundleState::Redeemed(0));
	});
}

#[test]
fn holdings_are_at_least_one_bundle_if_there_is_any() {
	ExtBuilder.with_ten(T, || {
		let number = |party, limit| Certificates::holdings(party, None, limit).items.len();
		assert_eq!((number(77, 10), number(OWNER_ID, 0), number(OWNER_ID, u32::MAX)), (0, 1, 1));
	});
}

/// A page of a party looks at the bundles of others in the same batches, and at no other batch.
#[test]
fn holdings_look_through_the_batches_of_the_party() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(issue_of(T, february(), 10 * MWH));
		for first in 1..=4 {
			assert_ok!(Certificates::transfer(signed(OWNER), 0, first, 1, BUYER_ID));
		}
		let starts = |party, after| -> Vec<_> {
			Certificates::bundles_of_party(party, after).map(|(start, _)| start).collect()
		};
		let of_buyer = [(0, 5), (0, 4), (0, 3), (0, 2), (0, 1)];
		assert_eq!(starts(BUYER_ID, None), of_buyer);
		let Page { items, next } = Certificates::holdings(BUYER_ID, None, 1);
		assert_eq!((items[0].range, next), (range(4, 1), Some((0, 4))));
		// The only bundle of the owner in the batch is the last one, so nothing behind it is looked at.
		let mut of_owner = starts(OWNER_ID, None);
		of_owner.sort();
		assert_eq!(of_owner, [(0, 5), (1, 1)]);
	});
}

#[test]
fn bundles_of_a_party_say_which_voucher_they_are_behind() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::split(signed(OWNER), 0, 1, 2));
		let sold = backing(range(1, 4), OWNER_ID, BUYER_ID, 7);
		assert_ok!(back_voucher(sold));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 5, 1, BUYER_ID));
		let all: Vec<_> = Certificates::bundles_of_party(BUYER_ID, None).collect();
		assert_eq!(all, [((0, 6), None), ((0, 5), None), ((0, 3), Some(7)), ((0, 1), Some(7))]);
		for (at, (start, _)) in all.iter().enumerate() {
			let after: Vec<_> = Certificates::bundles_of_party(BUYER_ID, Some(*start)).collect();
			assert_eq!(after, all[at + 1..]);
		}
		let owner: Vec<_> = Certificates::bundles_of_party(OWNER_ID, None).collect();
		assert_eq!(owner, [((0, 6), None)]);
	});
}

#[test]
fn batch_info_of_no_batch_is_none() {
	ExtBuilder.with_ten(T, || {
		assert!(Certificates::batch_info(1).is_none());
	});
}

#[test]
fn status_finds_every_certificate_whatever_the_bundles_are() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(issue_of(T, february(), 10 * MWH));
		let cuts: [&[u32]; 4] = [&[], &[4], &[1, 1, 1], &[3, 2, 4]];
		for cut in cuts {
			let mut first = 1;
			for units in cut {
				assert_ok!(Certificates::split(signed(OWNER), 0, first, *units));
				first += units;
			}
			for (first, units) in layout() {
				for sequence in first..first + units {
					let found = Certificates::status(&number(sequence)).unwrap();
					assert_eq!((found.bundle, found.unit), (range(first, units), sequence));
				}
			}
			assert_eq!(Certificates::status(&number(11)), Err(StatusError::UnknownCertificate));
			while layout().len() > 1 {
				assert_ok!(Certificates::merge(signed(OWNER), 0, 1));
			}
		}
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
