//! What other pallets and clients read.

use crate::{
	pallet::{Config, Meters, Pallet, Parties, PartyOf},
	types::PartyInfo,
};
use frame_support::traits::UnixTime;
use verdigrid_primitives::{
	party::{Meter, MeterId, PartyId, Roles},
	traits, Moment,
};

impl<T: Config> Pallet<T> {
	/// Chain time.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// A party as clients see it.
	pub fn party_info(party: PartyId) -> Option<PartyInfo<T::AccountId>> {
		let record = Parties::<T>::get(party)?;
		let active = record.is_active(Self::now());
		Some(PartyInfo {
			party,
			account: record.account,
			kind: record.kind,
			roles: record.roles,
			level: record.level,
			commitment: record.commitment,
			tag: record.tag,
			jurisdiction: record.jurisdiction,
			status: record.status,
			registrar: record.registrar,
			expires_at: record.expires_at,
			active,
		})
	}
}

impl<T: Config> traits::Parties<T::AccountId> for Pallet<T> {
	fn party_of(account: &T::AccountId) -> Option<PartyId> {
		PartyOf::<T>::get(account)
	}

	fn account_of(party: PartyId) -> Option<T::AccountId> {
		Parties::<T>::get(party).map(|record| record.account)
	}

	fn is_active(party: PartyId) -> bool {
		Parties::<T>::get(party).is_some_and(|record| record.is_active(Self::now()))
	}

	fn roles(party: PartyId) -> Roles {
		Parties::<T>::get(party).map_or(Roles::NONE, |record| record.roles)
	}
}

impl<T: Config> traits::Meters for Pallet<T> {
	fn meter(id: &MeterId) -> Option<Meter> {
		Meters::<T>::get(id)
	}
}
