//! Taking back everything that was placed, as its owners can whatever has happened.

use verdigrid_certificates::{types::ExchangeStatus, Exchanges, Pledges};
use verdigrid_identity::Parties;
use verdigrid_market::{Demands, NextRound, Offers, Order, Rounds};
use verdigrid_primitives::party::PartyId;

use super::{super::*, world::*};

pub fn close_everything() {
	// Beyond every expiry, timeout and validity.
	set_time(now() + 40 * MONTH);
	let orders: Vec<_> = Offers::<Runtime>::iter_keys()
		.map(Order::Offer)
		.chain(Demands::<Runtime>::iter_keys().map(Order::Demand))
		.collect();
	for order in orders {
		anybody(verdigrid_market::Call::expire { order });
	}
	for round in 0..NextRound::<Runtime>::get() {
		close(round);
	}
	let pledges: Vec<_> = Pledges::<Runtime>::iter().collect();
	for (id, pledge) in pledges {
		owner(pledge.seller, verdigrid_certificates::Call::release_pledge { pledge: id });
	}
	let exchanges: Vec<_> = Exchanges::<Runtime>::iter()
		.filter(|(_, exchange)| matches!(exchange.status, ExchangeStatus::Requested { .. }))
		.collect();
	for (id, exchange) in exchanges {
		owner(exchange.holder, verdigrid_certificates::Call::withdraw_exchange { exchange: id });
	}
}

/// Closes a round in as many calls as it takes.
fn close(round: u64) {
	for _ in 0..1_000 {
		if Rounds::<Runtime>::get(round).is_none_or(|round| round.stage.is_over()) {
			return;
		}
		anybody(verdigrid_market::Call::close_round { round, steps: 7 });
	}
	panic!("round {round} does not end");
}

fn anybody(call: impl Into<RuntimeCall>) {
	dispatch(RuntimeOrigin::signed(actor(9)), call).unwrap();
}

fn owner(party: PartyId, call: impl Into<RuntimeCall>) {
	let account = Parties::<Runtime>::get(party).unwrap().account;
	dispatch(RuntimeOrigin::signed(account), call).unwrap();
}
