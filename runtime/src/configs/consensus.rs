//! Who makes blocks and who makes them final: validators appointed by governance.

pub mod equivocations;
pub mod validators;

pub use validators::{validates, KeptKeys};

use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64},
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_session::{historical::NoteHistoricalRoot, PeriodicSessions};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::OpaqueKeys;
use sp_session::MembershipProof;

use self::{
	equivocations::{KeptSets, Reports},
	validators::KeyedValidators,
};
use crate::{
	deposit,
	genesis::{BlocksInSession, IsDevelopment},
	weights, AccountId, Aura, Balance, Balances, BlockNumber, Runtime, RuntimeEvent, Session,
	SessionKeys, SLOT_DURATION,
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
	type KickThreshold = BlocksInSession;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ValidatorRegistration = Session;
	type WeightInfo = weights::pallet_collator_selection::Measured<Runtime>;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = pallet_collator_selection::IdentityCollator;
	type ShouldEndSession = PeriodicSessions<BlocksInSession, SessionOffset>;
	type NextSessionRotation = PeriodicSessions<BlocksInSession, SessionOffset>;
	type SessionManager = NoteHistoricalRoot<Self, KeyedValidators>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	// What a validator has done is for governance to judge (see `equivocations`).
	type DisablingStrategy = ();
	type WeightInfo = weights::pallet_session::Measured<Runtime>;
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
	type WeightInfo = weights::pallet_grandpa::Measured<Runtime>;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = KeptSets;
	type KeyOwnerProof = MembershipProof;
	type EquivocationReportSystem = Reports;
}
