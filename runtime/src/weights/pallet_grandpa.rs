//! Weights of `pallet_grandpa`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_grandpa::WeightInfo for Measured<T> {
	fn report_equivocation(v: u32, n: u32) -> Weight {
		// Storage: `Aura::Authorities` (r:1 w:0)
		// Proof: `Aura::Authorities` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Storage: `Grandpa::Authorities` (r:1 w:0)
		// Proof: `Grandpa::Authorities` (`max_values`: Some(1), `max_size`: Some(1281), added: 1776, mode: `MaxEncodedLen`)
		// Storage: `Session::Validators` (r:1 w:0)
		// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::CurrentIndex` (r:1 w:0)
		// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Offences::Reports` (r:32 w:1)
		// Proof: `Offences::Reports` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Grandpa::SetIdSession` (r:2 w:0)
		// Proof: `Grandpa::SetIdSession` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
		// Storage: `Offences::ConcurrentReportsIndex` (r:1 w:1)
		// Proof: `Offences::ConcurrentReportsIndex` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 147_920 ns.
		Weight::from_parts(149_249_851, 5980)
			.saturating_add(Weight::from_parts(21_006_982, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 5).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 2726).saturating_mul(v.into()))
	}
	fn note_stalled() -> Weight {
		// Storage: `Grandpa::Stalled` (r:0 w:1)
		// Proof: `Grandpa::Stalled` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 2_634 ns.
		Weight::from_parts(2_974_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
}
