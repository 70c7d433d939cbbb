use super::*;
use verdigrid_primitives::traits::Parties as _;

fn renew(by: AccountId, who: AccountId, expires_at: Moment) -> DispatchResult {
	let party = PartyOf::<Test>::get(who).unwrap();
	Identity::renew(signed(by), party, who, commitment(who), expires_at)
}

#[test]
fn renew_sets_the_expiry_and_nothing_else() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		assert_ok!(renew(REGISTRAR, ALICE, NOW + 2 * YEAR));
		assert_eq!(party(id), PartyRecord::<Test> { expires_at: NOW + 2 * YEAR, ..before });
		assert_eq!(Attested::get(), vec![(id, ALICE); 2]);
		has(Event::Renewed {
			party: id,
			registrar: REGISTRAR,
			commitment: commitment(ALICE),
			expires_at: NOW + 2 * YEAR,
		});
	});
}

#[test]
fn renew_makes_an_expired_party_active() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		Clock::set(NOW + YEAR);
		assert!(!Identity::is_active(id));
		assert_ok!(renew(REGISTRAR, ALICE, NOW + YEAR + 1));
		assert!(Identity::is_active(id));
	});
}

#[test]
fn renew_may_bring_the_expiry_forward() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(renew(REGISTRAR, ALICE, NOW + 1));
		Clock::set(NOW + 1);
		assert!(!Identity::is_active(id));
	});
}

#[test]
fn renew_takes_an_expiry_within_the_next_ten_years() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for expires_at in [0, NOW - 1, NOW] {
			assert_noop!(renew(REGISTRAR, ALICE, expires_at), E::ExpiryInPast);
		}
		let latest = NOW + MAX_ATTESTATION;
		for expires_at in [latest + 1, NOW * 1_000, Moment::MAX] {
			assert_noop!(renew(REGISTRAR, ALICE, expires_at), E::ExpiryTooFar);
		}
		assert_ok!(renew(REGISTRAR, ALICE, latest));
		assert_eq!(party(id).expires_at, latest);
	});
}

#[test]
fn renew_refuses_a_party_that_is_not_attested_now() {
	ExtBuilder::default().build_and_execute(|| {
		for (who, status) in (1..).zip(NOT_ACTIVE) {
			let id = standing(who, status);
			let renewed = Identity::renew(signed(REGISTRAR), id, who, commitment(who), NOW + YEAR);
			assert_noop!(renewed, E::NotAttested);
		}
	});
}

#[test]
fn r38_renew_is_about_the_attested_commitment_while_another_waits() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		wait_again(ALICE);
		let by_waiting =
			Identity::renew(signed(REGISTRAR), id, ALICE, another(ALICE), NOW + 2 * YEAR);
		assert_noop!(by_waiting, E::StatementMismatch);
		assert_ok!(renew(REGISTRAR, ALICE, NOW + 2 * YEAR));
		assert_eq!(party(id).pending, Some(another(ALICE)));
		Clock::set(NOW + 2 * YEAR - 1);
		assert!(Identity::is_active(id));
		Clock::set(NOW + 2 * YEAR);
		assert!(!Identity::is_active(id));
	});
}

#[test]
fn renew_refuses_a_party_that_was_never_attested() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		assert_noop!(renew(REGISTRAR, ALICE, NOW + YEAR), E::NotItsRegistrar);
	});
}

#[test]
fn r12_renew_refuses_another_account_or_commitment() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for (account, stated) in [(BOB, commitment(ALICE)), (ALICE, commitment(BOB))] {
			assert_noop!(
				Identity::renew(signed(REGISTRAR), id, account, stated, NOW + YEAR),
				E::StatementMismatch
			);
		}
	});
}

#[test]
fn r27_renew_is_for_the_registrar_in_charge() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, LESSER_REGISTRAR);
		assert_noop!(renew(REGISTRAR, ALICE, NOW + YEAR), E::NotItsRegistrar);
	});
}

#[test]
fn r27_who_renews_a_party_of_a_removed_registrar_is_in_charge_from_then_on() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, LESSER_REGISTRAR);
		remove_registrar(LESSER_REGISTRAR);
		assert_ok!(renew(REGISTRAR, ALICE, NOW + YEAR));
		assert_eq!(party(id).registrar, Some(REGISTRAR));
		assert_ok!(Identity::set_registrar(root(), LESSER_REGISTRAR, Roles::ALL, 3));
		assert_noop!(renew(LESSER_REGISTRAR, ALICE, NOW + YEAR), E::NotItsRegistrar);
	});
}

#[test]
fn r27_a_party_is_shared_whose_registrar_may_no_longer_give_what_it_has() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, LESSER_REGISTRAR);
		let auditor = Roles::of(&[Role::Auditor]);
		assert_ok!(Identity::set_registrar(root(), LESSER_REGISTRAR, auditor, 3));
		assert_ok!(Identity::suspend(signed(REGISTRAR), id, why()));
		assert_ok!(Identity::reinstate(signed(REGISTRAR), id));
		assert_ok!(renew(REGISTRAR, ALICE, NOW + YEAR));
		assert_eq!(party(id).registrar, Some(REGISTRAR));
	});
}

#[test]
fn r27_what_a_registrar_may_give_bounds_whatever_it_does() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		for (roles, level) in [(Roles::of(&[Role::Consumer]), 3), (LESSER_ROLES, 1)] {
			assert_ok!(Identity::set_registrar(root(), REGISTRAR, roles, level));
			let by = || signed(REGISTRAR);
			for refused in [
				renew(REGISTRAR, ALICE, NOW + YEAR),
				Identity::suspend(by(), id, why()),
				Identity::revoke(by(), id, why()),
				Identity::recover(by(), id, BOB, why()),
				Register::of(id).by(REGISTRAR),
			] {
				assert_eq!(refused, Err(E::NotItsRegistrar.into()));
			}
		}
		assert_ok!(Identity::set_registrar(root(), REGISTRAR, LESSER_ROLES, 2));
		assert_ok!(renew(REGISTRAR, ALICE, NOW + YEAR));
	});
}

#[test]
fn r27_nobody_shares_a_party_beyond_what_it_may_give() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_ok!(Identity::set_registrar(root(), REGISTRAR, Roles::of(&[Role::Auditor]), 3));
		assert_ok!(Identity::set_registrar(root(), LESSER_REGISTRAR, LESSER_ROLES, 0));
		assert_noop!(renew(LESSER_REGISTRAR, ALICE, NOW + YEAR), E::NotItsRegistrar);
	});
}

#[test]
fn r27_a_registrar_does_not_renew_its_own_party() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		let stated = party(own_party()).commitment.unwrap();
		assert_noop!(
			Identity::renew(signed(REGISTRAR), 0, REGISTRAR, stated, NOW + YEAR),
			E::OwnParty
		);
	});
}

#[test]
fn renew_refuses_a_party_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			Identity::renew(signed(REGISTRAR), 7, ALICE, commitment(ALICE), NOW + YEAR),
			E::UnknownParty
		);
	});
}
