//! Weights of `pallet_utility`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_utility::WeightInfo for Measured<T> {
	fn batch(c: u32) -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 8_783 ns.
		Weight::from_parts(156_971_096, 1489)
			.saturating_add(Weight::from_parts(6_290_499, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn as_derivative() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 8_153 ns.
		Weight::from_parts(11_897_000, 1489).saturating_add(T::DbWeight::get().reads(1))
	}
	fn batch_all(c: u32) -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 5_919 ns.
		Weight::from_parts(6_169_000, 1489)
			.saturating_add(Weight::from_parts(4_855_296, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn dispatch_as() -> Weight {
		// Measured at least: 8_062 ns.
		Weight::from_parts(12_338_000, 0)
	}
	fn force_batch(c: u32) -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 6_189 ns.
		Weight::from_parts(6_680_000, 1489)
			.saturating_add(Weight::from_parts(5_304_033, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn dispatch_as_fallible() -> Weight {
		// Measured at least: 8_182 ns.
		Weight::from_parts(13_040_000, 0)
	}
	fn if_else() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 13_050 ns.
		Weight::from_parts(14_492_000, 1489).saturating_add(T::DbWeight::get().reads(1))
	}
}
