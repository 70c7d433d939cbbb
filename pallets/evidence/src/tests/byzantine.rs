//! Members that lie, disagree, fall silent, leave, come back, or are slashed.

use crate::{
	tests::*,
	types::{Ending, ProvedTrade, Verdict},
	Anchors, Error, Event, Rounds, Topics,
};
use frame_support::assert_ok;
use proptest::prelude::*;
use verdigrid_primitives::{
	evidence::{ProvedReading, Source, Statement, Topic},
	party::{Role, Roles},
	Energy,
};

const PLATFORM_SOURCE: Source = Source::EnergyPlatform;
const TRUTH: u8 = 0;

fn refused(account: AccountId, round: u32, error: Error<Test>) {
	assert_noop!(Evidence::attest(signed(account), METERING, round, statement(1)), error);
}

fn is_anchored() -> bool {
	Anchors::<Test>::get(METERING).is_some_and(|anchor| anchor.stands())
}

/// Each member states what it does, in any order: none, the truth or a lie.
fn attest_all(statements: &[(AccountId, u8)]) {
	for (account, tag) in statements {
		let round = match Anchors::<Test>::get(METERING) {
			Some(anchor) => anchor.round,
			None => Evidence::topic_state(METERING).round,
		};
		let stated = statement(*tag);
		let _ = Evidence::attest(signed(*account), METERING, round, stated);
		let anchored = Anchors::<Test>::get(METERING).map(|anchor| anchor.statement);
		assert!(anchored.is_none_or(|anchored| anchored == statement(TRUTH)));
	}
}

#[test]
fn r09_one_liar_of_four_does_not_stop_the_truth() {
	for liar in 0..4 {
		test(|| {
			let tag = |seat| if seat == liar { 9 } else { TRUTH };
			let all: Vec<_> = PLATFORM.into_iter().zip((0..4).map(tag)).collect();
			attest_all(&all);
			assert_eq!(anchor_at(METERING).statement, statement(TRUTH));
			assert_eq!(anchor_at(METERING).round, 1);
		});
	}
}

#[test]
fn r09_two_liars_of_seven_that_collude_do_not_anchor_their_lie() {
	let platform = [11, 12, 13, 14, 15, 16, 17];
	with_committees(&CENTRE, &platform, || {
		let tags = [9, 9, TRUTH, TRUTH, TRUTH, TRUTH, TRUTH];
		let all: Vec<_> = platform.into_iter().zip(tags).collect();
		attest_all(&all[..6]);
		assert!(!is_anchored());
		attest_all(&all[6..]);
		assert_eq!(anchor_at(METERING).attesters.to_vec(), vec![13, 14, 15, 16, 17]);
	});
}

#[test]
fn r09_two_liars_of_four_anchor_nothing() {
	test(|| {
		for _ in 0..3 {
			for (member, tag) in PLATFORM.into_iter().zip([9, 9, TRUTH, TRUTH]) {
				attest(member, METERING, tag);
			}
			assert!(!is_anchored());
		}
		assert!(Evidence::topic_state(METERING).stalled);
	});
}

#[test]
fn r10_two_silent_members_of_four_stall_but_never_corrupt_and_there_is_a_way_out() {
	test(|| {
		for round in 1..=5 {
			attest(11, METERING, TRUTH);
			attest(12, METERING, TRUTH);
			Clock::set(NOW + round * TIMEOUT);
			assert!(!is_anchored());
		}
		assert!(!Evidence::topic_state(METERING).stalled);
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		assert_eq!([13, 14].map(|member| seat(member).missed), [5, 5]);
		dismiss(13);
		dismiss(14);
		attest(11, METERING, TRUTH);
		attest(12, METERING, TRUTH);
		assert_eq!(anchor_at(METERING).statement, statement(TRUTH));
	});
}

