//! Parties that are there from the first block on.

use crate::{
	pallet::{Commitments, Config, Error, Pallet, PartyOf, Registrars, Tags},
	types::{GenesisParty, Party, PartyStatus, Registrar},
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};
use verdigrid_primitives::{
	party::{Level, PartyId, Roles},
	Moment,
};

const COMMITMENT: [u8; 31] = *b"verdigrid/founder/commitment/v1";
const TAG: [u8; 24] = *b"verdigrid/founder/tag/v1";

impl<T: Config> Pallet<T> {
	/// The commitment of a founding party: BLAKE2b-256 of `verdigrid/founder/commitment/v1` and the
	/// SCALE-encoded account. It stands for no credential.
	pub fn founding_commitment(account: &T::AccountId) -> H256 {
		BlakeTwo256::hash_of(&(COMMITMENT, account))
	}

	/// The tag of a founding party that states none: BLAKE2b-256 of `verdigrid/founder/tag/v1` and the
	/// SCALE-encoded account.
	///
	/// It does not stand for a legal entity's code, as a registrar's tag does. So the chain cannot tell
	/// when a founding entity applies a second time. The registrars know the founders and must refuse
	/// it.
	pub fn founding_tag(account: &T::AccountId) -> H256 {
		BlakeTwo256::hash_of(&(TAG, account))
	}

	/// Stores the registrars and parties that the chain starts with.
	pub(crate) fn found(
		registrars: &[(T::AccountId, Roles, Level)],
		parties: &[GenesisParty<T::AccountId>],
	) -> Result<(), DispatchError> {
		for (account, roles, max_level) in registrars {
			Self::ensure_roles(*roles)?;
			ensure!(!Registrars::<T>::contains_key(account), "a registrar is named twice");
			Self::appoint(account, Registrar { roles: *roles, max_level: *max_level });
		}
		for party in parties {
			Self::found_party(registrars, party)?;
		}
		Ok(())
	}

	fn found_party(
		registrars: &[(T::AccountId, Roles, Level)],
		founder: &GenesisParty<T::AccountId>,
	) -> Result<PartyId, DispatchError> {
		let GenesisParty { account, kind, roles, level, jurisdiction, tag } = founder.clone();
		ensure!(!PartyOf::<T>::contains_key(&account), Error::<T>::AccountUsed);
		Self::ensure_roles(roles)?;
		Self::ensure_region(&jurisdiction)?;
		let vouches = |(who, its, max_level): &&(T::AccountId, Roles, Level)| {
			let its = Registrar { roles: *its, max_level: *max_level };
			*who != account && its.covers(roles, level)
		};
		let (registrar, ..) = registrars
			.iter()
			.find(vouches)
			.ok_or("no registrar, itself aside, covers the roles and the level of a party")?;

		let tag = tag.unwrap_or_else(|| Self::founding_tag(&account));
		ensure!(!tag.is_zero(), Error::<T>::InvalidHash);
		ensure!(!Tags::<T>::contains_key(tag), Error::<T>::TagUsed);
		let commitment = Self::founding_commitment(&account);
		let party = Self::enter(Party {
			account,
			kind,
			roles,
			level,
			commitment: Some(commitment),
			pending: None,
			tag: Some(tag),
			jurisdiction,
			status: PartyStatus::Active,
			registrar: Some(registrar.clone()),
			expires_at: Moment::MAX,
			suspended_at: 0,
			vetoed: false,
			deposit: None,
		})?;
		Tags::<T>::insert(tag, party);
		Commitments::<T>::insert(commitment, party);
		Ok(party)
	}
}
