//! Weights of `verdigrid_market`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on Intel(R) Xeon(R) Processor: 10 steps, 10 times each, without the database,
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
		// Measured at least: 204_536 ns.
		Weight::from_parts(220_237_000, 6436)
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
		// Measured at least: 107_207 ns.
		Weight::from_parts(121_292_000, 3802)
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
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 210_801 ns.
		Weight::from_parts(228_133_000, 6436)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn demand() -> Weight {
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
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:0 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// Measured at least: 159_336 ns.
		Weight::from_parts(172_769_000, 3802)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
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
		// Measured at least: 120_485 ns.
		Weight::from_parts(131_696_000, 3802)
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
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(162), added: 2637, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 301_964 ns.
		Weight::from_parts(370_593_000, 6614)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(12))
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
		// Measured at least: 100_285 ns.
		Weight::from_parts(111_708_000, 3802)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn expire_demand() -> Weight {
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
		// Measured at least: 110_660 ns.
		Weight::from_parts(123_702_000, 3802)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn sweep() -> Weight {
		// Storage: `Market::Expiring` (r:1 w:0)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 6_740 ns.
		Weight::from_parts(10_716_000, 3482).saturating_add(T::DbWeight::get().reads(1))
	}
	fn set_aside() -> Weight {
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(9), added: 2484, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Measured at least: 11_861 ns.
		Weight::from_parts(16_811_000, 0).saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_settlement_asset() -> Weight {
		// Storage: `Market::Assets` (r:0 w:1)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 11_108 ns.
		Weight::from_parts(15_466_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
}
