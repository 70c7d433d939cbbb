//! Validators that vote twice in one round of GRANDPA: who reports it, and what is kept of it.
//!
//! A node that sees both votes reports them in its next block. Any account can do the same with a
//! transaction. A report proves the votes by their signatures, and the voter by its session. It has no
//! consequence by itself, since validators have no stake: governance sees the event, and decides.
//!
//! A validator is not disabled either. Disabling stops its blocks, not its votes, and would last until the
//! validators change. On a chain with few validators this would do more harm than the second vote.
//!
//! Votes are cheap to sign, and a valid report is free. So a validator is recorded once in each set of
//! GRANDPA. An operator whose key is used twice changes it, and with that a new set begins.

use alloc::vec::Vec;

use codec::Encode;
use frame_support::{
	parameter_types,
	storage::{with_transaction, TransactionOutcome},
	traits::{ConstU64, Get, KeyOwnerProofSystem},
};
use pallet_grandpa::{EquivocationOffence, EquivocationReportSystem, TimeSlot};
use pallet_offences::ConcurrentReportsIndex;
use pallet_session::{
	historical::{IdentificationTuple, StoredRange},
	NextKeys,
};
use sp_consensus_grandpa::{AuthorityId, SetId, KEY_TYPE};
use sp_runtime::{traits::Convert, DispatchError, KeyTypeId, Perbill};
use sp_session::MembershipProof;
use sp_staking::{
	offence::{Kind, Offence, OffenceError, ReportOffence},
	SessionIndex,
};

use crate::{
	genesis::BlocksInSession, AccountId, Grandpa, Historical, Offences, Runtime, RuntimeCall,
	RuntimeEvent, Session, SessionKeys, UncheckedExtrinsic,
};

/// How many sessions back a validator can be reported. It is a week, if a session takes an hour.
pub const REPORTABLE_SESSIONS: u32 = 168;

/// A set lasts a session at least. There is the present one too, and a report needs the set before its own.
pub type KeptSets = ConstU64<{ REPORTABLE_SESSIONS as u64 + 2 }>;

parameter_types! {
	/// Blocks for which a report can wait in a node.
	pub ReportLongevity: u64 =
		u64::from(BlocksInSession::get()).saturating_mul(REPORTABLE_SESSIONS.into());
}

/// Checks reports, and makes them.
pub type Reports = EquivocationReportSystem<Runtime, OncePerSet, KeysInUse, ReportLongevity>;

/// A validator, as a report names it.
pub type Offender = IdentificationTuple<Runtime>;

/// An equivocation, as a place among others that are the same offence: all those of one set.
pub struct InSet(EquivocationOffence<Offender>);

impl Offence<Offender> for InSet {
	const ID: Kind = EquivocationOffence::<Offender>::ID;
	type Slot = SetId;

	fn offenders(&self) -> Vec<Offender> {
		self.0.offenders()
	}

	fn session_index(&self) -> SessionIndex {
		self.0.session_index
	}

	fn validator_set_count(&self) -> u32 {
		self.0.validator_set_count
	}

	fn slot(&self) -> SetId {
		self.0.time_slot.set_id
	}

	fn slash_fraction(&self, offenders_count: u32) -> Perbill {
		self.0.slash_fraction(offenders_count)
	}
}

/// Records a validator once in each set.
pub struct OncePerSet;

impl ReportOffence<AccountId, Offender, EquivocationOffence<Offender>> for OncePerSet {
	fn report_offence(
		reporters: Vec<AccountId>,
		offence: EquivocationOffence<Offender>,
	) -> Result<(), OffenceError> {
		Offences::report_offence(reporters, InSet(offence))
	}

	fn is_known_offence(offenders: &[Offender], time_slot: &TimeSlot) -> bool {
		<Offences as ReportOffence<_, _, InSet>>::is_known_offence(offenders, &time_slot.set_id)
	}
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = Offender;
	type OnOffenceHandler = ();
}

/// Says of a validator no more than its account.
pub struct AccountAlone;

impl Convert<AccountId, Option<()>> for AccountAlone {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = AccountAlone;
}

/// Proofs of who votes with a key in a session. For the present session, the SDK looks for the keys that
/// are registered. They are in use two sessions later only: a validator could escape a report by
/// registering others.
pub struct KeysInUse;

impl KeyOwnerProofSystem<(KeyTypeId, AuthorityId)> for KeysInUse {
	type Proof = MembershipProof;
	type IdentificationTuple = Offender;

	/// None, if no validator of this session votes with the key.
	fn prove(key: (KeyTypeId, AuthorityId)) -> Option<MembershipProof> {
		with_keys_in_use(|| {
			let proof = Historical::prove(key.clone())?;
			Historical::check_proof(key, proof.clone()).map(|_| proof)
		})
	}

	/// All nodes of a proof are hashed before the proof is read. Longer ones than validators need are not looked at.
	fn check_proof(key: (KeyTypeId, AuthorityId), proof: MembershipProof) -> Option<Offender> {
		if !is_short(&proof) {
			return None;
		}
		with_keys_in_use(|| Historical::check_proof(key, proof))
	}
}

/// The most nodes of a proof, and the most bytes of them together. A proof about the most validators has a few nodes.
const MOST_NODES: usize = 64;
const MOST_BYTES: usize = 16 * 1_024;

fn is_short(proof: &MembershipProof) -> bool {
	let bytes = proof.trie_nodes.iter().map(Vec::len).fold(0, usize::saturating_add);
	proof.trie_nodes.len() <= MOST_NODES && bytes <= MOST_BYTES
}

/// What `look` finds if the keys in use are the registered ones. Nothing of it stays in state.
fn with_keys_in_use<R>(look: impl FnOnce() -> Option<R>) -> Option<R> {
	let found = with_transaction(|| {
		register_keys_in_use();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(look()))
	});
	found.ok().flatten()
}

fn register_keys_in_use() {
	let authors = pallet_aura::Authorities::<Runtime>::get();
	let voters = Grandpa::grandpa_authorities();
	let keys = authors.into_iter().zip(voters);
	for (who, (aura, (grandpa, _))) in Session::validators().into_iter().zip(keys) {
		NextKeys::<Runtime>::insert(who, SessionKeys { aura, grandpa });
	}
}

/// Proves that a validator of this session votes with this key. None, if there is no such validator.
pub fn ownership(voter: AuthorityId) -> Option<MembershipProof> {
	KeysInUse::prove((KEY_TYPE, voter))
}

/// Forgets, when a session has ended, what no report can be about any more.
pub fn forget(ended: SessionIndex) {
	let oldest = ended.saturating_add(1).saturating_sub(REPORTABLE_SESSIONS);
	if StoredRange::<Runtime>::get().is_some_and(|(first, _)| first < oldest) {
		Historical::prune_up_to(oldest);
	}
	// Sets are forgotten one by one: there is one new set in a session at most.
	if let Some(set) = Grandpa::current_set_id().checked_sub(KeptSets::get()) {
		forget_reports(set);
	}
}

fn forget_reports(set: SetId) {
	for report in ConcurrentReportsIndex::<Runtime>::take(InSet::ID, set.encode()) {
		pallet_offences::Reports::<Runtime>::remove(report);
	}
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
