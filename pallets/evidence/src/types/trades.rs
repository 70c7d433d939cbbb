//! Trades: what is proved of them, and the evidence of those that were verified.

use super::disputes::Reason;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{
		EvidenceId, EvidenceStatus, MeterReading, ProvedReading, ProvedSettlement, Settlement,
		Topic, TradeRef,
	},
	merkle::{MultiProof, MAX_PROVED},
	party::{MeterId, MeterNumber, PartyId},
	traits::Effort,
	BlockNumber, Energy, Moment, Period,
};

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
	/// The reason.
	pub reason: Reason,
	/// When the doubt was stated, in Unix time.
	pub at: Moment,
	/// The block in which it was stated.
	pub block: BlockNumber,
}

/// The doubt about contested or revoked evidence, as the chain stores it, and what followed from it.
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
pub struct DoubtRecord {
	/// Why the evidence is contested or revoked.
	pub doubt: Doubt,
	/// Energy of vouchers that were unwound. It is no longer allocated from either meter.
	pub unwound: Energy,
	/// The evidence that corrects it.
	pub superseded_by: Option<EvidenceId>,
}

/// A verified trade, as the chain stores it. Period, generation meter and energy are those of its
/// certificates, and are not stored again. The voucher of the buyer has the number of the evidence.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EvidenceRecord {
	/// Hash of the settlement leaf.
	pub leaf: H256,
	/// Reference of the settlement.
	pub trade_ref: TradeRef,
	/// The instalment that holds the settlement.
	pub sequence: u16,
	/// The revision of the readings of the period that holds both readings.
	pub revision: u8,
	/// The party that sold.
	pub seller: PartyId,
	/// The party that bought and used the energy.
	pub buyer: PartyId,
	/// The number of the meter at which it was used.
	pub consumption_meter: MeterNumber,
	/// The certificates.
	pub range: CertificateRange,
	/// The energy that was settled, at least that of the certificates. The rest backs nothing.
	pub settled: Energy,
	/// When it was verified, in Unix time.
	pub at: Moment,
	/// The block in which it was verified.
	pub block: BlockNumber,
	/// Whether what rests on it can be used.
	pub status: EvidenceStatus,
	/// The revoked evidence that this one corrects.
	pub supersedes: Option<EvidenceId>,
}

/// A verified trade, as clients read it. The voucher of the buyer has the number of the evidence.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct EvidenceInfo {
	/// Hash of the settlement leaf.
	pub leaf: H256,
	/// Reference of the settlement.
	pub trade_ref: TradeRef,
	/// The topic whose anchor holds the settlement.
	pub topic: Topic,
	/// The revision of the readings of the period that holds both readings.
	pub revision: u8,
	/// The party that sold.
	pub seller: PartyId,
	/// The party that bought and used the energy.
	pub buyer: PartyId,
	/// The meter at which the energy was generated.
	pub generation_meter: MeterId,
	/// The meter at which it was used.
	pub consumption_meter: MeterId,
	/// When it was generated and used.
	pub period: Period,
	/// The certificates.
	pub range: CertificateRange,
	/// The energy of the certificates, units times face value. It was allocated from both meters.
	pub energy: Energy,
	/// The energy that was settled, at least as much. The rest backs nothing.
	pub settled: Energy,
	/// When it was verified, in Unix time.
	pub at: Moment,
	/// The block in which it was verified.
	pub block: BlockNumber,
	/// Whether what rests on it can be used.
	pub status: EvidenceStatus,
	/// Why it is contested or revoked.
	pub doubt: Option<Doubt>,
	/// Energy of vouchers that were unwound. It is no longer allocated from either meter.
	pub unwound: Energy,
	/// The revoked evidence that this one corrects.
	pub supersedes: Option<EvidenceId>,
	/// The evidence that corrects this one.
	pub superseded_by: Option<EvidenceId>,
}

/// A settlement and the two readings that it must agree with, each with its proof.
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

/// How many bundles the trades of a call touch. Each trade's are counted by themselves. What is counted too
/// high costs nothing in the end.
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
pub struct Touches {
	/// Bundles: one for a trade, and one more for each further bundle that its certificates lie in.
	pub bundles: u32,
	/// Those of them that are pledged.
	pub pledges: u32,
	/// Those of them that are split, because a trade needs a part.
	pub splits: u32,
}

impl From<Touches> for Effort {
	fn from(Touches { bundles, pledges, splits }: Touches) -> Self {
		Self { bundles, pledges, splits, owed: None, settles: None }
	}
}

/// Trades of one period and instalment, with one proof for all settlements and one for all readings.
///
/// Each leaf has its index in the tree. The indices are strictly ascending, as in trees that are sorted by
/// key. A reading that several settlements need is given once.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ProvedTrades {
	/// When the energy was generated and used.
	pub period: Period,
	/// The instalment: the second part of the settlements' topic.
	pub sequence: u16,
	/// The revision: the second part of the readings' topic.
	pub revision: u8,
	/// The bundles that the trades touch. The weight of the call, and so its fee, counts them.
	pub touches: Touches,
	/// The settlements.
	pub settlements: BoundedVec<(u32, Settlement), ConstU32<MAX_PROVED>>,
	/// Their proof.
	pub settlements_proof: MultiProof,
	/// The readings of all their meters.
	pub readings: BoundedVec<(u32, MeterReading), ConstU32<MAX_PROVED>>,
	/// Their proof.
	pub readings_proof: MultiProof,
}
