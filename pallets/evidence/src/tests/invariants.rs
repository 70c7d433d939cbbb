//! Random sequences: a lie is never anchored, energy is never allocated twice.

mod bonds;
mod corrections;
mod slashing;

use crate::{tests::*, Anchors, EvidenceRecords, Pallet, Topics};
use frame_support::assert_ok;
use proptest::prelude::*;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::Carried,
	evidence::{EvidenceId, Settlement, Statement},
	Energy,
};

const TRUTH: u8 = 0;

/// What a seat does when it is its turn: which seat, what it would say if it lied, how it guesses the
/// round.
type Turn = (usize, u8, bool);

fn committees() -> impl Strategy<Value = (usize, Vec<Turn>)> {
	(1_usize..=7).prop_flat_map(|seats| {
		let turn = (0..seats, 1_u8..4, proptest::bool::weighted(0.95));
		(Just(seats), proptest::collection::vec(turn, 0..60))
	})
}

/// Anchored, stalled, or still open; but never a lie.
fn ensure_no_lie() {
	for anchor in Anchors::<Test>::iter_values() {
		assert_eq!(anchor.statement, statement(TRUTH));
	}
}

/// The first `f` seats lie as they like, the others state the truth; all in any order.
fn attest_at_random(seats: usize, turns: &[Turn]) {
	let liars = (seats - 1) / 3;
	for (seat, lie, knows_round) in turns {
		let said = if *seat < liars { statement(*lie) } else { statement(TRUTH) };
		let round = Evidence::topic_state(METERING).round + u32::from(!knows_round);
		let _ = Evidence::attest(signed(11 + *seat as u64), METERING, round, said);
		ensure_no_lie();
	}
}

fn settled(index: u32, first: u32, units: u32, extra: u64) -> Settlement {
	let energy = Energy::from_wh(u64::from(units) * MWH + extra);
	let trade_ref = H256::from_low_u64_be((index % 12).into());
	Settlement { trade_ref, first, units, energy, salt: [index as u8; 16], ..settlement() }
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn r09_liars_below_a_third_never_anchor_a_lie((seats, turns) in committees()) {
		let platform: Vec<_> = (11..).take(seats).collect();
		with_committees(&CENTRE, &platform, || attest_at_random(seats, &turns));
	}

	#[test]
	fn r09_the_truth_is_anchored_once_every_honest_seat_has_spoken(
		(seats, turns) in committees(),
		silent in any::<bool>(),
	) {
		let platform: Vec<_> = (11..).take(seats).collect();
		with_committees(&CENTRE, &platform, || {
			if !silent {
				attest_at_random(seats, &turns);
			}
			// Liars alone can never close a round: they are fewer than what a quorum leaves over.
			assert_eq!(Topics::<Test>::get(METERING).conflicted, 0);
			let truth: Vec<Statement> = vec![statement(TRUTH)];
			for seat in (seats - 1) / 3..seats {
				let _ = Evidence::attest(signed(11 + seat as u64), METERING, 1, truth[0]);
			}
			assert!(Anchors::<Test>::contains_key(METERING));
		});
	}

	#[test]
	fn r01_allocation_never_exceeds_what_was_metered(
		leaves in proptest::collection::vec((1_u32..22, 0_u32..6, 0_u64..MWH), 1..24),
		generated in 0_u64..24 * MWH,
		used in 0_u64..24 * MWH,
		(into, out) in (0_u64..MWH, 0_u64..MWH),
		tolerance in 0_u32..50_000,
		batched in any::<bool>(),
	) {
		test(|| {
			Tolerance::set(&tolerance);
			let carried = Carried { into: Energy::from_wh(into), out: Energy::from_wh(out) };
			World::set_carried(&gen(), JANUARY, carried);
			// A bundle for each certificate, so that a trade may start with any of them.
			(1..=20).for_each(|number| World::cut(0, number));
			let leaves: Vec<_> = (0..)
				.zip(leaves)
				.map(|(index, (first, units, extra))| settled(index, first, units, extra))
				.collect();
			let readings = [
				reading(gen(), Energy::from_wh(generated)),
				reading(usage(), Energy::from_wh(used)),
			];
			let trades = trades_of(readings, &leaves);
			if batched {
				assert_ok!(verify_batch_by(BUYER.into(), trades));
			} else {
				for trade in trades {
					let _ = frame_support::storage::with_storage_layer(|| verify(trade));
					assert_ok!(Pallet::<Test>::do_try_state());
				}
			}
			ensure_conserved(generated, used, tolerance, into, out);
		});
	}
}

fn energy_of(evidence: EvidenceId) -> Energy {
	Evidence::evidence(evidence).unwrap().energy
}

/// Vouchers, records and allocation agree, and stay below what was metered.
fn ensure_conserved(generated: u64, used: u64, tolerance: u32, into: u64, out: u64) {
	let energy = |energies: Vec<Energy>| Energy::sum(energies).unwrap();
	let records = energy(EvidenceRecords::<Test>::iter_keys().map(energy_of).collect());
	let vouchers = energy(World::vouchers().iter().map(|(_, voucher)| voucher.energy).collect());
	assert_eq!(records, vouchers);
	for (meter, metered, carried) in
		[(gen(), generated, i128::from(into) - i128::from(out)), (usage(), used, 0)]
	{
		let allocated = allocated_at(&meter, JANUARY);
		assert_eq!(allocated, records);
		let tolerated = i128::from(metered) * i128::from(tolerance) / 1_000_000;
		assert!(i128::from(allocated.wh()) <= (i128::from(metered) + tolerated + carried).max(0));
		assert_eq!(Evidence::metered(&meter, JANUARY).is_some(), !records.is_zero());
	}
}
