//! What the runtime API shows of auctions.

use crate::{
	AskInfo, AskKey, AskLevels, Asks, AssetIdOf, AuctionDetails, AuctionInfo, AuctionOf,
	AuctionStatus, Auctions, BidInfo, Bids, Config, Level, LevelInfo, Levels, Pallet, Stage,
	MAX_LEVELS,
};
use alloc::vec::Vec;
use verdigrid_primitives::{certificate::AuctionId, party::PartyId, trade::Amount};

/// The most asks of one page.
const PAGE: u32 = 100;

impl<T: Config> Pallet<T> {
	/// An auction, for the runtime API. Auctions are never forgotten.
	pub fn auction_info(id: AuctionId) -> Option<AuctionInfo<AssetIdOf<T>>> {
		let auction = Auctions::<T>::get(id)?;
		let (status, price, units) = Self::progress(&auction);
		let AuctionDetails { centre, lot, asset, grid, closes_at, totals, .. } = auction;
		Some(AuctionInfo { centre, lot, asset, grid, closes_at, status, totals, price, units })
	}

	/// Status, price and certificates that changed hands.
	fn progress(auction: &AuctionOf<T>) -> (AuctionStatus, Option<Amount>, u64) {
		match &auction.stage {
			Stage::Open if Self::now() < auction.closes_at => (AuctionStatus::Open, None, 0),
			Stage::Open => (AuctionStatus::Due, None, 0),
			Stage::Cancelled(walk) => (AuctionStatus::Cancelled { swept: walk.is_over() }, None, 0),
			Stage::Counting(_) => (AuctionStatus::Counting, None, 0),
			Stage::Settling { clearing, walk } => {
				(AuctionStatus::Settling, Self::price_of(auction, *clearing), walk.units)
			}
			Stage::Closed { price, units } => (AuctionStatus::Closed, *price, *units),
		}
	}

	/// The book of an auction, from the lowest price up: at most `limit` levels with orders, above level
	/// `after`, or from the lowest without it. Levels leave the book when the auction is being closed.
	pub fn auction_levels(id: AuctionId, after: Option<Level>, limit: u32) -> Vec<LevelInfo> {
		let Some(auction) = Auctions::<T>::get(id) else { return Vec::new() };
		let from = after.map_or(0, |after| after.saturating_add(1));
		(from..auction.grid.levels.min(MAX_LEVELS))
			.filter_map(|level| {
				let totals = Levels::<T>::get(id, level);
				let price = auction.grid.price(level).filter(|_| !totals.is_empty())?;
				Some(LevelInfo { level, price, totals })
			})
			.take(limit.min(MAX_LEVELS) as usize)
			.collect()
	}

	/// The bids of a party in an auction, from the lowest price up.
	pub fn auction_bids(id: AuctionId, party: PartyId) -> Vec<BidInfo<T::AccountId>> {
		let Some(auction) = Auctions::<T>::get(id) else { return Vec::new() };
		(0..auction.grid.levels.min(MAX_LEVELS))
			.filter_map(|level| {
				let bid = Bids::<T>::get((id, level), (id, party))?;
				let price = auction.grid.price(level)?;
				let (units, bought) = (bid.units, bid.bought);
				Some(BidInfo { price, units, bought, account: bid.account, held: bid.held })
			})
			.collect()
	}

	/// The asks of a party in an auction, at most `limit` and at most 100. They have no meaningful
	/// order. The page begins after `after`, or at the first ask if there is no `after`.
	pub fn auction_asks(
		id: AuctionId,
		party: PartyId,
		after: Option<AskKey>,
		limit: u32,
	) -> Vec<AskInfo> {
		let Some(auction) = Auctions::<T>::get(id) else { return Vec::new() };
		let own = (id, party);
		let asks = match after {
			Some(after) => {
				AskLevels::<T>::iter_prefix_from(own, AskLevels::<T>::hashed_key_for(own, after))
			}
			None => AskLevels::<T>::iter_prefix(own),
		};
		asks.take(limit.min(PAGE) as usize)
			.filter_map(|(key, level)| {
				let ask = Asks::<T>::get((id, level), (id, key.0, key.1))?;
				let price = auction.grid.price(level)?;
				Some(AskInfo { key, price, range: ask.front(key, ask.units), sold: ask.sold })
			})
			.collect()
	}
}