#[test]
fn r10_silence_ends_when_one_of_the_silent_speaks() {
	test(|| {
		attest(11, METERING, TRUTH);
		attest(12, METERING, TRUTH);
		Clock::set(NOW + TIMEOUT);
		for member in [11, 12, 14] {
			attest(member, METERING, TRUTH);
		}
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.round, anchor.attesters.to_vec()), (2, vec![11, 12, 14]));
	});
}

#[test]
fn r10_a_topic_that_liars_stalled_is_anchored_when_they_are_dismissed() {
	test(|| {
		for _ in 0..3 {
			conflict(METERING);
		}
		refused(11, 4, Error::TopicStalled);
		dismiss(13);
		dismiss(14);
		refused(11, 4, Error::TopicStalled);
		assert_ok!(Evidence::reopen(root(), METERING));
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		assert_eq!(anchor_at(METERING).round, 4);
	});
}

#[test]
fn r08_the_others_still_anchor_when_a_liar_is_dismissed_in_a_round() {
	test(|| {
		attest(11, METERING, 9);
		attest(12, METERING, TRUTH);
		dismiss(11);
		attest(13, METERING, TRUTH);
		attest(14, METERING, TRUTH);
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.round, anchor.attesters.to_vec()), (1, vec![12, 13, 14]));
		assert!(anchor.missing.is_empty());
	});
}

#[test]
fn r08_dismissal_of_two_closes_the_round_as_short_and_the_others_go_on() {
	test(|| {
		attest(11, METERING, TRUTH);
		dismiss(13);
		dismiss(14);
		attest(12, METERING, TRUTH);
		let (topic, round, ending) = (METERING, 1, Ending::Short);
		assert!(evidence_events().contains(&Event::RoundClosed { topic, round, ending }));
		attest(11, METERING, TRUTH);
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.round, anchor.attesters.to_vec()), (2, vec![12, 11]));
	});
}

#[test]
fn r08_dismissal_of_an_honest_member_closes_the_round_as_conflicted_and_the_others_go_on() {
	test(|| {
		attest(11, METERING, 9);
		attest(12, METERING, TRUTH);
		dismiss(14);
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		let (topic, round, ending) = (METERING, 1, Ending::Conflicted);
		assert_eq!(last_event(), Event::RoundClosed { topic, round, ending }.into());
		for member in [11, 12, 13] {
			attest(member, METERING, TRUTH);
		}
		assert_eq!(anchor_at(METERING).round, 2);
	});
}

#[test]
fn r08_a_party_that_was_dismissed_and_seated_again_is_not_in_the_open_round() {
	test(|| {
		ResolutionPeriod::set(&0);
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		dismiss(11);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		take_seat(PLATFORM_SOURCE, 11);
		assert_eq!(seat(11).version, 3);
		refused(11, 1, Error::NotInCommittee);
		attest(13, METERING, 1);
		assert!(!is_anchored());
		assert_noop!(Evidence::poke(signed(STRANGER), METERING), Error::<Test>::NothingToClose);
		dismiss(14);
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		let (topic, round, ending) = (METERING, 1, Ending::Short);
		assert_eq!(last_event(), Event::RoundClosed { topic, round, ending }.into());
		attest(11, METERING, 1);
		assert_eq!(Rounds::<Test>::get(METERING).unwrap().version, 4);
	});
}

#[test]
fn r08_a_party_seated_again_that_had_not_voted_does_not_vote_in_the_open_round() {
	test(|| {
		ResolutionPeriod::set(&0);
		attest(12, METERING, 1);
		dismiss(11);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		take_seat(PLATFORM_SOURCE, 11);
		refused(11, 1, Error::NotInCommittee);
	});
}

