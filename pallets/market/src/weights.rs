//! Weights of the calls.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight of every call, for its worst case.
pub trait WeightInfo {
	/// A part of a bundle, which is split.
	fn offer() -> Weight;
	/// An offer of which nothing was bought.
	fn cancel_offer() -> Weight;
	/// A part of an offer, so that the bundle is split.
	fn buy() -> Weight;
	/// A demand with every criterion.
	fn demand() -> Weight;
	/// A demand of which nothing was filled.
	fn cancel_demand() -> Weight;
	/// The whole demand below its price, with a part of a bundle, which is split.
	fn fill() -> Weight;
	/// An asset that becomes allowed.
	fn set_settlement_asset() -> Weight;
	/// An expired offer of which nothing was bought.
	fn expire_offer() -> Weight;
	/// An expired demand of which nothing was filled.
	fn expire_demand() -> Weight;
	/// A look at the next order to expire, and at the time.
	fn sweep() -> Weight;
	/// An expired order put aside, and a look at the one after it.
	fn set_aside() -> Weight;
}

/// Weights set by hand, on the safe side, until they are measured.
///
/// Each is a sum of the parts below: the work of the market itself, of the register of
/// certificates, of deposits and of money. A part counts every item that it can touch, also those
/// that another part of the same call has touched already.
pub struct ByHand<T>(PhantomData<T>);

impl<T: frame_system::Config> ByHand<T> {
	fn part(micros: u64, proof: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), proof)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	/// The caller, who is the account's party, its record and its recovery. Time, the longest
	/// duration, another party, and the allowed asset. A counter, and one record with its place in
	/// the index and among those set aside.
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

	/// Money moved, held or released: an asset, and two accounts of it. Both accounts as the system
	/// knows them, and what is held on each, in all and by reason.
	fn money() -> Weight {
		Self::part(80, 28_000, 9, 9)
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn offer() -> Weight {
		Self::record().saturating_add(Self::certificates()).saturating_add(Self::deposit())
	}

	fn cancel_offer() -> Weight {
		Self::record().saturating_add(Self::certificates()).saturating_add(Self::deposit())
	}

	fn buy() -> Weight {
		Self::record()
			.saturating_add(Self::trade())
			.saturating_add(Self::certificates())
			.saturating_add(Self::money())
			.saturating_add(Self::deposit())
	}

	fn demand() -> Weight {
		Self::record()
			.saturating_add(Self::criteria())
			.saturating_add(Self::money())
			.saturating_add(Self::deposit())
	}

	fn cancel_demand() -> Weight {
		Self::record().saturating_add(Self::money()).saturating_add(Self::deposit())
	}

	fn fill() -> Weight {
		Self::record()
			.saturating_add(Self::trade())
			.saturating_add(Self::certificates())
			.saturating_add(Self::money().saturating_mul(2))
			.saturating_add(Self::deposit())
	}

	fn set_settlement_asset() -> Weight {
		Self::part(20, 4_000, 1, 1)
	}

	fn expire_offer() -> Weight {
		Self::cancel_offer()
	}

	fn expire_demand() -> Weight {
		Self::cancel_demand()
	}

	fn sweep() -> Weight {
		Self::part(15, 6_000, 2, 0)
	}

	fn set_aside() -> Weight {
		Self::part(25, 6_000, 2, 2)
	}
}
