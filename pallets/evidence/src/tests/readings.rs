use crate::{
	tests::*,
	types::{MeteredEnergy, Verdict},
	Error, Event,
};
use codec::MaxEncodedLen;
use frame_support::assert_ok;
use sp_core::H256;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading},
	party::MeterId,
	traits::Readings,
	Energy, Granularity, Period,
};

#[test]
fn r01_prove_fixes_the_reading() {
	test(|| {
		Tolerance::set(&10_000);
		let (generation, _) = proved_readings();
		let energy = Energy::from_wh(20_700_000);
		assert_eq!(Evidence::prove(&generation), Ok(energy));
		let limit = Energy::from_wh(20_907_000);
		let fixed = MeteredEnergy {
			energy,
			tolerance: 10_000,
			revision: 0,
			highest: limit,
			allocated: Energy::ZERO,
		};
		assert_eq!(fixed.limit(), Some(limit));
		assert_eq!(Evidence::metered(&gen(), JANUARY), Some(fixed));
		let (meter, period, revision) = (gen(), JANUARY, 0);
		let event = Event::ReadingFixed { meter, period, revision, energy, limit };
		assert_eq!(last_event(), event.into());
		assert!(anchor_at(METERING).used);
	});
}

#[test]
fn r01_prove_may_be_asked_again() {
	test(|| {
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		let events = System::events().len();
		assert_ok!(Evidence::prove(&generation));
		assert_eq!(System::events().len(), events);
	});
}

#[test]
fn prove_refuses_a_period_without_anchor() {
	test(|| {
		let (mut generation, _) = proved_readings();
		generation.reading.period = Period::month(JANUARY.index + 1);
		assert_noop!(Evidence::prove(&generation), Error::<Test>::UnknownAnchor);
	});
}

#[test]
fn prove_refuses_an_anchor_in_dispute() {
	challenged(|| {
		let (generation, _) = proved_readings();
		let dispute = dispute_by_governance(METERING);
		pass_challenge();
		assert_noop!(Evidence::prove(&generation), Error::<Test>::AnchorDisputed);
		resolve(dispute, Verdict::Upheld);
		assert_ok!(Evidence::prove(&generation));
	});
}

#[test]
fn prove_refuses_an_anchor_that_was_overturned() {
	challenged(|| {
		let (generation, _) = proved_readings();
		resolve(dispute_by_governance(METERING), Verdict::Overturned);
		pass_challenge();
		assert_noop!(Evidence::prove(&generation), Error::<Test>::AnchorVoid);
	});
}

#[test]
fn r13_prove_waits_for_the_last_second_and_block_of_the_challenge() {
	challenged(|| {
		let (generation, _) = proved_readings();
		let too_early = |moment, block| {
			Clock::set(moment);
			System::set_block_number(block);
			assert_noop!(Evidence::prove(&generation), Error::<Test>::AnchorNotFinal);
		};
		too_early(NOW + CHALLENGE - 1, 1 + BLOCKS);
		too_early(NOW + CHALLENGE, BLOCKS);
		System::set_block_number(1 + BLOCKS);
		assert_ok!(Evidence::prove(&generation));
	});
}

#[test]
fn r04_a_reading_stays_fixed_when_its_anchor_is_reaped() {
	test(|| {
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		let fixed = Evidence::metered(&gen(), JANUARY);
		Clock::set(NOW + LIFETIME);
		assert_ok!(Evidence::reap(signed(STRANGER), METERING));
		assert_noop!(Evidence::prove(&generation), Error::<Test>::UnknownAnchor);
		assert_eq!(Evidence::metered(&gen(), JANUARY), fixed);
	});
}

#[test]
fn r03_prove_refuses_the_proof_of_another_reading() {
	test(|| {
		let (mut generation, mut consumption) = proved_readings();
		std::mem::swap(&mut generation.proof, &mut consumption.proof);
		for reading in [generation, consumption] {
			assert_noop!(Evidence::prove(&reading), Error::<Test>::InvalidProof);
		}
	});
}

#[test]
fn r03_prove_refuses_another_index() {
	test(|| {
		let (generation, _) = proved_readings();
		for index in [1, 2, u32::MAX] {
			let mut moved = generation.clone();
			moved.proof.index = index;
			assert_noop!(Evidence::prove(&moved), Error::<Test>::InvalidProof);
		}
	});
}

#[test]
fn r03_prove_refuses_a_proof_of_another_length() {
	test(|| {
		let (generation, _) = proved_readings();
		let mut longer = generation.clone();
		longer.proof.siblings.try_push(H256::zero()).unwrap();
		assert_noop!(Evidence::prove(&longer), Error::<Test>::InvalidProof);
		let mut shorter = generation;
		shorter.proof.siblings.pop();
		assert_noop!(Evidence::prove(&shorter), Error::<Test>::InvalidProof);
	});
}