#[test]
fn r08_the_same_party_is_not_in_both_committees() {
	test(|| {
		World::set_roles(5, Roles::of(&[Role::TradingCentre, Role::EnergyPlatform]));
		assert_ok!(Evidence::appoint(root(), Source::TradingCentre, 5));
		assert_noop!(Evidence::appoint(root(), PLATFORM_SOURCE, 5), Error::<Test>::SeatExists);
		assert_ok!(Evidence::accept_seat(signed(5)));
		assert_noop!(Evidence::appoint(root(), PLATFORM_SOURCE, 5), Error::<Test>::SeatExists);
		assert_noop!(
			Evidence::attest(signed(5), METERING, 1, statement(1)),
			Error::<Test>::NotSeated
		);
		attest(5, instalment(0), 1);
	});
}

#[test]
fn r08_a_party_changes_committees_only_after_its_bond_is_free() {
	challenged(|| {
		World::set_roles(11, Roles::of(&[Role::TradingCentre, Role::EnergyPlatform]));
		anchor(METERING, statement(1));
		assert_ok!(Evidence::resign(signed(11)));
		pass_challenge();
		assert_noop!(
			Evidence::appoint(root(), Source::TradingCentre, 11),
			Error::<Test>::SeatExists
		);
		Clock::set(NOW + UNBONDING);
		assert_ok!(Evidence::withdraw_bond(signed(11)));
		take_seat(Source::TradingCentre, 11);
	});
}

#[test]
fn r08_a_party_does_not_vote_twice_under_a_rotated_key() {
	test(|| {
		attest(11, METERING, 1);
		World::rotate(11, STRANGER);
		refused(STRANGER, 1, Error::AlreadyAttested);
		refused(11, 1, Error::NotAParty);
		attest(12, METERING, 1);
		attest(STRANGER, december(), 1);
		attest(13, METERING, 1);
		assert_eq!(anchor_at(METERING).attesters.to_vec(), vec![11, 12, 13]);
		refused(STRANGER, 1, Error::AlreadyAttested);
	});
}

/// The readings of the month before.
fn december() -> Topic {
	Topic::Metering(DECEMBER, 0)
}

#[test]
fn equal_roots_with_another_number_of_leaves_or_total_do_not_add_up() {
	test(|| {
		let others = [
			Statement { leaves: 6, ..statement(1) },
			Statement { leaves: 4, ..statement(1) },
			Statement { total: mwh(2), ..statement(1) },
		];
		let all = [statement(1), others[0], others[1], others[2]];
		for (member, said) in PLATFORM.into_iter().zip(all).take(3) {
			assert_ok!(Evidence::attest(signed(member), METERING, 1, said));
		}
		assert!(!Anchors::<Test>::contains_key(METERING));
		assert_eq!(Topics::<Test>::get(METERING).conflicted, 1);
		for (member, said) in PLATFORM.into_iter().zip([statement(1), statement(1), others[2]]) {
			assert_ok!(Evidence::attest(signed(member), METERING, 2, said));
		}
		assert!(!Anchors::<Test>::contains_key(METERING));
		assert_ok!(Evidence::attest(signed(14), METERING, 2, statement(1)));
		assert_eq!(anchor_at(METERING).attesters.to_vec(), vec![11, 12, 14]);
	});
}

#[test]
fn a_disputed_anchor_stops_a_verification_in_the_same_block() {
	for (topic, other) in [(METERING, instalment(0)), (instalment(0), METERING)] {
		challenged(|| {
			let trade = good_trade();
			Anchors::<Test>::mutate(other, |anchor| anchor.as_mut().unwrap().final_block = 1);
			Clock::set(NOW + CHALLENGE);
			System::set_block_number(BLOCKS);
			assert_noop!(verify(trade.clone()), Error::<Test>::AnchorNotFinal);
			dispute(BUYER.into(), topic);
			assert_noop!(verify(trade.clone()), Error::<Test>::AnchorDisputed);
			System::set_block_number(1 + BLOCKS);
			assert_noop!(verify(trade), Error::<Test>::AnchorDisputed);
		});
	}
}

