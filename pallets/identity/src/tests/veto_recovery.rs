use super::*;
use verdigrid_primitives::traits::Parties as _;

/// A party of Alice that is being recovered.
fn recovering() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	recover(id, BOB);
	id
}

fn veto(who: AccountId) -> DispatchResult {
	Identity::veto_recovery(signed(who))
}

#[test]
fn veto_recovery_stops_the_recovery() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		assert_ok!(veto(ALICE));
		assert_eq!(Recoveries::<Test>::get(id), None);
		assert!(party(id).vetoed);
		assert!(Identity::party_info(id).unwrap().vetoed);
		assert!(Identity::is_active(id));
		has(Event::RecoveryVetoed { party: id, account: ALICE });
		set_time(NOW + DELAY);
		assert_noop!(Identity::finish_recovery(signed(BOB), id), E::NoRecovery);
	});
}

#[test]
fn r27_veto_recovery_works_until_the_second_before_it_is_ready() {
	ExtBuilder::default().build_and_execute(|| {
		recovering();
		for late in [NOW + DELAY, NOW + DELAY + 1] {
			set_time(late);
			assert_noop!(veto(ALICE), E::VetoTooLate);
		}
		set_time(NOW + DELAY - 1);
		assert_ok!(veto(ALICE));
	});
}

#[test]
fn r27_parties_veto_whatever_their_status() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in (1..).zip(NOT_ACTIVE) {
			let id = standing(who, status);
			recover(id, 10 + who);
			assert_ok!(veto(who));
			assert_eq!(party(id).status, status);
		}
	});
}

#[test]
fn a_recovery_of_a_removed_registrar_can_be_vetoed() {
	ExtBuilder::default().build_and_execute(|| {
		recovering();
		remove_registrar(REGISTRAR);
		assert_ok!(veto(ALICE));
	});
}

#[test]
fn r27_a_recovery_that_nobody_can_finish_is_vetoed_even_late() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		set_time(NOW + DELAY);
		assert_noop!(veto(ALICE), E::VetoTooLate);
		remove_registrar(REGISTRAR);
		assert_ok!(veto(ALICE));
		assert!(Identity::is_active(id));
	});
}

#[test]
fn r27_a_recovery_of_governance_cannot_be_vetoed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::recover(root(), id, BOB, why()));
		assert_noop!(veto(ALICE), E::GovernanceDecides);
		set_time(NOW + DELAY);
		remove_registrar(REGISTRAR);
		assert_noop!(veto(ALICE), E::GovernanceDecides);
	});
}

#[test]
fn veto_recovery_is_for_the_partys_present_account() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		assert_ok!(Identity::accept_rotation(signed(BOB), id));
		recover(id, 3);
		for who in [ALICE, 3] {
			assert_noop!(veto(who), E::NoParty);
		}
		assert_ok!(veto(BOB));
	});
}

#[test]
fn veto_recovery_refuses_where_none_is_pending() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_noop!(veto(ALICE), E::NoRecovery);
	});
}

#[test]
fn veto_recovery_stops_only_the_callers() {
	ExtBuilder::default().build_and_execute(|| {
		recovering();
		attested(3, REGISTRAR);
		assert_noop!(veto(3), E::NoRecovery);
	});
}

#[test]
fn veto_recovery_needs_a_signature() {
	ExtBuilder::default().build_and_execute(|| {
		recovering();
		for origin in unsigned() {
			assert_noop!(Identity::veto_recovery(origin), DispatchError::BadOrigin);
		}
	});
}
