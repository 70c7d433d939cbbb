//! What clients and other pallets read, and where a voucher stands.

use crate::{Config, Error, Pallet, VoucherInfo, MAX_PAGE};
use frame_support::{ensure, traits::Defensive};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, BatchInfo},
	evidence::EvidenceStatus,
	page::Page,
	party::PartyId,
	traits::{CertificateBatches, EvidenceInspect, VoucherBacking},
	voucher::{Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	/// A voucher, and whether it is frozen, revoked or expired now.
	pub fn voucher_info(id: VoucherId) -> Option<VoucherInfo> {
		let voucher = Self::find(id)?;
		let batch = Self::batch_of(&voucher)?;
		let evidence = Self::evidence_of(&voucher)?;
		Some(VoucherInfo {
			frozen: evidence == EvidenceStatus::Contested || batch.frozen,
			revoked: evidence == EvidenceStatus::Revoked,
			expired: Self::is_over(&batch),
			voucher,
		})
	}

	/// Vouchers of a party that are active or in custody, each once. They have the order of storage, which
	/// means nothing. A page has at most `limit` and at most [`MAX_PAGE`]. It follows the bundle that starts at
	/// `after`. It looks at the bundles of all batches in which the party has some.
	pub fn owned(
		party: PartyId,
		after: Option<(BatchId, u32)>,
		limit: u32,
	) -> Page<VoucherId, (BatchId, u32)> {
		let bundles = T::Certificates::bundles_of_party(party, after);
		let first = |(start, voucher): ((BatchId, u32), Option<VoucherId>)| {
			(start, voucher.filter(|id| Self::starts_at(*id, start)))
		};
		Page::of(bundles.map(first), limit.min(MAX_PAGE))
	}

	/// Whether the certificates behind a voucher start there. A voucher that was retired has none.
	fn starts_at(id: VoucherId, (batch, first): (BatchId, u32)) -> bool {
		Self::find(id).is_some_and(|it| (it.range.batch, it.range.first) == (batch, first))
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
