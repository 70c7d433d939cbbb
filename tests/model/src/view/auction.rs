//! Call auctions and their orders.

use std::collections::BTreeMap;

use verdigrid_auction as chain;
use verdigrid_primitives::certificate::{AuctionId, CertificateRange};

use crate::{
	rules::{Ask, Auction, AuctionStage, Bid},
	*,
};

/// Auctions, none of which is being closed: one call does that here.
pub fn auctions() -> BTreeMap<AuctionId, Auction> {
	chain::Auctions::<Runtime>::iter().map(|(id, details)| (id, auction(id, details))).collect()
}

fn auction(id: AuctionId, details: chain::AuctionOf<Runtime>) -> Auction {
	let stage = match details.stage {
		chain::Stage::Open => AuctionStage::Open,
		chain::Stage::Cancelled(walk) if walk.is_over() => AuctionStage::Swept,
		chain::Stage::Cancelled(_) => AuctionStage::Cancelled,
		chain::Stage::Closed { price, units } => AuctionStage::Closed { price, units },
		between => panic!("auction {id} is still {between:?}"),
	};
	let auction = Auction {
		centre: details.centre,
		class: details.lot.class,
		criteria: details.lot.criteria,
		asset: (&details.asset).into(),
		prices: (0..details.grid.levels).filter_map(|level| details.grid.price(level)).collect(),
		closes_at: details.closes_at,
		stage,
		bids: bids(id, &details.grid),
		asks: asks(id, &details.grid),
	};
	if matches!(stage, AuctionStage::Open | AuctionStage::Cancelled) {
		let wanted: u64 = auction.bids.values().map(|bid| u64::from(bid.units)).sum();
		let offered: u64 = auction.asks.values().map(|ask| u64::from(ask.range.units)).sum();
		assert_eq!((details.totals.bids, details.totals.asks), (wanted, offered), "auction {id}");
	}
	auction
}

fn bids(id: AuctionId, grid: &chain::Grid) -> BTreeMap<(Balance, u32), Bid> {
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

fn asks(id: AuctionId, grid: &chain::Grid) -> BTreeMap<(u64, u32), Ask> {
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
