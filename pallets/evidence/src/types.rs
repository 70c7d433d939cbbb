//! What the pallet stores.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::{ConstU32, Get},
	BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use scale_info::TypeInfo;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{
		EvidenceId, EvidenceStatus, MeterReading, ProvedReading, ProvedSettlement, Settlement,
		Source, Statement, Topic, TradeRef,
	},
	merkle::{MultiProof, MAX_PROVED},
	party::{MeterId, PartyId},
	voucher::VoucherId,
	Energy, Moment, Period,
};

/// The most seats of one committee, invited ones included.
pub const MAX_SEATS: u32 = 31;

/// The most rounds that may be open at once and were opened by the same seat.
pub const MAX_OPEN_ROUNDS: u32 = 8;

/// The topics of the rounds that a seat opened and that nobody has closed.
pub type Opened = BoundedVec<Topic, ConstU32<MAX_OPEN_ROUNDS>>;

/// After so many conflicted rounds a topic is stalled.
pub const MAX_CONFLICTS: u32 = 3;

/// The most parties that dispute one anchor.
pub const MAX_DISPUTERS: u32 = 16;

/// Number of a dispute.
pub type DisputeId = u64;

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
	/// Where the seat stands.
	pub status: SeatStatus<AccountId, Balance>,
	/// The version of the committee that it came in with, so that a party that left and came back
	/// does not count in a round that was opened before; 0 while it is offered.
	pub version: u32,
	/// The full bond: with less on hold, after slashing, the seat does not count.
	pub required: Balance,
	/// How many rounds were anchored or expired without its vote.
	pub missed: u32,
	/// The last moment before which an anchor that it attested is not final.
	pub liable_until: Moment,
	/// The same in blocks.
	pub liable_block: BlockNumber,
	/// How many open disputes there are about anchors that it attested.
	pub disputes: u32,
}

impl<AccountId, Balance: PartialOrd, BlockNumber> Seat<AccountId, Balance, BlockNumber> {
	/// Whether the seat was accepted, and neither given up nor taken away.
	pub const fn is_live(&self) -> bool {
		matches!(self.status, SeatStatus::Live(_))
	}

	/// What is on hold for it, whether it is live or leaving.
	pub const fn bond(&self) -> Option<&Bond<AccountId, Balance>> {
		match &self.status {
			SeatStatus::Invited => None,
			SeatStatus::Live(bond) | SeatStatus::Leaving { bond, .. } => Some(bond),
		}
	}

	/// The same, to be changed.
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
	/// When it was opened.
	pub opened_at: Moment,
	/// First moment at which it takes no vote any more, if the block is reached too.
	pub expires_at: Moment,
	/// First block in which it takes no vote any more, if the moment is reached too.
	pub expires_block: BlockNumber,
}

impl<BlockNumber: PartialOrd> Round<BlockNumber> {
	/// Whether its time is over.
	pub fn is_expired(&self, now: Moment, block: BlockNumber) -> bool {
		now >= self.expires_at && block >= self.expires_block
	}
}

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
	/// It was not.
	#[default]
	No,
	/// It was, and it stood: what it stated bars its period.
	Standing,
	/// It was, and it was void.
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
	/// The dispute, never decided, that made its last anchor void. The next anchor decides about
	/// the bonds, if it comes before `open_until`.
	pub defaulted: Option<DisputeId>,
	/// Until this moment (exclusive) it takes attestations, however old it is: set when its anchor
	/// became void, or when governance reopened it; 0 before.
	pub open_until: Moment,
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

	/// Whether its anchor was removed for its age.
	pub fn is_reaped(&self) -> bool {
		self.reaped != Reaped::No
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
	Disputed(DisputeId),
	/// Overturned, or found wrong before anything rested on it: the topic may be anchored again.
	Void,
	/// Final, and closed by governance: nothing new rests on it. What rests on it stays.
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
	/// Who made it.
	pub attesters: Members,
	/// Members that had not voted when it was made. They may still state the same.
	pub missing: Members,
	/// When the round was opened in which it was made: what it states was fixed by then.
	pub opened_at: Moment,
	/// When.
	pub anchored_at: Moment,
	/// First moment at which it is final, if the block is reached too.
	pub final_at: Moment,
	/// First block in which it is final, if the moment is reached too.
	pub final_block: BlockNumber,
	/// First moment at which it may be removed for its age.
	pub reapable_at: Moment,
	/// Whether it can be used.
	pub status: AnchorStatus,
	/// Whether a dispute about it was decided in its favour. There is no second one.
	pub upheld: bool,
	/// Whether it repeats an anchor whose dispute was never decided. Only governance or a seat of
	/// the other source may then dispute it.
	pub guarded: bool,
	/// Whether something rests on it, or did: a reading that was fixed, or a verified trade.
	pub used: bool,
}

impl<BlockNumber: PartialOrd> Anchor<BlockNumber> {
	/// Whether it bars its topic from being anchored again.
	pub fn stands(&self) -> bool {
		self.status != AnchorStatus::Void
	}

