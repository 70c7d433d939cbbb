use super::*;
use verdigrid_primitives::{party::Standing, traits::Parties as _};

fn update(who: AccountId, commitment: H256) -> DispatchResult {
	Identity::update_commitment(signed(who), commitment)
}

#[test]
fn r38_a_new_commitment_waits_beside_the_attested_one() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		assert_ok!(update(ALICE, another(ALICE)));
		let expected = PartyRecord::<Test> { pending: Some(another(ALICE)), ..before };
		assert_eq!(party(id), expected);
		assert_eq!(Commitments::<Test>::get(another(ALICE)), None);
		has(Event::CommitmentUpdated { party: id, commitment: another(ALICE) });
	});
}

#[test]
fn r38_the_old_attestation_is_in_force_until_the_new_commitment_is_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let until = NOW + YEAR;
		assert_ok!(update(ALICE, another(ALICE)));
		assert_eq!(Identity::standing(id), Standing::Active { until });
		assert!(Identity::has_role(id, Role::Consumer));
		let (roles, expires_at) = (Roles::of(&[Role::Trader]), until - 1);
		let anew = Attest { commitment: another(ALICE), roles, expires_at, ..Attest::of(ALICE) };
		assert_ok!(anew.by(REGISTRAR));
		assert_eq!(Identity::standing(id), Standing::Active { until: expires_at });
		assert_eq!(Identity::roles(id), roles);
	});
}

#[test]
fn r38_a_second_new_commitment_replaces_the_one_that_waits() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(update(ALICE, another(ALICE)));
		assert_ok!(update(ALICE, commitment(90)));
		assert_eq!(party(id).pending, Some(commitment(90)));
		let replaced = Attest { commitment: another(ALICE), ..Attest::of(ALICE) };
		assert_noop!(replaced.by(REGISTRAR), E::StatementMismatch);
		assert_ok!(Attest { commitment: commitment(90), ..Attest::of(ALICE) }.by(REGISTRAR));
	});
}

#[test]
fn r27_a_copied_commitment_does_not_keep_a_party_from_stating_it() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		attested(BOB, REGISTRAR);
		assert_ok!(update(BOB, another(ALICE)));
		assert_ok!(update(ALICE, another(ALICE)));
		assert_ok!(Attest { commitment: another(ALICE), ..Attest::of(ALICE) }.by(REGISTRAR));
		let copied = Attest { commitment: another(ALICE), ..Attest::of(BOB) };
		assert_noop!(copied.by(REGISTRAR), E::CommitmentUsed);
	});
}

#[test]
fn update_commitment_serves_parties_that_wait_were_rejected_or_expired() {
	ExtBuilder::default().build_and_execute(|| {
		apply(1);
		standing(2, PartyStatus::Applied);
		standing(3, PartyStatus::Rejected);
		attested(4, REGISTRAR);
		Clock::set(NOW + YEAR);
		for who in 1..=4 {
			assert_ok!(update(who, commitment(90 + who)));
		}
	});
}

#[test]
fn r27_update_commitment_is_no_way_out_for_barred_parties() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in [(ALICE, PartyStatus::Suspended), (BOB, PartyStatus::Revoked)] {
			standing(who, status);
			assert_noop!(update(who, another(who)), E::PartyBarred);
		}
	});
}

#[test]
fn update_commitment_refuses_a_party_that_is_being_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, BOB);
		assert_noop!(update(ALICE, another(ALICE)), E::RecoveryPending);
	});
}

#[test]
fn r27_update_commitment_refuses_one_that_was_used() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		attested(BOB, REGISTRAR);
		for used in [commitment(ALICE), commitment(BOB)] {
			assert_noop!(update(ALICE, used), E::CommitmentUsed);
		}
	});
}

#[test]
fn update_commitment_refuses_zero() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_noop!(update(ALICE, H256::zero()), E::InvalidHash);
	});
}
