//! What a statement says: the part of its text that people read. All of it is derived from the proof.
//!
//! Fields stand in the order in which they are written.

use crate::{
	domain::{EnergySource, Granularity, PartyKind, Purpose},
	hex::Hex,
	records::{DoubtReason, FreezeReason, PartyStatus},
};
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// A statement without its proof.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Content {
	/// Always `verdigrid-statement`.
	pub format: &'static str,
	/// Always 1.
	pub version: u32,
	/// The chain.
	pub chain: Chain,
	/// The redemptions.
	pub redemptions: Vec<Redemption>,
	/// Parties of which attributes are shown.
	pub parties: Vec<Party>,
	/// Up to when all of this is true.
	pub up_to: UpTo,
}

/// Which chain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Chain {
	/// The hash of its first block.
	pub genesis: Hex,
	/// The market's distance from UTC in minutes.
	pub market_offset_minutes: i16,
	/// `proved`, or `none` for a chain without finality.
	pub finality: &'static str,
}

/// The block after which the statement is true. What came later is not in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct UpTo {
	/// The number of the block.
	pub block: u32,
	/// The hash of the block.
	pub hash: Hex,
	/// The time of the block.
	pub time: String,
	/// The same in seconds since 1970. It is not written.
	#[serde(skip)]
	pub seconds: u64,
}

/// Certificates that were retired for a claim.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Redemption {
	/// Its number.
	pub redemption: u64,
	/// When it was made.
	pub made: Made,
	/// The party that redeemed.
	pub holder: u32,
	/// For whom consumption is claimed.
	pub beneficiary: Beneficiary,
	/// What for.
	#[serde(serialize_with = "purpose")]
	pub purpose: Purpose,
	/// The time claimed for.
	pub claimed: Span,
	/// The hash of a note kept elsewhere.
	pub note: Option<Hex>,
	/// The energy in watt-hours.
	pub energy_wh: u64,
	/// The certificates.
	pub certificates: Certificates,
	/// How the energy was generated.
	pub generation: Generation,
	/// The consumption that it was matched with.
	pub consumption: Consumption,
}

/// A moment and a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Made {
	/// The moment.
	pub time: String,
	/// The block.
	pub block: u32,
}

/// Some time. The end is not in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Span {
	/// The first second.
	pub from: String,
	/// The first second after it.
	pub to: String,
}

/// For whom consumption is claimed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Beneficiary {
	/// A party of the chain.
	Party(u32),
	/// Somebody else, by name.
	Name(String),
	/// Somebody who is named elsewhere.
	Commitment(Hex),
}

/// A run of certificates.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Certificates {
	/// The number of the first.
	pub first: String,
	/// The number of the last.
	pub last: String,
	/// How many.
	pub units: u32,
	/// The energy of each, in watt-hours.
	pub wh_each: u64,
	/// The batch.
	pub batch: u64,
	/// Whether the batch is frozen, and why.
	pub frozen: Option<Frozen>,
}

/// Why a batch is frozen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Frozen {
	/// Since when.
	pub since: String,
	/// Why.
	#[serde(serialize_with = "freeze_reason")]
	pub reason: FreezeReason,
	/// The issuer that froze it. `null`: governance did.
	pub issuer: Option<u32>,
}

/// How energy was generated, and that certificates were issued for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Generation {
	/// The code of the project.
	pub project: String,
	/// What drives the generator.
	#[serde(serialize_with = "source")]
	pub source: EnergySource,
	/// Where it stands.
	pub region: String,
	/// The most power that it can generate, in watts.
	pub capacity_w: u64,
	/// The party that owned it.
	pub owner: u32,
	/// The period.
	pub period: Period,
	/// The party that issued certificates.
	pub issuer: u32,
	/// When it first did.
	pub issued: Made,
	/// How many certificates were issued for the period, in this class.
	pub units_issued: u32,
	/// What was measured.
	pub reading: Reading,
}

/// A period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Period {
	/// How long.
	#[serde(serialize_with = "granularity")]
	pub granularity: Granularity,
	/// Which one, counted from 1970.
	pub index: u32,
	/// The first second.
	pub from: String,
	/// The first second after it.
	pub to: String,
}

/// What something rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub enum Basis {
	/// A leaf and its path to what the source anchored.
	#[serde(rename = "proved by path")]
	Path,
	/// The chain's record. What the source anchored was removed for its age.
	#[serde(rename = "record alone: the anchor was removed")]
	AnchorRemoved,
	/// The chain's record. The leaf is not part of the statement.
	#[serde(rename = "record alone: the leaf is not shown")]
	NotShown,
}

/// What a meter measured.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Reading {
	/// The meter.
	pub meter: String,
	/// The energy that was used, in watt-hours. `None` if neither a leaf nor the chain's record says it.
	pub energy_wh: Option<u64>,
	/// The revision of the readings that was used.
	pub revision: u8,
	/// What this rests on.
	pub basis: Basis,
	/// What the energy platform anchored of that revision.
	pub anchor: Option<Anchor>,
	/// The reading of the chain's record, if its revision is later.
	pub replaced_by: Option<Later>,
}

