//! A registrar judges a party that waits.

use crate::{
	pallet::{Commitments, Config, Error, Event, Pallet, Parties, PartyRecord, Rotations, Tags},
	types::{Attestation, Reason, Registrar, MAX_ATTESTATION},
};
use frame_support::{
	ensure,
	traits::{Consideration, Defensive},
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	party::{Level, PartyId, Roles},
	traits::OnAttested,
	Moment,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_attest(
		who: T::AccountId,
		party: PartyId,
		attestation: Attestation<T::AccountId>,
	) -> DispatchResult {
		let (registrar, mut record) =
			Self::judge(&who, party, &attestation.account, attestation.commitment)?;
		Self::ensure_roles(attestation.roles)?;
		Self::ensure_may_give(&registrar, attestation.roles, attestation.level)?;
		Self::ensure_expiry(attestation.expires_at)?;
		Self::ensure_one_entity(party, &record, attestation.tag)?;
		Self::ensure_fresh(attestation.commitment)?;

		let Attestation { account, commitment, tag, roles, level, expires_at } = attestation;
		record.commitment = record.pending.take();
		record.tag = Some(tag);
		record.roles = roles;
		record.level = level;
		record.expires_at = expires_at;
		record.status = record.unbarred_status();
		record.registrar = Some(who.clone());
		Tags::<T>::insert(tag, party);
		Commitments::<T>::insert(commitment, party);
		Parties::<T>::insert(party, record);
		T::OnAttested::attested(party, &account);
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

	/// A party that was never attested is removed, except for its number. A party that was attested
	/// before keeps what it owns and may state another commitment. Its attestation ends, because the
	/// party itself has stated that its credential changed.
	pub(crate) fn do_reject(
		who: T::AccountId,
		party: PartyId,
		account: T::AccountId,
		commitment: H256,
		reason: Reason,
	) -> DispatchResult {
		Self::ensure_reason(&reason)?;
		let (_, mut record) = Self::judge(&who, party, &account, commitment)?;
		let removed = !record.was_attested();
		if removed {
			Self::remove(party, record)?;
		} else {
			(record.commitment, record.pending) = (None, None);
			record.status = record.unbarred_status();
			Parties::<T>::insert(party, record);
		}
		Self::deposit_event(Event::Rejected {
			party,
			registrar: who,
			account,
			commitment,
			removed,
			reason,
		});
		Ok(())
	}

	/// Returns the deposit and frees the account. The number stays used up.
	fn remove(party: PartyId, record: PartyRecord<T>) -> DispatchResult {
		if let Some(deposit) = record.deposit {
			deposit.ticket.drop(&deposit.account)?;
		}
		Self::unbind(&record.account);
		Rotations::<T>::remove(party);
		Parties::<T>::remove(party);
		Ok(())
	}

	/// The record of a party whose commitment waits to be judged, and what this registrar may give.
	/// Any registrar may judge a party that was never attested. No registrar may judge a barred
	/// party.
	fn judge(
		who: &T::AccountId,
		party: PartyId,
		account: &T::AccountId,
		commitment: H256,
	) -> Result<(Registrar, PartyRecord<T>), DispatchError> {
		let registrar = Self::registrar(who)?;
		let record = Self::record(party)?;
		ensure!(record.pending.is_some(), Error::<T>::NotApplied);
		ensure!(!record.is_barred(), Error::<T>::PartyBarred);
		Self::ensure_stated((&record.account, record.pending), (account, commitment))?;
		if record.was_attested() {
			Self::ensure_in_charge(who, &registrar, &record)?;
		}
		Self::ensure_not_own(who, party)?;
		Ok((registrar, record))
	}

	/// The registrar judged what the record says now: its account, and one of its commitments.
	pub(crate) fn ensure_stated(
		(account, commitment): (&T::AccountId, Option<H256>),
		judged: (&T::AccountId, H256),
	) -> DispatchResult {
		let same = (account, commitment) == (judged.0, Some(judged.1));
		ensure!(same, Error::<T>::StatementMismatch);
		Ok(())
	}

	/// The registrar may give these roles and this level.
	pub(crate) fn ensure_may_give(
		registrar: &Registrar,
		roles: Roles,
		level: Level,
	) -> DispatchResult {
		ensure!(registrar.roles.contains(roles), Error::<T>::RolesExceeded);
		ensure!(level <= registrar.max_level, Error::<T>::LevelExceeded);
		Ok(())
	}

	pub(crate) fn ensure_expiry(expires_at: Moment) -> DispatchResult {
		let now = Self::now();
		ensure!(expires_at > now, Error::<T>::ExpiryInPast);
		ensure!(expires_at <= now.saturating_add(MAX_ATTESTATION), Error::<T>::ExpiryTooFar);
		Ok(())
	}

	/// A wrong tag must not keep out the entity to which it belongs.
	pub(crate) fn do_correct_tag(party: PartyId, tag: H256) -> DispatchResult {
		let mut record = Self::decidable(None, party)?;
		ensure!(record.tag != Some(tag), Error::<T>::SameTag);
		let old = record
			.tag
			.take()
			.defensive_proof("a party that was attested has a tag; qed")
			.ok_or(Error::<T>::NeverAttested)?;
		Self::ensure_one_entity(party, &record, tag)?;

		record.tag = Some(tag);
		Tags::<T>::remove(old);
		Tags::<T>::insert(tag, party);
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::TagCorrected { party, old, new: tag });
		Ok(())
	}

	/// One entity is one party: a tag leads to one party, and registrars do not change it.
	fn ensure_one_entity(party: PartyId, record: &PartyRecord<T>, tag: H256) -> DispatchResult {
		ensure!(!tag.is_zero(), Error::<T>::InvalidHash);
		ensure!(record.tag.is_none_or(|own| own == tag), Error::<T>::TagMismatch);
		ensure!(Tags::<T>::get(tag).is_none_or(|owner| owner == party), Error::<T>::TagUsed);
		Ok(())
	}
}
