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
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Market::NextOffer` (r:1 w:1)
		// Proof: `Market::NextOffer` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:0 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 206_506 ns.
		Weight::from_parts(213_857_000, 8523)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn cancel_offer() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Measured at least: 98_486 ns.
		Weight::from_parts(101_891_000, 3802)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn buy() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::NextTrade` (r:1 w:1)
		// Proof: `Market::NextTrade` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:3)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 218_543 ns.
		Weight::from_parts(226_265_000, 6452)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	fn demand() -> Weight {
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
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:1 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
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
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:0 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Measured at least: 165_996 ns.
		Weight::from_parts(171_424_000, 6012)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn cancel_demand() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Measured at least: 111_405 ns.
		Weight::from_parts(115_221_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn fill() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Market::Assets` (r:1 w:0)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::NextTrade` (r:1 w:1)
		// Proof: `Market::NextTrade` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Storage: `Market::Trades` (r:0 w:1)
		// Proof: `Market::Trades` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:3)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 302_618 ns.
		Weight::from_parts(311_241_000, 6614)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(16))
	}
	fn expire_offer() -> Weight {
		// Storage: `Market::Offers` (r:1 w:1)
		// Proof: `Market::Offers` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
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
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Measured at least: 95_481 ns.
		Weight::from_parts(98_937_000, 3802)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn expire_demand() -> Weight {
		// Storage: `Market::Demands` (r:1 w:1)
		// Proof: `Market::Demands` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Measured at least: 108_010 ns.
		Weight::from_parts(111_395_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn sweep() -> Weight {
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:1 w:0)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Measured at least: 8_302 ns.
		Weight::from_parts(9_094_000, 3490).saturating_add(T::DbWeight::get().reads(2))
	}
	fn set_aside() -> Weight {
		// Storage: `Market::SetAside` (r:0 w:1)
		// Proof: `Market::SetAside` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
		// Storage: `Market::Expiring` (r:0 w:1)
		// Proof: `Market::Expiring` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
		// Measured at least: 9_103 ns.
		Weight::from_parts(11_597_000, 0).saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_settlement_asset() -> Weight {
		// Storage: `Market::Assets` (r:0 w:1)
		// Proof: `Market::Assets` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 7_121 ns.
		Weight::from_parts(7_962_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
}
