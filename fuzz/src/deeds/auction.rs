//! Call auctions.

use verdigrid_auction::{Call, Grid, Lot, Stage};
use verdigrid_primitives::{certificate::AuctionId, party::Role, trade::Amount, Moment};

use super::{
	certificates::free,
	market::{asset, buyer, wanted},
	Act, Deed, Scene,
};

pub(super) const DEEDS: &[Deed] = &[
	open, bid, bid, bid, ask, ask, ask, cancel_bid, cancel_ask, drop_bid, drop_ask, cancel, close,
	close, close,
];

type Auction = verdigrid_auction::AuctionOf<verdigrid_runtime::Runtime>;

fn open(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let centres = scene.view.with_role(Role::TradingCentre);
	let centre = scene.party(&centres)?;
	let (class, criteria) = wanted(scene)?;
	let grid = Grid {
		lowest: if scene.dice.once_in(20) { 0 } else { scene.dice.one_of([1, 10, 10, 1 << 100]) },
		tick: if scene.dice.once_in(20) { 0 } else { scene.dice.one_of([1, 1, 5]) },
		levels: if scene.dice.once_in(20) { 1_025 } else { scene.dice.one_of([1, 3, 20, 1_024]) },
	};
	let closes_at = scene.view.now + scene.dice.one_of([60, 600, 3_600, 86_400]);
	let (lot, asset) = (Lot { class, criteria }, asset(scene));
	scene.by(centre, Call::open { lot, asset, grid, closes_at })
}

/// An auction that takes orders, or now and then any.
fn auction(
	scene: &mut Scene<'_>,
	fits: fn(&Auction, Moment) -> bool,
) -> Option<(AuctionId, Auction)> {
	let any = scene.dice.once_in(12);
	let now = scene.view.now;
	let all: Vec<_> = scene.view.auctions.iter().filter(|(_, it)| any || fits(it, now)).collect();
	scene.dice.pick(&all).map(|(id, it)| (*id, it.clone()))
}

fn is_open(auction: &Auction, now: Moment) -> bool {
	matches!(auction.stage, Stage::Open) && now < auction.closes_at
}

fn price(scene: &mut Scene<'_>, grid: &Grid) -> Amount {
	let level = scene.dice.below(grid.levels.into()) as u32;
	match scene.dice.once_in(15) {
		true => scene.dice.number(16),
		false => grid.price(level).unwrap_or(1),
	}
}

fn bid(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, record) = auction(scene, is_open)?;
	let buyer = buyer(scene)?;
	let units =
		if scene.dice.once_in(30) { u32::MAX } else { scene.dice.one_of([0, 1, 2, 5, 20, 100]) };
	let price = price(scene, &record.grid);
	scene.by(buyer, Call::bid { auction, units, price })
}

fn ask(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, record) = auction(scene, is_open)?;
	let class = |batch| scene.view.batch(batch).map(|batch| batch.info.class);
	let fitting: Vec<_> = scene
		.view
		.free_bundles()
		.into_iter()
		.filter(|(range, _)| class(range.batch) == Some(record.lot.class))
		.collect();
	let (range, holder) = match scene.dice.once_in(10) {
		true => free(scene)?,
		false => scene.dice.pick(&fitting).copied()?,
	};
	let units = scene.some_of(range.units);
	let price = price(scene, &record.grid);
	let (batch, first) = (range.batch, range.first);
	scene.by(holder, Call::ask { auction, batch, first, units, price })
}

fn cancel_bid(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, price, party) = a_bid(scene)?;
	scene.by(party, Call::cancel_bid { auction, price })
}

/// A bid: its auction, its price and whose it is.
fn a_bid(scene: &mut Scene<'_>) -> Option<(AuctionId, Amount, u32)> {
	let (auction, level, party, _) = scene.dice.pick(&scene.view.bids).cloned()?;
	let grid = scene.view.auctions.iter().find(|(id, _)| *id == auction)?.1.grid;
	Some((auction, grid.price(level)?, party))
}

fn cancel_ask(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, _, (batch, first), ask) = scene.dice.pick(&scene.view.asks).cloned()?;
	scene.by(ask.seller, Call::cancel_ask { auction, batch, first })
}

fn drop_bid(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, price, buyer) = a_bid(scene)?;
	scene.by_anybody(Call::drop_bid { auction, buyer, price })
}

fn drop_ask(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, _, (batch, first), ask) = scene.dice.pick(&scene.view.asks).cloned()?;
	scene.by_anybody(Call::drop_ask { auction, seller: ask.seller, batch, first })
}

fn cancel(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, record) = auction(scene, is_open)?;
	if !scene.dice.once_in(5) {
		return None;
	}
	scene.by(record.centre, Call::cancel { auction })
}

fn close(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (auction, _) =
		auction(scene, |auction, now| !auction.stage.is_over() && now >= auction.closes_at)?;
	let steps = scene.dice.one_of([1, 2, 5, 64, 64, 65, 0]);
	scene.by_anybody(Call::close { auction, steps })
}
