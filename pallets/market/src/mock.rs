//! A chain with real money and time, and with fake parties and a fake register of certificates. The fakes
//! behave like the real ones, as far as the market can see.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod helpers;
mod register;

pub use helpers::*;
pub use register::{Register, VALIDITY};

use crate::{self as verdigrid_market, *};
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstU128, ConstantStoragePrice,
	},
};
use sp_runtime::BuildStorage;
use verdigrid_primitives::{
	certificate::{BatchId, Policy, TradeClass},
	party::PartyId,
	MarketOffset, Moment, Period,
};

pub type AccountId = u64;
pub type AssetId = NativeOrWithId<u32>;
type Block = frame_system::mocking::MockBlock<Test>;

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
	pub type Tokens = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type TokensHolder = pallet_assets_holder;
	#[runtime::pallet_index(5)]
	pub type Market = verdigrid_market;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u128>;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<NATIVE_MIN>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = u128;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Holder = TokensHolder;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

pub type Money = UnionOf<Balances, Tokens, NativeFromLeft, AssetId, AccountId>;
pub type HeldMoney = UnionOf<Balances, TokensHolder, NativeFromLeft, AssetId, AccountId>;

parameter_types! {
	pub const ForOffer: RuntimeHoldReason = RuntimeHoldReason::Market(HoldReason::OfferDeposit);
	pub const ForDemand: RuntimeHoldReason = RuntimeHoldReason::Market(HoldReason::DemandDeposit);
	pub const Token: AssetId = CNY;
	pub const Native: AssetId = NATIVE;
	pub storage MaxDuration: u64 = MAX_DURATION;
	pub const Offset: MarketOffset = MarketOffset::UTC;
}

impl Config for Test {
	type Time = Timestamp;
	type WeightInfo = weights::ByHand<Test>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parties = Register;
	type Certificates = Register;
	type AssetId = AssetId;
	type Money = Money;
	type HeldMoney = HeldMoney;
	type OfferDeposit = HoldConsideration<
		AccountId,
		Balances,
		ForOffer,
		ConstantStoragePrice<ConstU128<OFFER_DEPOSIT>, u128>,
	>;
	type DemandDeposit = HoldConsideration<
		AccountId,
		Balances,
		ForDemand,
		ConstantStoragePrice<ConstU128<DEMAND_DEPOSIT>, u128>,
	>;
	type NativeAsset = Native;
	type AssetOrigin = frame_system::EnsureRoot<AccountId>;
	type MarketOffset = Offset;
	type MaxDuration = MaxDuration;
	type BenchmarkHelper = Register;
	type BenchmarkAsset = Token;
}

/// Accounts. The party of account `n` is `n + 100` until one of them changes its account.
pub const SELLER: AccountId = 1;
pub const BUYER: AccountId = 2;
pub const THIRD: AccountId = 3;
pub const FOURTH: AccountId = 4;
pub const PARTIES: [AccountId; 4] = [SELLER, BUYER, THIRD, FOURTH];
/// An account with money and without a party.
pub const STRANGER: AccountId = 9;
/// The account that keeps the deposits of the register.
pub const VAULT: AccountId = 91;

/// The settlement token.
pub const CNY: AssetId = NativeOrWithId::WithId(1);
/// A token that exists but is not allowed at first.
pub const USD: AssetId = NativeOrWithId::WithId(2);
pub const NATIVE: AssetId = NativeOrWithId::Native;
pub const TOKEN_MIN: u128 = 1;
pub const NATIVE_MIN: u128 = 20;
pub const ENDOWMENT: u128 = 1_000_000;
pub const OFFER_DEPOSIT: u128 = 50;
pub const DEMAND_DEPOSIT: u128 = 60;

/// Chain time at the start, in seconds, and the longest duration.
pub const NOW: Moment = 1_750_000_000;
pub const MAX_DURATION: u64 = 1_000;

/// Two batches of 1,000 certificates of the seller. Those of the first may change hands once, in bundles
/// that start at 1, 101, 201 and 501. Those of the second may change hands often, in one bundle.
pub const ONCE: BatchId = 1;
pub const OFTEN: BatchId = 2;
pub const ISSUED: u32 = 1_000;
/// First moment at which the batches are not valid any more.
pub const VALID_UNTIL: Moment = NOW + 2 * MAX_DURATION + 86_400;

/// A chain at block 1, with four parties, two batches and two allowed assets.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		let everybody = || PARTIES.into_iter().chain([STRANGER, VAULT]);
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			balances: pallet_balances::GenesisConfig {
				balances: everybody().map(|who| (who, ENDOWMENT)).collect(),
				..Default::default()
			},
			tokens: pallet_assets::GenesisConfig {
				assets: vec![
					(1, SELLER, true, TOKEN_MIN),
					(2, SELLER, true, TOKEN_MIN),
					(3, SELLER, true, TOKEN_MIN + 1),
				],
				accounts: everybody()
					.flat_map(|who| [(1, who, ENDOWMENT), (2, who, ENDOWMENT)])
					.collect(),
				..Default::default()
			},
			market: crate::GenesisConfig { assets: vec![CNY, NATIVE] },
		}
		.build_storage()
		.unwrap();
		let mut chain = sp_io::TestExternalities::from(storage);
		chain.execute_with(|| {
			System::set_block_number(1);
			set_time(NOW);
			PARTIES.into_iter().for_each(|who| Register::join(who, who as PartyId + 100));
			let month = Period::year_month(2025, 1).unwrap();
			Register::issue(ONCE, batch(TradeClass::TRADABLE, Policy::Once, month));
			for (first, units) in [(1, 100), (101, 100), (201, 300)] {
				Register::split(ONCE, first, units);
			}
			Register::issue(OFTEN, batch(TradeClass::GRANULAR, Policy::Unlimited, Period::hour(9)));
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
	Register::check();
}
