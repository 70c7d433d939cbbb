//! Closing a round, in steps: counting the levels, then serving and returning the orders.
//!
//! All that one step leaves for the next is in the round's [`Stage`], so it makes no difference in how
//! many calls a round is closed. Orders of one level come in the order of their storage keys, hashes
//! of the round and the party, or of the round and the certificates: drawn by lot, anew for each
//! round, and the same whoever came first.

use super::{
	clearing::{Clearing, Tally},
	types::{AskKey, Cursor, Hand, Level, Side, Stage, Walk, LEVELS_PER_STEP, MAX_STEPS},
};
use crate::{
	Amount, AskOf, Asks, Assets, BidOf, Bids, Config, Error, Event, HoldReason, Levels, Origin,
	Pallet, RoundOf, Rounds, Trade,
};
use frame_support::{pallet_prelude::*, storage::with_storage_layer};
use verdigrid_primitives::{
	certificate::RoundId,
	layers::ensure_layers,
	party::PartyId,
	traits::{AuctionSales, Parties},
};

impl<T: Config> Pallet<T> {
	/// Does at most `steps` steps of closing a round or of returning the orders of a cancelled one, and
	/// says how many it did. A step counts up to [`LEVELS_PER_STEP`] levels; or it takes up to one order
	/// of each side, passing as many levels without orders, and matches them.
	pub(crate) fn advance_round(id: RoundId, steps: u32) -> Result<u32, DispatchError> {
		ensure!((1..=MAX_STEPS).contains(&steps), Error::<T>::InvalidSteps);
		ensure_layers()?;
		let mut round = Self::round(id)?;
		ensure!(!round.stage.is_over(), Error::<T>::RoundClosed);
		if round.stage == Stage::Open {
			ensure!(Self::now() >= round.closes_at, Error::<T>::RoundNotOver);
			round.stage = Stage::Counting(Tally::of(round.totals.bids));
		}
		let mut done: u32 = 0;
		while done < steps && !round.stage.is_over() {
			round.stage = Self::step(id, &mut round);
			done = done.saturating_add(1);
		}
		Rounds::<T>::insert(id, round);
		Ok(done)
	}

	fn step(id: RoundId, round: &mut RoundOf<T>) -> Stage {
		match round.stage.clone() {
			Stage::Counting(tally) => Self::count_levels(id, round, tally),
			Stage::Settling { clearing, walk } => {
				let walk = Self::settle(id, round, clearing, walk);
				if !walk.is_over() {
					return Stage::Settling { clearing, walk };
				}
				let (price, units) = (Self::price_of(round, clearing), walk.units);
				Self::deposit_event(Event::RoundClosed { round: id, price, units });
				Stage::Closed { price, units }
			}
			Stage::Cancelled(walk) => Stage::Cancelled(Self::settle(id, round, None, walk)),
			stage => stage,
		}
	}

	pub(crate) fn price_of(round: &RoundOf<T>, clearing: Option<Clearing>) -> Option<Amount> {
		clearing.and_then(|clearing| round.grid.price(clearing.level))
	}

	/// Counts the next levels and forgets them: only the sums are needed from here on.
	fn count_levels(id: RoundId, round: &RoundOf<T>, mut tally: Tally) -> Stage {
		for _ in 0..LEVELS_PER_STEP {
			if tally.next < round.grid.levels {
				tally.count(Levels::<T>::take(id, tally.next));
			}
		}
		if tally.next < round.grid.levels {
			return Stage::Counting(tally);
		}
		let clearing = tally.clearing();
		let units = clearing.map_or(0, |clearing| clearing.volume);
		let price = Self::price_of(round, clearing);
		Self::deposit_event(Event::PriceFound { round: id, price, units });
		Stage::Settling { clearing, walk: Walk::over(&round.grid) }
	}

