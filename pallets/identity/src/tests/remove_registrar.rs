use super::*;
use verdigrid_primitives::traits::Parties as _;

fn remove(account: AccountId) -> DispatchResult {
	Identity::remove_registrar(root(), account)
}

#[test]
fn remove_registrar_takes_effect_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		assert_ok!(remove(REGISTRAR));
		assert_eq!(Identity::registrar_info(&REGISTRAR), None);
		has(Event::RegistrarRemoved { account: REGISTRAR });
		assert_noop!(Attest::of(ALICE).by(REGISTRAR), E::NotRegistrar);
	});
}

#[test]
fn remove_registrar_leaves_what_was_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let before = party(id);
		assert_ok!(remove(REGISTRAR));
		assert_eq!(party(id), before);
		assert!(Identity::is_active(id));
	});
}

#[test]
fn defect_05_removing_who_is_no_registrar_fails_loudly() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(remove(ALICE), E::NotRegistrar);
		assert_ok!(remove(REGISTRAR));
		assert_noop!(remove(REGISTRAR), E::NotRegistrar);
	});
}

#[test]
fn defect_05_registrars_are_removed_in_whatever_order_they_came() {
	let mut chain = ExtBuilder::default();
	for account in [900, 105, 500, 103] {
		chain = chain.registrar(account, Roles::ALL, 3);
	}
	chain.build_and_execute(|| {
		for account in [500, REGISTRAR, 103, 900, LESSER_REGISTRAR, 105] {
			assert_ok!(remove(account));
		}
		assert_eq!(Registrars::<Test>::iter_keys().count(), 0);
	});
}
