//! Each invariant is seen to fail when it is broken.

use crate::{
	tests::*,
	types::{AnchorStatus, Bond, DisputeStatus, Opened, PeriodKey, Reaped, SeatStatus, Vote},
	AnchorOf, Anchors, Committees, CurrentVersion, DisputeOf, Disputes, EvidenceRecords,
	LatestRevision, Metered, NextDispute, NextEvidence, OpenRounds, Pallet, RoundOf, Rounds,
	SeatCount, SeatOf, Seats, SetQuorum, Topics, TradeRefs,
};
use frame_support::{assert_ok, hypothetically};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	evidence::{Source, Topic},
	Energy, Period,
};

/// The readings of December, with an undecided dispute.
const DEFAULTED: Topic = Topic::Metering(DECEMBER, 0);
/// November's readings, which are disputed.
const DISPUTED: Topic = Topic::Metering(Period::month(JANUARY.index - 2), 0);
/// The disputes about both.
const WAITING: u64 = 0;
const OPEN: u64 = 1;

/// Both committees at work, a trade verified, a round open; then something is broken.
fn broken(break_it: impl FnOnce(), message: &'static str) {
	test(|| {
		assert_ok!(verify(good_trade()));
		attest(1, instalment(1), 1);
		assert_ok!(Evidence::appoint(root(), Source::TradingCentre, 5));
		found(break_it, message);
	});
}

/// A dispute open and another one not decided in time; then something is broken.
fn broken_dispute(break_it: impl FnOnce(), message: &'static str) {
	challenged(|| {
		anchor(DEFAULTED, statement(1));
		let_default(dispute(BUYER.into(), DEFAULTED));
		anchor(DISPUTED, statement(1));
		dispute(BUYER.into(), DISPUTED);
		found(break_it, message);
	});
}

fn found(break_it: impl FnOnce(), message: &'static str) {
	assert_ok!(Pallet::<Test>::do_try_state());
	hypothetically!({
		break_it();
		assert_eq!(Pallet::<Test>::do_try_state(), Err(DispatchError::Other(message)));
	});
}

fn change_seat(account: AccountId, change: impl FnOnce(&mut SeatOf<Test>)) {
	Seats::<Test>::mutate(account as u32, |seat| change(seat.as_mut().unwrap()));
}

fn change_anchor(topic: Topic, change: impl FnOnce(&mut AnchorOf<Test>)) {
	Anchors::<Test>::mutate(topic, |anchor| change(anchor.as_mut().unwrap()));
}

fn change_round(change: impl FnOnce(&mut RoundOf<Test>)) {
	Rounds::<Test>::mutate(instalment(1), |round| change(round.as_mut().unwrap()));
}

fn change_dispute(dispute: u64, change: impl FnOnce(&mut DisputeOf<Test>)) {
	Disputes::<Test>::mutate(dispute, |dispute| change(dispute.as_mut().unwrap()));
}

#[test]
fn a_wrong_count_of_seats_is_found() {
	broken(|| SeatCount::<Test>::insert(Source::TradingCentre, 4), "seats are counted wrong");
}

#[test]
fn a_bond_that_is_not_held_is_found() {
	broken(
		|| {
			change_seat(1, |seat| {
				seat.status = SeatStatus::Live(Bond { account: 1, amount: BOND - 1 });
			})
		},
		"an account's hold differs from its bonds",
	);
}

#[test]
fn r09_a_quorum_that_is_too_small_is_found() {
	broken(
		|| {
			Committees::<Test>::mutate(Source::TradingCentre, 1, |committee| {
				committee.as_mut().unwrap().quorum = 2;
			})
		},
		"a quorum is out of bounds",
	);
}

#[test]
fn r09_a_quorum_that_is_not_the_one_set_is_found() {
	broken(
		|| SetQuorum::<Test>::insert(Source::TradingCentre, 4),
		"the current quorum does not follow the rule",
	);
}

#[test]
fn a_live_seat_outside_its_committee_is_found() {
	broken(
		|| {
			change_seat(5, |seat| {
				seat.status = SeatStatus::Live(Bond { account: 5, amount: 0 });
				seat.version = 1;
			})
		},
		"a live seat is not in its committee, or is twice",
	);
}

#[test]
fn a_round_out_of_step_is_found() {
	broken(
		|| Topics::<Test>::mutate(instalment(1), |state| state.closed = 1),
		"an open round is not the current one",
	);
}

