//! Closing an auction, in steps: counting the levels, then serving and returning the orders.
//!
//! All that one step leaves for the next is in the [`Stage`] of the auction. So the result does not depend
//! on the number of calls. Orders of one level come in the order of their storage keys. The keys are
//! hashes of the auction and the party, or of the auction and the certificates. So the order is drawn by
//! lot, anew for each auction, and does not depend on who came first.

use crate::{
	AskKey, AskOf, Asks, AuctionOf, Auctions, BidOf, Bids, Clearing, Config, Cursor, Error, Event,
	Hand, Level, Levels, Pallet, Side, Stage, Tally, Walk, LEVELS_PER_STEP, MAX_STEPS,
};
use frame_support::{
	defensive,
	pallet_prelude::*,
	storage::with_storage_layer,
	traits::{Defensive, DefensiveOption},
};
use verdigrid_primitives::{
	certificate::AuctionId,
	layers::ensure_layers,
	party::PartyId,
	trade::{Amount, Trade, TradeOrigin},
	traits::{AuctionSales, Parties, SettlementAssets, TradeRecords},
};

/// A bid and an ask that are matched, and how much of them.
struct Match<T: Config> {
	buyer: PartyId,
	bid: BidOf<T>,
	key: AskKey,
	ask: AskOf<T>,
	units: u32,
	/// Whether this ends the share of the bid. If not, it ends the share of the ask.
	bid_ends: bool,
}

impl<T: Config> Pallet<T> {
	/// Does at most `steps` steps of closing an auction or of returning the orders of a cancelled one, and
	/// says how many it did. A step counts up to [`LEVELS_PER_STEP`] levels. Or it takes up to one order
	/// of each side, passing as many levels without orders, and matches them.
	pub(crate) fn do_close(id: AuctionId, steps: u32) -> Result<u32, DispatchError> {
		ensure!((1..=MAX_STEPS).contains(&steps), Error::<T>::StepsOutOfRange);
		ensure_layers()?;
		let mut auction = Self::auction(id)?;
		ensure!(!auction.stage.is_over(), Error::<T>::AuctionClosed);
		if auction.stage == Stage::Open {
			ensure!(Self::now() >= auction.closes_at, Error::<T>::AuctionNotDue);
			auction.stage = Stage::Counting(Tally::of(auction.totals.bids));
		}
		let mut done: u32 = 0;
		while done < steps && !auction.stage.is_over() {
			auction.stage = Self::step(id, &mut auction);
			done = done.saturating_add(1);
		}
		Auctions::<T>::insert(id, auction);
		Ok(done)
	}

	fn step(id: AuctionId, auction: &mut AuctionOf<T>) -> Stage {
		match auction.stage.clone() {
			Stage::Counting(tally) => Self::count_levels(id, auction, tally),
			Stage::Settling { clearing, walk } => {
				let walk = Self::settle(id, auction, clearing, walk);
				if !walk.is_over() {
					return Stage::Settling { clearing, walk };
				}
				let (price, units) = (Self::price_of(auction, clearing), walk.units);
				Self::deposit_event(Event::AuctionClosed { auction: id, price, units });
				Stage::Closed { price, units }
			}
			Stage::Cancelled(walk) => Stage::Cancelled(Self::settle(id, auction, None, walk)),
			stage => {
				defensive!(
					"closing counts the levels of an open auction, and ends with its orders"
				);
				stage
			}
		}
	}

	pub(crate) fn price_of(auction: &AuctionOf<T>, clearing: Option<Clearing>) -> Option<Amount> {
		clearing.and_then(|clearing| auction.grid.price(clearing.level))
	}

	/// Counts the next levels and forgets them: only the sums are needed from here on.
	fn count_levels(id: AuctionId, auction: &AuctionOf<T>, mut tally: Tally) -> Stage {
		for _ in 0..LEVELS_PER_STEP {
			if tally.next < auction.grid.levels {
				tally.count(Levels::<T>::take(id, tally.next));
			}
		}
		if tally.next < auction.grid.levels {
			return Stage::Counting(tally);
		}
		let clearing = tally.clearing();
		let units = clearing.map_or(0, |clearing| clearing.volume);
		let price = Self::price_of(auction, clearing);
		Self::deposit_event(Event::PriceFound { auction: id, price, units });
		Stage::Settling { clearing, walk: Walk::over(&auction.grid) }
	}

	/// One step over the orders. What both sides have to be served adds up to the same, so that in the
	/// end neither has an order in hand.
	fn settle(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		clearing: Option<Clearing>,
		mut walk: Walk,
	) -> Walk {
		if walk.bids.hand.is_none() {
			Self::take_bid(id, auction, clearing, &mut walk.bids);
		}
		if walk.asks.hand.is_none() {
			Self::take_ask(id, auction, clearing, &mut walk.asks);
		}
		if let (Some(bid), Some(ask)) = (walk.bids.hand, walk.asks.hand) {
			let served = Self::match_orders(id, auction, clearing, bid, ask);
			walk.units = walk.units.saturating_add(served.into());
			let units = bid.left.min(ask.left);
			walk.bids.matched(units);
			walk.asks.matched(units);
		}
		walk
	}

