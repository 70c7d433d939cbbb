//! Weights of `pallet_assets`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_assets::WeightInfo for Measured<T> {
	fn create() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 24_116 ns.
		Weight::from_parts(25_368_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_create() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 9_714 ns.
		Weight::from_parts(10_295_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn start_destroy() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:0)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 12_649 ns.
		Weight::from_parts(13_510_000, 3822)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn destroy_accounts(c: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1001 w:1000)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1000 w:1000)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1000 w:1000)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1000 w:1000)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 14_051 ns.
		Weight::from_parts(14_101_000, 3675)
			.saturating_add(Weight::from_parts(23_201_356, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 2832).saturating_mul(c.into()))
	}
	fn destroy_approvals(a: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1001 w:1000)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 13_660 ns.
		Weight::from_parts(14_071_000, 3675)
			.saturating_add(Weight::from_parts(15_233_689, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(a.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(a.into())))
			.saturating_add(Weight::from_parts(0, 2623).saturating_mul(a.into()))
	}
	fn finish_destroy() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:0)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Storage: `Assets::Reserves` (r:0 w:1)
		// Proof: `Assets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 13_229 ns.
		Weight::from_parts(14_182_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn mint() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 20_971 ns.
		Weight::from_parts(22_224_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn burn() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 44_386 ns.
		Weight::from_parts(46_239_000, 3822)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn transfer() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 55_563 ns.
		Weight::from_parts(58_207_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn transfer_keep_alive() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 42_594 ns.
		Weight::from_parts(44_597_000, 6208)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn force_transfer() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 55_993 ns.
		Weight::from_parts(57_986_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn freeze() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 14_552 ns.
		Weight::from_parts(15_593_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn thaw() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 14_652 ns.
		Weight::from_parts(15_633_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn freeze_asset() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 9_814 ns.
		Weight::from_parts(10_496_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn thaw_asset() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 9_805 ns.
		Weight::from_parts(10_495_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn transfer_ownership() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:0)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 12_358 ns.
		Weight::from_parts(13_359_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_team() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 9_675 ns.
		Weight::from_parts(10_375_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_reserves(n: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Reserves` (r:0 w:1)
		// Proof: `Assets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 10_586 ns.
		Weight::from_parts(11_327_476, 3675)
			.saturating_add(Weight::from_parts(29_073, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_metadata(n: u32, s: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 26_740 ns.
		Weight::from_parts(28_025_357, 3675)
			.saturating_add(Weight::from_parts(1_503, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(3_207, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn clear_metadata() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 27_180 ns.
		Weight::from_parts(28_733_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_set_metadata(n: u32, s: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 12_048 ns.
		Weight::from_parts(12_653_745, 3675)
			.saturating_add(Weight::from_parts(4_983, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(5_673, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_clear_metadata() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 27_521 ns.
		Weight::from_parts(28_933_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_asset_status() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 9_454 ns.
		Weight::from_parts(10_205_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn approve_transfer() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1 w:1)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 29_073 ns.
		Weight::from_parts(30_575_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn transfer_approved() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1 w:1)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 76_715 ns.
		Weight::from_parts(79_889_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn cancel_approval() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1 w:1)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 29_954 ns.
		Weight::from_parts(31_367_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_cancel_approval() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1 w:1)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 30_746 ns.
		Weight::from_parts(32_489_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_min_balance() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 10_616 ns.
		Weight::from_parts(11_307_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn touch() -> Weight {
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 30_996 ns.
		Weight::from_parts(32_719_000, 3675)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn touch_other() -> Weight {
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 30_165 ns.
		Weight::from_parts(31_747_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn refund() -> Weight {
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 42_122 ns.
		Weight::from_parts(44_656_000, 3822)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn refund_other() -> Weight {
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 40_381 ns.
		Weight::from_parts(42_123_000, 3822)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn block() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 14_782 ns.
		Weight::from_parts(15_764_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn transfer_all() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:2 w:2)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
		// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:1)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 70_215 ns.
		Weight::from_parts(73_270_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn total_issuance() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 4_486 ns.
		Weight::from_parts(4_917_000, 3675).saturating_add(T::DbWeight::get().reads(1))
	}
	fn balance() -> Weight {
		// Storage: `Assets::Account` (r:1 w:0)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 5_889 ns.
		Weight::from_parts(6_479_000, 3599).saturating_add(T::DbWeight::get().reads(1))
	}
	fn allowance() -> Weight {
		// Storage: `Assets::Approvals` (r:1 w:0)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 7_401 ns.
		Weight::from_parts(7_902_000, 3613).saturating_add(T::DbWeight::get().reads(1))
	}
	fn migration_v2_foreign_asset_set_reserve_weight() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Reserves` (r:0 w:1)
		// Proof: `Assets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 6_580 ns.
		Weight::from_parts(7_060_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn get_metadata() -> Weight {
		// Storage: `Assets::Metadata` (r:1 w:0)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 5_268 ns.
		Weight::from_parts(5_808_000, 3605).saturating_add(T::DbWeight::get().reads(1))
	}
}
