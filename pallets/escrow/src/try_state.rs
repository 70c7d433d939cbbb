//! What must hold between any two blocks.

use crate::{
	Agreements, BalanceOf, Config, HoldReason, NextAgreement, Paid, Pallet, PaymentOf, Status,
};
use frame_support::{ensure, traits::fungibles::hold::Inspect};
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	TryRuntimeError,
};
use verdigrid_primitives::{traits::VoucherCustody, voucher::VoucherStatus};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet. Reads all of its state: not for use on chain.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_numbers()?;
		Self::try_state_custody()?;
		Self::try_state_terms()?;
		Self::try_state_paid()?;
		Self::try_state_held()
	}

	/// Every agreement's number was given out by [`NextAgreement`].
	fn try_state_numbers() -> Result<(), TryRuntimeError> {
		let next = NextAgreement::<T>::get();
		let given_out = Agreements::<T>::iter_keys().all(|id| id < next);
		ensure!(given_out, "an agreement's number is yet to come");
		Ok(())
	}

	/// Every agreement's voucher is in the custody of just this agreement, and the depositor's. So no
	/// voucher is in two agreements.
	fn try_state_custody() -> Result<(), TryRuntimeError> {
		for (id, agreement) in Agreements::<T>::iter() {
			let voucher = T::Vouchers::voucher(agreement.voucher).ok_or("a voucher is missing")?;
			let held = voucher.status == VoucherStatus::InCustody(id);
			ensure!(held, "an agreement's voucher is not in its custody");
			ensure!(voucher.holder == agreement.depositor, "a voucher in custody changed hands");
		}
		Ok(())
	}

	/// The terms of every agreement could be met: two parties, at most one payment, of more than
	/// nothing, and a moment before the deadline to release at.
	fn try_state_terms() -> Result<(), TryRuntimeError> {
		for agreement in Agreements::<T>::iter_values() {
			let terms = &agreement.terms;
			ensure!(terms.beneficiary != agreement.depositor, "a party agreed with itself");
			ensure!(terms.payments() <= 1, "an agreement has several payments");
			let nothing = terms.payment().is_some_and(|(_, amount)| amount.is_zero());
			ensure!(!nothing, "an agreement is about a payment of nothing");
			ensure!(terms.not_before() < terms.deadline, "an agreement can never be released");
		}
		Ok(())
	}

	/// Every payment belongs to an accepted agreement and is what was agreed.
	fn try_state_paid() -> Result<(), TryRuntimeError> {
		for (id, paid) in Paid::<T>::iter() {
			let agreement = Agreements::<T>::get(id).ok_or("a payment has no agreement")?;
			ensure!(agreement.status == Status::Held, "a payment was made before accepting");
			let agreed = agreement.terms.payment() == Some((paid.asset, paid.amount));
			ensure!(agreed, "a payment is not what was agreed");
		}
		Ok(())
	}

	/// What is on hold for payments at each account equals the sum of the payments recorded there.
	fn try_state_held() -> Result<(), TryRuntimeError> {
		for paid in Paid::<T>::iter_values() {
			let recorded = Self::recorded(&paid).ok_or("payments overflow")?;
			let reason = HoldReason::Payment.into();
			let held = T::HeldMoney::balance_on_hold(paid.asset, &reason, &paid.account);
			ensure!(held == recorded, "money on hold differs from the payments");
		}
		Ok(())
	}

	/// The sum of all payments at the account and in the asset of this one.
	fn recorded(like: &PaymentOf<T>) -> Option<BalanceOf<T>> {
		Paid::<T>::iter_values()
			.filter(|paid| paid.account == like.account && paid.asset == like.asset)
			.try_fold(BalanceOf::<T>::zero(), |sum, paid| sum.checked_add(&paid.amount))
	}
}
