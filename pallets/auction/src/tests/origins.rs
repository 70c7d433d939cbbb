//! Which origins each call accepts.

use super::*;
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use std::collections::BTreeSet;

/// Who may make a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caller {
	/// An account, with or without a party.
	Account,
	/// The account of a party, active or not.
	Party(AccountId),
	/// The account of an active party.
	ActiveParty(AccountId),
}

/// Every call, as it succeeds for its caller, if the time for it has come.
fn table() -> Vec<(Caller, Call<Test>)> {
	use Caller::*;
	let (auction, batch, price) = (0, ONCE, 150);
	let Opening { lot, asset, grid, closes_at, .. } = Opening::default();
	vec![
		(ActiveParty(CENTRE), Call::open { lot, asset, grid, closes_at }),
		(ActiveParty(BUYER), Call::bid { auction, units: 1, price }),
		(ActiveParty(SELLER), Call::ask { auction, batch, first: 101, units: 1, price }),
		(Party(BUYER), Call::cancel_bid { auction, price }),
		(Party(SELLER), Call::cancel_ask { auction, batch, first: 1 }),
		(Account, Call::drop_bid { auction, buyer: 102, price }),
		(Account, Call::drop_ask { auction, seller: 101, batch, first: 1 }),
		(ActiveParty(CENTRE), Call::cancel { auction }),
		(Account, Call::close { auction, steps: 1 }),
	]
}

/// An auction with a bid of the buyer and an ask of the seller.
fn prepare() {
	let id = open_auction();
	assert_ok!(bid(BUYER, id, 10, 150));
	assert_ok!(ask(id, 1, 10, 150));
}

fn made(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch_bypass_filter(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// Runs a check for each call of the table, on a chain on which an auction has a bid and an ask.
fn each(check: impl Fn(Caller, Call<Test>)) {
	for (caller, call) in ExtBuilder::build().execute_with(table) {
		ExtBuilder::build_and_execute(|| {
			prepare();
			check(caller, call);
		});
	}
}

#[test]
fn every_call_is_in_the_table() {
	let table = ExtBuilder::build().execute_with(table);
	let listed: BTreeSet<_> = table.iter().map(|(_, call)| call.get_call_name()).collect();
	assert_eq!(listed, Call::<Test>::get_call_names().iter().copied().collect());
}

#[test]
fn no_call_is_made_without_its_origin() {
	each(|_, call| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(made(call.clone(), origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn r27_calls_of_parties_need_a_party() {
	each(|caller, call| {
		if let Caller::Party(_) | Caller::ActiveParty(_) = caller {
			assert_noop!(made(call, signed(STRANGER)), Error::<Test>::NotAParty);
		}
	});
}

#[test]
fn calls_of_accounts_need_no_party() {
	each(|caller, call| {
		if caller == Caller::Account {
			let refused = made(call, signed(STRANGER)).err();
			assert_ne!(refused, Some(DispatchError::BadOrigin));
			assert_ne!(refused, Some(Error::<Test>::NotAParty.into()));
		}
	});
}

#[test]
fn r27_what_begins_something_new_needs_an_active_party() {
	for stop in [Register::suspend, Register::lapse] {
		each(|caller, call| match caller {
			Caller::ActiveParty(who) => {
				stop(who as PartyId + 100);
				assert_noop!(made(call, signed(who)), Error::<Test>::PartyNotActive);
			}
			Caller::Party(who) => {
				stop(who as PartyId + 100);
				assert_ok!(made(call, signed(who)));
			}
			_ => (),
		});
	}
}

#[test]
fn every_call_of_a_party_succeeds_for_it() {
	each(|caller, call| {
		if let Caller::Party(who) | Caller::ActiveParty(who) = caller {
			assert_ok!(made(call, signed(who)));
		}
	});
}
