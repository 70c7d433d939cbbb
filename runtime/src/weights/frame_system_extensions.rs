//! Weights of `frame_system_extensions`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for Measured<T> {
	fn check_genesis() -> Weight {
		// Measured at least: 2_791 ns.
		Weight::from_parts(3_383_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Measured at least: 5_815 ns.
		Weight::from_parts(6_756_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Measured at least: 5_739 ns.
		Weight::from_parts(6_492_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Measured at least: 847 ns.
		Weight::from_parts(1_067_000, 0)
	}
	fn check_nonce() -> Weight {
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 12_371 ns.
		Weight::from_parts(13_577_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_spec_version() -> Weight {
		// Measured at least: 624 ns.
		Weight::from_parts(782_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Measured at least: 665 ns.
		Weight::from_parts(1_022_000, 0)
	}
	fn check_weight() -> Weight {
		// Measured at least: 7_625 ns.
		Weight::from_parts(13_053_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Measured at least: 5_004 ns.
		Weight::from_parts(8_428_000, 0)
	}
}
