//! Readings that are stated again (R31).

use crate::{
	tests::*,
	types::{MeteredEnergy, ProvedTrade, Reaped, Verdict},
	Error, LatestRevision, Topics,
};
use frame_support::assert_ok;
use verdigrid_primitives::{
	evidence::{ProvedReading, Statement, Topic, MAX_REVISION},
	traits::Readings,
	Energy,
};

fn refused(topic: Topic, statement: Statement, error: Error<Test>) {
	let round = Evidence::topic_state(topic).round;
	assert_noop!(Evidence::attest(signed(11), topic, round, statement), error);
}

fn latest() -> Option<u8> {
	Evidence::latest_revision(JANUARY)
}

fn fixed() -> MeteredEnergy {
	Evidence::metered(&gen(), JANUARY).unwrap()
}

/// Readings of both meters in some revision, anchored.
fn revised(number: u8, generated: u64, used: u64) -> [ProvedReading; 2] {
	let leaves = [reading(gen(), mwh(generated)), reading(usage(), mwh(used))];
	revise_readings(number, &leaves).try_into().unwrap()
}

/// The trade, with readings of another revision.
fn with_readings(
	trade: &ProvedTrade,
	[generation, consumption]: [ProvedReading; 2],
) -> ProvedTrade {
	ProvedTrade { settlement: trade.settlement.clone(), generation, consumption }
}

#[test]
fn r31_a_revision_replaces_a_reading_upwards_and_downwards() {
	test(|| {
		Tolerance::set(&10_000);
		let wh = Energy::from_wh;
		let mut highest = wh(0);
		for (number, energy) in [(0, 20), (1, 30), (2, 5)] {
			let [generation, _] = revised(number, energy, 12);
			assert_eq!(Evidence::prove(&generation), Ok(mwh(energy)));
			let limit = wh(energy * (MWH + MWH / 100));
			highest = highest.max(limit);
			let expected = MeteredEnergy {
				energy: mwh(energy),
				tolerance: 10_000,
				revision: number,
				highest,
				allocated: Energy::ZERO,
			};
			assert_eq!((fixed(), fixed().limit()), (expected, Some(limit)));
		}
	});
}

#[test]
fn r31_only_the_latest_revision_proves_readings() {
	challenged(|| {
		let [first, _] = revised(0, 20, 12);
		pass_challenge();
		assert_ok!(Evidence::prove(&first));
		let [second, _] = revised(1, 21, 12);
		assert_noop!(Evidence::prove(&first), Error::<Test>::RevisionOutdated);
		assert_noop!(Evidence::prove(&second), Error::<Test>::AnchorNotFinal);
		pass_challenge();
		assert_noop!(Evidence::prove(&first), Error::<Test>::RevisionOutdated);
		assert_ok!(Evidence::prove(&second));
	});
}

#[test]
fn r31_a_reading_is_not_proved_by_the_anchor_of_another_revision() {
	test(|| {
		let [first, _] = revised(0, 20, 12);
		revised(1, 21, 12);
		let forged = ProvedReading { revision: 1, ..first.clone() };
		assert_noop!(Evidence::prove(&forged), Error::<Test>::InvalidProof);
		for revision in [2, MAX_REVISION, u8::MAX] {
			let unknown = ProvedReading { revision, ..first.clone() };
			assert_noop!(Evidence::prove(&unknown), Error::<Test>::UnknownAnchor);
		}
	});
}

#[test]
fn r31_within_a_revision_a_meter_has_one_reading() {
	test(|| {
		anchor_readings(&[reading(gen(), mwh(20))]);
		let leaves = [reading(gen(), mwh(20)), reading(gen(), mwh(30))];
		let proved = revise_readings(1, &leaves);
		assert_ok!(Evidence::prove(&proved[0]));
		assert_noop!(Evidence::prove(&proved[1]), Error::<Test>::ReadingConflict);
	});
}

