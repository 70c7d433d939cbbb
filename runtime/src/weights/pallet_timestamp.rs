//! Weights of `pallet_timestamp`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_timestamp::WeightInfo for Measured<T> {
	fn set() -> Weight {
		// Storage: `Aura::CurrentSlot` (r:1 w:0)
		// Proof: `Aura::CurrentSlot` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 5_198 ns.
		Weight::from_parts(5_649_000, 1493).saturating_add(T::DbWeight::get().reads(1))
	}
	fn on_finalize() -> Weight {
		// Measured at least: 1_262 ns.
		Weight::from_parts(1_642_000, 0)
	}
}
