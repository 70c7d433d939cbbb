//! Weights of `frame_system_extensions`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for Measured<T> {
	fn check_genesis() -> Weight {
		// Measured at least: 1_583 ns.
		Weight::from_parts(1_703_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Measured at least: 3_475 ns.
		Weight::from_parts(3_685_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Measured at least: 3_446 ns.
		Weight::from_parts(3_665_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Measured at least: 501 ns.
		Weight::from_parts(571_000, 0)
	}
	fn check_nonce() -> Weight {
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 7_451 ns.
		Weight::from_parts(8_143_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_spec_version() -> Weight {
		// Measured at least: 360 ns.
		Weight::from_parts(430_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Measured at least: 370 ns.
		Weight::from_parts(421_000, 0)
	}
	fn check_weight() -> Weight {
		// Measured at least: 3_965 ns.
		Weight::from_parts(4_226_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Measured at least: 2_554 ns.
		Weight::from_parts(2_774_000, 0)
	}
}
