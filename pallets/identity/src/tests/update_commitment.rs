use super::*;
use verdigrid_primitives::traits::Parties as _;

fn update(who: AccountId, commitment: H256) -> DispatchResult {
	Identity::update_commitment(signed(who), commitment)
}

#[test]
fn update_commitment_makes_a_party_wait_and_keeps_the_rest() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		assert_ok!(update(ALICE, another(ALICE)));
		let expected = PartyRecord::<Test> {
			commitment: another(ALICE),
			attested: false,
			status: PartyStatus::Applied,
			..before
		};
		assert_eq!(party(id), expected);
		assert_eq!(Commitments::<Test>::get(another(ALICE)), Some(id));
		has(Event::CommitmentUpdated { party: id, commitment: another(ALICE) });
	});
}

#[test]
fn update_commitment_ends_what_the_party_may_do_until_it_is_attested_again() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(update(ALICE, another(ALICE)));
		assert!(!Identity::is_active(id));
		assert_eq!(Identity::roles(id), LESSER_ROLES);
		assert_ok!(Attest { commitment: another(ALICE), ..Attest::of(ALICE) }.by(REGISTRAR));
		assert!(Identity::is_active(id));
	});
}

#[test]
fn update_commitment_serves_parties_that_wait_were_rejected_or_expired() {
	ExtBuilder::default().build_and_execute(|| {
		apply(1);
		standing(2, PartyStatus::Applied);
		standing(3, PartyStatus::Rejected);
		attested(4, REGISTRAR);
		set_time(NOW + YEAR);
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
			assert_noop!(update(who, another(who)), E::Barred);
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
		assert_noop!(update(ALICE, H256::zero()), E::ZeroHash);
	});
}

#[test]
fn update_commitment_refuses_an_account_without_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(update(ALICE, another(ALICE)), E::NoParty);
	});
}

#[test]
fn update_commitment_needs_a_signature() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		for origin in unsigned() {
			assert_noop!(
				Identity::update_commitment(origin, another(ALICE)),
				DispatchError::BadOrigin
			);
		}
	});
}
