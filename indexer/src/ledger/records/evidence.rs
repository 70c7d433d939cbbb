//! Records of the pallet Evidence: committees, seats, topics, rounds, anchors, disputes, readings, evidence.

use super::{name_of, record, Reused};
use crate::ledger::values::{
	padded, same_words, words, Account, At, Hash, MeterName, Money, Period, Range,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use verdigrid_client::api::runtime_types::{
	verdigrid_evidence::types as chain, verdigrid_primitives::evidence::Source as ChainSource,
};
use verdigrid_primitives::evidence as primitives;

words! {
	/// Who states what.
	Source {
		/// The power trading centre: settlements.
		TradingCentre,
		/// The energy platform: meter readings.
		EnergyPlatform,
	}
	/// Where a seat stands.
	SeatStatus {
		/// It is offered, and not accepted yet.
		Invited,
		/// It is accepted, with a bond.
		Live,
		/// The party has left it. The bond is still held.
		Leaving,
		/// The party has left it, and has its bond back, or what slashing left of it.
		Left,
		/// The offer was taken back or declined.
		Declined,
	}
	/// What a topic is about.
	TopicKind {
		/// All readings of a period, in a revision.
		Metering,
		/// The settlements of a period, in an instalment.
		Settlement,
	}
	/// How a round ended.
	Ending {
		/// A quorum agreed.
		Anchored,
		/// No statement could reach the quorum any more.
		Conflicted,
		/// Fewer seats counted than the quorum.
		Short,
		/// The time of the round was over.
		Expired,
	}
	/// Whether an anchor can be used. Whether it is final follows from `finalAt` and `finalBlock`.
	AnchorStatus {
		/// It is not disputed.
		Open,
		/// It is disputed and not yet decided.
		Disputed,
		/// It was overturned, not decided in time, or found wrong before anything rested on it.
		Void,
		/// It is final, and closed by governance.
		Closed,
	}
	/// Why an anchor is disputed, or evidence contested or revoked.
	Doubtful {
		/// Figures are not those that were metered or settled.
		Figures,
		/// Something that was metered or settled is missing.
		Incomplete,
		/// It states something that never happened.
		Fabricated,
		/// An authority ordered it.
		Order,
	}
	/// How far a dispute has come.
	DisputeStatus {
		/// It waits for the decision of governance.
		Open,
		/// The anchor is right.
		Upheld,
		/// The anchor is wrong.
		Overturned,
		/// It was not decided in time. The anchor is void, and the bonds wait for the next anchor.
		Defaulted,
		/// It was not decided in time. The same was anchored again, and the bonds are forfeited.
		Forfeited,
		/// It was not decided in time, and the bonds were returned.
		Returned,
	}
	/// Whether what rests on evidence can be used.
	EvidenceStatus {
		/// It stands.
		Live,
		/// It is contested. Nothing that rests on it may move.
		Contested,
		/// It was revoked.
		Revoked,
	}
}

same_words!(ChainSource => Source { TradingCentre, EnergyPlatform });
same_words!(chain::rounds::Ending => Ending { Anchored, Conflicted, Short, Expired });
same_words!(chain::disputes::Reason => Doubtful { Figures, Incomplete, Fabricated, Order });

/// A source and its committee.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Oracle {
	/// The source.
	pub source: Source,
	/// The version of the committee with which new rounds open. 0 before there is one.
	pub version: u32,
	/// Its members, in the order in which they accepted.
	pub members: Vec<u32>,
	/// How many equal statements anchor a topic.
	pub quorum: u32,
	/// The least quorum that governance set. 0: none.
	pub least_quorum: u32,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Oracle, "oracles", |r| id: word(r.source), order: word(r.source), facets: {});

/// One version of a source's committee.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Committee {
	/// The source.
	pub source: Source,
	/// The version, from 1.
	pub version: u32,
	/// The members, in the order in which they accepted.
	pub members: Vec<u32>,
	/// How many equal statements anchor a topic.
	pub quorum: u32,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Committee, "committees", |r| id: format!("{}-{}", word(r.source), r.version),
	order: format!("{}-{:010}", word(r.source), r.version), facets: {
	"source": r.source,
	"member": &r.members,
});

