use super::*;
use verdigrid_primitives::traits::Parties as _;

/// A party of Alice, to be moved to Bob's account.
fn recovering() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	recover(id, BOB);
	id
}

fn finish(party: PartyId) -> DispatchResult {
	finish_by(BOB, party)
}

fn finish_by(who: AccountId, party: PartyId) -> DispatchResult {
	Identity::finish_recovery(signed(who), party)
}

#[test]
fn finish_recovery_moves_the_party_and_keeps_the_rest() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		let before = party(id);
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
		assert_eq!(party(id), PartyRecord::<Test> { account: BOB, ..before });
		assert_eq!((Identity::party_of(&ALICE), Identity::party_of(&BOB)), (None, Some(id)));
		assert_eq!(Recoveries::<Test>::get(id), None);
		assert!(Identity::is_active(id));
		has(Event::Recovered { party: id, old_account: ALICE, new_account: BOB });
	});
}

#[test]
fn r44_only_the_new_account_finishes_a_recovery() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		Clock::set(NOW + DELAY);
		for other in [ALICE, REGISTRAR, 9] {
			assert_noop!(finish_by(other, id), E::NotNewAccount);
		}
		assert_ok!(finish(id));
	});
}

#[test]
fn r44_a_replaced_recovery_is_not_finished_by_the_account_that_it_named() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		assert_ok!(Identity::recover(root(), id, 3, why()));
		Clock::set(NOW + DELAY);
		assert_noop!(finish(id), E::NotNewAccount);
		assert_ok!(finish_by(3, id));
	});
}

#[test]
fn r24_finish_recovery_refuses_an_account_that_is_reserved_by_now() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		ReservedAccount::set(&BOB);
		Clock::set(NOW + DELAY);
		assert_noop!(finish(id), E::AccountReserved);
	});
}

#[test]
fn r27_finish_recovery_works_from_the_second_on_when_it_is_ready() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		for early in [NOW, NOW + DELAY - 1] {
			Clock::set(early);
			assert_noop!(finish(id), E::TooEarly);
		}
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
	});
}

#[test]
fn finish_recovery_works_long_after_it_is_ready() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		Clock::set(NOW + 100 * YEAR);
		assert_ok!(finish(id));
	});
}

#[test]
fn r24_finish_recovery_leaves_the_deposit_where_it_is_held() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
		assert_eq!((held(ALICE), held(BOB)), (DEPOSIT, 0));
		assert_eq!(party(id).deposit.unwrap().account, ALICE);
	});
}

#[test]
fn finish_recovery_takes_a_new_account_without_money() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, POOR);
		Clock::set(NOW + DELAY);
		assert_ok!(finish_by(POOR, id));
		assert_eq!(Identity::account_of(id), Some(POOR));
	});
}

#[test]
fn r27_the_old_account_applies_anew_and_pays_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
		let kind = PartyKind::Organisation;
		assert_ok!(Identity::apply(signed(ALICE), kind, another(ALICE), region("CN")));
		assert_eq!(held(ALICE), 2 * DEPOSIT);
		let statement = Attest { commitment: another(ALICE), ..Attest::of(ALICE) };
		let expires_at = NOW + DELAY + YEAR;
		assert_noop!(Attest { expires_at, ..statement }.by(REGISTRAR), E::TagUsed);
	});
}

#[test]
fn finish_recovery_keeps_a_party_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Suspended);
		recover(id, BOB);
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
		assert_eq!(party(id).status, PartyStatus::Suspended);
		assert!(!Identity::is_active(id));
	});
}

#[test]
fn r27_a_finished_recovery_ends_the_effect_of_a_veto() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		assert_ok!(Identity::veto_recovery(signed(ALICE)));
		assert_ok!(Identity::recover(root(), id, BOB, why()));
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
		assert!(!party(id).vetoed);
		recover(id, 3);
	});
}

#[test]
fn r24_finish_recovery_refuses_an_account_that_has_a_party_by_now() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		apply(BOB);
		Clock::set(NOW + DELAY);
		assert_noop!(finish(id), E::AccountUsed);
		assert_ok!(Identity::cancel_recovery(signed(REGISTRAR), id));
		recover(id, 3);
	});
}

#[test]
fn r27_a_recovery_of_a_removed_registrar_cannot_be_finished() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		remove_registrar(REGISTRAR);
		Clock::set(NOW + DELAY);
		assert_noop!(finish(id), E::RegistrarRemoved);
		assert_ok!(Identity::cancel_recovery(signed(LESSER_REGISTRAR), id));
		assert_ok!(Identity::recover(signed(LESSER_REGISTRAR), id, BOB, why()));
	});
}

