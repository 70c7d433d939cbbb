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
	/// Weight of `attest`, with a full committee, closing a round of another topic first.
	fn attest() -> Weight;
	/// Weight of `verify`, with certificates in as many bundles as a trade may cover.
	fn verify_one() -> Weight;
	/// Weight of `verify_batch` with this many items.
	fn verify_batch(items: u32) -> Weight;
	/// Weight of `verify_together` with this many settlements, readings, and siblings in both proofs.
	fn verify_together(settlements: u32, readings: u32, siblings: u32) -> Weight;
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
	/// Weight of `close`.
	fn close() -> Weight;
	/// Weight of `open`.
	fn open() -> Weight;
	/// Weight of `void`, of the last revision that may be.
	fn void() -> Weight;
}

/// Weights set by hand: more than the calls were seen to need, not measured.
///
/// Reads and writes are counted, each item once, with the identity and certificates pallets of the
/// chain. A party that must be active counts as three reads: the party, its recovery and the clock. A
/// caller counts as one more. A bond counts as two reads and two writes: its account and what is on hold
/// there. Each governed parameter counts as a read.
pub struct ByHand<T>(PhantomData<T>);

/// A microsecond of reference time, in picoseconds.
const MICROS: u64 = 1_000_000;

impl<T: frame_system::Config> ByHand<T> {
	fn of(micros: u64, proof: u64, reads: u64, writes: u64) -> Weight {
		let db = T::DbWeight::get().reads_writes(reads, writes);
		Weight::from_parts(MICROS.saturating_mul(micros), proof).saturating_add(db)
	}

	/// One verified trade. It has three proofs of 32 hashes, evidence and the evidence that it corrects, and a
	/// voucher. Its certificates are in eight bundles, each pledged and the last one split.
	///
	/// 30 reads are for the trade:
	///
	/// - three anchors, the latest revision, two meters;
	/// - reading, last use and allocation of both meters;
	/// - trade reference, leaf and earlier evidence, buyer and seller;
	/// - the batch and what was carried, two numbers, the tolerance and the margin.
	///
	/// 24 reads are for each bundle with its pledge and the deposit of that pledge. 6 reads are for two
	/// bonds: of the party that pledged and of the party that pays for the split. Most of these are
	/// written, and the lists of the holders: 16, and 8 of the four of each bundle. The new bundle with its
	/// deposit is written too.
	fn trade() -> Weight {
		Self::of(300, 60_000, 61, 68)
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn appoint() -> Weight {
		Self::of(30, 12_000, 6, 2)
	}

	fn accept_seat() -> Weight {
		Self::of(80, 20_000, 12, 6)
	}

	fn set_quorum() -> Weight {
		Self::of(40, 12_000, 3, 3)
	}

	/// Counts a round and anchors it. Seat, party and recovery of each member are read, and each seat is
	/// written. If an undecided dispute ends, the bond of each disputer is written. Before that, as many rounds as
	/// a seat may have open are read, and one of them is closed.
	fn attest() -> Weight {
		Self::of(450, 220_000, 156, 75)
			.saturating_add(Self::of(20, 16_000, 8, 1))
			.saturating_add(Self::poke())
	}

	fn verify_one() -> Weight {
		Self::of(30, 8_000, 4, 0).saturating_add(Self::trade())
	}

	fn verify_batch(items: u32) -> Weight {
		let each = Self::trade().saturating_mul(items.into());
		Self::of(50, 8_000, 4, 0).saturating_add(each)
	}

	/// As `verify_batch`, and a leaf or node of a tree to hash for each reading and sibling.
	fn verify_together(settlements: u32, readings: u32, siblings: u32) -> Weight {
		let hashed = u64::from(readings).saturating_mul(4).saturating_add(siblings.into());
		Self::verify_batch(settlements).saturating_add(Self::of(hashed, 0, 0, 0))
	}

	fn dismiss() -> Weight {
		Self::of(50, 16_000, 9, 5)
	}

	fn resign() -> Weight {
		Self::of(60, 16_000, 10, 5)
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

	/// It may close a round first, as `poke` does.
	fn reopen() -> Weight {
		Self::of(10, 4_000, 3, 1).saturating_add(Self::poke())
	}

	fn dispute() -> Weight {
		Self::of(250, 120_000, 45, 40)
	}

	/// A transfer touches two accounts and their holds. There are at most as many transfers as members and
	/// disputers together, and one forfeit for each member.
	fn resolve() -> Weight {
		Self::of(2_500, 400_000, 200, 200).saturating_add(Self::void())
	}

	/// Makes the last possible revision void, so that all earlier ones are read.
	fn settle_dispute() -> Weight {
		Self::of(150, 120_000, 36, 35).saturating_add(Self::void())
	}

	fn release_dispute() -> Weight {
		Self::of(400, 120_000, 38, 36)
	}

	fn reap() -> Weight {
		Self::of(30, 12_000, 6, 2)
	}

	fn contest() -> Weight {
		Self::of(25, 8_000, 2, 1)
	}

	fn uphold() -> Weight {
		Self::of(25, 8_000, 1, 1)
	}

	fn revoke() -> Weight {
		Self::of(25, 8_000, 4, 2)
	}

	fn unwind() -> Weight {
		Self::of(250, 60_000, 35, 35)
	}

	fn close() -> Weight {
		Self::of(25, 8_000, 1, 1)
	}

	fn open() -> Weight {
		Self::of(25, 8_000, 1, 1)
	}

	/// The anchor, the latest revision, its topic and the parameter; state and anchor of eight revisions.
	fn void() -> Weight {
		Self::of(60, 40_000, 20, 3)
	}
}
