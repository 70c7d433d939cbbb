//! A registrar applies for an account that signs, but sends no transaction.

use super::*;
use crate::types::{Application, MAX_SIGNATURE_LIFE};
use sp_runtime::testing::TestSignature;

const DEADLINE: Moment = NOW + 100;
/// The registrar of these tests. Unlike the others it has money.
const SPONSOR: AccountId = 10;

fn sponsor() -> ExtBuilder {
	ExtBuilder::default().registrar(SPONSOR, LESSER_ROLES, 2)
}

fn application(account: AccountId) -> Application<AccountId> {
	let (kind, jurisdiction) = (PartyKind::Person, region("CN-11"));
	Application { account, kind, commitment: commitment(account), jurisdiction }
}

/// What an account signs.
fn message(account: AccountId, registrar: AccountId, deadline: Moment) -> Vec<u8> {
	Identity::application_message(&registrar, &application(account), deadline)
}

fn apply_with(
	by: AccountId,
	account: AccountId,
	deadline: Moment,
	signature: TestSignature,
) -> DispatchResult {
	let Application { account, kind, commitment, jurisdiction } = application(account);
	Identity::apply_for(signed(by), account, kind, commitment, jurisdiction, deadline, signature)
}

fn apply_for(by: AccountId, account: AccountId, deadline: Moment) -> DispatchResult {
	let signature = TestSignature(account, message(account, by, deadline));
	apply_with(by, account, deadline, signature)
}

#[test]
fn a_registrar_applies_for_an_account_that_has_nothing() {
	sponsor().build_and_execute(|| {
		assert_ok!(apply_for(SPONSOR, POOR, DEADLINE));
		let record = party(0);
		assert_eq!((record.account, record.status), (POOR, PartyStatus::Applied));
		assert_eq!(record.pending, Some(commitment(POOR)));
		let deposit = record.deposit.unwrap();
		assert_eq!((deposit.account, deposit.sponsored), (SPONSOR, true));
		assert_eq!((held(POOR), held(SPONSOR)), (0, DEPOSIT));
		assert_eq!(Deadlines::<Test>::get(POOR), Some(DEADLINE));
		has(Event::Applied {
			party: 0,
			account: POOR,
			kind: PartyKind::Person,
			commitment: commitment(POOR),
			jurisdiction: region("CN-11"),
		});
	});
}

/// The account can be attested, and act: it is kept, also without money.
#[test]
fn a_sponsored_party_is_attested_like_any_other() {
	sponsor().build_and_execute(|| {
		assert_ok!(apply_for(SPONSOR, POOR, DEADLINE));
		assert_ok!(Attest { roles: LESSER_ROLES, level: 1, ..Attest::of(POOR) }.by(SPONSOR));
		assert_ok!(Identity::update_commitment(signed(POOR), another(POOR)));
		assert!(frame_system::Pallet::<Test>::sufficients(&POOR) > 0);
	});
}

#[test]
fn a_signature_may_be_wrapped_as_wallets_do() {
	sponsor().build_and_execute(|| {
		let message = message(POOR, SPONSOR, DEADLINE);
		let wrapped = [b"<Bytes>", &message[..], b"</Bytes>"].concat();
		assert_ok!(apply_with(SPONSOR, POOR, DEADLINE, TestSignature(POOR, wrapped)));
	});
}

#[test]
fn what_the_account_did_not_sign_is_refused() {
	sponsor().registrar(11, LESSER_ROLES, 2).build_and_execute(|| {
		let of = |account, registrar, deadline| message(account, registrar, deadline);
		let right = of(POOR, SPONSOR, DEADLINE);
		let genesis = frame_system::Pallet::<Test>::block_hash(0);
		let elsewhere = {
			let mut bytes = right.clone();
			let at = bytes.windows(32).position(|part| part == genesis.as_bytes()).unwrap();
			bytes[at] ^= 1;
			bytes
		};
		for (signer, signed) in [
			(ALICE, right.clone()),
			(POOR, of(ALICE, SPONSOR, DEADLINE)),
			(0, right.clone()),
			(POOR, of(POOR, 11, DEADLINE)),
			(POOR, of(POOR, SPONSOR, DEADLINE + 1)),
			(POOR, elsewhere),
			(POOR, [&right[..], &[0]].concat()),
			(POOR, vec![]),
		] {
			let refused = apply_with(SPONSOR, POOR, DEADLINE, TestSignature(signer, signed));
			assert_noop!(refused, E::InvalidSignature);
		}
	});
}

#[test]
fn each_part_of_the_application_is_signed() {
	sponsor().build_and_execute(|| {
		let signature = TestSignature(POOR, message(POOR, SPONSOR, DEADLINE));
		let Application { account, kind, commitment, jurisdiction } = application(POOR);
		let apply = |kind, commitment, jurisdiction| {
			Identity::apply_for(
				signed(SPONSOR),
				account,
				kind,
				commitment,
				jurisdiction,
				DEADLINE,
				signature.clone(),
			)
		};
		let other = another(POOR);
		assert_noop!(
			apply(PartyKind::Organisation, commitment, jurisdiction.clone()),
			E::InvalidSignature
		);
		assert_noop!(apply(kind, other, jurisdiction.clone()), E::InvalidSignature);
		assert_noop!(apply(kind, commitment, region("CN-31")), E::InvalidSignature);
		assert_ok!(apply(kind, commitment, jurisdiction));
	});
}

