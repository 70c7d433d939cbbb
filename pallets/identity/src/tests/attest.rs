use super::*;

/// The party of `who` waits again; a statement about it that passes.
fn again(who: AccountId) -> Attest {
	wait_again(who);
	Attest { commitment: another(who), ..Attest::of(who) }
}

#[test]
fn attest_makes_a_party_active() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_ok!(Attest::of(ALICE).by(REGISTRAR));

		let record = party(id);
		assert_eq!(record.status, PartyStatus::Active);
		assert_eq!((record.commitment, record.pending), (Some(commitment(ALICE)), None));
		assert_eq!(Commitments::<Test>::get(commitment(ALICE)), Some(id));
		assert_eq!(record.tag, Some(tag(ALICE)));
		assert_eq!(record.registrar, Some(REGISTRAR));
		assert_eq!((record.roles, record.level), (LESSER_ROLES, 2));
		assert_eq!(record.expires_at, NOW + YEAR);
		assert_eq!(Tags::<Test>::get(tag(ALICE)), Some(id));
		has(Event::Attested {
			party: id,
			registrar: REGISTRAR,
			commitment: commitment(ALICE),
			tag: tag(ALICE),
			roles: LESSER_ROLES,
			level: 2,
			expires_at: NOW + YEAR,
		});
	});
}

#[test]
fn each_attestation_and_no_refused_one_is_told() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_noop!(Attest::of(ALICE).by(BOB), E::NotRegistrar);
		assert_eq!(Attested::get(), vec![]);
		assert_ok!(Attest::of(ALICE).by(REGISTRAR));
		assert_eq!(Attested::get(), vec![(id, ALICE)]);
		assert_ok!(again(ALICE).by(REGISTRAR));
		assert_eq!(Attested::get(), vec![(id, ALICE); 2]);
	});
}

#[test]
fn attest_keeps_the_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_eq!(held(ALICE), DEPOSIT);
	});
}

#[test]
fn attest_refuses_a_registrar_from_its_removal_on() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		remove_registrar(REGISTRAR);
		assert_noop!(Attest::of(ALICE).by(REGISTRAR), E::NotRegistrar);
	});
}

#[test]
fn attest_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let unknown = Attest { party: 7, ..Attest::of(ALICE) };
		assert_noop!(unknown.by(REGISTRAR), E::UnknownParty);
	});
}

#[test]
fn attest_refuses_a_party_that_does_not_wait() {
	ExtBuilder::default().build_and_execute(|| {
		standing(1, PartyStatus::Active);
		standing(2, PartyStatus::Suspended);
		standing(3, PartyStatus::Revoked);
		for who in 1..=3 {
			assert_noop!(Attest::of(who).by(REGISTRAR), E::NotApplied);
		}
		standing(4, PartyStatus::Rejected);
		let rejected = Attest { commitment: another(4), ..Attest::of(4) };
		assert_noop!(rejected.by(REGISTRAR), E::NotApplied);
	});
}

#[test]
fn r12_attest_refuses_another_commitment() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let other = Attest { commitment: commitment(9), ..Attest::of(ALICE) };
		assert_noop!(other.by(REGISTRAR), E::StatementMismatch);
	});
}

#[test]
fn r12_attest_refuses_another_account() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let other = Attest { account: BOB, ..Attest::of(ALICE) };
		assert_noop!(other.by(REGISTRAR), E::StatementMismatch);
	});
}

#[test]
fn r12_attest_refuses_a_commitment_that_was_replaced_meanwhile() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let judged = Attest::of(ALICE);
		wait_again(ALICE);
		assert_noop!(judged.by(REGISTRAR), E::StatementMismatch);
	});
}

#[test]
fn attest_refuses_no_roles() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let idle = Attest { roles: Roles::NONE, ..Attest::of(ALICE) };
		assert_noop!(idle.by(REGISTRAR), E::NoRoles);
	});
}

