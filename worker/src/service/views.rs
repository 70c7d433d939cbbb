//! What answers are made of.
//!
//! Fields have the names of the chain's types. So a client can give a leaf and its proof to a call as they are. Energy and other
//! numbers of 64 bits are text, since JavaScript rounds such numbers.

use super::{
	text::{hexadecimal, shown_period, shown_topic},
	TopicEntry,
};
use codec::Encode;
use serde::Serialize;
use utoipa::ToSchema;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement, Statement, Topic},
	merkle::{LeafProof, MultiProof},
	Granularity, Period,
};

/// How long a period is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Granularity)]
pub enum GranularityView {
	/// An hour of UTC.
	Hour,
	/// A day of the market.
	Day,
	/// A month of the market.
	Month,
}

/// A period of time.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Period)]
pub struct PeriodView {
	/// How long it is.
	pub granularity: GranularityView,
	/// Which one, counted from 1970.
	#[schema(example = 528)]
	pub index: u32,
	/// How people write it: a month, a day, or an hour of UTC.
	#[schema(example = "2014-01")]
	pub text: String,
}

/// What was stated about a topic.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Statement)]
pub struct StatementView {
	/// Root of the tree of leaves.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub root: String,
	/// How many leaves it has.
	pub leaves: u32,
	/// The sum of their energy in Wh.
	#[schema(pattern = "^[0-9]{1,20}$", example = "1500000")]
	pub total: String,
}

/// A topic, and what was stated about it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TopicEntry)]
pub struct TopicView {
	/// Its name: what follows `/v1/` in its address.
	#[schema(example = "metering/2014-01/0")]
	pub topic: String,
	/// The period.
	pub period: PeriodView,
	/// The revision of the readings. Settlements have none.
	#[serde(skip_serializing_if = "Option::is_none")]
	#[schema(nullable = false)]
	pub revision: Option<u8>,
	/// The instalment of the settlements. Readings have none.
	#[serde(skip_serializing_if = "Option::is_none")]
	#[schema(nullable = false)]
	pub sequence: Option<u16>,
	/// What was stated.
	pub statement: StatementView,
}

/// Stated topics in ascending order: first metering, then settlements, each by period.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicsPage {
	/// The topics.
	pub topics: Vec<TopicView>,
	/// Give this as `after` for the next page. Null: there are no more.
	pub next: Option<String>,
}

/// What a meter measured in a period.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeterReading)]
pub struct ReadingView {
	/// The meter.
	#[schema(example = "WT-1")]
	pub meter: String,
	/// The period.
	pub period: PeriodView,
	/// The energy in Wh.
	#[schema(pattern = "^[0-9]{1,20}$", example = "1500000")]
	pub energy: String,
	/// Random bytes, so that the root reveals nothing of the leaf.
	#[schema(pattern = "^0x[0-9a-f]{32}$")]
	pub salt: String,
}

/// What was settled for a trade in a period.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Settlement)]
pub struct SettlementView {
	/// Reference of this settlement.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub trade_ref: String,
	/// The party that sells.
	pub seller: u32,
	/// The party that buys.
	pub buyer: u32,
	/// Where the energy was generated.
	#[schema(example = "WT-1")]
	pub generation_meter: String,
	/// Where it was used.
	#[schema(example = "FAB-7")]
	pub consumption_meter: String,
	/// When.
	pub period: PeriodView,
	/// How much energy was settled, in Wh.
	#[schema(pattern = "^[0-9]{1,20}$", example = "1500000")]
	pub energy: String,
	/// Batch of the certificates that were sold with it.
	#[schema(pattern = "^[0-9]{1,20}$")]
	pub batch: String,
	/// The first of them.
	pub first: u32,
	/// How many.
	pub units: u32,
	/// Salted hash of the price.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub price_commitment: String,
	/// The revoked evidence that this settlement corrects.
	#[schema(pattern = "^[0-9]{1,20}$")]
	pub supersedes: Option<String>,
	/// Random bytes, so that the root reveals nothing of the leaf.
	#[schema(pattern = "^0x[0-9a-f]{32}$")]
	pub salt: String,
}

/// The proof that a leaf stands in the tree.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LeafProof)]
pub struct LeafProofView {
	/// The leaf's place, from 0.
	pub index: u32,
	/// Hashes of the siblings on the way up, the leaf's own first.
	#[schema(max_items = 32)]
	pub siblings: Vec<String>,
}

/// The proof that several leaves stand in the tree.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MultiProof)]
pub struct MultiProofView {
	/// The hashes that the leaves do not give: level by level from the leaves, on each level from left to right.
	#[schema(max_items = 6144)]
	pub siblings: Vec<String>,
}

/// Readings of a topic, each with its place in the tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadingsPage {
	/// Place and reading, in ascending order.
	pub readings: Vec<(u32, ReadingView)>,
	/// Give this as `after` for the next page, also if this one is short or empty. Null: there are no more.
	pub next: Option<u32>,
}

/// Settlements of a topic, each with its place in the tree.
#[derive(Debug, Serialize, ToSchema)]
pub struct SettlementsPage {
	/// Place and settlement, in ascending order.
	pub settlements: Vec<(u32, SettlementView)>,
	/// Give this as `after` for the next page, also if this one is short or empty. Null: there are no more.
	pub next: Option<u32>,
}

/// A reading with its proof.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProvedReading)]
pub struct ProvedReadingView {
	/// The reading.
	pub reading: ReadingView,
	/// The revision whose anchor it stands in.
	#[schema(maximum = 8)]
	pub revision: u8,
	/// Its proof.
	pub proof: LeafProofView,
	/// What was stated: the root that the proof leads to.
	pub statement: StatementView,
	/// The SCALE encoding of the chain's `ProvedReading`: the argument of a call, as it is.
	#[schema(pattern = "^0x([0-9a-f]{2})+$")]
	pub scale: String,
}

