use crate::{
	tests::*,
	types::{AnchorStatus, Ending, Verdict, Vote},
	Anchors, Error, Event, OpenRounds, Rounds, Topics,
};
use frame_support::{
	assert_ok,
	dispatch::{DispatchResultWithPostInfo, Pays},
};
use verdigrid_primitives::{
	evidence::{Source, Statement, Topic},
	party::{Role, Roles},
	Period,
};

fn refused(account: AccountId, topic: Topic, round: u32, error: Error<Test>) {
	assert_noop!(Evidence::attest(signed(account), topic, round, statement(1)), error);
}

/// A seat says a topic's anchor to be right that it did not make.
fn join(account: AccountId, round: u32, tag: u8) -> DispatchResultWithPostInfo {
	Evidence::attest(signed(account), METERING, round, statement(tag))
}

#[test]
fn attest_opens_a_round() {
	test(|| {
		assert_ok!(Evidence::attest(signed(11), METERING, 1, statement(1)));
		let round = Rounds::<Test>::get(METERING).unwrap();
		assert_eq!((round.version, round.number, round.opener), (1, 1, 11));
		assert_eq!((round.opened_at, round.expires_at), (NOW, NOW + TIMEOUT));
		assert_eq!(round.votes.to_vec(), vec![Vote { party: 11, statement: statement(1) }]);
		assert_eq!(OpenRounds::<Test>::get(11).to_vec(), vec![METERING]);
		let (topic, statement) = (METERING, statement(1));
		assert_eq!(last_event(), Event::Attested { topic, round: 1, party: 11, statement }.into());
	});
}

