//! Weights of `pallet_migrations`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_migrations::WeightInfo for Measured<T> {
	fn onboard_new_mbms() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Measured at least: 5_548 ns.
		Weight::from_parts(6_119_000, 67035)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn progress_mbms_none() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 1_673 ns.
		Weight::from_parts(1_983_000, 67035).saturating_add(T::DbWeight::get().reads(1))
	}
	fn exec_migration_completed() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Cursor` (r:0 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 4_096 ns.
		Weight::from_parts(4_517_000, 3465)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn exec_migration_skipped_historic() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Historic` (r:1 w:0)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 7_962 ns.
		Weight::from_parts(8_532_000, 3731).saturating_add(T::DbWeight::get().reads(2))
	}
	fn exec_migration_advance() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Historic` (r:1 w:0)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 7_712 ns.
		Weight::from_parts(8_362_000, 3731).saturating_add(T::DbWeight::get().reads(2))
	}
	fn exec_migration_complete() -> Weight {
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Storage: `Migrations::Historic` (r:1 w:1)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 9_264 ns.
		Weight::from_parts(9_815_000, 3731)
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
		// Measured at least: 11_597 ns.
		Weight::from_parts(12_358_000, 3731)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn on_init_loop() -> Weight {
		// Measured at least: 140 ns.
		Weight::from_parts(161_000, 0)
	}
	fn force_set_cursor() -> Weight {
		// Storage: `Migrations::Cursor` (r:0 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 2_704 ns.
		Weight::from_parts(3_015_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_set_active_cursor() -> Weight {
		// Storage: `Migrations::Cursor` (r:0 w:1)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Measured at least: 3_095 ns.
		Weight::from_parts(3_465_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_onboard_mbms() -> Weight {
		// Storage: `Migrations::Cursor` (r:1 w:0)
		// Proof: `Migrations::Cursor` (`max_values`: Some(1), `max_size`: Some(65550), added: 66045, mode: `MaxEncodedLen`)
		// Storage: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Proof: UNKNOWN KEY `0x583359fe0e84d953a9dd84e8addb08a5` (r:1 w:0)
		// Measured at least: 4_276 ns.
		Weight::from_parts(4_887_000, 67035).saturating_add(T::DbWeight::get().reads(2))
	}
	fn clear_historic(n: u32) -> Weight {
		// Storage: `Migrations::Historic` (r:256 w:256)
		// Proof: `Migrations::Historic` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 10_586 ns.
		Weight::from_parts(12_953_688, 4129)
			.saturating_add(Weight::from_parts(1_054_902, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2736).saturating_mul(n.into()))
	}
	fn reset_pallet_migration(n: u32) -> Weight {
		// Storage: `Skipped::Metadata` (r:0 w:0)
		// Proof: `Skipped::Metadata` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 1_462 ns.
		Weight::from_parts(13_520_373, 1180)
			.saturating_add(Weight::from_parts(574_854, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(n.into()))
	}
}
