//! Validators that sign two votes in one round: what a report must prove, and what is kept of it.

use codec::{Decode, Encode};
use finality_grandpa::{Equivocation, Message, Prevote};
use frame_support::assert_ok;
use pallet_grandpa::{Error, SetIdSession};
use pallet_offences::{ConcurrentReportsIndex, Reports};
use pallet_session::historical::{HistoricalSessions, StoredRange};
use sp_consensus_grandpa::{
	localized_payload, AuthorityId, AuthoritySignature, EquivocationProof, OpaqueKeyOwnershipProof,
	RoundNumber, SetId,
};
use sp_core::offchain::{testing::TestTransactionPoolExt, TransactionPoolExt};
use sp_keyring::Ed25519Keyring;
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	ApplyExtrinsicResult,
};
use sp_session::MembershipProof;

use super::{
	sessions::{name, network, next_session, put_named, rotate, set_keys},
	*,
};
use crate::{
	apis::api,
	configs::consensus::equivocations::{ownership, KeptSets, REPORTABLE_SESSIONS},
};

/// The validator that votes twice, with the key of its votes.
const OFFENDER: Sr25519Keyring = BOB;
const VOTER: Ed25519Keyring = Ed25519Keyring::Bob;
const DAVE: Sr25519Keyring = Sr25519Keyring::Dave;

type Votes = EquivocationProof<Hash, BlockNumber>;

/// Two votes for these blocks in one round, with the signatures of one voter.
fn votes_for(voter: Ed25519Keyring, set: SetId, round: RoundNumber, blocks: [u8; 2]) -> Votes {
	let vote = |target: u8| -> (Prevote<Hash, BlockNumber>, AuthoritySignature) {
		let prevote = Prevote { target_hash: Hash::repeat_byte(target), target_number: 1 };
		let message = Message::Prevote(prevote.clone());
		(prevote, voter.sign(&localized_payload(round, set, &message)).into())
	};
	let [first, second] = blocks.map(vote);
	let identity: AuthorityId = voter.public().into();
	EquivocationProof::new(
		set,
		Equivocation { round_number: round, identity, first, second }.into(),
	)
}

/// Two votes for different blocks.
fn votes(set: SetId, round: RoundNumber) -> Votes {
	votes_for(VOTER, set, round, [1, 2])
}

/// The proof that the key is a validator's, as a node asks for it.
fn proof_of(voter: Ed25519Keyring) -> Option<MembershipProof> {
	let arguments = (SetId::default(), AuthorityId::from(voter.public())).encode();
	let answer = api::dispatch("GrandpaApi_generate_key_ownership_proof", &arguments).unwrap();
	let proof = Option::<OpaqueKeyOwnershipProof>::decode(&mut &answer[..]).unwrap();
	proof.map(|proof| proof.decode().unwrap())
}

fn proof() -> MembershipProof {
	proof_of(VOTER).unwrap()
}

/// A report as a node makes it.
fn unsigned(votes: Votes, key_owner_proof: MembershipProof) -> UncheckedExtrinsic {
	let equivocation_proof = Box::new(votes);
	let call =
		pallet_grandpa::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof };
	UncheckedExtrinsic::new_bare(call.into())
}

/// A block with a report that its author has made.
fn report(votes: Votes, proof: MembershipProof) -> ApplyExtrinsicResult {
	block(|| Executive::apply_extrinsic(unsigned(votes, proof)))
}

/// Any account reports.
fn sign_report(votes: Votes, key_owner_proof: MembershipProof) -> DispatchResult {
	let equivocation_proof = Box::new(votes);
	sign(FERDIE, pallet_grandpa::Call::report_equivocation { equivocation_proof, key_owner_proof })
}

fn invalid(reason: InvalidTransaction) -> ApplyExtrinsicResult {
	Err(TransactionValidityError::Invalid(reason))
}

/// A report that proves a validator and not its votes.
fn refused() -> DispatchError {
	Error::<Runtime>::InvalidEquivocationProof.into()
}

fn nothing_is_recorded() {
	assert_eq!(Reports::<Runtime>::iter().count(), 0);
	assert_eq!(ConcurrentReportsIndex::<Runtime>::iter().count(), 0);
	crate::invariants::try_state().unwrap();
}

