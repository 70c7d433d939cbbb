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
	/// `buy_rest`.
	fn buy_rest() -> Weight;
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
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:0 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 129_913 ns.
		Weight::from_parts(135_182_000, 6436)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
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
		// Measured at least: 67_861 ns.
		Weight::from_parts(70_465_000, 3802)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn buy() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 175_075 ns.
		Weight::from_parts(184_541_177, 6438)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn buy_rest() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 171_429 ns.
		Weight::from_parts(181_276_471, 6438)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn demand() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:1 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
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
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:0 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 130_809 ns.
		Weight::from_parts(140_247_059, 3822)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn cancel_demand() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
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
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 101_347 ns.
		Weight::from_parts(106_994_853, 3822)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn fill() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 226_359 ns.
		Weight::from_parts(237_361_765, 6614)
			.saturating_add(T::DbWeight::get().reads(18))
			.saturating_add(T::DbWeight::get().writes(16))
	}
	fn expire_offer() -> Weight {
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
		// Measured at least: 60_460 ns.
		Weight::from_parts(63_014_000, 3802)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn expire_demand() -> Weight {
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
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
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 97_198 ns.
		Weight::from_parts(102_053_677, 3822)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn sweep() -> Weight {
		// Storage: `Market::Expiring` (r:1 w:0)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 3_114 ns.
		Weight::from_parts(3_545_000, 3482).saturating_add(T::DbWeight::get().reads(1))
	}
	fn set_aside() -> Weight {
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 5_759 ns.
		Weight::from_parts(6_480_000, 0).saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_settlement_asset() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:0 w:1)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 14_125 ns.
		Weight::from_parts(15_475_736, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
