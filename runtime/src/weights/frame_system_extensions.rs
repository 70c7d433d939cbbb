//! Weights of `frame_system_extensions`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for Measured<T> {
	fn check_genesis() -> Weight {
		// Measured at least: 2_154 ns.
		Weight::from_parts(2_434_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Measured at least: 4_577 ns.
		Weight::from_parts(5_028_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Measured at least: 4_587 ns.
		Weight::from_parts(5_097_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Measured at least: 691 ns.
		Weight::from_parts(831_000, 0)
	}
	fn check_nonce() -> Weight {
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 9_134 ns.
		Weight::from_parts(9_915_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn check_spec_version() -> Weight {
		// Measured at least: 511 ns.
		Weight::from_parts(611_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Measured at least: 520 ns.
		Weight::from_parts(611_000, 0)
	}
	fn check_weight() -> Weight {
		// Measured at least: 4_727 ns.
		Weight::from_parts(5_238_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Measured at least: 2_854 ns.
		Weight::from_parts(3_205_000, 0)
	}
}
