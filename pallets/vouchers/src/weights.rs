//! What calls weigh.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What calls weigh.
pub trait WeightInfo {
	/// [`split`](crate::Pallet::split).
	fn split() -> Weight;
	/// [`redeem`](crate::Pallet::redeem), of a part of a voucher.
	fn redeem() -> Weight;
}

/// Set by hand, conservatively, until measured. The certificates behind a voucher may lie in up to
/// eight bundles, each of which costs two reads and three writes in the register.
pub struct ByHand<T>(PhantomData<T>);

/// The most bundles behind one voucher.
const BUNDLES: u64 = 8;

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn split() -> Weight {
		Weight::from_parts(120_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads_writes(12 + 2 * BUNDLES, 8 + 3 * BUNDLES))
	}

	fn redeem() -> Weight {
		Weight::from_parts(200_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads_writes(18 + 4 * BUNDLES, 14 + 6 * BUNDLES))
	}
}
