//! Which validators a session has, and when Aura and GRANDPA hear of a change.
//!
//! Each change begins a new set of GRANDPA, and a proof of finality has a part for every set that it
//! passes. So a session that changes nothing says so.

use alloc::vec::Vec;

use frame_support::traits::Contains;
use pallet_session::{historical, NextKeys, QueuedChanged, QueuedKeys, SessionManager};

use super::equivocations;
use crate::{AccountId, CollatorSelection, Grandpa, Runtime, RuntimeCall, Session, SessionKeys};

/// Validators in their order, with the keys that they sign with.
type Keyed = Vec<(AccountId, SessionKeys)>;

/// The validators of a session: those of [`CollatorSelection`] that have keys. If none of them has
/// keys, the present validators go on. GRANDPA cannot import a block that leaves it without
/// authorities, and no poll could repair that any more.
///
/// There are new validators only if accounts, order or keys differ from those before.
pub struct KeyedValidators;

impl SessionManager<AccountId> for KeyedValidators {
	fn new_session(index: u32) -> Option<Vec<AccountId>> {
		let present = QueuedKeys::<Runtime>::get();
		let next = next(index, &present);
		let changes = next != present || missed_by_grandpa(&present);
		(changes && !next.is_empty()).then(|| accounts(next))
	}

	/// A genesis that names no validators with keys is refused.
	fn new_session_genesis(index: u32) -> Option<Vec<AccountId>> {
		Some(accounts(named(index)))
	}

	fn start_session(index: u32) {
		<CollatorSelection as SessionManager<_>>::start_session(index);
	}

	fn end_session(index: u32) {
		<CollatorSelection as SessionManager<_>>::end_session(index);
		equivocations::forget(index);
	}
}

/// The same, for proofs of who validated in which session: an account says all that there is to say.
impl historical::SessionManager<AccountId, ()> for KeyedValidators {
	fn new_session(index: u32) -> Option<Vec<(AccountId, ())>> {
		<Self as SessionManager<_>>::new_session(index).map(identified)
	}

	fn new_session_genesis(index: u32) -> Option<Vec<(AccountId, ())>> {
		<Self as SessionManager<_>>::new_session_genesis(index).map(identified)
	}

	fn start_session(index: u32) {
		<Self as SessionManager<_>>::start_session(index);
	}

	fn end_session(index: u32) {
		<Self as SessionManager<_>>::end_session(index);
	}
}

fn identified(accounts: Vec<AccountId>) -> Vec<(AccountId, ())> {
	accounts.into_iter().map(|who| (who, ())).collect()
}

fn accounts(keyed: Keyed) -> Vec<AccountId> {
	keyed.into_iter().map(|(who, _)| who).collect()
}

/// Those of the accounts that have keys, with these keys.
fn keyed(accounts: impl IntoIterator<Item = AccountId>) -> Keyed {
	let with_keys = |who| NextKeys::<Runtime>::get(&who).map(|keys| (who, keys));
	accounts.into_iter().filter_map(with_keys).collect()
}

/// The validators that governance has named, as far as they have keys.
fn named(index: u32) -> Keyed {
	keyed(<CollatorSelection as SessionManager<_>>::new_session(index).unwrap_or_default())
}

/// The validators after the present ones.
fn next(index: u32, present: &Keyed) -> Keyed {
	let named = named(index);
	if named.is_empty() {
		keyed(present.iter().map(|(who, _)| who.clone()))
	} else {
		named
	}
}

/// Whether GRANDPA has missed the change to the present validators. It takes no change while a forced
/// one is pending, and hears of it again only if the session changes again.
fn missed_by_grandpa(present: &Keyed) -> bool {
	let about_to_hear = QueuedChanged::<Runtime>::get();
	let voters = match Grandpa::pending_change() {
		Some(change) => change.next_authorities.into_inner(),
		None => Grandpa::grandpa_authorities(),
	};
	let voters = voters.iter().map(|(voter, _)| voter);
	!about_to_hear && voters.ne(present.iter().map(|(_, keys)| &keys.grandpa))
}

/// Whether an account is a validator: named by governance, or in this session or the next.
pub fn validates(who: &AccountId) -> bool {
	pallet_collator_selection::Invulnerables::<Runtime>::get().contains(who)
		|| Session::validators().contains(who)
		|| QueuedKeys::<Runtime>::get().iter().any(|(queued, _)| queued == who)
}

/// A call filter: keys of validators are changed, not taken away. The last validators could halt
/// the chain for ever by that. For the keys of a former validator there is
/// `Governance.remove_keys`.
pub struct KeptKeys;

impl Contains<RuntimeCall> for KeptKeys {
	fn contains(call: &RuntimeCall) -> bool {
		!matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys { .. }))
	}
}
