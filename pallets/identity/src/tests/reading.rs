use super::*;
use verdigrid_primitives::traits::{Meters as _, Parties as _};

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
		let id = attested(ALICE, REGISTRAR);
		for status in [PartyStatus::Applied, PartyStatus::Suspended, PartyStatus::Revoked] {
			set_status(id, status);
			assert!(!Identity::is_active(id));
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
			tag: Some(tag(ALICE)),
			jurisdiction: region("CN-11"),
			status: PartyStatus::Active,
			registrar: Some(REGISTRAR),
			expires_at: NOW + YEAR,
			active: true,
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
		Meters::<Test>::mutate(meter("WT-1"), |point| point.as_mut().unwrap().to = Some(NOW));
		assert_eq!(Identity::meter(&meter("WT-1")).unwrap().to, Some(NOW));
	});
}