#[test]
fn attest_is_free_when_it_succeeds() {
	test(|| {
		let attested = Evidence::attest(signed(11), METERING, 1, statement(1)).unwrap();
		assert_eq!((attested.pays_fee, FreeCallsMade::get()), (Pays::No, 1));
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
		assert_eq!(anchor.missing.to_vec(), vec![14]);
		assert_eq!((anchor.upheld, anchor.guarded), (false, false));
		assert_eq!(anchor.anchored_at, NOW);
		assert_eq!(anchor.status, AnchorStatus::Open);
		assert!(!Rounds::<Test>::contains_key(METERING));
		assert!(!OpenRounds::<Test>::contains_key(11));
		let anchored = Event::Anchored {
			topic: METERING,
			round: 1,
			statement: statement(1),
			final_at: NOW,
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
	with_committees(&CENTRE, &[11], || {
		attest(11, METERING, 1);
		assert!(Anchors::<Test>::contains_key(METERING));
	});
}

#[test]
fn attest_refuses_a_party_without_a_seat() {
	test(|| refused(15, METERING, 1, Error::NotSeated));
}

#[test]
fn attest_refuses_a_seat_that_was_not_accepted() {
	test(|| {
		assert_ok!(Evidence::appoint(root(), Source::EnergyPlatform, 15));
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
fn r08_attest_refuses_a_seat_that_lost_the_role() {
	test(|| {
		World::set_roles(11, Roles::of(&[Role::Consumer]));
		refused(11, METERING, 1, Error::RoleMissing);
	});
}

#[test]
fn attest_refuses_a_seat_that_has_ended() {
	test(|| {
		dismiss(11);
		refused(11, METERING, 1, Error::NotSeated);
	});
}

#[test]
fn attest_refuses_a_slashed_seat_until_its_bond_is_full() {
	challenged(|| {
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		refused(11, METERING, 2, Error::BondNotFull);
		restore(&PLATFORM[..3]);
		attest(11, METERING, 2);
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
fn defect_04_a_seat_votes_for_one_result_in_a_round() {
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
		refused(14, METERING, 2, Error::AnchorExists);
		assert_noop!(join(14, 1, 2), Error::<Test>::AnchorExists);
	});
}

#[test]
fn attest_takes_an_overturned_topic_again() {
	challenged(|| {
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		restore(&PLATFORM[..3]);
		refused(11, METERING, 1, Error::RoundMismatch);
		anchor(METERING, statement(2));
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.statement, anchor.round), (statement(2), 2));
		assert_eq!(anchor.status, AnchorStatus::Open);
	});
}

#[test]
fn r09_a_round_keeps_the_committee_it_opened_with() {
	test(|| {
		attest(11, METERING, 1);
		for party in [15, 16, 17] {
			let source = Source::EnergyPlatform;
			assert_ok!(Evidence::appoint(root(), source, party));
			assert_ok!(Evidence::accept_seat(signed(party.into())));
		}
		refused(15, METERING, 1, Error::NotInCommittee);
		attest(12, METERING, 1);
		attest(13, METERING, 1);
		assert_eq!(Anchors::<Test>::get(METERING).unwrap().version, 1);
		let later = Topic::Metering(DECEMBER, 0);
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
		assert_eq!(last_event(), closed(1, Ending::Conflicted));
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
		World::lapse(14);
		attest(12, METERING, 2);
		assert_eq!(last_event(), closed(1, Ending::Conflicted));
	});
}

#[test]
fn r08_the_vote_of_a_suspended_member_does_not_count() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		World::lapse(11);
		attest(13, METERING, 1);
		assert!(!Anchors::<Test>::contains_key(METERING));
		attest(14, METERING, 1);
		assert_eq!(Anchors::<Test>::get(METERING).unwrap().attesters.to_vec(), vec![12, 13, 14]);
	});
}

#[test]
fn r09_no_round_opens_without_enough_live_seats() {
	test(|| {
		World::lapse(11);
		World::lapse(12);
		refused(13, METERING, 1, Error::TooFewSeats);
		World::reinstate(12);
		attest(13, METERING, 1);
	});
}

#[test]
fn r11_a_seat_opens_at_most_eight_rounds() {
	test(|| {
		let topic =
			|hours: u32| Topic::Metering(Period::hour((JANUARY_ENDS / 3_600) as u32 - hours), 0);
		(1..=8).for_each(|hours| attest(11, topic(hours), 1));
		refused(11, topic(9), 1, Error::TooManyOpenRounds);
		attest(12, topic(9), 1);
		attest(11, topic(9), 1);
		attest(12, topic(1), 1);
		attest(13, topic(1), 1);
		attest(11, topic(10), 1);
	});
}

#[test]
fn r11_an_expired_round_does_not_count_among_the_eight() {
	test(|| {
		let topic =
			|hours: u32| Topic::Metering(Period::hour((JANUARY_ENDS / 3_600) as u32 - hours), 0);
		attest(11, topic(1), 1);
		Clock::set(NOW + 1);
		(2..=8).for_each(|hours| attest(11, topic(hours), 1));
		Clock::set(NOW + TIMEOUT - 1);
		refused(11, topic(9), 1, Error::TooManyOpenRounds);
		Clock::set(NOW + TIMEOUT);
		attest(11, topic(9), 1);
		assert!(!Rounds::<Test>::contains_key(topic(1)));
		assert!(evidence_events().contains(&Event::RoundClosed {
			topic: topic(1),
			round: 1,
			ending: Ending::Expired
		}));
		refused(11, topic(10), 1, Error::TooManyOpenRounds);
		assert_eq!(OpenRounds::<Test>::get(11).len(), 8);
	});
}

#[test]
fn r43_a_topic_about_which_seats_disagreed_is_not_free() {
	test(|| {
		let pays = |account, round, tag| {
			let attested = Evidence::attest(signed(account), METERING, round, statement(tag));
			attested.unwrap().pays_fee
		};
		for (account, tag) in [(11, 1), (12, 1), (13, 2)] {
			assert_eq!(pays(account, 1, tag), Pays::No);
		}
		assert_eq!(pays(14, 1, 2), Pays::No);
		for account in [11, 12, 13] {
			let told = FreeCallsMade::get();
			assert_eq!((pays(account, 2, 1), FreeCallsMade::get()), (Pays::Yes, told));
		}
		assert_eq!(pays(14, 2, 1), Pays::No);
	});
}

#[test]
fn r13_a_round_does_not_expire_while_the_chain_is_down() {
	test(|| {
		BlocksPerDay::set(&10);
		attest(11, METERING, 1);
		let round = Rounds::<Test>::get(METERING).unwrap();
		assert_eq!((round.expires_at, round.expires_block), (NOW + TIMEOUT, 11));
		Clock::set(NOW + TIMEOUT);
		System::set_block_number(10);
		attest(12, METERING, 1);
		assert_noop!(Evidence::poke(signed(STRANGER), METERING), Error::<Test>::NothingToClose);
		System::set_block_number(11);
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
	});
}

#[test]
fn r08_an_expired_round_is_missed_only_if_an_honest_seat_voted_in_it() {
	test(|| {
		let missed = || PLATFORM.map(|member| seat(member).missed);
		attest(11, METERING, 1);
		Clock::set(NOW + TIMEOUT);
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		assert_eq!(missed(), [0, 0, 0, 0]);
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		Clock::set(NOW + 2 * TIMEOUT);
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		assert_eq!(missed(), [0, 0, 1, 1]);
	});
}

#[test]
fn r10_attest_takes_votes_until_the_round_expires() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		Clock::set(NOW + TIMEOUT - 1);
		assert_ok!(Evidence::attest(signed(13), METERING, 1, statement(1)));
		assert_eq!(anchor_at(METERING).round, 1);
	});
}

