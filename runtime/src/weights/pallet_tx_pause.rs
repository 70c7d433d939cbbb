//! Weights of `pallet_tx_pause`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Not measured here yet: as the SDK measured them.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_tx_pause::WeightInfo for Measured<T> {
	fn pause() -> Weight {
		Weight::from_parts(10_141_000, 3997)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn unpause() -> Weight {
		Weight::from_parts(12_554_000, 3997)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}
