//! The end of a voucher that was not used in time.

use crate::{Config, Deposits, Error, Event, Pallet, Vouchers};
use frame_support::{ensure, traits::Consideration};
use sp_runtime::DispatchResult;
use verdigrid_primitives::voucher::{Voucher, VoucherId};

impl<T: Config> Pallet<T> {
	/// Removes an expired voucher that a split made, and returns its deposit to where it is held. Its
	/// certificates stay locked behind its number, so that nothing can be done with them ever again.
	pub(crate) fn do_retire(id: VoucherId) -> DispatchResult {
		let voucher = Self::existing(id)?;
		Self::ensure_in_hand(&voucher)?;
		Self::ensure_spent(&voucher)?;
		let deposit = Deposits::<T>::take(id).ok_or(Error::<T>::NothingHeld)?;
		deposit.ticket.drop(&deposit.account)?;
		let Voucher { holder, evidence, range, energy, .. } = voucher;
		Vouchers::<T>::remove(id);
		Self::deposit_event(Event::Retired { voucher: id, evidence, holder, range, energy });
		Ok(())
	}

	/// Fails unless the voucher has expired. While its evidence is in doubt it stays, so that it can
	/// be unwound.
	fn ensure_spent(voucher: &Voucher) -> Result<(), Error<T>> {
		ensure!(Self::is_expired(voucher), Error::<T>::NotExpired);
		Self::ensure_supported(voucher)
	}
}