/// A seat in one of the two committees.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Seat {
	/// The party.
	pub party: u32,
	/// The source of the committee.
	pub source: Source,
	/// Where it stands.
	pub status: SeatStatus,
	/// The account on which the bond is held.
	pub account: Option<Account>,
	/// What is on hold, in native money.
	pub bond: Money,
	/// The full bond. A seat with less on hold does not count.
	pub required: Money,
	/// The version of the committee in which the seat was new. 0 while it is only offered.
	pub version: u32,
	/// What slashing took so far.
	pub slashed: Money,
	/// Whether governance dismissed the party. None: it has not left.
	pub dismissed: Option<bool>,
	/// The first moment at which the bond can be withdrawn, if nothing that the party attested is open then.
	pub unbonds_at: Option<u64>,
	/// How many seats the party had before, and left.
	pub earlier: u32,
	/// Which of the seats that the party left it is, from 1. None: it is the last one.
	pub set_aside: Option<u32>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Seat, "seats", |r| id: name_of(&r.party, r.set_aside), order: name_of(&padded(r.party), r.set_aside), facets: {
	"party": r.party,
	"source": r.source,
	"status": r.status,
});

impl Reused for Seat {
	fn earlier(&self) -> u32 {
		self.earlier
	}

	fn set_aside(&mut self) {
		self.set_aside = Some(self.earlier.saturating_add(1));
	}
}

/// What a statement is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Topic {
	/// Readings or settlements.
	pub kind: TopicKind,
	/// The period.
	pub period: Period,
	/// The revision of the readings, or the instalment of the settlements. From 0.
	pub part: u16,
}

impl From<&primitives::Topic> for Topic {
	fn from(topic: &primitives::Topic) -> Self {
		match topic {
			primitives::Topic::Metering(period, revision) => {
				Topic { kind: TopicKind::Metering, period: period.into(), part: (*revision).into() }
			}
			primitives::Topic::Settlement(period, sequence) => {
				Topic { kind: TopicKind::Settlement, period: period.into(), part: *sequence }
			}
		}
	}
}

impl Topic {
	/// Its identification: `metering-h486121-0`.
	pub(crate) fn id(&self) -> String {
		format!("{}-{}-{}", word(self.kind), self.period, self.part)
	}

	/// The identification of one of its rounds, or of the anchor that the round made.
	pub(crate) fn round_id(&self, round: u32) -> String {
		format!("{}-{round}", self.id())
	}

	fn order(&self) -> String {
		format!("{}-{}-{:05}", word(self.kind), self.period.order(), self.part)
	}

	/// The source that may attest it.
	pub(crate) fn source(&self) -> Source {
		match self.kind {
			TopicKind::Metering => Source::EnergyPlatform,
			TopicKind::Settlement => Source::TradingCentre,
		}
	}
}

/// How far a topic has come.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TopicRecord {
	/// The topic.
	pub topic: Topic,
	/// How many rounds were closed, however they ended.
	pub closed: u32,
	/// How many of them were conflicted since the topic was last anchored or reopened.
	pub conflicted: u32,
	/// Whether it takes no more attestations, because it had three conflicted rounds.
	pub stalled: bool,
	/// The round that is open.
	pub open_round: Option<u32>,
	/// The round that made its anchor. The anchor may be void or removed.
	pub anchor: Option<u32>,
	/// Whether its anchor was removed for its age. Then the topic is closed for ever.
	pub reaped: bool,
	/// The undecided dispute that made its last anchor void.
	pub defaulted: Option<u64>,
	/// Whether the anchor that comes next repeats one whose dispute was never decided.
	pub repeated: bool,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(TopicRecord, "topics", |r| id: r.topic.id(), order: r.topic.order(), facets: {
	"kind": r.topic.kind,
	"period": r.topic.period,
	"stalled": r.stalled,
	"reaped": r.reaped,
	"open": r.open_round.is_some(),
});

