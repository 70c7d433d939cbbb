//! Weights of `pallet_preimage`. `scripts/weights` measures them and writes this file: do not edit it.
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
		// Measured at least: 51_056 ns.
		Weight::from_parts(68_554_104, 3802)
			.saturating_add(Weight::from_parts(1_636, 0).saturating_mul(s.into()))
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
		// Measured at least: 13_600 ns.
		Weight::from_parts(13_810_000, 3556)
			.saturating_add(Weight::from_parts(1_637, 0).saturating_mul(s.into()))
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
		// Measured at least: 13_571 ns.
		Weight::from_parts(13_931_000, 3556)
			.saturating_add(Weight::from_parts(1_629, 0).saturating_mul(s.into()))
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
		// Measured at least: 80_971 ns.
		Weight::from_parts(86_549_000, 3802)
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
		// Measured at least: 38_337 ns.
		Weight::from_parts(43_565_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn request_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 33_400 ns.
		Weight::from_parts(38_428_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn request_no_deposit_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 23_545 ns.
		Weight::from_parts(26_700_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn request_unnoted_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 17_255 ns.
		Weight::from_parts(22_584_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn request_requested_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 9_494 ns.
		Weight::from_parts(11_397_000, 3556)
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
		// Measured at least: 32_929 ns.
		Weight::from_parts(40_490_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn unrequest_unnoted_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 10_015 ns.
		Weight::from_parts(11_297_000, 3556)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn unrequest_multi_referenced_preimage() -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 9_424 ns.
		Weight::from_parts(11_337_000, 3556)
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
		// Measured at least: 57_486 ns.
		Weight::from_parts(57_956_000, 990)
			.saturating_add(Weight::from_parts(60_881_682, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2812).saturating_mul(n.into()))
	}
}
