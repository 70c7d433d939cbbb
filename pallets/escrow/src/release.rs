//! An agreement ends as agreed: voucher and money change sides.

use crate::{AgreementOf, Config, Error, Event, HoldReason, Outcome, Pallet, PaymentOf, TermsOf};
use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungibles::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
		Consideration,
	},
};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	claim::RedemptionId,
	traits::VoucherCustody,
	voucher::{AgreementId, VoucherId},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_release(id: AgreementId) -> DispatchResult {
		let agreement = Self::existing(id)?;
		Self::ensure_releasable(id, &agreement).map_err(Error::<T>::from)?;
		Self::settle(id, agreement)
	}

	/// A call that decides an agreement also releases it, if that is possible. Otherwise the call still counts,
	/// and a later `release` ends the agreement.
	pub(crate) fn release_if_possible(id: AgreementId, agreement: AgreementOf<T>) {
		if Self::ensure_releasable(id, &agreement).is_ok() {
			let _ = with_storage_layer(|| Self::settle(id, agreement));
		}
	}

	/// Ends an agreement as agreed, in any status of its parties.
	fn settle(id: AgreementId, agreement: AgreementOf<T>) -> DispatchResult {
		if let Some(payment) = Self::remove(id) {
			Self::pay_out(payment, &agreement)?;
		}
		let AgreementOf::<T> { voucher, depositor, terms, account, ticket, price, .. } = agreement;
		ticket.drop(&account)?;
		if let Some(price) = price {
			price.burn(&account);
		}
		let redemption = Self::dispose(id, voucher, &terms)?;
		let beneficiary = terms.beneficiary;
		Self::deposit_event(Event::Released {
			agreement: id,
			voucher,
			depositor,
			beneficiary,
			redemption,
		});
		Ok(())
	}

	/// Does with the voucher what was agreed.
	fn dispose(
		id: AgreementId,
		voucher: VoucherId,
		terms: &TermsOf<T>,
	) -> Result<Option<RedemptionId>, DispatchError> {
		match &terms.outcome {
			Outcome::Deliver => {
				T::Vouchers::deliver(voucher, id, terms.beneficiary)?;
				Ok(None)
			}
			Outcome::RedeemFor(claim) => {
				let paid = terms.payment().is_some();
				T::Vouchers::redeem(voucher, id, claim.clone(), paid).map(Some)
			}
		}
	}

	/// The money goes from the account on which it is held to the account of the depositor.
	fn pay_out(payment: PaymentOf<T>, agreement: &AgreementOf<T>) -> DispatchResult {
		let payee = Self::payee(agreement, &payment.asset, payment.amount)
			.ok_or(Error::<T>::NotReceivable)?;
		let PaymentOf::<T> { account, asset, amount } = payment;
		T::HeldMoney::transfer_on_hold(
			asset,
			&HoldReason::Payment.into(),
			&account,
			&payee,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)?;
		Ok(())
	}
}
