//! Weights of `pallet_assets`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_assets::WeightInfo for Measured<T> {
	fn create() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 32_228 ns.
		Weight::from_parts(34_381_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_create() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 13_219 ns.
		Weight::from_parts(14_842_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn start_destroy() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `AssetsHolder::Holds` (r:1 w:0)
		// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(357), added: 2832, mode: `MaxEncodedLen`)
		// Measured at least: 17_656 ns.
		Weight::from_parts(19_428_000, 3822)
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
		// Measured at least: 18_508 ns.
		Weight::from_parts(448_240_208, 3675)
			.saturating_add(Weight::from_parts(43_092_001, 0).saturating_mul(c.into()))
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
		// Measured at least: 18_928 ns.
		Weight::from_parts(19_709_000, 3675)
			.saturating_add(Weight::from_parts(27_404_244, 0).saturating_mul(a.into()))
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
		// Measured at least: 17_546 ns.
		Weight::from_parts(19_259_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn mint() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 27_641 ns.
		Weight::from_parts(29_694_000, 3675)
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
		// Measured at least: 56_934 ns.
		Weight::from_parts(60_109_000, 3822)
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
		// Measured at least: 71_095 ns.
		Weight::from_parts(76_163_000, 6208)
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
		// Measured at least: 53_770 ns.
		Weight::from_parts(56_845_000, 6208)
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
		// Measured at least: 71_136 ns.
		Weight::from_parts(74_760_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn freeze() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 18_647 ns.
		Weight::from_parts(20_240_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn thaw() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 18_478 ns.
		Weight::from_parts(20_240_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn freeze_asset() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 12_589 ns.
		Weight::from_parts(13_891_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn thaw_asset() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 12_729 ns.
		Weight::from_parts(13_950_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn transfer_ownership() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:0)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 15_753 ns.
		Weight::from_parts(17_325_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_team() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 12_479 ns.
		Weight::from_parts(13_790_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_reserves(n: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Reserves` (r:0 w:1)
		// Proof: `Assets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 13_711 ns.
		Weight::from_parts(15_149_630, 3675)
			.saturating_add(Weight::from_parts(75_170, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_metadata(n: u32, s: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 34_481 ns.
		Weight::from_parts(36_360_961, 3675)
			.saturating_add(Weight::from_parts(88_967, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(11_602, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn clear_metadata() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 34_331 ns.
		Weight::from_parts(36_584_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_set_metadata(n: u32, s: u32) -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 15_182 ns.
		Weight::from_parts(16_730_477, 3675)
			.saturating_add(Weight::from_parts(3_663, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(3_313, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_clear_metadata() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Metadata` (r:1 w:1)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 33_990 ns.
		Weight::from_parts(37_296_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn force_asset_status() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 12_158 ns.
		Weight::from_parts(13_641_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn approve_transfer() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1 w:1)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 37_455 ns.
		Weight::from_parts(40_020_000, 3675)
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
		// Measured at least: 96_713 ns.
		Weight::from_parts(100_999_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn cancel_approval() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1 w:1)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 37_966 ns.
		Weight::from_parts(40_250_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn force_cancel_approval() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Approvals` (r:1 w:1)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 40_080 ns.
		Weight::from_parts(42_533_000, 3675)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_min_balance() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 13_600 ns.
		Weight::from_parts(14_812_000, 3675)
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
		// Measured at least: 39_428 ns.
		Weight::from_parts(41_832_000, 3675)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn touch_other() -> Weight {
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Assets::Asset` (r:1 w:1)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 38_317 ns.
		Weight::from_parts(40_359_000, 3675)
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
		// Measured at least: 52_007 ns.
		Weight::from_parts(54_331_000, 3822)
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
		// Measured at least: 49_724 ns.
		Weight::from_parts(52_568_000, 3822)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn block() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Account` (r:1 w:1)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 18_618 ns.
		Weight::from_parts(20_060_000, 3675)
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
		// Measured at least: 89_102 ns.
		Weight::from_parts(92_607_000, 6208)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn total_issuance() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Measured at least: 5_969 ns.
		Weight::from_parts(6_690_000, 3675).saturating_add(T::DbWeight::get().reads(1))
	}
	fn balance() -> Weight {
		// Storage: `Assets::Account` (r:1 w:0)
		// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Measured at least: 7_661 ns.
		Weight::from_parts(8_433_000, 3599).saturating_add(T::DbWeight::get().reads(1))
	}
	fn allowance() -> Weight {
		// Storage: `Assets::Approvals` (r:1 w:0)
		// Proof: `Assets::Approvals` (`max_values`: None, `max_size`: Some(148), added: 2623, mode: `MaxEncodedLen`)
		// Measured at least: 9_835 ns.
		Weight::from_parts(10_666_000, 3613).saturating_add(T::DbWeight::get().reads(1))
	}
	fn migration_v2_foreign_asset_set_reserve_weight() -> Weight {
		// Storage: `Assets::Asset` (r:1 w:0)
		// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
		// Storage: `Assets::Reserves` (r:0 w:1)
		// Proof: `Assets::Reserves` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 8_533 ns.
		Weight::from_parts(9_384_000, 3675)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn get_metadata() -> Weight {
		// Storage: `Assets::Metadata` (r:1 w:0)
		// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
		// Measured at least: 7_030 ns.
		Weight::from_parts(7_872_000, 3605).saturating_add(T::DbWeight::get().reads(1))
	}
}
