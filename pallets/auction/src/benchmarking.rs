//! What the calls cost in their worst cases.
//!
//! The account that takes an order back stands for a former one, on which everything is held.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use crate::*;
use alloc::{format, vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungibles::Mutate, Get};
use frame_system::RawOrigin;
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::{AuctionId, CertificateRange, EnergySource, ProjectCode, TradeClass},
	party::{Direction, MeterId, PartyId, Role, Roles},
	trade::{Amount, Criteria, PeriodRange},
	traits::{CertificateBatches, Parties, SettlementAssets},
	Moment, Period,
};

type Helper<T> = <T as Config>::BenchmarkHelper;

const UNITS: u32 = 100;
const PRICE: Amount = 1_000;
const MONEY: Amount = 1_000_000_000;
/// 2024-02-15: the period of the certificates has ended.
const TIME: Moment = 1_707_955_200;

fn period() -> Period {
	Period::year_month(2024, 1).expect("a month")
}

/// A settlement asset.
fn asset<T: Config>() -> T::AssetId {
	let asset = T::BenchmarkAsset::get();
	assert!(T::Assets::is_settlement_asset(&asset));
	asset
}

fn party<T: Config>(name: &'static str, role: Role) -> (T::AccountId, PartyId) {
	numbered::<T>(name, 0, role)
}

fn numbered<T: Config>(name: &'static str, index: u32, role: Role) -> (T::AccountId, PartyId) {
	let who = account(name, index, 0);
	let party = Helper::<T>::party(&who, Roles::of(&[role]));
	(who, party)
}

/// A party with money.
fn buyer<T: Config>(index: u32) -> T::AccountId {
	let (who, _) = numbered::<T>("buyer", index, Role::Consumer);
	T::Money::mint_into(asset::<T>(), &who, MONEY).expect("the asset can be minted");
	who
}

/// A seller with certificates: of these, an ask takes the first, which leaves a bundle behind.
fn seller<T: Config>() -> (T::AccountId, CertificateRange) {
	Helper::<T>::set_time(TIME);
	let (who, party) = party::<T>("seller", Role::Generator);
	let meter = MeterId::new("BENCH-1").expect("an identification");
	Helper::<T>::meter(party, &meter, Direction::Generation, period());
	let class = TradeClass::TRADABLE;
	let range = Helper::<T>::certificates(party, &meter, class, period(), UNITS + 1);
	(who, CertificateRange { units: UNITS, ..range })
}

/// A time at which certificates of the period can be wanted. The chain has their class once some were
/// issued.
fn ready<T: Config>() {
	Helper::<T>::set_time(TIME);
	if T::Certificates::class(TradeClass::TRADABLE).is_none() {
		seller::<T>();
	}
}

fn expiry<T: Config>() -> Moment {
	Pallet::<T>::now() + T::MaxDuration::get()
}

fn widest_criteria() -> Criteria {
	Criteria {
		source: Some(EnergySource::Wind),
		region: Some(vec![b'X'; 8].try_into().expect("eight characters")),
		project: Some(ProjectCode::with_check("BENCHMARK0000001").expect("sixteen characters")),
		periods: PeriodRange { first: period(), last: period() },
		min_validity: 1,
	}
}

/// The largest grid, from a price of one.
const GRID: Grid = Grid { lowest: 1, tick: 1, levels: MAX_LEVELS };

fn centre<T: Config>() -> T::AccountId {
	ready::<T>();
	party::<T>("centre", Role::TradingCentre).0
}

fn lot(criteria: Criteria) -> Lot {
	Lot { class: TradeClass::TRADABLE, criteria }
}

/// An auction that takes certificates of the period.
fn new_auction<T: Config>() -> (T::AccountId, AuctionId) {
	let (who, auction) = (centre::<T>(), NextAuction::<T>::get());
	let periods = PeriodRange { first: period(), last: period() };
	let any = Criteria { source: None, region: None, project: None, periods, min_validity: 0 };
	let origin = RawOrigin::Signed(who.clone()).into();
	Pallet::<T>::open(origin, lot(any), asset::<T>(), GRID, expiry::<T>())
		.expect("a trading centre opens it");
	(who, auction)
}

fn place_bid<T: Config>(who: &T::AccountId, auction: AuctionId, units: u32, price: Amount) {
	Pallet::<T>::bid(RawOrigin::Signed(who.clone()).into(), auction, units, price)
		.expect("the buyer has the money");
}

fn place_ask<T: Config>(
	who: &T::AccountId,
	auction: AuctionId,
	range: CertificateRange,
	price: Amount,
) {
	let CertificateRange { batch, first, units } = range;
	Pallet::<T>::ask(RawOrigin::Signed(who.clone()).into(), auction, batch, first, units, price)
		.expect("the seller holds them");
}

/// From one order to the next: as many levels as a step passes before it finds the next order.
const APART: u32 = crate::LEVELS_PER_STEP - 1;

/// The price of a bid of an auction to settle.
fn bid_price(at: u32) -> Amount {
	GRID.price(MAX_LEVELS - 1 - APART * (at + 1)).expect("the grid has the level")
}

/// The price of an ask of an auction to settle, where each has a price of its own. All bids are above.
fn ask_price(at: u32) -> Amount {
	GRID.price(APART * (at + 1)).expect("the grid has the level")
}

