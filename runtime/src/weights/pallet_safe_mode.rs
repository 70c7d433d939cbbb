//! Weights of `pallet_safe_mode`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
// A pallet whose calls touch only what each block declares does not need it.
#[allow(unused_imports)]
use frame_support::traits::Get;
use frame_support::weights::Weight;

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_safe_mode::WeightInfo for Measured<T> {
	fn on_initialize_noop() -> Weight {
		// Measured at least: 501 ns.
		Weight::from_parts(560_000, 0)
	}
	fn on_initialize_exit() -> Weight {
		// Measured at least: 3_466 ns.
		Weight::from_parts(3_906_000, 0)
	}
	fn enter() -> Weight {
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::Deposits` (r:0 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Measured at least: 47_311 ns.
		Weight::from_parts(49_503_000, 3802)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_enter() -> Weight {
		// Measured at least: 5_088 ns.
		Weight::from_parts(5_519_000, 0)
	}
	fn extend() -> Weight {
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::Deposits` (r:0 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Measured at least: 48_032 ns.
		Weight::from_parts(49_965_000, 3802)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_extend() -> Weight {
		// Measured at least: 5_798 ns.
		Weight::from_parts(6_189_000, 0)
	}
	fn force_exit() -> Weight {
		// Measured at least: 4_968 ns.
		Weight::from_parts(5_368_000, 0)
	}
	fn release_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 39_579 ns.
		Weight::from_parts(41_362_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_release_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 38_678 ns.
		Weight::from_parts(40_470_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_slash_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 28_923 ns.
		Weight::from_parts(30_495_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