#[test]
fn nothing_but_the_dispute_stands_between_a_trade_and_its_verification() {
	challenged(|| {
		let trade = good_trade();
		let disputed = dispute(BUYER.into(), METERING);
		pass_challenge();
		assert_noop!(verify(trade.clone()), Error::<Test>::AnchorDisputed);
		resolve(disputed, Verdict::Upheld);
		assert_ok!(verify(trade));
	});
}

/// A statement of other readings of the two meters, with their proofs.
fn other_readings() -> (Statement, Vec<ProvedReading>) {
	let leaves = [reading(gen(), mwh(19)), reading(usage(), mwh(11))];
	let (statement, proofs) = tree(&leaves);
	let proved = leaves.into_iter().zip(proofs).map(|(reading, proof)| ProvedReading {
		reading,
		revision: 0,
		proof,
	});
	(statement, proved.collect())
}

#[test]
fn a_void_anchor_is_never_usable_and_its_topic_is_anchored_again_and_used() {
	for by_default in [false, true] {
		challenged(|| {
			let lie = good_trade();
			let disputed = dispute(BUYER.into(), METERING);
			if by_default {
				let_default(disputed);
			} else {
				resolve(disputed, Verdict::Overturned);
				restore(&PLATFORM[..3]);
			}
			pass_challenge();
			assert_noop!(verify(lie.clone()), Error::<Test>::AnchorVoid);
			let (truth, mut readings) = other_readings();
			anchor(METERING, truth);
			assert_noop!(verify(lie.clone()), Error::<Test>::AnchorNotFinal);
			pass_challenge();
			assert_noop!(verify(lie.clone()), Error::<Test>::InvalidProof);
			let consumption = readings.pop().unwrap();
			let generation = readings.pop().unwrap();
			assert_ok!(verify(ProvedTrade { generation, consumption, ..lie }));
			assert_eq!(Evidence::metered(&gen(), JANUARY).unwrap().energy, mwh(19));
		});
	}
}

#[test]
fn a_topic_is_disputed_again_and_again_until_it_is_right() {
	challenged(|| {
		for (tag, expected) in (1..=3).zip(0..) {
			anchor(METERING, statement(tag));
			let id = dispute(BUYER.into(), METERING);
			assert_eq!(id, expected);
			resolve(id, Verdict::Overturned);
			restore(&PLATFORM[..3]);
		}
		anchor(METERING, statement(TRUTH));
		pass_challenge();
		assert!(Evidence::topic_state(METERING).is_final);
		assert_eq!(anchor_at(METERING).round, 4);
		// Each of the three lost half a bond three times, and the buyer got half of that.
		assert_eq!(free(BUYER.into()), ENDOWMENT + 3 * 750);
		assert_eq!(free(11), ENDOWMENT - BOND - 3 * 500);
	});
}

#[test]
fn r09_a_slashed_liar_does_not_count_in_a_round_that_is_open() {
	challenged(|| {
		anchor(METERING, statement(9));
		attest(11, december(), 9);
		attest(12, december(), 9);
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		restore(&[13]);
		let topic = december();
		assert_eq!(Evidence::topic_state(topic).round, 2);
		assert_noop!(
			Evidence::attest(signed(13), topic, 1, statement(9)),
			Error::<Test>::RoundMismatch
		);
		assert_ok!(Evidence::poke(signed(STRANGER), topic));
		let (round, ending) = (1, Ending::Short);
		assert_eq!(last_event(), Event::RoundClosed { topic, round, ending }.into());
	});
}

#[test]
fn r08_liars_that_flee_are_slashed_and_cannot_take_their_bonds() {
	challenged(|| {
		anchor(METERING, statement(9));
		for member in &PLATFORM[..3] {
			assert_ok!(Evidence::resign(signed(*member)));
		}
		ResolutionPeriod::set(&(100 * RESOLUTION));
		let id = dispute(BUYER.into(), METERING);
		Clock::set(NOW + UNBONDING);
		System::set_block_number(100);
		for member in &PLATFORM[..3] {
			assert_noop!(Evidence::withdraw_bond(signed(*member)), Error::<Test>::StillLiable);
		}
		resolve(id, Verdict::Overturned);
		for member in &PLATFORM[..3] {
			assert_ok!(Evidence::withdraw_bond(signed(*member)));
			assert_eq!(free(*member), ENDOWMENT - BOND / 2);
		}
	});
}

