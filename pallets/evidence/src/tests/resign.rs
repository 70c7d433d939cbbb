use crate::{
	tests::*,
	types::{Bond, SeatStatus},
	Anchors, Error, Event, SeatCount, Seats,
};
use frame_support::assert_ok;
use verdigrid_primitives::evidence::Source;

const SOURCE: Source = Source::EnergyPlatform;

fn refused(account: AccountId, error: Error<Test>) {
	assert_noop!(Evidence::resign(signed(account)), error);
}

#[test]
fn resign_gives_a_seat_up_and_renews_the_committee() {
	challenged(|| {
		assert_ok!(Evidence::resign(signed(12)));
		let bond = Bond { account: 12, amount: BOND };
		let unbonds_at = NOW + UNBONDING;
		assert_eq!(seat(12).status, SeatStatus::Leaving { bond, unbonds_at });
		assert_eq!((seat_held(12), SeatCount::<Test>::get(SOURCE)), (BOND, 3));
		assert_eq!(Evidence::committee(SOURCE).1.members.to_vec(), vec![11, 13, 14]);
		let (source, party, dismissed) = (SOURCE, 12, false);
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
fn resign_declines_an_offer() {
	test(|| {
		assert_ok!(Evidence::appoint(root(), SOURCE, 15));
		assert_ok!(Evidence::resign(signed(15)));
		assert!(!Seats::<Test>::contains_key(15));
		assert_eq!(SeatCount::<Test>::get(SOURCE), 4);
		assert_eq!(last_event(), Event::InvitationEnded { source: SOURCE, party: 15 }.into());
	});
}

#[test]
fn r08_resign_is_the_partys_whatever_account_it_uses() {
	test(|| {
		World::rotate(11, STRANGER);
		refused(11, Error::NotAParty);
		assert_ok!(Evidence::resign(signed(STRANGER)));
		assert_eq!(seat(11).bond().unwrap().account, 11);
	});
}

#[test]
fn r08_the_vote_of_a_member_that_resigned_leaves_open_rounds() {
	test(|| {
		attest(11, METERING, 1);
		attest(12, METERING, 1);
		assert_ok!(Evidence::resign(signed(12)));
		attest(13, METERING, 1);
		assert!(!Anchors::<Test>::contains_key(METERING));
		attest(14, METERING, 1);
		assert_eq!(anchor_at(METERING).attesters.to_vec(), vec![11, 13, 14]);
	});
}

#[test]
fn resign_refuses_a_party_without_a_seat() {
	test(|| refused(15, Error::UnknownSeat));
}

#[test]
fn resign_refuses_a_party_that_has_left() {
	test(|| {
		assert_ok!(Evidence::resign(signed(11)));
		refused(11, Error::AlreadyLeft);
		dismiss(12);
		refused(12, Error::AlreadyLeft);
	});
}
