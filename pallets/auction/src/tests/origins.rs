//! Which origins each call accepts.

use super::*;
use verdigrid_test_support::traders::origins::{Caller, Calls};

/// Every call, with arguments that succeed once it is due.
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
fn chain() -> sp_io::TestExternalities {
	let mut chain = ExtBuilder::build();
	chain.execute_with(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(ask(id, 1, 10, 150));
	});
	chain
}

fn calls() -> Calls<Call<Test>> {
	let (no_party, not_active) = (Error::<Test>::NotAParty, Error::<Test>::PartyNotActive);
	Calls { table, chain, check, no_party: no_party.into(), not_active: not_active.into() }
}

#[test]
fn every_call_is_in_the_table() {
	calls().are_all_listed();
}

#[test]
fn no_call_is_made_without_its_origin() {
	calls().need_their_origin();
}

#[test]
fn r27_calls_of_parties_need_a_party() {
	calls().need_a_party();
}

#[test]
fn calls_of_accounts_need_no_party() {
	calls().need_no_party();
}

#[test]
fn r27_what_begins_something_new_needs_an_active_party() {
	calls().need_an_active_party();
}

#[test]
fn every_call_of_a_party_succeeds_for_it() {
	calls().succeed_for_parties();
}
