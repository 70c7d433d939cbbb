//! Orders: what goes on hold or is locked, and how it comes back.

use crate::{
	Ask, AskKey, AskLevels, AskOf, Asks, AuctionOf, Auctions, Bid, BidOf, Bids, Config, Error,
	Event, Level, Pallet, Presence, Presences, Side, SplitDepositOf, Stage,
};
use frame_support::{
	pallet_prelude::*,
	traits::{Consideration, Defensive, DefensiveOption, Footprint},
};
use verdigrid_primitives::{
	certificate::{AuctionId, CertificateRange, Lock},
	party::PartyId,
	trade::Amount,
	traits::{AuctionSales, CertificateBatches, Parties, Tradable},
};

impl<T: Config> Pallet<T> {
	/// Holds the money and enters a bid, or adds to the bid of the party at the same price. Only the size
	/// of a bid counts, not the number of calls in which it came.
	pub(crate) fn do_bid(
		who: T::AccountId,
		id: AuctionId,
		units: u32,
		price: Amount,
	) -> DispatchResult {
		let buyer = Self::active_party(&who)?;
		let (mut auction, level) = Self::open_level(id, price)?;
		Self::ensure_bound(buyer, &auction)?;
		ensure!(units > 0, Error::<T>::NoUnits);
		let mut bid = match Bids::<T>::get((id, level), (id, buyer)) {
			Some(bid) => bid,
			None => Self::new_bid(who.clone(), id, buyer)?,
		};
		ensure!(bid.account == who, Error::<T>::HeldElsewhere);
		bid.units = bid.units.checked_add(units).ok_or(Error::<T>::Overflow)?;
		let needed = Self::total(price, bid.units)?;
		// A bid holds its price times its units, and the units have grown.
		let more = needed.checked_sub(bid.held).defensive_ok_or(Error::<T>::Overflow)?;
		Self::hold(&auction.asset, &who, more)?;
		bid.held = needed;
		Bids::<T>::insert((id, level), (id, buyer), bid);
		Self::book(id, &mut auction, level, Side::Bid, units)?;
		Auctions::<T>::insert(id, auction);
		Self::deposit_event(Event::BidPlaced { auction: id, buyer, units, price });
		Ok(())
	}

	/// An order binds its party after the closing time, so the party must be attested beyond it.
	fn ensure_bound(party: PartyId, auction: &AuctionOf<T>) -> DispatchResult {
		let standing = T::Parties::standing(party);
		ensure!(standing.outlasts(auction.settled_by()), Error::<T>::AttestationEndsTooEarly);
		Ok(())
	}

	/// A bid for nothing yet, with its deposits. Its step of the closing is paid for.
	fn new_bid(
		account: T::AccountId,
		id: AuctionId,
		buyer: PartyId,
	) -> Result<BidOf<T>, DispatchError> {
		Self::appear(id, buyer, Side::Bid)?;
		Self::charge_steps(&account, 1)?;
		let deposit = Self::order_deposit::<BidOf<T>>(&account)?;
		let split = Some(T::Certificates::hold_split(&account)?);
		Ok(Bid { units: 0, bought: 0, account, held: 0, deposit, split })
	}

	fn order_deposit<Order: MaxEncodedLen>(
		account: &T::AccountId,
	) -> Result<T::OrderDeposit, Error<T>> {
		T::OrderDeposit::new(account, Footprint::from_mel::<Order>())
			.map_err(|_| Error::<T>::CannotPayDeposit)
	}

	/// Locks the certificates and enters an ask. Its step of the closing is paid for.
	pub(crate) fn do_ask(
		who: T::AccountId,
		id: AuctionId,
		range: CertificateRange,
		price: Amount,
	) -> DispatchResult {
		let seller = Self::active_party(&who)?;
		let (mut auction, level) = Self::open_level(id, price)?;
		let CertificateRange { batch, first, units } = range;
		Self::ensure_bound(seller, &auction)?;
		ensure!(units > 0, Error::<T>::NoUnits);
		Self::check_lot(&auction, batch)?;
		Self::appear(id, seller, Side::Ask)?;
		T::Certificates::ensure_tradable(range, seller)?;
		T::Certificates::lock(range, seller, Lock::Auction(id))?;
		Self::charge_steps(&who, 1)?;
		let deposit = Self::order_deposit::<AskOf<T>>(&who)?;
		let split = Some(T::Certificates::hold_split(&who)?);
		let ask = Ask { seller, units, sold: 0, account: who, deposit, split };
		Asks::<T>::insert((id, level), (id, batch, first), ask);
		AskLevels::<T>::insert((id, seller), (batch, first), level);
		Self::book(id, &mut auction, level, Side::Ask, units)?;
		Auctions::<T>::insert(id, auction);
		Self::deposit_event(Event::AskPlaced { auction: id, seller, range, price });
		Ok(())
	}

	/// Gives a bid back to its owner.
	pub(crate) fn do_cancel_bid(who: T::AccountId, id: AuctionId, price: Amount) -> DispatchResult {
		let buyer = Self::party(&who)?;
		Self::remove_bid(id, buyer, price, Self::check_withdrawable)?;
		Self::deposit_event(Event::BidCancelled { auction: id, buyer, price });
		Ok(())
	}

	/// Gives an ask back to its owner.
	pub(crate) fn do_cancel_ask(who: T::AccountId, id: AuctionId, key: AskKey) -> DispatchResult {
		let seller = Self::party(&who)?;
		Self::remove_ask(id, seller, key, Self::check_withdrawable)?;
		let (batch, first) = key;
		Self::deposit_event(Event::AskCancelled { auction: id, seller, batch, first });
		Ok(())
	}

