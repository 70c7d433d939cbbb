//! The time, the party that calls, and what it is allowed to be.

use crate::{Config, Error, Pallet};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, UnixTime},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{traits::BadOrigin, DispatchResult};
use verdigrid_primitives::{evidence::Source, party::PartyId, traits::Parties, Moment};

impl<T: Config> Pallet<T> {
	/// Chain time in seconds.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// The party of the caller, whatever its status.
	pub(crate) fn party(who: &T::AccountId) -> Result<PartyId, Error<T>> {
		T::Parties::party_of(who).ok_or(Error::<T>::NotAParty)
	}

	/// The party of the caller, which must be active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, Error<T>> {
		let party = Self::party(who)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}

	/// The account that disputes. None is governance.
	pub(crate) fn disputer(origin: OriginFor<T>) -> Result<Option<T::AccountId>, BadOrigin> {
		match T::CommitteeOrigin::ensure_origin(origin.clone()) {
			Ok(_) => Ok(None),
			Err(_) => ensure_signed(origin).map(Some),
		}
	}

	/// Fails unless the party of the caller is active with the role of the source.
	pub(crate) fn ensure_serves(source: Source, party: PartyId) -> DispatchResult {
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		ensure!(T::Parties::roles(party).has(source.role()), Error::<T>::RoleMissing);
		Ok(())
	}

	/// Fails unless the party of the caller has a seat that may attest: live, of that source, with a
	/// full bond. The party must be active with the role.
	pub(crate) fn ensure_seated(source: Source, party: PartyId) -> DispatchResult {
		let seat = Self::seat_of(source, party).ok_or(Error::<T>::NotSeated)?;
		ensure!(seat.is_bonded(), Error::<T>::BondNotFull);
		Self::ensure_serves(source, party)
	}
}
