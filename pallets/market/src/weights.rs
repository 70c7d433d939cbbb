//! Weights of `verdigrid_market`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `offer`.
	fn offer() -> Weight;
	/// `cancel_offer`.
	fn cancel_offer() -> Weight;
	/// `buy`.
	fn buy() -> Weight;
	/// `demand`.
	fn demand() -> Weight;
	/// `cancel_demand`.
	fn cancel_demand() -> Weight;
	/// `fill`.
	fn fill() -> Weight;
	/// `expire_offer`.
	fn expire_offer() -> Weight;
	/// `expire_demand`.
	fn expire_demand() -> Weight;
	/// `sweep`.
	fn sweep() -> Weight;
	/// `set_aside`.
	fn set_aside() -> Weight;
	/// `set_settlement_asset`.
	fn set_settlement_asset() -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn offer() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Market::NextOffer` (r:1 w:1)
		// Proof: `Market::NextOffer` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextLot` (r:1 w:1)
		// Proof: `Certificates::NextLot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:0 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 207_608 ns.
		Weight::from_parts(315_798_000, 8523)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn cancel_offer() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 96_964 ns.
		Weight::from_parts(100_069_000, 3802)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn buy() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextLot` (r:1 w:1)
		// Proof: `Certificates::NextLot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Market::NextTrade` (r:1 w:1)
		// Proof: `Market::NextTrade` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 212_355 ns.
		Weight::from_parts(267_027_000, 6436)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn demand() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:1 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Market::NextDemand` (r:1 w:1)
		// Proof: `Market::NextDemand` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:0 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// Measured at least: 163_242 ns.
		Weight::from_parts(234_088_000, 6012)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn cancel_demand() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 109_803 ns.
		Weight::from_parts(114_210_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn fill() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextLot` (r:1 w:1)
		// Proof: `Certificates::NextLot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Market::NextTrade` (r:1 w:1)
		// Proof: `Market::NextTrade` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 295_969 ns.
		Weight::from_parts(306_355_000, 6614)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(15))
	}
	fn expire_offer() -> Weight {
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 94_140 ns.
		Weight::from_parts(142_512_000, 3802)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn expire_demand() -> Weight {
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 107_340 ns.
		Weight::from_parts(117_745_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn sweep() -> Weight {
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:1 w:0)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 8_552 ns.
		Weight::from_parts(10_155_000, 3482).saturating_add(T::DbWeight::get().reads(2))
	}
	fn set_aside() -> Weight {
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 8_712 ns.
		Weight::from_parts(10_826_000, 0).saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_settlement_asset() -> Weight {
		// Storage: `Market::Assets` (r:0 w:1)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 7_571 ns.
		Weight::from_parts(8_453_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
}
