//! How much a call may still touch.

use crate::certificate::{LotId, MAX_ADJACENT};

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
	/// The deposit lot of the bundles that it split off. Whoever takes back what a trade did sets it
	/// back too.
	pub lot: Option<LotId>,
}

impl Effort {
	/// The most that one trade can need. Only the last bundle of a range can be longer than the range, so
	/// a trade splits one bundle at most.
	pub const fn of_one_trade() -> Self {
		let most = MAX_ADJACENT as u32;
		Effort { bundles: most, pledges: most, splits: 1, lot: None }
	}
}
