//! Each invariant is seen to fail when it is broken.

use crate::{
	mock::*,
	types::{Bond, Seat, SeatStatus, Vote},
	Allocated, Anchors, Appointed, Committees, Metered, NextEvidence, OpenRounds, Pallet, Records,
	Rounds, Seats, SetQuorum, Topics, TradeRefs, UsedLeaves,
};
use frame_support::{assert_ok, hypothetically};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{evidence::Source, Energy};

/// Both committees at work, a trade verified, a round open; then something is broken.
fn broken(break_it: impl FnOnce(), message: &'static str) {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(verify(good_trade()));
		attest(1, instalment(1), 1);
		assert_ok!(Evidence::appoint(RuntimeOrigin::root(), Source::TradingCentre, 5));
		assert_ok!(Pallet::<Test>::do_try_state());
		hypothetically!({
			break_it();
			assert_eq!(Pallet::<Test>::do_try_state(), Err(DispatchError::Other(message)));
		});
	});
}

#[test]
fn a_wrong_count_of_seats_is_found() {
	broken(|| Appointed::<Test>::insert(Source::TradingCentre, 4), "seats are counted wrong");
}

#[test]
fn a_bond_that_is_not_held_is_found() {
	broken(
		|| {
			Seats::<Test>::mutate(1, |seat| {
				let bond = Bond { account: 1, amount: BOND + 1 };
				seat.as_mut().unwrap().status = SeatStatus::Live(bond);
			})
		},
		"an account's hold differs from the bonds of its seats",
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
			let status = SeatStatus::Live(Bond { account: 5, amount: 0 });
			Seats::<Test>::insert(5, Seat { source: Source::TradingCentre, status });
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
		"somebody else voted in a round",
	);
}

#[test]
fn r11_open_rounds_counted_wrong_are_found() {
	broken(|| OpenRounds::<Test>::insert(2, 1), "open rounds are counted wrong");
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
		|| Anchors::<Test>::mutate(METERING, |anchor| anchor.as_mut().unwrap().final_at = 1),
		"an anchor was final before it was made",
	);
}

#[test]
fn r05_allocation_that_no_record_explains_is_found() {
	broken(
		|| Allocated::<Test>::insert(gen(), JANUARY, mwh(6)),
		"allocated energy differs from the sum over records",
	);
}

#[test]
fn r01_allocation_above_the_limit_is_found() {
	broken(
		|| {
			Metered::<Test>::mutate(gen(), JANUARY, |metered| {
				let metered = metered.as_mut().unwrap();
				(metered.energy, metered.limit) = (mwh(4), mwh(4));
			})
		},
		"more energy is allocated than was metered",
	);
}

#[test]
fn r01_allocation_without_a_fixed_reading_is_found() {
	broken(
		|| Metered::<Test>::remove(gen(), JANUARY),
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
			Records::<Test>::mutate(0, |record| {
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
fn r04_a_forgotten_leaf_is_found() {
	broken(
		|| UsedLeaves::<Test>::remove(Records::<Test>::get(0).unwrap().leaf),
		"the leaf of evidence is not used by it",
	);
}

#[test]
fn a_trade_reference_of_nothing_is_found() {
	broken(|| TradeRefs::<Test>::insert(H256::zero(), 7), "a trade reference has no evidence");
}

#[test]
fn a_used_leaf_of_nothing_is_found() {
	broken(|| UsedLeaves::<Test>::insert(H256::zero(), 7), "a used leaf has no evidence");
}