/// A party of Alice whose registrar is gone, and that another registrar recovers.
fn orphan_recovering() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	remove_registrar(REGISTRAR);
	assert_ok!(Identity::recover(signed(LESSER_REGISTRAR), id, BOB, why()));
	Clock::set(NOW + DELAY);
	id
}

#[test]
fn r27_a_registrar_that_covers_an_orphan_recovers_it() {
	ExtBuilder::default().build_and_execute(|| {
		let id = orphan_recovering();
		assert_ok!(finish(id));
		assert_eq!(party(id).account, BOB);
	});
}

#[test]
fn r27_a_recovery_of_a_registrar_that_may_give_less_by_now_cannot_be_finished() {
	ExtBuilder::default().build_and_execute(|| {
		let id = orphan_recovering();
		assert_ok!(Identity::set_registrar(root(), LESSER_REGISTRAR, LESSER_ROLES, 1));
		assert_noop!(finish(id), E::NotItsRegistrar);
	});
}

#[test]
fn r27_a_recovery_cannot_be_finished_once_another_registrar_is_in_charge() {
	ExtBuilder::default().registrar(102, Roles::ALL, 3).build_and_execute(|| {
		let id = orphan_recovering();
		let expires_at = NOW + YEAR;
		assert_ok!(Identity::renew(signed(102), id, ALICE, commitment(ALICE), expires_at));
		assert_noop!(finish(id), E::NotItsRegistrar);
		assert_ok!(Identity::cancel_recovery(signed(102), id));
	});
}

#[test]
fn r27_a_registrar_that_comes_back_does_not_finish_what_it_began_before() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		remove_registrar(REGISTRAR);
		assert_ok!(Identity::set_registrar(root(), REGISTRAR, Roles::ALL, 3));
		Clock::set(NOW + DELAY);
		assert_noop!(finish(id), E::RegistrarRemoved);
		assert_ok!(Identity::cancel_recovery(signed(REGISTRAR), id));
		recover(id, BOB);
		Clock::set(NOW + 2 * DELAY);
		assert_ok!(finish(id));
	});
}

#[test]
fn r27_a_registrar_that_may_give_less_is_the_same_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		assert_ok!(Identity::set_registrar(root(), REGISTRAR, LESSER_ROLES, 2));
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
	});
}

#[test]
fn r24_of_two_recoveries_to_one_account_only_the_first_is_finished() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (recovering(), attested(3, REGISTRAR));
		recover(second, BOB);
		Clock::set(NOW + DELAY);
		assert_ok!(finish(first));
		assert_noop!(finish(second), E::AccountUsed);
		assert_eq!(Identity::party_of(&BOB), Some(first));
	});
}

#[test]
fn r24_an_account_with_an_offer_takes_either_the_offer_or_the_recovery() {
	for offer_first in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			let (recovered, offered) = (recovering(), attested(3, REGISTRAR));
			assert_ok!(Identity::rotate(signed(3), BOB));
			Clock::set(NOW + DELAY);
			let accept = || Identity::accept_rotation(signed(BOB), offered);
			if offer_first {
				assert_ok!(accept());
				assert_noop!(finish(recovered), E::AccountUsed);
			} else {
				assert_ok!(finish(recovered));
				assert_noop!(accept(), E::AccountUsed);
			}
		});
	}
}

#[test]
fn r13_a_recovery_does_not_move_with_the_delay() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		RecoveryDelay::set(&1);
		Clock::set(NOW + DELAY - 1);
		assert_noop!(finish(id), E::TooEarly);
		RecoveryDelay::set(&(100 * DELAY));
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
	});
}

#[test]
fn finish_recovery_works_at_once_without_a_delay() {
	ExtBuilder::default().build_and_execute(|| {
		RecoveryDelay::set(&0);
		let id = recovering();
		assert_ok!(finish(id));
	});
}

#[test]
fn finish_recovery_never_works_with_the_longest_delay() {
	ExtBuilder::default().build_and_execute(|| {
		RecoveryDelay::set(&Moment::MAX);
		let id = recovering();
		Clock::set(NOW + 1_000 * YEAR);
		assert_noop!(finish(id), E::TooEarly);
		assert_ok!(Identity::veto_recovery(signed(ALICE)));
	});
}

#[test]
fn r27_a_recovery_of_governance_finishes_without_a_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::recover(root(), id, BOB, why()));
		remove_registrar(REGISTRAR);
		Clock::set(NOW + DELAY);
		assert_ok!(finish(id));
	});
}

#[test]
fn finish_recovery_refuses_where_none_is_pending() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_noop!(finish(id), E::NoRecovery);
		assert_noop!(finish(7), E::NoRecovery);
	});
}
