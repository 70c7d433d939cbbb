//! Weights of `frame_system`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> frame_system::WeightInfo for Measured<T> {
	fn remark(b: u32) -> Weight {
		// Measured at least: 5_230 ns.
		Weight::from_parts(5_889_000, 0)
			.saturating_add(Weight::from_parts(491, 0).saturating_mul(b.into()))
	}
	fn remark_with_event(b: u32) -> Weight {
		// Measured at least: 10_815 ns.
		Weight::from_parts(10_910_000, 0)
			.saturating_add(Weight::from_parts(1_745, 0).saturating_mul(b.into()))
	}
	fn set_heap_pages() -> Weight {
		// Storage: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a686561707061676573` (r:0 w:1)
		// Measured at least: 8_633 ns.
		Weight::from_parts(19_982_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_code() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Measured at least: 162_235_907 ns.
		Weight::from_parts(190_160_720_000, 67035)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_storage(i: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 9_724 ns.
		Weight::from_parts(12_325_000, 0)
			.saturating_add(Weight::from_parts(1_603_838, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn kill_storage(i: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 11_114 ns.
		Weight::from_parts(54_623_559, 0)
			.saturating_add(Weight::from_parts(1_080_796, 0).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(i.into())))
	}
	fn kill_prefix(p: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 8_442 ns.
		Weight::from_parts(9_131_000, 65)
			.saturating_add(Weight::from_parts(2_372_138, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 70).saturating_mul(p.into()))
	}
	fn authorize_upgrade() -> Weight {
		// Storage: `System::AuthorizedUpgrade` (r:0 w:1)
		// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
		// Measured at least: 21_963 ns.
		Weight::from_parts(26_758_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn apply_authorized_upgrade() -> Weight {
		// Storage: `System::AuthorizedUpgrade` (r:1 w:1)
		// Proof: `System::AuthorizedUpgrade` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Proof: UNKNOWN KEY `0x3a636f6465` (r:0 w:1)
		// Measured at least: 152_956_386 ns.
		Weight::from_parts(166_593_488_000, 67035)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
