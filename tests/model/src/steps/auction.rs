//! Auctions of the call auction open, collect orders, and close.

use verdigrid_auction::{Call, Grid, Lot};
use verdigrid_primitives::{
	certificate::CertificateRange,
	trade::{Criteria, PeriodRange},
};
use verdigrid_runtime::Balance;

use super::{
	certificates::{a_party_account, anybody, centre, free_runs},
	market::{an_asset, soon},
};
use crate::{
	dice::Dice,
	rules::{Auction, AuctionStage, Origin},
	world::{signed, Action, World},
};

/// The most orders of an auction: so few that one call closes it.
const MOST_ORDERS: usize = 16;

/// An auction for certificates like those of some batch.
pub fn open_auction(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for batch in world.model.batches.values() {
		let criteria = Criteria {
			source: None,
			region: None,
			project: dice.once_in(3).then_some(batch.project),
			periods: PeriodRange { first: batch.period, last: batch.period },
			min_validity: 0,
		};
		let open = Call::open {
			lot: Lot { class: batch.class, criteria },
			asset: an_asset(dice),
			grid: Grid {
				lowest: dice.within(1, 9).into(),
				tick: dice.within(1, 4).into(),
				levels: dice.within(1, 5) as u32,
			},
			closes_at: soon(world, dice),
		};
		actions.push(signed(centre(dice), open));
	}
	world.play_one(dice, actions)
}

fn auctions(world: &World, stage: impl Fn(AuctionStage) -> bool) -> Vec<(u64, Auction)> {
	let chosen = world.model.auctions.iter().filter(|(_, auction)| stage(auction.stage));
	chosen.map(|(id, auction)| (*id, auction.clone())).collect()
}

/// Auctions with room for another order.
fn open_auctions(world: &World) -> Vec<(u64, Auction)> {
	let mut open = auctions(world, |stage| stage == AuctionStage::Open);
	open.retain(|(_, auction)| auction.bids.len() + auction.asks.len() < MOST_ORDERS);
	open
}

/// A price of the auction, now and then one between two.
fn a_price(dice: &mut Dice, auction: &Auction) -> Balance {
	let beside = Balance::from(dice.once_in(12));
	dice.pick(auction.prices.clone()).unwrap_or_default() + beside
}

/// Bids for each auction that is open.
pub fn bids(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (id, auction) in open_auctions(world) {
		for _ in 0..3 {
			let (units, price) = (dice.within(1, 6) as u32, a_price(dice, &auction));
			actions.push(signed(
				a_party_account(world, dice),
				Call::bid { auction: id, units, price },
			));
		}
	}
	actions
}

pub fn bid(world: &mut World, dice: &mut Dice) -> bool {
	let actions = bids(world, dice);
	world.play_one(dice, actions)
}

/// Asks for each auction that is open, of everything that is free.
pub fn asks(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (id, auction) in open_auctions(world) {
		for (holder, CertificateRange { batch, first, units }) in free_runs(world, dice) {
			let price = a_price(dice, &auction);
			let ask = Call::ask { auction: id, batch, first, units, price };
			actions.push(signed(world.account_of(holder), ask));
		}
	}
	actions
}

/// An auction gets an ask at its lowest price and a bid for as many at its highest.
pub fn an_even_book(world: &mut World, dice: &mut Dice) -> bool {
	let mut asks = Vec::new();
	for (id, auction) in open_auctions(world) {
		let price = auction.prices.first().copied().unwrap_or_default();
		let is_empty = auction.bids.is_empty() && auction.asks.is_empty();
		for (holder, range) in free_runs(world, dice).into_iter().filter(|_| is_empty) {
			let CertificateRange { batch, first, units } = range;
			let ask = Call::ask { auction: id, batch, first, units, price };
			asks.push(signed(world.account_of(holder), ask));
		}
	}
	if !world.play_one(dice, asks) {
		return false;
	}
	let mut bids = Vec::new();
	for (id, auction) in open_auctions(world) {
		let units = auction.asks.values().map(|ask| ask.range.units).sum();
		let price = auction.prices.last().copied().unwrap_or_default();
		let bid = Call::bid { auction: id, units, price };
		bids.push(signed(a_party_account(world, dice), bid));
	}
	world.play_one(dice, bids)
}

