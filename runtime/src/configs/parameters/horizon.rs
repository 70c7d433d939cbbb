//! How far back a chain looks, and so how long its anchors stay.
//!
//! A certificate is redeemed by a proof against the anchors of its period (R4). So an anchor
//! outlives every certificate that could ever need it. Its least lifetime is the sum of three
//! times. These are the longest validity of a trade class, the age of the oldest period that may
//! still be attested, and a year to spare. All three are compiled in, so no vote, and no sequence
//! of votes, undoes it (R42).

use frame_support::traits::Get;

use super::{bounds::on_test_chains, DAY_SECONDS, YEAR_SECONDS};

/// A natural month has at most so many seconds.
const LONGEST_MONTH: u64 = 31 * DAY_SECONDS;

/// How far back chains of one kind look.
pub struct Horizon {
	/// The longest validity that a trade class may have, in months.
	pub validity_months: u16,
	/// The longest that `MaxTopicAge` may be, in seconds.
	pub topic_age: u64,
}

impl Horizon {
	/// The least seconds that an anchor stays.
	pub const fn anchor_lifetime(&self) -> u64 {
		(self.validity_months as u64)
			.saturating_mul(LONGEST_MONTH)
			.saturating_add(self.topic_age)
			.saturating_add(YEAR_SECONDS)
	}
}

/// Where organisations rely on the chain.
pub const LIVE: Horizon = Horizon { validity_months: 60, topic_age: 2 * YEAR_SECONDS };
/// Test networks and development chains look back to the sample data, which is from 2014.
pub const TESTING: Horizon = Horizon { validity_months: 480, topic_age: 60 * YEAR_SECONDS };

/// This chain's.
pub fn horizon() -> Horizon {
	on_test_chains(TESTING, LIVE)
}

/// The longest validity that a trade class may have on this chain, in months.
pub struct MaxValidity;
impl Get<u16> for MaxValidity {
	fn get() -> u16 {
		horizon().validity_months
	}
}
