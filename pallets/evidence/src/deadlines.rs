//! When times are over. A deadline is a moment and a block. Both must be reached, so that nothing ends
//! while the chain is down.

use crate::{Config, Pallet};
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	traits::{CheckedAdd, Convert},
	ArithmeticError, DispatchError,
};
use verdigrid_primitives::Moment;

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn block() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// The moment and the block at which so many seconds from now are over.
	pub(crate) fn deadline(seconds: u64) -> Result<(Moment, BlockNumberFor<T>), DispatchError> {
		let block = Self::block()
			.checked_add(&T::DeadlineBlocks::convert(seconds))
			.ok_or(ArithmeticError::Overflow)?;
		Ok((Self::after(seconds)?, block))
	}

	/// The moment and the block at which an anchor made now becomes final. A period of zero ends at
	/// once.
	pub(crate) fn challenge_ends() -> Result<(Moment, BlockNumberFor<T>), DispatchError> {
		let period = T::ChallengePeriod::get();
		if period == 0 {
			return Ok((Self::now(), Self::block()));
		}
		let final_block = Self::block()
			.checked_add(&T::ChallengeBlocks::get())
			.ok_or(ArithmeticError::Overflow)?;
		Ok((Self::after(period)?, final_block))
	}

	/// The moment at which the bond of a seat that ends now is free. An anchor made just before can be
	/// disputed until its challenge period ends. That dispute can be decided until the resolution
	/// period ends.
	pub(crate) fn unbonds_at() -> Result<Moment, DispatchError> {
		let unbonding = T::ChallengePeriod::get().checked_add(T::ResolutionPeriod::get());
		Self::after(unbonding.ok_or(ArithmeticError::Overflow)?)
	}

	/// The moment until which a topic that may be stated again from now on takes attestations.
	pub(crate) fn restate_until() -> Result<Moment, DispatchError> {
		Self::after(T::RestateWindow::get())
	}

	fn after(seconds: u64) -> Result<Moment, DispatchError> {
		Ok(Self::now().checked_add(seconds).ok_or(ArithmeticError::Overflow)?)
	}
}
