//! A market with money, time, parties and certificates.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

pub use verdigrid_test_support::{traders::*, Clock, CNY, NATIVE, USD};

use crate::{self as verdigrid_market, *};
use frame_support::{parameter_types, traits::BuildGenesisConfig};
use verdigrid_test_support::world;

verdigrid_test_support::chain!(Market: verdigrid_market);

/// The other pallets.
pub type World = world::World<Test>;

impl world::Chain for Test {
	type Money = Money;
	type Evidence = World;
}

parameter_types! {
	pub const ForOffer: RuntimeHoldReason = RuntimeHoldReason::Market(HoldReason::OfferDeposit);
	pub const ForDemand: RuntimeHoldReason = RuntimeHoldReason::Market(HoldReason::DemandDeposit);
}

impl Config for Test {
	type Time = Clock;
	type WeightInfo = weights::Measured<Test>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parties = World;
	type Certificates = World;
	type AssetId = AssetId;
	type Money = Money;
	type HeldMoney = HeldMoney;
	type OfferDeposit = Deposit<Balances, ForOffer, OFFER_DEPOSIT>;
	type DemandDeposit = Deposit<Balances, ForDemand, DEMAND_DEPOSIT>;
	type NativeAsset = Native;
	type AssetOrigin = frame_system::EnsureRoot<AccountId>;
	type MarketOffset = Offset;
	type MaxDuration = MaxDuration;
	type BenchmarkHelper = World;
	type BenchmarkAsset = Token;
}

pub const OFFER_DEPOSIT: Balance = 50;
pub const DEMAND_DEPOSIT: Balance = 60;

/// A chain at block 1, with four parties, two batches and two allowed assets.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		let mut chain = chain(SELLER, &ENDOWED, ENDOWMENT);
		chain.execute_with(|| {
			World::begin();
			GenesisConfig::<Test> { assets: vec![CNY, NATIVE] }.build();
		});
		chain
	}

	/// Runs a test, then checks every invariant.
	pub fn build_and_execute(test: impl FnOnce()) {
		Self::build().execute_with(|| {
			test();
			check();
		});
	}
}

/// Every invariant of the market and of the register.
pub fn check() {
	Market::do_try_state().unwrap();
	World::check_register();
}
