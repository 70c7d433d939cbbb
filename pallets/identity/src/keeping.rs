//! Accounts that the pallet has a record of are kept, also if they have no money left. An account
//! that is reaped starts at nonce 0 again, and its old transactions could be sent a second time.

use crate::{
	pallet::{Appointments, Config, Pallet, PartyOf, Registrars},
	types::Registrar,
};
use frame_support::traits::{Defensive, DefensiveSaturating};
use frame_system::Pallet as System;
use verdigrid_primitives::party::PartyId;

// A self-sufficient reference can always be taken and given back. A consumer reference needs money on
// the account. A provider reference cannot be given back while a hold counts on it.
impl<T: Config> Pallet<T> {
	/// Makes the account serve the party, and keeps it.
	pub(crate) fn bind(account: &T::AccountId, party: PartyId) {
		PartyOf::<T>::insert(account, party);
		System::<T>::inc_sufficients(account);
	}

	/// Ends what [`Self::bind`] began.
	pub(crate) fn unbind(account: &T::AccountId) {
		if PartyOf::<T>::take(account)
			.defensive_proof("parties give up only accounts they use; qed")
			.is_some()
		{
			System::<T>::dec_sufficients(account);
		}
	}

	/// Makes the account a registrar, or changes what it may give, and keeps it.
	pub(crate) fn appoint(account: &T::AccountId, registrar: Registrar) {
		if !Registrars::<T>::contains_key(account) {
			System::<T>::inc_sufficients(account);
			Appointments::<T>::mutate(account, |times| times.defensive_saturating_accrue(1));
		}
		Registrars::<T>::insert(account, registrar);
	}

	/// Ends what [`Self::appoint`] began, and says whether the account was a registrar.
	pub(crate) fn dismiss(account: &T::AccountId) -> bool {
		let was_registrar = Registrars::<T>::take(account).is_some();
		if was_registrar {
			System::<T>::dec_sufficients(account);
		}
		was_registrar
	}
}
