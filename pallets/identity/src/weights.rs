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
	/// `apply_for`.
	fn apply_for() -> Weight;
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
		// Measured at least: 57_616 ns.
		Weight::from_parts(60_180_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn apply_for() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Deadlines` (r:1 w:1)
		// Proof: `Identity::Deadlines` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
		// Storage: `System::BlockHash` (r:1 w:0)
		// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:1)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Identity::Commitments` (r:1 w:0)
		// Proof: `Identity::Commitments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:0 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 157_784 ns.
		Weight::from_parts(165_655_148, 6614)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn attest() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Tags` (r:1 w:1)
		// Proof: `Identity::Tags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Commitments` (r:1 w:1)
		// Proof: `Identity::Commitments` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Allowance::Granted` (r:1 w:1)
		// Proof: `Allowance::Granted` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 105_184 ns.
		Weight::from_parts(111_246_324, 6042)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
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
		// Measured at least: 36_644 ns.
		Weight::from_parts(38_387_000, 6042)
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
		// Measured at least: 16_134 ns.
		Weight::from_parts(17_376_000, 3593)
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
		// Measured at least: 60_661 ns.
		Weight::from_parts(63_886_000, 6044)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn renew() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Allowance::Granted` (r:1 w:1)
		// Proof: `Allowance::Granted` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 92_818 ns.
		Weight::from_parts(99_714_706, 6042)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn suspend() -> Weight {
		// Storage: `Identity::Registrars` (r:2 w:0)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 19_499 ns.
		Weight::from_parts(20_921_000, 6042)
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
		// Measured at least: 19_239 ns.
		Weight::from_parts(20_671_000, 6042)
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
		// Measured at least: 19_079 ns.
		Weight::from_parts(20_230_000, 6042)
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
		// Measured at least: 17_967 ns.
		Weight::from_parts(19_129_000, 3713)
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
		// Measured at least: 18_908 ns.
		Weight::from_parts(20_029_000, 6044)
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
		// Measured at least: 15_543 ns.
		Weight::from_parts(16_494_000, 3713)
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
		// Measured at least: 100_900 ns.
		Weight::from_parts(104_356_000, 6614)
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
		// Measured at least: 36_815 ns.
		Weight::from_parts(38_908_000, 6044)
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
		// Measured at least: 16_996 ns.
		Weight::from_parts(18_227_000, 3713)
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
		// Measured at least: 60_460 ns.
		Weight::from_parts(63_214_000, 6196)
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
		// Measured at least: 28_002 ns.
		Weight::from_parts(30_125_000, 6042)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn restore_meter() -> Weight {
		// Storage: `Identity::Meters` (r:1 w:1)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Measured at least: 9_665 ns.
		Weight::from_parts(10_406_000, 3635)
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
		// Measured at least: 16_385 ns.
		Weight::from_parts(17_736_000, 3635)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn remove_registrar() -> Weight {
		// Storage: `Identity::Registrars` (r:1 w:1)
		// Proof: `Identity::Registrars` (`max_values`: None, `max_size`: Some(51), added: 2526, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 12_729 ns.
		Weight::from_parts(13_691_000, 3593)
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
		// Measured at least: 20_210 ns.
		Weight::from_parts(21_823_000, 6042)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn correct_tag() -> Weight {
		// Storage: `Identity::Parties` (r:1 w:1)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Tags` (r:1 w:2)
		// Proof: `Identity::Tags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 16_054 ns.
		Weight::from_parts(16_965_000, 3713)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
