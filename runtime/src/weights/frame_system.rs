//! Weights of `frame_system`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> frame_system::WeightInfo for Measured<T> {
	fn remark(b: u32) -> Weight {
		// Measured at least: 2_915 ns.
		Weight::from_parts(121_016_197, 0)
			.saturating_add(Weight::from_parts(416, 0).saturating_mul(b.into()))
	}
	fn remark_with_event(b: u32) -> Weight {
		// Measured at least: 6_590 ns.
		Weight::from_parts(6_770_000, 0)
			.saturating_add(Weight::from_parts(1_486, 0).saturating_mul(b.into()))
	}
	fn set_heap_pages() -> Weight {
		// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
		// Measured at least: 5_107 ns.
		Weight::from_parts(5_879_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_code() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Measured at least: 126_756_423 ns.
		Weight::from_parts(140_246_058_000, 67035)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_storage(i: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 2_874 ns.
		Weight::from_parts(3_445_000, 0)
			.saturating_add(Weight::from_parts(1_010_839, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn kill_storage(i: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 2_984 ns.
		Weight::from_parts(3_145_000, 0)
			.saturating_add(Weight::from_parts(797_430, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn kill_prefix(p: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 5_218 ns.
		Weight::from_parts(5_488_000, 52)
			.saturating_add(Weight::from_parts(1_601_972, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	fn authorize_upgrade() -> Weight {
		// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
		// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
		// Measured at least: 23_906 ns.
		Weight::from_parts(36_534_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn apply_authorized_upgrade() -> Weight {
		// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
		// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Measured at least: 155_649_936 ns.
		Weight::from_parts(192_235_586_000, 67035)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
