//! Each invariant of evidence and its corrections is seen to fail when it is broken.

use crate::{
	tests::*,
	types::{Doubt, DoubtRecord, EvidenceRecord, MeteredEnergy, ProvedTrade, Reason},
	Allocated, Doubts, EvidenceRecords, Metered, NextEvidence, Pallet, TradeRefs,
};
use frame_support::{assert_ok, hypothetically};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::Carried,
	evidence::{EvidenceId, EvidenceStatus, Settlement},
	Energy,
};

/// The evidence that was revoked and corrected, partly redeemed, the rest unwound.
const CORRECTED: EvidenceId = 0;
/// The evidence that is not in doubt.
const LIVE: EvidenceId = 1;
/// The evidence that corrects.
const CORRECTION: EvidenceId = 2;

/// Two trades are verified, one is revoked, unwound and corrected; then something is broken.
fn broken(break_it: impl FnOnce(), message: &'static str) {
	test(|| {
		let both = trades(&[another(1, 1, 3), another(2, 4, 3)]);
		for trade in &both {
			assert_ok!(verify(trade.clone()));
		}
		let redeemed = World::split_voucher(1_000, 1);
		redeem(redeemed);
		revoke(CORRECTED);
		assert_ok!(unwind(1_000));
		let leaf = Settlement { supersedes: Some(CORRECTED), ..another(1, 7, 3) };
		let settlement = anchor_settlements(1, &[leaf]).remove(0);
		assert_ok!(verify(ProvedTrade { settlement, ..both[0].clone() }));
		assert_ok!(Pallet::<Test>::do_try_state());
		hypothetically!({
			break_it();
			assert_eq!(Pallet::<Test>::do_try_state(), Err(DispatchError::Other(message)));
		});
	});
}

fn change(evidence: EvidenceId, change: impl FnOnce(&mut EvidenceRecord)) {
	EvidenceRecords::<Test>::mutate(evidence, |record| change(record.as_mut().unwrap()));
}

fn change_doubt(evidence: EvidenceId, change: impl FnOnce(&mut DoubtRecord)) {
	Doubts::<Test>::mutate(evidence, |doubt| change(doubt.as_mut().unwrap()));
}

fn change_reading(change: impl FnOnce(&mut MeteredEnergy)) {
	Metered::<Test>::mutate(gen(), JANUARY, |metered| change(metered.as_mut().unwrap()));
}

/// Says that so much is allocated from both meters.
fn allocate(energy: Energy) {
	for meter in [gen(), usage()] {
		Allocated::<Test>::insert(meter, JANUARY, energy);
	}
}

const DOUBT: DoubtRecord = DoubtRecord {
	doubt: Doubt { reason: Reason::Order, at: 1 },
	unwound: Energy::ZERO,
	superseded_by: None,
};

// Allocation.

#[test]
fn r18_energy_that_was_given_back_and_is_still_allocated_is_found() {
	broken(
		|| change_doubt(CORRECTED, |doubt| doubt.unwound = mwh(3)),
		"allocated energy differs from the sum over records",
	);
}

#[test]
fn r18_energy_that_was_given_back_only_to_one_meter_is_found() {
	broken(
		|| Allocated::<Test>::insert(usage(), JANUARY, mwh(6)),
		"allocated energy differs from the sum over records",
	);
}

#[test]
fn r05_allocation_without_any_record_is_found() {
	broken(
		|| Allocated::<Test>::insert(gen(), JANUARY.next().unwrap(), Energy::ZERO),
		"allocated energy differs from the sum over records",
	);
}

#[test]
fn r18_more_energy_given_back_than_allocated_is_found() {
	broken(
		|| change_doubt(CORRECTED, |doubt| doubt.unwound = mwh(4)),
		"more energy was given back than was allocated",
	);
}

#[test]
fn energy_beyond_what_can_be_counted_is_found() {
	broken(
		|| World::change_batch(0, |batch| batch.face_value = Energy::from_wh(u64::MAX / 3)),
		"the energy of records overflows",
	);
}

#[test]
fn evidence_of_certificates_that_are_worth_too_much_is_found() {
	broken(
		|| World::change_batch(0, |batch| batch.face_value = Energy::from_wh(u64::MAX)),
		"evidence does not fit its batch",
	);
}

#[test]
fn evidence_of_no_batch_is_found() {
	broken(|| change(LIVE, |record| record.range.batch = 9), "evidence does not fit its batch");
}

#[test]
fn r01_a_limit_below_its_reading_is_found() {
	broken(
		|| change_reading(|metered| metered.energy = mwh(100)),
		"a limit is less than its reading",
	);
}

#[test]
fn r31_a_limit_above_the_highest_is_found() {
	broken(
		|| change_reading(|metered| metered.highest = Energy::from_wh(20_699_999)),
		"a limit is more than the highest",
	);
}