#[test]
fn an_open_round_of_a_stalled_topic_is_found() {
	broken(
		|| Topics::<Test>::mutate(instalment(1), |state| state.conflicted = 3),
		"a stalled topic has an open round",
	);
}

#[test]
fn an_open_round_of_an_anchored_topic_is_found() {
	broken(
		|| {
			let anchor = Anchors::<Test>::get(instalment(0)).unwrap();
			Anchors::<Test>::insert(instalment(1), anchor);
		},
		"an anchored topic has an open round",
	);
}

#[test]
fn a_second_vote_is_found() {
	broken(
		|| {
			Rounds::<Test>::mutate(instalment(1), |round| {
				let vote = Vote { party: 1, statement: statement(2) };
				round.as_mut().unwrap().votes.try_push(vote).unwrap();
			})
		},
		"a member voted twice in a round",
	);
}

#[test]
fn the_vote_of_somebody_else_is_found() {
	broken(
		|| {
			Rounds::<Test>::mutate(instalment(1), |round| {
				let vote = Vote { party: 11, statement: statement(2) };
				round.as_mut().unwrap().votes.try_push(vote).unwrap();
			})
		},
		"a party that is no member voted in a round",
	);
}

#[test]
fn r11_open_rounds_that_are_listed_wrong_are_found() {
	let list = |topics: Vec<Topic>| OpenRounds::<Test>::insert(2, Opened::truncate_from(topics));
	broken(|| list(vec![METERING]), "open rounds are listed wrong");
	broken(|| list(vec![METERING, METERING]), "an open round is listed twice");
	broken(|| list(vec![]), "a seat without open rounds is listed");
}

#[test]
fn an_anchor_without_a_quorum_is_found() {
	broken(
		|| {
			Anchors::<Test>::mutate(METERING, |anchor| {
				anchor.as_mut().unwrap().attesters.pop();
			})
		},
		"an anchor has no quorum",
	);
}

#[test]
fn r13_an_anchor_that_was_final_too_early_is_found() {
	broken(
		|| change_anchor(METERING, |anchor| anchor.final_at = 1),
		"an anchor was final before it was made",
	);
}

#[test]
fn a_live_seat_that_came_in_with_no_version_is_found() {
	broken(|| change_seat(1, |seat| seat.version = 0), "a seat came in with no version");
	broken(|| change_seat(1, |seat| seat.version = 2), "a seat came in with no version");
	broken(|| change_seat(5, |seat| seat.version = 1), "a seat came in with no version");
}

#[test]
fn a_bond_above_the_full_one_is_found() {
	broken(|| change_seat(1, |seat| seat.required = BOND - 1), "a seat has more than its bond");
}

#[test]
fn too_many_seats_are_found() {
	broken(
		|| {
			let invited = Seats::<Test>::get(5).unwrap();
			(500..527).for_each(|party| Seats::<Test>::insert(party, invited.clone()));
			SeatCount::<Test>::insert(Source::TradingCentre, 32);
		},
		"a committee has too many seats",
	);
}

#[test]
fn bonds_that_overflow_are_found() {
	broken(
		|| {
			for account in [1, 2] {
				change_seat(account, |seat| {
					seat.status = SeatStatus::Live(Bond { account: 1, amount: Balance::MAX });
					seat.required = Balance::MAX;
				});
			}
		},
		"the bonds of an account overflow",
	);
}

#[test]
fn r08_a_bond_that_was_given_back_too_early_is_found() {
	broken_dispute(
		|| {
			change_anchor(DISPUTED, |anchor| anchor.attesters.truncate(2));
			change_anchor(DISPUTED, |anchor| anchor.attesters.try_push(19).unwrap());
		},
		"an attester's bond is gone too early",
	);
}

#[test]
fn r08_a_seat_that_does_not_answer_for_its_anchor_is_found() {
	let message = "a seat does not answer for an anchor that it attested";
	broken_dispute(|| change_seat(11, |seat| seat.liable_until -= 1), message);
	broken_dispute(|| change_seat(11, |seat| seat.liable_block -= 1), message);
}

#[test]
fn disputes_about_a_seat_counted_wrong_are_found() {
	let message = "disputes about a seat are counted wrong";
	broken_dispute(|| change_seat(11, |seat| seat.disputes = 0), message);
	broken_dispute(|| change_seat(14, |seat| seat.disputes = 1), message);
}

#[test]
fn a_dispute_with_a_number_not_yet_given_is_found() {
	broken_dispute(|| NextDispute::<Test>::put(OPEN), "a dispute's number was not given yet");
}