/// What a seat states about a topic.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
	/// The root of the tree of leaves.
	pub root: Hash,
	/// How many leaves it has.
	pub leaves: u32,
	/// The sum of their energy as the workers computed it, in watt-hours. Informative only.
	pub total: u64,
}

impl From<&primitives::Statement> for Statement {
	fn from(statement: &primitives::Statement) -> Self {
		let root = crate::ledger::values::bytes_as_hash(&statement.root.0);
		Statement { root, leaves: statement.leaves, total: statement.total.wh() }
	}
}

/// What a party stated in a round.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vote {
	/// The party.
	pub party: u32,
	/// Its statement.
	pub statement: Statement,
	/// When.
	pub at: At,
}

/// A round of a topic.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Round {
	/// The topic.
	pub topic: Topic,
	/// Its number within the topic, from 1.
	pub number: u32,
	/// The version of the committee that decides it.
	pub version: u32,
	/// The party whose attestation opened it.
	pub opener: u32,
	/// The votes, in their order.
	pub votes: Vec<Vote>,
	/// How it ended. None: it is open. Whether its time is over is seen by the chain when somebody votes or pokes.
	pub ending: Option<Ending>,
	/// When it ended.
	pub ended_at: Option<At>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Round, "rounds", |r| id: r.topic.round_id(r.number), order: format!("{}-{:010}", r.topic.order(), r.number), facets: {
	"topic": r.topic.id(),
	"kind": r.topic.kind,
	"period": r.topic.period,
	"party": r.votes.iter().map(|vote| vote.party).collect::<Vec<_>>(),
	"open": r.ending.is_none(),
	"ending": r.ending,
});

/// What a quorum of a committee stated about a topic.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Anchor {
	/// The topic.
	pub topic: Topic,
	/// The round in which it was made.
	pub round: u32,
	/// The version of the committee that made it.
	pub version: u32,
	/// The statement.
	pub statement: Statement,
	/// The parties that stated it, in the order of their votes.
	pub attesters: Vec<u32>,
	/// When its round was opened, in seconds since 1970.
	pub opened_at: u64,
	/// The first moment at which it is final, if the block is also reached.
	pub final_at: u64,
	/// The first block in which it is final, if the moment is also reached.
	pub final_block: u64,
	/// Whether it can be used.
	pub status: AnchorStatus,
	/// The dispute about it that is open, or was the last one.
	pub dispute: Option<u64>,
	/// Whether a dispute about it was decided in its favour.
	pub upheld: bool,
	/// Whether it repeats an anchor whose dispute was never decided.
	pub guarded: bool,
	/// Whether a reading was fixed or a trade was verified with it.
	pub used: bool,
	/// Whether the chain removed it for its age.
	pub reaped: bool,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Anchor, "anchors", |r| id: r.topic.round_id(r.round), order: format!("{}-{:010}", r.topic.order(), r.round), facets: {
	"topic": r.topic.id(),
	"kind": r.topic.kind,
	"period": r.topic.period,
	"status": r.status,
	"attester": &r.attesters,
	"root": &r.statement.root,
	"dispute": r.dispute,
});

/// A dispute about an anchor.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Dispute {
	/// Its number.
	pub id: u64,
	/// The topic of the anchor.
	pub topic: Topic,
	/// The round that made the anchor.
	pub round: u32,
	/// The root of the anchor.
	pub root: Hash,
	/// The reason of the first dispute.
	pub reason: Doubtful,
	/// The hash of a document that says more. None: there is none.
	pub note: Option<Hash>,
	/// The first moment at which it is too late to decide, if the block is also reached.
	pub resolve_by: u64,
	/// The first block in which it is too late to decide, if the moment is also reached.
	pub resolve_block: u64,
	/// The parties that dispute the anchor. Empty if only governance does.
	pub disputers: Vec<Disputer>,
	/// How far it has come.
	pub status: DisputeStatus,
	/// How much was taken, in native money.
	pub slashed: Money,
	/// How much of that was paid to the disputers.
	pub rewarded: Money,
	/// When it ended.
	pub ended_at: Option<At>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Dispute, "disputes", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"topic": r.topic.id(),
	"status": r.status,
	"disputer": r.disputers.iter().map(|disputer| disputer.party).collect::<Vec<_>>(),
});

