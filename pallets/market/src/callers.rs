//! The time, the party that calls, and what it is allowed to be.

use crate::{Config, Error, Pallet};
use frame_support::{ensure, traits::UnixTime};
use sp_runtime::{DispatchError, SaturatedConversion};
use verdigrid_primitives::{party::PartyId, traits::Parties, BlockNumber, Moment};

impl<T: Config> Pallet<T> {
	/// Chain time.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// The present block.
	pub(crate) fn block() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// The party of the caller, whatever its status.
	pub(crate) fn party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		Ok(T::Parties::party_of(who).ok_or(Error::<T>::NotAParty)?)
	}

	/// The party of the caller, which must be active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		let party = Self::party(who)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}
}
