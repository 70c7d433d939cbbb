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
	/// Weight of `verify_together` with this many settlements.
	fn verify_together(settlements: u32) -> Weight;
	/// Weight of `dismiss`.
	fn dismiss() -> Weight;
	/// Weight of `resign`.
	fn resign() -> Weight;
	/// Weight of `withdraw_bond`.
	fn withdraw_bond() -> Weight;
	/// Weight of `restore_bond`.
	fn restore_bond() -> Weight;
	/// Weight of `poke`, with a full committee.
	fn poke() -> Weight;
	/// Weight of `reopen`.
	fn reopen() -> Weight;
	/// Weight of `dispute`, of an anchor that a full committee made.
	fn dispute() -> Weight;
	/// Weight of `resolve`, with a full committee to slash and as many as may dispute.
	fn resolve() -> Weight;
	/// Weight of `settle_dispute`.
	fn settle_dispute() -> Weight;
	/// Weight of `release_dispute`, with as many as may dispute.
	fn release_dispute() -> Weight;
	/// Weight of `reap`.
	fn reap() -> Weight;
	/// Weight of `contest`.
	fn contest() -> Weight;
	/// Weight of `uphold`.
	fn uphold() -> Weight;
	/// Weight of `revoke`.
	fn revoke() -> Weight;
	/// Weight of `unwind`, with certificates in as many bundles as a trade may cover.
	fn unwind() -> Weight;
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

	/// Counts a round and anchors it: a read of each member's seat, party and recovery, a write of
	/// each seat, and, where a default ends, of each disputer's account and holds.
	fn attest() -> Weight {
		Self::of(450, 220_000, 150, 75)
	}

	fn verify_one() -> Weight {
		Self::of(30, 8_000, 3, 0).saturating_add(Self::trade())
	}

	fn verify_batch(items: u32) -> Weight {
		let each = Self::trade().saturating_mul(items.into());
		Self::of(50, 8_000, 3, 0).saturating_add(each)
	}

	/// As `verify_batch`: the proofs are shorter, what follows is the same.
	fn verify_together(settlements: u32) -> Weight {
		Self::verify_batch(settlements)
	}

	fn dismiss() -> Weight {
		Self::of(50, 16_000, 6, 5)
	}

	fn resign() -> Weight {
		Self::of(60, 16_000, 7, 5)
	}

	fn withdraw_bond() -> Weight {
		Self::of(70, 12_000, 6, 4)
	}

	fn restore_bond() -> Weight {
		Self::of(100, 16_000, 7, 6)
	}

	fn poke() -> Weight {
		Self::of(450, 220_000, 150, 75)
	}

	fn reopen() -> Weight {
		Self::of(25, 8_000, 1, 1)
	}

	fn dispute() -> Weight {
		Self::of(250, 120_000, 45, 40)
	}

	/// A transfer touches two accounts and their holds; there are at most as many transfers as
	/// members and disputers together, and a burn for each member.
	fn resolve() -> Weight {
		Self::of(2_500, 400_000, 200, 200)
	}

	fn settle_dispute() -> Weight {
		Self::of(150, 120_000, 36, 35)
	}

	fn release_dispute() -> Weight {
		Self::of(400, 120_000, 38, 36)
	}

	fn reap() -> Weight {
		Self::of(30, 12_000, 3, 2)
	}

	fn contest() -> Weight {
		Self::of(25, 8_000, 1, 1)
	}

	fn uphold() -> Weight {
		Self::of(25, 8_000, 1, 1)
	}

	fn revoke() -> Weight {
		Self::of(25, 8_000, 1, 1)
	}

	fn unwind() -> Weight {
		Self::of(250, 60_000, 35, 35)
	}
}
