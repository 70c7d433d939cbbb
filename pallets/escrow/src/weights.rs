//! What calls weigh.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What calls weigh.
pub trait WeightInfo {
	/// [`open`](crate::Pallet::open), with eight conditions that name this many parties.
	fn open(named: u32) -> Weight;
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
	/// [`approve`](crate::Pallet::approve), with release of a paid agreement.
	fn approve() -> Weight;
	/// [`reveal`](crate::Pallet::reveal), with release of a paid agreement.
	fn reveal() -> Weight;
	/// [`dispute`](crate::Pallet::dispute).
	fn dispute() -> Weight;
	/// [`arbitrate`](crate::Pallet::arbitrate), with release of a paid agreement.
	fn arbitrate() -> Weight;
}

/// Weights set by hand, conservatively, not measured.
///
/// The certificates behind a voucher may lie in up to eight bundles. Each costs a read when a move is checked, and
/// three reads and four writes when it is made. With a redemption, the deposit for the bundle is taken. A claim costs
/// a read of the market's offset.
pub struct ByHand<T>(PhantomData<T>);

/// The most bundles behind one voucher.
const BUNDLES: u64 = 8;

/// What it takes to know whether a party is active.
const PARTY_READS: u64 = 2;

impl<T: frame_system::Config> ByHand<T> {
	fn weigh(picoseconds: u64, proof: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(picoseconds, proof)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn open(named: u32) -> Weight {
		let party = Self::weigh(3_000_000, 3_000, PARTY_READS, 0);
		Self::weigh(190_000_000, 55_000, 21 + BUNDLES, 10)
			.saturating_add(party.saturating_mul(named.into()))
	}

	fn accept() -> Weight {
		Self::weigh(270_000_000, 90_000, 31 + 4 * BUNDLES, 18 + 4 * BUNDLES)
	}

	fn pay() -> Weight {
		Self::weigh(380_000_000, 105_000, 35 + 4 * BUNDLES, 24 + 4 * BUNDLES)
	}

	fn release() -> Weight {
		Self::weigh(330_000_000, 100_000, 33 + 4 * BUNDLES, 22 + 4 * BUNDLES)
	}

	fn reclaim() -> Weight {
		Self::weigh(200_000_000, 70_000, 24, 19)
	}

	fn cancel() -> Weight {
		Self::weigh(150_000_000, 50_000, 15, 14)
	}

	fn approve() -> Weight {
		Self::weigh(360_000_000, 105_000, 35 + 4 * BUNDLES, 22 + 4 * BUNDLES)
	}

	fn reveal() -> Weight {
		Self::weigh(360_000_000, 105_000, 35 + 4 * BUNDLES, 22 + 4 * BUNDLES)
	}

	fn dispute() -> Weight {
		Self::weigh(80_000_000, 30_000, 12, 2)
	}

	fn arbitrate() -> Weight {
		Self::weigh(350_000_000, 105_000, 35 + 4 * BUNDLES, 23 + 4 * BUNDLES)
	}
}
