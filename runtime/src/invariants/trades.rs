//! An auction traded what it says: the market keeps the trades, and the auction their price and number.

use alloc::collections::BTreeMap;

use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use verdigrid_auction::{AuctionOf, Auctions, Stage};
use verdigrid_market::Trades;
use verdigrid_primitives::{
	certificate::AuctionId,
	trade::{Amount, TradeOrigin},
};

use crate::Runtime;

pub(super) fn try_state() -> Result<(), TryRuntimeError> {
	let mut traded = traded()?;
	for (id, auction) in Auctions::<Runtime>::iter() {
		let (price, said) = result(&auction);
		let found = traded.remove(&id);
		let units = found.map_or(0, |(_, units)| units);
		ensure!(units == said, "an auction says another number than its trades");
		let fits = found.is_none_or(|(paid, _)| price == Some(paid));
		ensure!(fits, "an auction says another price than its trades");
	}
	ensure!(traded.is_empty(), "a trade comes from no auction");
	Ok(())
}

/// The one price of all trades of an auction, and how many certificates they moved.
fn traded() -> Result<BTreeMap<AuctionId, (Amount, u64)>, TryRuntimeError> {
	let mut traded = BTreeMap::new();
	for trade in Trades::<Runtime>::iter_values() {
		if let TradeOrigin::Auction(id) = trade.origin {
			let (price, units) = traded.entry(id).or_insert((trade.price, 0_u64));
			ensure!(*price == trade.price, "an auction traded at two prices");
			*units = units.saturating_add(trade.range.units.into());
		}
	}
	Ok(traded)
}

/// What an auction says of its price, and how many certificates have changed hands so far.
fn result(auction: &AuctionOf<Runtime>) -> (Option<Amount>, u64) {
	match &auction.stage {
		Stage::Closed { price, units } => (*price, *units),
		Stage::Settling { clearing, walk } => {
			let price = clearing.and_then(|clearing| auction.grid.price(clearing.level));
			(price, walk.units)
		}
		_ => (None, 0),
	}
}
