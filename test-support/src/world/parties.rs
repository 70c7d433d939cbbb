//! Parties, as the identity pallet knows them.

use super::World;
use crate::{AccountId, Clock};
use codec::{Decode, Encode};
use frame_support::{storage_alias, Twox64Concat};
use verdigrid_primitives::{
	party::{PartyId, Roles, Standing},
	traits::Parties,
	Moment,
};

/// A party as it is registered.
#[derive(Clone, Encode, Decode)]
struct Registered {
	account: AccountId,
	roles: Roles,
	standing: Standing,
}

#[storage_alias]
type PartyRecords = StorageMap<World, Twox64Concat, PartyId, Registered>;
#[storage_alias]
type PartyOf = StorageMap<World, Twox64Concat, AccountId, PartyId>;

/// The standing of a party whose attestation does not end.
const FOR_EVER: Standing = Standing::Active { until: Moment::MAX };

impl<T> World<T> {
	/// Makes a party active at this account, with these roles.
	///
	/// # Panics
	///
	/// When another party uses the account.
	pub fn join(account: AccountId, party: PartyId, roles: Roles) {
		Self::leave(party);
		Self::ensure_vacant(account, party);
		PartyRecords::insert(party, Registered { account, roles, standing: FOR_EVER });
		PartyOf::insert(account, party);
	}

	/// Gives the account a party that no registrar has attested yet.
	///
	/// # Panics
	///
	/// When another party uses the account.
	pub fn apply(account: AccountId, party: PartyId) {
		Self::ensure_vacant(account, party);
		PartyOf::insert(account, party);
	}

	/// Removes a party, as when its application is rejected.
	pub fn leave(party: PartyId) {
		if let Some(registered) = PartyRecords::take(party) {
			PartyOf::remove(registered.account);
		}
	}

	/// Gives a party another account.
	///
	/// # Panics
	///
	/// When another party uses the account.
	pub fn rotate(party: PartyId, account: AccountId) {
		Self::ensure_vacant(account, party);
		Self::change_party(party, |registered| {
			PartyOf::remove(registered.account);
			PartyOf::insert(account, party);
			registered.account = account;
		});
	}

	/// Leaves a party only these roles.
	pub fn set_roles(party: PartyId, roles: Roles) {
		Self::change_party(party, |registered| registered.roles = roles);
	}

	/// Bars a party, as others do.
	pub fn suspend(party: PartyId) {
		Self::change_party(party, |registered| registered.standing = Standing::Barred);
	}

	/// Ends a party's attestation, as it can itself.
	pub fn lapse(party: PartyId) {
		Self::change_party(party, |registered| registered.standing = Standing::Lapsed);
	}

	/// Attests a party until this moment. It lapses when that has come.
	pub fn attest(party: PartyId, until: Moment) {
		Self::change_party(party, |registered| registered.standing = Standing::Active { until });
	}

	/// Makes a party active again.
	pub fn reinstate(party: PartyId) {
		Self::change_party(party, |registered| registered.standing = FOR_EVER);
	}

	/// No two parties use one account.
	fn ensure_vacant(account: AccountId, party: PartyId) {
		let user = PartyOf::get(account);
		assert!(user.is_none_or(|user| user == party), "party {user:?} uses account {account}");
	}

	/// How many parties there are.
	pub(super) fn parties() -> usize {
		PartyRecords::iter_keys().count()
	}

	fn change_party(party: PartyId, change: impl FnOnce(&mut Registered)) {
		PartyRecords::mutate(party, |registered| {
			change(registered.as_mut().expect("the party joined"))
		});
	}
}

impl<T> Parties<AccountId> for World<T> {
	fn party_of(account: &AccountId) -> Option<PartyId> {
		PartyOf::get(account)
	}

	fn account_of(party: PartyId) -> Option<AccountId> {
		PartyRecords::get(party).map(|registered| registered.account)
	}

	fn standing(party: PartyId) -> Standing {
		match PartyRecords::get(party).map(|registered| registered.standing) {
			Some(Standing::Active { until }) if until <= Clock::seconds() => Standing::Lapsed,
			Some(standing) => standing,
			None => Standing::Lapsed,
		}
	}

	fn was_attested(party: PartyId) -> bool {
		PartyRecords::contains_key(party)
	}

	fn roles(party: PartyId) -> Roles {
		PartyRecords::get(party).map_or(Roles::NONE, |registered| registered.roles)
	}
}
