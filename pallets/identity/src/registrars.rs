//! Who may vouch for parties, and for which.

use crate::{
	pallet::{Config, Error, Event, Pallet},
	types::Registrar,
};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::party::{Level, Roles};

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

	/// Fails if there is nothing to remove, so that governance sees that nothing happened.
	pub(crate) fn do_remove_registrar(account: T::AccountId) -> DispatchResult {
		ensure!(Self::dismiss(&account), Error::<T>::NotRegistrar);
		Self::deposit_event(Event::RegistrarRemoved { account });
		Ok(())
	}

	pub(crate) fn ensure_roles(roles: Roles) -> DispatchResult {
		ensure!(!roles.is_empty(), Error::<T>::NoRoles);
		ensure!(roles.is_known(), Error::<T>::UnknownRole);
		Ok(())
	}
}
