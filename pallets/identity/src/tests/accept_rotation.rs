use super::*;
use verdigrid_primitives::traits::Parties as _;

/// A party of Alice, offered to `new`.
fn offered(new: AccountId) -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	assert_ok!(Identity::rotate(signed(ALICE), new));
	id
}

fn accept(who: AccountId, party: PartyId) -> DispatchResult {
	Identity::accept_rotation(signed(who), party)
}

#[test]
fn accept_rotation_moves_the_party_and_keeps_the_rest() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		let before = party(id);
		assert_ok!(accept(BOB, id));
		let after = party(id);
		let deposit = after.deposit.clone();
		assert_eq!(after, PartyRecord::<Test> { account: BOB, deposit, ..before });
		assert_eq!((Identity::party_of(&ALICE), Identity::party_of(&BOB)), (None, Some(id)));
		assert!(Identity::is_active(id));
		assert_eq!(Rotations::<Test>::get(id), None);
		has(Event::Rotated { party: id, old_account: ALICE, new_account: BOB });
	});
}

#[test]
fn r24_accept_rotation_takes_the_deposit_over() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		assert_ok!(accept(BOB, id));
		assert_eq!((held(ALICE), held(BOB)), (0, DEPOSIT));
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
		assert_eq!(party(id).deposit.unwrap().account, BOB);
	});
}

#[test]
fn r24_accept_rotation_returns_the_deposit_to_the_account_that_held_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, BOB);
		Clock::set(NOW + DELAY);
		assert_ok!(Identity::finish_recovery(signed(BOB), id));
		assert_eq!((held(ALICE), held(BOB)), (DEPOSIT, 0));
		assert_ok!(Identity::rotate(signed(BOB), 3));
		assert_ok!(accept(3, id));
		assert_eq!((held(ALICE), held(BOB), held(3)), (0, 0, DEPOSIT));
	});
}

#[test]
fn r24_accept_rotation_returns_what_was_held_and_holds_what_it_costs_now() {
	ExtBuilder::default().build().execute_with(|| {
		let id = offered(BOB);
		Price::set(&(DEPOSIT + 7));
		assert_ok!(accept(BOB, id));
		assert_eq!((held(ALICE), held(BOB)), (0, DEPOSIT + 7));
		Price::set(&0);
		assert_ok!(Identity::rotate(signed(BOB), ALICE));
		assert_ok!(accept(ALICE, id));
		assert_eq!((held(ALICE), held(BOB)), (0, 0));
		assert_ok!(Identity::do_try_state());
	});
}

#[test]
fn accept_rotation_of_a_founding_party_holds_nothing() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		assert_ok!(Identity::rotate(signed(ALICE), POOR));
		assert_ok!(accept(POOR, 0));
		assert_eq!(held(POOR), 0);
		assert_eq!(party(0).deposit, None);
	});
}

#[test]
fn accept_rotation_refuses_who_cannot_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(POOR);
		assert_noop!(accept(POOR, id), E::CannotPayDeposit);
	});
}

#[test]
fn r27_the_old_account_may_apply_but_only_for_another_entity() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		assert_ok!(accept(BOB, id));
		let kind = PartyKind::Organisation;
		assert_ok!(Identity::apply(signed(ALICE), kind, another(ALICE), region("CN")));
		let anew = Attest { commitment: another(ALICE), ..Attest::of(ALICE) };
		assert_noop!(anew.clone().by(REGISTRAR), E::TagUsed);
		assert_ok!(Attest { tag: tag(9), ..anew }.by(REGISTRAR));
	});
}

#[test]
fn accept_rotation_is_for_the_account_that_was_named() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		for who in [3, ALICE] {
			assert_noop!(accept(who, id), E::NoRotation);
		}
	});
}

#[test]
fn accept_rotation_refuses_where_nothing_is_offered() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_noop!(accept(BOB, id), E::NoRotation);
	});
}

#[test]
fn r12_accept_rotation_names_the_party() {
	ExtBuilder::default().build_and_execute(|| {
		offered(BOB);
		let other = attested(3, REGISTRAR);
		assert_noop!(accept(BOB, other), E::NoRotation);
	});
}

#[test]
fn r24_an_account_that_has_a_party_by_now_cannot_accept() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		apply(BOB);
		assert_noop!(accept(BOB, id), E::AccountUsed);
	});
}

#[test]
fn r24_an_account_that_is_reserved_by_now_cannot_accept() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		ReservedAccount::set(&BOB);
		assert_noop!(accept(BOB, id), E::AccountReserved);
		ReservedAccount::set(&SEATED);
		assert_ok!(accept(BOB, id));
	});
}

#[test]
fn r38_a_new_commitment_moves_along() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		wait_again(ALICE);
		assert_ok!(accept(BOB, id));
		let statement = Attest { commitment: another(ALICE), tag: tag(ALICE), ..Attest::of(BOB) };
		let stale = Attest { account: ALICE, ..statement.clone() };
		assert_noop!(stale.by(REGISTRAR), E::StatementMismatch);
		assert_ok!(statement.by(REGISTRAR));
	});
}

#[test]
fn accept_rotation_waits_while_the_party_is_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		suspend(id);
		assert_noop!(accept(BOB, id), E::PartyBarred);
		assert_ok!(Identity::reinstate(signed(REGISTRAR), id));
		assert_ok!(accept(BOB, id));
	});
}

#[test]
fn a_recovery_ends_what_was_offered_before() {
	ExtBuilder::default().build_and_execute(|| {
		let id = offered(BOB);
		recover(id, 3);
		assert_noop!(accept(BOB, id), E::NoRotation);
		assert_ok!(Identity::veto_recovery(signed(ALICE)));
		assert_noop!(accept(BOB, id), E::NoRotation);
	});
}

#[test]
fn accept_rotation_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(accept(BOB, 7), E::UnknownParty);
	});
}