	/// Takes the next bid in hand, or ends it if nothing of it is to be served.
	fn take_bid(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		clearing: Option<Clearing>,
		cursor: &mut Cursor<PartyId>,
	) {
		for _ in 0..LEVELS_PER_STEP {
			let Some(level) = cursor.level else { return };
			let Some((buyer, bid)) = Self::bid_after(id, level, cursor.last) else {
				*cursor = Cursor::at(level.checked_sub(1));
				continue;
			};
			let share = |at: Clearing| at.served(Side::Bid, level, cursor.passed, bid.units);
			let served = clearing.map_or(0, share);
			cursor.take(level, buyer, bid.units, served);
			if served == 0 {
				Self::end_bid(id, auction, level, buyer, bid);
			}
			return;
		}
	}

	/// Takes the next ask in hand, or ends it if nothing of it is to be served.
	fn take_ask(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		clearing: Option<Clearing>,
		cursor: &mut Cursor<AskKey>,
	) {
		for _ in 0..LEVELS_PER_STEP {
			let Some(level) = cursor.level else { return };
			let Some((key, ask)) = Self::ask_after(id, level, cursor.last) else {
				let next = level.checked_add(1).filter(|next| *next < auction.grid.levels);
				*cursor = Cursor::at(next);
				continue;
			};
			let share = |at: Clearing| at.served(Side::Ask, level, cursor.passed, ask.units);
			let served = clearing.map_or(0, share);
			cursor.take(level, key, ask.units, served);
			if served == 0 {
				Self::end_ask(id, auction, level, key, ask);
			}
			return;
		}
	}

	/// The bid of a level that follows `last`, or the first. A bid that is gone still marks its place.
	fn bid_after(
		id: AuctionId,
		level: Level,
		last: Option<PartyId>,
	) -> Option<(PartyId, BidOf<T>)> {
		let place = (id, level);
		let mut bids = match last {
			Some(last) => {
				Bids::<T>::iter_prefix_from(place, Bids::<T>::hashed_key_for(place, (id, last)))
			}
			None => Bids::<T>::iter_prefix(place),
		};
		bids.next().map(|((_, buyer), bid)| (buyer, bid))
	}

	/// The ask of a level that follows `last`, or the first.
	fn ask_after(id: AuctionId, level: Level, last: Option<AskKey>) -> Option<(AskKey, AskOf<T>)> {
		let place = (id, level);
		let mut asks = match last {
			Some((batch, first)) => Asks::<T>::iter_prefix_from(
				place,
				Asks::<T>::hashed_key_for(place, (id, batch, first)),
			),
			None => Asks::<T>::iter_prefix(place),
		};
		asks.next().map(|((_, batch, first), ask)| ((batch, first), ask))
	}

	/// Settles the two orders in hand as far as both go, or lets that match lapse when it is not possible.
	/// Ends an order that has been matched as far as it is to be served. Returns the units settled.
	fn match_orders(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		clearing: Option<Clearing>,
		bid_hand: Hand<PartyId>,
		ask_hand: Hand<AskKey>,
	) -> u32 {
		let (buyer, key) = (bid_hand.key, ask_hand.key);
		let (batch, first) = key;
		let bid = Bids::<T>::get((id, bid_hand.level), (id, buyer));
		let ask = Asks::<T>::get((id, ask_hand.level), (id, batch, first));
		let (Some(bid), Some(ask)) = (bid, ask) else {
			defensive!("an order in hand is stored: it was served, and ends only when laid aside");
			return 0;
		};
		let units = bid_hand.left.min(ask_hand.left);
		let bid_ends = bid_hand.left == units;
		let mut matched = Match::<T> { buyer, bid, key, ask, units, bid_ends };
		let settled = with_storage_layer(|| Self::trade(id, auction, clearing, &mut matched));
		if let Err(error) = settled {
			let seller = matched.ask.seller;
			let lapsed = Event::MatchLapsed { auction: id, seller, buyer, batch, units, error };
			Self::deposit_event(lapsed);
		}
		let Match { bid, ask, .. } = matched;
		if bid_ends {
			Self::end_bid(id, auction, bid_hand.level, buyer, bid);
		} else {
			Bids::<T>::insert((id, bid_hand.level), (id, buyer), bid);
		}
		if ask_hand.left > units {
			Asks::<T>::insert((id, ask_hand.level), (id, batch, first), ask);
		} else {
			Self::end_ask(id, auction, ask_hand.level, key, ask);
		}
		settled.map_or(0, |()| units)
	}

