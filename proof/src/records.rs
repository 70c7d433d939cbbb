//! Records of the chain's pallets: mirrors of their stored types, byte for byte.
//!
//! Pallets depend on FRAME, and this crate does not. A record with one byte too many or too few is refused,
//! so a runtime that stores something else needs a new version of this crate.

use crate::{
	domain::{BatchInfo, CertificateRange, EnergySource, EvidenceStatus, PartyKind, Stated},
	H256,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};

/// `Certificates.Projects`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Project {
	/// The party that owns it.
	pub owner: u32,
	/// The issuer in charge of it.
	pub issuer: u32,
	/// Its meter.
	pub meter: Vec<u8>,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands.
	pub region: Vec<u8>,
	/// The most power that it can generate, in watts.
	pub capacity_w: u64,
	/// Whether nothing more can be issued for it.
	pub retired: bool,
	/// Whether something was issued for it.
	pub issued: bool,
}

/// `Certificates.Batches`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Batch {
	/// What it says of its certificates.
	pub info: BatchInfo,
	/// The party that issued it first.
	pub issuer: u32,
	/// When.
	pub issued_at: u64,
	/// In which block.
	pub issued_block: u32,
	/// The revision of the readings for which it was issued last.
	pub revision: u8,
	/// The energy drawn from the readings.
	pub drawn: u64,
	/// The energy carried into it and out of it.
	pub carried: Carried,
	/// How many certificates are in each state.
	pub totals: Totals,
}

/// `Certificates.Carried`, and the same of one batch.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Encode, Decode)]
pub struct Carried {
	/// From the period before.
	pub into: u64,
	/// To the period after.
	pub out: u64,
}

/// How many certificates of a batch are in each state.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Encode, Decode)]
pub struct Totals {
	/// Free.
	pub active: u32,
	/// Offered.
	pub offered: u32,
	/// In exchange at a trading centre.
	pub in_exchange: u32,
	/// Pledged.
	pub pledged: u32,
	/// Behind vouchers.
	pub behind_vouchers: u32,
	/// Redeemed.
	pub redeemed: u32,
	/// Exchanged.
	pub exchanged: u32,
	/// Withdrawn.
	pub withdrawn: u32,
}

/// An authority that corrects something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Authority {
	/// Governance.
	Governance,
	/// An issuer.
	Issuer(u32),
}

/// Why a batch is frozen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum FreezeReason {
	/// What was metered is wrong or in doubt.
	Metering,
	/// The certificates were issued by mistake.
	Issuing,
	/// A party objects.
	Objection,
	/// Fraud, or the suspicion of it.
	Fraud,
	/// An authority ordered it.
	Order,
}

/// `Certificates.Freezes`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Freeze {
	/// By whom.
	pub by: Authority,
	/// Why.
	pub reason: FreezeReason,
	/// When.
	pub at: u64,
}

/// `Evidence.EvidenceRecords`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct EvidenceRecord {
	/// Hash of the settlement leaf.
	pub leaf: H256,
	/// Reference of the settlement.
	pub trade_ref: H256,
	/// The instalment that holds the settlement.
	pub sequence: u16,
	/// The revision that holds both readings.
	pub revision: u8,
	/// The party that sold.
	pub seller: u32,
	/// The party that bought and used the energy.
	pub buyer: u32,
	/// The number of the meter at which it was used.
	pub consumption_meter: u32,
	/// The certificates.
	pub range: CertificateRange,
	/// The energy that was settled.
	pub settled: u64,
	/// When it was verified.
	pub at: u64,
	/// In which block.
	pub block: u32,
	/// Whether it stands.
	pub status: EvidenceStatus,
	/// The revoked evidence that it corrects.
	pub supersedes: Option<u64>,
}

/// Why evidence is contested or revoked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum DoubtReason {
	/// Figures are not those that were metered or settled.
	Figures,
	/// Something is missing.
	Incomplete,
	/// It states something that never happened.
	Fabricated,
	/// An authority ordered it.
	Order,
}

