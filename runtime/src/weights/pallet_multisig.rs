//! Weights of `pallet_multisig`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 30 steps, 30 times each, without the database,
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
		// Measured at least: 31_608 ns.
		Weight::from_parts(33_884_528, 0)
			.saturating_add(Weight::from_parts(6_138, 0).saturating_mul(z.into()))
	}
	fn as_multi_create(s: u32, z: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 52_138 ns.
		Weight::from_parts(29_920_176, 6811)
			.saturating_add(Weight::from_parts(226_600, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(6_230, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn as_multi_approve(s: u32, z: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 37_346 ns.
		Weight::from_parts(16_569_839, 6811)
			.saturating_add(Weight::from_parts(217_611, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(6_248, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn as_multi_complete(s: u32, z: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 60_481 ns.
		Weight::from_parts(27_360_538, 6811)
			.saturating_add(Weight::from_parts(355_484, 0).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(6_786, 0).saturating_mul(z.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn approve_as_multi_create(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 25_769 ns.
		Weight::from_parts(27_532_183, 6811)
			.saturating_add(Weight::from_parts(236_033, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn approve_as_multi_approve(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 13_680 ns.
		Weight::from_parts(14_150_287, 6811)
			.saturating_add(Weight::from_parts(229_224, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_as_multi(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 24_096 ns.
		Weight::from_parts(25_039_955, 6811)
			.saturating_add(Weight::from_parts(231_824, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn poke_deposit(s: u32) -> Weight {
		// Storage: `Multisig::Multisigs` (r:1 w:1)
		// Proof: `Multisig::Multisigs` (`max_values`: None, `max_size`: Some(3346), added: 5821, mode: `MaxEncodedLen`)
		// Measured at least: 23_315 ns.
		Weight::from_parts(23_786_320, 6811)
			.saturating_add(Weight::from_parts(230_610, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
