//! Who may call what: each call with the guard that it begins with.

use super::*;
use crate::Call;
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use std::collections::BTreeSet;
use Guard::*;

/// Who may call.
#[derive(Clone, Copy)]
enum Guard {
	/// Any account that signs.
	Signed,
	/// A party, in any status.
	Party,
	/// A party that is not barred.
	NotBarred,
	/// An active party.
	Active,
}

fn table() -> Vec<(&'static str, Call<Test>, Guard)> {
	let (agreement, terms_hash, voucher) = (0, hash_of(0), 0);
	let ruling = Ruling::Refund;
	vec![
		("open", Call::open { voucher, terms: terms(&[]) }, Active),
		("accept", Call::accept { agreement, terms_hash }, Active),
		("pay", Call::pay { agreement, terms_hash }, NotBarred),
		("release", Call::release { agreement }, Signed),
		("reclaim", Call::reclaim { agreement }, Signed),
		("cancel", Call::cancel { agreement }, Party),
		("approve", Call::approve { agreement, terms_hash }, NotBarred),
		("reveal", Call::reveal { agreement, preimage: secret(1) }, Signed),
		("dispute", Call::dispute { agreement }, Active),
		("arbitrate", Call::arbitrate { agreement, terms_hash, ruling }, NotBarred),
	]
}

/// Runs a check for each call, on a chain with an agreement that is accepted.
fn for_each_call(check: impl Fn(&str, Call<Test>, Guard)) {
	build_and_execute(|| {
		accepted(terms(&open_conditions()));
		for (name, call, guard) in table() {
			check(name, call, guard);
		}
	});
}

fn dispatch(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch_bypass_filter(origin).map(|_| ()).map_err(|failed| failed.error)
}

fn refuses(call: &Call<Test>, origin: RuntimeOrigin, error: impl Into<DispatchError>) {
	let error: DispatchError = error.into();
	assert_noop!(dispatch(call.clone(), origin), error);
}

/// Whether the call goes on behind its guard, if only to fail there.
fn lets_pass(call: Call<Test>, origin: RuntimeOrigin) -> bool {
	let guards: [DispatchError; 4] = [
		DispatchError::BadOrigin,
		Error::<Test>::NotAParty.into(),
		Error::<Test>::PartyNotActive.into(),
		Error::<Test>::PartyBarred.into(),
	];
	let result = hypothetically!(dispatch(call, origin));
	result.err().is_none_or(|error| !guards.contains(&error))
}

/// What each guard says to a party of this status, if it refuses it.
fn for_each_call_after(away: fn(PartyId), refusal: impl Fn(Guard) -> Option<Error<Test>>) {
	for_each_call(|name, call, guard| {
		for party in PARTIES {
			hypothetically!({
				away(party);
				match refusal(guard) {
					Some(error) => refuses(&call, signed(party), error),
					None => assert!(lets_pass(call.clone(), signed(party)), "{name}"),
				}
			});
		}
	});
}

#[test]
fn every_call_is_in_the_table() {
	build_and_execute(|| {
		let table = table();
		let mut named = BTreeSet::new();
		for (name, call, _) in &table {
			assert_eq!(call.get_call_name(), *name);
			named.insert(*name);
		}
		assert_eq!(named.len(), table.len());
		let calls: BTreeSet<&str> = Call::<Test>::get_call_names().iter().copied().collect();
		assert_eq!(named, calls);
	});
}

#[test]
fn every_call_needs_a_signature() {
	for_each_call(|_, call, _| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			refuses(&call, origin, DispatchError::BadOrigin);
		}
	});
}

#[test]
fn an_account_without_a_party_ends_agreements_and_reveals() {
	for_each_call(|name, call, guard| match guard {
		Signed => assert!(lets_pass(call, anyone()), "{name}"),
		_ => refuses(&call, anyone(), Error::<Test>::NotAParty),
	});
}

#[test]
fn an_active_party_may_call() {
	for_each_call_after(|_| (), |_| None);
}

#[test]
fn r38_a_party_that_has_lapsed_completes_and_begins_nothing() {
	for_each_call_after(World::lapse, |guard| match guard {
		Active => Some(Error::<Test>::PartyNotActive),
		_ => None,
	});
}

#[test]
fn r38_a_party_that_is_barred_takes_back_what_is_its_own_only() {
	for_each_call_after(World::suspend, |guard| match guard {
		Active => Some(Error::<Test>::PartyNotActive),
		NotBarred => Some(Error::<Test>::PartyBarred),
		_ => None,
	});
}
