//! What the call auction stores and shows.

use crate::{
	book::{Grid, Level, Side, Totals},
	clearing::{Clearing, Tally},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, TradeClass},
	party::PartyId,
	trade::{Amount, Criteria},
	Moment,
};

/// An ask within its auction: the batch and the first certificate that were asked.
pub type AskKey = (BatchId, u32);

/// The most steps of one call of `close`.
pub const MAX_STEPS: u32 = 64;

/// How long after its closing time an auction can still be settled in full, in seconds. A party that
/// orders is attested for at least so long, and certificates that are asked are valid for at least so long.
pub const SETTLE_TIME: u64 = 24 * 60 * 60;

/// What is traded in an auction.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Lot {
	/// The one trade class, and so one face value.
	pub class: TradeClass,
	/// What else the certificates must be like. Their validity is measured when the auction closes.
	pub criteria: Criteria,
}

/// A call auction. It stays in state for ever.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AuctionDetails<AssetId> {
	/// The trading centre that opened it.
	pub centre: PartyId,
	/// What is traded.
	pub lot: Lot,
	/// What is paid in.
	pub asset: AssetId,
	/// The possible prices.
	pub grid: Grid,
	/// From this moment on no order is taken or taken back, and the auction can be closed.
	pub closes_at: Moment,
	/// What is wanted and offered over all levels. Once the auction is being closed it stays as it was
	/// then; in a cancelled auction it shrinks as orders return.
	pub totals: Totals,
	/// How far it is.
	pub stage: Stage,
}

impl<AssetId> AuctionDetails<AssetId> {
	/// The moment that attestations and certificates of its orders outlast.
	pub fn settled_by(&self) -> Moment {
		self.closes_at.saturating_add(SETTLE_TIME)
	}
}

/// How far an auction is.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum Stage {
	/// Takes orders before its closing time; can be closed from then on.
	Open,
	/// Will not take place. Orders return to their owners.
	Cancelled(Walk),
	/// Being closed: its levels are counted, to find the price.
	Counting(Tally),
	/// Being closed: orders are served and returned.
	Settling {
		/// The price and who is served at it; none when no bid met an ask.
		clearing: Option<Clearing>,
		/// How far that is.
		walk: Walk,
	},
	/// Over.
	Closed {
		/// The price of all trades; none when no bid met an ask.
		price: Option<Amount>,
		/// How many certificates changed hands.
		units: u64,
	},
}

impl Stage {
	/// Whether the book still says what is wanted and offered at each level.
	pub(crate) fn has_book(&self) -> bool {
		matches!(self, Stage::Open | Stage::Cancelled(_))
	}

	/// Whether closing has nothing left to do.
	pub fn is_over(&self) -> bool {
		match self {
			Stage::Cancelled(walk) => walk.is_over(),
			Stage::Closed { .. } => true,
			_ => false,
		}
	}
}

/// How far the orders of an auction are worked off: bids from the highest level down, asks from the
/// lowest up.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Walk {
	/// Where the bids stand. A bid is known by its party.
	pub bids: Cursor<PartyId>,
	/// Where the asks stand.
	pub asks: Cursor<AskKey>,
	/// How many certificates have changed hands.
	pub units: u64,
}

impl Walk {
	/// Before the first order.
	pub(crate) fn over(grid: &Grid) -> Self {
		let bids = Cursor::at(grid.top());
		Walk { bids, asks: Cursor::at(Some(0)), units: 0 }
	}

	/// Whether every order is worked off.
	pub fn is_over(&self) -> bool {
		self.bids.is_over() && self.asks.is_over()
	}
}

/// How far one side is worked off.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Cursor<Key> {
	/// The level; none after the last.
	pub level: Option<Level>,
	/// The order of this level that was taken last.
	pub last: Option<Key>,
	/// Certificates of all orders of this level that were taken.
	pub passed: u64,
	/// The order that is being matched.
	pub hand: Option<Hand<Key>>,
}

/// An order that is being matched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Hand<Key> {
	/// At which level it stands.
	pub level: Level,
	/// Which it is.
	pub key: Key,
	/// How many certificates are still to be matched.
	pub left: u32,
}

impl<Key: Clone> Cursor<Key> {
	/// Before the first order of a level.
	pub(crate) fn at(level: Option<Level>) -> Self {
		Cursor { level, last: None, passed: 0, hand: None }
	}

