//! An account that has a record is not reaped, whatever happens to its money.

use super::*;

/// Sends a transaction, gives all money away, and tells whether the account still counts what it
/// has sent.
fn is_kept(who: AccountId) -> bool {
	System::inc_account_nonce(who);
	assert_ok!(Balances::transfer_all(signed(who), POOR, false));
	System::account_nonce(who) > 0
}

fn founded(who: AccountId) -> ExtBuilder {
	ExtBuilder::default().party(who, LESSER_ROLES, 2)
}

#[test]
fn an_account_without_a_record_is_reaped() {
	founded(ALICE).build_and_execute(|| assert!(!is_kept(BOB)));
}

#[test]
fn r44_a_founding_partys_account_is_kept() {
	founded(ALICE).build_and_execute(|| assert!(is_kept(ALICE)));
}

#[test]
fn r44_a_registrars_account_is_kept_until_it_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..2 {
			assert_ok!(Identity::set_registrar(root(), ALICE, LESSER_ROLES, 2));
		}
		assert!(is_kept(ALICE));
		remove_registrar(ALICE);
		assert!(!System::account_exists(&ALICE));
	});
}

#[test]
fn r44_the_new_account_of_a_rotation_is_kept_and_the_old_one_is_free() {
	founded(ALICE).build_and_execute(|| {
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		assert_ok!(Identity::accept_rotation(signed(BOB), 0));
		assert!(is_kept(BOB));
		assert!(!is_kept(ALICE));
	});
}

#[test]
fn r44_the_new_account_of_a_recovery_is_kept_even_without_money() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, POOR);
		Clock::set(NOW + DELAY);
		assert_ok!(Identity::finish_recovery(signed(POOR), id));
		System::inc_account_nonce(POOR);
		assert_eq!((System::providers(&POOR), System::account_nonce(POOR)), (0, 1));
	});
}

#[test]
fn an_applicant_that_is_rejected_is_kept_no_longer() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert!(is_kept(ALICE));
		assert_ok!(Identity::reject(signed(REGISTRAR), id, ALICE, commitment(ALICE), why()));
		assert!(!is_kept(ALICE));
	});
}

#[test]
fn an_account_with_two_records_is_kept_for_each() {
	founded(ALICE).build_and_execute(|| {
		assert_ok!(Identity::set_registrar(root(), ALICE, LESSER_ROLES, 2));
		assert_eq!(System::sufficients(&ALICE), 2);
		remove_registrar(ALICE);
		assert!(is_kept(ALICE));
	});
}
