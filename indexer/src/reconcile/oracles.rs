//! Committees and seats, topics, rounds, anchors, disputes, readings, and evidence.

use super::{field, has, is, told, Comparison, Derived, Expected, Map};
use crate::{
	book::BookError,
	ledger::{
		records::evidence::{
			reading_id, source_id, Anchor, AnchorStatus, Committee, Dispute, Doubtful, Evidence,
			EvidenceStatus, MeteredPeriod, Oracle, Reading, Round, Seat, SeatStatus, Source,
			Statement, Topic, TopicRecord,
		},
		state::{entries, values},
		values::{account, hash, Granularity, Money, Period, Range},
	},
};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use verdigrid_client::api::{
	self,
	runtime_types::{
		verdigrid_evidence::types::{
			anchors::AnchorStatus as Stands, disputes::DisputeStatus, seats::SeatStatus as Seated,
			topics::Reaped,
		},
		verdigrid_primitives::evidence::EvidenceStatus as Judged,
	},
};

/// Compares them.
pub(super) async fn compare(on: &mut Comparison<'_>) -> Result<(), BookError> {
	committees(on).await?;
	seats(on).await?;
	topics(on).await?;
	rounds(on).await?;
	anchors(on).await?;
	disputes(on).await?;
	readings(on).await?;
	evidence(on).await
}

