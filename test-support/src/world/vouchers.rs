//! Vouchers and their custody, as the vouchers pallet knows them.

use super::{
	Chain, World, NOT_FREE, NOT_HELD, NOT_IN_CUSTODY, NOT_LIVE, NOT_UNWINDABLE, UNKNOWN_VOUCHER,
};
use crate::Clock;
use frame_support::{ensure, storage_alias, Twox64Concat};
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeSet;
use verdigrid_primitives::{
	certificate::CertificateRange,
	claim::{Claim, RedemptionId},
	evidence::EvidenceStatus,
	party::PartyId,
	traits::{
		CertificateBatches, EvidenceInspect, OnEvidence, Redeeming, UnwoundVoucher, VerifiedTrade,
		VoucherBacking, VoucherCustody, VoucherRedemption,
	},
	voucher::{is_of_evidence, AgreementId, Voucher, VoucherId, VoucherStatus, FIRST_SPLIT},
};

/// The vouchers with which something happened since they were verified.
#[storage_alias]
type Vouchers = StorageMap<World, Twox64Concat, VoucherId, Voucher>;

impl<T: Chain> World<T> {
	/// All vouchers, in the order of their numbers. Something happened with each since, or its certificates are
	/// still behind it.
	pub fn vouchers() -> Vec<(VoucherId, Voucher)> {
		let with_bundles = Self::all_bundles().into_values().filter_map(|bundle| bundle.voucher());
		let all: BTreeSet<_> = Vouchers::iter_keys().chain(with_bundles).collect();
		all.into_iter().filter_map(|id| Some((id, Self::find_voucher(id)?))).collect()
	}

	fn find_voucher(id: VoucherId) -> Option<Voucher> {
		Vouchers::get(id).or_else(|| Self::verified_voucher(id))
	}

	/// The voucher of evidence, as its buyer got it.
	fn verified_voucher(id: VoucherId) -> Option<Voucher> {
		let VerifiedTrade { buyer, range } = T::Evidence::verified(id)?;
		let batch = Self::batch(range.batch).expect("the batch exists");
		Some(Voucher {
			holder: buyer,
			evidence: id,
			range,
			energy: batch.face_value.checked_mul(range.units).expect("the energy can be counted"),
			period: batch.period,
			consumer: buyer,
			status: VoucherStatus::Active,
			parent: None,
		})
	}

	/// Puts the first certificates of a voucher behind a new one of the same evidence.
	pub fn split_voucher(id: VoucherId, units: u32) -> VoucherId {
		let voucher = Self::find_voucher(id).expect("the voucher exists");
		let (head, rest) = voucher.range.split_at(units).expect("the voucher has more");
		let face_value = Self::batch(head.batch).expect("the batch exists").face_value;
		let worth = |range: CertificateRange| face_value.checked_mul(range.units);
		let part =
			|range| Voucher { range, energy: worth(range).unwrap_or_default(), ..voucher.clone() };
		let splits = Vouchers::iter_keys().filter(|id| !is_of_evidence(*id)).count();
		let new = FIRST_SPLIT + splits as VoucherId;
		Self::relabel(head, id, new).expect("the certificates are behind the voucher");
		Vouchers::insert(new, Voucher { parent: Some(id), ..part(head) });
		Vouchers::insert(id, part(rest));
		new
	}

	/// Changes a voucher.
	pub fn change_voucher(id: VoucherId, change: impl FnOnce(&mut Voucher)) {
		let mut voucher = Self::find_voucher(id).expect("the voucher exists");
		change(&mut voucher);
		Vouchers::insert(id, voucher);
	}

	fn known(id: VoucherId) -> Result<Voucher, DispatchError> {
		Self::find_voucher(id).ok_or(UNKNOWN_VOUCHER)
	}

	/// A voucher whose evidence is live.
	fn live(id: VoucherId) -> Result<Voucher, DispatchError> {
		let voucher = Self::known(id)?;
		ensure!(T::Evidence::status(voucher.evidence) == Some(EvidenceStatus::Live), NOT_LIVE);
		Ok(voucher)
	}

