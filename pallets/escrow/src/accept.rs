//! The beneficiary agrees.

use crate::{AgreementOf, Agreements, Config, Error, Event, Pallet, Status};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{traits::VoucherCustody, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_accept(who: &T::AccountId, id: AgreementId) -> DispatchResult {
		let mut agreement = Self::open_to_beneficiary(who, id)?;
		ensure!(agreement.status == Status::Offered, Error::<T>::NotOffered);
		Self::ensure_usable(&agreement)?;
		agreement.status = Status::Held;
		Agreements::<T>::insert(id, &agreement);
		Self::deposit_event(Event::Accepted { agreement: id });
		Self::release_if_complete(id, agreement)
	}

	/// An agreement whose beneficiary, being active, signs before the deadline.
	pub(crate) fn open_to_beneficiary(
		who: &T::AccountId,
		id: AgreementId,
	) -> Result<AgreementOf<T>, DispatchError> {
		let party = Self::active_party(who)?;
		let agreement = Self::existing(id)?;
		ensure!(party == agreement.terms.beneficiary, Error::<T>::NotBeneficiary);
		ensure!(Self::now() < agreement.terms.deadline, Error::<T>::DeadlinePassed);
		Ok(agreement)
	}

	/// Nobody is bound further to a voucher that cannot move.
	pub(crate) fn ensure_usable(agreement: &AgreementOf<T>) -> DispatchResult {
		ensure!(!T::Vouchers::is_dead(agreement.voucher), Error::<T>::VoucherDead);
		let usable = T::Vouchers::ensure_usable(agreement.voucher).is_ok();
		ensure!(usable, Error::<T>::VoucherFrozen);
		Ok(())
	}
}
