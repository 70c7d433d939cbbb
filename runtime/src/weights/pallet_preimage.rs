//! Weights of `pallet_preimage`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_preimage::WeightInfo for Measured<T> {
	fn note_preimage(s: u32) -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 64_716 ns.
		Weight::from_parts(28_433_189, 3802)
			.saturating_add(Weight::from_parts(1_666, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn note_requested_preimage(s: u32) -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 17_656 ns.
		Weight::from_parts(17_936_000, 3556)
			.saturating_add(Weight::from_parts(1_684, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn note_no_deposit_preimage(s: u32) -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 16_434 ns.
		Weight::from_parts(219_011_931, 3556)
			.saturating_add(Weight::from_parts(1_637, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn unnote_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 99_457 ns.
		Weight::from_parts(106_097_000, 3802)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn unnote_no_deposit_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 53_299 ns.
		Weight::from_parts(71_296_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn request_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 40_080 ns.
		Weight::from_parts(47_170_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn request_no_deposit_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 29_514 ns.
		Weight::from_parts(36_775_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn request_unnoted_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 20_611 ns.
		Weight::from_parts(31_697_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn request_requested_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 12_769 ns.
		Weight::from_parts(15_322_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn unrequest_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 44_777 ns.
		Weight::from_parts(52_558_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn unrequest_unnoted_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 13_010 ns.
		Weight::from_parts(16_204_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn unrequest_multi_referenced_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 12_549 ns.
		Weight::from_parts(16_274_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn ensure_updated(n: u32) -> Weight {
		// Storage: `Preimage::StatusFor` (r:1024 w:1024)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1024 w:1024)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1024 w:1024)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:0 w:1024)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 73_819 ns.
		Weight::from_parts(74_150_000, 990)
			.saturating_add(Weight::from_parts(80_893_209, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2812).saturating_mul(n.into()))
	}
}
