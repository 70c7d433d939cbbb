//! How far topics have come.

use super::{anchors::Anchor, disputes::DisputeId, rounds::MAX_CONFLICTS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::Moment;

/// Whether a topic's anchor was removed for its age. The topic is then closed for ever.
#[derive(
	Clone,
	Copy,
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
pub enum Reaped {
	/// It was not removed.
	#[default]
	No,
	/// It was removed, and it stood. Its statement still bars earlier revisions.
	Standing,
	/// It was removed, and it was void.
	Void,
}

/// How far a topic has come.
#[derive(
	Clone,
	Copy,
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
pub struct TopicState {
	/// How many rounds were closed, however they ended.
	pub closed: u32,
	/// How many of them were conflicted since the topic was last anchored or reopened.
	pub conflicted: u32,
	/// Whether its anchor was removed for its age.
	pub reaped: Reaped,
	/// The undecided dispute that made its last anchor void. The next anchor decides about the bonds, if it
	/// comes before `open_until`.
	pub defaulted: Option<DisputeId>,
	/// Until this moment (exclusive) it takes attestations, however old it is. Set when its anchor becomes
	/// void or governance reopens it. 0 before.
	pub open_until: Moment,
}

impl TopicState {
	/// The number of the open round, or of the next if none is open.
	pub const fn round(&self) -> u32 {
		self.closed.saturating_add(1)
	}

	/// Whether no attestation is taken any more.
	pub const fn is_stalled(&self) -> bool {
		self.conflicted >= MAX_CONFLICTS
	}

	/// Whether its anchor was removed for its age.
	pub fn is_reaped(&self) -> bool {
		self.reaped != Reaped::No
	}
}

/// The state of a topic, as clients read it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct TopicInfo<BlockNumber> {
	/// Its anchor, if it has one.
	pub anchor: Option<Anchor<BlockNumber>>,
	/// Whether that anchor is final now.
	pub is_final: bool,
	/// The round to attest in: the open one, or the next if none is open or the open one can no longer
	/// succeed.
	pub round: u32,
	/// The number of votes in that round.
	pub votes: u32,
	/// The quorum of that round.
	pub quorum: u32,
	/// First moment at which that round takes no more votes, if the block is also reached. None if no round
	/// is open.
	pub expires_at: Option<Moment>,
	/// First block in which that round takes no more votes, if the moment is also reached. None if no round
	/// is open.
	pub expires_block: Option<BlockNumber>,
	/// How many rounds were conflicted since the topic was last anchored or reopened.
	pub conflicted: u32,
	/// Whether the topic is stalled.
	pub stalled: bool,
	/// Whether its anchor was removed for its age.
	pub reaped: bool,
	/// Until this moment (exclusive) it takes attestations, however old it is, because its anchor became void
	/// or governance reopened it. 0 means never. The bonds of undecided disputes are free then.
	pub open_until: Moment,
	/// Until this moment (exclusive) it takes attestations, however old it is, because evidence of its period
	/// was revoked. 0 means never.
	pub corrections_until: Moment,
}