/// A later reading.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Later {
	/// The energy in watt-hours.
	pub energy_wh: u64,
	/// The revision of the readings.
	pub revision: u8,
}

/// What a quorum of a source stated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Anchor {
	/// The root of the tree.
	pub root: Hex,
	/// How many leaves it has.
	pub leaves: u32,
	/// When it was anchored.
	pub anchored: String,
	/// The parties that stated it.
	pub attesters: Vec<u32>,
	/// Whether governance has closed it since: then nothing new rests on it.
	pub closed: bool,
}

/// The consumption that was matched.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::large_enum_variant)]
pub enum Consumption {
	/// None.
	#[serde(rename = "not matched with consumption")]
	NotMatched,
	/// That of a consumer.
	Matched(Match),
}

/// How consumption was matched.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Match {
	/// The party that used the energy.
	pub consumer: u32,
	/// The voucher that was redeemed.
	pub voucher: u64,
	/// The evidence.
	pub evidence: Evidence,
	/// What the trading centre settled.
	pub settlement: Settlement,
	/// What was measured.
	pub reading: Reading,
}

/// A verified trade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Evidence {
	/// Its number.
	pub evidence: u64,
	/// When it was verified.
	pub verified: Made,
	/// Why it is contested.
	pub contested: Option<Contested>,
	/// The revoked evidence that it corrects.
	pub corrects: Option<u64>,
}

/// Why evidence is contested.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Contested {
	/// Since when.
	pub since: String,
	/// Why.
	#[serde(serialize_with = "doubt_reason")]
	pub reason: DoubtReason,
}

/// What the trading centre settled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Settlement {
	/// The reference.
	pub trade_ref: Hex,
	/// The party that sold.
	pub seller: u32,
	/// The party that bought.
	pub buyer: u32,
	/// The energy in watt-hours.
	pub energy_wh: u64,
	/// The instalment.
	pub sequence: u16,
	/// What this rests on.
	pub basis: Basis,
	/// What the trading centre anchored.
	pub anchor: Option<Anchor>,
}

/// A party of which attributes are shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Party {
	/// Its number.
	pub party: u32,
	/// What kind of entity it is.
	#[serde(serialize_with = "party_kind")]
	pub kind: PartyKind,
	/// Where it is established.
	pub jurisdiction: String,
	/// Where it stands.
	#[serde(serialize_with = "party_status")]
	pub status: PartyStatus,
	/// How thoroughly it was checked.
	pub level: u8,
	/// The account of the registrar that attested it.
	pub registrar: Option<Hex>,
	/// Until when (exclusive).
	pub attested_until: String,
	/// What is shown of its credential.
	pub attributes: Vec<Attribute>,
}

/// An attribute of a credential.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Attribute {
	/// What it is called.
	pub key: String,
	/// What it says.
	pub value: String,
}

/// How enumerations are written.
macro_rules! words {
	($($name:ident($of:ty) { $($variant:pat => $word:literal),* $(,)? })*) => {$(
		fn $name<S: serde::Serializer>(value: &$of, serializer: S) -> Result<S::Ok, S::Error> {
			serializer.serialize_str(match value { $($variant => $word),* })
		}
	)*};
}

words! {
	purpose(Purpose) {
		Purpose::Obligation => "obligation",
		Purpose::Scope2 => "scope 2",
		Purpose::ProductFootprint => "product footprint",
		Purpose::Event => "event",
		Purpose::Voluntary => "voluntary",
	}
	source(EnergySource) {
		EnergySource::Wind => "wind",
		EnergySource::Solar => "solar",
		EnergySource::Hydro => "hydro",
		EnergySource::Biomass => "biomass",
		EnergySource::Geothermal => "geothermal",
		EnergySource::Ocean => "ocean",
	}
	granularity(Granularity) {
		Granularity::Hour => "hour",
		Granularity::Day => "day",
		Granularity::Month => "month",
	}
	freeze_reason(FreezeReason) {
		FreezeReason::Metering => "metering",
		FreezeReason::Issuing => "issuing",
		FreezeReason::Objection => "objection",
		FreezeReason::Fraud => "fraud",
		FreezeReason::Order => "order",
	}
	doubt_reason(DoubtReason) {
		DoubtReason::Figures => "figures",
		DoubtReason::Incomplete => "incomplete",
		DoubtReason::Fabricated => "fabricated",
		DoubtReason::Order => "order",
	}
	party_kind(PartyKind) {
		PartyKind::Person => "person",
		PartyKind::Organisation => "organisation",
	}
	party_status(PartyStatus) {
		PartyStatus::Applied => "applied",
		PartyStatus::Active => "active",
		PartyStatus::Suspended => "suspended",
		PartyStatus::Revoked => "revoked",
		PartyStatus::Rejected => "rejected",
	}
}