/// A settlement with its proof.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProvedSettlement)]
pub struct ProvedSettlementView {
	/// The settlement.
	pub settlement: SettlementView,
	/// The instalment whose anchor it stands in.
	pub sequence: u16,
	/// Its proof.
	pub proof: LeafProofView,
	/// What was stated: the root that the proof leads to.
	pub statement: StatementView,
	/// The SCALE encoding of the chain's `ProvedSettlement`: the argument of a call, as it is.
	#[schema(pattern = "^0x([0-9a-f]{2})+$")]
	pub scale: String,
}

/// Several readings with one proof. The names are those of the argument of `evidence.verify_together`.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProvedReadings {
	/// The period.
	pub period: PeriodView,
	/// The revision whose anchor they stand in.
	#[schema(maximum = 8)]
	pub revision: u8,
	/// Place and reading, in ascending order.
	pub readings: Vec<(u32, ReadingView)>,
	/// Their proof.
	pub readings_proof: MultiProofView,
	/// What was stated: the root that the proof leads to.
	pub statement: StatementView,
	/// The SCALE encoding of `readings`, followed by that of `readings_proof`.
	#[schema(pattern = "^0x([0-9a-f]{2})+$")]
	pub scale: String,
}

/// Several settlements with one proof. The names are those of the argument of `evidence.verify_together`.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProvedSettlements {
	/// The period.
	pub period: PeriodView,
	/// The instalment whose anchor they stand in.
	pub sequence: u16,
	/// Place and settlement, in ascending order.
	pub settlements: Vec<(u32, SettlementView)>,
	/// Their proof.
	pub settlements_proof: MultiProofView,
	/// What was stated: the root that the proof leads to.
	pub statement: StatementView,
	/// The SCALE encoding of `settlements`, followed by that of `settlements_proof`.
	#[schema(pattern = "^0x([0-9a-f]{2})+$")]
	pub scale: String,
}

impl From<Period> for PeriodView {
	fn from(period: Period) -> Self {
		let granularity = match period.granularity {
			Granularity::Hour => GranularityView::Hour,
			Granularity::Day => GranularityView::Day,
			Granularity::Month => GranularityView::Month,
		};
		PeriodView { granularity, index: period.index, text: shown_period(period) }
	}
}

impl From<Statement> for StatementView {
	fn from(statement: Statement) -> Self {
		StatementView {
			root: hexadecimal(statement.root),
			leaves: statement.leaves,
			total: statement.total.wh().to_string(),
		}
	}
}

impl From<TopicEntry> for TopicView {
	fn from(TopicEntry { topic, statement }: TopicEntry) -> Self {
		let (revision, sequence) = match topic {
			Topic::Metering(_, revision) => (Some(revision), None),
			Topic::Settlement(_, sequence) => (None, Some(sequence)),
		};
		TopicView {
			topic: shown_topic(topic),
			period: topic.period().into(),
			revision,
			sequence,
			statement: statement.into(),
		}
	}
}

impl From<MeterReading> for ReadingView {
	fn from(reading: MeterReading) -> Self {
		ReadingView {
			meter: reading.meter.to_string(),
			period: reading.period.into(),
			energy: reading.energy.wh().to_string(),
			salt: hexadecimal(reading.salt),
		}
	}
}

impl From<Settlement> for SettlementView {
	fn from(settlement: Settlement) -> Self {
		SettlementView {
			trade_ref: hexadecimal(settlement.trade_ref),
			seller: settlement.seller,
			buyer: settlement.buyer,
			generation_meter: settlement.generation_meter.to_string(),
			consumption_meter: settlement.consumption_meter.to_string(),
			period: settlement.period.into(),
			energy: settlement.energy.wh().to_string(),
			batch: settlement.batch.to_string(),
			first: settlement.first,
			units: settlement.units,
			price_commitment: hexadecimal(settlement.price_commitment),
			supersedes: settlement.supersedes.map(|evidence| evidence.to_string()),
			salt: hexadecimal(settlement.salt),
		}
	}
}

impl From<LeafProof> for LeafProofView {
	fn from(proof: LeafProof) -> Self {
		let siblings = proof.siblings.iter().map(hexadecimal).collect();
		LeafProofView { index: proof.index, siblings }
	}
}

impl From<&MultiProof> for MultiProofView {
	fn from(proof: &MultiProof) -> Self {
		MultiProofView { siblings: proof.siblings.iter().map(hexadecimal).collect() }
	}
}

impl ProvedReadingView {
	/// A proved reading, and what was stated of its topic.
	pub fn new(proved: ProvedReading, statement: Statement) -> Self {
		ProvedReadingView {
			scale: hexadecimal(proved.encode()),
			reading: proved.reading.into(),
			revision: proved.revision,
			proof: proved.proof.into(),
			statement: statement.into(),
		}
	}
}

impl ProvedSettlementView {
	/// A proved settlement, and what was stated of its topic.
	pub fn new(proved: ProvedSettlement, statement: Statement) -> Self {
		ProvedSettlementView {
			scale: hexadecimal(proved.encode()),
			settlement: proved.settlement.into(),
			sequence: proved.sequence,
			proof: proved.proof.into(),
			statement: statement.into(),
		}
	}
}

/// Leaves as answers show them, each with its place.
pub fn shown_leaves<Leaf, View: From<Leaf>>(leaves: Vec<(u32, Leaf)>) -> Vec<(u32, View)> {
	leaves.into_iter().map(|(index, leaf)| (index, leaf.into())).collect()
}
