//! What holds after every call, beyond what each pallet knows of itself.

use std::collections::{BTreeMap, BTreeSet};

use codec::Encode;
use frame_support::traits::{
	fungible,
	fungibles::{Inspect, InspectHold},
};
use verdigrid_certificates::{
	types::{Bundle, ExchangeStatus},
	Batches, BundleDeposits, Bundles, Carry, Exchanges, Issued, Pledges, RecordDeposits,
};
use verdigrid_identity::Parties;
use verdigrid_market::{Asks, Bids, Demands, HoldReason, NextTrade, Offers, Rounds, Trades};
use verdigrid_primitives::{
	certificate::{BatchId, BundleState, CertificateRange, Lock, RoundId},
	Energy,
};

use super::{super::*, world::*};
use crate::{
	configs::verdigrid::{ForApplication, ForBundle, ForDemand, ForOffer, ForOrder, ForRecord},
	money::{HeldMoney, Money, NativeOrAsset},
};

/// What may never be different again.
#[derive(Default)]
pub struct Seen {
	terminal: BTreeMap<(BatchId, u32), Vec<u8>>,
	trades: BTreeMap<u64, Vec<u8>>,
	tags: BTreeMap<u32, Vec<u8>>,
	native: Option<Balance>,
}

pub fn run(seen: &mut Seen) {
	crate::invariants::try_state().unwrap();
	every_lock_has_one_reason();
	deposits_are_held_exactly();
	money_is_conserved(seen);
	energy_is_conserved();
	the_past_stays(seen);
}

/// Each certificate that is locked is locked for exactly one open record, and each open record has
/// exactly its certificates.
fn every_lock_has_one_reason() {
	let mut locked = BTreeSet::new();
	for (batch, first, bundle) in Bundles::<Runtime>::iter() {
		if let BundleState::Locked(lock) = bundle.state {
			assert!(locked.insert((lock.encode(), batch, first, bundle.units)));
		}
	}
	let mut placed = BTreeSet::new();
	let mut place = |lock: Lock, range: CertificateRange| {
		assert!(placed.insert((lock.encode(), range.batch, range.first, range.units)));
	};
	for (id, offer) in Offers::<Runtime>::iter() {
		place(Lock::Offer(id), offer.range);
	}
	for (id, pledge) in Pledges::<Runtime>::iter() {
		place(Lock::Pledge(id), pledge.range);
	}
	for (id, exchange) in Exchanges::<Runtime>::iter() {
		if matches!(exchange.status, ExchangeStatus::Requested { .. }) {
			place(Lock::Exchange(id), exchange.range);
		}
	}
	for ((_, (round, batch, first)), ask) in
		Asks::<Runtime>::iter().map(|(level, key, ask)| ((level, key), ask))
	{
		let first = first + ask.sold;
		if ask.units > 0 {
			place(Lock::Auction(round), CertificateRange { batch, first, units: ask.units });
		}
	}
	assert_eq!(locked, placed);
}

/// Every deposit on hold is that of a record, and every record's deposit is on hold.
fn deposits_are_held_exactly() {
	let mut expected = BTreeMap::<(AccountId, Vec<u8>), Balance>::new();
	let mut expect = |account: AccountId, reason: RuntimeHoldReason, amount: Balance| {
		if amount > 0 {
			*expected.entry((account, reason.encode())).or_default() += amount;
		}
	};
	for record in Parties::<Runtime>::iter_values() {
		if let Some(deposit) = record.deposit {
			expect(deposit.account, ForApplication::get(), ticket_value(&deposit.ticket));
		}
	}
	for (_, _, deposit) in BundleDeposits::<Runtime>::iter() {
		expect(deposit.account, ForBundle::get(), ticket_value(&deposit.ticket));
	}
	for deposit in RecordDeposits::<Runtime>::iter_values() {
		expect(deposit.account, ForRecord::get(), ticket_value(&deposit.ticket));
	}
	for offer in Offers::<Runtime>::iter_values() {
		expect(offer.depositor, ForOffer::get(), ticket_value(&offer.deposit));
	}
	for demand in Demands::<Runtime>::iter_values() {
		expect(demand.account, ForDemand::get(), ticket_value(&demand.deposit));
	}
	for bid in Bids::<Runtime>::iter_values() {
		expect(bid.account.clone(), ForOrder::get(), ticket_value(&bid.deposit));
		let split = bid.split.map_or(0, |split| ticket_value(&split.ticket));
		expect(bid.account, ForBundle::get(), split);
	}
	for ask in Asks::<Runtime>::iter_values() {
		expect(ask.account.clone(), ForOrder::get(), ticket_value(&ask.deposit));
		let split = ask.split.map_or(0, |split| ticket_value(&split.ticket));
		expect(ask.account, ForBundle::get(), split);
	}
	let ours: Vec<Vec<u8>> = [
		ForApplication::get(),
		ForBundle::get(),
		ForRecord::get(),
		ForOffer::get(),
		ForDemand::get(),
		ForOrder::get(),
	]
	.iter()
	.map(Encode::encode)
	.collect();
	let mut held = BTreeMap::new();
	for (account, holds) in pallet_balances::Holds::<Runtime>::iter() {
		for hold in holds.iter().filter(|hold| ours.contains(&hold.id.encode())) {
			held.insert((account.clone(), hold.id.encode()), hold.amount);
		}
	}
	assert_eq!(held, expected);
}

fn accounts() -> Vec<AccountId> {
	frame_system::Account::<Runtime>::iter_keys().collect()
}

