//! Weights of `pallet_safe_mode`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on Intel(R) Xeon(R) Processor: 10 steps, 10 times each, without the database,
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
		// Measured at least: 969 ns.
		Weight::from_parts(1_899_000, 0)
	}
	fn on_initialize_exit() -> Weight {
		// Measured at least: 6_866 ns.
		Weight::from_parts(8_644_000, 0)
	}
	fn enter() -> Weight {
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::Deposits` (r:0 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Measured at least: 71_963 ns.
		Weight::from_parts(78_049_000, 3802)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_enter() -> Weight {
		// Measured at least: 9_993 ns.
		Weight::from_parts(12_355_000, 0)
	}
	fn extend() -> Weight {
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::Deposits` (r:0 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Measured at least: 71_828 ns.
		Weight::from_parts(76_615_000, 3802)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_extend() -> Weight {
		// Measured at least: 11_232 ns.
		Weight::from_parts(22_844_000, 0)
	}
	fn force_exit() -> Weight {
		// Measured at least: 9_485 ns.
		Weight::from_parts(11_028_000, 0)
	}
	fn release_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 63_512 ns.
		Weight::from_parts(110_000_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_release_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 59_632 ns.
		Weight::from_parts(64_178_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_slash_deposit() -> Weight {
		// Storage: `SafeMode::Deposits` (r:1 w:1)
		// Proof: `SafeMode::Deposits` (`max_values`: None, `max_size`: Some(68), added: 2543, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 47_651 ns.
		Weight::from_parts(52_518_000, 3802)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
