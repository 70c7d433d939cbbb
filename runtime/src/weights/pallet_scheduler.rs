//! Weights of `pallet_scheduler`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Not measured here yet: as the SDK measured them.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_scheduler::WeightInfo for Measured<T> {
	fn service_agendas_base() -> Weight {
		Weight::from_parts(1_335_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn service_agenda_base(s: u32) -> Weight {
		Weight::from_parts(2_409_000, 110487)
			.saturating_add(Weight::from_parts(486_046, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn service_task_base() -> Weight {
		Weight::from_parts(2_991_000, 0)
	}
	fn service_task_fetched(s: u32) -> Weight {
		Weight::from_parts(16_792_000, 3556)
			.saturating_add(Weight::from_parts(23_402, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(s.into()))
	}
	fn service_task_named() -> Weight {
		Weight::from_parts(4_292_000, 0).saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn service_task_periodic() -> Weight {
		Weight::from_parts(2_974_000, 0)
	}
	fn execute_dispatch_signed() -> Weight {
		Weight::from_parts(4_155_000, 3997).saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn execute_dispatch_unsigned() -> Weight {
		Weight::from_parts(1_858_000, 0)
	}
	fn schedule(s: u32) -> Weight {
		Weight::from_parts(3_815_234, 110487)
			.saturating_add(Weight::from_parts(538_417, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn cancel(s: u32) -> Weight {
		Weight::from_parts(2_524_382, 110487)
			.saturating_add(Weight::from_parts(777_710, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn schedule_named(s: u32) -> Weight {
		Weight::from_parts(8_965_037, 110487)
			.saturating_add(Weight::from_parts(559_963, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn cancel_named(s: u32) -> Weight {
		Weight::from_parts(7_403_622, 110487)
			.saturating_add(Weight::from_parts(778_228, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn schedule_retry(s: u32) -> Weight {
		Weight::from_parts(10_762_174, 110487)
			.saturating_add(Weight::from_parts(16_285, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn set_retry() -> Weight {
		Weight::from_parts(169_783_000, 110487)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_retry_named() -> Weight {
		Weight::from_parts(186_544_000, 110487)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn cancel_retry() -> Weight {
		Weight::from_parts(169_076_000, 110487)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn cancel_retry_named() -> Weight {
		Weight::from_parts(182_329_000, 110487)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