/// A party that disputes an anchor.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Disputer {
	/// The party.
	pub party: u32,
	/// The account on which its bond is held.
	pub account: Account,
	/// The bond in native money.
	pub bond: Money,
	/// The reason.
	pub reason: Doubtful,
	/// The hash of a document that says more. None: there is none.
	pub note: Option<Hash>,
}

/// The reading of a meter and period that counts, and what became of its energy.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
	/// The meter.
	pub meter: MeterName,
	/// The number of the meter.
	pub number: u32,
	/// The period.
	pub period: Period,
	/// The revision of the readings of the period that it is part of.
	pub revision: u8,
	/// What the meter measured, in watt-hours.
	pub energy: u64,
	/// The most that can be allocated from it before what was carried, in watt-hours.
	pub limit: u64,
	/// The highest limit that any revision gave, in watt-hours.
	pub highest: u64,
	/// What stands behind verified trades, in watt-hours.
	pub allocated: u64,
	/// What was drawn for certificates, over all classes, in watt-hours.
	pub drawn: u64,
	/// What was carried into the period, over all classes, in watt-hours.
	pub carried_in: u64,
	/// What was carried out of the period, over all classes, in watt-hours.
	pub carried_out: u64,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Reading, "readings", |r| id: reading_id(r.number, r.period), order: format!("{:010}-{}", r.number, r.period.order()), facets: {
	"meter": &r.meter,
	"period": r.period,
});

/// The identification of a reading: the number of the meter, and the period.
pub(crate) fn reading_id(number: u32, period: Period) -> String {
	format!("{number}-{period}")
}

/// A period that was metered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MeteredPeriod {
	/// The period.
	pub period: Period,
	/// The highest revision of its readings whose anchor is not void. Only this one proves readings. None: every anchor is
	/// void.
	pub latest_revision: Option<u8>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(MeteredPeriod, "periods", |r| id: r.period.to_string(), order: r.period.order(), facets: {});

/// A verified trade.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
	/// Its number. The voucher of the buyer has the same.
	pub id: u64,
	/// The trade reference of the settlement.
	pub trade_ref: Hash,
	/// The instalment that holds the settlement.
	pub sequence: u16,
	/// The revision of the readings.
	pub revision: u8,
	/// The party that sold.
	pub seller: u32,
	/// The party that bought and used the energy.
	pub buyer: u32,
	/// The meter at which the energy was generated.
	pub generation_meter: MeterName,
	/// The number of that meter.
	pub generation_meter_number: u32,
	/// The meter at which it was used.
	pub consumption_meter: MeterName,
	/// The number of that meter.
	pub consumption_meter_number: u32,
	/// When it was generated and used.
	pub period: Period,
	/// The certificates.
	pub range: Range,
	/// Their energy, in watt-hours.
	pub energy: u64,
	/// The energy that was settled, in watt-hours.
	pub settled: u64,
	/// Whether what rests on it can be used.
	pub status: EvidenceStatus,
	/// Why it is contested or revoked.
	pub doubt: Option<Doubt>,
	/// The energy of vouchers that were unwound, in watt-hours.
	pub unwound: u64,
	/// The revoked evidence that this one corrects.
	pub supersedes: Option<u64>,
	/// The evidence that corrects this one.
	pub superseded_by: Option<u64>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Evidence, "evidence", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"tradeRef": &r.trade_ref,
	"seller": r.seller,
	"buyer": r.buyer,
	"party": vec![r.seller, r.buyer],
	"batch": r.range.batch,
	"meter": vec![&r.generation_meter, &r.consumption_meter],
	"period": r.period,
	"status": r.status,
});

/// Why evidence is contested or revoked.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Doubt {
	/// The reason.
	pub reason: Doubtful,
	/// When it was stated.
	pub at: At,
}

/// The word of a value with one.
fn word(value: impl crate::ledger::values::FacetValues) -> String {
	value.values().concat()
}

/// The identification of a source.
pub(crate) fn source_id(source: Source) -> String {
	word(source)
}
