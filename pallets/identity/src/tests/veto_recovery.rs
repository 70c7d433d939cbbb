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
		Clock::set(NOW + DELAY);
		assert_noop!(Identity::finish_recovery(signed(BOB), id), E::NoRecovery);
	});
}

#[test]
fn r44_a_recovery_that_the_new_account_does_not_finish_is_vetoed_at_any_time() {
	for moment in [NOW, NOW + DELAY - 1, NOW + DELAY, NOW + DELAY + 1, NOW + 100 * YEAR] {
		ExtBuilder::default().build_and_execute(|| {
			let id = recovering();
			Clock::set(moment);
			assert_ok!(veto(ALICE));
			assert!(!Identity::is_barred(id));
		});
	}
}

#[test]
fn r44_veto_recovery_ends_when_the_new_account_has_finished() {
	ExtBuilder::default().build_and_execute(|| {
		let id = recovering();
		Clock::set(NOW + DELAY);
		assert_ok!(Identity::finish_recovery(signed(BOB), id));
		assert_noop!(veto(ALICE), E::NotAParty);
		assert_noop!(veto(BOB), E::NoRecovery);
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
fn r27_a_recovery_of_governance_cannot_be_vetoed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::recover(root(), id, BOB, why()));
		assert_noop!(veto(ALICE), E::GovernanceDecides);
		Clock::set(NOW + DELAY);
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
			assert_noop!(veto(who), E::NotAParty);
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