#[test]
fn a_deadline_is_in_the_future_and_not_far() {
	sponsor().build_and_execute(|| {
		assert_noop!(apply_for(SPONSOR, POOR, NOW), E::DeadlineInPast);
		assert_noop!(apply_for(SPONSOR, POOR, 0), E::DeadlineInPast);
		let latest = NOW + MAX_SIGNATURE_LIFE;
		assert_noop!(apply_for(SPONSOR, POOR, latest + 1), E::DeadlineTooFar);
		assert_noop!(apply_for(SPONSOR, POOR, Moment::MAX), E::DeadlineTooFar);
		assert_ok!(apply_for(SPONSOR, POOR, latest));
		assert_ok!(apply_for(SPONSOR, POOR + 1, NOW + 1));
	});
}

#[test]
fn a_signature_counts_once() {
	sponsor().build_and_execute(|| {
		assert_ok!(apply_for(SPONSOR, POOR, DEADLINE));
		assert_ok!(Identity::reject(signed(SPONSOR), 0, POOR, commitment(POOR), why()));
		assert_eq!(held(SPONSOR), 0);
		assert_noop!(apply_for(SPONSOR, POOR, DEADLINE), E::SignatureUsed);
		assert_noop!(apply_for(SPONSOR, POOR, DEADLINE - 1), E::SignatureUsed);
		assert_ok!(apply_for(SPONSOR, POOR, DEADLINE + 1));
		assert_eq!(party(1).account, POOR);
	});
}

#[test]
fn only_a_registrar_applies_for_others() {
	sponsor().build_and_execute(|| {
		assert_noop!(apply_for(ALICE, POOR, DEADLINE), E::NotRegistrar);
		// A registrar without money.
		assert_noop!(apply_for(REGISTRAR, POOR, DEADLINE), E::CannotPayDeposit);
	});
}

#[test]
fn what_apply_refuses_is_refused_here_too() {
	sponsor().build_and_execute(|| {
		apply(ALICE);
		assert_noop!(apply_for(SPONSOR, ALICE, DEADLINE), E::AccountUsed);
		assert_noop!(apply_for(SPONSOR, SEATED, DEADLINE), E::AccountReserved);
		assert_ok!(Attest::of(ALICE).by(REGISTRAR));
		let message = |commitment, jurisdiction| {
			let application = Application { commitment, jurisdiction, ..application(POOR) };
			Identity::application_message(&SPONSOR, &application, DEADLINE)
		};
		let apply = |commitment, place: &str| {
			let signature = TestSignature(POOR, message(commitment, region(place)));
			Identity::apply_for(
				signed(SPONSOR),
				POOR,
				PartyKind::Person,
				commitment,
				region(place),
				DEADLINE,
				signature,
			)
		};
		assert_noop!(apply(commitment(ALICE), "CN"), E::CommitmentUsed);
		assert_noop!(apply(H256::zero(), "CN"), E::InvalidHash);
		assert_noop!(apply(commitment(POOR), "cn"), E::InvalidRegion);
	});
}

/// The new account has nothing either. The registrar goes on paying.
#[test]
fn r24_a_rotation_leaves_the_deposit_of_another_account_where_it_is() {
	sponsor().build_and_execute(|| {
		assert_ok!(apply_for(SPONSOR, POOR, DEADLINE));
		assert_ok!(Identity::rotate(signed(POOR), POOR + 1));
		assert_ok!(Identity::accept_rotation(signed(POOR + 1), 0));
		let record = party(0);
		assert_eq!((record.account, record.deposit.unwrap().account), (POOR + 1, SPONSOR));
		assert_eq!(held(SPONSOR), DEPOSIT);
	});
}

#[test]
fn an_account_that_all_people_can_sign_for_gets_no_party() {
	sponsor()
		.build_and_execute(|| assert_noop!(apply_for(SPONSOR, 0, DEADLINE), E::InvalidSignature));
}

#[test]
fn a_registrar_that_applies_for_itself_pays_for_itself() {
	sponsor().build_and_execute(|| {
		assert_ok!(apply_for(SPONSOR, SPONSOR, DEADLINE));
		assert!(!party(0).deposit.unwrap().sponsored);
	});
}

#[test]
fn a_deposit_returns_to_the_registrar_that_paid_it_also_after_its_removal() {
	sponsor().build_and_execute(|| {
		assert_ok!(apply_for(SPONSOR, POOR, DEADLINE));
		assert_ok!(Identity::remove_registrar(RuntimeOrigin::root(), SPONSOR));
		assert_ok!(Identity::reject(signed(REGISTRAR), 0, POOR, commitment(POOR), why()));
		assert_eq!((held(SPONSOR), Balances::free_balance(SPONSOR)), (0, ENDOWMENT));
		assert!(!frame_system::Account::<Test>::contains_key(POOR));
	});
}

#[test]
fn r24_a_recovery_leaves_the_deposit_of_the_registrar_where_it_is() {
	sponsor().build_and_execute(|| {
		assert_ok!(apply_for(SPONSOR, POOR, DEADLINE));
		assert_ok!(Attest::of(POOR).by(SPONSOR));
		assert_ok!(Identity::recover(signed(SPONSOR), 0, BOB, why()));
		Clock::set(NOW + DELAY);
		assert_ok!(Identity::finish_recovery(signed(BOB), 0));
		let deposit = party(0).deposit.unwrap();
		assert_eq!((deposit.account, deposit.sponsored, held(BOB)), (SPONSOR, true, 0));
	});
}