#[test]
fn r10_attest_closes_an_expired_round_and_opens_the_next() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		Clock::set(NOW + TIMEOUT);
		refused(13, METERING, 1, Error::RoundMismatch);
		assert_ok!(Evidence::attest(signed(13), METERING, 2, statement(1)));
		let events = evidence_events();
		let (topic, statement) = (METERING, statement(1));
		assert_eq!(
			events[events.len() - 2..],
			[
				Event::RoundClosed { topic, round: 1, ending: Ending::Expired },
				Event::Attested { topic, round: 2, party: 13, statement },
			]
		);
		let round = Rounds::<Test>::get(METERING).unwrap();
		assert_eq!((round.number, round.opener, round.votes.len()), (2, 13, 1));
		assert!(!OpenRounds::<Test>::contains_key(11));
	});
}

#[test]
fn r13_the_end_of_a_round_does_not_move_with_the_parameter() {
	test(|| {
		attest(11, METERING, 1);
		RoundTimeout::set(&(10 * TIMEOUT));
		Clock::set(NOW + TIMEOUT);
		refused(12, METERING, 1, Error::RoundMismatch);
	});
}

#[test]
fn r10_expired_rounds_do_not_stall_the_topic() {
	test(|| {
		for round in 1..=10 {
			Clock::set(NOW + u64::from(round) * TIMEOUT);
			assert_ok!(Evidence::attest(signed(11), METERING, round, statement(1)));
		}
		assert_eq!(Topics::<Test>::get(METERING).conflicted, 0);
		assert_eq!(Topics::<Test>::get(METERING).closed, 9);
	});
}

#[test]
fn r10_short_rounds_do_not_stall_the_topic() {
	test(|| {
		for round in 1..=4 {
			assert_ok!(Evidence::attest(signed(11), METERING, round, statement(1)));
			World::lapse(13);
			World::lapse(14);
			assert_ok!(Evidence::poke(signed(STRANGER), METERING));
			assert_eq!(last_event(), closed(round, Ending::Short));
			World::reinstate(13);
			World::reinstate(14);
		}
		assert_eq!(Topics::<Test>::get(METERING).conflicted, 0);
	});
}

#[test]
fn attest_that_fails_leaves_a_lapsed_round_open() {
	test(|| {
		attest(11, METERING, 1);
		World::lapse(13);
		World::lapse(14);
		refused(12, METERING, 2, Error::TooFewSeats);
		assert!(Rounds::<Test>::contains_key(METERING));
	});
}

#[test]
fn attest_closes_a_round_that_a_dismissal_left_conflicted() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		dismiss(14);
		refused(13, METERING, 1, Error::RoundMismatch);
		assert_ok!(Evidence::attest(signed(13), METERING, 2, statement(1)));
		let round = Rounds::<Test>::get(METERING).unwrap();
		assert_eq!((round.number, round.version), (2, 2));
		assert!(evidence_events().contains(&Event::RoundClosed {
			topic: METERING,
			round: 1,
			ending: Ending::Conflicted
		}));
	});
}

