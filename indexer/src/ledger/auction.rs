//! What the events of the pallet Auction do to the records.

use super::{
	market::account_of,
	records::{
		auction::{
			ask_id, ask_order, bid_id, bid_order, Ask, Auction, AuctionStatus, Bid, OrderStatus,
		},
		market::Trade,
	},
	scribe::{Done, Scribe},
	values::{asset as name, class as letter, Money, Range},
};
use crate::book::BookError;
use verdigrid_client::api::auction::Event;

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::AuctionOpened { .. } => opened(scribe, event),
		Event::AuctionCancelled { auction } => {
			let cancel = |auction: &mut Auction| auction.status = AuctionStatus::Cancelled;
			scribe.change(auction, cancel).await
		}
		Event::BidPlaced { auction, buyer, units, price } => {
			bid_placed(scribe, (*auction, *buyer, Money(*price)), *units).await
		}
		Event::AskPlaced { .. } => ask_placed(scribe, event).await,
		Event::BidCancelled { auction, buyer, price } => {
			end_bid(scribe, (*auction, *buyer, Money(*price)), OrderStatus::Cancelled).await
		}
		Event::BidDropped { auction, buyer, price } => {
			end_bid(scribe, (*auction, *buyer, Money(*price)), OrderStatus::Dropped).await
		}
		Event::BidEnded { auction, buyer, price, .. } => {
			end_bid(scribe, (*auction, *buyer, Money(*price)), OrderStatus::Ended).await
		}
		Event::AskCancelled { auction, batch, first, .. } => {
			end_ask(scribe, (*auction, *batch, *first), OrderStatus::Cancelled).await
		}
		Event::AskDropped { auction, batch, first, .. } => {
			end_ask(scribe, (*auction, *batch, *first), OrderStatus::Dropped).await
		}
		Event::AskEnded { auction, batch, first, .. } => {
			end_ask(scribe, (*auction, *batch, *first), OrderStatus::Ended).await
		}
		Event::PriceFound { auction, price, units } => {
			let found = |auction: &mut Auction| {
				auction.status = AuctionStatus::Settling;
				(auction.price, auction.matched) = (price.map(Money), *units);
			};
			scribe.change(auction, found).await
		}
		Event::AuctionClosed { auction, price, units } => {
			let close = |auction: &mut Auction| {
				auction.status = AuctionStatus::Closed;
				(auction.price, auction.units) = (price.map(Money), *units);
			};
			scribe.change(auction, close).await
		}
		// An ask cannot be stuck at a price that a bid of the same party has: a party is on one side.
		Event::ReturnFailed { auction, party, price, .. } => {
			let id = bid_id(*auction, *party, Money(*price));
			match scribe.get::<Bid>(&id).await? {
				Some(bid) if bid.status == OrderStatus::Open => {
					scribe.change(id, |bid: &mut Bid| bid.stuck = true).await
				}
				_ => Ok(()),
			}
		}
		// Nothing moved.
		Event::MatchLapsed { .. } => Ok(()),
	}
}

