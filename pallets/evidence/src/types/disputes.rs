//! Disputes about anchors.

use super::seats::Bond;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use verdigrid_primitives::{evidence::Topic, party::PartyId, Moment};

/// The most parties that dispute one anchor.
pub const MAX_DISPUTERS: u32 = 16;

/// Number of a dispute.
pub type DisputeId = u64;

/// Why an anchor is disputed, or evidence contested or revoked.
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
pub enum Reason {
	/// Figures are not those that were metered or settled.
	Figures,
	/// Something that was metered or settled is missing.
	Incomplete,
	/// It states something that never happened.
	Fabricated,
	/// An authority ordered it.
	Order,
}

/// A party that disputes an anchor, with money on hold for it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Disputer<AccountId, Balance> {
	/// The party.
	pub party: PartyId,
	/// The reason.
	pub reason: Reason,
	/// Hash of a document kept elsewhere that says more. Zero means none.
	pub note: H256,
	/// What is on hold for the dispute.
	pub bond: Bond<AccountId, Balance>,
}

/// How far a dispute has come. Decided ones are not stored.
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
pub enum DisputeStatus {
	/// It waits for the decision of governance.
	Open,
	/// It was not decided in time. The anchor is void, and the bonds wait for the next anchor.
	Defaulted,
}

/// A dispute about an anchor.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Dispute<AccountId, Balance, BlockNumber> {
	/// The topic of the anchor.
	pub topic: Topic,
	/// Root of the anchor.
	pub root: H256,
	/// The reason of the first dispute.
	pub reason: Reason,
	/// Hash of a document kept elsewhere that says more. Zero means none.
	pub note: H256,
	/// When the anchor was first disputed, in Unix time.
	pub opened_at: Moment,
	/// First moment at which it is too late to decide, if the block is also reached.
	pub resolve_by: Moment,
	/// First block in which it is too late to decide, if the moment is also reached.
	pub resolve_block: BlockNumber,
	/// The parties that dispute it. Empty if only governance does.
	pub disputers: BoundedVec<Disputer<AccountId, Balance>, ConstU32<MAX_DISPUTERS>>,
	/// How far it has come.
	pub status: DisputeStatus,
}

impl<AccountId, Balance, BlockNumber: PartialOrd> Dispute<AccountId, Balance, BlockNumber> {
	/// Whether it is too late to decide it.
	pub fn is_overdue(&self, now: Moment, block: BlockNumber) -> bool {
		now >= self.resolve_by && block >= self.resolve_block
	}
}

/// What governance decides about a disputed anchor.
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
pub enum Verdict {
	/// The anchor is right.
	Upheld,
	/// The anchor is wrong.
	Overturned,
}