#[test]
fn r14_a_captured_committee_cannot_burn_bonds_by_repeating_what_was_overturned() {
	challenged(|| {
		anchor(METERING, statement(9));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		restore(&PLATFORM[..3]);
		let before = free(BUYER.into());
		anchor(METERING, statement(9));
		assert_eq!(free(BUYER.into()), before);
		assert!(!anchor_at(METERING).guarded);
		dispute(BUYER.into(), METERING);
	});
}

#[test]
fn seats_accepted_while_a_round_is_open_neither_vote_nor_count_in_it() {
	test(|| {
		attest(11, METERING, 9);
		attest(12, METERING, TRUTH);
		for account in 15..=19 {
			take_seat(PLATFORM_SOURCE, account);
			refused(account, 1, Error::NotInCommittee);
		}
		dismiss(13);
		// With 11, 12 and 14 left of four, none of the two statements can be stated by three.
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		let (topic, round, ending) = (METERING, 1, Ending::Conflicted);
		assert_eq!(last_event(), Event::RoundClosed { topic, round, ending }.into());
		assert_eq!(Evidence::topic_state(METERING).quorum, 6);
	});
}

#[test]
fn a_liar_that_votes_last_cannot_undo_a_quorum() {
	test(|| {
		anchor(METERING, statement(TRUTH));
		for tag in [TRUTH + 1, 9] {
			assert_noop!(
				Evidence::attest(signed(14), METERING, 1, statement(tag)),
				Error::<Test>::AnchorExists
			);
		}
	});
}

/// A committee of 3f+1 with f liars somewhere in it, what they say, and the order of votes.
fn committee_with_liars() -> impl Strategy<Value = Vec<(AccountId, u8)>> {
	(1_usize..=10, any::<bool>()).prop_flat_map(|(faults, collude)| {
		let seats = 3 * faults + 1;
		let lie = if collude { 9_u8..10 } else { 1_u8..200 };
		let lies = proptest::collection::vec(lie, faults);
		let order = Just((0..seats as u64).collect::<Vec<_>>()).prop_shuffle();
		let liars = proptest::sample::subsequence((0..seats).collect::<Vec<_>>(), faults);
		(lies, order, liars).prop_map(|(lies, order, liars)| {
			let said = |seat: u64| match liars.iter().position(|liar| *liar as u64 == seat) {
				Some(liar) => lies[liar],
				None => TRUTH,
			};
			order.into_iter().map(|seat| (2_000 + seat, said(seat))).collect()
		})
	})
}

#[test]
fn no_energy_of_a_void_anchor_was_ever_fixed() {
	challenged(|| {
		let lie = good_trade();
		let disputed = dispute(BUYER.into(), METERING);
		resolve(disputed, Verdict::Overturned);
		pass_challenge();
		assert_noop!(verify(lie), Error::<Test>::AnchorVoid);
		assert_eq!(Evidence::metered(&gen(), JANUARY), None);
		assert_eq!(allocated(), Energy::ZERO);
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

	#[test]
	fn r09_liars_below_a_third_never_keep_the_truth_from_being_anchored_in_the_first_round(
		statements in committee_with_liars(),
	) {
		with_committees(&CENTRE, &[], || {
			platform_of(statements.len() as u64);
			attest_all(&statements);
			let anchor = anchor_at(METERING);
			assert_eq!((anchor.statement, anchor.round), (statement(TRUTH), 1));
			// Whoever told the truth, late or not, is an attester in the end.
			let honest = statements.iter().filter(|(_, tag)| *tag == TRUTH).count();
			assert_eq!(anchor.attesters.len(), honest);
		});
	}
}
