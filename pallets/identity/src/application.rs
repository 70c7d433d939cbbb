//! An account asks to become a party, and a party shows another credential.

use crate::{
	pallet::{Commitments, Config, Error, Event, NextParty, Pallet, Parties, PartyRecord},
	types::{Application, Deposit, Party, PartyStatus, Recovery},
};
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	traits::{Consideration, Footprint},
};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::party::{is_region, PartyId, RegionCode, Roles};

impl<T: Config> Pallet<T> {
	/// What a party takes in state at most: its record, an offered rotation and a pending recovery,
	/// each of the largest size it can have.
	pub fn record_footprint() -> Footprint {
		let rotation = T::AccountId::max_encoded_len();
		let recovery = Recovery::<T::AccountId>::max_encoded_len();
		let size =
			PartyRecord::<T>::max_encoded_len().saturating_add(rotation).saturating_add(recovery);
		Footprint::from_parts(3, size)
	}

	pub(crate) fn do_apply(application: Application<T::AccountId>) -> DispatchResult {
		let payer = application.account.clone();
		Self::apply_at_cost_of(&payer, application)
	}

	/// Makes an applicant a party. The payer pays the deposit for its record.
	pub(crate) fn apply_at_cost_of(
		payer: &T::AccountId,
		application: Application<T::AccountId>,
	) -> DispatchResult {
		let Application { account, kind, commitment, jurisdiction } = application;
		Self::ensure_vacant(&account)?;
		Self::ensure_fresh(commitment)?;
		Self::ensure_region(&jurisdiction)?;

		let sponsored = *payer != account;
		let deposit = Some(Deposit { sponsored, ..Self::hold(payer)? });
		let party = Self::enter(Party {
			account: account.clone(),
			kind,
			roles: Roles::NONE,
			level: 0,
			commitment: None,
			pending: Some(commitment),
			tag: None,
			jurisdiction: jurisdiction.clone(),
			status: PartyStatus::Applied,
			registrar: None,
			expires_at: 0,
			suspended_at: 0,
			vetoed: false,
			deposit,
		})?;
		Self::deposit_event(Event::Applied { party, account, kind, commitment, jurisdiction });
		Ok(())
	}

	/// An attestation stays in force until the new commitment has been judged. So no party escapes from
	/// what it has agreed to by stating another commitment (R38).
	pub(crate) fn do_update_commitment(who: T::AccountId, commitment: H256) -> DispatchResult {
		let (party, mut record) = Self::own(&who)?;
		Self::ensure_free(party, &record)?;
		Self::ensure_fresh(commitment)?;

		record.pending = Some(commitment);
		record.status = record.unbarred_status();
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::CommitmentUpdated { party, commitment });
		Ok(())
	}

	/// Holds the deposit for a party's record.
	pub(crate) fn hold(
		account: &T::AccountId,
	) -> Result<Deposit<T::AccountId, T::ApplyDeposit>, DispatchError> {
		let ticket = T::ApplyDeposit::new(account, Self::record_footprint())
			.map_err(|_| Error::<T>::CannotPayDeposit)?;
		Ok(Deposit { account: account.clone(), sponsored: false, ticket })
	}

	/// Stores a new party under the next number, and what leads to it.
	pub(crate) fn enter(record: PartyRecord<T>) -> Result<PartyId, DispatchError> {
		let party = NextParty::<T>::get();
		NextParty::<T>::put(party.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Self::bind(&record.account, party);
		Parties::<T>::insert(party, record);
		Ok(party)
	}

	/// A commitment serves the one party that it was attested for. One that only waits does not stop
	/// others from stating the same. Otherwise anyone who sees it in the transaction pool could block
	/// its owner.
	pub(crate) fn ensure_fresh(commitment: H256) -> DispatchResult {
		ensure!(!commitment.is_zero(), Error::<T>::InvalidHash);
		ensure!(!Commitments::<T>::contains_key(commitment), Error::<T>::CommitmentUsed);
		Ok(())
	}

	pub(crate) fn ensure_region(region: &RegionCode) -> DispatchResult {
		ensure!(is_region(region), Error::<T>::InvalidRegion);
		Ok(())
	}
}