/// One report is recorded: that a validator has voted twice in this set.
fn one_is_recorded(set: SetId) {
	let reports: Vec<_> = Reports::<Runtime>::iter_values().collect();
	assert_eq!(reports.len(), 1);
	assert_eq!(reports[0].offender, (OFFENDER.to_account_id(), ()));
	let of_set = ConcurrentReportsIndex::<Runtime>::get(b"grandpa:equivoca", set.encode());
	assert_eq!(of_set, Reports::<Runtime>::iter_keys().collect::<Vec<_>>());
	crate::invariants::try_state().unwrap();
}

#[test]
fn a_report_is_recorded_once_and_seen_in_an_event() {
	network().execute_with(|| {
		block(|| ());
		let (authors, voters) =
			(pallet_aura::Authorities::<Runtime>::get(), Grandpa::grandpa_authorities());
		block(|| {
			assert_eq!(Executive::apply_extrinsic(unsigned(votes(0, 3), proof())), Ok(Ok(())));
			let seen = pallet_offences::Event::Offence {
				kind: *b"grandpa:equivoca",
				slot: 0_u64.encode(),
			};
			System::assert_has_event(seen.into());
		});
		one_is_recorded(0);
		let author = pallet_authorship::Pallet::<Runtime>::author();
		let reporters: Vec<_> =
			Reports::<Runtime>::iter_values().map(|one| one.reporters).collect();
		assert_eq!(reporters, [Vec::from_iter(author)]);

		assert_eq!(report(votes(0, 3), proof()), invalid(InvalidTransaction::Stale));
		let again = block(|| sign_report(votes(0, 3), proof()));
		assert_eq!(again, Err(Error::<Runtime>::DuplicateOffenceReport.into()));
		one_is_recorded(0);

		// Governance decides: nothing else happens.
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
		next_session();
		next_session();
		assert_eq!(pallet_aura::Authorities::<Runtime>::get(), authors);
		assert_eq!(Grandpa::grandpa_authorities(), voters);
	});
}

#[test]
fn a_validator_is_recorded_once_in_each_set() {
	network().execute_with(|| {
		assert_eq!(report(votes(0, 3), proof()), Ok(Ok(())));
		assert_eq!(report(votes(0, 4), proof()), invalid(InvalidTransaction::Stale));
		next_session();
		assert_eq!(report(votes(0, 4), proof()), invalid(InvalidTransaction::Stale));
		one_is_recorded(0);
		block(|| name(&[ALICE, BOB, CHARLIE]));
		next_session();
		next_session();
		assert_eq!(report(votes(1, 1), proof()), Ok(Ok(())));
		assert_eq!(report(votes(1, 2), proof()), invalid(InvalidTransaction::Stale));
		assert_eq!(Reports::<Runtime>::iter().count(), 2);
	});
}

#[test]
fn two_validators_are_recorded_in_one_set() {
	network().execute_with(|| {
		let other = votes_for(Ed25519Keyring::Dave, 0, 3, [1, 2]);
		assert_eq!(report(votes(0, 3), proof()), Ok(Ok(())));
		assert_eq!(report(other, proof_of(Ed25519Keyring::Dave).unwrap()), Ok(Ok(())));
		assert_eq!(Reports::<Runtime>::iter().count(), 2);
		crate::invariants::try_state().unwrap();
	});
}

#[test]
fn any_account_reports_for_nothing() {
	network().execute_with(|| {
		block(|| {
			let call = pallet_grandpa::Call::report_equivocation {
				equivocation_proof: Box::new(votes(0, 3)),
				key_owner_proof: proof(),
			};
			let origin = RuntimeOrigin::signed(FERDIE.to_account_id());
			let done = RuntimeCall::from(call).dispatch(origin).unwrap();
			assert_eq!(done.pays_fee, frame_support::dispatch::Pays::No);
		});
		one_is_recorded(0);
	});
}

#[test]
fn what_does_not_prove_two_votes_is_refused() {
	network().execute_with(|| {
		let same = votes_for(VOTER, 0, 3, [1, 1]);
		assert_eq!(report(same, proof()), Ok(Err(refused())));

		let signed_in_another_set = Votes::decode(
			&mut &{
				let mut bytes = votes(1, 3).encode();
				bytes[0] = 0;
				bytes
			}[..],
		)
		.unwrap();
		assert_eq!(signed_in_another_set.set_id(), 0);
		assert_eq!(report(signed_in_another_set, proof()), Ok(Err(refused())));
		nothing_is_recorded();
	});
}

