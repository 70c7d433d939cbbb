use super::*;

const RIGHT: H256 = H256::repeat_byte(0x51);

fn correct(party: PartyId, tag: H256) -> DispatchResult {
	Identity::correct_tag(root(), party, tag)
}

#[test]
fn r27_correct_tag_frees_the_wrong_one() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let wrong = party(id).tag.unwrap();
		assert_ok!(correct(id, RIGHT));
		assert_eq!(party(id).tag, Some(RIGHT));
		assert_eq!((Tags::<Test>::get(wrong), Tags::<Test>::get(RIGHT)), (None, Some(id)));
		has(Event::TagCorrected { party: id, old: wrong, new: RIGHT });

		apply(BOB);
		assert_ok!(Attest { tag: wrong, ..Attest::of(BOB) }.by(REGISTRAR));
	});
}

#[test]
fn r27_correct_tag_is_for_barred_parties_too() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		assert_ok!(Identity::revoke(root(), id, why()));
		assert_ok!(correct(id, RIGHT));
		assert_eq!(party(id).status, PartyStatus::Revoked);
	});
}

#[test]
fn r27_correct_tag_refuses_what_identifies_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		let id = attested(ALICE, REGISTRAR);
		let other = attested(BOB, REGISTRAR);
		assert_noop!(correct(id, H256::zero()), E::InvalidHash);
		assert_noop!(correct(id, party(id).tag.unwrap()), E::SameTag);
		assert_noop!(correct(id, party(other).tag.unwrap()), E::TagUsed);
		assert_noop!(correct(other + 1, RIGHT), E::UnknownParty);
	});
}

#[test]
fn r27_correct_tag_is_for_who_was_attested() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_noop!(correct(id, RIGHT), E::NeverAttested);
	});
}
