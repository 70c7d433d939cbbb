//! Who calls, and where a voucher stands.

use crate::{types::MAX_PAGE, Config, Error, Owned, Pallet, VoucherInfo, Vouchers};
use alloc::vec::Vec;
use frame_support::{ensure, traits::UnixTime};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::BatchInfo,
	evidence::EvidenceStatus,
	party::PartyId,
	traits::{CertificateRegistry, EvidenceInspect, Parties},
	voucher::{Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	/// A voucher, and whether it is frozen, revoked or expired now.
	pub fn voucher_info(id: VoucherId) -> Option<VoucherInfo> {
		let voucher = Vouchers::<T>::get(id)?;
		let batch = T::Certificates::batch(voucher.range.batch);
		let evidence = T::Evidence::status(voucher.evidence);
		Some(VoucherInfo {
			frozen: evidence == Some(EvidenceStatus::Contested)
				|| batch.as_ref().is_some_and(|batch| batch.frozen),
			revoked: is_revoked(evidence),
			expired: Self::is_expired(batch.as_ref()),
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

	/// The party that signs, being active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		let party = T::Parties::party_of(who).ok_or(Error::<T>::NotAParty)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}

	/// A voucher that exists.
	pub(crate) fn existing(id: VoucherId) -> Result<Voucher, DispatchError> {
		Vouchers::<T>::get(id).ok_or_else(|| Error::<T>::NotFound.into())
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
	fn ensure_supported(voucher: &Voucher) -> DispatchResult {
		match T::Evidence::status(voucher.evidence) {
			Some(EvidenceStatus::Live) => Ok(()),
			Some(EvidenceStatus::Contested) => Err(Error::<T>::EvidenceContested.into()),
			Some(EvidenceStatus::Revoked) | None => Err(Error::<T>::EvidenceRevoked.into()),
		}
	}

	/// Whether the voucher can never be used again.
	pub(crate) fn is_beyond_use(voucher: &Voucher) -> bool {
		voucher.status == VoucherStatus::Unwound
			|| is_revoked(T::Evidence::status(voucher.evidence))
			|| Self::is_expired(T::Certificates::batch(voucher.range.batch).as_ref())
	}

	/// Certificates are valid strictly before `valid_until`.
	pub(crate) fn is_expired(batch: Option<&BatchInfo>) -> bool {
		batch.is_none_or(|batch| T::Time::now().as_secs() >= batch.valid_until)
	}
}

/// Evidence that is not there supports nothing either.
fn is_revoked(evidence: Option<EvidenceStatus>) -> bool {
	matches!(evidence, Some(EvidenceStatus::Revoked) | None)
}