#[test]
fn r03_prove_refuses_the_proof_of_another_period() {
	test(|| {
		let (mut generation, _) = proved_readings();
		let leaf = MeterReading { period: DECEMBER, ..reading(gen(), mwh(1)) };
		anchor_readings(&[leaf, reading(usage(), mwh(1))]);
		generation.reading.period = DECEMBER;
		assert_noop!(Evidence::prove(&generation), Error::<Test>::InvalidProof);
	});
}

#[test]
fn r15_prove_refuses_a_reading_in_a_tree_of_settlements() {
	test(|| {
		let (statement, _) = tree(&[settlement()]);
		anchor(METERING, statement);
		let leaf = reading(gen(), mwh(1));
		let (_, mut proofs) = tree(std::slice::from_ref(&leaf));
		let proved = ProvedReading { reading: leaf, revision: 0, proof: proofs.pop().unwrap() };
		assert_noop!(Evidence::prove(&proved), Error::<Test>::InvalidProof);
	});
}

#[test]
fn prove_fixes_a_reading_of_nothing() {
	test(|| {
		let proved = anchor_readings(&[reading(gen(), Energy::ZERO)]).remove(0);
		assert_eq!(Evidence::prove(&proved), Ok(Energy::ZERO));
		assert!(Evidence::metered(&gen(), JANUARY).is_some());
	});
}

/// What 50 MW give in the 744 hours of January.
const MOST: u64 = 50 * 744 * MWH;

/// Gives the generation meter 50 MW.
fn limit_power() {
	World::change_meter(&gen(), |meter| meter.max_power_w = 50_000_000);
}

#[test]
fn r32_no_meter_measures_more_than_its_highest_power_gives() {
	test(|| {
		limit_power();
		let leaves = [
			reading(gen(), Energy::from_wh(MOST)),
			reading(gen(), Energy::from_wh(MOST + 1)),
			reading(usage(), Energy::from_wh(u64::MAX / 2)),
		];
		let proved = anchor_readings(&leaves);
		for implausible in &proved[1..] {
			assert_noop!(Evidence::prove(implausible), Error::<Test>::ReadingImplausible);
		}
		assert_ok!(Evidence::prove(&proved[0]));
	});
}

#[test]
fn r32_the_margin_counts() {
	test(|| {
		limit_power();
		PowerMargin::set(&50_000);
		let most = MOST + MOST / 20;
		let leaves = [most + 1, most].map(|energy| reading(gen(), Energy::from_wh(energy)));
		let proved = anchor_readings(&leaves);
		assert_noop!(Evidence::prove(&proved[0]), Error::<Test>::ReadingImplausible);
		assert_ok!(Evidence::prove(&proved[1]));
	});
}

#[test]
fn r32_only_the_hours_count_in_which_the_meter_existed() {
	test(|| {
		limit_power();
		let leaves = [101, 100, 1].map(|hours| reading(gen(), mwh(50 * hours)));
		let proved = anchor_readings(&leaves);
		let begins = JANUARY_ENDS - 100 * 3_600;
		World::change_meter(&gen(), |meter| meter.from = begins);
		assert_noop!(Evidence::prove(&proved[0]), Error::<Test>::ReadingImplausible);
		World::change_meter(&gen(), |meter| meter.to = Some(begins + 3_600 - 1));
		assert_noop!(Evidence::prove(&proved[2]), Error::<Test>::ReadingImplausible);
		World::change_meter(&gen(), |meter| meter.to = None);
		assert_ok!(Evidence::prove(&proved[1]));
	});
}

#[test]
fn r34_readings_from_before_a_meter_s_end_was_stated_do_not_prove_its_part_of_the_period() {
	test(|| {
		let retire = |to: u64, at: u64| {
			World::change_meter(&gen(), |meter| {
				(meter.to, meter.retired_at) = (Some(to), Some(at))
			});
		};
		let whole = anchor_readings(&[reading(gen(), mwh(20))]).remove(0);
		retire(JANUARY_ENDS - 86_400, NOW + 1);
		assert_noop!(Evidence::prove(&whole), Error::<Test>::MeterEndedSince);
		retire(JANUARY_ENDS - 1, NOW + 1);
		assert_noop!(Evidence::prove(&whole), Error::<Test>::MeterEndedSince);
		retire(JANUARY_ENDS, NOW + 1);
		frame_support::hypothetically!({
			assert_ok!(Evidence::prove(&whole));
		});
		retire(JANUARY_ENDS - 86_400, NOW);
		assert_noop!(Evidence::prove(&whole), Error::<Test>::MeterEndedSince);
		retire(JANUARY_ENDS - 86_400, NOW - 1);
		frame_support::hypothetically!({
			assert_ok!(Evidence::prove(&whole));
		});
		retire(JANUARY_ENDS - 86_400, NOW + 1);
		Clock::set(NOW + 2);
		let part = revise_readings(1, &[reading(gen(), mwh(10))]).remove(0);
		assert_ok!(Evidence::prove(&part));
	});
}

