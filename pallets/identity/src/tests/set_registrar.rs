use super::*;

const NEW: AccountId = 102;

fn set(roles: Roles, max_level: Level) -> DispatchResult {
	Identity::set_registrar(RuntimeOrigin::root(), NEW, roles, max_level)
}

#[test]
fn set_registrar_appoints_a_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set(LESSER_ROLES, 2));
		let expected = Registrar { roles: LESSER_ROLES, max_level: 2 };
		assert_eq!(Registrars::<Test>::get(NEW), Some(expected));
		has(Event::RegistrarSet { account: NEW, roles: LESSER_ROLES, max_level: 2 });
		attested(ALICE, NEW);
	});
}

#[test]
fn set_registrar_replaces_what_a_registrar_may_give() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set(Roles::ALL, Level::MAX));
		assert_ok!(set(Roles::of(&[Role::Consumer]), 0));
		apply(ALICE);
		assert_noop!(Attest::of(ALICE).by(NEW), E::RolesExceeded);
	});
}

#[test]
fn set_registrar_leaves_what_was_attested() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set(Roles::ALL, Level::MAX));
		let id = attested(ALICE, NEW);
		assert_ok!(set(Roles::of(&[Role::Auditor]), 0));
		assert_eq!(party(id).roles, LESSER_ROLES);
		assert_noop!(Register::of(id).by(NEW), E::NotItsRegistrar);
	});
}

#[test]
fn set_registrar_refuses_no_roles() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(set(Roles::NONE, 1), E::NoRoles);
	});
}

#[test]
fn set_registrar_refuses_a_role_that_does_not_exist() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(set(unknown_roles(), 1), E::UnknownRole);
	});
}
