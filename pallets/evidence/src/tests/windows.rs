//! The second window of a topic that has to be stated again (R36).

use crate::{tests::*, types::Verdict, Error};
use frame_support::assert_ok;
use verdigrid_primitives::evidence::Topic;

/// The last moment at which January is a topic because of its age.
const LAST: u64 = JANUARY_ENDS + MAX_AGE;

fn refused(account: AccountId, topic: Topic, error: Error<Test>) {
	let round = Evidence::topic_state(topic).round;
	assert_noop!(Evidence::attest(signed(account), topic, round, statement(9)), error);
}

/// The topic can be stated again until this moment, and no longer.
fn open_until(account: AccountId, topic: Topic, moment: u64) {
	let state = Evidence::topic_state(topic);
	assert_eq!(state.open_until.max(state.corrections_until), moment);
	Clock::set(moment);
	refused(account, topic, Error::TopicTooOld);
	Clock::set(moment - 1);
	attest(account, topic, 9);
}

#[test]
fn r36_an_anchor_overturned_at_the_edge_of_its_age_does_not_kill_its_topic() {
	challenged(|| {
		Clock::set(LAST);
		anchor(METERING, statement(1));
		let disputed = dispute(BUYER.into(), METERING);
		Clock::set(LAST + 100);
		resolve(disputed, Verdict::Overturned);
		restore(&PLATFORM[..3]);
		open_until(11, METERING, LAST + 100 + RESTATE);
		attest(12, METERING, 9);
		attest(13, METERING, 9);
		assert!(Evidence::topic_state(METERING).anchor.unwrap().stands());
	});
}

#[test]
fn r36_a_default_at_the_edge_of_a_topic_s_age_decides_about_the_bond() {
	for (tag, returned) in [(1, 0), (2, STAKE)] {
		challenged(|| {
			Clock::set(LAST);
			anchor(METERING, statement(1));
			let_default(dispute(BUYER.into(), METERING));
			Clock::set(LAST + RESOLUTION + RESTATE - 1);
			anchor(METERING, statement(tag));
			let free = free(BUYER.into());
			assert_eq!(free, ENDOWMENT - STAKE + returned);
		});
	}
}

#[test]
fn r36_a_closed_anchor_that_becomes_void_is_stated_again_however_old() {
	test(|| {
		anchor(METERING, statement(1));
		Clock::set(LAST + 1_000);
		let stated = statement(1).root;
		assert_ok!(Evidence::close(root(), METERING, stated));
		assert_ok!(Evidence::void(root(), METERING, stated));
		open_until(11, METERING, LAST + 1_000 + RESTATE);
	});
}

#[test]
fn r36_a_topic_that_governance_reopens_is_stated_however_old() {
	test(|| {
		(0..3).for_each(|_| conflict(METERING));
		Clock::set(LAST + 1_000);
		assert_ok!(Evidence::reopen(root(), METERING));
		open_until(11, METERING, LAST + 1_000 + RESTATE);
	});
}

#[test]
fn r36_a_reaped_topic_is_not_reopened() {
	challenged(|| {
		AnchorLifetime::set(&0);
		MaxTopicAge::set(&86_400);
		anchor(METERING, statement(1));
		let_default(dispute(BUYER.into(), METERING));
		(0..3).for_each(|_| conflict(METERING));
		pass_challenge();
		Clock::set(NOW + RESOLUTION + RESTATE);
		assert_ok!(Evidence::reap(signed(STRANGER), METERING));
		assert_noop!(Evidence::reopen(root(), METERING), Error::<Test>::TopicReaped);
	});
}

#[test]
fn r36_the_next_topics_of_a_period_are_stated_when_its_evidence_is_revoked() {
	test(|| {
		assert_ok!(verify(good_trade()));
		Clock::set(LAST + 1_000);
		for (account, topic) in [(1, instalment(1)), (11, revision(1))] {
			refused(account, topic, Error::TopicTooOld);
		}
		revoke(0);
		for (account, topic) in [(1, instalment(1)), (11, revision(1))] {
			open_until(account, topic, LAST + 1_000 + RESTATE);
		}
		refused(2, instalment(2), Error::EarlierInstalmentOpen);
		refused(12, revision(2), Error::EarlierRevisionOpen);
	});
}

#[test]
fn r36_a_later_window_never_ends_earlier() {
	test(|| {
		let both = trades(&[another(1, 1, 2), another(2, 3, 2)]);
		for trade in both {
			assert_ok!(verify(trade));
		}
		Clock::set(LAST + 1_000);
		revoke(0);
		RestateWindow::set(&10);
		revoke(1);
		open_until(11, revision(1), LAST + 1_000 + RESTATE);
	});
}

#[test]
fn r36_a_period_that_has_not_ended_has_no_window() {
	test(|| {
		assert_ok!(verify(good_trade()));
		revoke(0);
		Clock::set(JANUARY_ENDS - 1);
		refused(1, instalment(1), Error::PeriodNotEnded);
		Clock::set(NOW);
	});
}

#[test]
fn r36_what_is_too_old_holds_up_nothing_that_is_open() {
	test(|| {
		Clock::set(LAST + 1);
		refused(1, instalment(1), Error::TopicTooOld);
		assert_ok!(Evidence::reopen(root(), instalment(1)));
		attest(1, instalment(1), 9);
		refused(1, instalment(0), Error::TopicTooOld);
	});
}

#[test]
fn r36_governance_reopens_what_is_too_old() {
	challenged(|| {
		let reopen = |topic| Evidence::reopen(root(), topic);
		Clock::set(JANUARY_ENDS - 1);
		assert_noop!(reopen(METERING), Error::<Test>::NotStalled);
		Clock::set(LAST);
		assert_noop!(reopen(METERING), Error::<Test>::NotStalled);
		Clock::set(LAST + 1);
		refused(11, METERING, Error::TopicTooOld);
		assert_ok!(reopen(METERING));
		assert_noop!(reopen(METERING), Error::<Test>::NotStalled);
		anchor(METERING, statement(1));
		let_default(dispute(BUYER.into(), METERING));
		Clock::set(LAST + 1 + RESOLUTION + RESTATE);
		refused(11, METERING, Error::TopicTooOld);
		assert_ok!(reopen(METERING));
		anchor(METERING, statement(2));
		assert_eq!(dispute_held(BUYER.into()), 0);
		Clock::set(LAST + 1 + 3 * RESTATE);
		assert_noop!(reopen(METERING), Error::<Test>::NotStalled);
	});
}
