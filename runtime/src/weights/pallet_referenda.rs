//! Weights of `pallet_referenda`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Not measured here yet: as the SDK measured them.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_referenda::WeightInfo for Measured<T> {
	fn submit() -> Weight {
		Weight::from_parts(30_644_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn place_decision_deposit_preparing() -> Weight {
		Weight::from_parts(45_583_000, 219984)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn place_decision_deposit_queued() -> Weight {
		Weight::from_parts(65_276_000, 110487)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn place_decision_deposit_not_queued() -> Weight {
		Weight::from_parts(66_039_000, 110487)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn place_decision_deposit_passing() -> Weight {
		Weight::from_parts(53_966_000, 219984)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn place_decision_deposit_failing() -> Weight {
		Weight::from_parts(51_774_000, 219984)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn refund_decision_deposit() -> Weight {
		Weight::from_parts(25_993_000, 3831)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn refund_submission_deposit() -> Weight {
		Weight::from_parts(25_604_000, 3831)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(28_364_000, 219984)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn kill() -> Weight {
		Weight::from_parts(64_979_000, 219984)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn one_fewer_deciding_queue_empty() -> Weight {
		Weight::from_parts(11_371_000, 14787)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn one_fewer_deciding_failing() -> Weight {
		Weight::from_parts(44_282_000, 110487)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn one_fewer_deciding_passing() -> Weight {
		Weight::from_parts(45_147_000, 110487)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn nudge_referendum_requeued_insertion() -> Weight {
		Weight::from_parts(27_379_000, 14787)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn nudge_referendum_requeued_slide() -> Weight {
		Weight::from_parts(27_759_000, 14787)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn nudge_referendum_queued() -> Weight {
		Weight::from_parts(32_316_000, 14787)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_not_queued() -> Weight {
		Weight::from_parts(31_863_000, 14787)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_no_deposit() -> Weight {
		Weight::from_parts(20_469_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_preparing() -> Weight {
		Weight::from_parts(20_939_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_timed_out() -> Weight {
		Weight::from_parts(15_555_000, 14787)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn nudge_referendum_begin_deciding_failing() -> Weight {
		Weight::from_parts(26_634_000, 110487)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn nudge_referendum_begin_deciding_passing() -> Weight {
		Weight::from_parts(28_800_000, 110487)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn nudge_referendum_begin_confirming() -> Weight {
		Weight::from_parts(23_374_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_end_confirming() -> Weight {
		Weight::from_parts(23_913_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_continue_not_confirming() -> Weight {
		Weight::from_parts(23_248_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_continue_confirming() -> Weight {
		Weight::from_parts(21_663_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn nudge_referendum_approved() -> Weight {
		Weight::from_parts(33_048_000, 219984)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn nudge_referendum_rejected() -> Weight {
		Weight::from_parts(23_450_000, 110487)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn set_some_metadata() -> Weight {
		Weight::from_parts(18_106_000, 3831)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn clear_metadata() -> Weight {
		Weight::from_parts(15_983_000, 3831)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
