//! Corrections: a settlement under the reference of revoked evidence, which it names (R18).

use crate::{
	tests::*,
	types::{EvidenceInfo, ProvedTrade, Reason},
	Error, Event, TradeRefs,
};
use frame_support::assert_ok;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::{BundleState, Lock},
	evidence::{EvidenceId, EvidenceStatus, MeterReading, Settlement, Topic},
	party::Roles,
	Energy,
};
use verdigrid_test_support::produced;

const REFERENCE: H256 = H256::repeat_byte(1);

/// A settlement under the same reference that corrects this evidence.
pub fn naming(evidence: EvidenceId, first: u32, units: u32) -> Settlement {
	Settlement { supersedes: Some(evidence), ..another(1, first, units) }
}

/// The trade of `units` certificates from the first on, verified.
pub fn first_trade(units: u32) -> ProvedTrade {
	let trade = trades(&[another(1, 1, units)]).remove(0);
	assert_ok!(verify(trade.clone()));
	trade
}

/// A later settlement with the readings of an earlier trade.
pub fn later(sequence: u16, leaf: Settlement, like: &ProvedTrade) -> ProvedTrade {
	let settlement = anchor_settlements(sequence, &[leaf]).remove(0);
	ProvedTrade { settlement, ..like.clone() }
}

fn record(evidence: EvidenceId) -> EvidenceInfo {
	Evidence::evidence(evidence).unwrap()
}

/// Which evidence each one corrects, and is corrected by.
fn links(evidence: EvidenceId) -> (Option<EvidenceId>, Option<EvidenceId>) {
	(record(evidence).supersedes, record(evidence).superseded_by)
}

#[test]
fn r18_a_revoked_reference_is_used_again_by_a_settlement_that_names_it() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		let correction = later(1, naming(0, 6, 4), &trade);
		let leaves = [names(&trade).1, names(&correction).1];
		assert_ok!(verify(correction));

		assert_eq!((links(0), links(1)), ((None, Some(1)), (Some(0), None)));
		assert_eq!(record(0).status, EvidenceStatus::Revoked);
		assert_eq!(record(1).status, EvidenceStatus::Live);
		assert_eq!(record(1).topic, instalment(1));
		assert_eq!(TradeRefs::<Test>::get(REFERENCE), Some(1));
		assert_eq!(Evidence::evidence_of(REFERENCE), Some(1));
		assert_eq!([0, 1].map(|evidence| record(evidence).leaf), leaves);
		let events = evidence_events();
		let [.., superseded, verified] = events.as_slice() else { panic!("two events") };
		assert_eq!(superseded, &Event::Superseded { earlier: 0, by: 1 });
		assert!(matches!(verified, Event::Verified { evidence: 1, supersedes: Some(0), .. }));
	});
}

#[test]
fn verify_tells_of_a_correction_only_where_there_is_one() {
	test(|| {
		first_trade(5);
		let corrects = |event: &Event<Test>| matches!(event, Event::Superseded { .. });
		assert!(!evidence_events().iter().any(corrects));
		assert_eq!(links(0), (None, None));
	});
}

// What does not correct anything.

#[test]
fn r18_a_revoked_reference_is_not_used_again_without_naming_the_evidence() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		refused(later(1, another(1, 6, 5), &trade), Error::TradeRefUsed);
	});
}

#[test]
fn r18_the_revoked_settlement_itself_is_not_used_again() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		assert_ok!(unwind(0));
		refused(trade.clone(), Error::TradeRefUsed);
		let again = trade.settlement.settlement.clone();
		refused(later(1, again, &trade), Error::TradeRefUsed);
	});
}

#[test]
fn r18_live_evidence_is_not_corrected() {
	test(|| {
		let trade = first_trade(5);
		refused(later(1, naming(0, 6, 5), &trade), Error::NothingToSupersede);
	});
}

#[test]
fn r19_contested_evidence_is_not_corrected_before_it_is_revoked() {
	test(|| {
		let trade = first_trade(5);
		let correction = later(1, naming(0, 6, 5), &trade);
		contest(0);
		refused(correction.clone(), Error::NothingToSupersede);
		revoke(0);
		assert_ok!(verify(correction));
	});
}

#[test]
fn r19_upheld_evidence_is_not_corrected() {
	test(|| {
		let trade = first_trade(5);
		contest(0);
		assert_ok!(Evidence::uphold(root(), 0));
		refused(later(1, naming(0, 6, 5), &trade), Error::NothingToSupersede);
	});
}

#[test]
fn r18_revoked_evidence_of_another_reference_is_not_corrected() {
	test(|| {
		let both = trades(&[another(1, 1, 4), another(2, 5, 4)]);
		for trade in &both {
			assert_ok!(verify(trade.clone()));
		}
		revoke(0);
		revoke(1);
		refused(later(1, naming(1, 9, 4), &both[0]), Error::NothingToSupersede);
	});
}