	/// Takes a bid out of the book that would move the price and then not be settled.
	pub(crate) fn do_drop_bid(id: AuctionId, buyer: PartyId, price: Amount) -> DispatchResult {
		Self::remove_bid(id, buyer, price, |auction| {
			Self::check_droppable(auction, T::Parties::is_barred(buyer))
		})?;
		Self::deposit_event(Event::BidDropped { auction: id, buyer, price });
		Ok(())
	}

	/// Takes an ask out of the book that would move the price and then not be settled. A freeze by an
	/// issuer does not stop the sale, so it does not count here. Otherwise an issuer could clear the book
	/// of others in the last second.
	pub(crate) fn do_drop_ask(id: AuctionId, seller: PartyId, key: AskKey) -> DispatchResult {
		let (batch, first) = key;
		Self::remove_ask(id, seller, key, |auction| {
			let frozen = T::Certificates::ensure_may_settle(batch).is_err();
			Self::check_droppable(auction, frozen || T::Parties::is_barred(seller))
		})?;
		Self::deposit_event(Event::AskDropped { auction: id, seller, batch, first });
		Ok(())
	}

	/// Orders are dropped while the auction takes orders: from the closing time on they are bound.
	fn check_droppable(auction: &AuctionOf<T>, stopped: bool) -> DispatchResult {
		Self::check_taking_orders(auction)?;
		ensure!(stopped, Error::<T>::OrderCanSettle);
		Ok(())
	}

	/// Orders stand from the closing time until the auction is closed: a party cannot see the result and
	/// then step back. What could not be returned then stays for its owner to take.
	fn check_withdrawable(auction: &AuctionOf<T>) -> DispatchResult {
		let free = match auction.stage {
			Stage::Open => Self::now() < auction.closes_at,
			Stage::Cancelled(_) | Stage::Closed { .. } => true,
			Stage::Counting(_) | Stage::Settling { .. } => false,
		};
		ensure!(free, Error::<T>::AuctionBeingClosed);
		Ok(())
	}

	/// Takes a bid out of its auction, if that is allowed.
	pub(crate) fn remove_bid(
		id: AuctionId,
		buyer: PartyId,
		price: Amount,
		allowed: impl FnOnce(&AuctionOf<T>) -> DispatchResult,
	) -> DispatchResult {
		let mut auction = Self::auction(id)?;
		let level = auction.grid.level(price).ok_or(Error::<T>::PriceOffGrid)?;
		let bid = Bids::<T>::get((id, level), (id, buyer)).ok_or(Error::<T>::UnknownBid)?;
		allowed(&auction)?;
		Self::return_bid(&auction, &bid)?;
		Self::forget_bid(id, &mut auction, level, buyer, &bid);
		Auctions::<T>::insert(id, auction);
		Ok(())
	}

	/// Takes an ask out of its auction, if that is allowed.
	pub(crate) fn remove_ask(
		id: AuctionId,
		seller: PartyId,
		key: AskKey,
		allowed: impl FnOnce(&AuctionOf<T>) -> DispatchResult,
	) -> DispatchResult {
		let mut auction = Self::auction(id)?;
		let (batch, first) = key;
		let level = AskLevels::<T>::get((id, seller), key).ok_or(Error::<T>::UnknownAsk)?;
		// Both entries are written and removed together.
		let ask = Asks::<T>::get((id, level), (id, batch, first))
			.defensive_ok_or(Error::<T>::UnknownAsk)?;
		allowed(&auction)?;
		Self::return_ask(id, key, &ask)?;
		Self::forget_ask(id, &mut auction, level, key, &ask);
		Auctions::<T>::insert(id, auction);
		Ok(())
	}

	/// Gives back the money still held for a bid, and its deposits.
	pub(crate) fn return_bid(auction: &AuctionOf<T>, bid: &BidOf<T>) -> DispatchResult {
		Self::release(&auction.asset, &bid.account, bid.held)?;
		Self::return_deposits(&bid.deposit, &bid.split, &bid.account)
	}

	/// Unlocks what an ask did not sell, and gives back its deposits.
	pub(crate) fn return_ask(id: AuctionId, key: AskKey, ask: &AskOf<T>) -> DispatchResult {
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
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		level: Level,
		buyer: PartyId,
		bid: &BidOf<T>,
	) {
		Bids::<T>::remove((id, level), (id, buyer));
		Self::unbook(id, auction, level, Side::Bid, bid.units);
		Self::disappear(id, buyer);
	}

	/// Removes the record of an ask.
	pub(crate) fn forget_ask(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		level: Level,
		key: AskKey,
		ask: &AskOf<T>,
	) {
		let (batch, first) = key;
		Asks::<T>::remove((id, level), (id, batch, first));
		AskLevels::<T>::remove((id, ask.seller), key);
		Self::unbook(id, auction, level, Side::Ask, ask.units);
		Self::disappear(id, ask.seller);
	}

	/// Counts one more order of a party. All its orders are on one side, so no party trades with itself.
	fn appear(id: AuctionId, party: PartyId, side: Side) -> DispatchResult {
		let mut own = Presences::<T>::get(id, party).unwrap_or(Presence { side, orders: 0 });
		ensure!(own.side == side, Error::<T>::BothSides);
		own.orders = own.orders.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Presences::<T>::insert(id, party, own);
		Ok(())
	}

	/// Counts one order less.
	fn disappear(id: AuctionId, party: PartyId) {
		Presences::<T>::mutate_exists(id, party, |own| {
			*own = own
				.take()
				.defensive_proof("each order of a party was counted when it was placed; qed")
				.map(|own| Presence { orders: own.orders.saturating_sub(1), ..own })
				.filter(|own| own.orders > 0);
		});
	}
}
