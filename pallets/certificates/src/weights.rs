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
}

/// Weights set by hand, not measured.
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
		Self::call(15, 1, 1)
	}

	fn register_project() -> Weight {
		Self::call(40, 7, 2)
	}

	fn issue() -> Weight {
		Self::call(180, 18, 12)
	}

	fn transfer() -> Weight {
		Self::call(50, 7, 6)
	}

	fn pledge() -> Weight {
		Self::call(50, 8, 6)
	}

	fn release_pledge() -> Weight {
		Self::call(40, 5, 3)
	}

	fn request_exchange() -> Weight {
		Self::call(50, 7, 6)
	}

	fn settle_exchange() -> Weight {
		Self::call(40, 6, 3)
	}

	fn withdraw_exchange() -> Weight {
		Self::call(40, 5, 3)
	}

	fn redeem() -> Weight {
		Self::call(60, 8, 6)
	}

	fn check_redemption() -> Weight {
		Self::call(30, 4, 0)
	}
}
