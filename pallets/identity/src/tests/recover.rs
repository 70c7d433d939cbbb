use super::*;

const NEW: AccountId = 3;

fn recover_by(origin: RuntimeOrigin, party: PartyId, new: AccountId) -> DispatchResult {
	Identity::recover(origin, party, new, why())
}

/// A party of Alice that has vetoed a recovery.
fn vetoed() -> PartyId {
	let id = attested(ALICE, REGISTRAR);
	recover(id, NEW);
	assert_ok!(Identity::veto_recovery(signed(ALICE)));
	id
}

#[test]
fn recover_starts_the_delay() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(recover_by(signed(REGISTRAR), id, NEW));
		let by = Some(REGISTRAR);
		let ready_at = NOW + DELAY;
		let expected = Recovery { new_account: NEW, started_at: NOW, ready_at, by, appointment: 1 };
		assert_eq!(Recoveries::<Test>::get(id), Some(expected));
		assert_eq!(party(id).account, ALICE);
		has(Event::RecoveryStarted { party: id, new_account: NEW, ready_at, by, reason: why() });
	});
}

#[test]
fn governance_recovers_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(recover_by(root(), id, NEW));
		assert_eq!(Recoveries::<Test>::get(id).unwrap().by, None);
		let ready_at = NOW + DELAY;
		let (new_account, reason) = (NEW, why());
		has(Event::RecoveryStarted { party: id, new_account, ready_at, by: None, reason });
	});
}

#[test]
fn recover_takes_a_party_whatever_its_status() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in (1..).zip(NOT_ACTIVE) {
			let id = standing(who, status);
			assert_ok!(recover_by(signed(REGISTRAR), id, 10 + who));
		}
	});
}

#[test]
fn recover_withdraws_an_offered_rotation() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		recover(id, NEW);
		assert_eq!(Rotations::<Test>::get(id), None);
		System::assert_has_event(
			Event::<Test>::RotationCancelled { party: id, new_account: BOB }.into(),
		);
	});
}

#[test]
fn recover_refuses_a_registrar_while_one_is_pending() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, NEW);
		assert_noop!(recover_by(signed(REGISTRAR), id, 4), E::RecoveryPending);
	});
}

#[test]
fn governance_replaces_a_pending_recovery_and_the_delay_begins_anew() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, NEW);
		for (passed, new_account) in [(10, 4), (20, 5)] {
			Clock::set(NOW + passed);
			assert_ok!(recover_by(root(), id, new_account));
			let (started_at, ready_at) = (NOW + passed, NOW + passed + DELAY);
			let expected = Recovery { new_account, started_at, ready_at, by: None, appointment: 0 };
			assert_eq!(Recoveries::<Test>::get(id), Some(expected));
		}
	});
}

#[test]
fn r27_after_one_veto_only_governance_recovers() {
	ExtBuilder::default().build_and_execute(|| {
		let id = vetoed();
		assert_noop!(recover_by(signed(REGISTRAR), id, NEW), E::GovernanceDecides);
		assert_ok!(recover_by(root(), id, NEW));
	});
}

#[test]
fn r27_after_a_veto_no_other_registrar_recovers_either() {
	ExtBuilder::default().build_and_execute(|| {
		let id = vetoed();
		remove_registrar(REGISTRAR);
		assert_noop!(recover_by(signed(LESSER_REGISTRAR), id, NEW), E::GovernanceDecides);
	});
}

#[test]
fn r27_a_rotation_does_not_end_the_effect_of_a_veto() {
	ExtBuilder::default().build_and_execute(|| {
		let id = vetoed();
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		assert_ok!(Identity::accept_rotation(signed(BOB), id));
		assert_noop!(recover_by(signed(REGISTRAR), id, NEW), E::GovernanceDecides);
	});
}

#[test]
fn r24_recover_refuses_an_account_with_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		apply(BOB);
		for taken in [ALICE, BOB] {
			assert_noop!(recover_by(signed(REGISTRAR), id, taken), E::AccountUsed);
			assert_noop!(recover_by(root(), id, taken), E::AccountUsed);
		}
	});
}

#[test]
fn r24_recover_refuses_a_reserved_account() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for by in [signed(REGISTRAR), root()] {
			assert_noop!(recover_by(by, id, SEATED), E::AccountReserved);
		}
	});
}

#[test]
fn r27_a_registrar_does_not_make_a_party_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_noop!(recover_by(signed(REGISTRAR), id, REGISTRAR), E::OwnParty);
	});
}

#[test]
fn r27_recover_is_for_the_registrar_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_noop!(recover_by(signed(LESSER_REGISTRAR), id, NEW), E::NotItsRegistrar);
		remove_registrar(REGISTRAR);
		assert_ok!(recover_by(signed(LESSER_REGISTRAR), id, NEW));
	});
}

#[test]
fn recover_refuses_a_party_that_was_never_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_noop!(recover_by(root(), id, NEW), E::NeverAttested);
		assert_noop!(recover_by(signed(REGISTRAR), id, NEW), E::NotItsRegistrar);
	});
}

#[test]
fn recover_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(recover_by(signed(REGISTRAR), 7, NEW), E::UnknownParty);
		assert_noop!(recover_by(root(), 7, NEW), E::UnknownParty);
	});
}

#[test]
fn recover_needs_a_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for reason in no_reasons() {
			assert_noop!(Identity::recover(signed(REGISTRAR), id, NEW, reason), E::InvalidReason);
		}
	});
}
