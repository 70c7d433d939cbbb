//! A voucher goes into custody.

use crate::{
	types::{Approved, Hashes},
	AgreementOf, Agreements, Config, Error, Event, NextAgreement, Outcome, Pallet, PaymentOf,
	Status, TermsOf,
};
use codec::MaxEncodedLen;
use frame_support::traits::{Consideration, Footprint, Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd, Convert},
	ArithmeticError, DispatchError, DispatchResult,
};
use verdigrid_primitives::{
	claim::Redemption,
	party::PartyId,
	traits::VoucherCustody,
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
		Self::ensure_terms(who, depositor, &terms)?;
		let id = Self::take_number()?;
		let range = T::Vouchers::take(voucher, depositor, id)?;
		Self::ensure_achievable(voucher, &terms)?;
		let terms_hash = terms.hash(voucher, range, depositor);
		Self::store(who, id, voucher, depositor, terms, terms_hash)
	}

	fn store(
		who: &T::AccountId,
		id: AgreementId,
		voucher: VoucherId,
		depositor: PartyId,
		terms: TermsOf<T>,
		terms_hash: H256,
	) -> DispatchResult {
		let dispute_by = terms.deadline.saturating_sub(T::RulingTime::get());
		let deadline_block = Self::deadline_block(terms.deadline)?;
		let ticket =
			T::Deposit::new(who, Self::footprint()).map_err(|_| Error::<T>::CannotPayDeposit)?;
		let price = Self::hold_price(who, &terms)?;
		let (account, status) = (who.clone(), Status::Offered);
		let stored = AgreementOf::<T> {
			voucher,
			depositor,
			terms,
			terms_hash,
			dispute_by,
			deadline_block,
			status,
			account,
			ticket,
			price,
		};
		Agreements::<T>::insert(id, &stored);
		Self::deposit_event(Event::Opened {
			agreement: id,
			voucher,
			depositor,
			terms: stored.terms,
			terms_hash,
		});
		Ok(())
	}

	fn deadline_block(deadline: Moment) -> Result<BlockNumberFor<T>, DispatchError> {
		let blocks = T::DeadlineBlocks::convert(deadline.saturating_sub(Self::now()));
		let block = frame_system::Pallet::<T>::block_number().checked_add(&blocks);
		Ok(block.ok_or(ArithmeticError::Overflow)?)
	}

	/// A redemption leaves a record for ever. Its price is held from the beginning. So no release fails because
	/// the money is missing.
	fn hold_price(
		who: &T::AccountId,
		terms: &TermsOf<T>,
	) -> Result<Option<T::RecordDeposit>, Error<T>> {
		match terms.outcome {
			Outcome::Deliver => Ok(None),
			Outcome::RedeemFor(_) => {
				T::RecordDeposit::new(who, Footprint::from_mel::<Redemption>())
					.map(Some)
					.map_err(|_| Error::<T>::CannotPayDeposit)
			}
		}
	}

	/// The state that an agreement needs at most: its record, its payment, its approvals and its open hash
	/// locks.
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
