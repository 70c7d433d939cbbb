//! Custody of vouchers by agreements.

use crate::{Config, Error, Event, Pallet};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::CertificateRange,
	claim::{Claim, RedemptionId},
	party::PartyId,
	traits::{Redeeming, VoucherBacking, VoucherCustody, VoucherRedemption},
	voucher::{AgreementId, Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> VoucherCustody for Pallet<T> {
	fn voucher(voucher: VoucherId) -> Option<Voucher> {
		Self::find(voucher)
	}

	fn ensure_usable(voucher: VoucherId) -> DispatchResult {
		Self::ensure_live(&Self::existing(voucher)?)
	}

	fn ensure_may_settle(voucher: VoucherId) -> DispatchResult {
		Self::ensure_not_stopped(&Self::existing(voucher)?)
	}

	fn is_dead(voucher: VoucherId) -> bool {
		Self::find(voucher).is_none_or(|voucher| Self::is_beyond_use(&voucher))
	}

	fn ensure_deliverable(id: VoucherId) -> DispatchResult {
		let voucher = Self::existing(id)?;
		Self::ensure_not_stopped(&voucher)?;
		T::Certificates::ensure_movable(voucher.range, id)
	}

	fn ensure_redeemable(id: VoucherId, claim: &Claim, paid: bool) -> DispatchResult {
		let voucher = Self::existing(id)?;
		Self::ensure_not_stopped(&voucher)?;
		let redeeming = Self::redeeming(id, &voucher, claim.clone(), paid);
		T::Certificates::ensure_redeemable(&VoucherRedemption { agreed: true, ..redeeming })
	}

	fn take(
		id: VoucherId,
		depositor: PartyId,
		agreement: AgreementId,
	) -> Result<CertificateRange, DispatchError> {
		let voucher = Self::in_hand(id, depositor)?;
		let range = voucher.range;
		Self::set_status(id, voucher, VoucherStatus::InCustody(agreement));
		Self::deposit_event(Event::TakenIntoCustody { voucher: id, agreement });
		Ok(range)
	}

	fn give_back(id: VoucherId, agreement: AgreementId) -> DispatchResult {
		let voucher = Self::in_custody(id, agreement)?;
		Self::set_status(id, voucher, VoucherStatus::Active);
		Self::deposit_event(Event::GivenBack { voucher: id, agreement });
		Ok(())
	}

	fn deliver(id: VoucherId, agreement: AgreementId, to: PartyId) -> DispatchResult {
		let voucher = Self::in_custody(id, agreement)?;
		Self::ensure_not_stopped(&voucher)?;
		T::Certificates::hand_over(voucher.range, id, to)?;
		let from = voucher.holder;
		Self::set_status(id, Voucher { holder: to, ..voucher }, VoucherStatus::Active);
		Self::deposit_event(Event::Delivered { voucher: id, agreement, from, to });
		Ok(())
	}

	fn redeem(
		id: VoucherId,
		agreement: AgreementId,
		claim: Claim,
		paid: bool,
	) -> Result<RedemptionId, DispatchError> {
		let voucher = Self::in_custody(id, agreement)?;
		Self::ensure_not_stopped(&voucher)?;
		let redeeming = Self::redeeming(id, &voucher, claim, paid);
		Self::redeem_whole(voucher, VoucherRedemption { agreed: true, ..redeeming })
	}
}

impl<T: Config> Pallet<T> {
	/// A voucher in the custody of this very agreement.
	fn in_custody(id: VoucherId, agreement: AgreementId) -> Result<Voucher, DispatchError> {
		let voucher = Self::existing(id)?;
		let held = voucher.status == VoucherStatus::InCustody(agreement);
		ensure!(held, Error::<T>::NotInCustody);
		Ok(voucher)
	}

	fn set_status(id: VoucherId, voucher: Voucher, status: VoucherStatus) {
		Self::keep(id, &Voucher { status, ..voucher });
	}
}