	/// Whether the challenge period is over: nobody can dispute it any more.
	pub fn is_unchallengeable(&self, now: Moment, block: BlockNumber) -> bool {
		now >= self.final_at && block >= self.final_block
	}

	/// Whether verification may rest on it at this moment and block.
	pub fn is_final(&self, now: Moment, block: BlockNumber) -> bool {
		self.status == AnchorStatus::Open && self.is_unchallengeable(now, block)
	}
}

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
	/// It tells of something that never happened.
	Fabricated,
	/// An authority ordered it.
	Order,
}

/// Somebody who disputes an anchor, with money on hold for it.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Disputer<AccountId, Balance> {
	/// The party.
	pub party: PartyId,
	/// Why.
	pub reason: Reason,
	/// Hash of a document kept elsewhere that says more; zero for none.
	pub note: H256,
	/// What is on hold for it, and where.
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
	/// Governance is to decide.
	Open,
	/// Nobody decided in time: the anchor is void, and the bonds wait for what is anchored next.
	Defaulted,
}

/// A dispute about an anchor.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Dispute<AccountId, Balance, BlockNumber> {
	/// What the anchor is about.
	pub topic: Topic,
	/// Root of the anchor.
	pub root: H256,
	/// Why it was disputed first.
	pub reason: Reason,
	/// Hash of a document kept elsewhere that says more; zero for none.
	pub note: H256,
	/// When it was disputed first.
	pub opened_at: Moment,
	/// First moment at which it is too late to decide, if the block is reached too.
	pub resolve_by: Moment,
	/// First block in which it is too late to decide, if the moment is reached too.
	pub resolve_block: BlockNumber,
	/// Who disputes it; nobody where governance does.
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
	/// No statement could reach the quorum any more. After three such rounds the topic is stalled.
	Conflicted,
	/// So few seats were left that none could reach the quorum.
	Short,
	/// Its time was over.
	Expired,
}

/// Why evidence is contested or revoked.
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
pub struct Doubt {
	/// Why.
	pub reason: Reason,
	/// Since when.
	pub at: Moment,
}

/// The reading of a meter and period that counts, fixed when it was first used. A use that proves a
/// later revision replaces it.
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
	/// The revision of the period's readings in whose anchor it stands.
	pub revision: u8,
	/// The highest limit that any revision gave.
	pub highest: Energy,
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
	/// The topic in whose anchor the settlement stands.
	pub topic: Topic,
	/// The revision of the period's readings in whose anchor both readings stand.
	pub revision: u8,
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
	/// Why it is contested or revoked.
	pub doubt: Option<Doubt>,
	/// Energy given back since it was revoked: no longer allocated from either meter.
	pub unwound: Energy,
	/// The revoked evidence that this one corrects.
	pub supersedes: Option<EvidenceId>,
	/// The evidence that corrects this one.
	pub superseded_by: Option<EvidenceId>,
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

/// Trades of one period and instalment, with one proof for all settlements and one for all readings.
///
/// Leaves stand with their indices, strictly ascending, as they do in trees that are sorted by key. A
/// reading that several settlements need is given once.
#[derive(
	CloneNoBound,
	PartialEqNoBound,
	EqNoBound,
	DebugNoBound,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
#[scale_info(skip_type_params(MaxTrades))]
pub struct ProvedTrades<MaxTrades: Get<u32>> {
	/// When the energy was generated and used.
	pub period: Period,
	/// The instalment: the second part of the settlements' topic.
	pub sequence: u16,
	/// The revision: the second part of the readings' topic.
	pub revision: u8,
	/// The settlements.
	pub settlements: BoundedVec<(u32, Settlement), MaxTrades>,
	/// Their proof.
	pub settlements_proof: MultiProof,
	/// The readings of all their meters.
	pub readings: BoundedVec<(u32, MeterReading), ConstU32<MAX_PROVED>>,
	/// Their proof.
	pub readings_proof: MultiProof,
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
	/// The round to attest in: the open one or, where none is open or the open one can come to
	/// nothing any more, the next.
	pub round: u32,
	/// Votes in that round.
	pub votes: u32,
	/// The quorum of that round.
	pub quorum: u32,
	/// First moment at which that round takes no vote any more, if it is open and the block is reached
	/// too.
	pub expires_at: Option<Moment>,
	/// First block in which that round takes no vote any more, if it is open and the moment is reached
	/// too.
	pub expires_block: Option<BlockNumber>,
	/// How many rounds were conflicted since the topic was last anchored or reopened.
	pub conflicted: u32,
	/// Whether the topic is stalled.
	pub stalled: bool,
	/// Whether its anchor was removed for its age.
	pub reaped: bool,
	/// Until this moment (exclusive) it takes attestations, however old it is, because its anchor became
	/// void or governance reopened it; 0 for never. Bonds that nobody decided about are free then.
	pub open_until: Moment,
	/// The same, because evidence of its period was revoked.
	pub corrections_until: Moment,
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
