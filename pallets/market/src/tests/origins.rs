//! Which origins each call accepts.

use super::*;
use verdigrid_test_support::traders::origins::{Caller, Calls};

/// Every call, with arguments that succeed.
fn table() -> Vec<(Caller, Call<Test>)> {
	use Caller::*;
	let (batch, asset, expires_at) = (ONCE, CNY, EXPIRY);
	let (price, min_units, max_price) = (PRICE, 1, PRICE);
	let (class, criteria) = (TradeClass::TRADABLE, any_wind());
	vec![
		(
			ActiveParty(SELLER),
			Call::offer {
				batch,
				first: 1,
				units: 9,
				price,
				asset: CNY,
				to: None,
				min_units,
				expires_at,
			},
		),
		(Party(SELLER), Call::cancel_offer { offer: 0 }),
		(ActiveParty(BUYER), Call::buy { offer: 0, batch, units: 10, asset: CNY, max_price }),
		(
			ActiveParty(BUYER),
			Call::demand {
				class,
				criteria,
				units: 9,
				min_units,
				max_price,
				asset: CNY,
				expires_at,
			},
		),
		(Party(BUYER), Call::cancel_demand { demand: 0 }),
		(ActiveParty(SELLER), Call::fill { demand: 0, batch, first: 1, units: 10, asset, price }),
		(Governance, Call::set_settlement_asset { asset: USD, allowed: true }),
		(Account, Call::expire { order: Order::Offer(0) }),
	]
}

/// An offer of the seller and a demand of the buyer.
fn chain() -> sp_io::TestExternalities {
	let mut chain = ExtBuilder::build();
	chain.execute_with(|| {
		Offering::default().open();
		Demanding::default().open();
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
