use super::*;
use verdigrid_primitives::traits::Parties as _;

const ISSUER: Roles = Roles::of(&[Role::Issuer]);

#[test]
fn genesis_makes_founding_parties_active_for_ever() {
	ExtBuilder::default().party(ALICE, ISSUER, 3).party(BOB, LESSER_ROLES, 1).build_and_execute(
		|| {
			let record = party(0);
			assert_eq!(record.account, ALICE);
			assert_eq!(record.kind, PartyKind::Organisation);
			assert_eq!((record.roles, record.level), (ISSUER, 3));
			assert_eq!(record.expires_at, Moment::MAX);
			assert_eq!(Identity::party_of(&BOB), Some(1));
			assert_eq!(NextParty::<Test>::get(), 2);
			Clock::set(NOW + 100 * YEAR);
			assert!(Identity::is_active(0) && Identity::is_active(1));
		},
	);
}

#[test]
fn genesis_holds_nothing() {
	ExtBuilder::default().party(ALICE, ISSUER, 3).build_and_execute(|| {
		assert_eq!(party(0).deposit, None);
		assert_eq!(held(ALICE), 0);
	});
}

#[test]
fn genesis_gives_each_party_to_the_first_registrar_that_covers_it() {
	ExtBuilder::default()
		.party(1, LESSER_ROLES, 2)
		.party(2, LESSER_ROLES, 3)
		.party(3, ISSUER, 1)
		.build_and_execute(|| {
			assert_eq!(party(0).registrar, Some(LESSER_REGISTRAR));
			assert_eq!(party(1).registrar, Some(REGISTRAR));
			assert_eq!(party(2).registrar, Some(REGISTRAR));
		});
}

#[test]
fn genesis_derives_commitment_and_tag_from_the_account() {
	ExtBuilder::default().party(ALICE, ISSUER, 3).build_and_execute(|| {
		let record = party(0);
		let hash = |text: &[u8]| {
			let encoded = [text, &ALICE.to_le_bytes()].concat();
			H256(sp_io::hashing::blake2_256(&encoded))
		};
		let commitment = hash(b"verdigrid/founder/commitment/v1");
		assert_eq!((record.commitment, record.pending), (Some(commitment), None));
		assert_eq!(record.tag, Some(hash(b"verdigrid/founder/tag/v1")));
		assert_eq!(Commitments::<Test>::get(commitment), Some(0));
		assert_eq!(Tags::<Test>::get(record.tag.unwrap()), Some(0));
	});
}

#[test]
fn r27_genesis_takes_the_tag_of_a_founding_entity() {
	ExtBuilder::default().party(ALICE, ISSUER, 3).tagged(tag(1)).build_and_execute(|| {
		assert_eq!(party(0).tag, Some(tag(1)));
		assert_eq!(Tags::<Test>::get(tag(1)), Some(0));
		assert_eq!(Tags::<Test>::get(Identity::founding_tag(&ALICE)), None);
	});
}

#[test]
#[should_panic(expected = "TagUsed")]
fn r27_genesis_refuses_two_parties_of_one_entity() {
	let founder = ExtBuilder::default().party(ALICE, ISSUER, 3).tagged(tag(1));
	founder.party(BOB, ISSUER, 3).tagged(tag(1)).build();
}

#[test]
#[should_panic(expected = "InvalidHash")]
fn genesis_refuses_a_zero_tag() {
	ExtBuilder::default().party(ALICE, ISSUER, 3).tagged(H256::zero()).build();
}

#[test]
fn r27_genesis_lets_no_registrar_vouch_for_itself() {
	ExtBuilder::default()
		.party(LESSER_REGISTRAR, LESSER_ROLES, 2)
		.party(ALICE, LESSER_ROLES, 2)
		.build_and_execute(|| {
			assert_eq!(party(0).registrar, Some(REGISTRAR));
			assert_eq!(party(1).registrar, Some(LESSER_REGISTRAR));
		});
}

#[test]
#[should_panic(expected = "no registrar, itself aside, covers")]
fn r27_genesis_refuses_a_registrar_that_no_other_covers() {
	ExtBuilder::default().party(REGISTRAR, Roles::ALL, 3).build();
}

#[test]
fn genesis_is_followed_by_the_next_number() {
	ExtBuilder::default().party(ALICE, ISSUER, 3).build_and_execute(|| {
		assert_eq!(apply(BOB), 1);
	});
}

#[test]
#[should_panic(expected = "AccountUsed")]
fn genesis_refuses_two_parties_with_one_account() {
	ExtBuilder::default().party(ALICE, ISSUER, 3).party(ALICE, ISSUER, 3).build();
}

#[test]
#[should_panic(expected = "covers the roles and the level")]
fn genesis_refuses_a_party_that_no_registrar_covers() {
	ExtBuilder::default().party(ALICE, ISSUER, 4).build();
}

#[test]
#[should_panic(expected = "NoRoles")]
fn genesis_refuses_a_party_without_roles() {
	ExtBuilder::default().party(ALICE, Roles::NONE, 1).build();
}

#[test]
#[should_panic(expected = "UnknownRole")]
fn genesis_refuses_a_registrar_with_a_role_that_does_not_exist() {
	ExtBuilder::default().registrar(7, unknown_roles(), 1).build();
}

#[test]
#[should_panic(expected = "a registrar is named twice")]
fn genesis_refuses_a_registrar_twice() {
	ExtBuilder::default().registrar(REGISTRAR, Roles::ALL, 1).build();
}