#[test]
fn attest_refuses_a_role_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let strange = Attest { roles: unknown_roles(), ..Attest::of(ALICE) };
		assert_noop!(strange.by(REGISTRAR), E::UnknownRole);
	});
}

#[test]
fn attest_refuses_roles_beyond_the_registrars() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let roles = Roles::of(&[Role::Consumer, Role::Issuer]);
		let beyond = Attest { roles, ..Attest::of(ALICE) };
		assert_noop!(beyond.clone().by(LESSER_REGISTRAR), E::RolesExceeded);
		assert_ok!(beyond.by(REGISTRAR));
	});
}

#[test]
fn attest_takes_levels_up_to_the_registrars() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let beyond = Attest { level: 3, ..Attest::of(ALICE) };
		assert_noop!(beyond.by(LESSER_REGISTRAR), E::LevelExceeded);
		assert_ok!(Attest::of(ALICE).by(LESSER_REGISTRAR));
		apply(BOB);
		assert_ok!(Attest { level: 0, ..Attest::of(BOB) }.by(LESSER_REGISTRAR));
	});
}

#[test]
fn attest_takes_an_expiry_within_the_next_ten_years() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		for expires_at in [0, NOW - 1, NOW] {
			let passed = Attest { expires_at, ..Attest::of(ALICE) };
			assert_noop!(passed.by(REGISTRAR), E::ExpiryInPast);
		}
		assert_ok!(Attest { expires_at: NOW + 1, ..Attest::of(ALICE) }.by(REGISTRAR));
		apply(BOB);
		let latest = NOW + MAX_ATTESTATION;
		for expires_at in [latest + 1, NOW * 1_000, Moment::MAX] {
			let far = Attest { expires_at, ..Attest::of(BOB) };
			assert_noop!(far.by(REGISTRAR), E::ExpiryTooFar);
		}
		assert_ok!(Attest { expires_at: latest, ..Attest::of(BOB) }.by(REGISTRAR));
	});
}

#[test]
fn attest_refuses_a_zero_tag() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let untagged = Attest { tag: H256::zero(), ..Attest::of(ALICE) };
		assert_noop!(untagged.by(REGISTRAR), E::InvalidHash);
	});
}

#[test]
fn r27_an_entity_is_one_party_over_all_registrars() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		apply(BOB);
		let twin = Attest { tag: tag(ALICE), ..Attest::of(BOB) };
		assert_noop!(twin.clone().by(REGISTRAR), E::TagUsed);
		assert_noop!(twin.by(LESSER_REGISTRAR), E::TagUsed);
	});
}

#[test]
fn r27_a_revoked_entity_does_not_come_back_as_another_party() {
	ExtBuilder::default().build_and_execute(|| {
		standing(ALICE, PartyStatus::Revoked);
		apply(BOB);
		let twin = Attest { tag: tag(ALICE), ..Attest::of(BOB) };
		assert_noop!(twin.by(REGISTRAR), E::TagUsed);
	});
}

#[test]
fn r27_a_tag_never_changes() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		let statement = again(ALICE);
		let renamed = Attest { tag: tag(77), ..statement.clone() };
		assert_noop!(renamed.by(REGISTRAR), E::TagMismatch);
		assert_ok!(statement.by(REGISTRAR));
	});
}

#[test]
fn attest_again_replaces_roles_level_and_expiry() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let roles = Roles::of(&[Role::Trader]);
		let statement = Attest { roles, level: 3, expires_at: NOW + 5, ..again(ALICE) };
		assert_ok!(statement.by(REGISTRAR));
		let record = party(id);
		assert_eq!((record.roles, record.level, record.expires_at), (roles, 3, NOW + 5));
		assert_eq!((record.commitment, record.pending), (Some(another(ALICE)), None));
		assert_eq!(record.status, PartyStatus::Active);
	});
}

