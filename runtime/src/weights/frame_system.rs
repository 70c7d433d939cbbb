//! Weights of `frame_system`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> frame_system::WeightInfo for Measured<T> {
	fn remark(b: u32) -> Weight {
		// Measured at least: 2_454 ns.
		Weight::from_parts(2_554_000, 0)
			.saturating_add(Weight::from_parts(206, 0).saturating_mul(b.into()))
	}
	fn remark_with_event(b: u32) -> Weight {
		// Measured at least: 5_028 ns.
		Weight::from_parts(5_168_000, 0)
			.saturating_add(Weight::from_parts(1_404, 0).saturating_mul(b.into()))
	}
	fn set_heap_pages() -> Weight {
		// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
		// Measured at least: 3_946 ns.
		Weight::from_parts(4_297_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_code() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Measured at least: 80_250_092 ns.
		Weight::from_parts(81_041_252_000, 67035)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_storage(i: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 2_483 ns.
		Weight::from_parts(2_594_000, 0)
			.saturating_add(Weight::from_parts(651_144, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn kill_storage(i: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 2_444 ns.
		Weight::from_parts(2_594_000, 0)
			.saturating_add(Weight::from_parts(498_359, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn kill_prefix(p: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 4_126 ns.
		Weight::from_parts(4_186_000, 65)
			.saturating_add(Weight::from_parts(1_029_148, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	fn authorize_upgrade() -> Weight {
		// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
		// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
		// Measured at least: 14_191 ns.
		Weight::from_parts(20_040_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn apply_authorized_upgrade() -> Weight {
		// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
		// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Measured at least: 88_012_840 ns.
		Weight::from_parts(88_658_052_000, 67035)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
