//! Weights of `verdigrid_identity`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on Intel(R) Xeon(R) Processor: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `apply`.
	fn apply() -> Weight;
	/// `attest`.
	fn attest() -> Weight;
	/// `register_meter`.
	fn register_meter() -> Weight;
	/// `set_registrar`.
	fn set_registrar() -> Weight;
	/// `reject`.
	fn reject() -> Weight;
	/// `renew`.
	fn renew() -> Weight;
	/// `suspend`.
	fn suspend() -> Weight;
	/// `reinstate`.
	fn reinstate() -> Weight;
	/// `revoke`.
	fn revoke() -> Weight;
	/// `update_commitment`.
	fn update_commitment() -> Weight;
	/// `rotate`.
	fn rotate() -> Weight;
	/// `cancel_rotation`.
	fn cancel_rotation() -> Weight;
	/// `accept_rotation`.
	fn accept_rotation() -> Weight;
	/// `recover`.
	fn recover() -> Weight;
	/// `veto_recovery`.
	fn veto_recovery() -> Weight;
	/// `finish_recovery`.
	fn finish_recovery() -> Weight;
	/// `retire_meter`.
	fn retire_meter() -> Weight;
	/// `restore_meter`.
	fn restore_meter() -> Weight;
	/// `remove_meter`.
	fn remove_meter() -> Weight;
	/// `remove_registrar`.
	fn remove_registrar() -> Weight;
	/// `cancel_recovery`.
	fn cancel_recovery() -> Weight;
	/// `correct_tag`.
	fn correct_tag() -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn apply() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:1)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Identity::Commitments` (r:1 w:0)
		// Proof: `Identity::Commitments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:0 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Measured at least: 89_984 ns.
		Weight::from_parts(98_610_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn attest() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Tags` (r:1 w:1)
		// Proof: `Identity::Tags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Commitments` (r:1 w:1)
		// Proof: `Identity::Commitments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 52_855 ns.
		Weight::from_parts(59_378_000, 6042)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn register_meter() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Identity::BareMeterIds` (r:1 w:1)
		// Proof: `Identity::BareMeterIds` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:1 w:2)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Identity::MeterIds` (r:0 w:1)
		// Proof: `Identity::MeterIds` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
		// Measured at least: 59_808 ns.
		Weight::from_parts(67_727_000, 6042)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn set_registrar() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:1)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Identity::Appointments` (r:1 w:1)
		// Proof: `Identity::Appointments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 28_118 ns.
		Weight::from_parts(39_699_000, 3593)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn reject() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:1)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:0 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Measured at least: 92_163 ns.
		Weight::from_parts(98_690_000, 6044)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn renew() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 33_652 ns.
		Weight::from_parts(39_684_000, 6042)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn suspend() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 35_020 ns.
		Weight::from_parts(55_785_000, 6042)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn reinstate() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 33_947 ns.
		Weight::from_parts(41_345_000, 6042)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn revoke() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 33_913 ns.
		Weight::from_parts(38_542_000, 6042)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn update_commitment() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Identity::Commitments` (r:1 w:0)
		// Proof: `Identity::Commitments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 32_463 ns.
		Weight::from_parts(37_697_000, 3713)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn rotate() -> Weight {
		// Storage: `Identity::PartyOf` (r:2 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:0)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:0 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Measured at least: 33_675 ns.
		Weight::from_parts(41_309_000, 6044)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_rotation() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:1 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Measured at least: 28_837 ns.
		Weight::from_parts(37_430_000, 3713)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn accept_rotation() -> Weight {
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:1 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:2)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 156_044 ns.
		Weight::from_parts(281_390_000, 6614)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn recover() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:0)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Identity::Appointments` (r:1 w:0)
		// Proof: `Identity::Appointments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:1 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Measured at least: 64_082 ns.
		Weight::from_parts(125_818_000, 6044)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn veto_recovery() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Measured at least: 32_031 ns.
		Weight::from_parts(68_265_000, 3713)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn finish_recovery() -> Weight {
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Appointments` (r:1 w:0)
		// Proof: `Identity::Appointments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:2)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:0)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 112_456 ns.
		Weight::from_parts(179_093_000, 6196)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn retire_meter() -> Weight {
		// Storage: `Identity::Meters` (r:1 w:1)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:1 w:0)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Measured at least: 51_428 ns.
		Weight::from_parts(96_995_000, 6042)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn restore_meter() -> Weight {
		// Storage: `Identity::Meters` (r:1 w:1)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Measured at least: 18_161 ns.
		Weight::from_parts(37_725_000, 3635)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_meter() -> Weight {
		// Storage: `Identity::Meters` (r:1 w:1)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:1 w:0)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Storage: `Certificates::ProjectOf` (r:1 w:0)
		// Proof: `Certificates::ProjectOf` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
		// Storage: `Identity::BareMeterIds` (r:0 w:1)
		// Proof: `Identity::BareMeterIds` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
		// Storage: `Identity::MeterIds` (r:0 w:1)
		// Proof: `Identity::MeterIds` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
		// Measured at least: 31_235 ns.
		Weight::from_parts(40_688_000, 3635)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn remove_registrar() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:1)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 24_450 ns.
		Weight::from_parts(29_810_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn cancel_recovery() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Measured at least: 36_921 ns.
		Weight::from_parts(43_385_000, 6042)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn correct_tag() -> Weight {
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Tags` (r:1 w:2)
		// Proof: `Identity::Tags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 29_826 ns.
		Weight::from_parts(35_512_000, 3713)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
