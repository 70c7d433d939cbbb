//! Which price an auction finds, and how much of each order is served at it. Knows no storage.
//!
//! `D(p)` is what all bids at `p` or above want, `S(p)` what all asks at `p` or below offer. The price
//!
//! 1. maximises the volume `V(p) = min(D(p), S(p))`;
//! 2. among those levels, minimises the surplus `|D(p) − S(p)|`;
//! 3. among those, is the highest with a surplus of demand, if there is one. If there is no surplus
//!    at all, it is the middle of the lowest and the highest, rounded down. Otherwise it is the
//!    lowest.
//!
//! No volume anywhere means no price.
//!
//! ## Every better order is served in full
//!
//! That is, at the price `p` found, `D(p+1) ≤ V(p)` and `S(p−1) ≤ V(p)`. `D` never rises with the
//! price and `S` never falls. Suppose `D(p+1) > V(p)`. Then `D(p) > V(p)` too, so `V(p) = S(p)` and
//! `p` has a surplus of demand. `S(p+1) ≥ S(p)`, so `V(p+1) ≥ V(p)`; by (1) they are equal, which
//! leaves `S(p+1) = V(p)`. So `p+1` has a surplus of demand too, `D(p+1) − V(p) ≤ D(p) − V(p)`. If
//! it is smaller, `p` fails (2). If it is the same, `p` fails (3), since `p+1` is higher. The other
//! half mirrors it: `S(p−1) > V(p)` makes `p` and `p−1` levels with a surplus of supply, and the
//! lower one is no worse. (`p` is chosen with a surplus of supply only when no level of the same
//! rank has a surplus of demand.)
//!
//! So only orders at the price itself are ever cut, on the long side, and together by exactly the
//! surplus. The middle in (3) is itself a level without surplus: between two such levels of the same
//! volume, neither `D` nor `S` can change.

use crate::book::{Level, Side, Totals};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::traits::Defensive;
use scale_info::TypeInfo;

/// Running sums over the levels, from the lowest up, and the best level so far.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Tally {
	/// The level to count next.
	pub next: Level,
	/// What bids at this level and above want.
	pub demand: u64,
	/// What asks below this level offer.
	pub supply: u64,
	/// The best levels so far.
	pub best: Option<Best>,
}

/// Levels of the largest volume and, among those, of the least surplus.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Best {
	/// What could change hands.
	pub volume: u64,
	/// What one side has too much.
	pub surplus: u64,
	/// The highest level with a surplus of demand, and what the bids at it want.
	pub long_of_bids: Option<Margin>,
	/// The lowest level, and what the asks at it offer.
	pub lowest: Margin,
	/// The highest level.
	pub highest: Level,
}

/// The orders of one side at one level.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Margin {
	/// The level.
	pub level: Level,
	/// Their certificates.
	pub units: u64,
}

impl Tally {
	/// Before the first level.
	pub(crate) fn of(demand: u64) -> Self {
		Tally { next: 0, demand, supply: 0, best: None }
	}

	/// Counts the next level.
	pub(crate) fn count(&mut self, at: Totals) {
		self.supply = self.supply.saturating_add(at.asks);
		if let Some(level) = self.judge(at) {
			self.best = Some(match self.best.take() {
				Some(best) => best.against(level),
				None => level,
			});
		}
		self.demand = self.demand.saturating_sub(at.bids);
		self.next = self.next.saturating_add(1);
	}

	/// The next level by itself, if anything could change hands at it.
	fn judge(&self, at: Totals) -> Option<Best> {
		let level = self.next;
		let long_of_bids = self.demand > self.supply;
		let volume = self.demand.min(self.supply);
		(volume > 0).then_some(Best {
			volume,
			surplus: self.demand.abs_diff(self.supply),
			long_of_bids: long_of_bids.then_some(Margin { level, units: at.bids }),
			lowest: Margin { level, units: at.asks },
			highest: level,
		})
	}

	/// The price, after the last level.
	pub(crate) fn clearing(&self) -> Option<Clearing> {
		let Best { volume, surplus, long_of_bids, lowest, highest } = self.best.clone()?;
		let long = |side, margin: Margin| Ration {
			side,
			total: margin.units,
			served: margin.units.saturating_sub(surplus),
		};
		let (level, ration) = match long_of_bids {
			Some(margin) => (margin.level, Some(long(Side::Bid, margin))),
			None if surplus == 0 => (lowest.level.midpoint(highest), None),
			None => (lowest.level, Some(long(Side::Ask, lowest))),
		};
		Some(Clearing { level, volume, ration })
	}
}

impl Best {
	/// The better of this and a higher level; both, when they rank the same.
	fn against(self, higher: Best) -> Best {
		let rank = |best: &Best| (best.volume, core::cmp::Reverse(best.surplus));
		match rank(&self).cmp(&rank(&higher)) {
			core::cmp::Ordering::Greater => self,
			core::cmp::Ordering::Less => higher,
			core::cmp::Ordering::Equal => Best {
				long_of_bids: higher.long_of_bids.or(self.long_of_bids),
				highest: higher.highest,
				..self
			},
		}
	}
}

/// The price of an auction and who is served at it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Clearing {
	/// The price.
	pub level: Level,
	/// What is to change hands.
	pub volume: u64,
	/// How the orders at the price itself are cut, if one side is longer.
	pub ration: Option<Ration>,
}

/// How orders at the price are cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Ration {
	/// The long side.
	pub side: Side,
	/// Certificates of its orders at the price.
	pub total: u64,
	/// How many of those are served.
	pub served: u64,
}

impl Clearing {
	/// How many of an order's certificates are served. `passed` are the certificates of the orders
	/// before it at its level.
	pub(crate) fn served(&self, side: Side, level: Level, passed: u64, units: u32) -> u32 {
		let better = match side {
			Side::Bid => level > self.level,
			Side::Ask => level < self.level,
		};
		match self.ration {
			_ if better => units,
			_ if level != self.level => 0,
			Some(ration) if ration.side == side => ration.share(passed, units),
			_ => units,
		}
	}
}

impl Ration {
	/// An order's share: what is due up to its end, less what was due up to its start, each rounded
	/// down. So all shares add up to what is served, each within one of its exact part, and none above
	/// its order.
	fn share(&self, passed: u64, units: u32) -> u32 {
		let due = |units: u64| {
			u128::from(units)
				.saturating_mul(self.served.into())
				.checked_div(self.total.into())
				.defensive_proof("the order is one of those at the price; qed")
				.unwrap_or(0)
		};
		let share = due(passed.saturating_add(units.into())).saturating_sub(due(passed));
		u32::try_from(share).map_or(units, |share| share.min(units))
	}
}
