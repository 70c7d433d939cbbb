//! The book of an auction: its prices, and what is wanted and offered at each. Knows no storage.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::traits::DefensiveSaturating;
use scale_info::TypeInfo;
use verdigrid_primitives::trade::Amount;

/// Number of a price on an auction's grid: level `k` is the price `lowest + k × tick`.
pub type Level = u32;

/// The most levels that a grid may have.
pub const MAX_LEVELS: u32 = 1_024;

/// The most levels of one side that a step of closing an auction looks at.
pub(crate) const LEVELS_PER_STEP: u32 = 8;

/// The prices that an auction knows: `lowest`, `lowest + tick`, and so on, `levels` of them.
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
	/// The lowest price of one certificate, in the smallest unit of the auction's asset.
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

	/// The most steps of closing an auction that work off no order: they count levels, or pass levels
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
		// What is removed was added before.
		*total = total.defensive_saturating_sub(units.into());
	}

	/// Whether nothing is wanted or offered.
	pub fn is_empty(&self) -> bool {
		*self == Self::default()
	}
}
