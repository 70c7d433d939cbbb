//! Each invariant of evidence and its corrections is seen to fail when it is broken.

use crate::{
	tests::*,
	types::{Doubt, DoubtRecord, EvidenceRecord, MeteredEnergy, PeriodKey, ProvedTrade, Reason},
	Doubts, EvidenceRecords, Metered, NextEvidence, Pallet, TradeRefs,
};
use frame_support::{assert_ok, hypothetically};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::Carried,
	evidence::{EvidenceId, EvidenceStatus, Settlement},
	party::{Direction, MeterId, MeterNumber},
	Energy, Granularity,
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
		let redeemed = World::split_voucher(0, 1);
		redeem(redeemed);
		revoke(CORRECTED);
		assert_ok!(unwind(0));
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

/// Fixes a reading of 1 MWh in January, of which so much is allocated.
fn fix_reading(meter: MeterNumber, allocated: Energy) {
	let fixed = MeteredEnergy { energy: mwh(1), highest: mwh(1), allocated, ..Default::default() };
	Metered::<Test>::insert(meter, PeriodKey::of(JANUARY), fixed);
}

/// Says that so much is allocated from both meters.
fn allocate(energy: Energy) {
	for meter in [gen(), usage()] {
		change_reading(&meter, |metered| metered.allocated = energy);
	}
}

const DOUBT: DoubtRecord = DoubtRecord {
	doubt: Doubt { reason: Reason::Order, at: 1, block: 1 },
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
		|| change_reading(&usage(), |metered| metered.allocated = mwh(6)),
		"allocated energy differs from the sum over records",
	);
}

#[test]
fn r05_allocation_without_any_record_is_found() {
	broken(
		|| {
			let another = MeterId::new("GEN-2").unwrap();
			World::add_meter(&another, GENERATOR, Direction::Generation, Granularity::Month);
			fix_reading(number(&another), mwh(1));
		},
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
		"evidence does not fit its batch or meter",
	);
}

#[test]
fn evidence_of_no_batch_is_found() {
	broken(
		|| change(LIVE, |record| record.range.batch = 9),
		"evidence does not fit its batch or meter",
	);
}

#[test]
fn evidence_of_a_meter_that_does_not_exist_is_found() {
	broken(|| World::remove_meter(&usage()), "evidence does not fit its batch or meter");
	broken(|| World::remove_meter(&gen()), "evidence is of no meter");
}

#[test]
fn a_reading_of_a_meter_that_does_not_exist_is_found() {
	broken(|| fix_reading(9, Energy::ZERO), "a reading of no meter was fixed");
}

#[test]
fn r01_a_limit_of_a_reading_beyond_what_can_be_counted_is_found() {
	broken(
		|| {
			change_reading(&gen(), |metered| {
				(metered.energy, metered.tolerance) = (Energy::from_wh(u64::MAX), 1);
			});
		},
		"the limit of a reading overflows",
	);
}

#[test]
fn r31_a_limit_above_the_highest_is_found() {
	broken(
		|| change_reading(&gen(), |metered| metered.highest = Energy::from_wh(20_699_999)),
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
