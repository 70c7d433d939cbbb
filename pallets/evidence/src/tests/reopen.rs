use crate::{tests::*, types::Verdict, Error, Event, Topics};
use frame_support::assert_ok;
use verdigrid_primitives::evidence::Topic;

fn stall(topic: Topic) {
	(0..3).for_each(|_| conflict(topic));
	assert!(Evidence::topic_state(topic).stalled);
}

fn not_stalled(topic: Topic) {
	assert_noop!(Evidence::reopen(root(), topic), Error::<Test>::NotStalled);
}

#[test]
fn r10_reopen_lets_a_stalled_topic_be_attested_again() {
	test(|| {
		stall(METERING);
		assert_noop!(
			Evidence::attest(signed(11), METERING, 4, statement(1)),
			Error::<Test>::TopicStalled
		);
		assert_ok!(Evidence::reopen(root(), METERING));
		assert_eq!(last_event(), Event::TopicReopened { topic: METERING }.into());
		anchor(METERING, statement(1));
		assert_eq!(anchor_at(METERING).round, 4);
	});
}

#[test]
fn r10_reopen_counts_a_last_round_that_nobody_has_closed() {
	test(|| {
		conflict(METERING);
		conflict(METERING);
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		not_stalled(METERING);
		dismiss(14);
		assert!(Evidence::topic_state(METERING).stalled);
		assert_ok!(Evidence::reopen(root(), METERING));
		let state = Topics::<Test>::get(METERING);
		assert_eq!((state.closed, state.conflicted), (3, 0));
	});
}

#[test]
fn r10_a_reopened_topic_has_three_conflicted_rounds_again() {
	test(|| {
		stall(METERING);
		assert_ok!(Evidence::reopen(root(), METERING));
		let state = Topics::<Test>::get(METERING);
		assert_eq!((state.closed, state.conflicted), (3, 0));
		conflict(METERING);
		conflict(METERING);
		not_stalled(METERING);
		conflict(METERING);
		assert_ok!(Evidence::reopen(root(), METERING));
	});
}

#[test]
fn r10_a_topic_that_stalled_after_its_anchor_became_void_is_reopened() {
	challenged(|| {
		anchor(METERING, statement(1));
		let disputed = dispute(BUYER.into(), METERING);
		let_default(disputed);
		stall(METERING);
		assert_noop!(
			Evidence::release_dispute(signed(STRANGER), disputed),
			Error::<Test>::TopicStillOpen
		);
		assert_ok!(Evidence::reopen(root(), METERING));
		anchor(METERING, statement(2));
		assert_eq!(dispute_held(BUYER.into()), 0);
	});
}

#[test]
fn r10_instalments_that_followed_a_stalled_one_stay_when_it_is_reopened() {
	test(|| {
		stall(instalment(0));
		anchor(instalment(1), statement(1));
		assert_ok!(Evidence::reopen(root(), instalment(0)));
		attest(1, instalment(2), 1);
		anchor(instalment(0), statement(1));
	});
}

#[test]
fn reopen_refuses_a_topic_that_is_not_stalled() {
	challenged(|| {
		not_stalled(METERING);
		conflict(METERING);
		conflict(METERING);
		not_stalled(METERING);
		anchor(METERING, statement(1));
		not_stalled(METERING);
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		not_stalled(METERING);
	});
}
