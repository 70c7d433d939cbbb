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
	/// Governance.
	Governance,
}

/// Every call, as it succeeds for its caller.
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
fn prepare() {
	Offering::default().open();
	Demanding::default().open();
}

fn made(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch_bypass_filter(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// Runs a check for each call of the table, on a chain on which an offer and a demand are open.
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
	each(|caller, call| {
		let wrong = match caller {
			Caller::Governance => signed(SELLER),
			_ => RuntimeOrigin::root(),
		};
		for origin in [wrong, RuntimeOrigin::none()] {
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