async fn committees(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((source, version), its) in
		entries(on.at, api::storage().evidence().committees(), on.most()).await?
	{
		let id = format!("{}-{version}", source_id(Source::from(&source)));
		expected.insert(id, json!({ "members": its.members.0, "quorum": its.quorum }));
	}
	on.map(Map::of::<Committee>("Evidence.Committees", expected, |_| true)).await?;
	let mut expected = Expected::new();
	for ((source,), version) in
		entries(on.at, api::storage().evidence().current_version(), on.most()).await?
	{
		expected.insert(source_id(Source::from(&source)), json!({ "version": version }));
	}
	let holds = |oracle: &Value| field(oracle, "version").as_u64() > Some(0);
	on.map(Map::of::<Oracle>("Evidence.CurrentVersion", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((source,), least) in
		entries(on.at, api::storage().evidence().set_quorum(), on.most()).await?
	{
		expected.insert(source_id(Source::from(&source)), json!({ "leastQuorum": least }));
	}
	let holds = |oracle: &Value| field(oracle, "leastQuorum").as_u64() > Some(0);
	on.map(Map::of::<Oracle>("Evidence.SetQuorum", expected, holds)).await
}

async fn seats(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((party,), its) in entries(on.at, api::storage().evidence().seats(), on.most()).await? {
		let (status, bond, unbonds_at) = match &its.status {
			Seated::Invited => (SeatStatus::Invited, None, None),
			Seated::Live(bond) => (SeatStatus::Live, Some(bond), None),
			Seated::Leaving { bond, unbonds_at } => {
				(SeatStatus::Leaving, Some(bond), Some(*unbonds_at))
			}
		};
		let fields = json!({
			"source": Source::from(&its.source),
			"status": status,
			"account": bond.map(|bond| account(&bond.account)),
			"bond": Money(bond.map_or(0, |bond| bond.amount)),
			"required": Money(its.required),
			"version": its.version,
			"unbondsAt": unbonds_at,
		});
		expected.insert(party.to_string(), fields);
	}
	let holds = |seat: &Value| {
		!has(seat, "setAside") && !is(seat, "status", "left") && !is(seat, "status", "declined")
	};
	on.map(Map::of::<Seat>("Evidence.Seats", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((source,), count) in
		entries(on.at, api::storage().evidence().seat_count(), on.most()).await?
	{
		if count > 0 {
			expected.insert(source_id(Source::from(&source)), count.into());
		}
	}
	let says = |seat: &Value| {
		let counts = is(seat, "status", "invited") || is(seat, "status", "live");
		Some((told(seat, "source"), Value::from(1))).filter(|_| counts).into_iter().collect()
	};
	on.derived(Derived::of::<Seat>("Evidence.SeatCount", expected, says)).await
}

async fn topics(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((topic,), its) in entries(on.at, api::storage().evidence().topics(), on.most()).await? {
		let topic = Topic::from(&topic.0);
		let fields = json!({
			"topic": topic,
			"closed": its.closed,
			"conflicted": its.conflicted,
			"reaped": !matches!(its.reaped, Reaped::No),
			"defaulted": its.defaulted,
		});
		expected.insert(topic.id(), fields);
	}
	let holds = |topic: &Value| field(topic, "closed").as_u64() > Some(0);
	on.map(Map::of::<TopicRecord>("Evidence.Topics", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((period,), revision) in
		entries(on.at, api::storage().evidence().latest_revision(), on.most()).await?
	{
		let id = Period::from(&period.0).to_string();
		expected.insert(id, json!({ "latestRevision": revision }));
	}
	let holds = |period: &Value| has(period, "latestRevision");
	on.map(Map::of::<MeteredPeriod>("Evidence.LatestRevision", expected, holds)).await
}

async fn rounds(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((topic,), its) in entries(on.at, api::storage().evidence().rounds(), on.most()).await? {
		let topic = Topic::from(&topic.0);
		let votes = its.votes.0.iter().map(
			|vote| json!({ "party": vote.party, "statement": Statement::from(&vote.statement.0) }),
		);
		let fields = json!({
			"version": its.version,
			"opener": its.opener,
			"votes": votes.collect::<Vec<_>>(),
			"ending": null,
			"createdAt": { "time": its.opened_at },
		});
		expected.insert(topic.round_id(its.number), fields);
	}
	on.map(Map::of::<Round>("Evidence.Rounds", expected, |round| !has(round, "ending"))).await?;
	let mut expected = Expected::new();
	for ((party,), topics) in
		entries(on.at, api::storage().evidence().open_rounds(), on.most()).await?
	{
		expected.insert(party.to_string(), topics.0.len().into());
	}
	let says = |round: &Value| {
		let open = !has(round, "ending");
		Some((told(round, "opener"), Value::from(1))).filter(|_| open).into_iter().collect()
	};
	on.derived(Derived::of::<Round>("Evidence.OpenRounds", expected, says)).await
}

async fn anchors(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	let mut latest = BTreeMap::new();
	for ((topic,), its) in entries(on.at, api::storage().evidence().anchors(), on.most()).await? {
		let topic = Topic::from(&topic.0);
		let (status, dispute) = match &its.status {
			Stands::Open => (AnchorStatus::Open, None),
			Stands::Disputed(dispute) => (AnchorStatus::Disputed, Some(*dispute)),
			Stands::Void => (AnchorStatus::Void, None),
			Stands::Closed => (AnchorStatus::Closed, None),
		};
		let mut fields = json!({
			"topic": topic,
			"version": its.version,
			"statement": Statement::from(&its.statement.0),
			"attesters": its.attesters.0,
			"openedAt": its.opened_at,
			"finalAt": its.final_at,
			"finalBlock": its.final_block,
			"status": status,
			"upheld": its.upheld,
			"guarded": its.guarded,
			"used": its.used,
			"createdAt": { "time": its.anchored_at },
		});
		if let (Some(dispute), Some(fields)) = (dispute, fields.as_object_mut()) {
			fields.insert("dispute".to_owned(), dispute.into());
		}
		expected.insert(topic.round_id(its.round), fields);
		latest.insert(topic.id(), json!({ "anchor": its.round, "reaped": false }));
	}
	// An anchor that a later one replaced was void.
	let holds = |anchor: &Value| {
		!is(anchor, "status", "void") && !field(anchor, "reaped").as_bool().unwrap_or_default()
	};
	on.map(Map::of::<Anchor>("Evidence.Anchors", expected, holds)).await?;
	let holds = |topic: &Value| {
		has(topic, "anchor") && !field(topic, "reaped").as_bool().unwrap_or_default()
	};
	on.map(Map::of::<TopicRecord>("Evidence.Anchors", latest, holds)).await
}

async fn disputes(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().evidence().disputes(), on.most()).await? {
		let note = |note: &subxt::utils::H256| Some(note).filter(|note| !note.is_zero()).map(hash);
		let disputers = its.disputers.0.iter().map(|disputer| {
			json!({
				"party": disputer.party,
				"account": account(&disputer.bond.account),
				"bond": Money(disputer.bond.amount),
				"reason": Doubtful::from(&disputer.reason),
				"note": note(&disputer.note),
			})
		});
		let fields = json!({
			"topic": Topic::from(&its.topic.0),
			"root": hash(&its.root),
			"reason": Doubtful::from(&its.reason),
			"note": note(&its.note),
			"resolveBy": its.resolve_by,
			"resolveBlock": its.resolve_block,
			"disputers": disputers.collect::<Vec<_>>(),
			"status": match its.status {
				DisputeStatus::Open => "open",
				DisputeStatus::Defaulted => "defaulted",
			},
			"createdAt": { "time": its.opened_at },
		});
		expected.insert(id.to_string(), fields);
	}
	let holds =
		|dispute: &Value| is(dispute, "status", "open") || is(dispute, "status", "defaulted");
	on.map(Map::of::<Dispute>("Evidence.Disputes", expected, holds)).await
}

async fn readings(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((number, key), its) in
		entries(on.at, api::storage().evidence().metered(), on.most()).await?
	{
		let period = Period {
			granularity: Granularity::from(&key.granularity.0),
			index: u32::MAX.saturating_sub(u32::from_be_bytes(key.backwards)),
		};
		let energy = its.energy.0;
		let fields = json!({
			"number": number,
			"period": period,
			"revision": its.revision,
			"energy": energy.wh(),
			"limit": energy.with_tolerance(its.tolerance).map(|limit| limit.wh()),
			"highest": its.highest.0.wh(),
			"allocated": its.allocated.0.wh(),
		});
		expected.insert(reading_id(number, period), fields);
	}
	on.map(Map::of::<Reading>("Evidence.Metered", expected, |_| true)).await
}

async fn evidence(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in
		entries(on.at, api::storage().evidence().evidence_records(), on.most()).await?
	{
		let status = match its.status {
			Judged::Live => EvidenceStatus::Live,
			Judged::Contested => EvidenceStatus::Contested,
			Judged::Revoked => EvidenceStatus::Revoked,
		};
		let fields = json!({
			"tradeRef": hash(&its.trade_ref),
			"sequence": its.sequence,
			"revision": its.revision,
			"seller": its.seller,
			"buyer": its.buyer,
			"consumptionMeterNumber": its.consumption_meter,
			"range": Range::from(&its.range),
			"settled": its.settled.0.wh(),
			"status": status,
			"supersedes": its.supersedes,
			"createdAt": { "block": its.block, "time": its.at },
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Evidence>("Evidence.EvidenceRecords", expected, |_| true)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().evidence().doubts(), on.most()).await? {
		let doubt = &its.doubt;
		let at = json!({ "block": doubt.block, "time": doubt.at });
		let fields = json!({
			"doubt": { "reason": Doubtful::from(&doubt.reason), "at": at },
			"unwound": its.unwound.0.wh(),
			"supersededBy": its.superseded_by,
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Evidence>("Evidence.Doubts", expected, |its| has(its, "doubt"))).await?;
	latest(on).await
}

/// The latest evidence of each trade reference. The state has only hashes of the references.
async fn latest(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let found = values(on.at, api::storage().evidence().trade_refs(), on.most()).await?;
	let expected = found.into_iter().map(|id| (id.to_string(), true.into())).collect();
	let says = |evidence: &Value| match has(evidence, "supersededBy") {
		true => vec![],
		false => vec![(told(evidence, "id"), true.into())],
	};
	on.derived(Derived::of::<Evidence>("Evidence.TradeRefs", expected, says)).await
}
