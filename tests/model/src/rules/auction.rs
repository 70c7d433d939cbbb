//! The call auction: money waits on hold and certificates wait locked until an auction closes. Then all trades of
//! it have one price.
//!
//! The price moves as many certificates as possible. Of such prices, it leaves the least surplus. Of those, it is
//! the highest if demand is too high, and the lowest if supply is too high. Where nothing is left over, it is
//! the middle, rounded down. Better orders are served in full. Orders at the price on the longer side are
//! served in proportion, by cumulative rounding, in an order drawn by hashes. The model tries every price and
//! closes an auction at once. It makes no difference in how many calls the chain closes it.
//!
//! Orders that are in the book at the closing time are bound (R37). An order is settled unless its party is
//! barred, its asset is no longer accepted, or its certificates are expired or frozen by governance. So each
//! order holds from the start what it may need, and pays for its part of the closing.

use std::{cmp::Reverse, collections::BTreeMap};

use sp_io::hashing::blake2_128;
use verdigrid_auction::{Call, Grid, Lot};
use verdigrid_primitives::{
	certificate::{AuctionId, BatchId, CertificateRange, TradeClass},
	party::{PartyId, Role},
	trade::Criteria,
	Moment,
};
use verdigrid_runtime::{money::governance_account, AccountId, Balance, Runtime};

