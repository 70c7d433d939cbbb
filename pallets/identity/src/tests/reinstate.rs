use super::*;
use frame_support::hypothetically;
use verdigrid_primitives::traits::Parties as _;

fn reinstate(by: AccountId, party: PartyId) -> DispatchResult {
	Identity::reinstate(signed(by), party)
}

#[test]
fn reinstate_makes_a_suspended_party_active() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		suspend(id);
		assert_ok!(reinstate(REGISTRAR, id));
		assert_eq!(party(id), before);
		assert!(Identity::is_active(id));
		let (by, status) = (Some(REGISTRAR), PartyStatus::Active);
		has(Event::Reinstated { party: id, by, status });
	});
}

#[test]
fn r37_a_registrar_does_not_bar_and_free_in_one_step() {
	ExtBuilder::default().build_and_execute(|| {
		LeastBar::set(&100);
		let id = attested(ALICE, REGISTRAR);
		suspend(id);
		assert_noop!(reinstate(REGISTRAR, id), E::BarTooRecent);
		Clock::set(NOW + 99);
		assert_noop!(reinstate(REGISTRAR, id), E::BarTooRecent);
		Clock::set(NOW + 100);
		assert_ok!(reinstate(REGISTRAR, id));
		assert_eq!(party(id).suspended_at, 0);
		suspend(id);
		assert_noop!(reinstate(REGISTRAR, id), E::BarTooRecent);
		assert_ok!(Identity::reinstate(root(), id));
	});
}

#[test]
fn r37_a_registrar_does_not_start_and_call_off_a_recovery_in_one_step() {
	ExtBuilder::default().build_and_execute(|| {
		LeastBar::set(&100);
		let id = attested(ALICE, REGISTRAR);
		recover(id, BOB);
		let cancel = |origin| Identity::cancel_recovery(origin, id);
		Clock::set(NOW + 99);
		assert_noop!(cancel(signed(REGISTRAR)), E::BarTooRecent);
		hypothetically!({
			assert_ok!(cancel(root()));
		});
		hypothetically!({
			assert_ok!(Identity::veto_recovery(signed(ALICE)));
		});
		Clock::set(NOW + 100);
		assert_ok!(cancel(signed(REGISTRAR)));
	});
}

#[test]
fn governance_reinstates_a_suspended_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Suspended);
		assert_ok!(Identity::reinstate(root(), id));
		has(Event::Reinstated { party: id, by: None, status: PartyStatus::Active });
	});
}

#[test]
fn r27_only_governance_reinstates_a_revoked_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Revoked);
		assert_noop!(reinstate(REGISTRAR, id), E::GovernanceDecides);
		assert_ok!(Identity::reinstate(root(), id));
		assert!(Identity::is_active(id));
	});
}

#[test]
fn a_party_revoked_without_an_attestation_is_what_it_was() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in [(ALICE, PartyStatus::Applied), (BOB, PartyStatus::Rejected)] {
			let id = standing(who, status);
			let before = party(id);
			revoke(id);
			assert_ok!(Identity::reinstate(root(), id));
			has(Event::Reinstated { party: id, by: None, status });
			assert_eq!(party(id), before);
		}
	});
}

#[test]
fn r38_what_waited_when_a_party_was_barred_waits_again() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, bar) in [(ALICE, suspend as fn(PartyId)), (BOB, revoke)] {
			let id = attested(who, REGISTRAR);
			wait_again(who);
			let before = party(id);
			bar(id);
			assert_ok!(Identity::reinstate(root(), id));
			assert_eq!(party(id), before);
			assert!(Identity::is_active(id));
		}
	});
}

#[test]
fn reinstate_does_not_move_the_expiry() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Suspended);
		Clock::set(NOW + YEAR);
		assert_ok!(reinstate(REGISTRAR, id));
		assert_eq!(party(id).status, PartyStatus::Active);
		assert!(!Identity::is_active(id));
	});
}

#[test]
fn reinstate_refuses_a_party_that_is_not_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let statuses = [PartyStatus::Active, PartyStatus::Applied, PartyStatus::Rejected];
		for (who, status) in (1..).zip(statuses) {
			let id = standing(who, status);
			assert_noop!(reinstate(REGISTRAR, id), E::NotBarred);
			assert_noop!(Identity::reinstate(root(), id), E::NotBarred);
		}
	});
}

#[test]
fn reinstate_refuses_a_party_that_was_never_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_noop!(Identity::reinstate(root(), id), E::NeverAttested);
		assert_noop!(reinstate(REGISTRAR, id), E::NotItsRegistrar);
	});
}

#[test]
fn r27_reinstate_is_for_the_registrar_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Suspended);
		assert_noop!(reinstate(LESSER_REGISTRAR, id), E::NotItsRegistrar);
		remove_registrar(REGISTRAR);
		assert_ok!(reinstate(LESSER_REGISTRAR, id));
	});
}

#[test]
fn r27_a_registrar_does_not_reinstate_its_own_party() {
	ExtBuilder::default().party(ALICE, LESSER_ROLES, 2).build_and_execute(|| {
		become_the_registrars();
		assert_ok!(Identity::suspend(signed(LESSER_REGISTRAR), 0, why()));
		remove_registrar(LESSER_REGISTRAR);
		assert_noop!(reinstate(REGISTRAR, 0), E::OwnParty);
		assert_ok!(Identity::reinstate(root(), 0));
	});
}

#[test]
fn reinstate_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(reinstate(REGISTRAR, 7), E::UnknownParty);
		assert_noop!(Identity::reinstate(root(), 7), E::UnknownParty);
	});
}
