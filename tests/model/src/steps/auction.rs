//! Rounds of the call auction open, collect orders, and close.

use verdigrid_market::{Call, Criteria, Grid, Lot, PeriodRange};
use verdigrid_primitives::certificate::CertificateRange;
use verdigrid_runtime::Balance;

use super::{
	certificates::{a_party_account, anybody, centre, free_runs},
	market::{an_asset, soon},
};
use crate::{
	dice::Dice,
	rules::{Auction, AuctionStage},
	world::{signed, Action, World},
};

/// The most orders of a round: so few that one call closes it.
const MOST_ORDERS: usize = 16;

/// A round for certificates like those of some batch.
pub fn open_round(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for batch in world.model.batches.values() {
		let criteria = Criteria {
			source: None,
			region: None,
			project: dice.once_in(3).then_some(batch.project),
			periods: PeriodRange { first: batch.period, last: batch.period },
			min_validity: 0,
		};
		let open = Call::open_round {
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

fn rounds(world: &World, stage: impl Fn(AuctionStage) -> bool) -> Vec<(u64, Auction)> {
	let rounds = world.model.auctions.iter().filter(|(_, auction)| stage(auction.stage));
	rounds.map(|(id, auction)| (*id, auction.clone())).collect()
}

/// Rounds with room for another order.
fn open_rounds(world: &World) -> Vec<(u64, Auction)> {
	let mut open = rounds(world, |stage| stage == AuctionStage::Open);
	open.retain(|(_, auction)| auction.bids.len() + auction.asks.len() < MOST_ORDERS);
	open
}

/// A price of the round, now and then one between two.
fn a_price(dice: &mut Dice, auction: &Auction) -> Balance {
	let beside = Balance::from(dice.once_in(12));
	dice.pick(auction.prices.clone()).unwrap_or_default() + beside
}

/// Bids for each round that is open.
pub fn bids(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (round, auction) in open_rounds(world) {
		for _ in 0..3 {
			let (units, price) = (dice.within(1, 6) as u32, a_price(dice, &auction));
			actions.push(signed(a_party_account(world, dice), Call::bid { round, units, price }));
		}
	}
	actions
}

pub fn bid(world: &mut World, dice: &mut Dice) -> bool {
	let actions = bids(world, dice);
	world.play_one(dice, actions)
}

/// Asks for each round that is open, of everything that is free.
pub fn asks(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (round, auction) in open_rounds(world) {
		for (holder, CertificateRange { batch, first, units }) in free_runs(world, dice) {
			let price = a_price(dice, &auction);
			let ask = Call::ask { round, batch, first, units, price };
			actions.push(signed(world.account_of(holder), ask));
		}
	}
	actions
}

pub fn ask(world: &mut World, dice: &mut Dice) -> bool {
	let actions = asks(world, dice);
	world.play_one(dice, actions)
}

/// Every order taken back by its owner.
pub fn cancellations(world: &World) -> Vec<Action> {
	let mut actions = Vec::new();
	for (round, auction) in rounds(world, |_| true) {
		for (price, buyer) in auction.bids.keys() {
			let cancel = Call::cancel_bid { round, price: *price };
			actions.push(signed(world.account_of(*buyer), cancel));
		}
		for ((batch, first), ask) in &auction.asks {
			let cancel = Call::cancel_ask { round, batch: *batch, first: *first };
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
	for (round, auction) in rounds(world, |stage| stage == AuctionStage::Open) {
		for (price, buyer) in auction.bids.into_keys() {
			let drop = Call::drop_bid { round, buyer, price };
			actions.push(signed(a_party_account(world, dice), drop));
		}
		for ((batch, first), ask) in auction.asks {
			let drop = Call::drop_ask { round, seller: ask.seller, batch, first };
			actions.push(signed(a_party_account(world, dice), drop));
		}
	}
	actions
}

pub fn drop_order(world: &mut World, dice: &mut Dice) -> bool {
	let actions = drops(world, dice);
	world.play_one(dice, actions)
}

pub fn cancel_round(world: &mut World, dice: &mut Dice) -> bool {
	let cancel = |(round, auction): (u64, Auction)| {
		signed(world.account_of(auction.centre), Call::cancel_round { round })
	};
	let actions = open_rounds(world).into_iter().map(cancel).collect();
	world.play_one(dice, actions)
}

/// Anybody closes a round.
pub fn closings(world: &World, dice: &mut Dice) -> Vec<Action> {
	let party = anybody(world, dice);
	let close =
		|(round, _)| signed(world.account_of(party), Call::close_round { round, steps: 64 });
	rounds(world, |_| true).into_iter().map(close).collect()
}

pub fn close_round(world: &mut World, dice: &mut Dice) -> bool {
	let actions = closings(world, dice);
	world.play_one(dice, actions)
}

/// A round is due and closes. Whether anything was sold in it.
pub fn a_round_sells(world: &mut World, dice: &mut Dice) -> bool {
	let trades = world.model.next.trade;
	let open = rounds(world, |stage| stage == AuctionStage::Open);
	let mut with_both =
		open.iter().filter(|(_, each)| !each.bids.is_empty() && !each.asks.is_empty());
	let Some((round, auction)) = with_both.next_back().cloned() else { return false };
	world.pass(auction.closes_at.saturating_sub(world.now()), 1);
	let close = Call::close_round { round, steps: 64 };
	let _ = world.play(&signed(a_party_account(world, dice), close));
	world.model.next.trade > trades
}
