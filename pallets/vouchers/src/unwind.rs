//! The undoing of a voucher whose evidence was revoked.

use crate::{Config, Error, Event, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	evidence::EvidenceStatus,
	traits::{CertificateRegistry, EvidenceInspect, UnwoundVoucher},
	voucher::{Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	/// Ends a voucher of revoked evidence and gives its certificates back. It may be frozen and
	/// expired as well.
	pub(crate) fn do_unwind(id: VoucherId) -> Result<UnwoundVoucher, DispatchError> {
		let voucher = Self::existing(id)?;
		Self::ensure_unwindable(&voucher)?;
		let Voucher { holder, evidence, range, energy, .. } = voucher;
		T::Certificates::unback_voucher(range, id)?;
		Self::end(id, voucher, VoucherStatus::Unwound);
		Self::deposit_event(Event::Unwound { voucher: id, evidence, holder, range, energy });
		Ok(UnwoundVoucher { evidence, range, energy })
	}

	fn ensure_unwindable(voucher: &Voucher) -> Result<(), Error<T>> {
		match voucher.status {
			VoucherStatus::Active => (),
			VoucherStatus::InCustody(_) => return Err(Error::<T>::StillInCustody),
			VoucherStatus::Redeemed(_) => return Err(Error::<T>::AlreadyRedeemed),
			VoucherStatus::Unwound => return Err(Error::<T>::AlreadyUnwound),
		}
		let revoked = T::Evidence::status(voucher.evidence) == Some(EvidenceStatus::Revoked);
		ensure!(revoked, Error::<T>::EvidenceNotRevoked);
		Ok(())
	}
}
