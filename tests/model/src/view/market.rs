//! Offers, demands, and rounds of the auction.

use std::collections::BTreeMap;

use verdigrid_market as chain;
use verdigrid_primitives::certificate::{CertificateRange, RoundId};

use crate::{
	rules::{Ask, Auction, AuctionStage, Bid, Demand, Offer},
	*,
};

pub fn offers() -> BTreeMap<u64, Offer> {
	let offer = |(id, offer): (u64, chain::OfferOf<Runtime>)| {
		let offer = Offer {
			seller: offer.seller,
			range: offer.range,
			price: offer.price,
			asset: (&offer.asset).into(),
			to: offer.to,
			min_units: offer.min_units,
			expires_at: offer.expires_at,
			account: offer.depositor,
		};
		(id, offer)
	};
	chain::Offers::<Runtime>::iter().map(offer).collect()
}

pub fn demands() -> BTreeMap<u64, Demand> {
	let demand = |(id, record): (u64, chain::DemandOf<Runtime>)| {
		let demand = Demand {
			buyer: record.buyer,
			class: record.class,
			criteria: record.criteria,
			units: record.units,
			min_units: record.min_units,
			max_price: record.max_price,
			asset: (&record.asset).into(),
			expires_at: record.expires_at,
			account: record.account,
		};
		assert_eq!(record.held, demand.held());
		(id, demand)
	};
	chain::Demands::<Runtime>::iter().map(demand).collect()
}

/// Rounds, none of which is being closed: one call does that here.
pub fn auctions() -> BTreeMap<RoundId, Auction> {
	chain::Rounds::<Runtime>::iter().map(|(id, round)| (id, auction(id, round))).collect()
}

fn auction(id: RoundId, round: chain::RoundOf<Runtime>) -> Auction {
	let stage = match round.stage {
		chain::Stage::Open => AuctionStage::Open,
		chain::Stage::Cancelled(walk) if walk.is_over() => AuctionStage::Swept,
		chain::Stage::Cancelled(_) => AuctionStage::Cancelled,
		chain::Stage::Closed { price, units } => AuctionStage::Closed { price, units },
		between => panic!("round {id} is still {between:?}"),
	};
	let auction = Auction {
		centre: round.centre,
		class: round.lot.class,
		criteria: round.lot.criteria,
		asset: (&round.asset).into(),
		prices: (0..round.grid.levels).filter_map(|level| round.grid.price(level)).collect(),
		closes_at: round.closes_at,
		stage,
		bids: bids(id, &round.grid),
		asks: asks(id, &round.grid),
	};
	if matches!(stage, AuctionStage::Open | AuctionStage::Cancelled) {
		let wanted: u64 = auction.bids.values().map(|bid| u64::from(bid.units)).sum();
		let offered: u64 = auction.asks.values().map(|ask| u64::from(ask.range.units)).sum();
		assert_eq!((round.totals.bids, round.totals.asks), (wanted, offered), "round {id}");
	}
	auction
}

fn bids(id: RoundId, grid: &chain::Grid) -> BTreeMap<(Balance, u32), Bid> {
	let of_level = |level| {
		let price = grid.price(level).unwrap();
		chain::Bids::<Runtime>::iter_prefix((id, level)).map(move |((_, buyer), bid)| {
			let spare = bid.split.is_some();
			let bid = Bid { units: bid.units, held: bid.held, account: bid.account, spare };
			((price, buyer), bid)
		})
	};
	(0..grid.levels).flat_map(of_level).collect()
}

fn asks(id: RoundId, grid: &chain::Grid) -> BTreeMap<(u64, u32), Ask> {
	let of_level = |level| {
		let price = grid.price(level).unwrap();
		chain::Asks::<Runtime>::iter_prefix((id, level)).map(move |((_, batch, first), ask)| {
			let range = CertificateRange { batch, first: first + ask.sold, units: ask.units };
			let (seller, account, spare) = (ask.seller, ask.account, ask.split.is_some());
			((batch, first), Ask { seller, price, range, account, spare })
		})
	};
	(0..grid.levels).flat_map(of_level).collect()
}
