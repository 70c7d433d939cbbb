use crate::{
	tests::*,
	types::{Bond, Ending, SeatStatus},
	Anchors, Committees, Error, Event, Rounds, SeatCount, Seats,
};
use frame_support::assert_ok;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::{
	evidence::Source,
	party::{PartyId, Roles},
};

const SOURCE: Source = Source::EnergyPlatform;

fn refused(party: PartyId, error: Error<Test>) {
	assert_noop!(Evidence::dismiss(root(), party), error);
}

#[test]
fn dismiss_takes_a_seat_away_and_renews_the_committee() {
	challenged(|| {
		assert_ok!(Evidence::dismiss(root(), 11));
		let bond = Bond { account: 11, amount: BOND };
		let unbonds_at = NOW + UNBONDING;
		assert_eq!(seat(11).status, SeatStatus::Leaving { bond, unbonds_at });
		assert_eq!((seat(11).version, seat(11).required), (1, BOND));
		assert_eq!(seat_held(11), BOND);
		assert_eq!(SeatCount::<Test>::get(SOURCE), 3);
		let (version, committee) = Evidence::committee(SOURCE);
		assert_eq!(
			(version, committee.members.to_vec(), committee.quorum),
			(2, vec![12, 13, 14], 3)
		);
		let (source, party, dismissed) = (SOURCE, 11, true);
		let events = evidence_events();
		assert_eq!(
			events[events.len() - 2..],
			[
				Event::SeatLeft { source, party, dismissed, unbonds_at },
				Event::CommitteeChanged { source, version: 2, members: 3, quorum: 3 },
			]
		);
	});
}

#[test]
fn dismiss_leaves_the_earlier_version_and_the_other_committee_as_they_are() {
	test(|| {
		dismiss(11);
		assert_eq!(Committees::<Test>::get(SOURCE, 1).unwrap().members.to_vec(), [11, 12, 13, 14]);
		assert_eq!(Evidence::committee(Source::TradingCentre).0, 1);
	});
}

#[test]
fn dismiss_takes_an_offer_back() {
	test(|| {
		assert_ok!(Evidence::appoint(root(), SOURCE, 15));
		assert_ok!(Evidence::dismiss(root(), 15));
		assert!(!Seats::<Test>::contains_key(15));
		assert_eq!(SeatCount::<Test>::get(SOURCE), 4);
		assert_eq!(Evidence::committee(SOURCE).0, 1);
		assert_eq!(last_event(), Event::InvitationEnded { source: SOURCE, party: 15 }.into());
	});
}

#[test]
fn dismiss_works_whatever_has_become_of_the_party() {
	test(|| {
		World::lapse(11);
		World::set_roles(11, Roles::NONE);
		dismiss(11);
		assert!(!seat(11).is_live());
	});
}

#[test]
fn r09_the_quorum_follows_those_who_are_left() {
	with_committees(&CENTRE, &[], || {
		let accounts = platform_of(7);
		let quorums = [5, 4, 3, 3, 2, 1, 0];
		for (left, (account, quorum)) in (0..7).rev().zip(accounts.into_iter().zip(quorums)) {
			dismiss(account);
			let committee = Evidence::committee(SOURCE).1;
			assert_eq!((committee.members.len(), committee.quorum), (left, quorum));
		}
	});
}

#[test]
fn dismiss_may_empty_a_committee_which_can_be_filled_again() {
	test(|| {
		attest(11, METERING, 1);
		PLATFORM.into_iter().for_each(dismiss);
		let (version, committee) = Evidence::committee(SOURCE);
		assert_eq!((version, committee.members.len(), committee.quorum), (5, 0, 0));
		take_seat(SOURCE, 15);
		attest(15, METERING, 1);
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.attesters.to_vec(), anchor.version, anchor.round), (vec![15], 6, 2));
	});
}

#[test]
fn r08_the_vote_of_a_dismissed_member_leaves_open_rounds() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		dismiss(11);
		attest(13, METERING, 1);
		assert!(!Anchors::<Test>::contains_key(METERING));
		attest(14, METERING, 1);
		let anchor = anchor_at(METERING);
		assert_eq!((anchor.attesters.to_vec(), anchor.version), (vec![12, 13, 14], 1));
		assert_eq!(seat(11).liable_until, 0);
	});
}

#[test]
fn r08_dismissal_takes_the_vote_out_of_every_open_round() {
	test(|| {
		let [other, another] = [instalment(0), METERING];
		attest(1, other, 1);
		attest(11, another, 1);
		dismiss(1);
		dismiss(11);
		for (topic, rest) in [(other, [2, 3]), (another, [12, 13])] {
			rest.into_iter().for_each(|member| attest(member, topic, 1));
			assert!(!Anchors::<Test>::contains_key(topic));
		}
	});
}

#[test]
fn r09_dismissal_may_leave_a_round_short() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		dismiss(13);
		dismiss(14);
		assert!(Rounds::<Test>::contains_key(METERING));
		assert_ok!(Evidence::poke(signed(STRANGER), METERING));
		let (topic, round, ending) = (METERING, 1, Ending::Short);
		assert_eq!(last_event(), Event::RoundClosed { topic, round, ending }.into());
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		assert_eq!(anchor_at(METERING).version, 3);
	});
}

#[test]
fn r13_the_end_of_unbonding_does_not_move_with_the_parameters() {
	challenged(|| {
		dismiss(11);
		ResolutionPeriod::set(&0);
		ChallengePeriod::set(&0);
		Clock::set(NOW + UNBONDING - 1);
		assert_noop!(Evidence::withdraw_bond(signed(11)), Error::<Test>::BondNotFree);
	});
}

#[test]
fn dismiss_refuses_a_party_without_a_seat() {
	test(|| {
		refused(15, Error::UnknownSeat);
		refused(PartyId::MAX, Error::UnknownSeat);
	});
}

#[test]
fn dismiss_refuses_a_party_that_has_left() {
	test(|| {
		dismiss(11);
		refused(11, Error::AlreadyLeft);
		assert_ok!(Evidence::resign(signed(12)));
		refused(12, Error::AlreadyLeft);
	});
}

#[test]
fn dismiss_refuses_unbonding_beyond_all_time() {
	test(|| {
		ResolutionPeriod::set(&u64::MAX);
		assert_noop!(Evidence::dismiss(root(), 11), ArithmeticError::Overflow);
	});
}
