//! All conditions hold: voucher and money swap.

use crate::{
	AgreementOf, Cause, Config, Error, Event, HoldReason, Outcome, Pallet, PaymentOf, TermsOf,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
		Consideration,
	},
};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	claim::RedemptionId,
	party::PartyId,
	traits::{Parties, VoucherCustody},
	voucher::{AgreementId, VoucherId},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_release(id: AgreementId) -> DispatchResult {
		let agreement = Self::existing(id)?;
		Self::ensure_releasable(id, &agreement).map_err(Error::<T>::from)?;
		Self::settle(id, agreement)
	}

	/// What makes all conditions hold releases at once.
	pub(crate) fn release_if_complete(
		id: AgreementId,
		agreement: AgreementOf<T>,
	) -> DispatchResult {
		match Self::ensure_conditions(id, &agreement.terms) {
			Ok(()) => Self::settle(id, agreement),
			Err(_) => Ok(()),
		}
	}

	/// Ends an agreement as agreed, or by returning both sides where the beneficiary is no longer
	/// active.
	pub(crate) fn settle(id: AgreementId, agreement: AgreementOf<T>) -> DispatchResult {
		if !T::Parties::is_active(agreement.terms.beneficiary) {
			return Self::refund(id, agreement, Cause::BeneficiaryNotActive);
		}
		let AgreementOf::<T> { voucher, depositor, terms, account, ticket, .. } = agreement;
		if let Some(payment) = Self::remove(id) {
			Self::pay_out(payment, depositor)?;
		}
		// First, since the depositor may need it for what a redemption costs. One that has moved to an
		// account without money cannot stop a release by that: the beneficiary pays then.
		ticket.drop(&account)?;
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
				T::Vouchers::redeem(voucher, id, claim.clone(), paid, terms.beneficiary).map(Some)
			}
		}
	}

	/// Money leaves the account it is held at for the account that the party uses now.
	fn pay_out(payment: PaymentOf<T>, to: PartyId) -> DispatchResult {
		let PaymentOf::<T> { account, asset, amount } = payment;
		let payee = T::Parties::account_of(to).ok_or(Error::<T>::NotReceivable)?;
		let receivable = Self::can_receive(&payee, asset.clone(), amount);
		ensure!(receivable, Error::<T>::NotReceivable);
		T::HeldMoney::transfer_on_hold(
			asset,
			&HoldReason::Payment.into(),
			&account,
			&payee,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		)?;
		Ok(())
	}
}
