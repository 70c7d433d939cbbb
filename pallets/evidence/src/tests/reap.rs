use crate::{
	tests::*,
	types::{Reaped, Verdict},
	Anchors, Error, Event, EvidenceRecords, Topics,
};
use frame_support::assert_ok;
use verdigrid_primitives::{evidence::Topic, traits::EvidenceInspect};

/// First moment at which an anchor that is made when tests begin may be removed.
const REAPABLE_AT: u64 = NOW + CHALLENGE + LIFETIME;

fn reap(topic: Topic) {
	assert_ok!(Evidence::reap(signed(STRANGER), topic));
}

fn not_reapable(topic: Topic) {
	assert_noop!(Evidence::reap(signed(STRANGER), topic), Error::<Test>::NotReapable);
}

#[test]
fn reap_removes_an_anchor_for_its_age() {
	challenged(|| {
		anchor(METERING, statement(1));
		System::set_block_number(1 + BLOCKS);
		Clock::set(REAPABLE_AT - 1);
		not_reapable(METERING);
		Clock::set(REAPABLE_AT);
		reap(METERING);
		assert!(!Anchors::<Test>::contains_key(METERING));
		assert_eq!(last_event(), Event::TopicReaped { topic: METERING }.into());
	});
}

#[test]
fn r04_reap_leaves_a_tombstone_that_bars_the_topic() {
	challenged(|| {
		MaxTopicAge::set(&u64::MAX);
		anchor(METERING, statement(1));
		System::set_block_number(1 + BLOCKS);
		Clock::set(REAPABLE_AT);
		reap(METERING);
		let state = Topics::<Test>::get(METERING);
		assert_eq!(state.reaped, Reaped::Standing);
		assert_eq!(state.closed, 1);
		for (member, round) in [(11, 1), (11, 2), (14, 1), (14, 2)] {
			assert_noop!(
				Evidence::attest(signed(member), METERING, round, statement(1)),
				Error::<Test>::TopicReaped
			);
		}
	});
}

#[test]
fn r04_reap_forgets_nothing_that_was_verified() {
	test(|| {
		AnchorLifetime::set(&0);
		let trade = good_trade();
		assert_ok!(verify(trade.clone()));
		let (record, energy) = (EvidenceRecords::<Test>::get(0), allocated());
		reap(METERING);
		reap(instalment(0));
		assert_eq!((EvidenceRecords::<Test>::get(0), allocated()), (record, energy));
		assert!(Evidence::metered(&gen(), JANUARY).is_some());
		assert!(Evidence::status(0).is_some());
		assert_eq!(Evidence::evidence_of(settlement().trade_ref), Some(0));
		assert_noop!(verify(trade), Error::<Test>::UnknownAnchor);
	});
}

#[test]
fn r13_the_age_of_an_anchor_does_not_move_with_the_parameter() {
	challenged(|| {
		anchor(METERING, statement(1));
		AnchorLifetime::set(&0);
		pass_challenge();
		not_reapable(METERING);
	});
}

#[test]
fn reap_waits_until_the_anchor_is_final() {
	challenged(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		Clock::set(NOW + CHALLENGE);
		System::set_block_number(BLOCKS);
		not_reapable(METERING);
		System::set_block_number(1 + BLOCKS);
		reap(METERING);
	});
}

#[test]
fn reap_waits_until_a_dispute_is_decided() {
	challenged(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		let disputed = dispute(BUYER.into(), METERING);
		pass_challenge();
		not_reapable(METERING);
		resolve(disputed, Verdict::Upheld);
		reap(METERING);
	});
}

#[test]
fn r10_reap_waits_while_a_void_anchors_topic_can_be_anchored_again() {
	challenged(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		pass_challenge();
		not_reapable(METERING);
		restore(&PLATFORM[..3]);
		Clock::set(JANUARY_ENDS + MAX_AGE);
		not_reapable(METERING);
		attest(11, METERING, 2);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		not_reapable(METERING);
		Clock::set(JANUARY_ENDS + MAX_AGE + TIMEOUT);
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		reap(METERING);
		assert_eq!(Topics::<Test>::get(METERING).reaped, Reaped::Void);
	});
}

#[test]
fn reap_removes_an_anchor_that_repeats_an_undecided_one() {
	challenged(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		let_default(dispute(BUYER.into(), METERING));
		anchor(METERING, statement(1));
		not_reapable(METERING);
		pass_challenge();
		reap(METERING);
	});
}

#[test]
fn reap_leaves_other_topics_alone() {
	test(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		anchor(instalment(0), statement(1));
		reap(METERING);
		assert!(Anchors::<Test>::contains_key(instalment(0)));
		assert_eq!(Topics::<Test>::get(instalment(0)).reaped, Reaped::No);
	});
}

#[test]
fn r08_reap_keeps_no_bond_back() {
	test(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		dismiss(11);
		reap(METERING);
		Clock::set(NOW + RESOLUTION);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
	});
}

#[test]
fn reap_refuses_a_topic_without_anchor() {
	test(|| {
		let missing = |topic| {
			assert_noop!(Evidence::reap(signed(STRANGER), topic), Error::<Test>::UnknownAnchor);
		};
		missing(METERING);
		attest(11, METERING, 1);
		missing(METERING);
		AnchorLifetime::set(&0);
		anchor(instalment(0), statement(1));
		reap(instalment(0));
		missing(instalment(0));
	});
}
