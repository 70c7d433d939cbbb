//! What the two sources say, and what is concluded from it.

use crate::{
	certificate::BatchId,
	merkle::{Leaf, LeafProof},
	party::{MeterId, PartyId, Role},
	Energy, Period,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;

/// Number of a record of evidence.
pub type EvidenceId = u64;

/// Reference of one settlement (not of a contract): a hash of the trading centre's own number.
pub type TradeRef = H256;

/// Random bytes in a leaf, so that a root reveals nothing of it.
pub type Salt = [u8; 16];

/// Who attests what.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Source {
	/// The power trading centre: settlements.
	TradingCentre,
	/// The energy platform: meter readings.
	EnergyPlatform,
}

impl Source {
	/// Both sources.
	pub const ALL: [Source; 2] = [Source::TradingCentre, Source::EnergyPlatform];

	/// The role that a party needs for a seat.
	pub const fn role(self) -> Role {
		match self {
			Source::TradingCentre => Role::TradingCentre,
			Source::EnergyPlatform => Role::EnergyPlatform,
		}
	}
}

/// The highest number of a revision of a period's readings. The first statement has number 0.
pub const MAX_REVISION: u8 = 8;

/// What a statement is about.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Topic {
	/// All readings of a period, from the energy platform: the first statement is revision 0, and each
	/// later revision states all readings again.
	Metering(Period, u8),
	/// The settlements of a period, from the trading centre, in the given instalment (from 0).
	Settlement(Period, u16),
}

impl Topic {
	/// The source that may attest it.
	pub const fn source(&self) -> Source {
		match self {
			Topic::Metering(..) => Source::EnergyPlatform,
			Topic::Settlement(..) => Source::TradingCentre,
		}
	}

	/// The period it is about.
	pub const fn period(&self) -> Period {
		match self {
			Topic::Metering(period, _) | Topic::Settlement(period, _) => *period,
		}
	}
}

/// What a seat states about a topic.
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
	Serialize,
	Deserialize,
)]
pub struct Statement {
	/// Root of the tree of leaves.
	pub root: H256,
	/// How many leaves it has.
	pub leaves: u32,
	/// The sum of their energy as the workers computed it. Informative only.
	pub total: Energy,
}

/// What a meter measured in a period.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct MeterReading {
	/// The meter.
	pub meter: MeterId,
	/// The period.
	pub period: Period,
	/// The energy.
	pub energy: Energy,
	/// See [`Salt`].
	pub salt: Salt,
}

impl Leaf for MeterReading {
	const KIND: u8 = 1;
	type Key = MeterId;

	fn key(&self) -> MeterId {
		self.meter.clone()
	}

	fn energy(&self) -> Energy {
		self.energy
	}
}

/// What the trading centre settled for one trade in one period.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Settlement {
	/// Reference of this settlement.
	pub trade_ref: TradeRef,
	/// The seller.
	pub seller: PartyId,
	/// The buyer.
	pub buyer: PartyId,
	/// Where the energy was generated.
	pub generation_meter: MeterId,
	/// Where it was used.
	pub consumption_meter: MeterId,
	/// When.
	pub period: Period,
	/// How much energy was settled.
	pub energy: Energy,
	/// Batch of the certificates sold with it.
	pub batch: BatchId,
	/// The first of them.
	pub first: u32,
	/// How many.
	pub units: u32,
	/// Salted hash of the price. Its salt is not in the leaf.
	pub price_commitment: H256,
	/// The revoked evidence that this settlement corrects, under the same reference.
	pub supersedes: Option<EvidenceId>,
	/// See [`Salt`].
	pub salt: Salt,
}

impl Leaf for Settlement {
	const KIND: u8 = 2;
	type Key = TradeRef;

	fn key(&self) -> TradeRef {
		self.trade_ref
	}

	fn energy(&self) -> Energy {
		self.energy
	}
}

/// A reading with the proof that it stands in the anchor of its period.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ProvedReading {
	/// The reading.
	pub reading: MeterReading,
	/// The revision whose anchor it stands in: the second part of its topic.
	pub revision: u8,
	/// Its proof.
	pub proof: LeafProof,
}

/// A settlement with the proof that it stands in the anchor of its period and instalment.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct ProvedSettlement {
	/// The settlement.
	pub settlement: Settlement,
	/// The instalment: the second part of its topic.
	pub sequence: u16,
	/// Its proof.
	pub proof: LeafProof,
}

/// Whether what rests on a record of evidence can be used.
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
pub enum EvidenceStatus {
	/// It stands.
	Live,
	/// It is contested: nothing that rests on it may move until that is decided.
	Contested,
	/// It was revoked.
	Revoked,
}
