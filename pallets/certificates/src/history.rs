//! Whether certificates have changed hands, and how verification found them.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::party::PartyId;

/// Whether certificates have changed hands. Once they are behind a voucher, also how verification found them,
/// so that they can be given back. Kept after redemption.
///
/// If the party that verification found them with hands the voucher over, `from` becomes the party that gets
/// it.
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
pub enum History {
	/// They have not changed hands.
	Untraded,
	/// They have changed hands.
	Traded,
	/// They were put behind a voucher and have never changed hands.
	FoundUntraded {
		/// The party that gets them back.
		from: PartyId,
	},
	/// They were put behind a voucher and changed hands by this or since, but not before.
	TradedSince {
		/// The party that gets them back.
		from: PartyId,
	},
	/// They were put behind a voucher and had changed hands before.
	TradedBefore {
		/// The party that gets them back.
		from: PartyId,
	},
}

/// How certificates were before verification put them behind a voucher.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Delivery {
	/// The party that gets them back.
	pub from: PartyId,
	/// Whether they had changed hands before.
	pub traded: bool,
}

impl History {
	/// Of certificates that are behind no voucher.
	pub const fn of(traded: bool) -> Self {
		match traded {
			true => History::Traded,
			false => History::Untraded,
		}
	}

	/// Whether they have changed hands.
	pub const fn is_traded(&self) -> bool {
		!matches!(self, History::Untraded | History::FoundUntraded { .. })
	}

	/// How verification found them. `None` unless they were put behind a voucher.
	pub const fn delivery(&self) -> Option<Delivery> {
		match *self {
			History::Untraded | History::Traded => None,
			History::FoundUntraded { from } | History::TradedSince { from } => {
				Some(Delivery { from, traded: false })
			}
			History::TradedBefore { from } => Some(Delivery { from, traded: true }),
		}
	}

	/// The history once verification has found them with this party.
	pub(crate) const fn found_with(self, from: PartyId) -> Self {
		match self.is_traded() {
			true => History::TradedBefore { from },
			false => History::FoundUntraded { from },
		}
	}

	/// The history once they have changed hands.
	pub(crate) const fn traded(self) -> Self {
		match self {
			History::Untraded => History::Traded,
			History::FoundUntraded { from } => History::TradedSince { from },
			History::Traded | History::TradedSince { .. } | History::TradedBefore { .. } => self,
		}
	}
}
