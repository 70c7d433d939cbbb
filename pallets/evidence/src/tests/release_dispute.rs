use crate::{
	tests::*,
	types::{DisputeId, Verdict},
	Disputes, Error, Event, Topics,
};
use frame_support::assert_ok;
use verdigrid_primitives::party::Role;

/// When the topic can no longer be stated again because of the default.
const WINDOW_ENDS: u64 = NOW + RESOLUTION + RESTATE;

fn refused(dispute: DisputeId, error: Error<Test>) {
	assert_noop!(Evidence::release_dispute(signed(STRANGER), dispute), error);
}

#[test]
fn r36_release_dispute_returns_the_bonds_when_the_window_has_closed() {
	defaulted(|id| {
		Clock::set(WINDOW_ENDS);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), id));
		assert_eq!(dispute_held(BUYER.into()), 0);
		assert_eq!(free(BUYER.into()), ENDOWMENT);
		assert!(!Disputes::<Test>::contains_key(id));
		assert_eq!(Topics::<Test>::get(METERING).defaulted, None);
		let released = Event::DisputeReleased { dispute: id, forfeited: false };
		assert_eq!(last_event(), released.into());
	});
}

#[test]
fn r36_release_dispute_waits_as_long_as_the_window_is_open() {
	defaulted(|id| {
		MaxTopicAge::set(&0);
		refused(id, Error::TopicStillOpen);
		Clock::set(WINDOW_ENDS - 1);
		refused(id, Error::TopicStillOpen);
		attest(11, METERING, 1);
		Clock::set(WINDOW_ENDS);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), id));
	});
}

#[test]
fn r36_bonds_do_not_wait_for_the_age_of_a_topic() {
	defaulted(|id| {
		MaxTopicAge::set(&u64::MAX);
		Clock::set(WINDOW_ENDS);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), id));
		anchor(METERING, statement(1));
		assert!(!anchor_at(METERING).guarded);
		assert_eq!(free(BUYER.into()), ENDOWMENT);
	});
}

#[test]
fn r36_bonds_wait_again_when_governance_reopens_the_topic() {
	defaulted(|id| {
		(0..3).for_each(|_| conflict(METERING));
		Clock::set(WINDOW_ENDS - 1);
		assert_ok!(Evidence::reopen(root(), METERING));
		Clock::set(WINDOW_ENDS - 2 + RESTATE);
		refused(id, Error::TopicStillOpen);
		Clock::set(WINDOW_ENDS - 1 + RESTATE);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), id));
	});
}

#[test]
fn release_dispute_returns_sixteen_bonds() {
	challenged(|| {
		anchor(METERING, statement(1));
		for account in 300..316 {
			register(account, &[Role::Auditor]);
			dispute(account, METERING);
		}
		let_default(0);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), 0));
		(300..316).for_each(|account| assert_eq!(free(account), ENDOWMENT));
	});
}

#[test]
fn release_dispute_works_where_nobody_has_a_bond() {
	challenged(|| {
		anchor(METERING, statement(1));
		let id = dispute_by_governance(METERING);
		let_default(id);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), id));
	});
}

#[test]
fn release_dispute_returns_the_bonds_when_the_topic_was_reaped() {
	challenged(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		let id = dispute(BUYER.into(), METERING);
		let_default(id);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		assert_ok!(Evidence::reap(signed(STRANGER), METERING));
		MaxTopicAge::set(&u64::MAX);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), id));
		assert_eq!(dispute_held(BUYER.into()), 0);
	});
}

#[test]
fn r24_release_dispute_returns_money_to_where_it_is_held() {
	defaulted(|id| {
		World::rotate(BUYER, STRANGER);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		assert_ok!(Evidence::release_dispute(signed(TRADER.into()), id));
		assert_eq!(free(BUYER.into()), ENDOWMENT);
		assert_eq!(free(STRANGER), ENDOWMENT);
	});
}

#[test]
fn release_dispute_refuses_a_dispute_that_is_not_decided() {
	challenged(|| {
		anchor(METERING, statement(1));
		let id = dispute(BUYER.into(), METERING);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		refused(id, Error::TopicStillOpen);
		assert_ok!(Evidence::settle_dispute(signed(STRANGER), id));
		refused(id, Error::TopicStillOpen);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1 + RESTATE);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), id));
	});
}

#[test]
fn release_dispute_refuses_a_dispute_that_does_not_exist() {
	challenged(|| {
		refused(0, Error::UnknownDispute);
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Upheld);
		refused(0, Error::UnknownDispute);
	});
}

#[test]
fn release_dispute_refuses_bonds_that_an_anchor_decided_about() {
	for tag in [1, 2] {
		defaulted(|id| {
			anchor(METERING, statement(tag));
			Clock::set(JANUARY_ENDS + MAX_AGE + 1);
			refused(id, Error::UnknownDispute);
		});
	}
}
