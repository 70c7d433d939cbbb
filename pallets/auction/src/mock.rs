//! A call auction with money, time, parties, certificates and records of trades.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

pub use verdigrid_test_support::{traders::*, Clock, CNY, NATIVE, USD};

use crate::{self as verdigrid_auction, *};
use frame_support::{
	parameter_types,
	weights::{Weight, WeightToFee},
};
use verdigrid_primitives::trade::TradeOrigin;
use verdigrid_test_support::world;

verdigrid_test_support::chain!(Auction: verdigrid_auction);

/// The other pallets.
pub type World = world::World<Test>;

impl world::Chain for Test {
	type Money = Money;
	type Evidence = World;
}

parameter_types! {
	pub const ForOrder: RuntimeHoldReason = RuntimeHoldReason::Auction(HoldReason::OrderDeposit);
	pub const FeeReceiver: AccountId = TREASURY;
	/// The price of a millisecond; nothing at first.
	pub storage MilliPrice: Balance = 0;
}

/// A price for time alone.
pub struct Prices;

impl WeightToFee for Prices {
	type Balance = Balance;

	fn weight_to_fee(weight: &Weight) -> Balance {
		MilliPrice::get() * Balance::from(weight.ref_time()) / 1_000_000_000
	}
}

impl Config for Test {
	type Time = Clock;
	type WeightInfo = weights::Measured<Test>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Parties = World;
	type Certificates = World;
	type Assets = World;
	type Trades = World;
	type AssetId = AssetId;
	type Money = Money;
	type HeldMoney = HeldMoney;
	type OrderDeposit = Deposit<Balances, ForOrder, ORDER_DEPOSIT>;
	type WeightToFee = Prices;
	type FeeAsset = Native;
	type FeeReceiver = FeeReceiver;
	type MarketOffset = Offset;
	type MaxDuration = MaxDuration;
	type BenchmarkHelper = World;
	type BenchmarkAsset = Token;
}

pub const ORDER_DEPOSIT: Balance = 40;

// The batches are valid for longer than any auction can be settled.
const _: () = assert!(VALID_UNTIL >= NOW + 2 * MAX_DURATION + SETTLE_TIME);

/// A chain at block 1, with four parties, two batches and two allowed assets.
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build() -> sp_io::TestExternalities {
		let mut chain = chain(SELLER, &ENDOWED, ENDOWMENT);
		chain.execute_with(|| {
			World::begin();
			[CNY, NATIVE].into_iter().for_each(|asset| World::allow(asset, true));
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

/// Every invariant of the auction and of the register, and between the auction and the trades.
pub fn check() {
	Auction::do_try_state().unwrap();
	World::check_register();
	check_trades();
}

/// Every auction has traded what it says, at the price that it says.
fn check_trades() {
	for (id, auction) in Auctions::<Test>::iter() {
		let (price, said) = match &auction.stage {
			Stage::Closed { price, units } => (*price, *units),
			Stage::Settling { clearing, walk } => {
				(Auction::price_of(&auction, *clearing), walk.units)
			}
			_ => (None, 0),
		};
		let mut trades = World::trades();
		trades.retain(|trade| trade.origin == TradeOrigin::Auction(id));
		let units: u64 = trades.iter().map(|trade| u64::from(trade.range.units)).sum();
		assert_eq!(units, said, "an auction says another number than its trades");
		let all_at_it = trades.iter().all(|trade| Some(trade.price) == price);
		assert!(all_at_it, "an auction says another price than its trades");
	}
}