	/// Takes the next order of a level; it is matched if any of it is to be served.
	pub(crate) fn take(&mut self, level: Level, key: Key, units: u32, served: u32) {
		self.last = Some(key.clone());
		self.passed = self.passed.saturating_add(units.into());
		self.hand = (served > 0).then_some(Hand { level, key, left: served });
	}

	/// Counts certificates of the order in hand as matched, and lays it aside after its last.
	pub(crate) fn matched(&mut self, units: u32) {
		if let Some(hand) = &mut self.hand {
			hand.left = hand.left.saturating_sub(units);
		}
		self.hand = self.hand.take().filter(|hand| hand.left > 0);
	}

	/// Whether no order is left.
	pub fn is_over(&self) -> bool {
		self.level.is_none() && self.hand.is_none()
	}
}

/// Certificates wanted in an auction by one party at one price. The money for them is on hold.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bid<AccountId, Ticket, Split> {
	/// How many are still wanted.
	pub units: u32,
	/// How many were bought when the auction was closed.
	pub bought: u32,
	/// The account on which money and deposits are held, whatever party uses it now.
	pub account: AccountId,
	/// The money on hold: all of it at the bid's own price, less what was paid.
	pub held: Amount,
	/// The deposit for the record.
	pub deposit: Ticket,
	/// The deposit for the one bundle that the bid's last match may split; none once it did.
	pub split: Option<Split>,
}

/// Certificates offered in an auction, locked for it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ask<AccountId, Ticket, Split> {
	/// Who sells.
	pub seller: PartyId,
	/// How many are still offered and locked.
	pub units: u32,
	/// How many were sold when the auction was closed, from the front.
	pub sold: u32,
	/// The account on which the deposits are held. It takes the proceeds too, where the seller's present
	/// account cannot.
	pub account: AccountId,
	/// The deposit for the record.
	pub deposit: Ticket,
	/// The deposit for the one bundle that the ask's last match may split; none once it did.
	pub split: Option<Split>,
}

impl<AccountId, Ticket, Split> Ask<AccountId, Ticket, Split> {
	/// The first `units` of the certificates that are still locked.
	pub(crate) fn front(&self, (batch, first): AskKey, units: u32) -> CertificateRange {
		CertificateRange { batch, first: first.saturating_add(self.sold), units }
	}
}

/// The orders of one party in one auction: all of them bids, or all asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Presence {
	/// What they are.
	pub side: Side,
	/// How many there are.
	pub orders: u32,
}

/// How far an auction is, as the runtime API shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum AuctionStatus {
	/// Takes orders.
	Open,
	/// Takes no more orders. Any account can close it.
	Due,
	/// Being closed, the price not found yet.
	Counting,
	/// Being closed, orders are served and returned.
	Settling,
	/// Cancelled; whether all orders are returned or could not be.
	Cancelled {
		/// Nothing is left for `close`.
		swept: bool,
	},
	/// Over.
	Closed,
}

/// An auction, as the runtime API shows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AuctionInfo<AssetId> {
	/// The trading centre that opened it.
	pub centre: PartyId,
	/// What is traded.
	pub lot: Lot,
	/// What is paid in.
	pub asset: AssetId,
	/// The possible prices.
	pub grid: Grid,
	/// From this moment on no order is taken or taken back, and the auction can be closed.
	pub closes_at: Moment,
	/// How far it is.
	pub status: AuctionStatus,
	/// Certificates wanted and offered over all levels.
	pub totals: Totals,
	/// The price of all trades, once found.
	pub price: Option<Amount>,
	/// How many certificates have changed hands so far.
	pub units: u64,
}

/// One price of an open book, as the runtime API shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct LevelInfo {
	/// Which level.
	pub level: Level,
	/// Its price.
	pub price: Amount,
	/// Certificates wanted and offered at exactly this price.
	pub totals: Totals,
}

/// A bid, as the runtime API shows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct BidInfo<AccountId> {
	/// Price of one certificate.
	pub price: Amount,
	/// How many are still wanted.
	pub units: u32,
	/// How many were bought.
	pub bought: u32,
	/// The account on which the money is held.
	pub account: AccountId,
	/// The money on hold.
	pub held: Amount,
}

/// An ask, as the runtime API shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AskInfo {
	/// The batch and the first certificate, by which the ask is known.
	pub key: AskKey,
	/// Price of one certificate.
	pub price: Amount,
	/// What is still offered.
	pub range: CertificateRange,
	/// How many were sold.
	pub sold: u32,
}