/// No money is made, and none is lost but the deposits that became fees. Money held for orders is
/// exactly what they say.
fn money_is_conserved(seen: &mut Seen) {
	let yuan: Balance = accounts()
		.iter()
		.map(|account| <HeldMoney as Inspect<_>>::total_balance(YUAN, account))
		.sum();
	assert_eq!(yuan, <Money as Inspect<_>>::total_issuance(YUAN));
	let native: Balance =
		accounts().iter().map(<Balances as fungible::Inspect<_>>::total_balance).sum();
	assert_eq!(native, Balances::total_issuance());
	assert!(seen.native.is_none_or(|before| native <= before));
	seen.native = Some(native);

	for asset in [YUAN, NativeOrAsset::Native] {
		let ordered = demanded(&asset) + bid_money(&asset);
		let held: Balance = accounts()
			.iter()
			.flat_map(|account| {
				[HoldReason::Demand, HoldReason::Bid].map(|reason| {
					HeldMoney::balance_on_hold(asset.clone(), &reason.into(), account)
				})
			})
			.sum();
		assert_eq!(held, ordered);
	}
}

fn demanded(asset: &NativeOrAsset) -> Balance {
	Demands::<Runtime>::iter_values()
		.filter(|demand| demand.asset == *asset)
		.map(|demand| demand.held)
		.sum()
}

/// The money that bids hold.
fn bid_money(asset: &NativeOrAsset) -> Balance {
	Bids::<Runtime>::iter()
		.filter(|((round, _), _, _)| {
			Rounds::<Runtime>::get(round).is_some_and(|round| round.asset == *asset)
		})
		.map(|(_, _, bid)| bid.held)
		.sum()
}

/// What was drawn from a meter in a period, over all classes, is no more than it measured; what it
/// measured is what stands in the anchors.
fn energy_is_conserved() {
	for ((meter, period), drawn) in Issued::<Runtime>::iter() {
		let measured = verdigrid_evidence::Metered::<Runtime>::get(&meter, period)
			.map(|metered| metered.energy)
			.unwrap_or(Energy::ZERO);
		assert!(drawn <= measured, "more was issued than measured");
	}
	let certified: u64 = Batches::<Runtime>::iter_values()
		.map(|batch| batch.info.face_value.wh() * u64::from(batch.info.issued))
		.sum();
	let drawn: u64 = Issued::<Runtime>::iter_values().map(Energy::wh).sum();
	let carried: u64 = Carry::<Runtime>::iter_values().map(Energy::wh).sum();
	assert_eq!(certified + carried, drawn);
}

/// Redeemed, exchanged and withdrawn certificates stay so; trades and tags stay as they are.
fn the_past_stays(seen: &mut Seen) {
	for ((batch, first), before) in &seen.terminal {
		let now = Bundles::<Runtime>::get(batch, first).map(|bundle| bundle.encode());
		assert_eq!(now.as_ref(), Some(before), "a final state has changed");
	}
	for (batch, first, bundle) in Bundles::<Runtime>::iter() {
		if bundle.state.is_terminal() {
			seen.terminal.insert((batch, first), bundle.encode());
		}
	}
	for (id, before) in &seen.trades {
		assert_eq!(Trades::<Runtime>::get(id).map(|trade| trade.encode()).as_ref(), Some(before));
	}
	assert_eq!(Trades::<Runtime>::iter_keys().count() as u64, NextTrade::<Runtime>::get());
	seen.trades = Trades::<Runtime>::iter().map(|(id, trade)| (id, trade.encode())).collect();
	for (party, before) in &seen.tags {
		let now = Parties::<Runtime>::get(party).and_then(|record| record.tag);
		assert_eq!(now.map(|tag| tag.encode()).as_ref(), Some(before), "a tag has changed");
	}
	seen.tags = Parties::<Runtime>::iter()
		.filter_map(|(party, record)| Some((party, record.tag?.encode())))
		.collect();
}

/// Once everything is closed, nothing is on hold but for records that last: parties and bundles.
pub fn nothing_is_placed() {
	assert_eq!(Offers::<Runtime>::iter_keys().count(), 0);
	assert_eq!(Demands::<Runtime>::iter_keys().count(), 0);
	assert_eq!(Bids::<Runtime>::iter_keys().count(), 0);
	assert_eq!(Asks::<Runtime>::iter_keys().count(), 0);
	assert_eq!(Pledges::<Runtime>::iter_keys().count(), 0);
	let locked = |bundle: &Bundle| matches!(bundle.state, BundleState::Locked(_));
	assert_eq!(Bundles::<Runtime>::iter_values().filter(locked).count(), 0);
}

/// A bid in some round, by the account that its party uses now: round and price.
pub fn any_bid(number: u8) -> Option<(AccountId, RoundId, Balance)> {
	let bids: Vec<_> = Bids::<Runtime>::iter_keys().collect();
	let ((round, level), (_, buyer)) = pick(bids, number)?;
	let price = Rounds::<Runtime>::get(round)?.grid.price(level)?;
	Some((Parties::<Runtime>::get(buyer)?.account, round, price))
}

/// An ask in some round, by the account that its party uses now: round, batch and first certificate.
pub fn any_ask(number: u8) -> Option<(AccountId, RoundId, BatchId, u32)> {
	let asks: Vec<_> = Asks::<Runtime>::iter().collect();
	let (_, (round, batch, first), ask) = pick(asks, number)?;
	Some((Parties::<Runtime>::get(ask.seller)?.account, round, batch, first))
}

fn pick<Item>(items: Vec<Item>, number: u8) -> Option<Item> {
	let length = items.len().max(1);
	items.into_iter().nth(usize::from(number) % length)
}
