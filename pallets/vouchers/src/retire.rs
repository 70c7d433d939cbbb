//! The end of a voucher that nobody used in time.

use crate::{Config, Deposits, Error, Event, Owned, Pallet, Vouchers};
use frame_support::{ensure, traits::Consideration};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	evidence::EvidenceStatus,
	traits::{CertificateRegistry, EvidenceInspect},
	voucher::{Voucher, VoucherId},
};

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
		Owned::<T>::remove(holder, id);
		Self::deposit_event(Event::Retired { voucher: id, evidence, holder, range, energy });
		Ok(())
	}

	/// Fails unless the voucher has expired. While its evidence is in doubt it stays, so that it can
	/// be unwound.
	fn ensure_spent(voucher: &Voucher) -> Result<(), Error<T>> {
		let batch = T::Certificates::batch(voucher.range.batch);
		ensure!(Self::is_expired(batch.as_ref()), Error::<T>::NotExpired);
		match T::Evidence::status(voucher.evidence) {
			Some(EvidenceStatus::Live) => Ok(()),
			Some(EvidenceStatus::Contested) => Err(Error::<T>::EvidenceContested),
			Some(EvidenceStatus::Revoked) | None => Err(Error::<T>::EvidenceRevoked),
		}
	}
}
