//! An agreement ends without release: both sides get back what they put in.

use crate::{
	AgreementOf, Agreements, Approvals, Blocked, Cause, Config, Error, Event, HoldReason, Paid,
	Pallet, PaymentOf, Revealed, Status, Withheld,
};
use frame_support::{
	defensive, ensure,
	storage::with_storage_layer,
	traits::{fungibles::hold::Mutate, tokens::Precision, Consideration},
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::{layers::ensure_layers, traits::VoucherCustody, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_reclaim(id: AgreementId) -> DispatchResult {
		ensure_layers()?;
		if let Some(payment) = Withheld::<T>::take(id) {
			return Self::free_withheld(id, payment);
		}
		let agreement = Self::existing(id)?;
		let cause = match Self::ensure_alive(id, &agreement) {
			Ok(()) if Self::is_overdue(&agreement) => return Err(Error::<T>::Decided.into()),
			Ok(()) => return Err(Error::<T>::TooEarly.into()),
			Err(Blocked::DeadlinePassed) => Cause::DeadlinePassed,
			Err(Blocked::VoucherDead) => Cause::VoucherDead,
			Err(other) => {
				defensive!("an agreement ends by its deadline or with its voucher; qed");
				return Err(Error::<T>::from(other).into());
			}
		};
		Self::refund(id, agreement, cause)
	}

	pub(crate) fn do_cancel(who: &T::AccountId, id: AgreementId) -> DispatchResult {
		let party = Self::party(who)?;
		let agreement = Self::existing(id)?;
		ensure!(party == agreement.depositor, Error::<T>::NotDepositor);
		ensure!(agreement.status == Status::Offered, Error::<T>::NotOffered);
		Self::refund(id, agreement, Cause::Cancelled)
	}

	/// Ends an agreement without release. Needs nothing of the parties or of the voucher.
	pub(crate) fn refund(
		id: AgreementId,
		agreement: AgreementOf<T>,
		cause: Cause,
	) -> DispatchResult {
		if let Some(payment) = Self::remove(id) {
			Self::give_money_back(id, payment);
		}
		let AgreementOf::<T> { voucher, depositor, account, ticket, price, .. } = agreement;
		T::Vouchers::give_back(voucher, id)?;
		ticket.drop(&account)?;
		price.map_or(Ok(()), |price| price.drop(&account))?;
		Self::deposit_event(Event::Refunded { agreement: id, voucher, depositor, cause });
		Ok(())
	}

	/// Removes all records of an agreement, and returns the payment.
	pub(crate) fn remove(id: AgreementId) -> Option<PaymentOf<T>> {
		Agreements::<T>::remove(id);
		Approvals::<T>::remove(id);
		Revealed::<T>::remove(id);
		Paid::<T>::take(id)
	}

	/// If the asset blocks the account, the money stays on hold. The voucher of the depositor does not wait for
	/// it.
	fn give_money_back(id: AgreementId, payment: PaymentOf<T>) {
		if Self::free(&payment).is_ok() {
			return;
		}
		Withheld::<T>::insert(id, &payment);
		let PaymentOf::<T> { account, asset, amount } = payment;
		Self::deposit_event(Event::Withheld { agreement: id, account, asset, amount });
	}

	fn free_withheld(id: AgreementId, payment: PaymentOf<T>) -> DispatchResult {
		Self::free(&payment)?;
		let PaymentOf::<T> { account, asset, amount } = payment;
		Self::deposit_event(Event::Returned { agreement: id, account, asset, amount });
		Ok(())
	}

	/// Frees all of the money or none.
	fn free(payment: &PaymentOf<T>) -> DispatchResult {
		let PaymentOf::<T> { account, asset, amount } = payment;
		let (reason, exact) = (HoldReason::Payment.into(), Precision::Exact);
		with_storage_layer(|| {
			T::HeldMoney::release(asset.clone(), &reason, account, *amount, exact).map(|_| ())
		})
	}
}
