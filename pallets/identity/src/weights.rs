//! Weights of `verdigrid_identity`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
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
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Identity::NextParty` (r:1 w:1)
		// Proof: `Identity::NextParty` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:0 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Measured at least: 91_185 ns.
		Weight::from_parts(98_285_000, 3802)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn attest() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Identity::Tags` (r:1 w:1)
		// Proof: `Identity::Tags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Commitments` (r:1 w:1)
		// Proof: `Identity::Commitments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 43_735 ns.
		Weight::from_parts(47_481_000, 6042)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn register_meter() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Identity::BareMeterIds` (r:1 w:1)
		// Proof: `Identity::BareMeterIds` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:1 w:2)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Measured at least: 47_471 ns.
		Weight::from_parts(58_177_000, 6042)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn set_registrar() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:1)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Identity::Appointments` (r:1 w:1)
		// Proof: `Identity::Appointments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 21_632 ns.
		Weight::from_parts(23_205_000, 3593)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn reject() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:1)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:0 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 77_996 ns.
		Weight::from_parts(81_571_000, 6044)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn renew() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 30_765 ns.
		Weight::from_parts(32_969_000, 6042)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn suspend() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 31_536 ns.
		Weight::from_parts(33_810_000, 6042)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn reinstate() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 34_401 ns.
		Weight::from_parts(36_654_000, 6042)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn revoke() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 28_222 ns.
		Weight::from_parts(30_004_000, 6042)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn update_commitment() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Identity::Commitments` (r:1 w:0)
		// Proof: `Identity::Commitments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 26_440 ns.
		Weight::from_parts(28_422_000, 3721)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn rotate() -> Weight {
		// Storage: `Identity::PartyOf` (r:2 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:0)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:0 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 27_461 ns.
		Weight::from_parts(29_694_000, 6044)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_rotation() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:1 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 23_164 ns.
		Weight::from_parts(25_598_000, 3721)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn accept_rotation() -> Weight {
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:1 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:2)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 145_977 ns.
		Weight::from_parts(155_130_000, 6614)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn recover() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:0)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Identity::Appointments` (r:1 w:0)
		// Proof: `Identity::Appointments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Rotations` (r:1 w:1)
		// Proof: `Identity::Rotations` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 63_034 ns.
		Weight::from_parts(71_095_000, 6044)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn veto_recovery() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Measured at least: 26_799 ns.
		Weight::from_parts(29_664_000, 3721)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn finish_recovery() -> Weight {
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Appointments` (r:1 w:0)
		// Proof: `Identity::Appointments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:2 w:2)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:0)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 95_171 ns.
		Weight::from_parts(104_465_000, 6196)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn retire_meter() -> Weight {
		// Storage: `Identity::Meters` (r:1 w:1)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LastUse` (r:1 w:0)
		// Proof: `Evidence::LastUse` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
		// Measured at least: 40_139 ns.
		Weight::from_parts(45_317_000, 6042)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn restore_meter() -> Weight {
		// Storage: `Identity::Meters` (r:1 w:1)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Measured at least: 14_771 ns.
		Weight::from_parts(17_195_000, 3631)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_meter() -> Weight {
		// Storage: `Identity::Meters` (r:1 w:1)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LastUse` (r:1 w:0)
		// Proof: `Evidence::LastUse` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
		// Storage: `Certificates::ProjectOf` (r:1 w:0)
		// Proof: `Certificates::ProjectOf` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
		// Storage: `Identity::BareMeterIds` (r:0 w:1)
		// Proof: `Identity::BareMeterIds` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
		// Measured at least: 24_947 ns.
		Weight::from_parts(27_340_000, 3631)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn remove_registrar() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:1)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 17_826 ns.
		Weight::from_parts(19_619_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn cancel_recovery() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:1)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 37_305 ns.
		Weight::from_parts(41_742_000, 6042)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn correct_tag() -> Weight {
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Tags` (r:1 w:2)
		// Proof: `Identity::Tags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 24_527 ns.
		Weight::from_parts(43_254_000, 3721)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
