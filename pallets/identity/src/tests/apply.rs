use super::*;
use codec::MaxEncodedLen;

fn apply_with(who: AccountId, commitment: H256, jurisdiction: &str) -> DispatchResult {
	Identity::apply(signed(who), PartyKind::Person, commitment, region(jurisdiction))
}

#[test]
fn apply_makes_a_party_that_waits() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(apply_with(ALICE, commitment(1), "CN-11"));

		let record = party(0);
		assert_eq!(record.account, ALICE);
		assert_eq!(record.kind, PartyKind::Person);
		assert_eq!((record.commitment, record.pending), (None, Some(commitment(1))));
		assert_eq!(record.jurisdiction, region("CN-11"));
		assert_eq!(record.status, PartyStatus::Applied);
		assert!(!record.vetoed);
		assert_eq!((record.roles, record.level, record.expires_at), (Roles::NONE, 0, 0));
		assert_eq!((record.tag, record.registrar), (None, None));
		assert_eq!(PartyOf::<Test>::get(ALICE), Some(0));
		assert_eq!(Commitments::<Test>::get(commitment(1)), None);
		has(Event::Applied {
			party: 0,
			account: ALICE,
			kind: PartyKind::Person,
			commitment: commitment(1),
			jurisdiction: region("CN-11"),
		});
	});
}

#[test]
fn apply_numbers_parties_in_order() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(apply(ALICE), 0);
		assert_eq!(apply(BOB), 1);
		assert_eq!(NextParty::<Test>::get(), 2);
	});
}

#[test]
fn apply_holds_a_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		assert_eq!(held(ALICE), DEPOSIT);
		assert_eq!(Balances::free_balance(ALICE), ENDOWMENT - DEPOSIT);
	});
}

#[test]
fn r24_apply_stores_the_account_that_is_held() {
	ExtBuilder::default().build_and_execute(|| {
		let id = apply(ALICE);
		assert_eq!(party(id).deposit.unwrap().account, ALICE);
	});
}

#[test]
fn r26_the_deposit_is_for_record_rotation_and_recovery() {
	let footprint = Identity::record_footprint();
	assert_eq!(footprint.count, 3);
	let size = PartyRecord::<Test>::max_encoded_len()
		+ AccountId::max_encoded_len()
		+ Recovery::<AccountId>::max_encoded_len();
	assert_eq!(footprint.size, size as u64);
}

#[test]
fn apply_refuses_who_cannot_pay() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(apply_with(POOR, commitment(1), "CN"), E::CannotPayDeposit);
	});
}

#[test]
fn apply_works_without_a_deposit() {
	ExtBuilder::default().build().execute_with(|| {
		Price::set(&0);
		let id = apply(ALICE);
		assert_eq!(held(ALICE), 0);
		assert_ok!(Identity::reject(signed(REGISTRAR), id, ALICE, commitment(ALICE), why()));
		assert_ok!(Identity::do_try_state());
	});
}

#[test]
fn apply_refuses_who_cannot_pay_the_highest_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		Price::set(&Balance::MAX);
		let kind = PartyKind::Organisation;
		let applied = Identity::apply(signed(ALICE), kind, commitment(ALICE), region("CN"));
		assert_noop!(applied, E::CannotPayDeposit);
		assert_eq!((held(ALICE), PartyOf::<Test>::get(ALICE)), (0, None));
	});
}

#[test]
fn apply_refuses_an_account_with_a_party() {
	ExtBuilder::default().build_and_execute(|| {
		apply(ALICE);
		assert_noop!(apply_with(ALICE, commitment(99), "CN"), E::AccountUsed);
	});
}

#[test]
fn apply_refuses_a_founding_account() {
	ExtBuilder::default().party(ALICE, Roles::ALL, 3).build_and_execute(|| {
		assert_noop!(apply_with(ALICE, commitment(1), "CN"), E::AccountUsed);
	});
}

#[test]
fn apply_refuses_a_zero_commitment() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(apply_with(ALICE, H256::zero(), "CN"), E::InvalidHash);
	});
}

#[test]
fn r27_a_commitment_serves_once() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		assert_noop!(apply_with(BOB, commitment(ALICE), "CN"), E::CommitmentUsed);
	});
}

#[test]
fn r27_a_commitment_that_a_party_gave_up_stays_used() {
	ExtBuilder::default().build_and_execute(|| {
		attested(ALICE, REGISTRAR);
		wait_again(ALICE);
		assert_ok!(Attest { commitment: another(ALICE), ..Attest::of(ALICE) }.by(REGISTRAR));
		assert_noop!(apply_with(BOB, commitment(ALICE), "CN"), E::CommitmentUsed);
	});
}

#[test]
fn r27_a_copied_commitment_does_not_block_its_owner() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(apply_with(BOB, commitment(ALICE), "CN"));
		apply(ALICE);
		assert_ok!(Attest::of(ALICE).by(REGISTRAR));
		let copied = Attest { commitment: commitment(ALICE), ..Attest::of(BOB) };
		assert_noop!(copied.by(REGISTRAR), E::CommitmentUsed);
	});
}

#[test]
fn r24_apply_refuses_a_reserved_account() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(apply_with(SEATED, commitment(1), "CN"), E::AccountReserved);
	});
}

#[test]
fn apply_takes_regions_of_one_to_eight_characters() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(apply_with(1, commitment(1), "C"));
		assert_ok!(apply_with(2, commitment(2), "CN-11-09"));
	});
}

#[test]
fn apply_refuses_regions_of_other_characters() {
	ExtBuilder::default().build_and_execute(|| {
		for jurisdiction in ["", "cn-11", "CN 11", "CN_11", "CN-é"] {
			assert_noop!(apply_with(ALICE, commitment(1), jurisdiction), E::InvalidRegion);
		}
	});
}

#[test]
fn apply_fails_when_numbers_run_out() {
	ExtBuilder::default().build_and_execute(|| {
		NextParty::<Test>::put(PartyId::MAX);
		assert_noop!(apply_with(ALICE, commitment(1), "CN"), sp_runtime::ArithmeticError::Overflow);
	});
}
