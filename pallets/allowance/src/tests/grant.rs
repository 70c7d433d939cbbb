use super::*;
use frame_support::traits::fungible::{Inspect, Mutate};

fn balance(who: AccountId) -> Balance {
	<Balances as Inspect<_>>::balance(&who)
}

#[test]
fn the_first_attestation_brings_a_grant_and_no_later_one_does() {
	build_and_execute(|| {
		Allowance::attested(ALICE, &account(ALICE));
		assert_eq!((balance(1), balance(MEMBERS)), (50, FUNDS - 50));
		let granted = Event::Granted { party: ALICE, account: account(ALICE), amount: 50 };
		System::assert_last_event(granted.into());
		assert_eq!(Granted::<Test>::get(ALICE), Some(50));
		let before = System::event_count();
		World::rotate(ALICE, 77);
		Allowance::attested(ALICE, &77);
		assert_eq!((balance(1), balance(77), System::event_count()), (50, 0, before));
		Allowance::attested(BOB, &account(BOB));
		assert_eq!((balance(2), balance(MEMBERS)), (50, FUNDS - 100));
	});
}

#[test]
fn an_attestation_does_not_fail_for_want_of_money() {
	build_and_execute(|| {
		// The account of the members keeps the least balance.
		Balances::set_balance(&MEMBERS, 50);
		Allowance::attested(ALICE, &account(ALICE));
		System::assert_last_event(Event::GrantNotPaid { party: ALICE, amount: 50 }.into());
		assert_eq!((balance(1), balance(MEMBERS)), (0, 50));
		assert!(!Granted::<Test>::contains_key(ALICE));
		Balances::set_balance(&MEMBERS, 51);
		Allowance::attested(ALICE, &account(ALICE));
		assert_eq!((balance(1), balance(MEMBERS)), (50, 1));
	});
}

#[test]
fn a_grant_that_is_less_than_an_account_must_have_is_not_paid() {
	build_and_execute(|| {
		verdigrid_test_support::ExistentialDeposit::set(&60);
		Allowance::attested(ALICE, &account(ALICE));
		System::assert_last_event(Event::GrantNotPaid { party: ALICE, amount: 50 }.into());
		assert_eq!((balance(1), balance(MEMBERS)), (0, FUNDS));
	});
}

#[test]
fn where_there_is_no_grant_nothing_happens() {
	build_and_execute(|| {
		Start::set(&0);
		Allowance::attested(ALICE, &account(ALICE));
		assert_eq!((balance(1), System::event_count()), (0, 0));
		Start::set(&1);
		Allowance::attested(ALICE, &account(ALICE));
		assert_eq!(balance(1), 1);
	});
}

#[test]
fn a_party_that_is_not_active_gets_its_grant_later() {
	build_and_execute(|| {
		World::suspend(ALICE);
		Allowance::attested(ALICE, &account(ALICE));
		assert_eq!((balance(1), System::event_count()), (0, 0));
		World::reinstate(ALICE);
		Allowance::attested(ALICE, &account(ALICE));
		assert_eq!(balance(1), 50);
	});
}