#[test]
fn r18_revoked_evidence_is_not_corrected_under_a_reference_never_used() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		let leaf = Settlement { trade_ref: H256::repeat_byte(2), ..naming(0, 6, 5) };
		refused(later(1, leaf, &trade), Error::NothingToSupersede);
	});
}

#[test]
fn r18_evidence_that_does_not_exist_is_not_corrected() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		refused(later(1, naming(1, 6, 5), &trade), Error::NothingToSupersede);
		refused(later(2, naming(EvidenceId::MAX, 6, 5), &trade), Error::NothingToSupersede);
	});
}

#[test]
fn r18_a_settlement_does_not_correct_itself() {
	test(|| {
		let trade = trades(&[naming(0, 1, 5)]).remove(0);
		refused(trade, Error::NothingToSupersede);
	});
}

#[test]
fn r03_what_a_settlement_corrects_is_proved_with_it() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		let attested_and_claimed = [(None, Some(0)), (Some(0), None), (Some(1), Some(0))];
		for (sequence, (attested, claimed)) in (1..).zip(attested_and_claimed) {
			let leaf = Settlement { supersedes: attested, ..another(1, 6, 5) };
			let mut altered = later(sequence, leaf, &trade);
			altered.settlement.settlement.supersedes = claimed;
			refused(altered, Error::InvalidProof);
		}
	});
}

#[test]
fn r18_a_correction_passes_every_other_check() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		let correction = later(1, naming(0, 6, 5), &trade);
		World::set_roles(BUYER, Roles::NONE);
		refused(correction.clone(), Error::BuyerRoleMissing);
		World::set_roles(BUYER, Roles::ALL);
		World::freeze(0);
		assert_noop!(verify(correction), FROZEN);
		assert_eq!(links(0), (None, None));
	});
}

// Chains of corrections.

#[test]
fn r18_a_correction_that_is_revoked_is_corrected_in_turn() {
	test(|| {
		let trade = first_trade(3);
		for (evidence, first) in [(0, 4), (1, 7), (2, 10)] {
			revoke(evidence);
			let sequence = u16::try_from(evidence + 1).unwrap();
			assert_ok!(verify(later(sequence, naming(evidence, first, 3), &trade)));
			assert_eq!(TradeRefs::<Test>::get(REFERENCE), Some(evidence + 1));
		}
		let expected = [(None, Some(1)), (Some(0), Some(2)), (Some(1), Some(3)), (Some(2), None)];
		assert_eq!([0, 1, 2, 3].map(links), expected);
		assert_eq!(allocated(), mwh(12));
		for voucher in 0..3 {
			assert_ok!(unwind(voucher));
		}
		assert_eq!(allocated(), mwh(3));
	});
}

#[test]
fn r18_only_the_latest_evidence_of_a_reference_is_corrected() {
	test(|| {
		let trade = first_trade(3);
		revoke(0);
		assert_ok!(verify(later(1, naming(0, 4, 3), &trade)));
		let (salt, leaf) = ([1; 16], naming(0, 7, 3));
		let second = later(2, Settlement { salt, ..leaf }, &trade);
		refused(second.clone(), Error::NothingToSupersede);
		revoke(1);
		refused(second, Error::NothingToSupersede);
	});
}

#[test]
fn r03_a_correction_is_used_once() {
	test(|| {
		let trade = first_trade(3);
		revoke(0);
		let correction = later(1, naming(0, 4, 3), &trade);
		assert_ok!(verify(correction.clone()));
		refused(correction.clone(), Error::NothingToSupersede);
		revoke(1);
		refused(correction, Error::NothingToSupersede);
	});
}

#[test]
fn r18_corrected_evidence_stays_revoked() {
	test(|| {
		let trade = first_trade(3);
		revoke(0);
		assert_ok!(verify(later(1, naming(0, 4, 3), &trade)));
		assert_noop!(Evidence::uphold(root(), 0), Error::<Test>::NotContested);
		let reason = Reason::Figures;
		assert_noop!(Evidence::contest(root(), 0, reason), Error::<Test>::AlreadyInDoubt);
		assert_noop!(Evidence::revoke(root(), 0, reason), Error::<Test>::AlreadyRevoked);
	});
}

