use crate::{
	tests::*,
	types::{Bond, SeatStatus},
	Committees, CurrentVersion, Error, Event, Seats,
};
use frame_support::{assert_ok, traits::fungible::InspectHold};
use verdigrid_primitives::{
	evidence::Source,
	party::{Role, Roles},
};

fn appoint(party: u32) {
	assert_ok!(Evidence::appoint(root(), Source::TradingCentre, party));
}

#[test]
fn accept_seat_holds_the_bond_and_renews_the_committee() {
	test(|| {
		appoint(5);
		assert_ok!(Evidence::accept_seat(signed(5)));
		let bond = Bond { account: 5, amount: BOND };
		assert_eq!(Seats::<Test>::get(5).unwrap().status, SeatStatus::Live(bond));
		assert_eq!(seat_held(5), BOND);
		let source = Source::TradingCentre;
		assert_eq!(CurrentVersion::<Test>::get(source), 2);
		let committee = Committees::<Test>::get(source, 2).unwrap();
		assert_eq!(committee.members.to_vec(), vec![1, 2, 3, 4, 5]);
		assert_eq!(committee.quorum, 4);
		let events = evidence_events();
		let accepted = Event::SeatAccepted { source, party: 5, account: 5, bond: BOND };
		let changed = Event::CommitteeChanged { source, version: 2, members: 5, quorum: 4 };
		assert_eq!(events[events.len() - 2..], [accepted, changed]);
	});
}

#[test]
fn accept_seat_keeps_the_bond_of_its_time() {
	test(|| {
		appoint(5);
		assert_ok!(Evidence::accept_seat(signed(5)));
		SeatBond::set(&(2 * BOND));
		appoint(6);
		assert_ok!(Evidence::accept_seat(signed(6)));
		assert_eq!((seat_held(5), seat_held(6)), (BOND, 2 * BOND));
	});
}

#[test]
fn accept_seat_remembers_the_version_that_it_made() {
	test(|| {
		appoint(5);
		assert_ok!(Evidence::set_quorum(root(), Source::TradingCentre, 4));
		assert_ok!(Evidence::accept_seat(signed(5)));
		let seat = seat(5);
		assert_eq!((seat.version, seat.required), (3, BOND));
		assert_eq!(
			(seat.missed, seat.liable_until, seat.liable_block, seat.disputes),
			(0, 0, 0, 0)
		);
	});
}

#[test]
fn accept_seat_fills_a_committee_of_thirty_one() {
	with_committees(&CENTRE, &[], || {
		platform_of(31);
		let (version, committee) = Evidence::committee(Source::EnergyPlatform);
		assert_eq!((version, committee.members.len(), committee.quorum), (31, 31, 21));
	});
}

#[test]
fn accept_seat_works_without_a_bond() {
	test(|| {
		SeatBond::set(&0);
		appoint(5);
		assert_ok!(Evidence::accept_seat(signed(5)));
		assert_eq!(seat_held(5), 0);
	});
}

#[test]
fn accept_seat_refuses_a_party_without_an_offer() {
	test(|| {
		assert_noop!(Evidence::accept_seat(signed(5)), Error::<Test>::NotInvited);
	});
}

#[test]
fn accept_seat_refuses_a_seat_that_was_accepted() {
	test(|| {
		assert_noop!(Evidence::accept_seat(signed(1)), Error::<Test>::NotInvited);
	});
}

#[test]
fn accept_seat_refuses_a_seat_that_has_ended() {
	test(|| {
		dismiss(1);
		assert_noop!(Evidence::accept_seat(signed(1)), Error::<Test>::NotInvited);
		appoint(5);
		dismiss(5);
		assert_noop!(Evidence::accept_seat(signed(5)), Error::<Test>::NotInvited);
	});
}

#[test]
fn r08_accept_seat_refuses_a_party_that_lost_the_role() {
	test(|| {
		appoint(5);
		World::set_roles(5, Roles::of(&[Role::Consumer]));
		assert_noop!(Evidence::accept_seat(signed(5)), Error::<Test>::RoleMissing);
	});
}

#[test]
fn accept_seat_refuses_an_account_that_cannot_pay_the_bond() {
	test(|| {
		appoint(5);
		SeatBond::set(&(ENDOWMENT + 1));
		assert_noop!(Evidence::accept_seat(signed(5)), Error::<Test>::CannotPayBond);
		assert_eq!(Balances::total_balance_on_hold(&5), 0);
	});
}

#[test]
fn r09_the_quorum_follows_the_membership() {
	let quorums = [1, 2, 3, 3, 4, 5, 5];
	with_committees(&[], &PLATFORM, || {
		for (party, quorum) in (1..=7).zip(quorums) {
			appoint(party);
			assert_ok!(Evidence::accept_seat(signed(party.into())));
			let version = CurrentVersion::<Test>::get(Source::TradingCentre);
			let committee = Committees::<Test>::get(Source::TradingCentre, version).unwrap();
			assert_eq!(committee.members.len() as u32, party);
			assert_eq!(committee.quorum, quorum, "of {party}");
		}
	});
}
