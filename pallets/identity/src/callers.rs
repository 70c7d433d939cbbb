//! The time, who calls, and what the caller may do.

use crate::{
	pallet::{Config, Error, Pallet, PartyOf, PartyRecord, Registrars},
	types::Registrar,
};
use frame_support::{
	ensure,
	traits::{Defensive, EnsureOrigin, UnixTime},
};
use frame_system::ensure_signed;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{party::PartyId, Moment};

impl<T: Config> Pallet<T> {
	/// Chain time, in seconds since 1970.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// The caller's party and its record, whatever its status.
	pub(crate) fn own(who: &T::AccountId) -> Result<(PartyId, PartyRecord<T>), DispatchError> {
		let party = PartyOf::<T>::get(who).ok_or(Error::<T>::NotAParty)?;
		let record = Self::record(party).defensive_proof("`PartyOf` leads to parties only; qed")?;
		Ok((party, record))
	}

	/// Fails unless the party may decide about itself: it is neither barred nor being recovered.
	pub(crate) fn ensure_free(party: PartyId, record: &PartyRecord<T>) -> DispatchResult {
		ensure!(!record.is_barred(), Error::<T>::PartyBarred);
		ensure!(!Self::is_recovering(party), Error::<T>::RecoveryPending);
		Ok(())
	}

	/// The registrar that decides, or `None` for governance. Whether the account is a registrar is
	/// checked later.
	pub(crate) fn ensure_decider(
		origin: T::RuntimeOrigin,
	) -> Result<Option<T::AccountId>, DispatchError> {
		match T::RegistrarOrigin::try_origin(origin) {
			Ok(_) => Ok(None),
			Err(origin) => Ok(Some(ensure_signed(origin)?)),
		}
	}

	/// The record of a party about which a registrar, or governance, may decide.
	pub(crate) fn decidable(
		by: Option<&T::AccountId>,
		party: PartyId,
	) -> Result<PartyRecord<T>, DispatchError> {
		if let Some(who) = by {
			return Ok(Self::in_charge(who, party)?.1);
		}
		let record = Self::record(party)?;
		ensure!(record.was_attested(), Error::<T>::NeverAttested);
		Ok(record)
	}

	/// What a registrar may give, and the record of a party that it is in charge of.
	pub(crate) fn in_charge(
		who: &T::AccountId,
		party: PartyId,
	) -> Result<(Registrar, PartyRecord<T>), DispatchError> {
		let registrar = Self::registrar(who)?;
		let record = Self::record(party)?;
		Self::ensure_in_charge(who, &registrar, &record)?;
		Self::ensure_not_own(who, party)?;
		Ok((registrar, record))
	}

	/// What `who` may attest.
	pub(crate) fn registrar(who: &T::AccountId) -> Result<Registrar, DispatchError> {
		Ok(Registrars::<T>::get(who).ok_or(Error::<T>::NotRegistrar)?)
	}

	/// Fails unless the registrar is in charge of the party and may give what the party has. It is in
	/// charge if it attested the party last. It is also in charge if the registrar that did so was
	/// removed, or may no longer give what the party has.
	pub(crate) fn ensure_in_charge(
		who: &T::AccountId,
		registrar: &Registrar,
		record: &PartyRecord<T>,
	) -> DispatchResult {
		let in_charge = record.registrar.as_ref().is_some_and(|its| {
			let covers = |registrar: &Registrar| registrar.covers(record.roles, record.level);
			let orphaned = || !Registrars::<T>::get(its).is_some_and(|its| covers(&its));
			covers(registrar) && (its == who || orphaned())
		});
		ensure!(in_charge, Error::<T>::NotItsRegistrar);
		Ok(())
	}

	/// A registrar does not attest its own party, and does not release it from what it has agreed to
	/// (R37). The chain knows a registrar by its account only. Governance must find out if it uses
	/// another account too.
	pub(crate) fn ensure_not_own(who: &T::AccountId, party: PartyId) -> DispatchResult {
		ensure!(PartyOf::<T>::get(who) != Some(party), Error::<T>::OwnParty);
		Ok(())
	}
}
