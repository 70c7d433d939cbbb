//! The beneficiary accepts.

use crate::{AgreementOf, Agreements, Config, Error, Event, Pallet, Status};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	layers::ensure_layers, party::PartyId, traits::Parties, voucher::AgreementId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_accept(who: &T::AccountId, id: AgreementId, terms: H256) -> DispatchResult {
		ensure_layers()?;
		let party = Self::active_party(who)?;
		let mut agreement = Self::of_beneficiary(id, party, terms)?;
		ensure!(agreement.status == Status::Offered, Error::<T>::NotOffered);
		Self::ensure_acceptable(&agreement)?;
		agreement.status = Status::Held;
		Agreements::<T>::insert(id, &agreement);
		Self::deposit_event(Event::Accepted { agreement: id });
		Self::release_if_possible(id, agreement);
		Ok(())
	}

	/// An agreement of this beneficiary, on exactly these terms.
	pub(crate) fn of_beneficiary(
		id: AgreementId,
		party: PartyId,
		terms: H256,
	) -> Result<AgreementOf<T>, DispatchError> {
		let agreement = Self::existing(id)?;
		ensure!(party == agreement.terms.beneficiary, Error::<T>::NotBeneficiary);
		Self::ensure_named(&agreement, terms)?;
		Ok(agreement)
	}

	/// Fails unless the caller names the hash of these terms.
	pub(crate) fn ensure_named(agreement: &AgreementOf<T>, terms: H256) -> DispatchResult {
		ensure!(terms == agreement.terms_hash, Error::<T>::TermsMismatch);
		Ok(())
	}

	/// Acceptance binds both sides, so both are active and the voucher can move. The deadline comes before the
	/// attestations and the certificates end. Otherwise a side could leave by letting them end.
	fn ensure_acceptable(agreement: &AgreementOf<T>) -> DispatchResult {
		Self::ensure_before_deadline(agreement).map_err(Error::<T>::from)?;
		// Otherwise the depositor could never call the arbiter.
		let arbitrable = agreement.terms.arbiter.is_none() || Self::now() < agreement.dispute_by;
		ensure!(arbitrable, Error::<T>::NoTimeToRule);
		Self::ensure_thawed(agreement).map_err(Error::<T>::from)?;
		Self::ensure_valid_throughout(agreement.voucher, &agreement.terms)?;
		Self::ensure_attested_throughout(agreement)
	}

	fn ensure_attested_throughout(agreement: &AgreementOf<T>) -> DispatchResult {
		let standing = T::Parties::standing(agreement.depositor);
		ensure!(standing.is_active(), Error::<T>::DepositorNotActive);
		let deadline = agreement.terms.deadline;
		ensure!(standing.outlasts(deadline), Error::<T>::AttestationEndsFirst);
		let standing = T::Parties::standing(agreement.terms.beneficiary);
		ensure!(standing.outlasts(deadline), Error::<T>::AttestationEndsFirst);
		Ok(())
	}
}