use super::{
	certificates::{Freeze, Place},
	need, take, Asset, Model, Origin, Reason, Refusal, Ruling, Sale, SoldBy,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Auction {
	/// The trading centre that opened it.
	pub centre: PartyId,
	pub class: TradeClass,
	pub criteria: Criteria,
	pub asset: Asset,
	/// Every price there is, ascending.
	pub prices: Vec<Balance>,
	pub closes_at: Moment,
	pub stage: Stage,
	/// By price, and whose.
	pub bids: BTreeMap<(Balance, PartyId), Bid>,
	/// By batch and first certificate.
	pub asks: BTreeMap<(BatchId, u32), Ask>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
	Open,
	/// Orders wait to be taken back.
	Cancelled,
	/// Cancelled, and every order went back.
	Swept,
	Closed {
		price: Option<Balance>,
		units: u64,
	},
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bid {
	/// How many are wanted.
	pub units: u32,
	/// The money on hold.
	pub held: Balance,
	/// Where that is held, and the deposits.
	pub account: AccountId,
	/// Whether the deposit for a bundle is still the bid's.
	pub spare: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
	pub seller: PartyId,
	pub price: Balance,
	/// What is still for sale.
	pub range: CertificateRange,
	/// Where the deposits are held.
	pub account: AccountId,
	/// Whether the deposit for a bundle is still the ask's.
	pub spare: bool,
}

/// What one side of an auction gets: its orders in the order in which they are served, and how many
/// certificates of each.
type Served<Key> = Vec<(Key, u32)>;

/// A match of a bid and an ask.
struct Match {
	auction: AuctionId,
	price: Balance,
	bid: (Balance, PartyId),
	ask: (BatchId, u32),
	units: u32,
	/// Whether it is the last of the bid.
	bid_ends: bool,
}

const MOST_PRICES: u32 = 1_024;
/// What attestations and certificates must outlast the closing time by.
const TIME_TO_SETTLE: Moment = 24 * 60 * 60;

impl Auction {
	/// What is wanted at a price or above, and offered at it or below.
	fn at(&self, price: Balance) -> (u64, u64) {
		let bids = self.bids.iter().filter(|((at, _), _)| *at >= price);
		let asks = self.asks.values().filter(|ask| ask.price <= price);
		(
			bids.map(|(_, bid)| u64::from(bid.units)).sum(),
			asks.map(|ask| u64::from(ask.range.units)).sum(),
		)
	}

	/// The price of the auction, if anything can change hands.
	fn clearing_price(&self) -> Option<Balance> {
		let volume = |price: &Balance| {
			let (wanted, offered) = self.at(*price);
			wanted.min(offered)
		};
		let surplus = |price: &Balance| {
			let (wanted, offered) = self.at(*price);
			wanted.abs_diff(offered)
		};
		let most = self.prices.iter().map(volume).max().filter(|most| *most > 0)?;
		let mut best: Vec<Balance> =
			self.prices.iter().copied().filter(|price| volume(price) == most).collect();
		let least = best.iter().map(surplus).min()?;
		best.retain(|price| surplus(price) == least);
		let in_demand = |price: &&Balance| {
			let (wanted, offered) = self.at(**price);
			wanted > offered
		};
		if let Some(highest) = best.iter().rfind(in_demand) {
			return Some(*highest);
		}
		if least > 0 {
			return best.first().copied();
		}
		let level = |price: &Balance| self.prices.iter().position(|other| other == price);
		let (lowest, highest) = (level(best.first()?)?, level(best.last()?)?);
		self.prices.get((lowest + highest) / 2).copied()
	}

	/// What each bid gets, the highest first.
	fn bids_served(&self, id: AuctionId, price: Balance) -> Served<(Balance, PartyId)> {
		let mut bids: Vec<_> = self.bids.iter().map(|(key, bid)| (*key, bid.units)).collect();
		bids.sort_by_key(|((at, party), _)| (Reverse(*at), lot(&(id, *party))));
		let (wanted, offered) = self.at(price);
		ration(bids, wanted.saturating_sub(offered), |(at, _)| at.cmp(&price).reverse())
	}

	/// What each ask gives, the lowest first.
	fn asks_served(&self, id: AuctionId, price: Balance) -> Served<(BatchId, u32)> {
		let mut asks: Vec<_> = self.asks.iter().map(|(key, ask)| (*key, ask.range.units)).collect();
		asks.sort_by_key(|((batch, first), _)| {
			(self.asks[&(*batch, *first)].price, lot(&(id, *batch, *first)))
		});
		let (wanted, offered) = self.at(price);
		let at = |key| self.asks[&key].price.cmp(&price);
		ration(asks, offered.saturating_sub(wanted), at)
	}
}

/// The place of an order among those of its price: drawn anew each auction.
fn lot(of: &impl codec::Encode) -> [u8; 16] {
	blake2_128(&of.encode())
}

/// Serves orders: better ones in full, worse ones not at all, and those at the price so that all of them
/// together miss the surplus.
fn ration<Key: Copy>(
	orders: Vec<(Key, u32)>,
	surplus: u64,
	to_price: impl Fn(Key) -> std::cmp::Ordering,
) -> Served<Key> {
	let at_price = orders.iter().filter(|(key, _)| to_price(*key).is_eq());
	let total: u64 = at_price.map(|(_, units)| u64::from(*units)).sum();
	let due = |passed: u64| passed * total.saturating_sub(surplus) / total;
	let mut passed = 0;
	let mut share = |(key, units): (Key, u32)| {
		let served = match to_price(key) {
			std::cmp::Ordering::Less => units,
			std::cmp::Ordering::Greater => 0,
			std::cmp::Ordering::Equal => {
				let before = passed;
				passed += u64::from(units);
				(due(passed) - due(before)) as u32
			}
		};
		(key, served)
	};
	orders.into_iter().map(&mut share).collect()
}

impl Model {
	/// The calls of the auction.
	pub(super) fn rule_auction(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::open { lot, asset, grid, closes_at } => {
				self.open_auction(origin, lot, asset.into(), grid, *closes_at)
			}
			Call::bid { auction, units, price } => self.bid(origin, *auction, *units, *price),
			Call::ask { auction, batch, first, units, price } => {
				let range = CertificateRange { batch: *batch, first: *first, units: *units };
				self.ask(origin, *auction, range, *price)
			}
			Call::cancel_bid { auction, price } => self.cancel_bid(origin, *auction, *price),
			Call::cancel_ask { auction, batch, first } => {
				self.cancel_ask(origin, *auction, (*batch, *first))
			}
			Call::drop_bid { auction, buyer, price } => {
				self.drop_bid(origin, *auction, *buyer, *price)
			}
			Call::drop_ask { auction, seller, batch, first } => {
				self.drop_ask(origin, *auction, *seller, (*batch, *first))
			}
			Call::cancel { auction } => self.cancel_auction(origin, *auction),
			Call::close { auction, .. } => self.close_auction(origin, *auction),
			_ => unreachable!("no such call"),
		}
	}

	fn centre(&self, origin: &Origin) -> Ruling<PartyId> {
		let (_, party) = self.active_caller(origin)?;
		need(self.has_role(party, Role::TradingCentre), Refusal::RoleMissing)?;
		Ok(party)
	}

	fn open_auction(
		&mut self,
		origin: &Origin,
		lot: &Lot,
		asset: Asset,
		grid: &Grid,
		closes_at: Moment,
	) -> Ruling {
		let centre = self.centre(origin)?;
		let account = origin.signer()?.clone();
		let Grid { lowest, tick, levels } = *grid;
		let prices = lowest > 0 && tick > 0 && (1..=MOST_PRICES).contains(&levels);
		need(prices, Refusal::Malformed)?;
		need(self.settlement_assets.contains(&asset), Refusal::NotMoney)?;
		let latest = self.now() + self.terms.longest_order;
		need(closes_at > self.now() && closes_at <= latest, Refusal::WrongTime)?;
		let least = lot.criteria.min_validity.max(TIME_TO_SETTLE + 1);
		self.ensure_possible(lot.class, &lot.criteria, closes_at, closes_at + least)?;
		// Prices are counted, and passed without bids and without asks, eight at a time.
		self.pay_for_steps(&account, 3 * levels.div_ceil(8))?;
		let auction = Auction {
			centre,
			class: lot.class,
			criteria: lot.criteria.clone(),
			asset,
			prices: (0..levels).map(|level| lowest + tick * Balance::from(level)).collect(),
			closes_at,
			stage: Stage::Open,
			bids: BTreeMap::new(),
			asks: BTreeMap::new(),
		};
		self.auctions.insert(take(&mut self.next.auction), auction);
		Ok(())
	}

	fn auction(&self, id: AuctionId) -> Ruling<&Auction> {
		self.auctions.get(&id).ok_or(Refusal::NotFound)
	}

	/// An auction that takes orders at this price.
	fn open_at(&self, id: AuctionId, price: Balance) -> Ruling<&Auction> {
		let auction = self.auction(id)?;
		self.ensure_taking_orders(auction)?;
		need(self.settlement_assets.contains(&auction.asset), Refusal::NotMoney)?;
		need(auction.prices.contains(&price), Refusal::OffTheGrid)?;
		Ok(auction)
	}

	/// What is paid for the closing goes to governance.
	fn pay_for_steps(&mut self, account: &AccountId, steps: u32) -> Ruling {
		let fee = self.terms.prices.step * Balance::from(steps);
		self.money.pay(account, &governance_account(), Asset::Native, fee)
	}

	/// An order is taken from whose attestation outlasts the settlement.
	fn ensure_bound(&self, party: PartyId, auction: &Auction) -> Ruling {
		let settled_by = auction.closes_at + TIME_TO_SETTLE;
		need(self.outlasts(party, settled_by), Refusal::AttestationTooShort)
	}

	pub(super) fn is_barred(&self, party: PartyId) -> bool {
		let party = &self.parties[&party];
		party.is_suspended() || party.recovery.is_some()
	}

	fn ensure_taking_orders(&self, auction: &Auction) -> Ruling {
		let open = auction.stage == Stage::Open && self.now() < auction.closes_at;
		need(open, Refusal::AuctionNotOpen)
	}

	fn bid(&mut self, origin: &Origin, id: AuctionId, units: u32, price: Balance) -> Ruling {
		let (account, buyer) = self.active_caller(origin)?;
		let auction = self.open_at(id, price)?;
		self.ensure_bound(buyer, auction)?;
		need(units > 0, Refusal::Malformed)?;
		need(auction.asks.values().all(|ask| ask.seller != buyer), Refusal::BothSides)?;
		let (asset, before) = (auction.asset, auction.bids.get(&(price, buyer)).cloned());
		match &before {
			Some(bid) => need(bid.account == account, Refusal::HeldElsewhere)?,
			None => self.place_order(&account)?,
		}
		let more = price * Balance::from(units);
		self.money.hold(&account, asset, Reason::Bid, more)?;
		let new = Bid { units: 0, held: 0, account, spare: true };
		let bids = &mut self.auctions.get_mut(&id).unwrap().bids;
		let bid = bids.entry((price, buyer)).or_insert(new);
		(bid.units, bid.held) = (bid.units + units, bid.held + more);
		Ok(())
	}

	fn ask(
		&mut self,
		origin: &Origin,
		id: AuctionId,
		range: CertificateRange,
		price: Balance,
	) -> Ruling {
		let (account, seller) = self.active_caller(origin)?;
		let auction = self.open_at(id, price)?.clone();
		self.ensure_bound(seller, &auction)?;
		need(range.units > 0, Refusal::Malformed)?;
		let closes_at = auction.closes_at;
		self.ensure_meets(auction.class, &auction.criteria, range.batch, closes_at)?;
		let valid_until = self.batch(range.batch)?.valid_until;
		need(valid_until > closes_at + TIME_TO_SETTLE, Refusal::WrongBatch)?;
		need(auction.bids.keys().all(|(_, buyer)| *buyer != seller), Refusal::BothSides)?;
		self.tradable(range, seller)?;
		self.lock(range, seller, Place::InAuction(id))?;
		self.place_order(&account)?;
		let ask = Ask { seller, price, range, account, spare: true };
		let asks = &mut self.auctions.get_mut(&id).unwrap().asks;
		asks.insert((range.batch, range.first), ask);
		Ok(())
	}

	/// An order pays for its part of the closing, and holds the deposits for its record and for a bundle.
	fn place_order(&mut self, account: &AccountId) -> Ruling {
		self.pay_for_steps(account, 1)?;
		let (order, bundle) = (self.terms.prices.order, self.terms.prices.bundle);
		self.money.hold(account, Asset::Native, Reason::Order, order)?;
		self.money.hold(account, Asset::Native, Reason::Bundle, bundle)
	}

	fn release_deposits(&mut self, account: &AccountId, spare: bool) {
		let (order, bundle) = (self.terms.prices.order, self.terms.prices.bundle);
		self.money.release(account, Asset::Native, Reason::Order, order);
		if spare {
			self.money.release(account, Asset::Native, Reason::Bundle, bundle);
		}
	}

	/// Orders stand from the closing time on.
	fn ensure_withdrawable(&self, id: AuctionId) -> Ruling {
		let auction = self.auction(id)?;
		let stands = auction.stage == Stage::Open && self.now() >= auction.closes_at;
		need(!stands, Refusal::OrdersStand)
	}

	fn cancel_bid(&mut self, origin: &Origin, id: AuctionId, price: Balance) -> Ruling {
		let (_, buyer) = self.caller(origin)?;
		need(self.auction(id)?.bids.contains_key(&(price, buyer)), Refusal::NotFound)?;
		self.ensure_withdrawable(id)?;
		self.end_bid(id, (price, buyer));
		Ok(())
	}

	fn cancel_ask(&mut self, origin: &Origin, id: AuctionId, key: (BatchId, u32)) -> Ruling {
		let (_, seller) = self.caller(origin)?;
		let own = self.auction(id)?.asks.get(&key).is_some_and(|ask| ask.seller == seller);
		need(own, Refusal::NotFound)?;
		self.ensure_withdrawable(id)?;
		self.end_ask(id, key);
		Ok(())
	}

	/// While an auction takes orders, anybody takes bids of barred parties out of it.
	fn drop_bid(
		&mut self,
		origin: &Origin,
		id: AuctionId,
		buyer: PartyId,
		price: Balance,
	) -> Ruling {
		origin.signer()?;
		let auction = self.auction(id)?;
		need(auction.bids.contains_key(&(price, buyer)), Refusal::NotFound)?;
		self.ensure_taking_orders(auction)?;
		need(self.is_barred(buyer), Refusal::NothingToDo)?;
		self.end_bid(id, (price, buyer));
		Ok(())
	}

	/// And asks of barred parties, and of certificates that governance has frozen.
	fn drop_ask(
		&mut self,
		origin: &Origin,
		id: AuctionId,
		seller: PartyId,
		key: (BatchId, u32),
	) -> Ruling {
		origin.signer()?;
		let auction = self.auction(id)?;
		let of_seller = auction.asks.get(&key).is_some_and(|ask| ask.seller == seller);
		need(of_seller, Refusal::NotFound)?;
		self.ensure_taking_orders(auction)?;
		let frozen = self.batch(key.0)?.frozen == Some(Freeze::ByGovernance);
		need(frozen || self.is_barred(seller), Refusal::NothingToDo)?;
		self.end_ask(id, key);
		Ok(())
	}

	/// Money that was not spent goes back to where it is held.
	fn end_bid(&mut self, id: AuctionId, key: (Balance, PartyId)) {
		let auction = self.auctions.get_mut(&id).unwrap();
		let (bid, asset) = (auction.bids.remove(&key).unwrap(), auction.asset);
		if bid.held > 0 {
			self.money.release(&bid.account, asset, Reason::Bid, bid.held);
		}
		self.release_deposits(&bid.account, bid.spare);
	}

	/// Certificates that were not sold are free again.
	fn end_ask(&mut self, id: AuctionId, key: (BatchId, u32)) {
		let ask = self.auctions.get_mut(&id).unwrap().asks.remove(&key).unwrap();
		if ask.range.units > 0 {
			self.unlock(ask.range).expect("it costs nothing");
		}
		self.release_deposits(&ask.account, ask.spare);
	}

	fn cancel_auction(&mut self, origin: &Origin, id: AuctionId) -> Ruling {
		let centre = self.centre(origin)?;
		let auction = self.auction(id)?;
		need(auction.centre == centre, Refusal::NotYours)?;
		self.ensure_taking_orders(auction)?;
		self.auctions.get_mut(&id).unwrap().stage = Stage::Cancelled;
		Ok(())
	}

	fn close_auction(&mut self, origin: &Origin, id: AuctionId) -> Ruling {
		origin.signer()?;
		let auction = self.auction(id)?.clone();
		let stage = match auction.stage {
			Stage::Closed { .. } | Stage::Swept => return Err(Refusal::AuctionOver),
			Stage::Cancelled => Stage::Swept,
			Stage::Open => {
				need(self.now() >= auction.closes_at, Refusal::AuctionStillOpen)?;
				let price = auction.clearing_price();
				let units = price.map_or(0, |price| self.settle_auction(id, &auction, price));
				Stage::Closed { price, units }
			}
		};
		let left = self.auctions[&id].clone();
		left.bids.keys().for_each(|key| self.end_bid(id, *key));
		left.asks.keys().for_each(|key| self.end_ask(id, *key));
		self.auctions.get_mut(&id).unwrap().stage = stage;
		Ok(())
	}

	/// Matches what is served, best orders first. A match that fails lapses alone. Returns how many
	/// certificates changed hands.
	fn settle_auction(&mut self, id: AuctionId, auction: &Auction, price: Balance) -> u64 {
		let served = |(_, units): &(_, u32)| *units > 0;
		let mut bids = auction.bids_served(id, price).into_iter().filter(served);
		let mut asks = auction.asks_served(id, price).into_iter().filter(|(_, units)| *units > 0);
		let (mut bid, mut ask, mut settled) = (bids.next(), asks.next(), 0);
		while let (Some((bid_key, wanted)), Some((ask_key, offered))) = (bid, ask) {
			let units = wanted.min(offered);
			let bid_ends = wanted == units;
			let one = Match { auction: id, price, bid: bid_key, ask: ask_key, units, bid_ends };
			if self.alone(|model| model.settle_match(&one)) {
				settled += u64::from(units);
			}
			bid = Some((bid_key, wanted - units));
			ask = Some((ask_key, offered - units));
			if wanted == units {
				self.end_bid(id, bid_key);
				bid = bids.next();
			}
			if offered == units {
				self.end_ask(id, ask_key);
				ask = asks.next();
			}
		}
		assert_eq!((bid, ask), (None, None), "both sides are served as much");
		settled
	}

	fn settle_match(&mut self, one: &Match) -> Ruling {
		let auction = &self.auctions[&one.auction];
		let (asset, (_, buyer)) = (auction.asset, one.bid);
		let (seller, range) = (auction.asks[&one.ask].seller, auction.asks[&one.ask].range);
		let account = auction.bids[&one.bid].account.clone();
		need(self.settlement_assets.contains(&asset), Refusal::NotMoney)?;
		need(!self.is_barred(buyer) && !self.is_barred(seller), Refusal::OtherNotActive)?;
		self.ensure_may_settle(range.batch)?;
		self.sell_match(one)?;
		// Every account of the cast can take money.
		let paid = one.price * Balance::from(one.units);
		self.money.pay_held(&account, Reason::Bid, &self.account_of(seller), asset, paid);
		let range = CertificateRange { units: one.units, ..range };
		let (by, price, at) = (SoldBy::Auction(one.auction), one.price, self.now());
		self.note_sale(Sale { by, seller, buyer, range, price, asset, at });
		let auction = self.auctions.get_mut(&one.auction).unwrap();
		let bid = auction.bids.get_mut(&one.bid).unwrap();
		(bid.units, bid.held) = (bid.units - one.units, bid.held - paid);
		let left = &mut auction.asks.get_mut(&one.ask).unwrap().range;
		(left.first, left.units) = (left.first + one.units, left.units - one.units);
		Ok(())
	}

	/// Certificates become the buyer's. If that splits a bundle, the order whose share ends has a deposit
	/// for it.
	fn sell_match(&mut self, one: &Match) -> Ruling {
		let auction = self.auctions.get_mut(&one.auction).unwrap();
		let ask = auction.asks.get_mut(&one.ask).unwrap();
		let (range, splits) = (ask.range, one.units < ask.range.units);
		let bid = auction.bids.get_mut(&one.bid).unwrap();
		let (spare, account) = match one.bid_ends {
			true => (&mut bid.spare, bid.account.clone()),
			false => (&mut ask.spare, ask.account.clone()),
		};
		let sold = CertificateRange { units: one.units, ..range };
		if splits {
			assert!(std::mem::take(spare), "each order splits one bundle at most");
			self.split_off(sold, Some(account));
		}
		self.sell(sold, one.bid.1, one.bid.1)
	}
}
