use super::*;
use verdigrid_primitives::{
	credential::{Attribute, Credential},
	party::Standing,
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
		Clock::set(NOW + YEAR - 1);
		assert!(Identity::is_active(id));
		Clock::set(NOW + YEAR);
		assert!(!Identity::is_active(id));
		assert!(!Identity::has_role(id, Role::Consumer));
		assert_eq!(Identity::roles(id), LESSER_ROLES);
		assert_eq!(party(id), before);
	});
}

/// What a party that was attested once is to count as.
fn expected_standing(status: PartyStatus, recovering: bool, expired: bool) -> Standing {
	match status {
		_ if recovering => Standing::Barred,
		PartyStatus::Suspended | PartyStatus::Revoked => Standing::Barred,
		PartyStatus::Active if !expired => Standing::Active { until: NOW + YEAR },
		PartyStatus::Active | PartyStatus::Applied | PartyStatus::Rejected => Standing::Lapsed,
	}
}

#[test]
fn r37_active_lapsed_and_barred_are_kept_apart_in_every_combination() {
	let statuses = NOT_ACTIVE.into_iter().chain([PartyStatus::Active]);
	for (status, recovering, waiting) in statuses
		.flat_map(|status| [(status, false), (status, true)])
		.flat_map(|(status, recovering)| [(status, recovering, false), (status, recovering, true)])
	{
		ExtBuilder::default().build_and_execute(|| {
			let id = standing(ALICE, status);
			if recovering {
				recover(id, BOB);
			}
			if waiting && party(id).commitment.is_some() {
				Parties::<Test>::mutate(id, |record| {
					record.as_mut().unwrap().pending = Some(another(ALICE));
				});
			}
			for (now, expired) in [(NOW, false), (NOW + YEAR - 1, false), (NOW + YEAR, true)] {
				Clock::set(now);
				let expected = expected_standing(status, recovering, expired);
				let case = format!("{status:?} {recovering} {waiting} {expired}");
				assert_eq!(Identity::standing(id), expected, "{case}");
				let info = Identity::party_info(id).unwrap();
				assert_eq!(
					(info.standing, info.active),
					(expected, expected.is_active()),
					"{case}"
				);
				assert_eq!(Identity::is_barred(id), expected == Standing::Barred, "{case}");
				assert_eq!(Identity::roles(id), LESSER_ROLES, "{case}");
			}
		});
	}
}

#[test]
fn r37_who_was_never_attested_has_lapsed_and_is_not_barred() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		for party in [id, 7] {
			assert_eq!(Identity::standing(party), Standing::Lapsed);
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
			commitment: Some(commitment(ALICE)),
			pending: None,
			tag: Some(tag(ALICE)),
			jurisdiction: region("CN-11"),
			status: PartyStatus::Active,
			registrar: Some(REGISTRAR),
			expires_at: NOW + YEAR,
			standing: Standing::Active { until: NOW + YEAR },
			active: true,
			rotation: None,
			recovery: None,
			vetoed: false,
		};
		assert_eq!(Identity::party_info(id), Some(expected.clone()));
		Clock::set(NOW + YEAR);
		let (standing, active) = (Standing::Lapsed, false);
		assert_eq!(Identity::party_info(id), Some(PartyInfo { standing, active, ..expected }));
	});
}

#[test]
fn meters_are_found_by_identification_retired_or_not() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert!(Identity::meter(&meter("WT-1")).is_none());
		assert_ok!(Register::of(id).by(REGISTRAR));
		assert_eq!(Identity::meter(&meter("WT-1")).unwrap().to, None);
		assert_ok!(retire("WT-1", None));
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
		let pending = Recovery {
			new_account: BOB,
			started_at: NOW,
			ready_at: NOW + DELAY,
			by: Some(REGISTRAR),
			appointment: 1,
		};
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
		Clock::set(NOW + DELAY);
		assert!(!Identity::has_role(0, Role::TradingCentre));
		assert_ok!(Identity::finish_recovery(signed(BOB), 0));
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
fn r38_discloses_confirms_the_attested_credential_until_another_was_judged() {
	for rejected in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			let id = attested_with_credential(ALICE);
			wait_again(ALICE);
			assert!(confirms(id, "country", "CN"));
			let stated = another(ALICE);
			if rejected {
				assert_ok!(Identity::reject(signed(REGISTRAR), id, ALICE, stated, why()));
			} else {
				assert_ok!(Attest { commitment: stated, ..Attest::of(ALICE) }.by(REGISTRAR));
			}
			assert!(!confirms(id, "country", "CN"));
		});
	}
}

#[test]
fn r38_discloses_confirms_nothing_of_a_credential_that_waits() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let stated = credential().commitment().unwrap();
		assert_ok!(Identity::update_commitment(signed(ALICE), stated));
		assert!(!confirms(id, "country", "CN"));
	});
}