#[test]
fn r06_a_limit_beyond_what_can_be_counted_is_found() {
	broken(
		|| {
			let into = Energy::from_wh(u64::MAX);
			World::set_carried(&gen(), JANUARY, Carried { into, out: Energy::ZERO });
		},
		"the limit of a meter overflows",
	);
}

#[test]
fn r06_allocation_of_energy_that_was_left_to_the_next_period_is_found() {
	broken(
		|| {
			let out = mwh(18);
			World::set_carried(&gen(), JANUARY, Carried { into: Energy::ZERO, out });
		},
		"more energy is allocated than was metered",
	);
}

// What was used.

#[test]
fn the_number_of_evidence_not_yet_given_is_found() {
	broken(|| NextEvidence::<Test>::put(2), "evidence has a number not yet given");
}

#[test]
fn r05_evidence_worth_more_than_was_settled_is_found() {
	broken(
		|| change(LIVE, |record| record.settled = Energy::from_wh(3 * MWH - 1)),
		"evidence is worth more than was settled",
	);
}

#[test]
fn r03_a_leaf_of_other_evidence_is_found() {
	broken(
		|| change(LIVE, |record| record.leaf = Evidence::evidence(CORRECTED).unwrap().leaf),
		"a leaf was verified twice",
	);
}

#[test]
fn r03_the_leaf_of_revoked_evidence_that_is_verified_again_is_found() {
	broken(
		|| change(CORRECTION, |record| record.leaf = Evidence::evidence(CORRECTED).unwrap().leaf),
		"a leaf was verified twice",
	);
}

#[test]
fn r18_a_reference_that_does_not_name_its_latest_evidence_is_found() {
	broken(
		|| TradeRefs::<Test>::insert(H256::repeat_byte(1), CORRECTED),
		"the trade reference of evidence is not used by it",
	);
}

#[test]
fn r04_a_reference_without_evidence_is_found() {
	broken(
		|| TradeRefs::<Test>::insert(H256::zero(), CORRECTED),
		"a trade reference has no evidence",
	);
}

// Corrections.

#[test]
fn r18_energy_of_live_evidence_given_back_is_found() {
	broken(
		|| {
			Doubts::<Test>::insert(LIVE, DoubtRecord { unwound: mwh(1), ..DOUBT });
			allocate(mwh(6));
		},
		"energy of live evidence was given back",
	);
}

#[test]
fn r19_doubt_without_a_reason_is_found() {
	for status in [EvidenceStatus::Contested, EvidenceStatus::Revoked] {
		broken(
			|| change(LIVE, |record| record.status = status),
			"the doubt about evidence is not explained",
		);
	}
}

#[test]
fn r19_a_reason_to_doubt_live_evidence_is_found() {
	broken(|| Doubts::<Test>::insert(LIVE, DOUBT), "the doubt about evidence is not explained");
}

#[test]
fn r19_a_doubt_about_no_evidence_is_found() {
	broken(|| Doubts::<Test>::insert(9, DOUBT), "a doubt is about no evidence");
}

#[test]
fn r18_a_correction_that_is_missing_is_found() {
	broken(
		|| {
			change_doubt(CORRECTED, |doubt| doubt.superseded_by = Some(9));
			change(CORRECTION, |record| record.supersedes = None);
		},
		"the evidence that corrects is missing",
	);
}

#[test]
fn r18_corrected_evidence_that_is_not_revoked_is_found() {
	broken(
		|| {
			change(CORRECTED, |record| record.status = EvidenceStatus::Contested);
			change_doubt(CORRECTED, |doubt| doubt.unwound = Energy::ZERO);
			allocate(mwh(9));
		},
		"evidence was corrected that was not revoked",
	);
}

#[test]
fn r18_evidence_corrected_by_an_earlier_one_is_found() {
	broken(
		|| {
			change(CORRECTION, |record| record.status = EvidenceStatus::Revoked);
			let superseded_by = Some(LIVE);
			Doubts::<Test>::insert(CORRECTION, DoubtRecord { superseded_by, ..DOUBT });
		},
		"evidence was corrected that was not revoked",
	);
}

#[test]
fn r18_evidence_corrected_by_that_of_another_trade_is_found() {
	broken(
		|| {
			change_doubt(CORRECTED, |doubt| doubt.superseded_by = Some(LIVE));
			change(LIVE, |record| record.supersedes = Some(CORRECTED));
			change(CORRECTION, |record| record.supersedes = None);
		},
		"a correction is of another trade",
	);
}

#[test]
fn r18_a_correction_that_does_not_name_what_it_corrects_is_found() {
	broken(
		|| change(CORRECTION, |record| record.supersedes = None),
		"a correction is of another trade",
	);
}

#[test]
fn r18_a_correction_of_evidence_that_does_not_know_is_found() {
	broken(
		|| change(LIVE, |record| record.supersedes = Some(CORRECTED)),
		"a correction is not linked from what it corrects",
	);
}
