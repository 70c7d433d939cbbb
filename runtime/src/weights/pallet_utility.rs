//! Weights of `pallet_utility`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_utility::WeightInfo for Measured<T> {
	fn batch(c: u32) -> Weight {
		// Measured at least: 4_507 ns.
		Weight::from_parts(4_747_000, 0)
			.saturating_add(Weight::from_parts(3_316_158, 0).saturating_mul(c.into()))
	}
	fn as_derivative() -> Weight {
		// Measured at least: 5_068 ns.
		Weight::from_parts(5_449_000, 0)
	}
	fn batch_all(c: u32) -> Weight {
		// Measured at least: 4_517 ns.
		Weight::from_parts(3_630_796, 0)
			.saturating_add(Weight::from_parts(3_561_046, 0).saturating_mul(c.into()))
	}
	fn dispatch_as() -> Weight {
		// Measured at least: 6_199 ns.
		Weight::from_parts(6_610_000, 0)
	}
	fn force_batch(c: u32) -> Weight {
		// Measured at least: 4_617 ns.
		Weight::from_parts(7_643_437, 0)
			.saturating_add(Weight::from_parts(3_375_268, 0).saturating_mul(c.into()))
	}
	fn dispatch_as_fallible() -> Weight {
		// Measured at least: 6_119 ns.
		Weight::from_parts(6_579_000, 0)
	}
	fn if_else() -> Weight {
		// Measured at least: 8_703 ns.
		Weight::from_parts(9_364_000, 0)
	}
}