#[test]
fn a_dispute_that_its_anchor_does_not_know_is_found() {
	let message = "a dispute and its topic do not agree";
	broken_dispute(
		|| {
			change_anchor(DISPUTED, |anchor| anchor.status = AnchorStatus::Disputed(7));
		},
		message,
	);
	broken_dispute(|| change_dispute(OPEN, |dispute| dispute.root = H256::zero()), message);
	broken_dispute(
		|| change_dispute(OPEN, |dispute| dispute.status = DisputeStatus::Defaulted),
		message,
	);
}

#[test]
fn r14_a_default_that_its_topic_does_not_know_is_found() {
	let message = "a dispute and its topic do not agree";
	broken_dispute(|| Topics::<Test>::mutate(DEFAULTED, |state| state.defaulted = None), message);
	broken_dispute(
		|| Topics::<Test>::mutate(DEFAULTED, |state| state.defaulted = Some(OPEN)),
		message,
	);
	broken_dispute(
		|| {
			Clock::set(NOW + 100 * CHALLENGE);
			System::set_block_number(100 * BLOCKS);
			change_anchor(DEFAULTED, |anchor| anchor.status = AnchorStatus::Open);
		},
		message,
	);
}

#[test]
fn a_party_that_disputes_twice_is_found() {
	broken_dispute(
		|| {
			change_dispute(OPEN, |dispute| {
				let disputer = dispute.disputers[0].clone();
				dispute.disputers.try_push(disputer).unwrap();
			})
		},
		"a party disputes an anchor twice",
	);
}

#[test]
fn a_dispute_that_is_missing_is_found() {
	for dispute in [WAITING, OPEN] {
		broken_dispute(|| Disputes::<Test>::remove(dispute), "a dispute is missing or left over");
	}
}

#[test]
fn the_bond_of_a_dispute_that_is_not_held_is_found() {
	for dispute in [WAITING, OPEN] {
		broken_dispute(
			|| change_dispute(dispute, |dispute| dispute.disputers[0].bond.amount += 1),
			"an account's hold differs from its bonds",
		);
	}
}

#[test]
fn a_committee_that_was_never_current_is_found() {
	for version in [0, 2] {
		broken(
			|| {
				let committee = Evidence::committee(Source::TradingCentre).1;
				Committees::<Test>::insert(Source::TradingCentre, version, committee);
			},
			"a committee version was never current",
		);
	}
}

#[test]
fn a_current_committee_that_does_not_exist_is_found() {
	broken(
		|| CurrentVersion::<Test>::insert(Source::TradingCentre, 2),
		"the current committee does not exist",
	);
}

#[test]
fn a_member_without_a_live_seat_is_found() {
	broken(
		|| {
			Committees::<Test>::mutate(Source::TradingCentre, 1, |committee| {
				committee.as_mut().unwrap().members[0] = 5;
			})
		},
		"a member of the current committee has no live seat",
	);
}

#[test]
fn a_round_without_its_committee_is_found() {
	broken(|| change_round(|round| round.version = 7), "a round's committee does not exist");
}

#[test]
fn a_round_that_expired_before_it_opened_is_found() {
	broken(
		|| change_round(|round| round.expires_at = round.opened_at - 1),
		"a round expired before it opened",
	);
}

#[test]
fn r04_an_open_round_of_a_reaped_topic_is_found() {
	broken(
		|| Topics::<Test>::mutate(instalment(1), |state| state.reaped = Reaped::Standing),
		"a reaped topic has an open round",
	);
}

#[test]
fn r11_an_open_round_that_is_not_listed_is_found() {
	broken(
		|| {
			let round = Rounds::<Test>::get(instalment(1)).unwrap();
			Rounds::<Test>::insert(instalment(2), round);
		},
		"open rounds are listed wrong",
	);
}

#[test]
fn r03_an_anchor_about_nothing_is_found() {
	broken(
		|| change_anchor(METERING, |anchor| anchor.statement.leaves = 0),
		"an anchor is about no leaf",
	);
}

#[test]
fn an_anchor_of_an_open_round_is_found() {
	broken(|| change_anchor(METERING, |anchor| anchor.round = 2), "an anchor's round is open");
}

#[test]
fn an_anchor_without_its_committee_is_found() {
	broken(
		|| change_anchor(METERING, |anchor| anchor.version = 7),
		"an anchor's committee does not exist",
	);
}

#[test]
fn an_attester_that_is_counted_twice_is_found() {
	broken(
		|| change_anchor(METERING, |anchor| anchor.attesters[1] = anchor.attesters[0]),
		"an attester is counted twice",
	);
}