	fn ensure_in_custody(id: VoucherId, agreement: AgreementId) -> DispatchResult {
		let held = Self::known(id)?.status == VoucherStatus::InCustody(agreement);
		ensure!(held, NOT_IN_CUSTODY);
		Ok(())
	}

	fn redemption(voucher: Voucher, id: VoucherId, claim: Claim, paid: bool) -> VoucherRedemption {
		let Voucher { range, consumer: matched, .. } = voucher;
		VoucherRedemption { range, voucher: id, used: id, matched, claim, paid, agreed: true }
	}
}

impl<T: Chain> OnEvidence for World<T> {
	fn unwind(id: VoucherId) -> Result<UnwoundVoucher, DispatchError> {
		let Voucher { evidence, range, energy, status, .. } = Self::known(id)?;
		let revoked = T::Evidence::status(evidence) == Some(EvidenceStatus::Revoked);
		ensure!(revoked && status == VoucherStatus::Active, NOT_UNWINDABLE);
		Self::unback_voucher(range, id)?;
		Self::change_voucher(id, |it| it.status = VoucherStatus::Unwound);
		Ok(UnwoundVoucher { evidence, range, energy })
	}
}

impl<T: Chain> VoucherCustody for World<T> {
	fn voucher(id: VoucherId) -> Option<Voucher> {
		Self::find_voucher(id)
	}

	fn ensure_usable(id: VoucherId) -> DispatchResult {
		<Self as CertificateBatches>::ensure_usable(Self::live(id)?.range.batch)
	}

	fn ensure_may_settle(id: VoucherId) -> DispatchResult {
		<Self as CertificateBatches>::ensure_may_settle(Self::live(id)?.range.batch)
	}

	fn is_dead(id: VoucherId) -> bool {
		let Some(voucher) = Self::find_voucher(id) else { return true };
		let expired =
			|| Self::batch(voucher.range.batch).is_none_or(|it| it.valid_until <= Clock::seconds());
		let revoked =
			|| T::Evidence::status(voucher.evidence).is_none_or(|it| it == EvidenceStatus::Revoked);
		voucher.status == VoucherStatus::Unwound || revoked() || expired()
	}

	fn ensure_deliverable(id: VoucherId) -> DispatchResult {
		Self::ensure_movable(Self::live(id)?.range, id)
	}

	fn ensure_redeemable(id: VoucherId, claim: &Claim, paid: bool) -> DispatchResult {
		let voucher = Self::live(id)?;
		<Self as Redeeming>::ensure_redeemable(&Self::redemption(voucher, id, claim.clone(), paid))
	}

	fn take(
		id: VoucherId,
		depositor: PartyId,
		agreement: AgreementId,
	) -> Result<CertificateRange, DispatchError> {
		let voucher = Self::known(id)?;
		ensure!(voucher.holder == depositor, NOT_HELD);
		ensure!(voucher.status == VoucherStatus::Active, NOT_FREE);
		<Self as VoucherCustody>::ensure_usable(id)?;
		Self::change_voucher(id, |it| it.status = VoucherStatus::InCustody(agreement));
		Ok(voucher.range)
	}

	fn give_back(id: VoucherId, agreement: AgreementId) -> DispatchResult {
		Self::ensure_in_custody(id, agreement)?;
		Self::change_voucher(id, |it| it.status = VoucherStatus::Active);
		Ok(())
	}

	fn deliver(id: VoucherId, agreement: AgreementId, to: PartyId) -> DispatchResult {
		Self::ensure_in_custody(id, agreement)?;
		Self::hand_over(Self::live(id)?.range, id, to)?;
		Self::change_voucher(id, |voucher| {
			voucher.status = VoucherStatus::Active;
			voucher.holder = to;
		});
		Ok(())
	}

	fn redeem(
		id: VoucherId,
		agreement: AgreementId,
		claim: Claim,
		paid: bool,
	) -> Result<RedemptionId, DispatchError> {
		Self::ensure_in_custody(id, agreement)?;
		let redemption = Self::redeem_voucher(Self::redemption(Self::live(id)?, id, claim, paid))?;
		Self::change_voucher(id, |it| it.status = VoucherStatus::Redeemed(redemption));
		Ok(redemption)
	}
}
