use crate::{
	mock::*,
	types::{AnchorStatus, Vote},
	Anchors, Error, Event, OpenRounds, Rounds, Topics,
};
use frame_support::{assert_ok, dispatch::Pays};
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	evidence::{Source, Statement, Topic},
	party::{Role, Roles},
	Period,
};
use verdigrid_test_support::assert_noop;

fn refused(account: AccountId, topic: Topic, round: u32, error: Error<Test>) {
	assert_noop!(Evidence::attest(signed(account), topic, round, statement(1)), error);
}

/// Two say one thing and two another: no quorum of three.
fn conflict(topic: Topic) {
	let members = if topic.source() == Source::TradingCentre { CENTRE } else { PLATFORM };
	members.iter().zip([1, 1, 2, 2]).for_each(|(member, tag)| attest(*member, topic, tag));
}

#[test]
fn attest_opens_a_round() {
	test(|| {
		assert_ok!(Evidence::attest(signed(11), METERING, 1, statement(1)));
		let round = Rounds::<Test>::get(METERING).unwrap();
		assert_eq!((round.version, round.number, round.opener), (1, 1, 11));
		assert_eq!(round.opened_at, JANUARY_ENDS + 3_600);
		assert_eq!(round.votes.to_vec(), vec![Vote { party: 11, statement: statement(1) }]);
		assert_eq!(OpenRounds::<Test>::get(11), 1);
		let (topic, statement) = (METERING, statement(1));
		assert_eq!(last_event(), Event::Attested { topic, round: 1, party: 11, statement }.into());
	});
}

#[test]
fn attest_is_free_when_it_succeeds() {
	test(|| {
		let attested = Evidence::attest(signed(11), METERING, 1, statement(1)).unwrap();
		assert_eq!(attested.pays_fee, Pays::No);
		let refused = Evidence::attest(signed(11), METERING, 1, statement(1)).unwrap_err();
		assert_eq!(refused.post_info.pays_fee, Pays::Yes);
	});
}

#[test]
fn attest_anchors_at_the_quorum() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		assert!(!Anchors::<Test>::contains_key(METERING));
		attest(13, METERING, 1);
		let anchor = Anchors::<Test>::get(METERING).unwrap();
		assert_eq!(anchor.statement, statement(1));
		assert_eq!((anchor.version, anchor.round), (1, 1));
		assert_eq!(anchor.attesters.to_vec(), vec![11, 12, 13]);
		assert_eq!(anchor.anchored_at, JANUARY_ENDS + 3_600);
		assert_eq!(anchor.status, AnchorStatus::Open);
		assert!(!Rounds::<Test>::contains_key(METERING));
		assert!(!OpenRounds::<Test>::contains_key(11));
		let anchored = Event::Anchored {
			topic: METERING,
			round: 1,
			statement: statement(1),
			final_at: JANUARY_ENDS + 3_600,
			final_block: 1,
		};
		assert_eq!(last_event(), anchored.into());
	});
}

#[test]
fn attest_anchors_despite_one_liar() {
	test(|| {
		for (member, tag) in PLATFORM.into_iter().zip([1, 9, 1, 1]) {
			attest(member, METERING, tag);
		}
		let anchor = Anchors::<Test>::get(METERING).unwrap();
		assert_eq!(anchor.statement, statement(1));
		assert_eq!(anchor.attesters.to_vec(), vec![11, 13, 14]);
	});
}

#[test]
fn attest_counts_only_equal_statements() {
	test(|| {
		let same_root = |leaves, total| Statement { leaves, total: mwh(total), ..statement(1) };
		let statements = [same_root(5, 1), same_root(6, 1), same_root(5, 2)];
		for (member, statement) in PLATFORM.into_iter().zip(statements) {
			assert_ok!(Evidence::attest(signed(member), METERING, 1, statement));
		}
		assert!(!Anchors::<Test>::contains_key(METERING));
	});
}

#[test]
fn attest_anchors_at_once_with_a_single_seat() {
	ExtBuilder::default().committees(&CENTRE, &[11]).build_and_execute(|| {
		attest(11, METERING, 1);
		assert!(Anchors::<Test>::contains_key(METERING));
	});
}

