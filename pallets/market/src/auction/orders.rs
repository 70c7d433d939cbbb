//! Orders: what goes on hold or is locked, and how it comes back.

use super::types::{Ask, AskKey, Bid, Level, Presence, Side, Stage};
use crate::{
	Amount, AskLevels, AskOf, Asks, BidOf, Bids, Config, Error, Event, HoldReason, Pallet,
	Presences, RoundOf, Rounds, SplitDepositOf,
};
use frame_support::{
	pallet_prelude::*,
	traits::{Consideration, Footprint},
};
use verdigrid_primitives::{
	certificate::{CertificateRange, Lock, RoundId},
	party::PartyId,
	traits::{AuctionSales, CertificateRegistry, Parties},
};

impl<T: Config> Pallet<T> {
	/// Holds the money and enters a bid, or adds to the party's bid at the same price: its size alone
	/// counts, not in how many calls it came.
	pub(crate) fn place_bid(
		who: T::AccountId,
		id: RoundId,
		units: u32,
		price: Amount,
	) -> DispatchResult {
		let buyer = Self::active_party(&who)?;
		let (mut round, level) = Self::open_level(id, price)?;
		Self::ensure_bound(buyer, &round)?;
		ensure!(units > 0, Error::<T>::NoUnits);
		let mut bid = match Bids::<T>::get((id, level), (id, buyer)) {
			Some(bid) => bid,
			None => Self::new_bid(who.clone(), id, buyer)?,
		};
		ensure!(bid.account == who, Error::<T>::HeldElsewhere);
		bid.units = bid.units.checked_add(units).ok_or(Error::<T>::Overflow)?;
		let needed = Self::total(price, bid.units)?;
		let more = needed.checked_sub(bid.held).ok_or(Error::<T>::Overflow)?;
		Self::hold_for(HoldReason::Bid, &round.asset, &who, more)?;
		bid.held = needed;
		Bids::<T>::insert((id, level), (id, buyer), bid);
		Self::book(id, &mut round, level, Side::Bid, units)?;
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::BidPlaced { round: id, buyer, units, price });
		Ok(())
	}

	/// An order binds its party after the closing time, so the party must be attested beyond it.
	fn ensure_bound(party: PartyId, round: &RoundOf<T>) -> DispatchResult {
		let standing = T::Parties::standing(party);
		ensure!(standing.outlasts(round.settled_by()), Error::<T>::AttestationEndsTooEarly);
		Ok(())
	}

	/// A bid for nothing yet, with its deposits. Its step of the closing is paid for.
	fn new_bid(
		account: T::AccountId,
		id: RoundId,
		buyer: PartyId,
	) -> Result<BidOf<T>, DispatchError> {
		Self::appear(id, buyer, Side::Bid)?;
		Self::charge_steps(&account, 1)?;
		let deposit = Self::order_deposit::<BidOf<T>>(&account)?;
		let split = Some(T::Certificates::hold_split(&account)?);
		Ok(Bid { units: 0, bought: 0, account, held: 0, deposit, split })
	}

	fn order_deposit<Record: MaxEncodedLen>(
		account: &T::AccountId,
	) -> Result<T::OrderDeposit, Error<T>> {
		T::OrderDeposit::new(account, Footprint::from_mel::<Record>())
			.map_err(|_| Error::<T>::CannotPayDeposit)
	}

	/// Locks the certificates and enters an ask. Its step of the closing is paid for.
	pub(crate) fn place_ask(
		who: T::AccountId,
		id: RoundId,
		range: CertificateRange,
		price: Amount,
	) -> DispatchResult {
		let seller = Self::active_party(&who)?;
		let (mut round, level) = Self::open_level(id, price)?;
		let CertificateRange { batch, first, units } = range;
		Self::ensure_bound(seller, &round)?;
		ensure!(units > 0, Error::<T>::NoUnits);
		Self::check_lot(&round, batch)?;
		Self::appear(id, seller, Side::Ask)?;
		T::Certificates::ensure_tradable(range, seller)?;
		T::Certificates::lock(range, seller, Lock::Auction(id))?;
		Self::charge_steps(&who, 1)?;
		let deposit = Self::order_deposit::<AskOf<T>>(&who)?;
		let split = Some(T::Certificates::hold_split(&who)?);
		let ask = Ask { seller, units, sold: 0, account: who, deposit, split };
		Asks::<T>::insert((id, level), (id, batch, first), ask);
		AskLevels::<T>::insert((id, seller), (batch, first), level);
		Self::book(id, &mut round, level, Side::Ask, units)?;
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::AskPlaced { round: id, seller, range, price });
		Ok(())
	}

	/// Gives a bid back to its owner.
	pub(crate) fn withdraw_bid(who: T::AccountId, id: RoundId, price: Amount) -> DispatchResult {
		let buyer = Self::party(&who)?;
		Self::remove_bid(id, buyer, price, Self::check_withdrawable)?;
		Self::deposit_event(Event::BidCancelled { round: id, buyer, price });
		Ok(())
	}

	/// Takes a bid out of its round, if that is allowed.
	pub(crate) fn remove_bid(
		id: RoundId,
		buyer: PartyId,
		price: Amount,
		allowed: impl FnOnce(&RoundOf<T>) -> DispatchResult,
	) -> DispatchResult {
		let mut round = Self::round(id)?;
		let level = round.grid.level(price).ok_or(Error::<T>::PriceOffGrid)?;
		let bid = Bids::<T>::get((id, level), (id, buyer)).ok_or(Error::<T>::OrderNotFound)?;
		allowed(&round)?;
		Self::return_bid(&round, &bid)?;
		Self::forget_bid(id, &mut round, level, buyer, &bid);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	/// Gives an ask back to its owner, who wants that.
	pub(crate) fn withdraw_ask(who: T::AccountId, id: RoundId, key: AskKey) -> DispatchResult {
		let seller = Self::party(&who)?;
		Self::remove_ask(id, seller, key, Self::check_withdrawable)?;
		let (batch, first) = key;
		Self::deposit_event(Event::AskCancelled { round: id, seller, batch, first });
		Ok(())
	}

	/// Takes a bid out of the book that would move the price and then not be settled.
	pub(crate) fn drop_bid_of(id: RoundId, buyer: PartyId, price: Amount) -> DispatchResult {
		Self::remove_bid(id, buyer, price, |round| {
			Self::check_droppable(round, T::Parties::is_barred(buyer))
		})?;
		Self::deposit_event(Event::BidDropped { round: id, buyer, price });
		Ok(())
	}

	/// Takes an ask out of the book that would move the price and then not be settled. An issuer's freeze
	/// stops no sale, so it counts for nothing here: else an issuer could clear the book of others in the
	/// last second.
	pub(crate) fn drop_ask_of(id: RoundId, seller: PartyId, key: AskKey) -> DispatchResult {
		let (batch, first) = key;
		Self::remove_ask(id, seller, key, |round| {
			let frozen = T::Certificates::ensure_may_settle(batch).is_err();
			Self::check_droppable(round, frozen || T::Parties::is_barred(seller))
		})?;
		Self::deposit_event(Event::AskDropped { round: id, seller, batch, first });
		Ok(())
	}

	/// Orders are dropped while the round takes orders: from the closing time on they are bound.
	fn check_droppable(round: &RoundOf<T>, stopped: bool) -> DispatchResult {
		Self::check_taking_orders(round)?;
		ensure!(stopped, Error::<T>::OrderCanSettle);
		Ok(())
	}

	/// Takes an ask out of its round, if that is allowed.
	pub(crate) fn remove_ask(
		id: RoundId,
		seller: PartyId,
		key: AskKey,
		allowed: impl FnOnce(&RoundOf<T>) -> DispatchResult,
	) -> DispatchResult {
		let mut round = Self::round(id)?;
		let (batch, first) = key;
		let level = AskLevels::<T>::get((id, seller), key).ok_or(Error::<T>::OrderNotFound)?;
		let ask =
			Asks::<T>::get((id, level), (id, batch, first)).ok_or(Error::<T>::OrderNotFound)?;
		allowed(&round)?;
		Self::return_ask(id, key, &ask)?;
		Self::forget_ask(id, &mut round, level, key, &ask);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	/// Orders stand from the closing time until the round is closed: nobody can see how it comes out
	/// and then step back. What could not be returned then stays with its owner to take.
	fn check_withdrawable(round: &RoundOf<T>) -> DispatchResult {
		let free = match round.stage {
			Stage::Open => Self::now() < round.closes_at,
			Stage::Cancelled(_) | Stage::Closed { .. } => true,
			Stage::Counting(_) | Stage::Settling { .. } => false,
		};
		ensure!(free, Error::<T>::RoundBeingClosed);
		Ok(())
	}

	/// Gives back the money still held for a bid, and its deposits.
	pub(crate) fn return_bid(round: &RoundOf<T>, bid: &BidOf<T>) -> DispatchResult {
		Self::release_for(HoldReason::Bid, &round.asset, &bid.account, bid.held)?;
		Self::return_deposits(&bid.deposit, &bid.split, &bid.account)
	}

	/// Unlocks what an ask did not sell, and gives back its deposits.
	pub(crate) fn return_ask(id: RoundId, key: AskKey, ask: &AskOf<T>) -> DispatchResult {
		if ask.units > 0 {
			T::Certificates::release(ask.front(key, ask.units), Lock::Auction(id))?;
		}
		Self::return_deposits(&ask.deposit, &ask.split, &ask.account)
	}

	fn return_deposits(
		deposit: &T::OrderDeposit,
		split: &Option<SplitDepositOf<T>>,
		account: &T::AccountId,
	) -> DispatchResult {
		split.clone().map_or(Ok(()), T::Certificates::return_split)?;
		deposit.clone().drop(account)
	}

	/// Removes the record of a bid.
	pub(crate) fn forget_bid(
		id: RoundId,
		round: &mut RoundOf<T>,
		level: Level,
		buyer: PartyId,
		bid: &BidOf<T>,
	) {
		Bids::<T>::remove((id, level), (id, buyer));
		Self::unbook(id, round, level, Side::Bid, bid.units);
		Self::disappear(id, buyer);
	}

	/// Removes the record of an ask.
	pub(crate) fn forget_ask(
		id: RoundId,
		round: &mut RoundOf<T>,
		level: Level,
		key: AskKey,
		ask: &AskOf<T>,
	) {
		let (batch, first) = key;
		Asks::<T>::remove((id, level), (id, batch, first));
		AskLevels::<T>::remove((id, ask.seller), key);
		Self::unbook(id, round, level, Side::Ask, ask.units);
		Self::disappear(id, ask.seller);
	}

	/// Counts one more order of a party, which must be on one side only: so nobody trades with itself.
	fn appear(id: RoundId, party: PartyId, side: Side) -> DispatchResult {
		let mut own = Presences::<T>::get(id, party).unwrap_or(Presence { side, orders: 0 });
		ensure!(own.side == side, Error::<T>::BothSides);
		own.orders = own.orders.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Presences::<T>::insert(id, party, own);
		Ok(())
	}

	/// Counts one order less.
	fn disappear(id: RoundId, party: PartyId) {
		Presences::<T>::mutate_exists(id, party, |own| {
			if let Some(own) = own {
				own.orders = own.orders.saturating_sub(1);
			}
			*own = own.take().filter(|own| own.orders > 0);
		});
	}
}
