//! Who may vouch for parties, and for which.

use crate::{
	pallet::{Config, Error, Event, Pallet, PartyOf, PartyRecord, Registrars},
	types::Registrar,
};
use frame_support::{ensure, traits::EnsureOrigin};
use frame_system::ensure_signed;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::party::{Level, PartyId, Roles};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_registrar(
		account: T::AccountId,
		roles: Roles,
		max_level: Level,
	) -> DispatchResult {
		Self::ensure_roles(roles)?;
		Self::appoint(&account, Registrar { roles, max_level });
		Self::deposit_event(Event::RegistrarSet { account, roles, max_level });
		Ok(())
	}

	/// Fails where there is nothing to remove, so that whoever decides sees that nothing happened.
	pub(crate) fn do_remove_registrar(account: T::AccountId) -> DispatchResult {
		ensure!(Self::dismiss(&account), Error::<T>::NotRegistrar);
		Self::deposit_event(Event::RegistrarRemoved { account });
		Ok(())
	}

	/// Who decides: an account, which has to be a registrar, or governance, which is `None`.
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

	/// A registrar acts on parties only as far as it may give what they have: on those that it attested,
	/// and on those whose registrar may no longer give it, since it was removed or may give less now.
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

	/// Nobody decides about itself, neither to vouch nor to step back from what it has agreed to (R37),
	/// as far as the chain can see: a registrar that uses another account as well is for governance to
	/// find.
	pub(crate) fn ensure_not_own(who: &T::AccountId, party: PartyId) -> DispatchResult {
		ensure!(PartyOf::<T>::get(who) != Some(party), Error::<T>::OwnParty);
		Ok(())
	}

	pub(crate) fn ensure_roles(roles: Roles) -> DispatchResult {
		ensure!(!roles.is_empty(), Error::<T>::NoRoles);
		ensure!(roles.is_known(), Error::<T>::UnknownRole);
		Ok(())
	}
}