pub fn ask(world: &mut World, dice: &mut Dice) -> bool {
	let actions = asks(world, dice);
	world.play_one(dice, actions)
}

/// Every order taken back by its owner.
pub fn cancellations(world: &World) -> Vec<Action> {
	let mut actions = Vec::new();
	for (id, auction) in auctions(world, |_| true) {
		for (price, buyer) in auction.bids.keys() {
			let cancel = Call::cancel_bid { auction: id, price: *price };
			actions.push(signed(world.account_of(*buyer), cancel));
		}
		for ((batch, first), ask) in &auction.asks {
			let cancel = Call::cancel_ask { auction: id, batch: *batch, first: *first };
			actions.push(signed(world.account_of(ask.seller), cancel));
		}
	}
	actions
}

pub fn cancel_order(world: &mut World, dice: &mut Dice) -> bool {
	let actions = cancellations(world);
	world.play_one(dice, actions)
}

/// Every order, taken out by anybody.
pub fn drops(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (id, auction) in auctions(world, |stage| stage == AuctionStage::Open) {
		for (price, buyer) in auction.bids.into_keys() {
			let drop = Call::drop_bid { auction: id, buyer, price };
			actions.push(signed(a_party_account(world, dice), drop));
		}
		for ((batch, first), ask) in auction.asks {
			let drop = Call::drop_ask { auction: id, seller: ask.seller, batch, first };
			actions.push(signed(a_party_account(world, dice), drop));
		}
	}
	actions
}

pub fn drop_order(world: &mut World, dice: &mut Dice) -> bool {
	let actions = drops(world, dice);
	world.play_one(dice, actions)
}

pub fn cancel_auction(world: &mut World, dice: &mut Dice) -> bool {
	let cancel = |(id, auction): (u64, Auction)| {
		signed(world.account_of(auction.centre), Call::cancel { auction: id })
	};
	let actions = open_auctions(world).into_iter().map(cancel).collect();
	world.play_one(dice, actions)
}

/// Anybody closes an auction.
pub fn closings(world: &World, dice: &mut Dice) -> Vec<Action> {
	let party = anybody(world, dice);
	let close = |(id, _)| signed(world.account_of(party), Call::close { auction: id, steps: 64 });
	auctions(world, |_| true).into_iter().map(close).collect()
}

pub fn close_auction(world: &mut World, dice: &mut Dice) -> bool {
	let actions = closings(world, dice);
	world.play_one(dice, actions)
}

/// An auction that is due is closed in several calls, of few steps each.
pub fn close_in_steps(world: &mut World, dice: &mut Dice) -> bool {
	let (party, steps) = (anybody(world, dice), dice.within(1, 3) as u32);
	let account = world.account_of(party);
	let open = auctions(world, |_| true);
	let due = |(id, _): &(u64, Auction)| {
		let close = Call::close { auction: *id, steps };
		world.would(&signed(account.clone(), close))
	};
	let due: Vec<_> = open.into_iter().filter(due).collect();
	let Some((id, _)) = dice.pick(due) else { return false };
	world.close_in_steps((Origin::Signed(account), id), steps)
}

/// An auction is due and closes. Whether anything was sold in it.
pub fn an_auction_sells(world: &mut World, dice: &mut Dice) -> bool {
	let trades = world.model.next.trade;
	let open = auctions(world, |stage| stage == AuctionStage::Open);
	let mut with_both =
		open.iter().filter(|(_, each)| !each.bids.is_empty() && !each.asks.is_empty());
	let Some((id, auction)) = with_both.next_back().cloned() else { return false };
	world.pass(auction.closes_at.saturating_sub(world.now()), 1);
	let close = Call::close { auction: id, steps: 64 };
	let _ = world.play(&signed(a_party_account(world, dice), close));
	world.model.next.trade > trades
}
