use crate::{
	tests::*,
	types::{Ending, Verdict},
	Anchors, Error, Event, OpenRounds, Rounds, Topics,
};
use frame_support::assert_ok;
use verdigrid_primitives::evidence::{Source, Topic};

fn poke() {
	assert_ok!(Evidence::poke(signed(STRANGER), METERING));
}

fn nothing_to_close(topic: Topic) {
	assert_noop!(Evidence::poke(signed(STRANGER), topic), Error::<Test>::NothingToClose);
}

#[test]
fn r10_poke_closes_a_round_when_its_time_is_over() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		Clock::set(NOW + TIMEOUT - 1);
		nothing_to_close(METERING);
		Clock::set(NOW + TIMEOUT);
		poke();
		assert_eq!(last_event(), closed(1, Ending::Expired));
		assert!(!Rounds::<Test>::contains_key(METERING));
		assert!(!OpenRounds::<Test>::contains_key(11));
		let state = Topics::<Test>::get(METERING);
		assert_eq!((state.closed, state.conflicted), (1, 0));
		assert_eq!(PLATFORM.map(|member| seat(member).missed), [0, 0, 1, 1]);
	});
}

#[test]
fn r09_poke_closes_a_round_that_is_left_short() {
	test(|| {
		attest(11, METERING, 1);
		dismiss(13);
		nothing_to_close(METERING);
		World::lapse(14);
		poke();
		assert_eq!(last_event(), closed(1, Ending::Short));
		let state = Topics::<Test>::get(METERING);
		assert_eq!((state.closed, state.conflicted), (1, 0));
		assert_eq!(PLATFORM.map(|member| seat(member).missed), [0; 4]);
	});
}

#[test]
fn r09_poke_closes_a_round_that_is_left_conflicted() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		nothing_to_close(METERING);
		assert_ok!(Evidence::resign(signed(14)));
		poke();
		assert_eq!(last_event(), closed(1, Ending::Conflicted));
		let state = Topics::<Test>::get(METERING);
		assert_eq!((state.closed, state.conflicted), (1, 1));
	});
}

#[test]
fn r10_poke_stalls_the_topic_with_the_third_conflicted_round() {
	test(|| {
		conflict(METERING);
		conflict(METERING);
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		dismiss(14);
		poke();
		let events = evidence_events();
		let (topic, round, ending) = (METERING, 3, Ending::Conflicted);
		assert_eq!(
			events[events.len() - 2..],
			[Event::RoundClosed { topic, round, ending }, Event::TopicStalled { topic }]
		);
		assert_ok!(Evidence::reopen(root(), METERING));
	});
}

#[test]
fn a_round_that_is_over_has_expired_whatever_its_votes() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		dismiss(13);
		Clock::set(NOW + TIMEOUT);
		poke();
		assert_eq!(last_event(), closed(1, Ending::Expired));
	});
}

#[test]
fn poke_anchors_when_a_suspended_member_is_active_again() {
	challenged(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		World::lapse(11);
		attest(13, METERING, 1);
		nothing_to_close(METERING);
		World::reinstate(11);
		Clock::set(NOW + 60);
		poke();
		let anchor = anchor_at(METERING);
		assert_eq!(anchor.attesters.to_vec(), vec![11, 12, 13]);
		assert_eq!(anchor.missing.to_vec(), vec![14]);
		assert_eq!((anchor.anchored_at, anchor.final_at), (NOW + 60, NOW + 60 + CHALLENGE));
		assert!(matches!(evidence_events().last(), Some(Event::Anchored { round: 1, .. })));
		assert_eq!((seat(11).liable_until, seat(14).missed), (NOW + 60 + CHALLENGE, 1));
	});
}

#[test]
fn poke_anchors_when_a_slashed_bond_is_full_again() {
	challenged(|| {
		anchor(instalment(0), statement(1));
		for (member, tag) in CENTRE.into_iter().zip([1, 1]) {
			attest(member, instalment(1), tag);
		}
		resolve(dispute(BUYER.into(), instalment(0)), Verdict::Overturned);
		restore(&[2, 3]);
		attest(3, instalment(1), 1);
		nothing_to_close(instalment(1));
		restore(&[1]);
		assert_ok!(Evidence::poke(signed(STRANGER), instalment(1)));
		assert_eq!(anchor_at(instalment(1)).attesters.to_vec(), vec![1, 2, 3]);
	});
}

#[test]
fn r11_poke_anchors_no_topic_that_has_become_too_old() {
	test(|| {
		Clock::set(JANUARY_ENDS + MAX_AGE);
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		World::lapse(11);
		attest(13, METERING, 1);
		World::reinstate(11);
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		assert_noop!(Evidence::poke(signed(STRANGER), METERING), Error::<Test>::TopicTooOld);
		Clock::set(JANUARY_ENDS + MAX_AGE + TIMEOUT);
		poke();
		assert_eq!(last_event(), closed(1, Ending::Expired));
	});
}

#[test]
fn r14_poke_does_not_anchor_a_disputed_lie_once_its_bonds_were_released() {
	challenged(|| {
		MaxTopicAge::set(&(3_600 + RESOLUTION));
		anchor(METERING, statement(1));
		let disputed = dispute(BUYER.into(), METERING);
		let_default(disputed);
		let open_until = NOW + RESOLUTION + RESTATE;
		Clock::set(open_until - 1);
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		World::lapse(11);
		attest(13, METERING, 1);
		Clock::set(open_until);
		assert_ok!(Evidence::release_dispute(signed(STRANGER), disputed));
		World::reinstate(11);
		assert_noop!(Evidence::poke(signed(STRANGER), METERING), Error::<Test>::TopicTooOld);
	});
}

#[test]
fn poke_takes_no_vote() {
	test(|| {
		attest(11, METERING, 1);
		dismiss(13);
		dismiss(14);
		assert_ok!(Evidence::poke(signed(12), METERING));
		assert!(!Rounds::<Test>::contains_key(METERING));
		assert!(!Anchors::<Test>::contains_key(METERING));
	});
}

#[test]
fn poke_refuses_a_topic_without_an_open_round() {
	test(|| {
		nothing_to_close(METERING);
		anchor(METERING, statement(1));
		nothing_to_close(METERING);
		conflict(instalment(0));
		nothing_to_close(instalment(0));
	});
}

#[test]
fn poke_refuses_a_round_that_can_still_come_to_a_result() {
	test(|| {
		attest(11, METERING, 1);
		nothing_to_close(METERING);
		take_seat(Source::EnergyPlatform, 15);
		nothing_to_close(METERING);
		attest(12, METERING, 2);
		nothing_to_close(METERING);
	});
}
