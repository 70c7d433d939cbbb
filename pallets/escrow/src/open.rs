//! A voucher goes into custody.

use crate::{
	types::{Approved, Hashes},
	AgreementOf, Agreements, Config, Event, NextAgreement, Pallet, PaymentOf, Status, TermsOf,
};
use codec::MaxEncodedLen;
use frame_support::traits::{Consideration, Footprint};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	party::PartyId,
	traits::VoucherCustody,
	voucher::{AgreementId, VoucherId},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open(
		who: &T::AccountId,
		voucher: VoucherId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		let depositor = Self::active_party(who)?;
		Self::ensure_terms(who, depositor, &terms)?;
		let id = Self::take_number()?;
		T::Vouchers::take(voucher, depositor, id)?;
		Self::ensure_achievable(voucher, &terms)?;
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

	/// What an agreement costs in state: its record, and those of its payment, of the parties that
	/// approve, and of the hash locks that are opened.
	pub(crate) fn footprint() -> Footprint {
		let bytes = AgreementOf::<T>::max_encoded_len()
			.saturating_add(PaymentOf::<T>::max_encoded_len())
			.saturating_add(Approved::max_encoded_len())
			.saturating_add(Hashes::max_encoded_len());
		Footprint::from_parts(1, bytes)
	}

	fn take_number() -> Result<AgreementId, DispatchError> {
		NextAgreement::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(id)
		})
	}
}
