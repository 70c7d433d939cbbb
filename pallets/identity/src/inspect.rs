//! What other pallets and clients read.

use crate::{
	pallet::{
		Config, Error, MeterIds, Meters, Pallet, Parties, PartyOf, PartyRecord, Recoveries,
		Registrars, Rotations,
	},
	types::{PartyInfo, Registrar},
};
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	credential::{self, AttributeKey, AttributeValue, CredentialProof, Salt},
	party::{Meter, MeterId, MeterNumber, PartyId, Roles, Standing},
	traits,
};

impl<T: Config> Pallet<T> {
	/// A party's record.
	pub(crate) fn record(party: PartyId) -> Result<PartyRecord<T>, DispatchError> {
		Ok(Parties::<T>::get(party).ok_or(Error::<T>::UnknownParty)?)
	}

	/// Where the party stands now.
	pub(crate) fn standing_of(party: PartyId, record: &PartyRecord<T>) -> Standing {
		if record.is_barred() || Self::is_recovering(party) {
			Standing::Barred
		} else if record.in_force(Self::now()) {
			Standing::Active { until: record.expires_at }
		} else {
			Standing::Lapsed
		}
	}

	/// What a registrar may attest; `None` for an account that is not one.
	pub fn registrar_info(account: &T::AccountId) -> Option<Registrar> {
		Registrars::<T>::get(account)
	}

	/// Whether the party's credential has this attribute. Only a commitment that a registrar has
	/// attested proves anything, so one that waits does not count. Whether the party is active is
	/// another question.
	pub fn discloses(
		party: PartyId,
		key: &AttributeKey,
		value: &AttributeValue,
		salt: &Salt,
		proof: &CredentialProof,
	) -> bool {
		Parties::<T>::get(party).is_some_and(|record| {
			let attested = record.commitment.as_ref();
			attested.is_some_and(|it| credential::discloses(it, key, value, salt, proof))
		})
	}

	/// A party as clients see it.
	pub fn party_info(party: PartyId) -> Option<PartyInfo<T::AccountId>> {
		let record = Parties::<T>::get(party)?;
		let standing = Self::standing_of(party, &record);
		Some(PartyInfo {
			party,
			account: record.account,
			kind: record.kind,
			roles: record.roles,
			level: record.level,
			commitment: record.commitment,
			pending: record.pending,
			tag: record.tag,
			jurisdiction: record.jurisdiction,
			status: record.status,
			registrar: record.registrar,
			expires_at: record.expires_at,
			standing,
			active: standing.is_active(),
			rotation: Rotations::<T>::get(party),
			recovery: Recoveries::<T>::get(party),
			vetoed: record.vetoed,
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

	fn standing(party: PartyId) -> Standing {
		let record = Parties::<T>::get(party);
		record.map_or(Standing::Lapsed, |record| Self::standing_of(party, &record))
	}

	fn was_attested(party: PartyId) -> bool {
		Parties::<T>::get(party).is_some_and(|record| record.was_attested())
	}

	fn roles(party: PartyId) -> Roles {
		Parties::<T>::get(party).map_or(Roles::NONE, |record| record.roles)
	}

	fn standing_and_roles(party: PartyId) -> (Standing, Roles) {
		let record = Parties::<T>::get(party);
		record.map_or((Standing::Lapsed, Roles::NONE), |record| {
			(Self::standing_of(party, &record), record.roles)
		})
	}
}

impl<T: Config> traits::Meters for Pallet<T> {
	fn meter(id: &MeterId) -> Option<Meter> {
		Meters::<T>::get(id)
	}

	fn meter_id(number: MeterNumber) -> Option<MeterId> {
		MeterIds::<T>::get(number)
	}
}
