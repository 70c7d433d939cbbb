//! Weights of `pallet_migrations`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_migrations::WeightInfo for Measured<T> {
	fn onboard_new_mbms() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Measured at least: 14_755 ns.
		Weight::from_parts(21_956_000, 67035)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn progress_mbms_none() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 4_040 ns.
		Weight::from_parts(5_833_000, 67035).saturating_add(T::DbWeight::get().reads(1))
	}
	fn exec_migration_completed() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Cursor` (r:0 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 11_374 ns.
		Weight::from_parts(18_232_000, 3465)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn exec_migration_skipped_historic() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Historic` (r:1 w:0)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 20_989 ns.
		Weight::from_parts(32_914_000, 3731).saturating_add(T::DbWeight::get().reads(2))
	}
	fn exec_migration_advance() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Historic` (r:1 w:0)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 22_458 ns.
		Weight::from_parts(33_798_000, 3731).saturating_add(T::DbWeight::get().reads(2))
	}
	fn exec_migration_complete() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Historic` (r:1 w:1)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 16_779 ns.
		Weight::from_parts(34_087_000, 3731)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn exec_migration_fail() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Historic` (r:1 w:0)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Migrations::Cursor` (r:0 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 20_996 ns.
		Weight::from_parts(25_030_000, 3731)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn on_init_loop() -> Weight {
		// Measured at least: 253 ns.
		Weight::from_parts(396_000, 0)
	}
	fn force_set_cursor() -> Weight {
		// Storage: `Migrations::Cursor` (r:0 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 5_818 ns.
		Weight::from_parts(17_433_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_set_active_cursor() -> Weight {
		// Storage: `Migrations::Cursor` (r:0 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 6_501 ns.
		Weight::from_parts(15_545_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_onboard_mbms() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Measured at least: 8_482 ns.
		Weight::from_parts(24_345_000, 67035).saturating_add(T::DbWeight::get().reads(2))
	}
	fn clear_historic(n: u32) -> Weight {
		// Storage: `Migrations::Historic` (r:256 w:256)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 30_701 ns.
		Weight::from_parts(62_011_582, 4129)
			.saturating_add(Weight::from_parts(1_725_068, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2736).saturating_mul(n.into()))
	}
	fn reset_pallet_migration(n: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 2_812 ns.
		Weight::from_parts(3_275_000, 1180)
			.saturating_add(Weight::from_parts(1_399_248, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(n.into()))
	}
}
