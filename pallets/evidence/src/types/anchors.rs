//! Anchors: what a quorum stated.

use super::{disputes::DisputeId, seats::Members};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{evidence::Statement, Moment};

/// Whether an anchor can be used. Whether it is final is not stored: it follows from the time.
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
pub enum AnchorStatus {
	/// Not disputed. Final once its challenge period is over.
	Open,
	/// Disputed and not yet decided.
	Disputed(DisputeId),
	/// Overturned, not decided in time, or found wrong before anything rested on it. The topic may be
	/// anchored again.
	Void,
	/// Final, and closed by governance. Nothing new rests on it. What rests on it stays.
	Closed,
}

/// What a quorum of a committee stated about a topic.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Anchor<BlockNumber> {
	/// The statement.
	pub statement: Statement,
	/// Version of the committee that made it.
	pub version: u32,
	/// Number of the round in which it was made.
	pub round: u32,
	/// The parties that stated it.
	pub attesters: Members,
	/// Members that had not voted when the anchor was made. They may still state the same.
	pub missing: Members,
	/// When its round was opened. What it states was fixed by then.
	pub opened_at: Moment,
	/// When it was made, in Unix time.
	pub anchored_at: Moment,
	/// First moment at which it is final, if the block is also reached.
	pub final_at: Moment,
	/// First block in which it is final, if the moment is also reached.
	pub final_block: BlockNumber,
	/// First moment at which it may be removed for its age.
	pub reapable_at: Moment,
	/// Whether it can be used.
	pub status: AnchorStatus,
	/// Whether a dispute about it was decided in its favour. There is no second one.
	pub upheld: bool,
	/// Whether it repeats an anchor whose dispute was never decided. Only governance or a seat of the other
	/// source may then dispute it.
	pub guarded: bool,
	/// Whether a reading was fixed or a trade was verified with it. Never cleared.
	pub used: bool,
}

impl<BlockNumber: PartialOrd> Anchor<BlockNumber> {
	/// Whether it stands. An anchor that stands bars its topic from being anchored again.
	pub fn stands(&self) -> bool {
		self.status != AnchorStatus::Void
	}

	/// Whether the challenge period is over, so that it can no longer be disputed.
	pub fn is_unchallengeable(&self, now: Moment, block: BlockNumber) -> bool {
		now >= self.final_at && block >= self.final_block
	}

	/// Whether verification may rest on it at this moment and block.
	pub fn is_final(&self, now: Moment, block: BlockNumber) -> bool {
		self.status == AnchorStatus::Open && self.is_unchallengeable(now, block)
	}
}
