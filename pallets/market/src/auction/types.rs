//! What the call auction stores and shows.

use super::clearing::{Clearing, Tally};
use crate::{Amount, Criteria};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, TradeClass},
	party::PartyId,
	Moment,
};

/// Number of a price on a round's grid: level `k` is the price `lowest + k × tick`.
pub type Level = u32;

/// An ask within its round: the batch and the first certificate that were asked.
pub type AskKey = (BatchId, u32);

/// The most levels that a grid may have.
pub const MAX_LEVELS: u32 = 1_024;

/// The most steps of one call of `close_round`.
pub const MAX_STEPS: u32 = 64;

/// The most levels of one side that a step of closing a round looks at.
pub(crate) const LEVELS_PER_STEP: u32 = 8;

/// How long after its closing time a round can still be settled in full, in seconds. Whoever orders is
/// attested for at least so long, and what is asked is valid for at least so long.
pub const SETTLE_TIME: u64 = 24 * 60 * 60;

/// What is traded in a round.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Lot {
	/// The one trade class, and so one face value.
	pub class: TradeClass,
	/// What else the certificates must be like. Their validity is measured when the round closes.
	pub criteria: Criteria,
}

/// The prices that a round knows: `lowest`, `lowest + tick`, and so on, `levels` of them.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Grid {
	/// The lowest price of one certificate, in the smallest unit of the round's asset.
	pub lowest: Amount,
	/// From one price to the next.
	pub tick: Amount,
	/// How many prices there are.
	pub levels: u32,
}

impl Grid {
	/// Whether there are prices, few enough, and none of them is zero.
	pub fn is_well_formed(&self) -> bool {
		self.lowest > 0 && self.tick > 0 && (1..=MAX_LEVELS).contains(&self.levels)
	}

	/// The price of a level; `None` beyond the grid, or where it cannot be computed.
	pub fn price(&self, level: Level) -> Option<Amount> {
		let above = self.tick.checked_mul(level.into())?;
		self.lowest.checked_add(above).filter(|_| level < self.levels)
	}

	/// The level of a price; `None` unless the price is on the grid.
	pub fn level(&self, price: Amount) -> Option<Level> {
		let above = price.checked_sub(self.lowest)?;
		let level = Level::try_from(above.checked_div(self.tick)?).ok()?;
		(self.price(level) == Some(price)).then_some(level)
	}

	/// The highest level.
	pub fn top(&self) -> Option<Level> {
		self.levels.checked_sub(1)
	}

	/// The most steps of closing a round that work off no order: they count levels, or pass levels
	/// without bids, or without asks.
	pub fn steps(&self) -> u32 {
		self.levels.div_ceil(LEVELS_PER_STEP).saturating_mul(3)
	}
}

/// A side of the book.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Side {
	/// Buys.
	Bid,
	/// Sells.
	Ask,
}

/// Certificates wanted and offered.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Totals {
	/// Wanted.
	pub bids: u64,
	/// Offered.
	pub asks: u64,
}

impl Totals {
	fn side(&mut self, side: Side) -> &mut u64 {
		match side {
			Side::Bid => &mut self.bids,
			Side::Ask => &mut self.asks,
		}
	}

	/// Adds to one side; `None` if that is too much.
	pub(crate) fn add(&mut self, side: Side, units: u32) -> Option<()> {
		let total = self.side(side);
		*total = total.checked_add(units.into())?;
		Some(())
	}

	/// Takes from one side.
	pub(crate) fn remove(&mut self, side: Side, units: u32) {
		let total = self.side(side);
		*total = total.saturating_sub(units.into());
	}

	/// Whether nothing is wanted or offered.
	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}
}

/// A round of the call auction. Stays in state for ever.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Round<AssetId> {
	/// The trading centre that opened it.
	pub centre: PartyId,
	/// What is traded.
	pub lot: Lot,
	/// What is paid in.
	pub asset: AssetId,
	/// The possible prices.
	pub grid: Grid,
	/// From this moment on no order is taken or taken back, and the round can be closed.
	pub closes_at: Moment,
	/// What is wanted and offered over all levels. Once the round is being closed it stays as it was
	/// then; in a cancelled round it shrinks as orders return.
	pub totals: Totals,
	/// How far it is.
	pub stage: Stage,
}

impl<AssetId> Round<AssetId> {
	/// The moment that attestations and certificates of its orders outlast.
	pub fn settled_by(&self) -> Moment {
		self.closes_at.saturating_add(SETTLE_TIME)
	}
}

/// How far a round is.
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

/// How far the orders of a round are worked off: bids from the highest level down, asks from the
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

/// Certificates wanted in a round by one party at one price. The money for them is on hold.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Bid<AccountId, Ticket, Split> {
	/// How many are still wanted.
	pub units: u32,
	/// How many were bought when the round was closed.
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

/// Certificates offered in a round, locked for it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ask<AccountId, Ticket, Split> {
	/// Who sells.
	pub seller: PartyId,
	/// How many are still offered and locked.
	pub units: u32,
	/// How many were sold when the round was closed, from the front.
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

/// The orders of one party in one round: all of them bids, or all asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Presence {
	/// What they are.
	pub side: Side,
	/// How many there are.
	pub orders: u32,
}

/// How far a round is, as the runtime API shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum RoundStatus {
	/// Takes orders.
	Open,
	/// Takes no more orders; anybody can close it.
	Due,
	/// Being closed, the price not found yet.
	Counting,
	/// Being closed, orders are served and returned.
	Settling,
	/// Cancelled; whether all orders are returned or could not be.
	Cancelled {
		/// Nothing is left for `close_round`.
		swept: bool,
	},
	/// Over.
	Closed,
}

/// A round, as the runtime API shows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct RoundInfo<AssetId> {
	/// The trading centre that opened it.
	pub centre: PartyId,
	/// What is traded.
	pub lot: Lot,
	/// What is paid in.
	pub asset: AssetId,
	/// The possible prices.
	pub grid: Grid,
	/// From this moment on no order is taken or taken back, and the round can be closed.
	pub closes_at: Moment,
	/// How far it is.
	pub status: RoundStatus,
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
