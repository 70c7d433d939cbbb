//! What the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{
		EvidenceStatus, ProvedReading, ProvedSettlement, Source, Statement, Topic, TradeRef,
	},
	party::{MeterId, PartyId},
	voucher::VoucherId,
	Energy, Moment, Period,
};

/// The most seats of one committee, invited ones included.
pub const MAX_SEATS: u32 = 31;

/// The most rounds that may be open at once and were opened by the same seat.
pub const MAX_OPEN_ROUNDS: u32 = 8;

/// After so many conflicted rounds a topic is stalled.
pub const MAX_CONFLICTS: u32 = 3;

/// Parties of one committee.
pub type Members = BoundedVec<PartyId, ConstU32<MAX_SEATS>>;

/// Votes of one round.
pub type Votes = BoundedVec<Vote, ConstU32<MAX_SEATS>>;

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
	/// Who sits in it, in the order of acceptance.
	pub members: Members,
	/// How many equal statements anchor a topic.
	pub quorum: u32,
}

/// A seat's bond: money on hold.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bond<AccountId, Balance> {
	/// The account it is held on, whatever account the party uses later.
	pub account: AccountId,
	/// How much.
	pub amount: Balance,
}

/// Where a seat stands.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum SeatStatus<AccountId, Balance> {
	/// Offered to the party and not yet accepted.
	Invited,
	/// Accepted, with a bond.
	Live(Bond<AccountId, Balance>),
}

/// A seat in one of the two committees. Keyed by party, so that a party has at most one.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Seat<AccountId, Balance> {
	/// The committee's source.
	pub source: Source,
	/// Where the seat stands.
	pub status: SeatStatus<AccountId, Balance>,
}

impl<AccountId, Balance> Seat<AccountId, Balance> {
	/// Whether the seat was accepted.
	pub const fn is_live(&self) -> bool {
		matches!(self.status, SeatStatus::Live(_))
	}
}

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
pub struct Round {
	/// Version of the committee that decides it.
	pub version: u32,
	/// Its number within the topic, from 1.
	pub number: u32,
	/// The party whose attestation opened it.
	pub opener: PartyId,
	/// The votes so far, at most one of each member.
	pub votes: Votes,
	/// When it was opened.
	pub opened_at: Moment,
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
	/// How many of them were conflicted since the topic was last opened to attestations.
	pub conflicted: u32,
}

impl TopicState {
	/// The number of the open round or, where none is open, of the next.
	pub const fn round(&self) -> u32 {
		self.closed.saturating_add(1)
	}

	/// Whether no attestation is taken any more.
	pub const fn is_stalled(&self) -> bool {
		self.conflicted >= MAX_CONFLICTS
	}
}

/// Whether an anchor can be used. That it is final is never stored: see [`Anchor::is_final`].
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
	/// Nobody disputes it.
	Open,
	/// Disputed and not yet decided.
	Disputed,
	/// Overturned: the topic may be anchored again.
	Void,
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
	/// Who made it.
	pub attesters: Members,
	/// When.
	pub anchored_at: Moment,
	/// First moment at which it is final, if the block is reached too.
	pub final_at: Moment,
	/// First block in which it is final, if the moment is reached too.
	pub final_block: BlockNumber,
	/// Whether it can be used.
	pub status: AnchorStatus,
}

impl<BlockNumber: PartialOrd> Anchor<BlockNumber> {
	/// Whether it bars its topic from being anchored again.
	pub fn stands(&self) -> bool {
		self.status != AnchorStatus::Void
	}

	/// Whether verification may rest on it at this moment and block.
	pub fn is_final(&self, now: Moment, block: BlockNumber) -> bool {
		self.status == AnchorStatus::Open && now >= self.final_at && block >= self.final_block
	}
}

/// The one reading of a meter and period, fixed when it was first used.
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
pub struct MeteredEnergy {
	/// What the meter measured.
	pub energy: Energy,
	/// What allocation is checked against: the energy and the tolerance of that moment.
	pub limit: Energy,
	/// The topic in whose anchor the reading stands.
	pub topic: Topic,
}

/// A verified trade.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Record {
	/// Hash of the settlement leaf.
	pub leaf: H256,
	/// Reference of the settlement.
	pub trade_ref: TradeRef,
	/// The topic in whose anchor the settlement stands. Both readings stand in `Metering(period)`.
	pub topic: Topic,
	/// Who sold.
	pub seller: PartyId,
	/// Who bought and used.
	pub buyer: PartyId,
	/// Where the energy was generated.
	pub generation_meter: MeterId,
	/// Where it was used.
	pub consumption_meter: MeterId,
	/// When it was generated and used.
	pub period: Period,
	/// The certificates.
	pub range: CertificateRange,
	/// Their energy, units times face value: what was allocated from both meters.
	pub energy: Energy,
	/// The energy settled: at least as much. What is above backs nothing.
	pub settled: Energy,
	/// The voucher issued for it.
	pub voucher: VoucherId,
	/// When it was verified.
	pub at: Moment,
	/// Whether what rests on it can be used.
	pub status: EvidenceStatus,
}

/// What verification compares: a settlement and the two readings it must agree with, each proved.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ProvedTrade {
	/// The trading centre's settlement.
	pub settlement: ProvedSettlement,
	/// The energy platform's reading of the generation meter.
	pub generation: ProvedReading,
	/// The energy platform's reading of the consumption meter.
	pub consumption: ProvedReading,
}

/// A topic as a reader sees it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct TopicInfo<BlockNumber> {
	/// Its anchor, if it has one.
	pub anchor: Option<Anchor<BlockNumber>>,
	/// Whether that anchor is final now.
	pub is_final: bool,
	/// Number of the open round or, where none is open, of the next.
	pub round: u32,
	/// Votes in the open round.
	pub votes: u32,
	/// The quorum of the open round or, where none is open, of the committee as it is now.
	pub quorum: u32,
	/// Whether the topic is stalled.
	pub stalled: bool,
}

/// How much of a meter's energy in a period is still free, as a reader sees it.
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
pub struct Remaining {
	/// What the meter measured.
	pub metered: Energy,
	/// The most that can be allocated: metered plus tolerance, corrected by what was carried.
	pub limit: Energy,
	/// What was allocated to verified trades.
	pub allocated: Energy,
	/// What is left of the limit.
	pub remaining: Energy,
}