#[test]
fn r34_votes_from_before_a_meter_s_end_was_stated_do_not_know_of_it() {
	test(|| {
		let leaf = reading(gen(), mwh(20));
		let (statement, mut proofs) = tree(std::slice::from_ref(&leaf));
		let vote = |member| Evidence::attest(signed(member), METERING, 1, statement);
		assert_ok!(vote(11));
		assert_ok!(vote(12));
		let (to, retired_at) = (Some(JANUARY_ENDS - 86_400), Some(NOW + 1));
		World::change_meter(&gen(), |meter| (meter.to, meter.retired_at) = (to, retired_at));
		Clock::set(NOW + 2);
		assert_ok!(vote(13));
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.opened_at, anchor.anchored_at), (NOW, NOW + 2));
		let proved = ProvedReading { reading: leaf, revision: 0, proof: proofs.pop().unwrap() };
		assert_noop!(Evidence::prove(&proved), Error::<Test>::MeterEndedSince);
	});
}

#[test]
fn r32_what_cannot_be_counted_is_implausible() {
	test(|| {
		World::change_meter(&gen(), |meter| meter.max_power_w = u64::MAX);
		let proved = anchor_readings(&[reading(gen(), mwh(1))]);
		assert_noop!(Evidence::prove(&proved[0]), Error::<Test>::ReadingImplausible);
	});
}

#[test]
fn r34_a_meter_s_last_use_is_the_end_of_the_latest_period_used() {
	test(|| {
		assert_eq!(Evidence::used_until(number(&gen())), None);
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		assert_eq!(Evidence::used_until(number(&gen())), Some(JANUARY_ENDS));
		let leaf = MeterReading { period: DECEMBER, ..reading(gen(), mwh(1)) };
		assert_ok!(Evidence::prove(&anchor_readings(&[leaf])[0]));
		assert_eq!(Evidence::used_until(number(&gen())), Some(JANUARY_ENDS));
		assert_eq!(Evidence::used_until(number(&usage())), None);
	});
}

#[test]
fn prove_refuses_an_altered_reading() {
	test(|| {
		let (mut generation, _) = proved_readings();
		generation.reading.energy = mwh(21);
		assert_noop!(Evidence::prove(&generation), Error::<Test>::InvalidProof);
	});
}

#[test]
fn prove_refuses_an_unregistered_meter() {
	test(|| {
		let unknown = MeterId::new("GEN-9").unwrap();
		let proved = anchor_readings(&[reading(unknown, mwh(1))]).pop().unwrap();
		assert_noop!(Evidence::prove(&proved), Error::<Test>::UnknownMeter);
	});
}

#[test]
fn r02_prove_refuses_another_granularity_than_the_meter_s_own() {
	test(|| {
		let day = Period::day((JANUARY_ENDS / 86_400) as u32 - 1);
		let leaf = MeterReading { period: day, ..reading(gen(), mwh(1)) };
		let proved = anchor_readings(&[leaf]).pop().unwrap();
		assert_noop!(Evidence::prove(&proved), Error::<Test>::GranularityMismatch);
		World::change_meter(&gen(), |meter| meter.granularity = Granularity::Day);
		assert_ok!(Evidence::prove(&proved));
	});
}

#[test]
fn r01_two_readings_of_a_meter_in_one_tree_count_once() {
	test(|| {
		let leaves = [reading(gen(), mwh(20)), reading(gen(), mwh(30))];
		let proved = anchor_readings(&leaves);
		assert_ok!(Evidence::prove(&proved[0]));
		assert_noop!(Evidence::prove(&proved[1]), Error::<Test>::ReadingConflict);
	});
}

#[test]
fn r01_the_limit_keeps_the_tolerance_of_its_moment() {
	test(|| {
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		Tolerance::set(&50_000);
		assert_ok!(Evidence::prove(&generation));
		let fixed = Evidence::metered(&gen(), JANUARY).unwrap();
		assert_eq!(fixed.limit(), Some(fixed.energy));
	});
}

#[test]
fn a_node_finds_what_is_fixed_together_with_its_key() {
	assert!(MeteredEnergy::max_encoded_len() <= 32);
}

#[test]
fn r34_a_reading_that_is_refused_uses_nothing() {
	test(|| {
		let (mut generation, _) = proved_readings();
		generation.reading.energy = mwh(21);
		assert_noop!(Evidence::prove(&generation), Error::<Test>::InvalidProof);
		assert_eq!(Evidence::used_until(number(&gen())), None);
	});
}
