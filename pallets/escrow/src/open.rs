//! A voucher goes into custody.

use crate::{
	AgreementOf, Agreements, Config, Error, Event, NextAgreement, Outcome, Pallet, PaymentOf,
	Status, TermsOf,
};
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	traits::{
		fungibles::Inspect,
		tokens::{DepositConsequence, Provenance},
		Consideration, Contains, Footprint, Get,
	},
};
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	party::PartyId,
	traits::{CertificateRegistry, Parties, VoucherCustody},
	voucher::{AgreementId, VoucherId},
	Moment,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open(
		who: &T::AccountId,
		voucher: VoucherId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		let depositor = Self::active_party(who)?;
		Self::ensure_beneficiary(depositor, terms.beneficiary)?;
		Self::ensure_deadline(terms.deadline)?;
		Self::ensure_payment(who, &terms)?;
		let id = Self::take_number()?;
		T::Vouchers::take(voucher, depositor, id)?;
		Self::ensure_in_time(voucher, &terms)?;
		Self::ensure_outcome(voucher, &terms)?;
		Self::store(who, id, voucher, depositor, terms)
	}

	fn store(
		who: &T::AccountId,
		id: AgreementId,
		voucher: VoucherId,
		depositor: PartyId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		let ticket = T::Deposit::new(who, Self::footprint())?;
		let (beneficiary, deadline) = (terms.beneficiary, terms.deadline);
		let (account, status) = (who.clone(), Status::Offered);
		let agreement = AgreementOf::<T> { voucher, depositor, terms, status, account, ticket };
		Agreements::<T>::insert(id, agreement);
		let agreement = id;
		Self::deposit_event(Event::Opened { agreement, voucher, depositor, beneficiary, deadline });
		Ok(())
	}

	/// What an agreement costs in state: its record and that of its payment.
	pub(crate) fn footprint() -> Footprint {
		let agreement = AgreementOf::<T>::max_encoded_len();
		let payment = PaymentOf::<T>::max_encoded_len();
		Footprint::from_parts(1, agreement.saturating_add(payment))
	}

	fn take_number() -> Result<AgreementId, DispatchError> {
		NextAgreement::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(id)
		})
	}

	fn ensure_beneficiary(depositor: PartyId, beneficiary: PartyId) -> DispatchResult {
		ensure!(beneficiary != depositor, Error::<T>::BeneficiaryIsDepositor);
		ensure!(T::Parties::is_active(beneficiary), Error::<T>::BeneficiaryNotActive);
		Ok(())
	}

	fn ensure_deadline(deadline: Moment) -> DispatchResult {
		let now = Self::now();
		ensure!(deadline > now, Error::<T>::DeadlinePassed);
		let latest = now.saturating_add(T::MaxDuration::get());
		ensure!(deadline <= latest, Error::<T>::DeadlineTooFar);
		Ok(())
	}

	fn ensure_payment(who: &T::AccountId, terms: &TermsOf<T>) -> DispatchResult {
		ensure!(terms.payments() <= 1, Error::<T>::SeveralPayments);
		let Some((asset, amount)) = terms.payment() else { return Ok(()) };
		ensure!(T::PaymentAssets::contains(&asset), Error::<T>::AssetNotAllowed);
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let receipt = T::HeldMoney::can_deposit(asset, who, amount, Provenance::Extant);
		ensure!(receipt == DepositConsequence::Success, Error::<T>::NotReceivable);
		Ok(())
	}

	/// Fails unless there is a moment at which release is possible: before the deadline, and while
	/// the certificates are valid.
	fn ensure_in_time(voucher: VoucherId, terms: &TermsOf<T>) -> DispatchResult {
		let valid_until = T::Vouchers::voucher(voucher)
			.and_then(|voucher| T::Certificates::batch(voucher.range.batch))
			.map_or(0, |batch| batch.valid_until);
		let end = terms.deadline.min(valid_until);
		ensure!(terms.not_before() < end, Error::<T>::NotBeforeTooLate);
		Ok(())
	}

	fn ensure_outcome(voucher: VoucherId, terms: &TermsOf<T>) -> DispatchResult {
		match &terms.outcome {
			Outcome::Deliver => T::Vouchers::ensure_deliverable(voucher),
			Outcome::RedeemFor(claim) => {
				let paid = terms.payment().is_some();
				T::Vouchers::ensure_redeemable(voucher, claim, paid)
			}
		}
	}
}
