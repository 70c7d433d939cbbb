//! One side disputes.

use crate::{Agreements, Config, Error, Event, Pallet, Status};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::voucher::AgreementId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_dispute(who: &T::AccountId, id: AgreementId) -> DispatchResult {
		let by = Self::active_party(who)?;
		let mut agreement = Self::existing(id)?;
		let is_side = [agreement.depositor, agreement.terms.beneficiary].contains(&by);
		ensure!(is_side, Error::<T>::NotSide);
		ensure!(agreement.terms.arbiter.is_some(), Error::<T>::NoArbiter);
		Self::ensure_running(&agreement).map_err(Error::<T>::from)?;
		ensure!(!Self::is_decided(id, &agreement), Error::<T>::Decided);
		ensure!(Self::now() < agreement.dispute_by, Error::<T>::TooLateToDispute);
		agreement.status = Status::Disputed;
		Agreements::<T>::insert(id, agreement);
		Self::deposit_event(Event::Disputed { agreement: id, by });
		Ok(())
	}
}
