//! What the runtime API shows of rounds.

use super::types::{
	AskInfo, AskKey, BidInfo, Level, LevelInfo, RoundInfo, RoundStatus, Stage, MAX_LEVELS,
};
use crate::{AskLevels, Asks, AssetIdOf, Bids, Config, Levels, Pallet, RoundOf, Rounds};
use alloc::vec::Vec;
use verdigrid_primitives::{certificate::RoundId, party::PartyId};

/// The most asks of one page.
const PAGE: u32 = 100;

impl<T: Config> Pallet<T> {
	/// A round, for the runtime API. Rounds are never forgotten.
	pub fn round_info(id: RoundId) -> Option<RoundInfo<AssetIdOf<T>>> {
		let round = Rounds::<T>::get(id)?;
		let (status, price, units) = Self::progress(&round);
		let RoundOf::<T> { centre, lot, asset, grid, closes_at, totals, .. } = round;
		Some(RoundInfo { centre, lot, asset, grid, closes_at, status, totals, price, units })
	}

	/// Status, price and certificates that changed hands.
	fn progress(round: &RoundOf<T>) -> (RoundStatus, Option<crate::Amount>, u64) {
		match &round.stage {
			Stage::Open if Self::now() < round.closes_at => (RoundStatus::Open, None, 0),
			Stage::Open => (RoundStatus::Due, None, 0),
			Stage::Cancelled(walk) => (RoundStatus::Cancelled { swept: walk.is_over() }, None, 0),
			Stage::Counting(_) => (RoundStatus::Counting, None, 0),
			Stage::Settling { clearing, walk } => {
				(RoundStatus::Settling, Self::price_of(round, *clearing), walk.units)
			}
			Stage::Closed { price, units } => (RoundStatus::Closed, *price, *units),
		}
	}

	/// The book of a round, from the lowest price up: at most `limit` levels with orders, above level
	/// `after`, or from the lowest without it. Levels leave the book when the round is being closed.
	pub fn round_levels(id: RoundId, after: Option<Level>, limit: u32) -> Vec<LevelInfo> {
		let Some(round) = Rounds::<T>::get(id) else { return Vec::new() };
		let from = after.map_or(0, |after| after.saturating_add(1));
		(from..round.grid.levels.min(MAX_LEVELS))
			.filter_map(|level| {
				let totals = Levels::<T>::get(id, level);
				let price = round.grid.price(level).filter(|_| !totals.is_empty())?;
				Some(LevelInfo { level, price, totals })
			})
			.take(limit.min(MAX_LEVELS) as usize)
			.collect()
	}

	/// The bids of a party in a round, from the lowest price up.
	pub fn round_bids(id: RoundId, party: PartyId) -> Vec<BidInfo<T::AccountId>> {
		let Some(round) = Rounds::<T>::get(id) else { return Vec::new() };
		(0..round.grid.levels.min(MAX_LEVELS))
			.filter_map(|level| {
				let bid = Bids::<T>::get((id, level), (id, party))?;
				let price = round.grid.price(level)?;
				let (units, bought) = (bid.units, bid.bought);
				Some(BidInfo { price, units, bought, account: bid.account, held: bid.held })
			})
			.collect()
	}

	/// The asks of a party in a round: at most `limit` and 100, those after `after` in an order of no
	/// meaning, or from the first without it.
	pub fn round_asks(
		id: RoundId,
		party: PartyId,
		after: Option<AskKey>,
		limit: u32,
	) -> Vec<AskInfo> {
		let Some(round) = Rounds::<T>::get(id) else { return Vec::new() };
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
				let price = round.grid.price(level)?;
				Some(AskInfo { key, price, range: ask.front(key, ask.units), sold: ask.sold })
			})
			.collect()
	}
}
