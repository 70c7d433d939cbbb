//! Who makes blocks and who makes them final: validators appointed by governance.

use alloc::vec::Vec;

use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64, Contains},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_session::{NextKeys, SessionManager};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::OpaqueKeys;

use crate::{
	deposit, genesis::IsDevelopment, AccountId, Aura, Balance, Balances, BlockNumber,
	CollatorSelection, Runtime, RuntimeCall, RuntimeEvent, Session, SessionKeys, HOURS,
	SLOT_DURATION,
};

/// The most validators the chain can have.
pub const MAX_VALIDATORS: u32 = 32;

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
	type EventHandler = ();
}

parameter_types! {
	/// The account that would reward candidates; there are none.
	pub const CollatorPot: PalletId = PalletId(*b"vdg/colp");
	/// Blocks in a session. A new validator set takes effect two sessions later.
	pub const SessionLength: BlockNumber = HOURS;
	/// Where sessions start.
	pub const SessionOffset: BlockNumber = 0;
	/// What a validator's registered keys cost while they are in state.
	pub const KeyDeposit: Balance = deposit(1, 64);
}

// Validators are the invulnerables that governance names. No account can propose itself:
// `MaxCandidates` is zero.
impl pallet_collator_selection::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type UpdateOrigin = EnsureRoot<AccountId>;
	type PotId = CollatorPot;
	type MaxCandidates = ConstU32<0>;
	type MinEligibleCollators = ConstU32<1>;
	type MaxInvulnerables = ConstU32<MAX_VALIDATORS>;
	type KickThreshold = SessionLength;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ValidatorRegistration = Session;
	type WeightInfo = pallet_collator_selection::weights::SubstrateWeight<Runtime>;
}

/// The validators of a session: those of [`CollatorSelection`] that have keys. If none of them has
/// keys, the present validators go on. GRANDPA cannot import a block that leaves it without
/// authorities, and no poll could repair that any more.
pub struct KeyedValidators;

impl SessionManager<AccountId> for KeyedValidators {
	fn new_session(index: u32) -> Option<Vec<AccountId>> {
		let mut named = <CollatorSelection as SessionManager<_>>::new_session(index)?;
		named.retain(|who| NextKeys::<Runtime>::contains_key(who));
		(!named.is_empty()).then_some(named)
	}

	/// A genesis that names no validators is refused.
	fn new_session_genesis(index: u32) -> Option<Vec<AccountId>> {
		<CollatorSelection as SessionManager<_>>::new_session_genesis(index)
	}

	fn start_session(index: u32) {
		<CollatorSelection as SessionManager<_>>::start_session(index);
	}

	fn end_session(index: u32) {
		<CollatorSelection as SessionManager<_>>::end_session(index);
	}
}

/// Whether an account is a validator: named by governance, or in this session or the next.
pub fn validates(who: &AccountId) -> bool {
	pallet_collator_selection::Invulnerables::<Runtime>::get().contains(who)
		|| Session::validators().contains(who)
		|| pallet_session::QueuedKeys::<Runtime>::get().iter().any(|(queued, _)| queued == who)
}

/// A call filter: keys of validators are changed, not taken away. The last validators could halt
/// the chain for ever by that. For the keys of a former validator there is
/// `Governance.remove_keys`.
pub struct KeptKeys;

impl Contains<RuntimeCall> for KeptKeys {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys { .. }))
	}
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
	type SessionManager = KeyedValidators;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type DisabledValidators = Session;
	type AllowMultipleBlocksPerSlot = IsDevelopment;
	type SlotDuration = ConstU64<SLOT_DURATION>;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// The pallet's measured weights are not public, and its only weighed calls report
	// equivocations, which are not accepted here.
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}
