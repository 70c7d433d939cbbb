use crate::{
	tests::*,
	types::{ProvedTrade, Verdict},
	Error, Event, EvidenceRecords, Metered, WeightInfo,
};
use frame_support::{assert_ok, BoundedVec};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::certificate::{BundleState, CertificateRange, Lock};

/// So many trades of one certificate each, which is a bundle.
fn singles(count: u32) -> Vec<ProvedTrade> {
	trades(&singles_of(0, count))
}

/// The same trades in two instalments: each settles every other one.
fn in_two_instalments(items: Vec<ProvedTrade>) -> Vec<ProvedTrade> {
	let leaves: Vec<_> = items.iter().map(|item| item.settlement.settlement.clone()).collect();
	let second = anchor_settlements(1, &leaves);
	let alternate = |(index, (item, settlement)): (usize, (ProvedTrade, _))| match index % 2 {
		0 => item,
		_ => ProvedTrade { settlement, ..item },
	};
	items.into_iter().zip(second).enumerate().map(alternate).collect()
}

fn failed_at(
	indices: impl IntoIterator<Item = u32>,
	error: Error<Test>,
) -> Vec<(u32, DispatchError)> {
	let error = DispatchError::from(error);
	indices.into_iter().map(|index| (index, error)).collect()
}

fn verify_batch(items: Vec<ProvedTrade>) -> frame_support::dispatch::DispatchResult {
	verify_batch_by(BUYER.into(), items)
}

#[test]
fn verify_batch_verifies_every_trade() {
	test(|| {
		assert_ok!(verify_batch(singles(12)));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 12);
		assert_eq!(allocated_at(&usage(), JANUARY), mwh(12));
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
		let expected = [failed(1, Error::InvalidProof), failed(2, Error::TradeRefUsed)];
		assert_ok!(verify_batch(items));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 2);
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
		let range = CertificateRange { batch: 0, first: 2, units: 1 };
		World::pledge(range, NEIGHBOUR, H256::zero());
		assert_ok!(verify_batch(items));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 0);
		assert_eq!(Metered::<Test>::iter().count(), 0);
		assert!(World::vouchers().is_empty());
		assert_eq!(World::bundle_of(0, 2).state, BundleState::Locked(Lock::Pledge(0)));
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
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 12);
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
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 1);
	});
}

#[test]
fn verify_batch_verifies_a_hundred_different_trades() {
	test(|| {
		issue(&gen(), JANUARY, 100);
		let leaves = singles_of(1, 100);
		let readings = [reading(gen(), mwh(100)), reading(usage(), mwh(100))];
		assert_ok!(verify_batch(trades_of(readings, &leaves)));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 100);
		assert_eq!(allocated(), mwh(100));
	});
}

#[test]
fn verify_batch_succeeds_even_if_every_trade_fails() {
	test(|| {
		let items = singles(4);
		World::lapse(BUYER);
		assert_ok!(verify_batch_by(TRADER.into(), items));
		assert_eq!(failures(), failed_at(0..4, Error::BuyerNotActive));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 0);
		assert_eq!(Metered::<Test>::iter().count(), 0);
	});
}

#[test]
fn r04_a_trade_that_stands_twice_in_a_batch_is_verified_once() {
	test(|| {
		let trade = singles(1).remove(0);
		assert_ok!(verify_batch(vec![trade.clone(), trade.clone(), trade]));
		assert_eq!(failures(), failed_at([1, 2], Error::TradeRefUsed));
		assert_eq!(allocated(), mwh(1));
	});
}

#[test]
fn a_trade_that_fails_in_a_batch_may_pass_in_the_next() {
	test(|| {
		let mut items = singles(2);
		let good = items[1].clone();
		items[1].settlement.proof.index = 0;
		assert_ok!(verify_batch(items));
		assert_eq!(failures(), failed_at([1], Error::InvalidProof));
		assert_ok!(verify_batch(vec![good]));
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 2);
	});
}

