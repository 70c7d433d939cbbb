//! Weights of the calls.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight of every call, for its worst case.
pub trait WeightInfo {
	/// A lot with every criterion.
	fn open() -> Weight;
	/// The first bid of a party.
	fn bid() -> Weight;
	/// A part of a bundle, which is split.
	fn ask() -> Weight;
	/// The only bid of a party.
	fn cancel_bid() -> Weight;
	/// The only ask of a party.
	fn cancel_ask() -> Weight;
	/// The only bid of a party.
	fn drop_bid() -> Weight;
	/// The only ask of a party.
	fn drop_ask() -> Weight;
	/// An auction that takes orders.
	fn cancel() -> Weight;
	/// Steps that each take a bid and an ask in hand, split a bundle, settle, and end both.
	fn close(steps: u32) -> Weight;
}

/// Weights set by hand, on the safe side, until they are measured.
///
/// Each is a sum of the parts below: the work of the auction itself, of the register of
/// certificates, of the market, of deposits and of money. A part counts every item that it can
/// touch, also those that another part of the same call has touched already.
pub struct ByHand<T>(PhantomData<T>);

impl<T: frame_system::Config> ByHand<T> {
	fn part(micros: u64, proof: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), proof)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// The caller, who is the account's party, its record and its recovery; time, the longest duration,
	/// the allowed asset; a counter, and one record.
	fn record() -> Weight {
		Self::part(45, 18_000, 9, 4)
	}

	/// Of both sides the record and the recovery, and a permanent trade with its counter.
	fn trade() -> Weight {
		Self::part(40, 12_000, 5, 2)
	}

	/// A batch, its freeze, and its bundle, which is split in two, with their places among the
	/// holders'. The deposit for the new bundle: who pays, at what price, account, holds, and the
	/// deposit's record. That is eight reads and ten writes at most.
	fn certificates() -> Weight {
		Self::part(160, 40_000, 14, 12)
	}

	/// A deposit placed or given back: its price, account and holds.
	fn deposit() -> Weight {
		Self::part(40, 16_000, 4, 2)
	}

	/// What may be wanted: the class, the longest validity and the market's offset.
	fn criteria() -> Weight {
		Self::part(10, 12_000, 3, 0)
	}

	/// An order: itself, its level in the book, its place and its party's count.
	fn order() -> Weight {
		Self::part(40, 16_000, 5, 5)
	}

	/// Levels that a step of closing an auction passes on both sides, or counts and forgets.
	fn passing() -> Weight {
		let levels = u64::from(crate::LEVELS_PER_STEP);
		Self::part(40, 64_000, levels.saturating_mul(2), levels)
	}

	/// Money moved, held or released: an asset, and two accounts of it. Both accounts as the system
	/// knows them, and what is held on each, in all and by reason.
	fn money() -> Weight {
		Self::part(80, 28_000, 9, 9)
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn open() -> Weight {
		Self::record().saturating_add(Self::criteria()).saturating_add(Self::money())
	}

	fn bid() -> Weight {
		Self::record()
			.saturating_add(Self::order())
			.saturating_add(Self::money().saturating_mul(2))
			.saturating_add(Self::deposit().saturating_mul(2))
	}

	fn ask() -> Weight {
		Self::record()
			.saturating_add(Self::order())
			.saturating_add(Self::certificates())
			.saturating_add(Self::money())
			.saturating_add(Self::deposit().saturating_mul(2))
	}

	fn cancel_bid() -> Weight {
		Self::record()
			.saturating_add(Self::order())
			.saturating_add(Self::money())
			.saturating_add(Self::deposit().saturating_mul(2))
	}

	fn cancel_ask() -> Weight {
		Self::record()
			.saturating_add(Self::order())
			.saturating_add(Self::certificates())
			.saturating_add(Self::deposit().saturating_mul(2))
	}

	fn drop_bid() -> Weight {
		// The party's status is looked at.
		Self::cancel_bid().saturating_add(Self::part(5, 4_000, 2, 0))
	}

	fn drop_ask() -> Weight {
		// The batch, its freeze and the party's status are looked at.
		Self::cancel_ask().saturating_add(Self::part(10, 8_000, 4, 0))
	}

	fn cancel() -> Weight {
		Self::part(20, 10_000, 5, 1)
	}

	fn close(steps: u32) -> Weight {
		// Certificates are sold and returned. Money is paid to the first account or to the second, and
		// returned.
		let step = Self::order()
			.saturating_mul(2)
			.saturating_add(Self::passing())
			.saturating_add(Self::trade())
			.saturating_add(Self::certificates().saturating_mul(2))
			.saturating_add(Self::money().saturating_mul(3))
			.saturating_add(Self::deposit().saturating_mul(4));
		Self::record().saturating_add(step.saturating_mul(steps.into()))
	}
}
