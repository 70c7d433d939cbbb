use crate::{mock::*, types::Remaining};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::Carried, evidence::EvidenceStatus, traits::EvidenceInspect, Energy,
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
		assert_ok!(Evidence::set_quorum(
			RuntimeOrigin::root(),
			verdigrid_primitives::evidence::Source::EnergyPlatform,
			4
		));
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.votes, state.quorum), (1, 1, 3));
		attest(12, METERING, 2);
		attest(13, METERING, 3);
		let state = Evidence::topic_state(METERING);
		assert_eq!((state.round, state.votes, state.quorum), (2, 0, 4));
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
		Register::set_carried(&gen(), JANUARY, carried);
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
		assert!(Evidence::record(0).is_some());
		assert!(Evidence::record(1).is_none());
	});
}
