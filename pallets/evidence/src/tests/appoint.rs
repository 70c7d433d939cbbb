use crate::{tests::*, types::SeatStatus, Error, Event, SeatCount, Seats};
use frame_support::assert_ok;
use verdigrid_primitives::{
	evidence::Source,
	party::{Role, Roles},
};

const CENTRE_SOURCE: Source = Source::TradingCentre;

#[test]
fn appoint_offers_a_seat() {
	test(|| {
		assert_ok!(Evidence::appoint(root(), CENTRE_SOURCE, 5));
		let seat = Seats::<Test>::get(5).unwrap();
		assert_eq!(seat.source, CENTRE_SOURCE);
		assert_eq!(seat.status, SeatStatus::Invited);
		assert_eq!(SeatCount::<Test>::get(CENTRE_SOURCE), 5);
		assert_eq!(last_event(), Event::Appointed { source: CENTRE_SOURCE, party: 5 }.into());
	});
}

#[test]
fn appoint_leaves_the_committee_as_it_is() {
	test(|| {
		let before = crate::CurrentVersion::<Test>::get(CENTRE_SOURCE);
		assert_ok!(Evidence::appoint(root(), CENTRE_SOURCE, 5));
		assert_eq!(crate::CurrentVersion::<Test>::get(CENTRE_SOURCE), before);
	});
}

#[test]
fn appoint_refuses_an_inactive_party() {
	test(|| {
		World::lapse(5);
		for party in [5, 12_345] {
			assert_noop!(
				Evidence::appoint(root(), CENTRE_SOURCE, party),
				Error::<Test>::AppointeeNotActive
			);
		}
	});
}

#[test]
fn r08_appoint_refuses_a_party_without_the_role_of_the_source() {
	test(|| {
		for party in [15, BUYER] {
			assert_noop!(
				Evidence::appoint(root(), CENTRE_SOURCE, party),
				Error::<Test>::AppointeeRoleMissing
			);
		}
	});
}

#[test]
fn r08_appoint_refuses_a_second_seat_over_both_committees() {
	test(|| {
		World::set_roles(1, Roles::of(&[Role::TradingCentre, Role::EnergyPlatform]));
		for source in Source::ALL {
			assert_noop!(Evidence::appoint(root(), source, 1), Error::<Test>::SeatExists);
		}
		assert_ok!(Evidence::appoint(root(), CENTRE_SOURCE, 5));
		assert_noop!(Evidence::appoint(root(), CENTRE_SOURCE, 5), Error::<Test>::SeatExists);
	});
}

#[test]
fn r08_appoint_refuses_a_party_until_it_has_withdrawn_its_bond() {
	test(|| {
		dismiss(1);
		Clock::set(NOW + UNBONDING);
		let again = || Evidence::appoint(root(), CENTRE_SOURCE, 1);
		assert_noop!(again(), Error::<Test>::SeatExists);
		assert_ok!(Evidence::withdraw_bond(signed(1)));
		assert_ok!(again());
	});
}

#[test]
fn appoint_does_not_count_seats_that_have_ended() {
	test(|| {
		dismiss(1);
		for account in 200..228 {
			register(account, &[Role::TradingCentre]);
			assert_ok!(Evidence::appoint(root(), CENTRE_SOURCE, account as u32));
		}
		assert_eq!(SeatCount::<Test>::get(CENTRE_SOURCE), 31);
		dismiss(200);
		assert_ok!(Evidence::appoint(root(), CENTRE_SOURCE, 5));
	});
}

#[test]
fn appoint_refuses_the_thirty_second_seat_counting_invited_ones() {
	test(|| {
		for account in 200..227 {
			register(account, &[Role::TradingCentre]);
			assert_ok!(Evidence::appoint(root(), CENTRE_SOURCE, account as u32));
		}
		assert_eq!(SeatCount::<Test>::get(CENTRE_SOURCE), 31);
		assert_noop!(Evidence::appoint(root(), CENTRE_SOURCE, 5), Error::<Test>::CommitteeFull);
		assert_ok!(Evidence::appoint(root(), Source::EnergyPlatform, 15));
	});
}
