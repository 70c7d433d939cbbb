//! The time, the party that calls, and what a party is allowed to be.

use crate::{types::Authority, Config, Error, Pallet};
use frame_support::{
	ensure,
	traits::{EnsureOrigin, UnixTime},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use sp_runtime::{DispatchError, SaturatedConversion};
use verdigrid_primitives::{
	party::{PartyId, Role},
	traits::Parties,
	BlockNumber, Moment,
};

impl<T: Config> Pallet<T> {
	/// Chain time, in seconds.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// The present block.
	pub(crate) fn block() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// The party of the caller in any status. It may take back what belongs to it.
	pub(crate) fn party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		Ok(T::Parties::party_of(who).ok_or(Error::<T>::NotAParty)?)
	}

	/// The party of the caller, which must be active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		let party = Self::party(who)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}

	/// The party of the caller, which must be active and have the role.
	pub(crate) fn party_with_role(
		who: &T::AccountId,
		role: Role,
	) -> Result<PartyId, DispatchError> {
		let party = Self::active_party(who)?;
		ensure!(T::Parties::roles(party).has(role), Error::<T>::RoleMissing);
		Ok(party)
	}

	/// Governance, or the issuer that signs.
	pub(crate) fn authority(origin: OriginFor<T>) -> Result<Authority, DispatchError> {
		match T::WithdrawOrigin::try_origin(origin) {
			Ok(_) => Ok(Authority::Governance),
			Err(origin) => {
				let issuer = Self::party_with_role(&ensure_signed(origin)?, Role::Issuer)?;
				Ok(Authority::Issuer(issuer))
			}
		}
	}

	/// The party that is to get certificates: active, and not the one that gives them.
	pub(crate) fn ensure_recipient(to: PartyId, from: PartyId) -> Result<(), Error<T>> {
		ensure!(to != from, Error::<T>::SameParty);
		ensure!(T::Parties::is_active(to), Error::<T>::RecipientNotActive);
		Ok(())
	}

	/// The party that is to own a project: an active generator.
	pub(crate) fn ensure_owner(owner: PartyId) -> Result<(), Error<T>> {
		ensure!(T::Parties::is_active(owner), Error::<T>::OwnerNotActive);
		ensure!(T::Parties::roles(owner).has(Role::Generator), Error::<T>::OwnerRoleMissing);
		Ok(())
	}

	/// The party that is to take a project over: an active issuer.
	pub(crate) fn ensure_new_issuer(issuer: PartyId) -> Result<(), Error<T>> {
		ensure!(T::Parties::is_active(issuer), Error::<T>::NewIssuerNotActive);
		ensure!(T::Parties::roles(issuer).has(Role::Issuer), Error::<T>::NewIssuerRoleMissing);
		Ok(())
	}

	/// The party that is asked for an exchange: an active trading centre.
	pub(crate) fn ensure_centre(centre: PartyId) -> Result<(), Error<T>> {
		ensure!(T::Parties::is_active(centre), Error::<T>::CentreNotActive);
		ensure!(T::Parties::roles(centre).has(Role::TradingCentre), Error::<T>::CentreRoleMissing);
		Ok(())
	}
}
