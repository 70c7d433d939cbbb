use super::*;
use verdigrid_primitives::{
	credential::{Attribute, Credential},
	traits::{Meters as _, Parties as _},
};

fn attribute(key: &str, value: &str) -> Attribute {
	let (key, value) = (key.as_bytes().to_vec(), value.as_bytes().to_vec());
	Attribute { key: key.try_into().unwrap(), value: value.try_into().unwrap(), salt: [9; 16] }
}

fn credential() -> Credential {
	Credential::new(vec![
		attribute("name", "Windpark Nord"),
		attribute("code", "91110000"),
		attribute("country", "CN"),
	])
	.unwrap()
}

/// Whether the chain confirms an attribute of [`credential`] with this value.
fn confirms(party: PartyId, key: &str, value: &str) -> bool {
	let credential = credential();
	let (shown, proof) = credential.disclose(&attribute(key, "").key).unwrap();
	let value = attribute(key, value).value;
	Identity::discloses(party, &shown.key, &value, &shown.salt, &proof)
}

/// A party of `who` that applied with [`credential`].
fn applied_with_credential(who: AccountId) -> PartyId {
	let commitment = credential().commitment().unwrap();
	assert_ok!(Identity::apply(signed(who), PartyKind::Organisation, commitment, region("CN")));
	PartyOf::<Test>::get(who).unwrap()
}

fn attested_with_credential(who: AccountId) -> PartyId {
	let party = applied_with_credential(who);
	let commitment = credential().commitment().unwrap();
	assert_ok!(Attest { commitment, ..Attest::of(who) }.by(REGISTRAR));
	party
}

#[test]
fn an_account_leads_to_its_party_and_back() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_eq!(Identity::party_of(&ALICE), Some(id));
		assert_eq!(Identity::account_of(id), Some(ALICE));
		assert_eq!(Identity::party_of(&BOB), None);
		assert_eq!(Identity::account_of(7), None);
	});
}

#[test]
fn a_party_that_waits_is_not_active() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert!(!Identity::is_active(id));
		assert_eq!(Identity::roles(id), Roles::NONE);
	});
}

#[test]
fn an_attested_party_is_active_and_has_its_roles() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert!(Identity::is_active(id));
		assert!(Identity::has_role(id, Role::Consumer));
		assert!(!Identity::has_role(id, Role::Issuer));
	});
}

#[test]
fn a_party_that_does_not_exist_is_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(!Identity::is_active(7));
		assert_eq!(Identity::roles(7), Roles::NONE);
		assert!(Identity::party_info(7).is_none());
	});
}

#[test]
fn r20_expiry_follows_from_the_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		set_time(NOW + YEAR - 1);
		assert!(Identity::is_active(id));
		set_time(NOW + YEAR);
		assert!(!Identity::is_active(id));
		assert!(!Identity::has_role(id, Role::Consumer));
		assert_eq!(Identity::roles(id), LESSER_ROLES);
		assert_eq!(party(id), before);
	});
}

#[test]
fn barred_parties_are_not_active() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in (1..).zip(NOT_ACTIVE) {
			let id = standing(who, status);
			assert!(!Identity::is_active(id));
			assert_eq!(Identity::roles(id), LESSER_ROLES);
		}
	});
}

#[test]
fn party_info_tells_everything_but_the_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let expected = PartyInfo {
			party: id,
			account: ALICE,
			kind: PartyKind::Organisation,
			roles: LESSER_ROLES,
			level: 2,
			commitment: commitment(ALICE),
			attested: true,
			tag: Some(tag(ALICE)),
			jurisdiction: region("CN-11"),
			status: PartyStatus::Active,
			registrar: Some(REGISTRAR),
			expires_at: NOW + YEAR,
			active: true,
			rotation: None,
			recovery: None,
			vetoed: false,
		};
		assert_eq!(Identity::party_info(id), Some(expected.clone()));
		set_time(NOW + YEAR);
		assert_eq!(Identity::party_info(id), Some(PartyInfo { active: false, ..expected }));
	});
}

#[test]
fn meters_are_found_by_identification_retired_or_not() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert!(Identity::meter(&meter("WT-1")).is_none());
		assert_ok!(Register::of(id).by(REGISTRAR));
		assert_eq!(Identity::meter(&meter("WT-1")).unwrap().to, None);
		assert_ok!(Identity::retire_meter(signed(REGISTRAR), meter("WT-1")));
		assert_eq!(Identity::meter(&meter("WT-1")).unwrap().to, Some(NOW));
	});
}

#[test]
fn party_info_tells_of_an_offered_rotation() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		let info = Identity::party_info(id).unwrap();
		assert_eq!((info.rotation, info.active), (Some(BOB), true));
	});
}

#[test]
fn r27_a_pending_recovery_suspends_the_party_and_is_not_stored_over_its_status() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		recover(id, BOB);
		assert!(!Identity::is_active(id));
		assert!(!Identity::has_role(id, Role::Consumer));
		assert_eq!(party(id).status, PartyStatus::Active);

		let info = Identity::party_info(id).unwrap();
		let pending = Recovery { new_account: BOB, ready_at: NOW + DELAY, by: Some(REGISTRAR) };
		assert_eq!(info.recovery, Some(pending));
		assert!(!info.active);
		assert_eq!(info.status, PartyStatus::Active);
	});
}

#[test]
fn r08_a_seats_organisation_is_inactive_while_it_is_recovered_and_active_after() {
	let centre = Roles::of(&[Role::TradingCentre]);
	ExtBuilder::default().party(ALICE, centre, 3).build_and_execute(|| {
		assert!(Identity::has_role(0, Role::TradingCentre));
		recover(0, BOB);
		assert!(!Identity::has_role(0, Role::TradingCentre));
		set_time(NOW + DELAY);
		assert!(!Identity::has_role(0, Role::TradingCentre));
		assert_ok!(Identity::finish_recovery(signed(7), 0));
		assert!(Identity::has_role(0, Role::TradingCentre));
		assert_eq!(Identity::account_of(0), Some(BOB));
	});
}

#[test]
fn a_registrar_is_told_with_what_it_may_give() {
	ExtBuilder::default().build_and_execute(|| {
		let expected = Registrar { roles: LESSER_ROLES, max_level: 2 };
		assert_eq!(Identity::registrar_info(&LESSER_REGISTRAR), Some(expected));
		assert_eq!(Identity::registrar_info(&ALICE), None);
	});
}

#[test]
fn discloses_confirms_each_attribute_of_an_attested_credential() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested_with_credential(ALICE);
		assert!(confirms(id, "name", "Windpark Nord"));
		assert!(confirms(id, "code", "91110000"));
		assert!(confirms(id, "country", "CN"));
		assert!(!confirms(id, "country", "DE"));
		assert!(!confirms(id, "country", ""));
	});
}

#[test]
fn discloses_confirms_nothing_of_another_party_or_of_none() {
	ExtBuilder::default().build_and_execute(|| {
		attested_with_credential(ALICE);
		let bob = attested(BOB, REGISTRAR);
		assert!(!confirms(bob, "country", "CN"));
		assert!(!confirms(7, "country", "CN"));
	});
}

#[test]
fn discloses_confirms_only_what_a_registrar_has_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = applied_with_credential(ALICE);
		assert!(!confirms(id, "country", "CN"));
		let bob = attested(BOB, REGISTRAR);
		assert!(!confirms(bob, "country", "CN"));
	});
}

#[test]
fn discloses_no_longer_confirms_a_commitment_that_was_replaced() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested_with_credential(ALICE);
		wait_again(ALICE);
		assert!(!confirms(id, "country", "CN"));
	});
}
