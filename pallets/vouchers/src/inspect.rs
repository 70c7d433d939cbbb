//! What clients and other pallets read, and where a voucher stands.

use crate::{types::MAX_PAGE, Config, Error, Owned, Pallet, VoucherInfo, Vouchers};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Defensive};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::BatchInfo,
	evidence::EvidenceStatus,
	party::PartyId,
	traits::{CertificateBatches, EvidenceInspect},
	voucher::{Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	/// A voucher, and whether it is frozen, revoked or expired now.
	pub fn voucher_info(id: VoucherId) -> Option<VoucherInfo> {
		let voucher = Vouchers::<T>::get(id)?;
		let batch = Self::batch_of(&voucher)?;
		let evidence = Self::evidence_of(&voucher)?;
		Some(VoucherInfo {
			frozen: evidence == EvidenceStatus::Contested || batch.frozen,
			revoked: evidence == EvidenceStatus::Revoked,
			expired: Self::is_over(&batch),
			voucher,
		})
	}

	/// Vouchers of a party, redeemed and unwound ones included, in no particular order: at most
	/// `limit` and at most [`MAX_PAGE`]. Give the last one of a page as `after` for the next page.
	pub fn owned(party: PartyId, after: Option<VoucherId>, limit: u32) -> Vec<VoucherId> {
		let limit = limit.min(MAX_PAGE) as usize;
		match after {
			None => Owned::<T>::iter_key_prefix(party).take(limit).collect(),
			Some(last) => {
				let from = Owned::<T>::hashed_key_for(party, last);
				Owned::<T>::iter_key_prefix_from(party, from).take(limit).collect()
			}
		}
	}

	/// A voucher that exists.
	pub(crate) fn existing(id: VoucherId) -> Result<Voucher, DispatchError> {
		Vouchers::<T>::get(id).ok_or_else(|| Error::<T>::UnknownVoucher.into())
	}

	/// A voucher in the hands of `holder`, ready for use.
	pub(crate) fn in_hand(id: VoucherId, holder: PartyId) -> Result<Voucher, DispatchError> {
		let voucher = Self::existing(id)?;
		ensure!(voucher.holder == holder, Error::<T>::NotHolder);
		ensure!(voucher.status == VoucherStatus::Active, Error::<T>::NotActive);
		Self::ensure_live(&voucher)?;
		Ok(voucher)
	}

	/// Fails unless the voucher is neither frozen, revoked nor expired.
	pub(crate) fn ensure_live(voucher: &Voucher) -> DispatchResult {
		Self::ensure_supported(voucher)?;
		T::Certificates::ensure_usable(voucher.range.batch)
	}

	/// The same, but a freeze by an issuer, who may be a side of an agreement, does not count.
	pub(crate) fn ensure_not_stopped(voucher: &Voucher) -> DispatchResult {
		Self::ensure_supported(voucher)?;
		T::Certificates::ensure_may_settle(voucher.range.batch)
	}

	/// Fails unless the evidence is live.
	pub(crate) fn ensure_supported(voucher: &Voucher) -> Result<(), Error<T>> {
		match Self::evidence_of(voucher) {
			Some(EvidenceStatus::Live) => Ok(()),
			Some(EvidenceStatus::Contested) => Err(Error::<T>::EvidenceContested),
			Some(EvidenceStatus::Revoked) | None => Err(Error::<T>::EvidenceRevoked),
		}
	}

	/// Whether the voucher can never be used again.
	pub(crate) fn is_beyond_use(voucher: &Voucher) -> bool {
		voucher.status == VoucherStatus::Unwound
			|| Self::evidence_of(voucher).is_none_or(|status| status == EvidenceStatus::Revoked)
			|| Self::is_expired(voucher)
	}

	/// Whether the certificates behind the voucher are no longer valid.
	pub(crate) fn is_expired(voucher: &Voucher) -> bool {
		Self::batch_of(voucher).is_none_or(|batch| Self::is_over(&batch))
	}

	/// Certificates are valid strictly before `valid_until`.
	fn is_over(batch: &BatchInfo) -> bool {
		Self::now() >= batch.valid_until
	}

	/// The batch of the certificates behind the voucher.
	fn batch_of(voucher: &Voucher) -> Option<BatchInfo> {
		T::Certificates::batch(voucher.range.batch)
			.defensive_proof("batches are never removed; qed")
	}

	/// Where the evidence stands that the voucher rests on.
	pub(crate) fn evidence_of(voucher: &Voucher) -> Option<EvidenceStatus> {
		T::Evidence::status(voucher.evidence).defensive_proof("evidence is never removed; qed")
	}
}
