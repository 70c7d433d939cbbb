//! A party that the conditions name approves.

use crate::{Approvals, Config, Error, Event, Pallet};
use frame_support::{ensure, traits::Defensive};
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{layers::ensure_layers, party::PartyId, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_approve(who: &T::AccountId, id: AgreementId, terms: H256) -> DispatchResult {
		ensure_layers()?;
		let party = Self::bound_party(who)?;
		let agreement = Self::existing(id)?;
		ensure!(agreement.terms.names(party), Error::<T>::NotApprover);
		Self::ensure_named(&agreement, terms)?;
		Self::ensure_running(&agreement).map_err(Error::<T>::from)?;
		Self::note_approval(id, party)?;
		Self::deposit_event(Event::Approved { agreement: id, party });
		Self::release_if_possible(id, agreement);
		Ok(())
	}

	fn note_approval(id: AgreementId, party: PartyId) -> DispatchResult {
		Approvals::<T>::try_mutate(id, |approved| {
			let is_new = approved
				.try_insert(party)
				.defensive_proof("there is room for every party that conditions can name; qed")
				.map_err(|_| Error::<T>::NotApprover)?;
			ensure!(is_new, Error::<T>::AlreadyApproved);
			Ok(())
		})
	}
}
