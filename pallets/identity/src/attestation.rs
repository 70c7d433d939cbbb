//! A registrar vouches for a party.

use crate::{
	pallet::{Config, Error, Event, Pallet, Parties, PartyRecord, Tags},
	types::{Attestation, PartyStatus, Registrar},
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::party::PartyId;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest(
		who: T::AccountId,
		party: PartyId,
		attestation: Attestation<T::AccountId>,
	) -> DispatchResult {
		let registrar = Self::registrar(&who)?;
		let mut record = Parties::<T>::get(party).ok_or(Error::<T>::NotFound)?;
		Self::ensure_judged(&record, &attestation)?;
		if record.registrar.is_some() {
			Self::ensure_in_charge(&who, &registrar, &record)?;
		}
		Self::ensure_grantable(&registrar, &attestation)?;
		Self::ensure_one_entity(party, &record, attestation.tag)?;

		let Attestation { account: _, commitment, tag, roles, level, expires_at } = attestation;
		record.tag = Some(tag);
		record.roles = roles;
		record.level = level;
		record.expires_at = expires_at;
		record.status = PartyStatus::Active;
		record.registrar = Some(who.clone());
		Tags::<T>::insert(tag, party);
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::Attested {
			party,
			registrar: who,
			commitment,
			tag,
			roles,
			level,
			expires_at,
		});
		Ok(())
	}

	/// The registrar judged what the record says now, and the record waits for a judgement.
	fn ensure_judged(
		record: &PartyRecord<T>,
		attestation: &Attestation<T::AccountId>,
	) -> DispatchResult {
		ensure!(record.status == PartyStatus::Applied, Error::<T>::NotApplied);
		ensure!(
			record.account == attestation.account && record.commitment == attestation.commitment,
			Error::<T>::StatementMismatch
		);
		Ok(())
	}

	/// The registrar may give these roles and this level, for a time that has not passed.
	fn ensure_grantable(
		registrar: &Registrar,
		attestation: &Attestation<T::AccountId>,
	) -> DispatchResult {
		Self::ensure_roles(attestation.roles)?;
		ensure!(registrar.roles.contains(attestation.roles), Error::<T>::RolesExceeded);
		ensure!(attestation.level <= registrar.max_level, Error::<T>::LevelExceeded);
		ensure!(attestation.expires_at > Self::now(), Error::<T>::ExpiryPassed);
		Ok(())
	}

	/// One entity is one party: a tag leads to one party, and a party keeps its tag.
	fn ensure_one_entity(party: PartyId, record: &PartyRecord<T>, tag: H256) -> DispatchResult {
		ensure!(!tag.is_zero(), Error::<T>::ZeroHash);
		ensure!(record.tag.is_none_or(|own| own == tag), Error::<T>::TagFixed);
		ensure!(Tags::<T>::get(tag).is_none_or(|owner| owner == party), Error::<T>::TagTaken);
		Ok(())
	}
}
