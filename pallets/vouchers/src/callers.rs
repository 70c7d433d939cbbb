//! The time, who calls, and what the caller may do.

use crate::{Config, Error, Pallet};
use frame_support::{ensure, traits::UnixTime};
use verdigrid_primitives::{party::PartyId, traits::Parties, Moment};

impl<T: Config> Pallet<T> {
	/// Chain time, in seconds since 1970.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// The caller's party, which must be active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, Error<T>> {
		let party = T::Parties::party_of(who).ok_or(Error::<T>::NotAParty)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}
}
