use crate::{
	tests::*,
	types::{Bond, SeatStatus, Verdict},
	Error, Event,
};
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate, tokens::Preservation},
};
use sp_runtime::Permill;
use verdigrid_primitives::evidence::Source;

fn refused(account: AccountId, error: Error<Test>) {
	assert_noop!(Evidence::restore_bond(signed(account)), error);
}

/// An anchor that three members made is overturned: each loses half of its bond.
fn slashed(test: impl FnOnce()) {
	challenged(|| {
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		test();
	});
}

#[test]
fn restore_bond_makes_a_slashed_bond_full() {
	slashed(|| {
		assert_eq!((seat_held(11), seat(11).is_bonded()), (BOND / 2, false));
		assert_ok!(Evidence::restore_bond(signed(11)));
		let bond = Bond { account: 11, amount: BOND };
		assert_eq!(seat(11).status, SeatStatus::Live(bond));
		assert!(seat(11).is_bonded());
		assert_eq!((seat_held(11), free(11)), (BOND, ENDOWMENT - BOND * 3 / 2));
		let restored = Event::BondRestored { party: 11, account: 11, bond: BOND };
		assert_eq!(last_event(), restored.into());
	});
}

#[test]
fn restore_bond_keeps_the_bond_of_the_seats_time() {
	slashed(|| {
		SeatBond::set(&(10 * BOND));
		assert_ok!(Evidence::restore_bond(signed(11)));
		assert_eq!(seat_held(11), BOND);
	});
}

#[test]
fn restore_bond_makes_a_bond_full_of_which_nothing_was_left() {
	challenged(|| {
		SlashRatio::set(&Permill::one());
		anchor(METERING, statement(1));
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		assert_eq!(seat_held(11), 0);
		assert_ok!(Evidence::restore_bond(signed(11)));
		assert_eq!(seat_held(11), BOND);
	});
}

#[test]
fn restore_bond_keeps_the_seats_place_in_its_committee() {
	slashed(|| {
		let before = seat(11);
		assert_ok!(Evidence::restore_bond(signed(11)));
		let after = seat(11);
		assert_eq!((after.version, after.missed), (before.version, before.missed));
		assert_eq!(Evidence::committee(Source::EnergyPlatform).0, 1);
	});
}

#[test]
fn r09_a_slashed_seat_counts_again_only_when_its_bond_is_full() {
	slashed(|| {
		assert_noop!(
			Evidence::attest(signed(14), METERING, 2, statement(2)),
			Error::<Test>::TooFewSeats
		);
		restore(&[11, 12]);
		attest(14, METERING, 2);
		attest(11, METERING, 2);
		assert!(!anchor_at(METERING).stands());
		attest(12, METERING, 2);
		assert_eq!(anchor_at(METERING).attesters.to_vec(), vec![14, 11, 12]);
		assert!(anchor_at(METERING).missing.is_empty());
	});
}

#[test]
fn r24_restore_bond_moves_all_of_it_to_the_partys_present_account() {
	slashed(|| {
		World::rotate(11, STRANGER);
		assert_ok!(Evidence::restore_bond(signed(STRANGER)));
		assert_eq!((seat_held(11), seat_held(STRANGER)), (0, BOND));
		assert_eq!(free(11), ENDOWMENT - BOND / 2);
		assert_eq!(seat(11).bond().unwrap().account, STRANGER);
	});
}

#[test]
fn restore_bond_refuses_a_bond_that_is_full() {
	test(|| refused(11, Error::BondFull));
	slashed(|| {
		refused(14, Error::BondFull);
		restore(&[11]);
		refused(11, Error::BondFull);
	});
}

#[test]
fn restore_bond_refuses_a_seat_that_is_not_live() {
	slashed(|| {
		assert_ok!(Evidence::appoint(root(), Source::EnergyPlatform, 15));
		refused(15, Error::NotSeated);
		dismiss(11);
		refused(11, Error::NotSeated);
	});
}

#[test]
fn restore_bond_refuses_a_party_without_a_seat() {
	test(|| refused(15, Error::UnknownSeat));
}

#[test]
fn restore_bond_refuses_an_account_that_cannot_pay() {
	slashed(|| {
		let free = free(11);
		assert_ok!(Balances::transfer(&11, &STRANGER, free - BOND / 2, Preservation::Preserve,));
		assert_noop!(Evidence::restore_bond(signed(11)), Error::<Test>::CannotPayBond);
		assert_ok!(Balances::transfer(&STRANGER, &11, 1, Preservation::Preserve,));
		assert_ok!(Evidence::restore_bond(signed(11)));
	});
}
