//! Batches, shared accounts, preimages and scheduled calls.

use core::cmp::Ordering;

use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, ConstU32, LinearStoragePrice, PrivilegeCmp},
	weights::Weight,
};
use frame_system::{EnsureRoot, RawOrigin};

use super::system::RuntimeBlockWeights;
use crate::{
	deposit,
	governance::{tracks::MOST_OPEN, BoundedPreimages},
	weights, AccountId, Balance, Balances, OriginCaller, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, RuntimeOrigin, System,
};

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = weights::Utility;
}

parameter_types! {
	/// What an open multisig operation costs: a record of 88 bytes.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// What each signatory of it adds.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
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
	type WeightInfo = weights::Multisig;
	type BlockNumberProvider = System;
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::Preimage;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

/// Root comes before every other origin, so that a root poll can cancel what another track decided. All
/// others are equal to themselves alone.
pub struct RootFirst;

impl PrivilegeCmp<OriginCaller> for RootFirst {
	fn cmp_privilege(left: &OriginCaller, right: &OriginCaller) -> Option<Ordering> {
		let root = OriginCaller::system(RawOrigin::Root);
		match (left, right) {
			_ if left == right => Some(Ordering::Equal),
			_ if *left == root => Some(Ordering::Greater),
			_ if *right == root => Some(Ordering::Less),
			_ => None,
		}
	}
}

/// The most tasks of one block. Every open poll can schedule its enactment in the same block, and as much room
/// is left for root. A full block must not lose a task.
const MAX_SCHEDULED: u32 = 2 * MOST_OPEN;

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = RootFirst;
	type MaxScheduledPerBlock = ConstU32<MAX_SCHEDULED>;
	type WeightInfo = weights::Scheduler;
	type Preimages = BoundedPreimages;
	type BlockNumberProvider = System;
}