#[test]
fn r03_each_settlement_of_a_batch_is_proved_in_its_own_instalment() {
	test(|| {
		let mut items = in_two_instalments(singles(4));
		items[0].settlement.sequence = 1;
		items[3].settlement.sequence = 0;
		items[2].settlement.proof = items[0].settlement.proof.clone();
		// The trees are the same, so that only the last one is wrong.
		assert_ok!(verify_batch(items));
		assert_eq!(failures(), failed_at([2], Error::InvalidProof));
	});
}

// Anchors are read once for the whole batch.

#[test]
fn a_disputed_anchor_fails_only_the_trades_that_rest_on_it() {
	for disputed in [0_u16, 1] {
		challenged(|| {
			let items = in_two_instalments(singles(6));
			dispute_by_governance(instalment(disputed));
			pass_challenge();
			assert_ok!(verify_batch(items));
			let with_it = (0..6).filter(|index| index % 2 == u32::from(disputed));
			assert_eq!(failures(), failed_at(with_it, Error::AnchorDisputed));
			assert_eq!(EvidenceRecords::<Test>::iter().count(), 3);
		});
	}
}

#[test]
fn an_overturned_anchor_fails_only_the_trades_that_rest_on_it() {
	challenged(|| {
		let items = in_two_instalments(singles(6));
		resolve(dispute_by_governance(instalment(1)), Verdict::Overturned);
		pass_challenge();
		assert_ok!(verify_batch(items));
		assert_eq!(failures(), failed_at([1, 3, 5], Error::AnchorVoid));
	});
}

#[test]
fn an_anchor_that_is_not_final_fails_only_the_trades_that_rest_on_it() {
	challenged(|| {
		let items = singles(4);
		Clock::set(NOW + 1);
		let items = in_two_instalments(items);
		System::set_block_number(1 + BLOCKS);
		Clock::set(NOW + CHALLENGE);
		assert_ok!(verify_batch(items.clone()));
		assert_eq!(failures(), failed_at([1, 3], Error::AnchorNotFinal));
		Clock::set(NOW + CHALLENGE + 1);
		System::reset_events();
		assert_ok!(verify_batch(vec![items[1].clone(), items[3].clone()]));
		assert!(failures().is_empty());
		assert_eq!(EvidenceRecords::<Test>::iter().count(), 4);
	});
}

#[test]
fn disputed_readings_fail_every_trade() {
	challenged(|| {
		let items = singles(3);
		dispute_by_governance(METERING);
		pass_challenge();
		assert_ok!(verify_batch(items));
		assert_eq!(failures(), failed_at(0..3, Error::AnchorDisputed));
	});
}

#[test]
fn what_one_batch_read_of_an_anchor_is_not_kept_for_the_next() {
	test(|| {
		let mut items = singles(2);
		let second = items.pop().unwrap();
		assert_ok!(verify_batch(items));
		Clock::set(NOW + LIFETIME);
		assert_ok!(Evidence::reap(signed(STRANGER), instalment(0)));
		assert_ok!(verify_batch(vec![second]));
		assert_eq!(failures(), failed_at([0], Error::UnknownAnchor));
	});
}

#[test]
fn a_missing_anchor_fails_every_trade_that_names_it() {
	test(|| {
		let mut items = singles(4);
		items[1].settlement.sequence = 7;
		items[2].settlement.sequence = 7;
		assert_ok!(verify_batch(items));
		assert_eq!(failures(), failed_at([1, 2], Error::UnknownAnchor));
	});
}

#[test]
fn verify_batch_refuses_no_trade_at_all() {
	test(|| {
		assert_noop!(verify_batch(vec![]), Error::<Test>::NoItems);
	});
}

#[test]
fn the_weight_of_a_batch_grows_with_its_items() {
	let weight = |items| <Test as crate::Config>::WeightInfo::verify_batch(items).ref_time();
	assert!(weight(1) > 0);
	assert!(weight(100) > 50 * weight(1));
}