#[test]
fn attest_refuses_a_signature_less_origin() {
	test(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Evidence::attest(origin, METERING, 1, statement(1)),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn attest_refuses_a_stranger() {
	test(|| refused(STRANGER, METERING, 1, Error::NotAParty));
}

#[test]
fn attest_refuses_a_party_without_a_seat() {
	test(|| refused(15, METERING, 1, Error::NotSeated));
}

#[test]
fn attest_refuses_a_seat_that_was_not_accepted() {
	test(|| {
		assert_ok!(Evidence::appoint(RuntimeOrigin::root(), Source::EnergyPlatform, 15));
		refused(15, METERING, 1, Error::NotSeated);
	});
}

#[test]
fn attest_refuses_a_seat_of_the_other_source() {
	test(|| {
		refused(1, METERING, 1, Error::NotSeated);
		refused(11, instalment(0), 1, Error::NotSeated);
	});
}

#[test]
fn r08_attest_refuses_an_inactive_seat() {
	test(|| {
		Who::set_active(11, false);
		refused(11, METERING, 1, Error::PartyNotActive);
	});
}

#[test]
fn r08_attest_refuses_a_seat_that_lost_the_role() {
	test(|| {
		Who::set_roles(11, Roles::of(&[Role::Consumer]));
		refused(11, METERING, 1, Error::RoleMissing);
	});
}

#[test]
fn attest_refuses_a_tree_without_leaves() {
	test(|| {
		let empty = Statement { leaves: 0, ..statement(1) };
		assert_noop!(Evidence::attest(signed(11), METERING, 1, empty), Error::<Test>::NoLeaves);
		let least = Statement { leaves: 1, ..statement(1) };
		assert_ok!(Evidence::attest(signed(11), METERING, 1, least));
	});
}

#[test]
fn attest_refuses_a_second_vote_in_a_round() {
	test(|| {
		attest(11, METERING, 1);
		for tag in [1, 2] {
			assert_noop!(
				Evidence::attest(signed(11), METERING, 1, statement(tag)),
				Error::<Test>::AlreadyAttested
			);
		}
	});
}

#[test]
fn r12_attest_refuses_every_round_but_the_current_one() {
	test(|| {
		refused(11, METERING, 0, Error::RoundMismatch);
		refused(11, METERING, 2, Error::RoundMismatch);
		attest(11, METERING, 1);
		refused(12, METERING, 2, Error::RoundMismatch);
		attest(12, METERING, 2);
		attest(13, METERING, 3);
		refused(14, METERING, 1, Error::RoundMismatch);
	});
}

#[test]
fn attest_refuses_an_anchored_topic() {
	test(|| {
		anchor(METERING, statement(1));
		for round in [1, 2] {
			refused(14, METERING, round, Error::AlreadyAnchored);
		}
	});
}

#[test]
fn attest_takes_an_overturned_topic_again() {
	test(|| {
		anchor(METERING, statement(1));
		Anchors::<Test>::mutate(METERING, |anchor| {
			anchor.as_mut().unwrap().status = AnchorStatus::Void;
		});
		refused(11, METERING, 1, Error::RoundMismatch);
		anchor(METERING, statement(2));
		let anchor = Anchors::<Test>::get(METERING).unwrap();
		assert_eq!((anchor.statement, anchor.round), (statement(2), 2));
	});
}

#[test]
fn r09_a_round_keeps_the_committee_it_opened_with() {
	test(|| {
		attest(11, METERING, 1);
		for party in [15, 16, 17] {
			let source = Source::EnergyPlatform;
			assert_ok!(Evidence::appoint(RuntimeOrigin::root(), source, party));
			assert_ok!(Evidence::accept_seat(signed(party.into())));
		}
		refused(15, METERING, 1, Error::NotInCommittee);
		attest(12, METERING, 1);
		attest(13, METERING, 1);
		assert_eq!(Anchors::<Test>::get(METERING).unwrap().version, 1);
		let later = Topic::Metering(Period::month(JANUARY.index - 1));
		attest(15, later, 1);
		assert_eq!(Rounds::<Test>::get(later).unwrap().version, 4);
	});
}

#[test]
fn attest_closes_a_round_that_cannot_reach_its_quorum() {
	test(|| {
		conflict(METERING);
		assert!(!Rounds::<Test>::contains_key(METERING));
		assert!(!Anchors::<Test>::contains_key(METERING));
		assert!(!OpenRounds::<Test>::contains_key(11));
		assert_eq!(Topics::<Test>::get(METERING).round(), 2);
		assert_eq!(last_event(), Event::RoundConflicted { topic: METERING, round: 1 }.into());
	});
}

#[test]
fn attest_closes_a_round_as_soon_as_no_statement_can_win() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		assert!(Rounds::<Test>::contains_key(METERING));
		attest(13, METERING, 3);
		assert_eq!(Topics::<Test>::get(METERING).round(), 2);
	});
}

#[test]
fn attest_may_change_its_statement_in_the_next_round() {
	test(|| {
		conflict(METERING);
		for member in &PLATFORM[..3] {
			assert_ok!(Evidence::attest(signed(*member), METERING, 2, statement(3)));
		}
		assert_eq!(Anchors::<Test>::get(METERING).unwrap().round, 2);
	});
}

#[test]
fn r10_three_conflicted_rounds_stall_the_topic() {
	test(|| {
		conflict(METERING);
		conflict(METERING);
		assert!(!Topics::<Test>::get(METERING).is_stalled());
		conflict(METERING);
		assert!(Topics::<Test>::get(METERING).is_stalled());
		assert_eq!(last_event(), Event::TopicStalled { topic: METERING }.into());
		refused(11, METERING, 4, Error::TopicStalled);
	});
}

#[test]
fn r09_a_suspended_member_is_not_waited_for() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		Who::set_active(14, false);
		Who::set_active(11, false);
		attest(13, METERING, 2);
		assert_eq!(last_event(), Event::RoundConflicted { topic: METERING, round: 1 }.into());
	});
}

#[test]
fn r08_the_vote_of_a_suspended_member_does_not_count() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		Who::set_active(11, false);
		attest(13, METERING, 1);
		assert!(!Anchors::<Test>::contains_key(METERING));
		attest(14, METERING, 1);
		assert_eq!(Anchors::<Test>::get(METERING).unwrap().attesters.to_vec(), vec![12, 13, 14]);
	});
}

#[test]
fn r09_no_round_opens_without_enough_live_seats() {
	test(|| {
		Who::set_active(11, false);
		Who::set_active(12, false);
		refused(13, METERING, 1, Error::QuorumOutOfReach);
		Who::set_active(12, true);
		attest(13, METERING, 1);
	});
}

#[test]
fn r11_a_seat_opens_at_most_eight_rounds() {
	test(|| {
		let topic =
			|hours: u32| Topic::Metering(Period::hour((JANUARY_ENDS / 3_600) as u32 - hours));
		(1..=8).for_each(|hours| attest(11, topic(hours), 1));
		refused(11, topic(9), 1, Error::TooManyOpenRounds);
		attest(12, topic(9), 1);
		attest(11, topic(9), 1);
		attest(12, topic(1), 1);
		attest(13, topic(1), 1);
		attest(11, topic(10), 1);
	});
}