/// A due auction whose levels are counted. Every step takes a bid and an ask, of which it sells two certificates, and ends both.
/// Each has a seller, a batch and a buyer of its own. The sellers have moved to accounts that have none of the asset.
fn auction_to_settle<T: Config>(
	matches: u32,
	asked: u32,
	price: impl Fn(u32) -> Amount,
) -> AuctionId {
	let (_, auction) = new_auction::<T>();
	for at in 0..matches {
		let (seller, owner) = numbered::<T>("generator", at, Role::Generator);
		let buyer = buyer::<T>(at);
		let meter = MeterId::new(&format!("BENCH-2-{at}")).expect("an identification");
		Helper::<T>::meter(owner, &meter, Direction::Generation, period());
		let class = TradeClass::TRADABLE;
		let range = Helper::<T>::certificates(owner, &meter, class, period(), asked);
		place_ask::<T>(&seller, auction, range, price(at));
		place_bid::<T>(&buyer, auction, 2, bid_price(at));
		Helper::<T>::move_to(owner, &account("moved", at, 0));
	}
	Helper::<T>::set_time(expiry::<T>());
	for _ in 0..MAX_LEVELS.div_ceil(crate::LEVELS_PER_STEP) {
		Pallet::<T>::do_close(auction, 1).expect("the auction is due");
	}
	auction
}

/// How many certificates have changed hands.
fn traded<T: Config>(auction: AuctionId) -> u64 {
	match Auctions::<T>::get(auction).map(|auction| auction.stage) {
		Some(Stage::Settling { walk, .. }) => walk.units,
		Some(Stage::Closed { units, .. }) => units,
		stage => panic!("not settled: {stage:?}"),
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open() {
		let who = centre::<T>();
		let (asset, expiry) = (asset::<T>(), expiry::<T>());

		#[extrinsic_call]
		_(RawOrigin::Signed(who), lot(widest_criteria()), asset, GRID, expiry);

		assert_eq!(Auctions::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn bid() {
		let (_, auction) = new_auction::<T>();
		let who = buyer::<T>(0);

		T::BenchmarkHelper::signs(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), auction, UNITS, PRICE);

		assert_eq!(Bids::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn ask() {
		let (_, auction) = new_auction::<T>();
		let (who, range) = seller::<T>();
		let CertificateRange { batch, first, units } = range;

		T::BenchmarkHelper::signs(&who);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), auction, batch, first, units, PRICE);

		assert_eq!(Asks::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn cancel_bid() {
		let (_, auction) = new_auction::<T>();
		let who = buyer::<T>(0);
		place_bid::<T>(&who, auction, UNITS, PRICE);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), auction, PRICE);

		assert_eq!(Bids::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn cancel_ask() {
		let (_, auction) = new_auction::<T>();
		let (who, range) = seller::<T>();
		place_ask::<T>(&who, auction, range, PRICE);

		#[extrinsic_call]
		_(RawOrigin::Signed(who), auction, range.batch, range.first);

		assert_eq!(Asks::<T>::iter_keys().count(), 0);
	}

	/// Nothing can bar the party from here: the look at it and what follows, without the call.
	#[benchmark]
	fn drop_bid() {
		let (_, auction) = new_auction::<T>();
		let who = buyer::<T>(0);
		place_bid::<T>(&who, auction, UNITS, PRICE);
		let buyer = T::Parties::party_of(&who).unwrap();

		#[block]
		{
			Pallet::<T>::remove_bid(auction, buyer, PRICE, |_| {
				assert!(!T::Parties::is_barred(buyer));
				Ok(())
			})
			.expect("it stands in the auction");
		}

		assert_eq!(Bids::<T>::iter_keys().count(), 0);
	}

	/// Nothing can freeze the batch from here: the look at it and what follows, without the call.
	#[benchmark]
	fn drop_ask() {
		let (_, auction) = new_auction::<T>();
		let (who, range) = seller::<T>();
		place_ask::<T>(&who, auction, range, PRICE);
		let (seller, key) = (T::Parties::party_of(&who).unwrap(), (range.batch, range.first));

		#[block]
		{
			Pallet::<T>::remove_ask(auction, seller, key, |_| {
				assert!(!T::Parties::is_barred(seller));
				T::Certificates::ensure_may_settle(range.batch)
			})
			.expect("it stands in the auction");
		}

		assert_eq!(Asks::<T>::iter_keys().count(), 0);
	}

	#[benchmark]
	fn cancel() {
		let (who, auction) = new_auction::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who), auction);

		assert!(matches!(Auctions::<T>::get(auction).map(|r| r.stage), Some(Stage::Cancelled(_))));
	}

	/// All asks have the same price, at which two thirds of each are sold. So each step splits a bundle.
	#[benchmark]
	fn close(s: Linear<1, MAX_STEPS>) {
		let auction = auction_to_settle::<T>(s, 3, |_| ask_price(0));

		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), auction, s);

		assert_eq!(traded::<T>(auction), 2 * u64::from(s));
	}

	/// Each ask has a price of its own, above which it is sold as a whole. So each step passes levels without asks.
	#[benchmark]
	fn close_apart(s: Linear<1, MAX_STEPS>) {
		let auction = auction_to_settle::<T>(s, 2, ask_price);

		#[extrinsic_call]
		close(RawOrigin::Signed(account("anybody", 0, 0)), auction, s);

		assert_eq!(traded::<T>(auction), 2 * u64::from(s));
	}

	impl_benchmark_test_suite! { Pallet, crate::mock::ExtBuilder::build(), crate::mock::Test }
}
