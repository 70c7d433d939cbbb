//! Both sides get back what they put in.

use crate::{
	AgreementOf, Agreements, Cause, Config, Error, Event, HoldReason, Paid, Pallet, Status,
};
use frame_support::{
	ensure,
	traits::{fungibles::hold::Mutate, tokens::Precision, Consideration},
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{traits::VoucherCustody, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_reclaim(id: AgreementId) -> DispatchResult {
		let agreement = Self::existing(id)?;
		let late = Self::now() >= agreement.terms.deadline;
		let cause = match late {
			true => Cause::DeadlinePassed,
			false => Cause::VoucherDead,
		};
		ensure!(late || T::Vouchers::is_dead(agreement.voucher), Error::<T>::TooEarly);
		Self::refund(id, agreement, cause)
	}

	pub(crate) fn do_cancel(who: &T::AccountId, id: AgreementId) -> DispatchResult {
		let party = Self::party(who)?;
		let agreement = Self::existing(id)?;
		ensure!(party == agreement.depositor, Error::<T>::NotDepositor);
		ensure!(agreement.status == Status::Offered, Error::<T>::NotOffered);
		Self::refund(id, agreement, Cause::Cancelled)
	}

	/// Ends an agreement without release. Asks nothing of either party or of the voucher.
	pub(crate) fn refund(
		id: AgreementId,
		agreement: AgreementOf<T>,
		cause: Cause,
	) -> DispatchResult {
		Agreements::<T>::remove(id);
		if let Some(payment) = Paid::<T>::take(id) {
			let (reason, exact) = (HoldReason::Payment.into(), Precision::Exact);
			let (account, amount) = (&payment.account, payment.amount);
			T::HeldMoney::release(payment.asset, &reason, account, amount, exact)?;
		}
		let AgreementOf::<T> { voucher, depositor, account, ticket, .. } = agreement;
		T::Vouchers::give_back(voucher, id)?;
		ticket.drop(&account)?;
		Self::deposit_event(Event::Refunded { agreement: id, voucher, depositor, cause });
		Ok(())
	}
}
