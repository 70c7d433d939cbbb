//! Rounds and their votes.

use super::seats::MAX_SEATS;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	party::PartyId,
	Moment,
};

/// The most rounds that one seat may have opened and that are still open.
pub const MAX_OPEN_ROUNDS: u32 = 8;

/// The topics of the open rounds that a seat opened.
pub type Opened = BoundedVec<Topic, ConstU32<MAX_OPEN_ROUNDS>>;

/// The number of conflicted rounds after which a topic is stalled.
pub const MAX_CONFLICTS: u32 = 3;

/// The votes of one round.
pub type Votes = BoundedVec<Vote, ConstU32<MAX_SEATS>>;

/// What a seat stated in a round.
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
pub struct Vote {
	/// The seat's party.
	pub party: PartyId,
	/// Its statement.
	pub statement: Statement,
}

/// An open round of a topic.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Round<BlockNumber> {
	/// Version of the committee that decides it.
	pub version: u32,
	/// Its number within the topic, from 1.
	pub number: u32,
	/// The party whose attestation opened it.
	pub opener: PartyId,
	/// The votes so far, at most one of each member.
	pub votes: Votes,
	/// When it was opened, in Unix time.
	pub opened_at: Moment,
	/// First moment at which it takes no more votes, if the block is also reached.
	pub expires_at: Moment,
	/// First block in which it takes no more votes, if the moment is also reached.
	pub expires_block: BlockNumber,
}

impl<BlockNumber: PartialOrd> Round<BlockNumber> {
	/// Whether its time is over.
	pub fn is_expired(&self, now: Moment, block: BlockNumber) -> bool {
		now >= self.expires_at && block >= self.expires_block
	}
}

/// Why a round ended.
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
pub enum Ending {
	/// A quorum agreed.
	Anchored,
	/// No statement could reach the quorum any more. Three such rounds stall the topic.
	Conflicted,
	/// Fewer seats counted than the quorum.
	Short,
	/// The time of the round was over.
	Expired,
}
