//! Weights of `pallet_session`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_session::WeightInfo for Measured<T> {
	fn set_keys() -> Weight {
		// Storage: `Session::NextKeys` (r:1 w:1)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Session::ExternallySetKeys` (r:1 w:1)
		// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Session::KeyOwner` (r:2 w:4)
		// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 138_637 ns.
		Weight::from_parts(143_374_000, 6691)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn purge_keys() -> Weight {
		// Storage: `Session::NextKeys` (r:1 w:1)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Session::ExternallySetKeys` (r:1 w:0)
		// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Session::KeyOwner` (r:0 w:2)
		// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 49_063 ns.
		Weight::from_parts(51_607_000, 4034)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
