//! What is stored of a voucher. As long as a voucher is what its evidence says, nothing is: it is the buyer's,
//! active and whole. Vouchers that splits make are always stored, until they are retired.

use crate::{Config, Error, Pallet, Vouchers};
use frame_support::traits::Defensive;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	traits::{CertificateBatches, EvidenceInspect, VerifiedTrade},
	voucher::{is_of_evidence, Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	/// A voucher, stored or not. All reads go through this.
	pub(crate) fn find(id: VoucherId) -> Option<Voucher> {
		Vouchers::<T>::get(id).or_else(|| Self::as_verified(id))
	}

	/// A voucher that exists.
	pub(crate) fn existing(id: VoucherId) -> Result<Voucher, DispatchError> {
		Self::find(id).ok_or_else(|| Error::<T>::UnknownVoucher.into())
	}

	/// Stores a voucher, unless it is what its evidence says.
	pub(crate) fn keep(id: VoucherId, voucher: &Voucher) {
		match Self::follows(id, voucher) {
			true => Vouchers::<T>::remove(id),
			false => Vouchers::<T>::insert(id, voucher),
		}
	}

	/// Whether a voucher is what its evidence says.
	pub(crate) fn follows(id: VoucherId, voucher: &Voucher) -> bool {
		voucher.status == VoucherStatus::Active && Self::as_verified(id).as_ref() == Some(voucher)
	}

	/// The voucher of evidence, as its buyer got it. `None` if there is no evidence with this number.
	fn as_verified(id: VoucherId) -> Option<Voucher> {
		let evidence = Some(id).filter(|id| is_of_evidence(*id))?;
		let VerifiedTrade { buyer, range } = T::Evidence::verified(evidence)?;
		let batch = T::Certificates::batch(range.batch)
			.defensive_proof("batches are never removed; qed")?;
		let energy = batch
			.face_value
			.checked_mul(range.units)
			.defensive_proof("evidence is of energy that can be counted; qed")?;
		Some(Voucher {
			holder: buyer,
			evidence,
			range,
			energy,
			period: batch.period,
			consumer: buyer,
			status: VoucherStatus::Active,
			parent: None,
		})
	}
}
