//! What becomes of an attested party: its attestation is renewed, suspended, reinstated or revoked.

use crate::{
	pallet::{Config, Error, Event, Pallet, Parties},
	types::{PartyStatus, Reason},
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{party::PartyId, Moment};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_renew(
		who: T::AccountId,
		party: PartyId,
		account: T::AccountId,
		commitment: H256,
		expires_at: Moment,
	) -> DispatchResult {
		let (_, mut record) = Self::in_charge(&who, party)?;
		ensure!(record.status == PartyStatus::Active, Error::<T>::NotAttested);
		Self::ensure_stated((&record.account, record.commitment), (&account, commitment))?;
		Self::ensure_future(expires_at)?;

		record.expires_at = expires_at;
		record.registrar = Some(who.clone());
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::Renewed { party, registrar: who, commitment, expires_at });
		Ok(())
	}

	pub(crate) fn do_suspend(who: T::AccountId, party: PartyId, reason: Reason) -> DispatchResult {
		Self::ensure_reason(&reason)?;
		let (_, mut record) = Self::in_charge(&who, party)?;
		ensure!(record.status == PartyStatus::Active, Error::<T>::NotAttested);

		record.status = PartyStatus::Suspended;
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::Suspended { party, registrar: who, reason });
		Ok(())
	}

	/// What waited for a registrar when the party was barred waits again.
	pub(crate) fn do_reinstate(by: Option<T::AccountId>, party: PartyId) -> DispatchResult {
		let mut record = Self::decidable(by.as_ref(), party)?;
		ensure!(record.is_barred(), Error::<T>::NotBarred);
		let allowed = by.is_none() || record.status == PartyStatus::Suspended;
		ensure!(allowed, Error::<T>::GovernanceDecides);

		let status = record.unbarred_status();
		record.status = status;
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::Reinstated { party, by, status });
		Ok(())
	}

	pub(crate) fn do_revoke(
		by: Option<T::AccountId>,
		party: PartyId,
		reason: Reason,
	) -> DispatchResult {
		Self::ensure_reason(&reason)?;
		let mut record = Self::decidable(by.as_ref(), party)?;
		ensure!(record.status != PartyStatus::Revoked, Error::<T>::AlreadyRevoked);

		record.status = PartyStatus::Revoked;
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::Revoked { party, by, reason });
		Ok(())
	}

	/// A reason is text that people can read.
	pub(crate) fn ensure_reason(reason: &Reason) -> DispatchResult {
		let readable = !reason.is_empty() && core::str::from_utf8(reason).is_ok();
		ensure!(readable, Error::<T>::InvalidReason);
		Ok(())
	}
}