	/// Swaps certificates and money. On failure, the match and state must be as before.
	///
	/// Both parties are bound: it does not matter that an attestation has lapsed since, or what is left
	/// on an account. A match lapses only because of a barred party, or of money or certificates that
	/// cannot move.
	fn trade(
		id: AuctionId,
		auction: &AuctionOf<T>,
		clearing: Option<Clearing>,
		matched: &mut Match<T>,
	) -> DispatchResult {
		let Match { buyer, key, units, bid_ends, ref bid, ref ask } = *matched;
		let allowed = T::Assets::is_settlement_asset(&auction.asset);
		ensure!(allowed, Error::<T>::AssetNotAllowed);
		let barred = [buyer, ask.seller].into_iter().any(T::Parties::is_barred);
		ensure!(!barred, Error::<T>::PartyBarred);
		// Orders are served only at a price that was found, and no bid is below it.
		let price = Self::price_of(auction, clearing).defensive_ok_or(Error::<T>::Overflow)?;
		let paid = Self::total(price, units).defensive()?;
		let (mut bid_after, mut ask_after) =
			Self::after_trade(bid, ask, units, paid).defensive_ok_or(Error::<T>::Overflow)?;
		// Each match ends the share of the bid or of the ask, and each share ends once.
		let split = if bid_ends { &mut bid_after.split } else { &mut ask_after.split };
		let (range, seller) = (ask.front(key, units), ask.seller);
		T::Certificates::sell_asked(range, id, buyer, split)?;
		Self::pay_seller(auction, bid, ask, paid)?;
		T::Trades::record(Trade {
			seller,
			buyer,
			range,
			price,
			asset: auction.asset.clone(),
			at: Self::now(),
			block: Self::block(),
			origin: TradeOrigin::Auction(id),
		})?;
		matched.bid = bid_after;
		matched.ask = ask_after;
		Ok(())
	}

	/// Pays to the present account of the seller. If that account cannot take the money, pays to
	/// the account that placed the ask.
	fn pay_seller(
		auction: &AuctionOf<T>,
		bid: &BidOf<T>,
		ask: &AskOf<T>,
		paid: Amount,
	) -> DispatchResult {
		let (asset, from) = (&auction.asset, &bid.account);
		let pay = |to| with_storage_layer(|| Self::pay_from_hold(asset, from, to, paid));
		match T::Parties::account_of(ask.seller) {
			Some(present) if present != ask.account => pay(&present).or_else(|_| pay(&ask.account)),
			_ => pay(&ask.account),
		}
	}

	fn after_trade(
		bid: &BidOf<T>,
		ask: &AskOf<T>,
		units: u32,
		paid: Amount,
	) -> Option<(BidOf<T>, AskOf<T>)> {
		let (mut bid, mut ask) = (bid.clone(), ask.clone());
		bid.units = bid.units.checked_sub(units)?;
		bid.bought = bid.bought.checked_add(units)?;
		bid.held = bid.held.checked_sub(paid)?;
		ask.units = ask.units.checked_sub(units)?;
		ask.sold = ask.sold.checked_add(units)?;
		Some((bid, ask))
	}

	/// Gives back what is left of a bid. If that fails, the record stays for its owner to take.
	fn end_bid(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		level: Level,
		buyer: PartyId,
		bid: BidOf<T>,
	) {
		let price = Self::price_at(auction, level);
		match with_storage_layer(|| Self::return_bid(auction, &bid)) {
			Ok(()) => {
				Self::forget_bid(id, auction, level, buyer, &bid);
				let (bought, returned) = (bid.bought, bid.held);
				let ended = Event::BidEnded { auction: id, buyer, price, bought, returned };
				Self::deposit_event(ended);
			}
			Err(error) => {
				Bids::<T>::insert((id, level), (id, buyer), bid);
				let failed = Event::ReturnFailed { auction: id, party: buyer, price, error };
				Self::deposit_event(failed);
			}
		}
	}

	/// Gives back what is left of an ask. If that fails, the record stays for its owner to take.
	fn end_ask(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		level: Level,
		key: AskKey,
		ask: AskOf<T>,
	) {
		let ((batch, first), seller) = (key, ask.seller);
		let price = Self::price_at(auction, level);
		match with_storage_layer(|| Self::return_ask(id, key, &ask)) {
			Ok(()) => {
				Self::forget_ask(id, auction, level, key, &ask);
				let (sold, returned) = (ask.sold, ask.units);
				let ended = Event::AskEnded { auction: id, seller, batch, first, sold, returned };
				Self::deposit_event(ended);
			}
			Err(error) => {
				Asks::<T>::insert((id, level), (id, batch, first), ask);
				let failed = Event::ReturnFailed { auction: id, party: seller, price, error };
				Self::deposit_event(failed);
			}
		}
	}

	/// The price of a level at which there is an order.
	fn price_at(auction: &AuctionOf<T>, level: Level) -> Amount {
		auction
			.grid
			.price(level)
			.defensive_proof("orders are placed at prices of the grid, which never changes; qed")
			.unwrap_or_default()
	}
}
