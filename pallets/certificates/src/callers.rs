//! Who calls, and what the caller is allowed to be.

use crate::{Config, Error, Pallet};
use frame_support::ensure;
use verdigrid_primitives::{
	party::{PartyId, Role},
	traits::Parties,
};

impl<T: Config> Pallet<T> {
	/// The caller's party, whatever its status: enough to take back what is one's own.
	pub(crate) fn party(who: &T::AccountId) -> Result<PartyId, Error<T>> {
		T::Parties::party_of(who).ok_or(Error::<T>::NotAParty)
	}

	/// The caller's party, which must be active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, Error<T>> {
		let party = Self::party(who)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}

	/// The caller's party, which must be active and have the role.
	pub(crate) fn party_with_role(who: &T::AccountId, role: Role) -> Result<PartyId, Error<T>> {
		let party = Self::active_party(who)?;
		ensure!(T::Parties::has_role(party, role), Error::<T>::RoleMissing);
		Ok(party)
	}

	/// Somebody else who is to get certificates.
	pub(crate) fn ensure_recipient(to: PartyId, from: PartyId) -> Result<(), Error<T>> {
		ensure!(to != from, Error::<T>::SameParty);
		ensure!(T::Parties::is_active(to), Error::<T>::RecipientNotActive);
		Ok(())
	}
}
