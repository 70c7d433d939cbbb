//! How much a call may still touch.

use crate::{
	certificate::{BatchId, LotId, MAX_ADJACENT},
	party::PartyId,
};

/// How much a call may still touch to put certificates behind vouchers.
///
/// The register counts before it reads or splits. What was counted stays counted when a trade fails,
/// since the work was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effort {
	/// Bundles that it may still read.
	pub bundles: u32,
	/// Pledges that it may still read.
	pub pledges: u32,
	/// Bundles that it may still split.
	pub splits: u32,
	/// The deposits for the bundles that it split off. Whoever takes back what a trade did sets it back too.
	pub owed: Option<OwedLot>,
	/// The last batch of which the register has found that trades may be settled with it. No trade changes that.
	pub settles: Option<BatchId>,
}

/// A deposit lot that a call pays at its end, all at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OwedLot {
	/// Its number.
	pub id: LotId,
	/// Who pays it.
	pub payer: PartyId,
	/// How many deposits it has.
	pub deposits: u32,
	/// How many the payer can pay, when that was last looked up.
	pub affordable: u32,
}

impl Effort {
	/// The most that one trade can need. Only the last bundle of a range can be longer than the range, so
	/// a trade splits one bundle at most.
	pub const fn of_one_trade() -> Self {
		let most = MAX_ADJACENT as u32;
		Effort { bundles: most, pledges: most, splits: 1, owed: None, settles: None }
	}
}
