//! Who may vouch for parties, and for which.

use crate::{
	pallet::{Config, Error, Event, Pallet, PartyRecord, Registrars},
	types::Registrar,
};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::party::{Level, Roles};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_registrar(
		account: T::AccountId,
		roles: Roles,
		max_level: Level,
	) -> DispatchResult {
		Self::ensure_roles(roles)?;
		Registrars::<T>::insert(&account, Registrar { roles, max_level });
		Self::deposit_event(Event::RegistrarSet { account, roles, max_level });
		Ok(())
	}

	/// What `who` may attest.
	pub(crate) fn registrar(who: &T::AccountId) -> Result<Registrar, DispatchError> {
		Ok(Registrars::<T>::get(who).ok_or(Error::<T>::NotRegistrar)?)
	}

	/// A registrar acts on the parties that it attested, and on those of a registrar that was
	/// removed as far as it may give what they have.
	pub(crate) fn ensure_in_charge(
		who: &T::AccountId,
		registrar: &Registrar,
		record: &PartyRecord<T>,
	) -> DispatchResult {
		let in_charge = record.registrar.as_ref().is_some_and(|its| {
			let orphaned = || !Registrars::<T>::contains_key(its);
			its == who || (orphaned() && registrar.covers(record.roles, record.level))
		});
		ensure!(in_charge, Error::<T>::NotItsRegistrar);
		Ok(())
	}

	pub(crate) fn ensure_roles(roles: Roles) -> DispatchResult {
		ensure!(!roles.is_empty(), Error::<T>::NoRoles);
		ensure!(roles.is_known(), Error::<T>::UnknownRole);
		Ok(())
	}
}