fn opened(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::AuctionOpened { auction, centre, lot, asset, grid, closes_at } = event else {
		return Ok(());
	};
	scribe.put(&Auction {
		id: *auction,
		centre: *centre,
		class: letter(&lot.class),
		criteria: (&lot.criteria).into(),
		asset: name(asset),
		lowest: Money(grid.lowest),
		tick: Money(grid.tick),
		levels: grid.levels,
		closes_at: *closes_at,
		bids: 0,
		asks: 0,
		status: AuctionStatus::Open,
		price: None,
		matched: 0,
		units: 0,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

async fn bid_placed(
	scribe: &mut Scribe<'_, '_>,
	(auction, buyer, price): (u64, u32, Money),
	units: u32,
) -> Done {
	let id = bid_id(auction, buyer, price);
	let standing = scribe.get::<Bid>(&id).await?.filter(|bid| bid.status == OrderStatus::Open);
	let mut bid = match standing {
		Some(bid) => bid,
		None => Bid {
			auction,
			buyer,
			price,
			units: 0,
			bought: 0,
			account: account_of(scribe, buyer).await?,
			held: Money::default(),
			status: OrderStatus::Open,
			stuck: false,
			earlier: scribe.set_aside::<Bid>(&id).await?,
			set_aside: None,
			created_at: scribe.at,
			changed_at: scribe.at,
		},
	};
	bid.units = bid.units.saturating_add(units);
	bid.held = price.times(bid.units);
	scribe.put_changed(&mut bid)?;
	let book = |auction: &mut Auction| auction.bids = auction.bids.saturating_add(units.into());
	scribe.change(auction, book).await
}

async fn ask_placed(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::AskPlaced { auction, seller, range, price } = event else { return Ok(()) };
	let range = Range::from(range);
	let earlier = scribe.set_aside::<Ask>(&ask_id(*auction, range.batch, range.first)).await?;
	let account = account_of(scribe, *seller).await?;
	scribe.put(&Ask {
		auction: *auction,
		seller: *seller,
		offered: range,
		units: range.units,
		sold: 0,
		price: Money(*price),
		account,
		status: OrderStatus::Open,
		earlier,
		set_aside: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})?;
	let book =
		|auction: &mut Auction| auction.asks = auction.asks.saturating_add(range.units.into());
	scribe.change(auction, book).await
}

/// Whether the book of an auction still counts orders that go.
fn has_book(auction: &Auction) -> bool {
	matches!(auction.status, AuctionStatus::Open | AuctionStatus::Cancelled)
}

async fn end_bid(
	scribe: &mut Scribe<'_, '_>,
	(auction, buyer, price): (u64, u32, Money),
	status: OrderStatus,
) -> Done {
	let id = bid_id(auction, buyer, price);
	let units: u64 = scribe.need::<Bid>(&id).await?.units.into();
	let end = |bid: &mut Bid| {
		(bid.status, bid.stuck, bid.held) = (status, false, Money::default());
	};
	scribe.change(id, end).await?;
	let mut auction: Auction = scribe.need(&auction.to_string()).await?;
	if !has_book(&auction) {
		return Ok(());
	}
	auction.bids = auction.bids.saturating_sub(units);
	scribe.put_changed(&mut auction)
}

async fn end_ask(
	scribe: &mut Scribe<'_, '_>,
	(auction, batch, first): (u64, u64, u32),
	status: OrderStatus,
) -> Done {
	let id = ask_id(auction, batch, first);
	let units: u64 = scribe.need::<Ask>(&id).await?.units.into();
	scribe.change(id, |ask: &mut Ask| ask.status = status).await?;
	let mut auction: Auction = scribe.need(&auction.to_string()).await?;
	if !has_book(&auction) {
		return Ok(());
	}
	auction.asks = auction.asks.saturating_sub(units);
	scribe.put_changed(&mut auction)
}

/// A match was settled. Bids are served from the highest price down, so it is the highest bid of the buyer that is not
/// worked off. An ask is sold from its front.
pub(super) async fn traded(scribe: &mut Scribe<'_, '_>, trade: &Trade) -> Done {
	let units = trade.range.units;
	let mut bid = serving(scribe, trade).await?;
	bid.units = bid.units.saturating_sub(units);
	bid.bought = bid.bought.saturating_add(units);
	bid.held = bid.held.less(trade.total);
	scribe.put_changed(&mut bid)?;
	let mut ask = selling(scribe, trade).await?;
	ask.units = ask.units.saturating_sub(units);
	ask.sold = ask.sold.saturating_add(units);
	scribe.put_changed(&mut ask)?;
	let sold = |auction: &mut Auction| auction.units = auction.units.saturating_add(units.into());
	scribe.change(trade.origin_id, sold).await
}

async fn serving(scribe: &mut Scribe<'_, '_>, trade: &Trade) -> Result<Bid, BookError> {
	let (auction, buyer) = (trade.origin_id, trade.buyer);
	// Behind the highest price, and every bid that was set aside.
	let mut before = format!("{}~~", bid_order(auction, buyer, Money(u128::MAX)));
	loop {
		let bid: Option<Bid> = scribe.last_before(&before).await?;
		let bid = bid.filter(|bid| bid.auction == auction && bid.buyer == buyer);
		let bid = bid.ok_or_else(|| unmatched(trade, "bid"))?;
		if bid.status == OrderStatus::Open && !bid.stuck {
			return Ok(bid);
		}
		before = crate::book::Record::order(&bid);
	}
}

async fn selling(scribe: &mut Scribe<'_, '_>, trade: &Trade) -> Result<Ask, BookError> {
	let (auction, range) = (trade.origin_id, trade.range);
	let mut before = ask_order(auction, range.batch, range.first.saturating_add(1));
	loop {
		let ask: Option<Ask> = scribe.last_before(&before).await?;
		let ask = ask.filter(|ask| ask.auction == auction && ask.offered.batch == range.batch);
		let ask = ask.ok_or_else(|| unmatched(trade, "ask"))?;
		let front = ask.offered.first.saturating_add(ask.sold);
		if ask.status == OrderStatus::Open && front == range.first {
			return Ok(ask);
		}
		before = crate::book::Record::order(&ask);
	}
}

fn unmatched(trade: &Trade, order: &str) -> BookError {
	BookError::Contradiction(format!(
		"trade {} has no {order} in auction {}",
		trade.id, trade.origin_id
	))
}