#[test]
fn r31_a_void_revision_gives_place_to_the_one_before() {
	challenged(|| {
		let [first, _] = revised(0, 20, 12);
		pass_challenge();
		let [second, _] = revised(1, 21, 12);
		let disputed = dispute(BUYER.into(), revision(1));
		assert_noop!(Evidence::prove(&first), Error::<Test>::RevisionOutdated);
		assert_noop!(Evidence::prove(&second), Error::<Test>::AnchorDisputed);
		resolve(disputed, Verdict::Overturned);
		assert_eq!(latest(), Some(0));
		assert_ok!(Evidence::prove(&first));
		assert_noop!(Evidence::prove(&second), Error::<Test>::AnchorVoid);
		restore(&PLATFORM[..3]);
		anchor(revision(1), statement(3));
		assert_eq!(latest(), Some(1));
	});
}

#[test]
fn r31_a_first_statement_that_becomes_void_leaves_none() {
	challenged(|| {
		anchor(METERING, statement(1));
		assert_eq!(latest(), Some(0));
		let_default(dispute(BUYER.into(), METERING));
		assert_eq!(latest(), None);
		assert!(!LatestRevision::<Test>::contains_key(JANUARY));
	});
}

#[test]
fn r31_a_revision_opens_when_the_one_before_is_final() {
	challenged(|| {
		refused(revision(1), statement(2), Error::EarlierRevisionOpen);
		anchor(METERING, statement(1));
		refused(revision(1), statement(2), Error::EarlierRevisionOpen);
		Clock::set(NOW + CHALLENGE);
		System::set_block_number(BLOCKS);
		refused(revision(1), statement(2), Error::EarlierRevisionOpen);
		System::set_block_number(BLOCKS + 1);
		attest(11, revision(1), 2);
		refused(revision(2), statement(3), Error::EarlierRevisionOpen);
	});
}

#[test]
fn r31_a_revision_waits_while_the_one_before_is_disputed_or_void() {
	challenged(|| {
		anchor(METERING, statement(1));
		let disputed = dispute(BUYER.into(), METERING);
		pass_challenge();
		refused(revision(1), statement(2), Error::EarlierRevisionOpen);
		resolve(disputed, Verdict::Overturned);
		restore(&PLATFORM[..3]);
		refused(revision(1), statement(2), Error::EarlierRevisionOpen);
	});
}

#[test]
fn r31_a_revision_opens_when_the_one_before_is_stalled_closed_or_reaped() {
	test(|| {
		(0..3).for_each(|_| conflict(METERING));
		anchor(revision(1), statement(1));
		assert_ok!(Evidence::close(root(), revision(1), statement(1).root));
		anchor(revision(2), statement(2));
		AnchorLifetime::set(&0);
		anchor(revision(3), statement(3));
		assert_ok!(Evidence::reap(signed(STRANGER), revision(3)));
		anchor(revision(4), statement(3));
		assert_eq!(latest(), Some(4));
	});
}

#[test]
fn r31_there_are_eight_revisions_at_most() {
	test(|| {
		(0..=MAX_REVISION).for_each(|number| anchor(revision(number), statement(number + 1)));
		for number in [MAX_REVISION + 1, u8::MAX] {
			refused(revision(number), statement(99), Error::TooManyRevisions);
		}
	});
}

#[test]
fn r31_a_revision_that_changes_nothing_is_none() {
	test(|| {
		anchor(METERING, statement(1));
		refused(revision(1), statement(1), Error::NothingRevised);
		let more_leaves = Statement { leaves: 6, ..statement(1) };
		anchor(revision(1), more_leaves);
		refused(revision(2), more_leaves, Error::NothingRevised);
		anchor(revision(2), statement(1));
	});
}

#[test]
fn r31_a_statement_is_outdated_once_a_later_one_stands() {
	test(|| {
		(0..3).for_each(|_| conflict(METERING));
		attest(11, revision(1), 1);
		assert_ok!(Evidence::reopen(root(), METERING));
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		attest(12, revision(1), 1);
		attest(13, revision(1), 1);
		assert_eq!(latest(), Some(1));
		refused(METERING, statement(1), Error::RevisionOutdated);
	});
}

