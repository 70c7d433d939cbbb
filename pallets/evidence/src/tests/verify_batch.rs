use crate::{mock::*, types::ProvedTrade, Allocated, Error, Event, Metered, Records, WeightInfo};
use frame_support::{assert_ok, BoundedVec};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::{BundleState, Lock},
	evidence::Settlement,
};
use verdigrid_test_support::assert_noop;

/// So many trades of one certificate each, which is a bundle.
fn singles(count: u32) -> Vec<ProvedTrade> {
	(1..=count + 1).for_each(|number| Register::cut(0, number));
	let single = |index: u32| Settlement {
		trade_ref: H256::from_low_u64_be(index.into()),
		first: index,
		units: 1,
		energy: mwh(1),
		..settlement()
	};
	trades(&(1..=count).map(single).collect::<Vec<_>>())
}

fn verify_batch(items: Vec<ProvedTrade>) -> frame_support::dispatch::DispatchResult {
	Evidence::verify_batch(signed(BUYER.into()), BoundedVec::truncate_from(items))
}

#[test]
fn verify_batch_verifies_every_trade() {
	test(|| {
		assert_ok!(verify_batch(singles(12)));
		assert_eq!(Records::<Test>::iter().count(), 12);
		assert_eq!(Allocated::<Test>::get(usage(), JANUARY), mwh(12));
		let events = evidence_events();
		let verified = |event: &&Event<Test>| matches!(event, Event::Verified { .. });
		assert_eq!(events.iter().filter(verified).count(), 12);
	});
}

#[test]
fn verify_batch_lets_each_trade_fail_alone() {
	test(|| {
		let mut items = singles(4);
		items[1].settlement.settlement.energy = mwh(9);
		items[2] = items[0].clone();
		let reference = |index: usize| items[index].settlement.settlement.trade_ref;
		let failed = |index: usize, error: Error<Test>| Event::VerificationFailed {
			index: index as u32,
			trade_ref: reference(index),
			error: error.into(),
		};
		let expected = [failed(1, Error::ProofInvalid), failed(2, Error::TradeRefUsed)];
		assert_ok!(verify_batch(items));
		assert_eq!(Records::<Test>::iter().count(), 2);
		let events = evidence_events();
		let refused = |event: &Event<Test>| matches!(event, Event::VerificationFailed { .. });
		assert_eq!(events.into_iter().filter(refused).collect::<Vec<_>>(), expected);
	});
}

#[test]
fn verify_batch_leaves_nothing_of_a_failed_trade() {
	test(|| {
		let mut items = singles(2);
		items.remove(0);
		let range =
			verdigrid_primitives::certificate::CertificateRange { batch: 0, first: 2, units: 1 };
		Register::pledge(range, NEIGHBOUR, H256::zero());
		assert_ok!(verify_batch(items));
		assert_eq!(Records::<Test>::iter().count(), 0);
		assert_eq!(Metered::<Test>::iter().count(), 0);
		assert_eq!(Allocated::<Test>::iter().count(), 0);
		assert!(Register::vouchers().is_empty());
		assert_eq!(Register::bundle_of(0, 2).state, BundleState::Locked(Lock::Pledge(0)));
		assert_eq!(
			last_event(),
			Event::VerificationFailed {
				index: 0,
				trade_ref: H256::from_low_u64_be(2),
				error: DispatchError::Other(""),
			}
			.into()
		);
	});
}

#[test]
fn verify_batch_stops_at_what_was_metered() {
	test(|| {
		assert_ok!(verify_batch(singles(14)));
		assert_eq!(Records::<Test>::iter().count(), 12);
		let error = Error::<Test>::ConsumptionExceeded.into();
		let trade_ref = H256::from_low_u64_be(14);
		assert_eq!(last_event(), Event::VerificationFailed { index: 13, trade_ref, error }.into());
	});
}

#[test]
fn verify_batch_takes_as_many_as_the_bound() {
	test(|| {
		let trade = singles(1).pop().unwrap();
		assert!(BoundedVec::<_, <Test as crate::Config>::MaxBatch>::try_from(vec![
			trade.clone();
			101
		])
		.is_err());
		assert_ok!(verify_batch(vec![trade; 100]));
		assert_eq!(Records::<Test>::iter().count(), 1);
	});
}

#[test]
fn verify_batch_refuses_no_trade_at_all() {
	test(|| {
		assert_noop!(verify_batch(vec![]), Error::<Test>::NoItems);
	});
}

#[test]
fn verify_batch_refuses_strangers_and_inactive_parties() {
	test(|| {
		let items = BoundedVec::truncate_from(singles(1));
		assert_noop!(
			Evidence::verify_batch(signed(STRANGER), items.clone()),
			Error::<Test>::NotAParty
		);
		Who::set_active(NEIGHBOUR, false);
		assert_noop!(
			Evidence::verify_batch(signed(NEIGHBOUR.into()), items),
			Error::<Test>::PartyNotActive
		);
	});
}

#[test]
fn verify_batch_refuses_a_signature_less_origin() {
	test(|| {
		let items = BoundedVec::truncate_from(singles(1));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Evidence::verify_batch(origin, items.clone()), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn the_weight_of_a_batch_grows_with_its_items() {
	let weight = |items| <Test as crate::Config>::WeightInfo::verify_batch(items).ref_time();
	assert!(weight(1) > 0);
	assert!(weight(100) > 50 * weight(1));
}
