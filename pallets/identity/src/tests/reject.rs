use super::*;
use verdigrid_primitives::{party::Standing, traits::Parties as _};

fn reject(by: AccountId, who: AccountId) -> DispatchResult {
	let party = PartyOf::<Test>::get(who).unwrap();
	let stated = self::party(party).pending.unwrap_or_default();
	Identity::reject(signed(by), party, who, stated, why())
}

#[test]
fn reject_removes_a_party_that_was_never_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_ok!(reject(LESSER_REGISTRAR, ALICE));
		assert_eq!(Parties::<Test>::get(id), None);
		assert_eq!(PartyOf::<Test>::get(ALICE), None);
		has(Event::Rejected {
			party: id,
			registrar: LESSER_REGISTRAR,
			account: ALICE,
			commitment: commitment(ALICE),
			removed: true,
			reason: why(),
		});
	});
}

#[test]
fn reject_returns_the_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		assert_ok!(reject(REGISTRAR, ALICE));
		assert_eq!(held(ALICE), 0);
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT);
	});
}

#[test]
fn r24_reject_returns_the_deposit_to_the_account_that_took_it_over() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		assert_ok!(Identity::accept_rotation(signed(BOB), id));
		assert_ok!(reject(REGISTRAR, BOB));
		assert_eq!((held(ALICE), held(BOB)), (0, 0));
		assert_eq!(Balances::free_balance(BOB), ENDOWMENT);
	});
}

#[test]
fn r27_an_applicant_that_was_rejected_leaves_no_entry_behind() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		assert_ok!(Identity::update_commitment(signed(ALICE), another(ALICE)));
		assert_ok!(reject(REGISTRAR, ALICE));
		assert_eq!(Commitments::<Test>::iter().count(), 0);
		assert_eq!(PartyOf::<Test>::iter().count() + Parties::<Test>::iter().count(), 0);
		apply(ALICE);
	});
}

#[test]
fn r38_a_rejected_commitment_ends_the_attestation_that_it_was_to_replace() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		wait_again(ALICE);
		assert!(Identity::is_active(id));
		assert_ok!(reject(REGISTRAR, ALICE));
		let record = party(id);
		assert_eq!((record.commitment, record.pending), (None, None));
		assert_eq!(record.status, PartyStatus::Rejected);
		assert_eq!(Identity::standing(id), Standing::Lapsed);
		assert_noop!(
			Identity::update_commitment(signed(ALICE), commitment(ALICE)),
			E::CommitmentUsed
		);
	});
}

#[test]
fn r38_reject_is_no_way_out_for_barred_parties() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, bar) in [(ALICE, suspend as fn(PartyId)), (BOB, revoke)] {
			let id = attested(who, REGISTRAR);
			wait_again(who);
			bar(id);
			assert_noop!(reject(REGISTRAR, who), E::PartyBarred);
		}
	});
}

#[test]
fn reject_frees_the_account_for_another_application_under_a_new_number() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_ok!(reject(REGISTRAR, ALICE));
		let kind = PartyKind::Organisation;
		assert_ok!(Identity::apply(signed(ALICE), kind, another(ALICE), region("CN")));
		assert_eq!(PartyOf::<Test>::get(ALICE), Some(id + 1));
		assert_eq!(held(ALICE), DEPOSIT);
	});
}

#[test]
fn reject_withdraws_an_offered_rotation_with_the_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		assert_ok!(reject(REGISTRAR, ALICE));
		assert_eq!(Rotations::<Test>::get(id), None);
		assert_noop!(Identity::accept_rotation(signed(BOB), id), E::UnknownParty);
	});
}

#[test]
fn reject_keeps_a_party_that_was_attested_before() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Applied);
		assert_ok!(reject(REGISTRAR, ALICE));
		let record = party(id);
		assert_eq!(record.status, PartyStatus::Rejected);
		assert_eq!(record.tag, Some(tag(ALICE)));
		assert_eq!(record.roles, LESSER_ROLES);
		assert_eq!(held(ALICE), DEPOSIT);
		has(Event::Rejected {
			party: id,
			registrar: REGISTRAR,
			account: ALICE,
			commitment: another(ALICE),
			removed: false,
			reason: why(),
		});
	});
}

#[test]
fn a_rejected_party_states_another_commitment_and_is_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Rejected);
		assert_ok!(Identity::update_commitment(signed(ALICE), commitment(99)));
		assert_ok!(Attest { commitment: commitment(99), ..Attest::of(ALICE) }.by(REGISTRAR));
		assert_eq!(party(id).status, PartyStatus::Active);
	});
}

#[test]
fn r27_reject_of_a_party_attested_before_is_for_the_registrar_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, LESSER_REGISTRAR);
		wait_again(ALICE);
		assert_noop!(reject(REGISTRAR, ALICE), E::NotItsRegistrar);
		assert_ok!(reject(LESSER_REGISTRAR, ALICE));
	});
}

#[test]
fn r27_parties_of_a_removed_registrar_are_rejected_by_another() {
	ExtBuilder::default().build_and_execute(|| {
		standing(ALICE, PartyStatus::Applied);
		remove_registrar(REGISTRAR);
		assert_ok!(reject(LESSER_REGISTRAR, ALICE));
	});
}

#[test]
fn reject_refuses_a_party_that_does_not_wait() {
	ExtBuilder::default().build_and_execute(|| {
		let statuses = [
			PartyStatus::Active,
			PartyStatus::Suspended,
			PartyStatus::Revoked,
			PartyStatus::Rejected,
		];
		for (who, status) in (1..).zip(statuses) {
			standing(who, status);
			assert_noop!(reject(REGISTRAR, who), E::NotApplied);
		}
	});
}

#[test]
fn r12_reject_refuses_another_account_or_commitment() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		for (account, stated) in [(BOB, commitment(ALICE)), (ALICE, commitment(BOB))] {
			assert_noop!(
				Identity::reject(signed(REGISTRAR), id, account, stated, why()),
				E::StatementMismatch
			);
		}
	});
}

#[test]
fn r12_reject_refuses_a_commitment_that_was_replaced_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		wait_again(ALICE);
		assert_noop!(
			Identity::reject(signed(REGISTRAR), id, ALICE, commitment(ALICE), why()),
			E::StatementMismatch
		);
	});
}

#[test]
fn reject_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Identity::reject(signed(REGISTRAR), 7, ALICE, commitment(ALICE), why()),
			E::UnknownParty
		);
	});
}

#[test]
fn reject_needs_a_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		for reason in no_reasons() {
			assert_noop!(
				Identity::reject(signed(REGISTRAR), id, ALICE, commitment(ALICE), reason),
				E::InvalidReason
			);
		}
	});
}
