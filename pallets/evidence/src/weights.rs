//! Weights of the calls. **Set by hand until they are measured**: conservative, and growing with
//! the arguments.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weight of each call.
pub trait WeightInfo {
	/// Weight of `appoint`.
	fn appoint() -> Weight;
	/// Weight of `accept_seat`.
	fn accept_seat() -> Weight;
	/// Weight of `set_quorum`.
	fn set_quorum() -> Weight;
	/// Weight of `attest`, with a full committee.
	fn attest() -> Weight;
	/// Weight of `verify`, with certificates in as many bundles as a trade may cover.
	fn verify_one() -> Weight;
	/// Weight of `verify_batch` with this many items.
	fn verify_batch(items: u32) -> Weight;
}

/// Weights set by hand: more than the calls were seen to need, not measured.
pub struct ByHand<T>(PhantomData<T>);

/// A microsecond of reference time, in picoseconds.
const MICROS: u64 = 1_000_000;

impl<T: frame_system::Config> ByHand<T> {
	fn of(micros: u64, proof: u64, reads: u64, writes: u64) -> Weight {
		let db = T::DbWeight::get().reads_writes(reads, writes);
		Weight::from_parts(MICROS.saturating_mul(micros), proof).saturating_add(db)
	}

	/// One verified trade: three proofs of 32 hashes, a record, a voucher, eight bundles.
	fn trade() -> Weight {
		Self::of(250, 40_000, 45, 40)
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn appoint() -> Weight {
		Self::of(30, 8_000, 4, 2)
	}

	fn accept_seat() -> Weight {
		Self::of(80, 16_000, 9, 6)
	}

	fn set_quorum() -> Weight {
		Self::of(40, 12_000, 3, 3)
	}

	fn attest() -> Weight {
		Self::of(250, 160_000, 105, 6)
	}

	fn verify_one() -> Weight {
		Self::of(30, 8_000, 2, 0).saturating_add(Self::trade())
	}

	fn verify_batch(items: u32) -> Weight {
		let each = Self::trade().saturating_mul(items.into());
		Self::of(50, 8_000, 2, 0).saturating_add(each)
	}
}
