use crate::{tests::*, Committees, CurrentVersion, Seats};
use verdigrid_primitives::evidence::Source;

#[test]
fn genesis_seats_and_bonds_the_committees() {
	test(|| {
		for (source, accounts) in
			[(Source::TradingCentre, CENTRE), (Source::EnergyPlatform, PLATFORM)]
		{
			assert_eq!(CurrentVersion::<Test>::get(source), 1);
			let committee = Committees::<Test>::get(source, 1).unwrap();
			assert_eq!((committee.members.len(), committee.quorum), (4, 3));
			for account in accounts {
				assert!(Seats::<Test>::get(account as u32).unwrap().is_live());
				assert_eq!(seat_held(account), BOND);
			}
		}
	});
}

#[test]
fn genesis_without_accounts_makes_no_committee() {
	with_committees(&[], &[], || {
		for source in Source::ALL {
			assert_eq!(CurrentVersion::<Test>::get(source), 0);
			assert_eq!(Evidence::committee(source), Default::default());
		}
		assert_eq!(Seats::<Test>::iter().count(), 0);
	});
}

#[test]
fn r09_genesis_seats_count_in_the_first_round() {
	test(|| {
		anchor(METERING, statement(1));
		assert_eq!((seat(11).version, anchor_at(METERING).version), (1, 1));
	});
}

#[test]
#[should_panic(expected = "cannot be seated at genesis")]
fn genesis_refuses_an_account_without_a_party() {
	with_committees(&[STRANGER], &PLATFORM, || ());
}

#[test]
#[should_panic(expected = "cannot be seated at genesis")]
fn r08_genesis_refuses_a_party_twice() {
	with_committees(&[1, 2, 1], &PLATFORM, || ());
}

#[test]
#[should_panic(expected = "cannot be seated at genesis")]
fn r08_genesis_refuses_a_party_of_the_other_source() {
	with_committees(&[1, 11], &PLATFORM, || ());
}

#[test]
#[should_panic(expected = "cannot be seated at genesis")]
fn r08_genesis_refuses_a_party_without_the_role() {
	with_committees(&CENTRE, &[BUYER.into()], || ());
}
