//! Batches, shared and delegated accounts, preimages and scheduled calls.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU32, EqualPrivilegeOnly, InstanceFilter,
		LinearStoragePrice,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

use super::system::RuntimeBlockWeights;
use crate::{
	deposit, AccountId, Balance, Balances, OriginCaller, Preimage, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, System,
};

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// What an open multisig operation costs: a record of 88 bytes.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// What each signatory of it adds.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
	/// What an account's list of proxies costs.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// What each proxy on it adds.
	pub const ProxyDepositFactor: Balance = deposit(0, 37);
	/// What a proxy's list of announcements costs.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// What each announcement on it adds.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
	/// What a preimage's record costs.
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	/// What each byte of a preimage costs.
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	/// Preimage deposits are held, not reserved.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	/// What a block's scheduled calls may use: four fifths.
	pub MaximumSchedulerWeight: Weight =
		RuntimeBlockWeights::get().max_block.saturating_div(5).saturating_mul(4);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy may do in the name of the account that appointed it.
#[derive(
	Copy,
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Everything except what moves money, certificates or vouchers to others.
	#[codec(index = 1)]
	NonTransfer,
	/// Votes, proposals and what prepares them.
	#[codec(index = 2)]
	Governance,
}

/// Whether a call belongs to governance: voting, proposing, and batches of these.
fn is_governance(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::RankedCollective(..)
			| RuntimeCall::RankedPolls(..)
			| RuntimeCall::Preimage(..)
			| RuntimeCall::Utility(..)
	)
}

/// Whether a call can move money, certificates or vouchers of the account that signs it to others.
/// Each pallet is named, so that a new one does not compile before somebody has decided.
fn moves_value(call: &RuntimeCall) -> bool {
	match call {
		RuntimeCall::Balances(..)
		| RuntimeCall::Assets(..)
		| RuntimeCall::Certificates(..)
		| RuntimeCall::Market(..)
		| RuntimeCall::Vouchers(..)
		| RuntimeCall::Escrow(..)
		// With a party go its certificates and vouchers.
		| RuntimeCall::Identity(
			verdigrid_identity::Call::rotate { .. } | verdigrid_identity::Call::recover { .. },
		) => true,
		// The calls inside are filtered again. `dispatch_as` and the like are for root.
		RuntimeCall::Utility(..) => false,
		// These act in the name of another account, whose money no filter of ours protects.
		RuntimeCall::Multisig(..) => false,
		RuntimeCall::Proxy(..) => false,
		RuntimeCall::System(..)
		| RuntimeCall::Timestamp(..)
		| RuntimeCall::CollatorSelection(..)
		| RuntimeCall::Session(..)
		| RuntimeCall::Grandpa(..)
		| RuntimeCall::Parameters(..)
		| RuntimeCall::Preimage(..)
		| RuntimeCall::Scheduler(..)
		| RuntimeCall::RankedCollective(..)
		| RuntimeCall::RankedPolls(..)
		| RuntimeCall::SafeMode(..)
		| RuntimeCall::TxPause(..)
		| RuntimeCall::Migrations(..)
		| RuntimeCall::Identity(..)
		| RuntimeCall::Evidence(..) => false,
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
			ProxyType::NonTransfer => !moves_value(call),
			ProxyType::Governance => is_governance(call),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(ProxyType::Any, _) => true,
			(_, ProxyType::Any) => false,
			(ProxyType::NonTransfer, _) => true,
			(ProxyType::Governance, _) => matches!(other, ProxyType::Governance),
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	// Every open poll schedules its next look, and a full block must not lose one.
	type MaxScheduledPerBlock = ConstU32<512>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}
