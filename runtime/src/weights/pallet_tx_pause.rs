//! Weights of `pallet_tx_pause`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_tx_pause::WeightInfo for Measured<T> {
	fn pause() -> Weight {
		// Storage: `TxPause::PausedCalls` (r:1 w:1)
		// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
		// Measured at least: 8_803 ns.
		Weight::from_parts(9_574_000, 3997)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn unpause() -> Weight {
		// Storage: `TxPause::PausedCalls` (r:1 w:1)
		// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
		// Measured at least: 10_135 ns.
		Weight::from_parts(10_746_000, 3997)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
