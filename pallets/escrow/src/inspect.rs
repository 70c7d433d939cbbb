//! Who calls, and what an agreement waits for.

use crate::{AgreementOf, Agreements, Blocked, Config, Error, Paid, Pallet, Status, TermsOf};
use frame_support::{ensure, traits::UnixTime};
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	party::PartyId,
	traits::{Parties, VoucherCustody},
	voucher::AgreementId,
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Whether [`release`](Self::release) would end this agreement now, and if not, what it waits
	/// for first. Where the beneficiary is no longer active, release returns both sides.
	pub fn releasable(id: AgreementId) -> Result<(), Blocked> {
		let agreement = Agreements::<T>::get(id).ok_or(Blocked::NotFound)?;
		Self::ensure_releasable(id, &agreement)
	}

	pub(crate) fn ensure_releasable(
		id: AgreementId,
		agreement: &AgreementOf<T>,
	) -> Result<(), Blocked> {
		let terms = &agreement.terms;
		ensure!(agreement.status == Status::Held, Blocked::NotAccepted);
		ensure!(Self::now() < terms.deadline, Blocked::DeadlinePassed);
		ensure!(!T::Vouchers::is_dead(agreement.voucher), Blocked::VoucherDead);
		Self::ensure_conditions(id, terms)?;
		let usable = || T::Vouchers::ensure_usable(agreement.voucher).is_ok();
		// A frozen voucher does not stand in the way of a refund.
		ensure!(!T::Parties::is_active(terms.beneficiary) || usable(), Blocked::VoucherFrozen);
		Ok(())
	}

	/// Fails with the first condition that does not hold yet.
	pub(crate) fn ensure_conditions(id: AgreementId, terms: &TermsOf<T>) -> Result<(), Blocked> {
		let paid = terms.payment().is_none() || Paid::<T>::contains_key(id);
		let not_before = terms.not_before();
		ensure!(paid, Blocked::NotPaid);
		ensure!(Self::now() >= not_before, Blocked::TooEarly(not_before));
		Ok(())
	}

	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// An agreement that has not ended.
	pub(crate) fn existing(id: AgreementId) -> Result<AgreementOf<T>, DispatchError> {
		Agreements::<T>::get(id).ok_or_else(|| Error::<T>::NotFound.into())
	}

	/// The party that signs, whatever its status.
	pub(crate) fn party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		T::Parties::party_of(who).ok_or_else(|| Error::<T>::NotAParty.into())
	}

	/// The party that signs, being active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		let party = Self::party(who)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}
}

impl<T: Config> From<Blocked> for Error<T> {
	fn from(blocked: Blocked) -> Self {
		match blocked {
			Blocked::NotFound => Error::NotFound,
			Blocked::NotAccepted => Error::NotAccepted,
			Blocked::DeadlinePassed => Error::DeadlinePassed,
			Blocked::VoucherDead => Error::VoucherDead,
			Blocked::NotPaid => Error::NotPaid,
			Blocked::TooEarly(_) => Error::TooEarly,
			Blocked::VoucherFrozen => Error::VoucherFrozen,
		}
	}
}