#[test]
fn attest_counts_a_conflict_that_it_finds_among_the_three() {
	test(|| {
		conflict(METERING);
		conflict(METERING);
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		dismiss(14);
		refused(13, METERING, 4, Error::TopicStalled);
		assert!(Evidence::topic_state(METERING).stalled);
	});
}

#[test]
fn an_anchor_ends_the_count_of_conflicts() {
	challenged(|| {
		conflict(METERING);
		conflict(METERING);
		anchor(METERING, statement(1));
		assert_eq!(Topics::<Test>::get(METERING).conflicted, 0);
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		restore(&PLATFORM[..3]);
		conflict(METERING);
		conflict(METERING);
		assert!(!Evidence::topic_state(METERING).stalled);
	});
}

#[test]
fn attest_takes_thirty_one_seats_to_an_anchor() {
	with_committees(&CENTRE, &[], || {
		let accounts = platform_of(31);
		for account in &accounts[..20] {
			attest(*account, METERING, 1);
		}
		assert!(!Anchors::<Test>::contains_key(METERING));
		attest(accounts[20], METERING, 1);
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.attesters.len(), anchor.missing.len()), (21, 10));
		for account in &accounts[21..] {
			assert_ok!(join(*account, 1, 1));
		}
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.attesters.len(), anchor.missing.len()), (31, 0));
	});
}

#[test]
fn attest_closes_a_round_of_thirty_one_as_soon_as_no_statement_can_win() {
	with_committees(&CENTRE, &[], || {
		let accounts = platform_of(31);
		for (account, tag) in accounts.iter().zip(1..=11) {
			attest(*account, METERING, tag);
		}
		assert!(Rounds::<Test>::contains_key(METERING));
		attest(accounts[11], METERING, 12);
		assert_eq!(last_event(), closed(1, Ending::Conflicted));
	});
}

#[test]
fn missed_counts_members_without_a_vote_when_a_topic_is_anchored() {
	test(|| {
		for (member, tag) in PLATFORM.into_iter().zip([9, 1, 1, 1]) {
			attest(member, METERING, tag);
		}
		assert_eq!(PLATFORM.map(|member| seat(member).missed), [0; 4]);
		anchor(Topic::Metering(DECEMBER, 0), statement(1));
		assert_eq!(PLATFORM.map(|member| seat(member).missed), [0, 0, 0, 1]);
	});
}

#[test]
fn missed_counts_members_without_a_vote_when_a_round_expires() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		Clock::set(NOW + TIMEOUT);
		attest(11, METERING, 1);
		assert_eq!(PLATFORM.map(|member| seat(member).missed), [0, 0, 1, 1]);
	});
}

#[test]
fn missed_counts_nobody_when_a_round_is_conflicted_or_short() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 2);
		attest(13, METERING, 3);
		attest(11, METERING, 1);
		dismiss(13);
		dismiss(14);
		attest(12, METERING, 1);
		assert_eq!([11, 12].map(|member| seat(member).missed), [0; 2]);
	});
}

#[test]
fn missed_does_not_count_a_member_that_does_not_count() {
	test(|| {
		attest(11, METERING, 1);
		World::lapse(14);
		attest(12, METERING, 1);
		attest(13, METERING, 1);
		assert_eq!(seat(14).missed, 0);
		assert_eq!(anchor_at(METERING).missing.to_vec(), Vec::<u32>::new());
	});
}

#[test]
fn a_member_that_comes_late_joins_the_anchor() {
	challenged(|| {
		anchor(METERING, statement(1));
		assert_eq!(seat(14).missed, 1);
		Clock::set(NOW + 60);
		assert_eq!(join(14, 1, 1).unwrap().pays_fee, Pays::No);
		let anchor = anchor_at(METERING);
		assert_eq!(anchor.attesters.to_vec(), vec![11, 12, 13, 14]);
		assert!(anchor.missing.is_empty());
		assert_eq!((anchor.anchored_at, anchor.final_at), (NOW, NOW + CHALLENGE));
		let seat = seat(14);
		assert_eq!(seat.missed, 0);
		assert_eq!((seat.liable_until, seat.liable_block), (NOW + CHALLENGE, 1 + BLOCKS));
		let (topic, statement) = (METERING, statement(1));
		assert_eq!(last_event(), Event::Attested { topic, round: 1, party: 14, statement }.into());
		assert_eq!(Topics::<Test>::get(METERING).closed, 1);
	});
}

