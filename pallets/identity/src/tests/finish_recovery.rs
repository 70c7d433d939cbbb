use super::*;
use verdigrid_primitives::traits::Parties as _;

/// Somebody who has nothing to do with the party.
const ANYONE: AccountId = 9;

/// A party of Alice, to be moved to Bob's account.
fn recovering() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	recover(id, BOB);
	id
}

fn finish(party: PartyId) -> DispatchResult {
	Identity::finish_recovery(signed(ANYONE), party)
}

#[test]
fn finish_recovery_moves_the_party_and_keeps_the_rest() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		let before = party(id);
		set_time(NOW + DELAY);
		assert_ok!(finish(id));
		assert_eq!(party(id), PartyRecord::<Test> { account: BOB, ..before });
		assert_eq!((Identity::party_of(&ALICE), Identity::party_of(&BOB)), (None, Some(id)));
		assert_eq!(Recoveries::<Test>::get(id), None);
		assert!(Identity::is_active(id));
		has(Event::Recovered { party: id, old_account: ALICE, new_account: BOB });
	});
}

#[test]
fn r27_finish_recovery_works_from_the_second_on_when_it_is_ready() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		for early in [NOW, NOW + DELAY - 1] {
			set_time(early);
			assert_noop!(finish(id), E::TooEarly);
		}
		set_time(NOW + DELAY);
		assert_ok!(finish(id));
	});
}

#[test]
fn finish_recovery_works_long_after_it_is_ready() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		set_time(NOW + 100 * YEAR);
		assert_ok!(finish(id));
	});
}

#[test]
fn r24_finish_recovery_leaves_the_deposit_where_it_is_held() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		set_time(NOW + DELAY);
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
		set_time(NOW + DELAY);
		assert_ok!(finish(id));
		assert_eq!(Identity::account_of(id), Some(POOR));
	});
}

#[test]
fn r27_the_old_account_applies_anew_and_pays_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		set_time(NOW + DELAY);
		assert_ok!(finish(id));
		let kind = PartyKind::Organisation;
		assert_ok!(Identity::apply(signed(ALICE), kind, another(ALICE), region("CN")));
		assert_eq!(held(ALICE), 2 * DEPOSIT);
		let statement = Attest { commitment: another(ALICE), ..Attest::of(ALICE) };
		let expires_at = NOW + DELAY + YEAR;
		assert_noop!(Attest { expires_at, ..statement }.by(REGISTRAR), E::TagTaken);
	});
}

#[test]
fn finish_recovery_keeps_a_party_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Suspended);
		recover(id, BOB);
		set_time(NOW + DELAY);
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
		set_time(NOW + DELAY);
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
		set_time(NOW + DELAY);
		assert_noop!(finish(id), E::AlreadyParty);
		assert_ok!(Identity::cancel_recovery(signed(REGISTRAR), id));
		recover(id, 3);
	});
}

#[test]
fn r27_a_recovery_of_a_removed_registrar_cannot_be_finished() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		remove_registrar(REGISTRAR);
		set_time(NOW + DELAY);
		assert_noop!(finish(id), E::RegistrarRemoved);
		assert_ok!(Identity::cancel_recovery(signed(LESSER_REGISTRAR), id));
		assert_ok!(Identity::recover(signed(LESSER_REGISTRAR), id, BOB, why()));
	});
}

#[test]
fn r27_a_recovery_of_governance_finishes_without_a_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::recover(root(), id, BOB, why()));
		remove_registrar(REGISTRAR);
		set_time(NOW + DELAY);
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

#[test]
fn finish_recovery_needs_a_signature() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		set_time(NOW + DELAY);
		for origin in unsigned() {
			assert_noop!(Identity::finish_recovery(origin, id), DispatchError::BadOrigin);
		}
	});
}
