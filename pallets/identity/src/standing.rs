//! What becomes of an attested party: its attestation is renewed, suspended, reinstated or revoked.

use crate::{
	pallet::{Config, Error, Event, Pallet, Parties},
	types::{PartyStatus, Reason},
};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{party::PartyId, text::is_readable, traits::OnAttested, Moment};

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
		Self::ensure_expiry(expires_at)?;

		record.expires_at = expires_at;
		record.registrar = Some(who.clone());
		Parties::<T>::insert(party, record);
		T::OnAttested::attested(party, &account);
		Self::deposit_event(Event::Renewed { party, registrar: who, commitment, expires_at });
		Ok(())
	}

	pub(crate) fn do_suspend(who: T::AccountId, party: PartyId, reason: Reason) -> DispatchResult {
		Self::ensure_reason(&reason)?;
		let (_, mut record) = Self::in_charge(&who, party)?;
		ensure!(record.status == PartyStatus::Active, Error::<T>::NotAttested);

		record.status = PartyStatus::Suspended;
		record.suspended_at = Self::now();
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
		Self::ensure_lasted(by.as_ref(), record.suspended_at)?;

		let status = record.unbarred_status();
		record.status = status;
		record.suspended_at = 0;
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

	/// A registrar cannot end at once what it has barred. Otherwise it could free a party from an
	/// agreement in the last second, and only one transaction would show it.
	pub(crate) fn ensure_lasted(by: Option<&T::AccountId>, since: Moment) -> DispatchResult {
		let lasted = Self::now() >= since.saturating_add(T::LeastBar::get());
		ensure!(by.is_none() || lasted, Error::<T>::BarTooRecent);
		Ok(())
	}

	/// A reason is text that people can read.
	pub(crate) fn ensure_reason(reason: &Reason) -> DispatchResult {
		ensure!(is_readable(reason), Error::<T>::InvalidReason);
		Ok(())
	}
}
