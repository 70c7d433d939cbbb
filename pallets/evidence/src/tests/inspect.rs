use crate::{
	tests::*,
	types::{Remaining, SeatStatus, Verdict},
};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::Carried,
	evidence::{EvidenceStatus, Source},
	traits::{EvidenceInspect, VerifiedTrade},
	Energy,
};

#[test]
fn topic_state_of_an_untouched_topic() {
	test(|| {
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.anchor, state.is_final, state.stalled), (None, false, false));
		assert_eq!((state.round, state.votes, state.quorum), (1, 0, 3));
	});
}

#[test]
fn topic_state_follows_a_round() {
	test(|| {
		attest(11, METERING, 1);
		assert_ok!(Evidence::set_quorum(root(), Source::EnergyPlatform, 4));
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.votes, state.quorum), (1, 1, 3));
		attest(12, METERING, 2);
		attest(13, METERING, 3);
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.votes, state.quorum), (2, 0, 4));
	});
}

#[test]
fn verified_says_who_bought_what() {
	test(|| {
		assert_eq!(Evidence::verified(0), None);
		assert_ok!(verify(good_trade()));
		let trade = VerifiedTrade { buyer: BUYER, range: range(1, 5) };
		assert_eq!(Evidence::verified(0), Some(trade));
		revoke(0);
		assert_eq!(Evidence::verified(0), Some(trade));
	});
}

#[test]
fn remaining_is_unknown_before_a_reading_is_used() {
	test(|| {
		proved_readings();
		assert_eq!(Evidence::remaining(gen(), JANUARY), None);
	});
}

#[test]
fn remaining_falls_with_every_trade() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let expected = |metered, remaining| Remaining {
			metered: Energy::from_wh(metered),
			limit: Energy::from_wh(metered),
			allocated: mwh(5),
			remaining: Energy::from_wh(remaining),
		};
		let generation = Evidence::remaining(gen(), JANUARY).unwrap();
		assert_eq!(generation, expected(20_700_000, 15_700_000));
		let consumption = Evidence::remaining(usage(), JANUARY).unwrap();
		assert_eq!(consumption, expected(12_000_000, 7_000_000));
	});
}

#[test]
fn r06_remaining_counts_what_was_carried() {
	test(|| {
		let carried = Carried { into: Energy::from_wh(300_000), out: Energy::from_wh(1_000_000) };
		World::set_carried(&gen(), JANUARY, carried);
		assert_ok!(verify(good_trade()));
		let generation = Evidence::remaining(gen(), JANUARY).unwrap();
		assert_eq!(generation.metered, Energy::from_wh(20_700_000));
		assert_eq!(generation.limit, mwh(20));
		assert_eq!(generation.remaining, mwh(15));
	});
}

#[test]
fn status_is_known_for_evidence_only() {
	test(|| {
		assert_eq!(Evidence::status(0), None);
		assert_ok!(verify(good_trade()));
		assert_eq!(Evidence::status(0), Some(EvidenceStatus::Live));
		assert_eq!(Evidence::status(1), None);
		assert!(Evidence::evidence(0).is_some());
		assert!(Evidence::evidence(1).is_none());
	});
}

#[test]
fn defect_07_topic_state_looks_beyond_a_round_that_has_expired() {
	test(|| {
		attest(11, METERING, 1);
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.expires_at), (1, Some(NOW + TIMEOUT)));
		Clock::set(NOW + TIMEOUT - 1);
		assert_eq!(Evidence::topic_state(METERING).round, 1);
		Clock::set(NOW + TIMEOUT);
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.votes, state.expires_at), (2, 0, None));
		assert_eq!((state.conflicted, state.stalled), (0, false));
	});
}

#[test]
fn topic_state_looks_beyond_a_round_that_became_conflicted() {
	test(|| {
		conflict(METERING);
		conflict(METERING);
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		assert_eq!(Evidence::topic_state(METERING).conflicted, 2);
		dismiss(14);
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.conflicted, state.stalled), (4, 3, true));
	});
}

#[test]
fn topic_state_says_the_quorum_of_the_round_to_attest_in() {
	test(|| {
		attest(11, METERING, 1);
		dismiss(13);
		dismiss(14);
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.votes, state.quorum), (2, 0, 2));
	});
}

#[test]
fn topic_state_keeps_a_void_anchor_in_view() {
	challenged(|| {
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		let state = Evidence::topic_state(METERING);
		assert!(!state.anchor.unwrap().stands());
		assert_eq!((state.round, state.is_final), (2, false));
	});
}

#[test]
fn topic_state_tells_that_a_topic_was_reaped() {
	test(|| {
		AnchorLifetime::set(&0);
		anchor(METERING, statement(1));
		assert_ok!(Evidence::reap(signed(STRANGER), METERING));
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.anchor, state.reaped, state.is_final), (None, true, false));
	});
}

#[test]
fn seats_and_committees_are_read() {
	test(|| {
		assert_eq!(Evidence::seat(5), None);
		assert!(Evidence::seat(1).unwrap().is_live());
		dismiss(1);
		assert!(matches!(Evidence::seat(1).unwrap().status, SeatStatus::Leaving { .. }));
		let (version, committee) = Evidence::committee(Source::TradingCentre);
		assert_eq!((version, committee.members.to_vec(), committee.quorum), (2, vec![2, 3, 4], 3));
	});
}

#[test]
fn a_dispute_is_read_until_it_is_decided() {
	challenged(|| {
		anchor(METERING, statement(1));
		let id = dispute(BUYER.into(), METERING);
		assert_eq!(Evidence::dispute_info(id).unwrap().topic, METERING);
		assert_eq!(Evidence::dispute_info(id + 1), None);
		resolve(id, Verdict::Upheld);
		assert_eq!(Evidence::dispute_info(id), None);
	});
}
