//! Records of the pallet Auction: call auctions and their orders.

use super::{market::Criteria, name_of, record, Reused};
use crate::ledger::values::{
	padded, padded_money, words, Account, Asset, At, ClassLetter, Money, Range,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
	/// How far an auction is.
	AuctionStatus {
		/// It takes orders until `closesAt`. From then on any account can close it.
		Open,
		/// The trading centre cancelled it. Orders return.
		Cancelled,
		/// The price is found. Orders are served and returned.
		Settling,
		/// It is over.
		Closed,
	}
	/// How far an order of an auction is.
	OrderStatus {
		/// It stands.
		Open,
		/// Its owner took it back.
		Cancelled,
		/// It was taken out, because it could not be settled.
		Dropped,
		/// It is worked off. What was not served was given back.
		Ended,
	}
}

/// A call auction.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Auction {
	/// Its number.
	pub id: u64,
	/// The trading centre that opened it.
	pub centre: u32,
	/// The trade class.
	pub class: ClassLetter,
	/// What else the certificates must be like. Their validity is measured when the auction closes.
	pub criteria: Criteria,
	/// What is paid in.
	pub asset: Asset,
	/// The lowest possible price.
	pub lowest: Money,
	/// The distance between two possible prices.
	pub tick: Money,
	/// How many possible prices there are.
	pub levels: u32,
	/// The first second at which no order is taken and none is taken back, in seconds since 1970.
	pub closes_at: u64,
	/// How many certificates all bids want. It stays as it was when the auction was being closed.
	pub bids: u64,
	/// How many certificates all asks offer. It stays as it was when the auction was being closed.
	pub asks: u64,
	/// How far it is.
	pub status: AuctionStatus,
	/// The price of all trades, once found. None if no bid met an ask.
	pub price: Option<Money>,
	/// How many certificates are to change hands at that price, once found.
	pub matched: u64,
	/// How many certificates have changed hands.
	pub units: u64,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Auction, "auctions", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"centre": r.centre,
	"class": &r.class,
	"asset": &r.asset,
	"status": r.status,
});

/// Certificates wanted in an auction by one party at one price.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bid {
	/// The auction.
	pub auction: u64,
	/// The party that buys.
	pub buyer: u32,
	/// The most that it pays for one certificate.
	pub price: Money,
	/// How many are still wanted, or were when it ended.
	pub units: u32,
	/// How many it bought.
	pub bought: u32,
	/// The account on which money and deposits are held.
	pub account: Account,
	/// The money on hold. 0 when it ended.
	pub held: Money,
	/// How far it is.
	pub status: OrderStatus,
	/// Whether what is left of it could not be given back. Its owner takes it with `cancel_bid`.
	pub stuck: bool,
	/// How many bids of the party at this price came before, and ended.
	pub earlier: u32,
	/// Which of the bids of the party at this price it is, from 1. None: it is the last one.
	pub set_aside: Option<u32>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Bid, "bids", |r| id: name_of(&bid_id(r.auction, r.buyer, r.price), r.set_aside),
	order: name_of(&bid_order(r.auction, r.buyer, r.price), r.set_aside), facets: {
	"auction": r.auction,
	"buyer": r.buyer,
	"status": r.status,
});

impl Reused for Bid {
	fn earlier(&self) -> u32 {
		self.earlier
	}

	fn set_aside(&mut self) {
		self.set_aside = Some(self.earlier.saturating_add(1));
	}
}

/// The identification of a bid.
pub(crate) fn bid_id(auction: u64, buyer: u32, price: Money) -> String {
	format!("{auction}-{buyer}-{}", price.0)
}

/// The order of a bid: those of one party in one auction by price.
pub(crate) fn bid_order(auction: u64, buyer: u32, price: Money) -> String {
	format!("{auction:020}-{buyer:010}-{}", padded_money(price))
}

/// Certificates offered in an auction.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ask {
	/// The auction.
	pub auction: u64,
	/// The party that sells.
	pub seller: u32,
	/// What was offered.
	pub offered: Range,
	/// How many are still offered, or were when it ended.
	pub units: u32,
	/// How many were sold, from the front.
	pub sold: u32,
	/// The least that is taken for one certificate.
	pub price: Money,
	/// The account on which the deposits are held.
	pub account: Account,
	/// How far it is.
	pub status: OrderStatus,
	/// How many asks that began with the same certificate came before, and ended.
	pub earlier: u32,
	/// Which of the asks that began with the same certificate it is, from 1. None: it is the last one.
	pub set_aside: Option<u32>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Ask, "asks", |r| id: name_of(&ask_id(r.auction, r.offered.batch, r.offered.first), r.set_aside),
	order: name_of(&ask_order(r.auction, r.offered.batch, r.offered.first), r.set_aside), facets: {
	"auction": r.auction,
	"seller": r.seller,
	"batch": r.offered.batch,
	"status": r.status,
});

impl Reused for Ask {
	fn earlier(&self) -> u32 {
		self.earlier
	}

	fn set_aside(&mut self) {
		self.set_aside = Some(self.earlier.saturating_add(1));
	}
}

/// The identification of an ask: its auction, and the first certificate.
pub(crate) fn ask_id(auction: u64, batch: u64, first: u32) -> String {
	format!("{auction}-{batch}-{first}")
}

/// The order of an ask.
pub(crate) fn ask_order(auction: u64, batch: u64, first: u32) -> String {
	format!("{auction:020}-{batch:020}-{first:010}")
}
