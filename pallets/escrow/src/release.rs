//! All conditions hold: voucher and money swap.

use crate::{
	AgreementOf, Agreements, Cause, Config, Error, Event, HoldReason, Outcome, Paid, Pallet,
	PaymentOf,
};
use frame_support::traits::{
	fungibles::hold::Mutate,
	tokens::{Fortitude, Precision, Restriction},
	Consideration,
};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	claim::RedemptionId,
	party::PartyId,
	traits::{Parties, VoucherCustody},
	voucher::AgreementId,
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

	fn settle(id: AgreementId, agreement: AgreementOf<T>) -> DispatchResult {
		if !T::Parties::is_active(agreement.terms.beneficiary) {
			return Self::refund(id, agreement, Cause::BeneficiaryNotActive);
		}
		Agreements::<T>::remove(id);
		if let Some(payment) = Paid::<T>::take(id) {
			Self::pay_out(payment, agreement.depositor)?;
		}
		let redemption = Self::dispose(id, &agreement)?;
		let AgreementOf::<T> { voucher, depositor, terms, account, ticket, .. } = agreement;
		ticket.drop(&account)?;
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
		agreement: &AgreementOf<T>,
	) -> Result<Option<RedemptionId>, DispatchError> {
		let (voucher, terms) = (agreement.voucher, &agreement.terms);
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

	/// Money leaves the account it is held at for the account that the party uses now.
	fn pay_out(payment: PaymentOf<T>, to: PartyId) -> DispatchResult {
		let account = T::Parties::account_of(to).ok_or(Error::<T>::NotAParty)?;
		T::HeldMoney::transfer_on_hold(
			payment.asset,
			&HoldReason::Payment.into(),
			&payment.account,
			&account,
			payment.amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		)?;
		Ok(())
	}
}