#[test]
fn a_key_that_is_not_a_validators_has_no_proof() {
	network().execute_with(|| {
		block(|| set_keys(FERDIE, "//Ferdie"));
		assert_eq!(proof_of(Ed25519Keyring::Ferdie), None);
		let stranger = || votes_for(Ed25519Keyring::Ferdie, 0, 3, [1, 2]);
		assert_eq!(report(stranger(), proof()), invalid(InvalidTransaction::BadProof));
		let signed = block(|| sign_report(stranger(), proof()));
		assert_eq!(signed, Err(Error::<Runtime>::InvalidKeyOwnershipProof.into()));
		nothing_is_recorded();
	});
}

#[test]
fn a_proof_of_another_set_is_refused() {
	network().execute_with(|| {
		let early = proof();
		block(|| name(&[ALICE, BOB, CHARLIE]));
		next_session();
		next_session();
		assert_eq!(Grandpa::current_set_id(), 1);
		assert_eq!(report(votes(1, 3), early.clone()), Ok(Err(refused())));
		assert_eq!(report(votes(0, 3), proof()), Ok(Err(refused())));
		assert_eq!(report(votes(2, 3), proof()), Ok(Err(refused())));
		nothing_is_recorded();
		// The right one is taken, though the set is over.
		assert_eq!(report(votes(0, 3), early), Ok(Ok(())));
		one_is_recorded(0);
	});
}

#[test]
fn a_validator_that_is_one_no_more_is_reported_for_what_it_did() {
	network().execute_with(|| {
		let early = proof();
		block(|| name(&[ALICE, CHARLIE, DAVE]));
		next_session();
		next_session();
		assert_eq!(proof_of(VOTER), None);
		assert_eq!(report(votes(0, 3), early), Ok(Ok(())));
		one_is_recorded(0);
	});
}

#[test]
fn a_validator_does_not_escape_by_registering_other_keys() {
	network().execute_with(|| {
		let before = proof();
		block(|| set_keys(OFFENDER, "//other"));
		// The old key votes in this session and in the next one.
		assert_eq!(proof(), before);
		let later = |proof| tried_in_a_block(votes(0, 3), proof);
		assert_eq!(later(before.clone()), Ok(Ok(())));
		next_session();
		assert_eq!(later(before.clone()), Ok(Ok(())));
		let second = proof();
		assert_eq!(later(second.clone()), Ok(Ok(())));
		next_session();
		assert_eq!(proof_of(VOTER), None);
		assert_eq!(later(before), Ok(Ok(())));
		assert_eq!(later(second), Ok(Ok(())));
		nothing_is_recorded();
	});
}

/// What a report would come to in the next block.
fn tried_in_a_block(votes: Votes, proof: MembershipProof) -> ApplyExtrinsicResult {
	frame_support::hypothetically!(report(votes, proof))
}

/// Validators are named in another order than before: GRANDPA begins a new set for it.
fn reorder() {
	let mut named = pallet_collator_selection::Invulnerables::<Runtime>::get().into_inner();
	named.rotate_left(1);
	put_named(named);
}

/// A report is taken as long as the session of its proof is kept, and not longer.
fn is_taken_until_its_session_is_forgotten(end_session: fn()) {
	network().execute_with(|| {
		block(|| ());
		(0..5).for_each(|_| end_session());
		let (early, set) = (proof(), Grandpa::current_set_id());
		(0..REPORTABLE_SESSIONS).for_each(|_| end_session());
		assert_eq!(tried_in_a_block(votes(set, 3), early.clone()), Ok(Ok(())));
		end_session();
		assert_eq!(report(votes(set, 3), early.clone()), invalid(InvalidTransaction::BadProof));
		let signed = block(|| sign_report(votes(set, 3), early));
		assert_eq!(signed, Err(Error::<Runtime>::InvalidKeyOwnershipProof.into()));
		nothing_is_recorded();
	});
}

#[test]
fn a_report_is_taken_for_a_week_of_sessions() {
	is_taken_until_its_session_is_forgotten(rotate);
}