#[test]
fn a_member_that_comes_late_joins_a_final_anchor_too() {
	test(|| {
		anchor(METERING, statement(1));
		assert_ok!(join(14, 1, 1));
		assert_eq!(anchor_at(METERING).attesters.len(), 4);
	});
}

#[test]
fn nobody_joins_an_anchor_with_another_statement_or_in_another_round() {
	test(|| {
		conflict(METERING);
		anchor(METERING, statement(1));
		for (round, tag) in [(2, 2), (1, 1), (3, 1)] {
			assert_noop!(join(14, round, tag), Error::<Test>::AnchorExists);
		}
		for other in
			[Statement { leaves: 6, ..statement(1) }, Statement { total: mwh(2), ..statement(1) }]
		{
			assert_noop!(
				Evidence::attest(signed(14), METERING, 2, other),
				Error::<Test>::AnchorExists
			);
		}
		assert_ok!(join(14, 2, 1));
	});
}

#[test]
fn nobody_joins_an_anchor_twice() {
	test(|| {
		anchor(METERING, statement(1));
		assert_ok!(join(14, 1, 1));
		for member in PLATFORM {
			assert_noop!(join(member, 1, 1), Error::<Test>::AlreadyAttested);
		}
	});
}

#[test]
fn a_member_that_had_stated_something_else_does_not_join_the_anchor() {
	test(|| {
		for (member, tag) in PLATFORM.into_iter().zip([9, 1, 1, 1]) {
			attest(member, METERING, tag);
		}
		assert_noop!(join(11, 1, 1), Error::<Test>::AnchorExists);
	});
}

#[test]
fn a_seat_that_was_no_member_does_not_join_the_anchor() {
	test(|| {
		attest(11, METERING, 1);
		take_seat(Source::EnergyPlatform, 15);
		attest(12, METERING, 1);
		attest(13, METERING, 1);
		assert_noop!(join(15, 1, 1), Error::<Test>::AnchorExists);
	});
}

#[test]
fn a_member_that_did_not_count_does_not_join_the_anchor() {
	test(|| {
		World::lapse(14);
		anchor(METERING, statement(1));
		World::reinstate(14);
		assert_noop!(join(14, 1, 1), Error::<Test>::AnchorExists);
	});
}

#[test]
fn r08_a_member_that_left_and_came_back_does_not_join_the_anchor() {
	test(|| {
		ResolutionPeriod::set(&0);
		anchor(METERING, statement(1));
		dismiss(14);
		assert_noop!(join(14, 1, 1), Error::<Test>::NotSeated);
		assert_ok!(Evidence::withdraw_bond(signed(14)));
		take_seat(Source::EnergyPlatform, 14);
		assert_noop!(join(14, 1, 1), Error::<Test>::NotInCommittee);
	});
}

#[test]
fn nobody_joins_an_anchor_while_it_is_disputed() {
	challenged(|| {
		anchor(METERING, statement(1));
		let disputed = dispute(BUYER.into(), METERING);
		assert_noop!(join(14, 1, 1), Error::<Test>::AnchorExists);
		resolve(disputed, Verdict::Upheld);
		assert_ok!(join(14, 1, 1));
		assert_eq!(seat(14).disputes, 0);
	});
}

#[test]
fn nobody_joins_an_anchor_that_was_overturned() {
	challenged(|| {
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		assert_noop!(join(14, 1, 1), Error::<Test>::RoundMismatch);
	});
}

#[test]
fn nobody_joins_an_anchor_whose_topic_is_too_old() {
	test(|| {
		anchor(METERING, statement(1));
		Clock::set(JANUARY_ENDS + MAX_AGE + 1);
		assert_noop!(join(14, 1, 1), Error::<Test>::TopicTooOld);
		Clock::set(JANUARY_ENDS + MAX_AGE);
		assert_ok!(join(14, 1, 1));
	});
}
