use super::*;
use verdigrid_primitives::traits::Parties as _;

fn revoke_by(origin: RuntimeOrigin, party: PartyId) -> DispatchResult {
	Identity::revoke(origin, party, why())
}

#[test]
fn revoke_bars_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		assert_ok!(revoke_by(signed(REGISTRAR), id));
		assert!(!Identity::is_active(id));
		let status = PartyStatus::Revoked;
		assert_eq!(party(id), PartyRecord::<Test> { status, ..before });
		has(Event::Revoked { party: id, by: Some(REGISTRAR), reason: why() });
	});
}

#[test]
fn governance_revokes_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(revoke_by(root(), id));
		assert_eq!(party(id).status, PartyStatus::Revoked);
		has(Event::Revoked { party: id, by: None, reason: why() });
	});
}

#[test]
fn revoke_takes_whatever_was_attested_once() {
	ExtBuilder::default().build_and_execute(|| {
		let statuses = [PartyStatus::Applied, PartyStatus::Suspended, PartyStatus::Rejected];
		for (who, status) in (1..).zip(statuses) {
			let id = standing(who, status);
			assert_ok!(revoke_by(signed(REGISTRAR), id));
			assert_eq!(party(id).status, PartyStatus::Revoked);
		}
	});
}

#[test]
fn revoke_refuses_a_revoked_party() {
	ExtBuilder::default().build_and_execute(|| {
		let id = standing(ALICE, PartyStatus::Revoked);
		assert_noop!(revoke_by(signed(REGISTRAR), id), E::AlreadyRevoked);
		assert_noop!(revoke_by(root(), id), E::AlreadyRevoked);
	});
}

#[test]
fn revoke_refuses_a_party_that_was_never_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_noop!(revoke_by(root(), id), E::NeverAttested);
		assert_noop!(revoke_by(signed(REGISTRAR), id), E::NotItsRegistrar);
	});
}

#[test]
fn r27_revoke_is_for_the_registrar_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_noop!(revoke_by(signed(LESSER_REGISTRAR), id), E::NotItsRegistrar);
		remove_registrar(REGISTRAR);
		assert_ok!(revoke_by(signed(LESSER_REGISTRAR), id));
	});
}

#[test]
fn revoke_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(revoke_by(signed(REGISTRAR), 7), E::UnknownParty);
		assert_noop!(revoke_by(root(), 7), E::UnknownParty);
	});
}

#[test]
fn revoke_needs_a_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for reason in no_reasons() {
			assert_noop!(Identity::revoke(root(), id, reason), E::InvalidReason);
		}
	});
}
