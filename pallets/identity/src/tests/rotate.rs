use super::*;

fn rotate(who: AccountId, new: AccountId) -> DispatchResult {
	Identity::rotate(signed(who), new)
}

#[test]
fn rotate_offers_the_party_to_another_account() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(rotate(ALICE, BOB));
		assert_eq!(Rotations::<Test>::get(id), Some(BOB));
		assert_eq!(party(id).account, ALICE);
		assert_eq!(PartyOf::<Test>::get(BOB), None);
		has(Event::RotationOffered { party: id, new_account: BOB });
	});
}

#[test]
fn rotate_replaces_an_earlier_offer() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(rotate(ALICE, BOB));
		assert_ok!(rotate(ALICE, 3));
		assert_noop!(Identity::accept_rotation(signed(BOB), id), E::NoRotation);
		assert_ok!(Identity::accept_rotation(signed(3), id));
	});
}

#[test]
fn rotate_serves_parties_that_wait_were_rejected_or_expired() {
	ExtBuilder::default().build_and_execute(|| {
		apply(1);
		standing(2, PartyStatus::Applied);
		standing(3, PartyStatus::Rejected);
		attested(4, REGISTRAR);
		Clock::set(NOW + YEAR);
		for who in 1..=4 {
			assert_ok!(rotate(who, 10 + who));
		}
	});
}

#[test]
fn rotate_refuses_a_barred_party() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in [(ALICE, PartyStatus::Suspended), (BOB, PartyStatus::Revoked)] {
			standing(who, status);
			assert_noop!(rotate(who, 3), E::PartyBarred);
		}
	});
}

#[test]
fn rotate_refuses_a_party_that_is_being_recovered() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, BOB);
		assert_noop!(rotate(ALICE, 3), E::RecoveryPending);
	});
}

#[test]
fn r24_rotate_refuses_an_account_with_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		apply(BOB);
		for taken in [ALICE, BOB] {
			assert_noop!(rotate(ALICE, taken), E::AccountUsed);
		}
	});
}

#[test]
fn r24_rotate_refuses_a_reserved_account() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_noop!(rotate(ALICE, SEATED), E::AccountReserved);
	});
}