#[test]
fn r31_votes_that_became_enough_do_not_anchor_what_is_outdated() {
	test(|| {
		(0..3).for_each(|_| conflict(METERING));
		attest(14, revision(1), 1);
		assert_ok!(Evidence::reopen(root(), METERING));
		attest(11, METERING, 7);
		World::lapse(11);
		attest(12, METERING, 7);
		attest(13, METERING, 7);
		attest(12, revision(1), 1);
		attest(13, revision(1), 1);
		assert_eq!(latest(), Some(1));
		World::reinstate(11);
		assert_noop!(Evidence::poke(signed(STRANGER), METERING), Error::<Test>::RevisionOutdated);
	});
}

#[test]
fn r31_a_stalled_statement_is_not_reopened_once_a_later_one_stands() {
	test(|| {
		(0..3).for_each(|_| conflict(METERING));
		anchor(revision(1), statement(1));
		assert_noop!(Evidence::reopen(root(), METERING), Error::<Test>::RevisionOutdated);
	});
}

#[test]
fn r31_a_revision_is_stated_as_long_as_its_period_is_a_topic() {
	test(|| {
		anchor(METERING, statement(1));
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		refused(revision(1), statement(2), Error::TopicTooOld);
		Clock::set(JANUARY_ENDS + MAX_AGE);
		attest(11, revision(1), 2);
	});
}

#[test]
fn r31_a_latest_revision_that_was_reaped_bars_the_period() {
	test(|| {
		let [first, _] = revised(0, 20, 12);
		AnchorLifetime::set(&0);
		let [second, _] = revised(1, 21, 12);
		assert_ok!(Evidence::reap(signed(STRANGER), revision(1)));
		assert_eq!(latest(), Some(1));
		assert_noop!(Evidence::prove(&first), Error::<Test>::RevisionOutdated);
		assert_noop!(Evidence::prove(&second), Error::<Test>::UnknownAnchor);
	});
}

#[test]
fn r31_a_reaped_revision_bars_the_period_again_when_a_later_one_becomes_void() {
	challenged(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		pass_challenge();
		assert_ok!(Evidence::reap(signed(STRANGER), METERING));
		anchor(revision(1), statement(2));
		resolve(dispute(BUYER.into(), revision(1)), Verdict::Overturned);
		assert_eq!(Topics::<Test>::get(METERING).reaped, Reaped::Standing);
		assert_eq!(latest(), Some(0));
	});
}

#[test]
fn r31_new_allocations_go_by_the_latest_reading() {
	test(|| {
		let trades = trades(&[another(1, 1, 12), another(2, 13, 8)]);
		assert_ok!(verify(trades[0].clone()));
		assert_noop!(verify(trades[1].clone()), Error::<Test>::ConsumptionExceeded);
		let more = revised(1, 25, 20);
		assert_noop!(verify(trades[1].clone()), Error::<Test>::RevisionOutdated);
		assert_ok!(verify(with_readings(&trades[1], more)));
		assert_eq!(allocated(), mwh(20));
		assert_eq!(Evidence::evidence(1).unwrap().revision, 1);
	});
}

#[test]
fn r31_what_was_used_stays_when_less_was_measured_after_all() {
	test(|| {
		let trades = trades(&[another(1, 1, 12), another(2, 13, 1)]);
		assert_ok!(verify(trades[0].clone()));
		let less = revised(1, 7, 12);
		assert_noop!(
			verify(with_readings(&trades[1], less.clone())),
			Error::<Test>::GenerationExceeded
		);
		assert_ok!(Evidence::prove(&less[0]));
		let free = Evidence::remaining(gen(), JANUARY).unwrap();
		assert_eq!((free.metered, free.allocated, free.remaining), (mwh(7), mwh(12), mwh(0)));
		revoke(0);
		assert_ok!(unwind(0));
		assert_ok!(verify(with_readings(&trades[1], less)));
	});
}
