//! The beneficiary agrees.

use crate::{AgreementOf, Agreements, Config, Error, Event, Pallet, Status};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{traits::Parties, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_accept(who: &T::AccountId, id: AgreementId) -> DispatchResult {
		let mut agreement = Self::signed_by_beneficiary(who, id)?;
		ensure!(agreement.status == Status::Offered, Error::<T>::NotOffered);
		Self::ensure_alive(&agreement).map_err(Error::<T>::from)?;
		Self::ensure_thawed(&agreement).map_err(Error::<T>::from)?;
		// With acceptance a contract comes about: something new for both sides.
		let active = T::Parties::is_active(agreement.depositor);
		ensure!(active, Error::<T>::DepositorNotActive);
		agreement.status = Status::Held;
		Agreements::<T>::insert(id, &agreement);
		Self::deposit_event(Event::Accepted { agreement: id });
		Self::release_if_complete(id, agreement)
	}

	/// An agreement whose beneficiary, being active, signs.
	pub(crate) fn signed_by_beneficiary(
		who: &T::AccountId,
		id: AgreementId,
	) -> Result<AgreementOf<T>, DispatchError> {
		let party = Self::active_party(who)?;
		let agreement = Self::existing(id)?;
		ensure!(party == agreement.terms.beneficiary, Error::<T>::NotBeneficiary);
		Ok(agreement)
	}
}
