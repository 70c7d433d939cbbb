//! Weights of the calls, set by hand until they are measured: deliberately too high rather than too
//! low.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call may cost.
pub trait WeightInfo {
	/// Sets a trade class.
	fn set_class() -> Weight;
	/// Registers a project.
	fn register_project() -> Weight;
	/// Issues a batch, with the longest proof there is.
	fn issue() -> Weight;
	/// Transfers part of a bundle.
	fn transfer() -> Weight;
	/// Pledges part of a bundle.
	fn pledge() -> Weight;
	/// Releases a pledge.
	fn release_pledge() -> Weight;
	/// Requests an exchange of part of a bundle.
	fn request_exchange() -> Weight;
	/// Settles an exchange.
	fn settle_exchange() -> Weight;
	/// Withdraws an exchange.
	fn withdraw_exchange() -> Weight;
	/// Redeems part of a bundle.
	fn redeem() -> Weight;
	/// Checks the state of a certificate.
	fn check_redemption() -> Weight;
	/// Splits a bundle.
	fn split() -> Weight;
	/// Merges two bundles.
	fn merge() -> Weight;
	/// Corrects a project's capacity.
	fn update_project() -> Weight;
	/// Retires a project.
	fn retire_project() -> Weight;
	/// Restores a project.
	fn restore_project() -> Weight;
	/// Removes a project.
	fn remove_project() -> Weight;
	/// Hands a project over to another issuer.
	fn hand_over_project() -> Weight;
	/// Rejects an exchange.
	fn reject_exchange() -> Weight;
	/// Withdraws part of a bundle.
	fn withdraw() -> Weight;
	/// Freezes a batch.
	fn freeze() -> Weight;
	/// Unfreezes a batch.
	fn unfreeze() -> Weight;
}

/// Weights set by hand, not measured.
///
/// The caller counts as four reads: the party of its account, the party, its recovery and the clock. A hold, a
/// release or a fee counts as up to five reads and four writes. These are the payer, its price, its account, its
/// holds and the deposit. A fee adds the account that gets it.
pub struct ByHand<T>(PhantomData<T>);

impl<T: frame_system::Config> ByHand<T> {
	/// A call that computes for `micros` microseconds beside its storage accesses; four KiB of proof
	/// for each item read.
	fn call(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), reads.saturating_mul(4_096))
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn set_class() -> Weight {
		Self::call(15, 2, 1)
	}

	fn register_project() -> Weight {
		// With at most 36 classes, and a look for one more.
		Self::call(75, 46, 2)
	}

	fn issue() -> Weight {
		Self::call(220, 29, 18)
	}

	fn transfer() -> Weight {
		Self::call(80, 11, 10)
	}

	fn pledge() -> Weight {
		Self::call(110, 15, 12)
	}

	fn release_pledge() -> Weight {
		Self::call(70, 9, 7)
	}

	fn request_exchange() -> Weight {
		Self::call(120, 16, 12)
	}

	fn settle_exchange() -> Weight {
		Self::call(105, 15, 10)
	}

	fn withdraw_exchange() -> Weight {
		Self::call(70, 9, 7)
	}

	fn redeem() -> Weight {
		Self::call(150, 21, 16)
	}

	fn check_redemption() -> Weight {
		Self::call(30, 4, 0)
	}

	fn split() -> Weight {
		Self::call(75, 12, 9)
	}

	fn merge() -> Weight {
		Self::call(70, 9, 8)
	}

	fn update_project() -> Weight {
		// With the meter, at most 36 classes, and a look for one more.
		Self::call(65, 43, 1)
	}

	fn retire_project() -> Weight {
		Self::call(30, 5, 1)
	}

	fn restore_project() -> Weight {
		Self::call(30, 2, 1)
	}

	fn remove_project() -> Weight {
		Self::call(30, 2, 2)
	}

	fn hand_over_project() -> Weight {
		Self::call(30, 3, 1)
	}

	fn reject_exchange() -> Weight {
		Self::call(70, 11, 7)
	}

	fn withdraw() -> Weight {
		Self::call(125, 18, 14)
	}

	fn freeze() -> Weight {
		Self::call(40, 7, 2)
	}

	fn unfreeze() -> Weight {
		Self::call(40, 7, 2)
	}
}
