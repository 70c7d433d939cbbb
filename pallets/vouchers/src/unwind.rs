//! The undoing of a voucher whose evidence was revoked.

use crate::{Config, Error, Event, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	evidence::EvidenceStatus,
	traits::{OnEvidence, UnwoundVoucher, VoucherBacking},
	voucher::{Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> OnEvidence for Pallet<T> {
	/// The voucher may be frozen and expired as well.
	fn unwind(id: VoucherId) -> Result<UnwoundVoucher, DispatchError> {
		let voucher = Self::existing(id)?;
		Self::ensure_in_hand(&voucher)?;
		let revoked = Self::evidence_of(&voucher) == Some(EvidenceStatus::Revoked);
		ensure!(revoked, Error::<T>::EvidenceNotRevoked);
		let Voucher { holder, evidence, range, energy, .. } = voucher;
		T::Certificates::unback_voucher(range, id)?;
		Self::end(id, voucher, VoucherStatus::Unwound);
		Self::deposit_event(Event::Unwound { voucher: id, evidence, holder, range, energy });
		Ok(UnwoundVoucher { evidence, range, energy })
	}
}

impl<T: Config> Pallet<T> {
	/// Fails unless the voucher is in its holder's hands, dead or not.
	pub(crate) fn ensure_in_hand(voucher: &Voucher) -> Result<(), Error<T>> {
		match voucher.status {
			VoucherStatus::Active => Ok(()),
			VoucherStatus::InCustody(_) => Err(Error::<T>::StillInCustody),
			VoucherStatus::Redeemed(_) => Err(Error::<T>::AlreadyRedeemed),
			VoucherStatus::Unwound => Err(Error::<T>::AlreadyUnwound),
		}
	}
}
