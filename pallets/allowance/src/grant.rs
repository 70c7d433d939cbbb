//! What a party gets to start with.

use crate::pallet::{Config, Event, Granted, Pallet};
use frame_support::{
	storage::with_storage_layer,
	traits::{fungible::Mutate, tokens::Preservation, Get},
};
use verdigrid_primitives::{
	party::PartyId,
	traits::{OnAttested, Parties},
};

impl<T: Config> OnAttested<T::AccountId> for Pallet<T> {
	/// One entity is one party, and gets one grant. An attestation does not fail for want of money.
	fn attested(party: PartyId, account: &T::AccountId) {
		let amount = T::StartingGrant::get();
		// The account of a party that is being recovered may be a thief's.
		let may_have = T::Parties::is_active(party) && !Granted::<T>::contains_key(party);
		if amount == 0 || !may_have {
			return;
		}
		let (grantor, preserve) = (T::Grantor::get(), Preservation::Preserve);
		let pay = || T::Currency::transfer(&grantor, account, amount, preserve);
		match with_storage_layer(pay) {
			Ok(_) => {
				Granted::<T>::insert(party, amount);
				let account = account.clone();
				Self::deposit_event(Event::Granted { party, account, amount });
			}
			Err(_) => Self::deposit_event(Event::GrantNotPaid { party, amount }),
		}
	}
}