	/// One step over the orders. What both sides have to be served adds up to the same, so that in the
	/// end neither has an order in hand.
	fn settle(
		id: RoundId,
		round: &mut RoundOf<T>,
		clearing: Option<Clearing>,
		mut walk: Walk,
	) -> Walk {
		if walk.bids.hand.is_none() {
			Self::take_bid(id, round, clearing, &mut walk.bids);
		}
		if walk.asks.hand.is_none() {
			Self::take_ask(id, round, clearing, &mut walk.asks);
		}
		if let (Some(bid), Some(ask)) = (walk.bids.hand, walk.asks.hand) {
			let units = bid.left.min(ask.left);
			let served = Self::match_orders(id, round, clearing, bid, ask, units);
			walk.units = walk.units.saturating_add(served.into());
			walk.bids.matched(units);
			walk.asks.matched(units);
		}
		walk
	}

	/// Takes the next bid in hand, or ends it if nothing of it is to be served.
	fn take_bid(
		id: RoundId,
		round: &mut RoundOf<T>,
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
				Self::end_bid(id, round, level, buyer, bid);
			}
			return;
		}
	}

	/// Takes the next ask in hand, or ends it if nothing of it is to be served.
	fn take_ask(
		id: RoundId,
		round: &mut RoundOf<T>,
		clearing: Option<Clearing>,
		cursor: &mut Cursor<AskKey>,
	) {
		for _ in 0..LEVELS_PER_STEP {
			let Some(level) = cursor.level else { return };
			let Some((key, ask)) = Self::ask_after(id, level, cursor.last) else {
				let next = level.checked_add(1).filter(|next| *next < round.grid.levels);
				*cursor = Cursor::at(next);
				continue;
			};
			let share = |at: Clearing| at.served(Side::Ask, level, cursor.passed, ask.units);
			let served = clearing.map_or(0, share);
			cursor.take(level, key, ask.units, served);
			if served == 0 {
				Self::end_ask(id, round, level, key, ask);
			}
			return;
		}
	}

	/// The bid of a level that follows `last`, or the first. A bid that is gone still marks its place.
	fn bid_after(id: RoundId, level: Level, last: Option<PartyId>) -> Option<(PartyId, BidOf<T>)> {
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
	fn ask_after(id: RoundId, level: Level, last: Option<AskKey>) -> Option<(AskKey, AskOf<T>)> {
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

	/// Settles `units` between the two orders in hand, or lets them lapse when that is not possible;
	/// ends an order that has been matched as far as it is to be served. Returns the units settled.
	fn match_orders(
		id: RoundId,
		round: &mut RoundOf<T>,
		clearing: Option<Clearing>,
		bid_hand: Hand<PartyId>,
		ask_hand: Hand<AskKey>,
		units: u32,
	) -> u32 {
		let (buyer, key) = (bid_hand.key, ask_hand.key);
		let (batch, first) = key;
		let bid = Bids::<T>::get((id, bid_hand.level), (id, buyer));
		let ask = Asks::<T>::get((id, ask_hand.level), (id, batch, first));
		let (Some(mut bid), Some(mut ask)) = (bid, ask) else { return 0 };
		let bid_ends = bid_hand.left == units;
		let settled = with_storage_layer(|| {
			let price = Self::price_of(round, clearing).ok_or(Error::<T>::Overflow)?;
			Self::trade_at(id, round, price, buyer, &mut bid, key, &mut ask, units, bid_ends)
		});
		let lapsed = settled.is_err();
		if let Err(error) = settled {
			let seller = ask.seller;
			Self::deposit_event(Event::MatchLapsed {
				round: id,
				seller,
				buyer,
				batch,
				units,
				error,
			});
		}
		if bid_ends {
			Self::end_bid(id, round, bid_hand.level, buyer, bid);
		} else {
			Bids::<T>::insert((id, bid_hand.level), (id, buyer), bid);
		}
		if ask_hand.left > units {
			Asks::<T>::insert((id, ask_hand.level), (id, batch, first), ask);
		} else {
			Self::end_ask(id, round, ask_hand.level, key, ask);
		}
		if lapsed {
			0
		} else {
			units
		}
	}

	/// Swaps certificates and money. On failure, records and state must be as before.
	///
	/// Both parties are bound: it does not matter that an attestation has lapsed since, or what is left
	/// on an account. Only who was barred, money that cannot move, and certificates that cannot move
	/// make a match lapse.
	#[allow(clippy::too_many_arguments)]
	fn trade_at(
		id: RoundId,
		round: &RoundOf<T>,
		price: Amount,
		buyer: PartyId,
		bid: &mut BidOf<T>,
		key: AskKey,
		ask: &mut AskOf<T>,
		units: u32,
		bid_ends: bool,
	) -> DispatchResult {
		ensure!(Assets::<T>::contains_key(&round.asset), Error::<T>::AssetNotAllowed);
		let barred = [buyer, ask.seller].into_iter().any(T::Parties::is_barred);
		ensure!(!barred, Error::<T>::PartyBarred);
		let range = ask.front(key, units);
		let paid = Self::total(price, units)?;
		let mut after = Self::after_trade(bid, ask, units, paid).ok_or(Error::<T>::Overflow)?;
		// Each match ends the share of the bid or of the ask, and each share ends once.
		let split = if bid_ends { &mut after.0.split } else { &mut after.1.split };
		T::Certificates::sell_asked(range, id, buyer, split)?;
		Self::pay_seller(round, bid, ask, paid)?;
		Self::record(Trade {
			seller: ask.seller,
			buyer,
			range,
			price,
			asset: round.asset.clone(),
			at: Self::now(),
			origin: Origin::Auction(id),
		})?;
		(*bid, *ask) = after;
		Ok(())
	}

	/// Pays to the seller's present account or, where that cannot take the money, to the account that
	/// placed the ask.
	fn pay_seller(
		round: &RoundOf<T>,
		bid: &BidOf<T>,
		ask: &AskOf<T>,
		paid: Amount,
	) -> DispatchResult {
		let (asset, from) = (&round.asset, &bid.account);
		let pay = |to| {
			with_storage_layer(|| Self::pay_from_hold_for(HoldReason::Bid, asset, from, to, paid))
		};
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
	fn end_bid(id: RoundId, round: &mut RoundOf<T>, level: Level, buyer: PartyId, bid: BidOf<T>) {
		let price = round.grid.price(level).unwrap_or_default();
		match with_storage_layer(|| Self::return_bid(round, &bid)) {
			Ok(()) => {
				Self::forget_bid(id, round, level, buyer, &bid);
				let (bought, returned) = (bid.bought, bid.held);
				Self::deposit_event(Event::BidEnded { round: id, buyer, price, bought, returned });
			}
			Err(error) => {
				Bids::<T>::insert((id, level), (id, buyer), bid);
				Self::deposit_event(Event::ReturnFailed { round: id, party: buyer, price, error });
			}
		}
	}

	/// Gives back what is left of an ask. If that fails, the record stays for its owner to take.
	fn end_ask(id: RoundId, round: &mut RoundOf<T>, level: Level, key: AskKey, ask: AskOf<T>) {
		let ((batch, first), seller) = (key, ask.seller);
		let price = round.grid.price(level).unwrap_or_default();
		match with_storage_layer(|| Self::return_ask(id, key, &ask)) {
			Ok(()) => {
				Self::forget_ask(id, round, level, key, &ask);
				let (sold, returned) = (ask.sold, ask.units);
				let ended = Event::AskEnded { round: id, seller, batch, first, sold, returned };
				Self::deposit_event(ended);
			}
			Err(error) => {
				Asks::<T>::insert((id, level), (id, batch, first), ask);
				Self::deposit_event(Event::ReturnFailed { round: id, party: seller, price, error });
			}
		}
	}
}
