//! Weights of `pallet_utility`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_utility::WeightInfo for Measured<T> {
	fn batch(c: u32) -> Weight {
		// Measured at least: 9_260 ns.
		Weight::from_parts(79_497_775, 0)
			.saturating_add(Weight::from_parts(4_908_677, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Measured at least: 9_231 ns.
		Weight::from_parts(12_444_000, 0)
	}
	fn batch_all(c: u32) -> Weight {
		// Measured at least: 8_979 ns.
		Weight::from_parts(21_003_974, 0)
			.saturating_add(Weight::from_parts(5_120_561, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Measured at least: 11_345 ns.
		Weight::from_parts(15_455_000, 0)
	}
	fn force_batch(c: u32) -> Weight {
		// Measured at least: 8_726 ns.
		Weight::from_parts(37_811_101, 0)
			.saturating_add(Weight::from_parts(4_791_757, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Measured at least: 11_071 ns.
		Weight::from_parts(15_045_000, 0)
	}
	fn if_else() -> Weight {
		// Measured at least: 15_181 ns.
		Weight::from_parts(17_833_000, 0)
	}
}
