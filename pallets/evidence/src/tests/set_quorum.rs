use crate::{committee::quorum_of, tests::*, Committees, CurrentVersion, Error, Event, SetQuorum};
use frame_support::assert_ok;
use verdigrid_primitives::evidence::Source;

const SOURCE: Source = Source::EnergyPlatform;

fn quorum() -> u32 {
	Committees::<Test>::get(SOURCE, CurrentVersion::<Test>::get(SOURCE)).unwrap().quorum
}

#[test]
fn set_quorum_raises_the_quorum_of_new_rounds() {
	test(|| {
		assert_ok!(Evidence::set_quorum(root(), SOURCE, 4));
		assert_eq!(SetQuorum::<Test>::get(SOURCE), 4);
		assert_eq!(quorum(), 4);
		let events = evidence_events();
		let changed = Event::CommitteeChanged { source: SOURCE, version: 2, members: 4, quorum: 4 };
		let set = Event::QuorumSet { source: SOURCE, least: 4 };
		assert_eq!(events[events.len() - 2..], [set, changed]);
	});
}

#[test]
fn set_quorum_leaves_open_rounds_as_they_are() {
	test(|| {
		attest(11, METERING, 1);
		assert_ok!(Evidence::set_quorum(root(), SOURCE, 4));
		attest(12, METERING, 1);
		attest(13, METERING, 1);
		assert!(crate::Anchors::<Test>::contains_key(METERING));
	});
}

#[test]
fn set_quorum_works_before_there_is_a_committee() {
	with_committees(&CENTRE, &[], || {
		assert_ok!(Evidence::set_quorum(root(), SOURCE, 31));
		assert_eq!(CurrentVersion::<Test>::get(SOURCE), 0);
		assert_eq!(last_event(), Event::QuorumSet { source: SOURCE, least: 31 }.into());
	});
}

#[test]
fn set_quorum_refuses_more_than_a_full_committee() {
	test(|| {
		assert_noop!(Evidence::set_quorum(root(), SOURCE, 32), Error::<Test>::QuorumOutOfRange);
		assert_ok!(Evidence::set_quorum(root(), SOURCE, 31));
	});
}

#[test]
fn r09_a_set_quorum_is_never_below_two_thirds_nor_above_all() {
	test(|| {
		for (set, expected) in [(0, 3), (1, 3), (3, 3), (4, 4), (31, 4)] {
			assert_ok!(Evidence::set_quorum(root(), SOURCE, set));
			assert_eq!(quorum(), expected, "set to {set}");
		}
	});
}

#[test]
fn r09_a_quorum_set_above_all_follows_the_membership() {
	test(|| {
		assert_ok!(Evidence::set_quorum(root(), SOURCE, 31));
		take_seat(SOURCE, 15);
		assert_eq!(quorum(), 5);
		dismiss(11);
		dismiss(12);
		assert_eq!(quorum(), 3);
		assert_ok!(Evidence::set_quorum(root(), SOURCE, 0));
		assert_eq!(quorum(), 3);
		take_seat(SOURCE, 16);
		assert_eq!(quorum(), 3);
	});
}

#[test]
fn r09_a_quorum_set_above_all_needs_every_seat() {
	test(|| {
		assert_ok!(Evidence::set_quorum(root(), SOURCE, 31));
		for member in &PLATFORM[..3] {
			attest(*member, METERING, 1);
			assert!(!crate::Anchors::<Test>::contains_key(METERING));
		}
		attest(14, METERING, 1);
		assert!(crate::Anchors::<Test>::contains_key(METERING));
	});
}

#[test]
fn r09_two_quorums_always_share_an_honest_member() {
	for members in 1..=31 {
		let (quorum, faults) = (quorum_of(members, 0), (members - 1) / 3);
		assert!(2 * quorum > members + faults, "{members}");
		assert!(quorum + faults <= members, "{members}");
	}
	assert_eq!(quorum_of(0, 7), 0);
}