/// `Evidence.Doubts`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct DoubtRecord {
	/// The reason.
	pub reason: DoubtReason,
	/// When the doubt was stated.
	pub at: u64,
	/// In which block.
	pub block: u32,
	/// Energy of vouchers that were unwound.
	pub unwound: u64,
	/// The evidence that corrects it.
	pub superseded_by: Option<u64>,
}

/// Whether an anchor can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum AnchorStatus {
	/// Not disputed.
	Open,
	/// Disputed and not yet decided.
	Disputed(u64),
	/// Overturned.
	Void,
	/// Closed: nothing new rests on it, what rests on it stays.
	Closed,
}

/// `Evidence.Anchors`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Anchor {
	/// What was stated.
	pub stated: Stated,
	/// Version of the committee.
	pub version: u32,
	/// Number of the round.
	pub round: u32,
	/// The parties that stated it.
	pub attesters: Vec<u32>,
	/// Members that had not voted.
	pub missing: Vec<u32>,
	/// When its round was opened.
	pub opened_at: u64,
	/// When it was made.
	pub anchored_at: u64,
	/// First moment at which it is final.
	pub final_at: u64,
	/// First block in which it is final.
	pub final_block: u32,
	/// First moment at which it may be removed for its age.
	pub reapable_at: u64,
	/// Whether it can be used.
	pub status: AnchorStatus,
	/// Whether a dispute about it was decided in its favour.
	pub upheld: bool,
	/// Whether it repeats an anchor whose dispute was never decided.
	pub guarded: bool,
	/// Whether something rests on it.
	pub used: bool,
}

/// Whether an anchor was removed for its age.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Reaped {
	/// It was not.
	No,
	/// It was, and it stood.
	Standing,
	/// It was, and it was void.
	Void,
}

/// `Evidence.Topics`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct TopicState {
	/// How many rounds were closed.
	pub closed: u32,
	/// How many of them were conflicted.
	pub conflicted: u32,
	/// Whether its anchor was removed for its age.
	pub reaped: Reaped,
	/// The undecided dispute that made its last anchor void.
	pub defaulted: Option<u64>,
	/// Until when it takes attestations.
	pub open_until: u64,
}

/// `Evidence.Metered`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct MeteredEnergy {
	/// What the meter measured.
	pub energy: u64,
	/// How much more can be allocated, in parts per million.
	pub tolerance: u32,
	/// The revision of the readings.
	pub revision: u8,
	/// The highest limit that any revision gave.
	pub highest: u64,
	/// What stands behind verified trades.
	pub allocated: u64,
}

/// Where a party stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum PartyStatus {
	/// Waits for a registrar.
	Applied,
	/// Attested.
	Active,
	/// Barred for a while.
	Suspended,
	/// Barred until governance decides otherwise.
	Revoked,
	/// Its last commitment was rejected.
	Rejected,
}

/// A deposit for a party.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct PartyDeposit {
	/// On which account it is held.
	pub account: [u8; 32],
	/// Whether that is the account of a registrar.
	pub sponsored: bool,
	/// The amount.
	pub amount: u128,
}

/// `Identity.Parties`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Party {
	/// The account it uses now.
	pub account: [u8; 32],
	/// What kind of entity it is.
	pub kind: PartyKind,
	/// What it may do.
	pub roles: u16,
	/// How thoroughly it was checked.
	pub level: u8,
	/// Salted hash of the credential that was attested.
	pub commitment: Option<H256>,
	/// The commitment that waits to be judged.
	pub pending: Option<H256>,
	/// Keyed hash of the legal entity's code.
	pub tag: Option<H256>,
	/// Where it is established.
	pub jurisdiction: Vec<u8>,
	/// Where it stands.
	pub status: PartyStatus,
	/// The registrar that attested it last.
	pub registrar: Option<[u8; 32]>,
	/// The first second at which the attestation is worth nothing.
	pub expires_at: u64,
	/// Since when it is suspended.
	pub suspended_at: u64,
	/// Whether it has vetoed a recovery.
	pub vetoed: bool,
	/// What is held for its record.
	pub deposit: Option<PartyDeposit>,
}
