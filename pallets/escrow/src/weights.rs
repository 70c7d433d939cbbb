//! What calls weigh.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What calls weigh.
pub trait WeightInfo {
	/// [`open`](crate::Pallet::open), with this many conditions.
	fn open(conditions: u32) -> Weight;
	/// [`accept`](crate::Pallet::accept), with release.
	fn accept() -> Weight;
	/// [`pay`](crate::Pallet::pay), with release.
	fn pay() -> Weight;
	/// [`release`](crate::Pallet::release), of a paid agreement.
	fn release() -> Weight;
	/// [`reclaim`](crate::Pallet::reclaim), of a paid agreement.
	fn reclaim() -> Weight;
	/// [`cancel`](crate::Pallet::cancel).
	fn cancel() -> Weight;
}

/// Set by hand, conservatively, until measured. The certificates behind a voucher may lie in up to
/// eight bundles, each of which costs two reads and three writes in the register when it moves.
pub struct ByHand<T>(PhantomData<T>);

/// The most bundles behind one voucher.
const BUNDLES: u64 = 8;

impl<T: frame_system::Config> ByHand<T> {
	fn weigh(picoseconds: u64, proof: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(picoseconds, proof)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn open(conditions: u32) -> Weight {
		Self::weigh(150_000_000, 45_000, 16 + BUNDLES, 8)
			.saturating_add(Weight::from_parts(500_000, 64).saturating_mul(conditions.into()))
	}

	fn accept() -> Weight {
		Self::weigh(220_000_000, 70_000, 20 + 2 * BUNDLES, 12 + 3 * BUNDLES)
	}

	fn pay() -> Weight {
		Self::weigh(320_000_000, 80_000, 26 + 2 * BUNDLES, 18 + 3 * BUNDLES)
	}

	fn release() -> Weight {
		Self::weigh(270_000_000, 75_000, 24 + 2 * BUNDLES, 16 + 3 * BUNDLES)
	}

	fn reclaim() -> Weight {
		Self::weigh(150_000_000, 45_000, 16, 12)
	}

	fn cancel() -> Weight {
		Self::weigh(120_000_000, 30_000, 12, 8)
	}
}
