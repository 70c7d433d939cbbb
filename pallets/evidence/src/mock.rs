//! The chain of this pallet's tests and benchmarks, and the numbers that tests start from.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

use crate as verdigrid_evidence;
use frame_support::{
	parameter_types,
	traits::{fungible::Credit, ConstU32, Imbalance, OnUnbalanced},
};
use frame_system::EnsureRoot;
use sp_runtime::{traits::Convert, Permill};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	party::PartyId,
	traits::OnFreeCall,
	MarketOffset, Moment, Period,
};
use verdigrid_test_support::{world::Chain, Clock};

verdigrid_test_support::chain!(Evidence: verdigrid_evidence);

pub type World = verdigrid_test_support::world::World<Test>;

impl Chain for Test {
	type Money = Money;
	type Evidence = Evidence;

	fn anchor(topic: Topic, statement: Statement) {
		Evidence::insert_final_anchor(topic, statement);
	}
}

parameter_types! {
	pub storage ChallengePeriod: u64 = 0;
	pub storage ChallengeBlocks: u64 = 0;
	pub storage ResolutionPeriod: u64 = RESOLUTION;
	pub storage RoundTimeout: u64 = TIMEOUT;
	pub storage AnchorLifetime: u64 = LIFETIME;
	pub storage Tolerance: u32 = 0;
	pub storage MaxTopicAge: u64 = MAX_AGE;
	pub storage RestateWindow: u64 = RESTATE;
	pub storage PowerMargin: u32 = 0;
	pub storage BlocksPerDay: u64 = 0;
	pub storage SeatBond: Balance = BOND;
	pub storage DisputeBond: Balance = STAKE;
	pub storage SlashRatio: Permill = Permill::from_percent(50);
	pub storage RewardRatio: Permill = Permill::from_percent(50);
	pub storage Forfeited: Balance = 0;
	pub storage FreeCallsMade: u32 = 0;
	pub Offset: MarketOffset = MarketOffset::from_minutes(480).unwrap();
}

/// Blocks in proportion to time.
pub struct DeadlineBlocks;
impl Convert<u64, u64> for DeadlineBlocks {
	fn convert(seconds: u64) -> u64 {
		seconds * BlocksPerDay::get() / 86_400
	}
}

/// Counts the calls that take no fee.
pub struct FreeCalls;
impl OnFreeCall for FreeCalls {
	fn made() {
		FreeCallsMade::set(&(FreeCallsMade::get() + 1));
	}
}

/// Counts what is forfeited, and destroys it.
pub struct Purse;
impl OnUnbalanced<Credit<AccountId, Balances>> for Purse {
	fn on_nonzero_unbalanced(taken: Credit<AccountId, Balances>) {
		Forfeited::set(&(Forfeited::get() + taken.peek()));
	}
}

impl verdigrid_evidence::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Forfeited = Purse;
	type Time = Clock;
	type Parties = World;
	type Meters = World;
	type Certificates = World;
	type OnEvidence = World;
	type OnFreeCall = FreeCalls;
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
	type WeightInfo = crate::weights::Measured<Test>;
	type BenchmarkHelper = World;
}

/// Accounts and parties have the same numbers.
pub const CENTRE: [AccountId; 4] = [1, 2, 3, 4];
pub const PLATFORM: [AccountId; 4] = [11, 12, 13, 14];
pub const GENERATOR: PartyId = 100;
pub const BUYER: PartyId = 101;
pub const TRADER: PartyId = 102;
pub const NEIGHBOUR: PartyId = 103;
/// An account without a party.
pub const STRANGER: AccountId = 999;

pub const ENDOWMENT: Balance = 1_000_000;
pub const BOND: Balance = 1_000;
/// What disputing costs.
pub const STAKE: Balance = 300;
/// January 2014.
pub const JANUARY: Period = Period::month(44 * 12);
/// 2014-02-01T00:00:00+08:00.
pub const JANUARY_ENDS: Moment = 1_391_184_000;
/// When tests begin.
pub const NOW: Moment = JANUARY_ENDS + 3_600;
pub const MAX_AGE: u64 = 90 * 86_400;
/// For how long a topic may be stated again.
pub const RESTATE: u64 = 30 * 86_400;
/// How long governance has to decide a dispute.
pub const RESOLUTION: u64 = 7 * 86_400;
/// How long a round takes votes.
pub const TIMEOUT: u64 = 86_400;
/// How long a final anchor is kept at least.
pub const LIFETIME: u64 = 5 * 365 * 86_400;