#[test]
fn r38_attest_leaves_what_waits_of_a_barred_party_until_it_is_reinstated() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, bar) in [(ALICE, suspend as fn(PartyId)), (BOB, revoke)] {
			let id = attested(who, REGISTRAR);
			let statement = again(who);
			bar(id);
			assert_noop!(statement.clone().by(REGISTRAR), E::PartyBarred);
			assert_ok!(Identity::reinstate(root(), id));
			assert_eq!(party(id).pending, Some(another(who)));
			assert_ok!(statement.by(REGISTRAR));
		}
	});
}

#[test]
fn r27_a_commitment_is_attested_once() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [ALICE, BOB] {
			let kind = PartyKind::Organisation;
			assert_ok!(Identity::apply(signed(who), kind, commitment(9), region("CN")));
		}
		let owner = Attest { commitment: commitment(9), ..Attest::of(BOB) };
		assert_ok!(owner.by(REGISTRAR));
		let copied = Attest { commitment: commitment(9), ..Attest::of(ALICE) };
		assert_noop!(copied.by(REGISTRAR), E::CommitmentUsed);
	});
}

#[test]
fn r27_a_registrar_attests_again_only_its_own_parties() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, LESSER_REGISTRAR);
		let statement = again(ALICE);
		assert_noop!(statement.clone().by(REGISTRAR), E::NotItsRegistrar);
		assert_ok!(statement.by(LESSER_REGISTRAR));
	});
}

#[test]
fn r27_parties_of_a_removed_registrar_pass_to_another() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, LESSER_REGISTRAR);
		remove_registrar(LESSER_REGISTRAR);
		assert_ok!(again(ALICE).by(REGISTRAR));
		assert_eq!(party(id).registrar, Some(REGISTRAR));
	});
}

#[test]
fn r27_parties_of_a_removed_registrar_do_not_pass_beyond_roles_and_level() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		let roles = Roles::of(&[Role::Issuer]);
		assert_ok!(Attest { roles, ..Attest::of(ALICE) }.by(REGISTRAR));
		apply(BOB);
		assert_ok!(Attest { level: 3, ..Attest::of(BOB) }.by(REGISTRAR));
		remove_registrar(REGISTRAR);
		for who in [ALICE, BOB] {
			let statement = again(who);
			assert_noop!(statement.by(LESSER_REGISTRAR), E::NotItsRegistrar);
		}
	});
}

#[test]
fn r27_a_registrar_does_not_attest_its_own_party() {
	ExtBuilder::default().registrar(ALICE, Roles::ALL, 3).build_and_execute(|| {
		apply(ALICE);
		assert_noop!(Attest::of(ALICE).by(ALICE), E::OwnParty);
		assert_ok!(Attest::of(ALICE).by(REGISTRAR));
	});
}

#[test]
fn r27_a_registrar_does_not_attest_its_own_party_again() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		own_party();
		assert_ok!(Identity::update_commitment(signed(REGISTRAR), commitment(REGISTRAR)));
		let tag = Identity::founding_tag(&ALICE);
		let own = Attest { tag, ..Attest::of(REGISTRAR) };
		assert_noop!(own.by(REGISTRAR), E::OwnParty);
	});
}

#[test]
fn r27_a_founding_entity_does_not_come_back_as_another_party() {
	let founder = ExtBuilder::default().party(ALICE, LESSER_ROLES, 2).tagged(tag(ALICE));
	founder.build_and_execute(|| {
		apply(BOB);
		let twin = Attest { tag: tag(ALICE), ..Attest::of(BOB) };
		assert_noop!(twin.by(REGISTRAR), E::TagUsed);
	});
}

#[test]
fn r27_a_founding_party_is_attested_again_with_the_tag_of_its_entity() {
	let founder = ExtBuilder::default().party(ALICE, LESSER_ROLES, 2).tagged(tag(ALICE));
	founder.build_and_execute(|| {
		assert_ok!(again(ALICE).by(LESSER_REGISTRAR));
	});
}
