use super::*;

#[test]
fn cancel_rotation_withdraws_the_offer() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		assert_ok!(Identity::cancel_rotation(signed(ALICE)));
		has(Event::RotationCancelled { party: id, new_account: BOB });
		assert_eq!(Rotations::<Test>::get(id), None);
		assert_noop!(Identity::accept_rotation(signed(BOB), id), E::NoRotation);
	});
}

#[test]
fn r27_cancel_rotation_serves_barred_parties() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		revoke(id);
		assert_ok!(Identity::cancel_rotation(signed(ALICE)));
	});
}

#[test]
fn cancel_rotation_refuses_where_nothing_is_offered() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_noop!(Identity::cancel_rotation(signed(ALICE)), E::NoRotation);
	});
}

#[test]
fn cancel_rotation_is_not_for_the_new_account() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_ok!(Identity::rotate(signed(ALICE), BOB));
		assert_noop!(Identity::cancel_rotation(signed(BOB)), E::NotAParty);
	});
}
