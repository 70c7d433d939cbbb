//! Seats and the committees that they make.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use verdigrid_primitives::{evidence::Source, party::PartyId, Moment};

/// The most seats of one committee, invited ones included.
pub const MAX_SEATS: u32 = 31;

/// The parties of one committee.
pub type Members = BoundedVec<PartyId, ConstU32<MAX_SEATS>>;

/// One version of a source's committee. Rounds keep the version they opened with.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Default,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Committee {
	/// The members, in the order in which they accepted.
	pub members: Members,
	/// How many equal statements anchor a topic.
	pub quorum: u32,
}

/// A seat's bond: money on hold.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bond<AccountId, Balance> {
	/// The account on which it is held, whatever account the party uses later.
	pub account: AccountId,
	/// The amount in native money.
	pub amount: Balance,
}

/// The state of a seat.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum SeatStatus<AccountId, Balance> {
	/// Offered to the party, and not accepted yet.
	Invited,
	/// Accepted, with a bond.
	Live(Bond<AccountId, Balance>),
	/// Resigned or dismissed. The bond is still held.
	Leaving {
		/// The bond.
		bond: Bond<AccountId, Balance>,
		/// First moment at which it can be withdrawn, if nothing that the seat attested is open.
		unbonds_at: Moment,
	},
}

/// A seat in one of the two committees. Keyed by party, so that a party has at most one.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Seat<AccountId, Balance, BlockNumber> {
	/// The committee's source.
	pub source: Source,
	/// The state of the seat.
	pub status: SeatStatus<AccountId, Balance>,
	/// The version of the committee in which the seat was new, or 0 while it is only offered. So a party that
	/// left and came back does not count in a round that was opened before.
	pub version: u32,
	/// The full bond. A seat with less on hold, after slashing, does not count.
	pub required: Balance,
	/// How many rounds were anchored or expired without its vote.
	pub missed: u32,
	/// The moment before which some anchor that it attested is not final.
	pub liable_until: Moment,
	/// The block before which some anchor that it attested is not final.
	pub liable_block: BlockNumber,
	/// How many open disputes there are about anchors that it attested.
	pub disputes: u32,
}

impl<AccountId, Balance: PartialOrd, BlockNumber> Seat<AccountId, Balance, BlockNumber> {
	/// Whether the party accepted the seat and has not left it.
	pub const fn is_live(&self) -> bool {
		matches!(self.status, SeatStatus::Live(_))
	}

	/// What is on hold for it. A seat that is only offered has no bond.
	pub const fn bond(&self) -> Option<&Bond<AccountId, Balance>> {
		match &self.status {
			SeatStatus::Invited => None,
			SeatStatus::Live(bond) | SeatStatus::Leaving { bond, .. } => Some(bond),
		}
	}

	/// What is on hold for it, to be changed.
	pub(crate) const fn bond_mut(&mut self) -> Option<&mut Bond<AccountId, Balance>> {
		match &mut self.status {
			SeatStatus::Invited => None,
			SeatStatus::Live(bond) | SeatStatus::Leaving { bond, .. } => Some(bond),
		}
	}

	/// Whether its bond is full.
	pub fn is_bonded(&self) -> bool {
		self.bond().is_some_and(|bond| bond.amount >= self.required)
	}
}
