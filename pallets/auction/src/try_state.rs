//! What must hold of the state of the call auction after every block.

use crate::{
	AskLevels, Asks, AssetIdOf, AuctionOf, Auctions, BidOf, Bids, Config, HoldReason, Level,
	Levels, NextAuction, Pallet, Presences, Side, Stage, Totals,
};
use alloc::collections::btree_map::BTreeMap;
use frame_support::{
	ensure,
	storage::{with_transaction, TransactionOutcome},
	traits::fungibles::InspectHold,
};
use sp_runtime::{DispatchError, TryRuntimeError};
use verdigrid_primitives::{
	certificate::{AuctionId, Lock},
	party::PartyId,
	trade::Amount,
	traits::Tradable,
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the call auction.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_auctions()?;
		Self::try_state_books()?;
		Self::try_state_bids()?;
		Self::try_state_bid_holds()?;
		Self::try_state_asks()?;
		Self::try_state_presences()
	}

	fn auction_of_order(id: AuctionId) -> Result<AuctionOf<T>, TryRuntimeError> {
		Auctions::<T>::get(id).ok_or("an order stands in no auction".into())
	}

	/// No auction is forgotten, and each has a grid of prices.
	fn try_state_auctions() -> Result<(), TryRuntimeError> {
		let mut count = 0_u64;
		for (id, auction) in Auctions::<T>::iter() {
			count = count.saturating_add(1);
			ensure!(id < NextAuction::<T>::get(), "auction number above the counter");
			let grid = auction.grid;
			let highest = grid.top().and_then(|top| grid.price(top));
			ensure!(grid.is_well_formed() && highest.is_some(), "an auction has no grid of prices");
		}
		ensure!(count == NextAuction::<T>::get(), "an auction was forgotten");
		Ok(())
	}

	/// The book is the sum of the orders. While an auction is open or cancelled, it is the sum of
	/// all orders. While the levels are being counted, it is the sum of those not yet counted.
	/// Afterwards there is no book.
	fn try_state_books() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<AuctionId, BTreeMap<Level, Totals>>::new();
		let mut add = |id, level, side, units| {
			let totals = sums.entry(id).or_default().entry(level).or_default();
			totals.add(side, units).ok_or("the book overflows")
		};
		for (place, (id, _), bid) in Bids::<T>::iter() {
			ensure!(place.0 == id, "an order stands in two auctions");
			add(id, place.1, Side::Bid, bid.units)?;
		}
		for (place, (id, _, _), ask) in Asks::<T>::iter() {
			ensure!(place.0 == id, "an order stands in two auctions");
			add(id, place.1, Side::Ask, ask.units)?;
		}
		for (id, auction) in Auctions::<T>::iter() {
			let mut orders = sums.remove(&id).unwrap_or_default();
			let first = match &auction.stage {
				Stage::Open | Stage::Cancelled(_) => 0,
				Stage::Counting(tally) => tally.next,
				_ => auction.grid.levels,
			};
			let (mut bids, mut asks) = (0_u64, 0_u64);
			for totals in orders.values() {
				bids = bids.saturating_add(totals.bids);
				asks = asks.saturating_add(totals.asks);
			}
			if first == 0 {
				ensure!(
					auction.totals == Totals { bids, asks },
					"the totals differ from the orders"
				);
			}
			orders.retain(|level, _| *level >= first);
			let book: BTreeMap<_, _> = Levels::<T>::iter_prefix(id).collect();
			ensure!(book == orders, "the book differs from the orders");
		}
		ensure!(sums.is_empty(), "an order stands in no auction");
		let known = Levels::<T>::iter_keys().all(|(id, _)| Auctions::<T>::contains_key(id));
		ensure!(known, "a book is of no auction");
		Ok(())
	}

	/// A bid holds its own price for all it wanted, less what it paid.
	fn try_state_bids() -> Result<(), TryRuntimeError> {
		for ((id, level), _, bid) in Bids::<T>::iter() {
			let auction = Self::auction_of_order(id)?;
			ensure!(
				Self::owes(&auction, level, &bid) == Some(bid.held),
				"a bid holds a wrong amount"
			);
			let begun = matches!(auction.stage, Stage::Settling { .. } | Stage::Closed { .. });
			ensure!(begun || bid.bought == 0, "a bid bought before its auction closed");
			ensure!(begun || bid.units > 0, "a bid for nothing stands in an auction");
			ensure!(begun || bid.split.is_some(), "a bid has no deposit for a split");
		}
		Ok(())
	}

	fn owes(auction: &AuctionOf<T>, level: Level, bid: &BidOf<T>) -> Option<Amount> {
		let price = match &auction.stage {
			Stage::Settling { clearing, .. } => Self::price_of(auction, *clearing),
			Stage::Closed { price, .. } => *price,
			_ => None,
		};
		let wanted = Amount::from(bid.units).checked_add(bid.bought.into())?;
		let paid = price.unwrap_or(0).checked_mul(bid.bought.into())?;
		auction.grid.price(level)?.checked_mul(wanted)?.checked_sub(paid)
	}

	/// The money held for bids on an account is the sum of what they say.
	fn try_state_bid_holds() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<(T::AccountId, AssetIdOf<T>), Amount>::new();
		for ((id, _), _, bid) in Bids::<T>::iter() {
			let sum = sums.entry((bid.account, Self::auction_of_order(id)?.asset)).or_default();
			*sum = sum.checked_add(bid.held).ok_or("held money overflows")?;
		}
		for ((account, asset), sum) in sums {
			let held = T::HeldMoney::balance_on_hold(asset, &HoldReason::Bid.into(), &account);
			ensure!(held == sum, "money on hold differs from the bids");
		}
		Ok(())
	}

	/// What an ask still offers is locked for its auction: it could be released now. Each is found
	/// through its party.
	fn try_state_asks() -> Result<(), TryRuntimeError> {
		let mut count = 0_u64;
		for ((id, level), (_, batch, first), ask) in Asks::<T>::iter() {
			count = count.saturating_add(1);
			let auction = Self::auction_of_order(id)?;
			let begun = matches!(auction.stage, Stage::Settling { .. } | Stage::Closed { .. });
			ensure!(begun || ask.sold == 0, "an ask sold before its auction closed");
			ensure!(begun || ask.units > 0, "an ask of nothing stands in an auction");
			ensure!(begun || ask.split.is_some(), "an ask has no deposit for a split");
			ensure!(level < auction.grid.levels, "an ask has no price");
			let found = AskLevels::<T>::get((id, ask.seller), (batch, first));
			ensure!(found == Some(level), "an ask is not found through its party");
			let range = ask.front((batch, first), ask.units);
			let released = with_transaction(|| {
				let released = T::Certificates::release(range, Lock::Auction(id)).is_ok();
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(released))
			});
			let locked = ask.units == 0 || released == Ok(true);
			ensure!(locked, "certificates of an ask are not locked for it");
		}
		ensure!(
			AskLevels::<T>::iter_keys().count() as u64 == count,
			"a party has an ask of no auction"
		);
		Ok(())
	}

	/// A party's orders in an auction are on one side, and counted.
	fn try_state_presences() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<(AuctionId, PartyId), (u32, u32)>::new();
		for (_, (id, buyer), _) in Bids::<T>::iter() {
			let (bids, _) = counts.entry((id, buyer)).or_default();
			*bids = bids.saturating_add(1);
		}
		for ((id, _), _, ask) in Asks::<T>::iter() {
			let (_, asks) = counts.entry((id, ask.seller)).or_default();
			*asks = asks.saturating_add(1);
		}
		for (id, party, own) in Presences::<T>::iter() {
			let counted = counts.remove(&(id, party));
			let expected = match own.side {
				Side::Bid => (own.orders, 0),
				Side::Ask => (0, own.orders),
			};
			ensure!(counted == Some(expected), "a party's orders are counted wrongly");
		}
		ensure!(counts.is_empty(), "a party's orders are not counted");
		Ok(())
	}
}
