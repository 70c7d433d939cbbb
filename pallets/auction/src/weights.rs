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
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn open() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:1 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Auction::NextAuction` (r:1 w:1)
		// Proof: `Auction::NextAuction` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:0 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Measured at least: 116_222 ns.
		Weight::from_parts(121_560_000, 6196)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn bid() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:1 w:1)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 270_571 ns.
		Weight::from_parts(282_378_000, 6196)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn ask() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:0 w:1)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(165), added: 2640, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:0 w:1)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 311_862 ns.
		Weight::from_parts(319_934_000, 6196)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn cancel_bid() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:1 w:1)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
		// Measured at least: 165_876 ns.
		Weight::from_parts(171_183_000, 3802)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn cancel_ask() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:1 w:1)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:1 w:1)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(165), added: 2640, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
		// Measured at least: 163_672 ns.
		Weight::from_parts(168_489_000, 3802)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn drop_bid() -> Weight {
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:1 w:1)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
		// Measured at least: 164_814 ns.
		Weight::from_parts(168_640_000, 3802)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn drop_ask() -> Weight {
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:1 w:1)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:1 w:1)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(165), added: 2640, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Auction::Levels` (r:1 w:1)
		// Proof: `Auction::Levels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:1 w:1)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
		// Measured at least: 161_619 ns.
		Weight::from_parts(175_100_000, 3802)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn cancel() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Measured at least: 40_610 ns.
		Weight::from_parts(43_835_000, 3721)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn close(s: u32) -> Weight {
		// Storage: `Auction::Auctions` (r:1 w:1)
		// Proof: `Auction::Auctions` (`max_values`: None, `max_size`: Some(252), added: 2727, mode: `MaxEncodedLen`)
		// Storage: `Auction::Bids` (r:506 w:64)
		// Proof: `Auction::Bids` (`max_values`: None, `max_size`: Some(169), added: 2644, mode: `MaxEncodedLen`)
		// Storage: `Auction::Asks` (r:65 w:64)
		// Proof: `Auction::Asks` (`max_values`: None, `max_size`: Some(165), added: 2640, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:64 w:128)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Market::NextTrade` (r:1 w:1)
		// Proof: `Market::NextTrade` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Auction::Presences` (r:2 w:2)
		// Proof: `Auction::Presences` (`max_values`: None, `max_size`: Some(33), added: 2508, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:64)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
		// Storage: `Auction::AskLevels` (r:0 w:64)
		// Proof: `Auction::AskLevels` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:192)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:64)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 435_315 ns.
		Weight::from_parts(440_142_000, 6614)
			.saturating_add(Weight::from_parts(359_206_631, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().reads((10_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(9))
			.saturating_add(T::DbWeight::get().writes((10_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 20681).saturating_mul(s.into()))
	}
}
