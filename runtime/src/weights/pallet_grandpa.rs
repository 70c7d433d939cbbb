//! Weights of `pallet_grandpa`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Not measured here yet: as the SDK estimates them.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_grandpa::WeightInfo for Measured<T> {
	fn report_equivocation(_v: u32, _n: u32) -> Weight {
		Weight::from_parts(257_500_000, 0)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn note_stalled() -> Weight {
		Weight::from_parts(3_000_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
}
