//! Weights of `pallet_multisig`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_multisig::WeightInfo for Measured<T> {
	fn as_multi_threshold_1(z: u32) -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 43_524 ns.
		Weight::from_parts(56_550_899, 1489)
			.saturating_add(Weight::from_parts(7_809, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn as_multi_create(s: u32, z: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 64_916 ns.
		Weight::from_parts(38_910_845, 6811)
			.saturating_add(Weight::from_parts(315_190, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(7_379, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn as_multi_approve(s: u32, z: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 48_582 ns.
		Weight::from_parts(25_659_852, 6811)
			.saturating_add(Weight::from_parts(274_703, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(7_129, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn as_multi_complete(s: u32, z: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 92_507 ns.
		Weight::from_parts(49_273_364, 6811)
			.saturating_add(Weight::from_parts(563_390, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(8_370, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn approve_as_multi_create(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 33_740 ns.
		Weight::from_parts(36_285_472, 6811)
			.saturating_add(Weight::from_parts(361_726, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn approve_as_multi_approve(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 19_038 ns.
		Weight::from_parts(22_890_284, 6811)
			.saturating_add(Weight::from_parts(433_801, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_as_multi(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 34_030 ns.
		Weight::from_parts(36_020_598, 6811)
			.saturating_add(Weight::from_parts(347_165, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn poke_deposit(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 31_647 ns.
		Weight::from_parts(33_108_780, 6811)
			.saturating_add(Weight::from_parts(323_787, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
