//! A runtime with this pallet, real money and time, and simple stand-ins for the other pallets.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

mod register;
mod scenario;
mod steps;
mod who;
mod world;

pub use register::*;
pub use steps::*;
pub use who::*;
pub use world::*;

use crate as verdigrid_evidence;
use frame_support::{
	derive_impl, parameter_types,
	traits::{fungible, ConstU32, Imbalance, OnUnbalanced},
};
use frame_system::EnsureRoot;
use sp_runtime::{traits::Convert, Permill};
use verdigrid_primitives::MarketOffset;

pub type AccountId = u64;
pub type Balance = u64;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Evidence = verdigrid_evidence;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

parameter_types! {
	pub static ChallengePeriod: u64 = 0;
	pub static ChallengeBlocks: u64 = 0;
	pub static ResolutionPeriod: u64 = 0;
	pub static RoundTimeout: u64 = 0;
	pub static AnchorLifetime: u64 = 0;
	pub static Tolerance: u32 = 0;
	pub static MaxTopicAge: u64 = 0;
	pub static RestateWindow: u64 = 0;
	pub static PowerMargin: u32 = 0;
	pub static BlocksPerDay: u64 = 0;
	pub static SeatBond: Balance = 0;
	pub static DisputeBond: Balance = 0;
	pub static SlashRatio: Permill = Permill::zero();
	pub static RewardRatio: Permill = Permill::zero();
	pub storage Forfeited: Balance = 0;
	pub Offset: MarketOffset = MarketOffset::from_minutes(480).unwrap();
}

/// Blocks in proportion to time.
pub struct DeadlineBlocks;
impl Convert<u64, u64> for DeadlineBlocks {
	fn convert(seconds: u64) -> u64 {
		seconds * BlocksPerDay::get() / 86_400
	}
}

/// Counts what is forfeited, and destroys it.
pub struct Purse;
impl OnUnbalanced<fungible::Credit<AccountId, Balances>> for Purse {
	fn on_nonzero_unbalanced(taken: fungible::Credit<AccountId, Balances>) {
		Forfeited::set(&(Forfeited::get() + taken.peek()));
	}
}

impl verdigrid_evidence::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Forfeited = Purse;
	type Time = Timestamp;
	type Parties = Who;
	type Meters = Who;
	type Certificates = Register;
	type OnEvidence = Register;
	type CommitteeOrigin = EnsureRoot<AccountId>;
	type MarketOffset = Offset;
	type ChallengePeriod = ChallengePeriod;
	type ChallengeBlocks = ChallengeBlocks;
	type ResolutionPeriod = ResolutionPeriod;
	type RoundTimeout = RoundTimeout;
	type AnchorLifetime = AnchorLifetime;
	type Tolerance = Tolerance;
	type MaxTopicAge = MaxTopicAge;
	type RestateWindow = RestateWindow;
	type PowerMargin = PowerMargin;
	type DeadlineBlocks = DeadlineBlocks;
	type SeatBond = SeatBond;
	type DisputeBond = DisputeBond;
	type SlashRatio = SlashRatio;
	type RewardRatio = RewardRatio;
	type MaxBatch = ConstU32<100>;
	type WeightInfo = crate::ByHand<Test>;
	type BenchmarkHelper = scenario::Prepared;
}
