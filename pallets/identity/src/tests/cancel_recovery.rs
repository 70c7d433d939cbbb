use super::*;
use verdigrid_primitives::traits::Parties as _;

fn recovering() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	recover(id, BOB);
	id
}

fn cancel(by: AccountId, party: PartyId) -> DispatchResult {
	Identity::cancel_recovery(signed(by), party)
}

#[test]
fn cancel_recovery_calls_it_off_without_the_effect_of_a_veto() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		assert_ok!(cancel(REGISTRAR, id));
		has(Event::RecoveryCancelled { party: id, by: Some(REGISTRAR) });
		assert_eq!(Recoveries::<Test>::get(id), None);
		assert!(Identity::is_active(id));
		recover(id, 3);
	});
}

#[test]
fn cancel_recovery_works_once_the_delay_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		Clock::set(NOW + DELAY);
		assert_ok!(cancel(REGISTRAR, id));
	});
}

#[test]
fn r44_a_recovery_that_nobody_accepts_bars_no_party_for_ever() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::recover(root(), id, POOR, why()));
		Clock::set(NOW + YEAR - 1);
		assert!(Identity::is_barred(id));
		assert_ok!(Identity::cancel_recovery(root(), id));
		assert!(Identity::is_active(id));
	});
}

#[test]
fn governance_calls_off_any_recovery() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		assert_ok!(Identity::cancel_recovery(root(), id));
		has(Event::RecoveryCancelled { party: id, by: None });
		assert_ok!(Identity::recover(root(), id, BOB, why()));
		assert_ok!(Identity::cancel_recovery(root(), id));
	});
}

#[test]
fn r27_a_registrar_does_not_stop_a_recovery_of_governance() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::recover(root(), id, BOB, why()));
		assert_noop!(cancel(REGISTRAR, id), E::GovernanceDecides);
	});
}

#[test]
fn r27_cancel_recovery_is_for_the_registrar_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		assert_noop!(cancel(LESSER_REGISTRAR, id), E::NotItsRegistrar);
		remove_registrar(REGISTRAR);
		assert_ok!(cancel(LESSER_REGISTRAR, id));
	});
}

#[test]
fn cancel_recovery_refuses_where_none_is_pending() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_noop!(cancel(REGISTRAR, id), E::NoRecovery);
		assert_noop!(Identity::cancel_recovery(root(), id), E::NoRecovery);
	});
}

#[test]
fn cancel_recovery_refuses_a_party_that_does_not_exist_or_was_never_attested() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Identity::cancel_recovery(root(), 7), E::UnknownParty);
		let id = apply(ALICE);
		assert_noop!(Identity::cancel_recovery(root(), id), E::NeverAttested);
	});
}
