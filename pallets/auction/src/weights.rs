//! Weights of `verdigrid_auction`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `open`.
	fn open() -> Weight;
	/// `bid`.
	fn bid() -> Weight;
	/// `ask`.
	fn ask() -> Weight;
	/// `cancel_bid`.
	fn cancel_bid() -> Weight;
	/// `cancel_ask`.
	fn cancel_ask() -> Weight;
	/// `drop_bid`.
	fn drop_bid() -> Weight;
	/// `drop_ask`.
	fn drop_ask() -> Weight;
	/// `cancel`.
	fn cancel() -> Weight;
	/// `close`, for `s` from 1 to 64.
	fn close(s: u32) -> Weight;
	/// `close_apart`, for `s` from 1 to 64.
	fn close_apart(s: u32) -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn open() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:1 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:0 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Measured at least: 66_249 ns.
		Weight::from_parts(69_393_000, 3713)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn bid() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:1 w:1)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 205_249 ns.
		Weight::from_parts(217_762_500, 3822)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn ask() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:0 w:1)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:0 w:1)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 206_478 ns.
		Weight::from_parts(215_061_000, 3802)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn cancel_bid() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:1 w:1)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 143_963 ns.
		Weight::from_parts(149_494_118, 3822)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn cancel_ask() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:1 w:1)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:1 w:1)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 110_335 ns.
		Weight::from_parts(113_409_000, 3802)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn drop_bid() -> Weight {
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:1 w:1)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 132_017 ns.
		Weight::from_parts(140_546_324, 3822)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn drop_ask() -> Weight {
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:1 w:1)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:1 w:1)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 105_637 ns.
		Weight::from_parts(109_013_000, 3802)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn cancel() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Measured at least: 20_620 ns.
		Weight::from_parts(21_712_000, 3713)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn close(s: u32) -> Weight {
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:513 w:64)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:72 w:64)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:128 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:128 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:64 w:64)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:64 w:128)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:64 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:64 w:64)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:64 w:64)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:64 w:64)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:128 w:128)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:192 w:192)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:128 w:128)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:128 w:128)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:64)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:0 w:64)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:64)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 361_538 ns.
		Weight::from_parts(23_450_445, 22046)
			.saturating_add(Weight::from_parts(353_928_058, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().reads((28_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((20_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 21088).saturating_mul(s.into()))
	}
	fn close_apart(s: u32) -> Weight {
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(244), added: 2719, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:513 w:64)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(161), added: 2636, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:513 w:64)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:128 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:128 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:64 w:64)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:64 w:64)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:64 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:128 w:128)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:64 w:64)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:64 w:64)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:128 w:128)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:192 w:192)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:128 w:128)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:128 w:128)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:64)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:0 w:64)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 381_523 ns.
		Weight::from_parts(383_714_706, 3709)
			.saturating_add(Weight::from_parts(392_122_159, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads((36_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((19_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 21088).saturating_mul(s.into()))
	}
}
