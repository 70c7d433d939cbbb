//! Weights of `pallet_ranked_collective`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Not measured here yet: as the SDK measured them.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_ranked_collective::WeightInfo for Measured<T> {
	fn add_member() -> Weight {
		Weight::from_parts(12_401_000, 3507)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn remove_member(r: u32) -> Weight {
		Weight::from_parts(31_539_535, 3519)
			.saturating_add(Weight::from_parts(17_834_009, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(r.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(r.into())))
			.saturating_add(Weight::from_parts(0, 2529).saturating_mul(r.into()))
	}
	fn promote_member(r: u32) -> Weight {
		Weight::from_parts(18_370_282, 3507)
			.saturating_add(Weight::from_parts(396_009, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn demote_member(r: u32) -> Weight {
		Weight::from_parts(33_322_970, 3519)
			.saturating_add(Weight::from_parts(891_487, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn vote() -> Weight {
		Weight::from_parts(39_868_000, 219984)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn cleanup_poll(n: u32) -> Weight {
		Weight::from_parts(16_360_588, 3795)
			.saturating_add(Weight::from_parts(1_360_238, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2540).saturating_mul(n.into()))
	}
	fn exchange_member() -> Weight {
		Weight::from_parts(70_469_000, 19894)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
}