#[test]
fn an_attester_that_is_no_member_is_found() {
	broken(
		|| change_anchor(METERING, |anchor| anchor.attesters[0] = 1),
		"an attester is not a member",
	);
}

#[test]
fn an_attester_that_is_missing_is_found() {
	broken(
		|| change_anchor(METERING, |anchor| anchor.missing.try_push(11).unwrap()),
		"an attester is missing",
	);
}

#[test]
fn r04_an_anchor_of_a_reaped_topic_is_found() {
	broken(
		|| Topics::<Test>::mutate(METERING, |state| state.reaped = Reaped::Standing),
		"a reaped topic has an anchor",
	);
}

#[test]
fn r36_a_void_anchor_without_a_window_is_found() {
	broken_dispute(
		|| Topics::<Test>::mutate(DEFAULTED, |state| state.open_until = 0),
		"a void anchor has no window",
	);
}

#[test]
fn r35_a_void_anchor_on_which_something_rests_is_found() {
	broken_dispute(
		|| change_anchor(DEFAULTED, |anchor| anchor.used = true),
		"something rests on a void anchor",
	);
}

#[test]
fn r35_an_anchor_that_was_closed_before_it_was_final_is_found() {
	broken(
		|| {
			PLATFORM
				.iter()
				.for_each(|member| change_seat(*member, |seat| seat.liable_until = NOW + 1));
			change_anchor(METERING, |anchor| {
				anchor.final_at = NOW + 1;
				anchor.status = AnchorStatus::Closed;
			})
		},
		"an anchor was used before it was final",
	);
}

#[test]
fn r31_a_wrong_latest_revision_is_found() {
	let wrong = "the latest revision of some readings is another";
	broken(|| LatestRevision::<Test>::insert(JANUARY, 1), wrong);
	broken(|| LatestRevision::<Test>::remove(JANUARY), wrong);
	broken_dispute(|| LatestRevision::<Test>::insert(DEFAULTED.period(), 0), wrong);
}

#[test]
fn r31_too_many_revisions_are_found() {
	broken(
		|| Topics::<Test>::mutate(revision(9), |state| state.reaped = Reaped::Standing),
		"there are too many revisions",
	);
}

#[test]
fn r35_evidence_that_its_anchors_do_not_know_of_is_found() {
	broken(
		|| change_anchor(instalment(0), |anchor| anchor.used = false),
		"evidence rests on settlements that do not stand",
	);
	broken(
		|| change_anchor(METERING, |anchor| anchor.used = false),
		"evidence rests on readings that do not stand",
	);
}

#[test]
fn r31_a_reading_of_a_revision_that_does_not_stand_is_found() {
	broken(
		|| {
			change_reading(&gen(), |fixed| fixed.revision = 1);
		},
		"a reading was fixed by a revision that does not stand",
	);
}

#[test]
fn r05_allocation_that_no_record_explains_is_found() {
	broken(
		|| change_reading(&gen(), |metered| metered.allocated = mwh(6)),
		"allocated energy differs from the sum over records",
	);
}

#[test]
fn r01_allocation_above_the_limit_is_found() {
	broken(
		|| {
			change_reading(&gen(), |metered| {
				(metered.energy, metered.highest) = (mwh(4), mwh(4));
			})
		},
		"more energy is allocated than was metered",
	);
}

#[test]
fn r01_allocation_without_a_fixed_reading_is_found() {
	broken(
		|| {
			Metered::<Test>::remove(number(&gen()), PeriodKey::of(JANUARY));
		},
		"energy is allocated from a reading that was not fixed",
	);
}

#[test]
fn evidence_with_a_number_not_yet_given_is_found() {
	broken(|| NextEvidence::<Test>::put(0), "evidence has a number not yet given");
}

#[test]
fn evidence_worth_more_than_settled_is_found() {
	broken(
		|| {
			EvidenceRecords::<Test>::mutate(0, |record| {
				record.as_mut().unwrap().settled = Energy::from_wh(1);
			})
		},
		"evidence is worth more than was settled",
	);
}

#[test]
fn r04_a_forgotten_trade_reference_is_found() {
	broken(
		|| TradeRefs::<Test>::remove(H256::repeat_byte(1)),
		"the trade reference of evidence is not used by it",
	);
}

#[test]
fn a_trade_reference_of_nothing_is_found() {
	broken(|| TradeRefs::<Test>::insert(H256::zero(), 7), "a trade reference has no evidence");
}