#[test]
fn a_correction_may_be_of_another_period() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		issue(&gen(), DECEMBER, 20);
		let of_december =
			|meter, energy| MeterReading { period: DECEMBER, ..reading(meter, energy) };
		let mut readings =
			anchor_readings(&[of_december(gen(), mwh(9)), of_december(usage(), mwh(5))]);
		let (consumption, generation) = (readings.pop().unwrap(), readings.pop().unwrap());
		let leaf = Settlement { period: DECEMBER, batch: 1, ..naming(0, 1, 5) };
		let settlement = anchor_settlements(0, &[leaf]).remove(0);
		assert_ok!(verify(ProvedTrade { settlement, generation, consumption }));
		assert_eq!(record(1).topic, Topic::Settlement(DECEMBER, 0));
		assert_eq!(links(0), (None, Some(1)));
		assert_eq!(names(&trade).0, record(1).trade_ref);
		assert_ok!(unwind(0));
		assert_eq!(allocated(), Energy::ZERO);
		assert_eq!(allocated_at(&gen(), DECEMBER), mwh(5));
	});
}

// Energy is conserved throughout.

#[test]
fn r18_before_unwinding_revoked_evidence_keeps_its_energy_and_certificates() {
	test(|| {
		let trade = first_trade(7);
		revoke(0);
		let more = later(1, naming(0, 8, 6), &trade);
		refused(more, Error::ConsumptionExceeded);
		let same = later(2, naming(0, 1, 5), &trade);
		assert_noop!(verify(same), NOT_DELIVERABLE);
		assert_ok!(verify(later(3, naming(0, 8, 5), &trade)));
		assert_eq!(allocated(), mwh(12));
	});
}

#[test]
fn r18_after_unwinding_the_same_certificates_back_the_correction() {
	test(|| {
		let trade = first_trade(12);
		revoke(0);
		assert_ok!(unwind(0));
		assert_ok!(verify(later(1, naming(0, 1, 11), &trade)));
		assert_eq!(allocated(), mwh(11));
		assert_eq!(World::bundle_of(0, 1).state, BundleState::Locked(Lock::Voucher(1)));
		assert_eq!(World::bundle_of(0, 12).holder, GENERATOR);
	});
}

#[test]
fn r18_unwinding_what_was_corrected_leaves_the_correction_alone() {
	test(|| {
		let trade = first_trade(5);
		revoke(0);
		assert_ok!(verify(later(1, naming(0, 6, 4), &trade)));
		let correction = record(1);
		assert_eq!(allocated(), mwh(9));
		assert_ok!(unwind(0));
		assert_eq!(allocated(), mwh(4));
		assert_eq!((record(0).unwound, record(1)), (mwh(5), correction));
		assert_eq!(World::bundle_of(0, 6).state, BundleState::Locked(Lock::Voucher(1)));
	});
}

#[test]
fn r18_what_was_redeemed_leaves_a_correction_only_the_rest() {
	test(|| {
		let trade = first_trade(10);
		let redeemed = World::split_voucher(0, 4);
		redeem(redeemed);
		revoke(0);
		assert_ok!(unwind(0));
		// Of 12 MWh consumed, 4 stay redeemed.
		refused(later(1, naming(0, 5, 9), &trade), Error::ConsumptionExceeded);
		assert_ok!(verify(later(2, naming(0, 5, 8), &trade)));
		assert_eq!(allocated(), mwh(12));
		assert_eq!(record(0).unwound, mwh(6));
	});
}

#[test]
fn r18_redeemed_certificates_do_not_back_a_correction() {
	test(|| {
		let trade = first_trade(5);
		redeem(0);
		revoke(0);
		let same = later(1, naming(0, 1, 5), &trade);
		assert_noop!(verify(same), NOT_DELIVERABLE);
	});
}

// In batches.

#[test]
fn r18_a_batch_corrects_once() {
	test(|| {
		let trade = first_trade(3);
		revoke(0);
		let leaves = [naming(0, 4, 3), Settlement { salt: [1; 16], ..naming(0, 7, 3) }];
		let items: Vec<_> = anchor_settlements(1, &leaves)
			.into_iter()
			.map(|settlement| ProvedTrade { settlement, ..trade.clone() })
			.collect();
		assert_ok!(verify_batch_by(BUYER.into(), items));
		let error = Error::<Test>::NothingToSupersede.into();
		produced(error);
		let (index, trade_ref) = (1, REFERENCE);
		assert_eq!(last_event(), Event::VerificationFailed { index, trade_ref, error }.into());
		assert_eq!((links(0), links(1)), ((None, Some(1)), (Some(0), None)));
	});
}

#[test]
fn r18_a_correction_that_fails_in_a_batch_leaves_no_link() {
	test(|| {
		let trade = first_trade(3);
		revoke(0);
		let stray = later(1, naming(0, 5, 3), &trade);
		assert_ok!(verify_batch_by(BUYER.into(), vec![stray]));
		assert!(matches!(evidence_events().last(), Some(Event::VerificationFailed { .. })));
		assert_eq!(links(0), (None, None));
		assert_eq!(TradeRefs::<Test>::get(REFERENCE), Some(0));
	});
}