#[test]
fn a_report_is_taken_for_as_long_if_every_session_begins_a_set() {
	is_taken_until_its_session_is_forgotten(|| {
		reorder();
		rotate();
	});
}

#[test]
fn sessions_and_reports_that_are_too_old_are_forgotten() {
	network().execute_with(|| {
		let sets: SetId = KeptSets::get();
		assert_eq!(report(votes(0, 3), proof()), Ok(Ok(())));
		while Grandpa::current_set_id() < sets {
			one_is_recorded(0);
			reorder();
			rotate();
		}
		for _ in 0..3 {
			rotate();
			nothing_is_recorded();
		}
		let present = Session::current_index();
		let range = (present - REPORTABLE_SESSIONS, present + 2);
		assert_eq!(StoredRange::<Runtime>::get(), Some(range));
		let kept = HistoricalSessions::<Runtime>::iter_keys().count();
		assert_eq!(kept as u32, REPORTABLE_SESSIONS + 2);
		assert_eq!(SetIdSession::<Runtime>::iter().count() as u64, sets);
	});
}

#[test]
fn a_node_reports_and_includes_its_report_itself() {
	let mut state = network();
	let (pool, pending) = TestTransactionPoolExt::new();
	state.register_extension(TransactionPoolExt::new(pool));
	state.execute_with(|| {
		block(|| ());
		let proof = OpaqueKeyOwnershipProof::new(proof().encode());
		let name = "GrandpaApi_submit_report_equivocation_unsigned_extrinsic";
		let answer = api::dispatch(name, &(votes(0, 3), proof).encode()).unwrap();
		assert_eq!(answer, Some(()).encode());
		let sent = pending.read().transactions.clone();
		let [sent] = &sent[..] else { panic!("{} transactions", sent.len()) };
		let sent = UncheckedExtrinsic::decode(&mut &sent[..]).unwrap();

		let valid =
			|source| Executive::validate_transaction(source, sent.clone(), System::parent_hash());
		let local = valid(TransactionSource::Local).unwrap();
		assert!(!local.propagate);
		assert_eq!(local.longevity, u64::from(REPORTABLE_SESSIONS * MINUTES));
		let from_outside = Err(TransactionValidityError::Invalid(InvalidTransaction::Call));
		assert_eq!(valid(TransactionSource::External), from_outside);

		assert_eq!(block(|| Executive::apply_extrinsic(sent.clone())), Ok(Ok(())));
		let known = Err(TransactionValidityError::Invalid(InvalidTransaction::Stale));
		assert_eq!(valid(TransactionSource::Local), known);
		one_is_recorded(0);
	});
}

#[test]
fn bytes_that_are_no_proof_are_not_sent() {
	network().execute_with(|| {
		let proof = OpaqueKeyOwnershipProof::new(vec![1]);
		let name = "GrandpaApi_submit_report_equivocation_unsigned_extrinsic";
		let answer = api::dispatch(name, &(votes(0, 3), proof).encode()).unwrap();
		assert_eq!(answer, None::<()>.encode());
	});
}

#[test]
fn r30_reports_are_taken_in_safe_mode() {
	network().execute_with(|| {
		block(|| {
			let enter = pallet_safe_mode::Call::force_enter {};
			assert_ok!(dispatch(RuntimeOrigin::root(), enter));
		});
		let other = votes_for(Ed25519Keyring::Dave, 0, 3, [1, 2]);
		let dave = proof_of(Ed25519Keyring::Dave).unwrap();
		assert_ok!(block(|| sign_report(other, dave)));
		assert_eq!(report(votes(0, 3), proof()), Ok(Ok(())));
	});
}

#[test]
fn a_chain_with_one_validator_goes_on_after_a_report_about_it() {
	development().execute_with(|| {
		let alone = votes_for(Ed25519Keyring::Alice, 0, 3, [1, 2]);
		let proof = ownership(Ed25519Keyring::Alice.public().into()).unwrap();
		assert_eq!(report(alone, proof), Ok(Ok(())));
		for _ in 0..5 {
			block(|| ());
			rotate();
		}
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 1);
		assert_eq!(Session::disabled_validators(), Vec::<u32>::new());
	});
}
