//! Weights of `pallet_safe_mode`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_safe_mode::WeightInfo for Measured<T> {
	fn on_initialize_noop() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 2_174 ns.
		Weight::from_parts(2_434_000, 1489).saturating_add(T::DbWeight::get().reads(1))
	}
	fn on_initialize_exit() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 6_870 ns.
		Weight::from_parts(7_521_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn enter() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::Deposits` (r:0 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Measured at least: 64_585 ns.
		Weight::from_parts(67_140_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn force_enter() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 8_022 ns.
		Weight::from_parts(9_524_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn extend() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::Deposits` (r:0 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Measured at least: 65_668 ns.
		Weight::from_parts(68_662_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn force_extend() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 9_985 ns.
		Weight::from_parts(11_046_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_exit() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:1)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 8_773 ns.
		Weight::from_parts(9_644_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn release_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 54_170 ns.
		Weight::from_parts(57_255_000, 3802)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_release_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 52_688 ns.
		Weight::from_parts(55_352_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_slash_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 39_719 ns.
		Weight::from_parts(42_393_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
