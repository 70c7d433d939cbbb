//! Committees, topics, anchors, disputes, trades.

use std::collections::BTreeMap;

use sp_core::H256;
use verdigrid_evidence as chain;
use verdigrid_evidence::types;
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus, Source, Topic},
	merkle::Leaf,
	party::{MeterId, MeterNumber, PartyId},
	Moment, Period,
};

use crate::{
	rules::{
		Anchor, AnchorStatus, Bond, Clock, Committee, Dispute, DisputeStatus, Evidence, Model,
		Reading, Reaped, Round, Seat, Stage, TopicState,
	},
	view::meter_name,
	*,
};

fn bond(bond: chain::BondOf<Runtime>) -> Bond {
	Bond { account: bond.account, amount: bond.amount }
}

pub fn seats() -> BTreeMap<PartyId, Seat> {
	let seat = |(party, seat): (PartyId, chain::SeatOf<Runtime>)| {
		let stage = match seat.status {
			types::SeatStatus::Invited => Stage::Invited,
			types::SeatStatus::Live(held) => Stage::Live(bond(held)),
			types::SeatStatus::Leaving { bond: held, unbonds_at } => {
				Stage::Leaving(bond(held), unbonds_at)
			}
		};
		let (since, full) = (seat.version as usize, seat.required);
		(party, Seat { source: seat.source, stage, since, full, missed: seat.missed })
	};
	chain::Seats::<Runtime>::iter().map(seat).collect()
}

pub fn committees() -> BTreeMap<Source, Vec<Committee>> {
	let committee = |source, version| {
		let committee = chain::Committees::<Runtime>::get(source, version).unwrap();
		Committee { members: committee.members.to_vec(), quorum: committee.quorum as usize }
	};
	let versions = |source| {
		let current = chain::CurrentVersion::<Runtime>::get(source);
		(source, (1..=current).map(|version| committee(source, version)).collect())
	};
	Source::ALL.into_iter().map(versions).collect()
}

pub fn rounds() -> BTreeMap<Topic, Round> {
	let round = |(topic, round): (Topic, types::Round<BlockNumber>)| {
		let votes = round.votes.iter().map(|vote| (vote.party, vote.statement)).collect();
		let (version, opener) = (round.version as usize, round.opener);
		let expires = Clock { now: round.expires_at, block: round.expires_block };
		let opened_at = round.opened_at;
		(topic, Round { version, opener, votes, opened_at, expires })
	};
	chain::Rounds::<Runtime>::iter().map(round).collect()
}

pub fn topics() -> BTreeMap<Topic, TopicState> {
	let state = |(topic, state): (Topic, types::TopicState)| {
		let types::TopicState { closed, conflicted, reaped, defaulted, open_until } = state;
		let reaped = match reaped {
			types::Reaped::No => Reaped::No,
			types::Reaped::Standing => Reaped::Standing,
			types::Reaped::Void => Reaped::Void,
		};
		(topic, TopicState { closed, conflicted, reaped, defaulted, open_until })
	};
	chain::Topics::<Runtime>::iter().map(state).collect()
}

/// The open rounds that each seat opened, in this order.
pub fn opened() -> BTreeMap<PartyId, Vec<Topic>> {
	chain::OpenRounds::<Runtime>::iter()
		.map(|(party, topics)| (party, topics.into_inner()))
		.collect()
}

/// Which revision of each period's readings counts.
pub fn latest_revisions() -> BTreeMap<Period, u8> {
	chain::LatestRevision::<Runtime>::iter().collect()
}

/// The same in the model.
pub fn latest_revisions_of(model: &Model) -> BTreeMap<Period, u8> {
	let periods = model.topics.keys().map(Topic::period);
	periods.filter_map(|period| Some((period, model.latest_revision(period)?))).collect()
}

/// Until when the next topics of each period may be stated.
pub fn corrections() -> BTreeMap<Period, Moment> {
	chain::Corrections::<Runtime>::iter().collect()
}

/// Until when readings of each meter were used.
pub fn last_uses() -> BTreeMap<MeterId, Moment> {
	let meters = chain::Metered::<Runtime>::iter_keys().map(|(meter, _)| meter);
	let until = |meter| Some((meter_name(meter), verdigrid_runtime::Evidence::used_until(meter)?));
	meters.filter_map(until).collect()
}

/// The same in the model.
pub fn last_uses_of(model: &Model) -> BTreeMap<MeterId, Moment> {
	let mut uses = BTreeMap::<MeterId, Moment>::new();
	for (meter, period) in model.readings.keys() {
		let until = uses.entry(meter.clone()).or_default();
		*until = period.end(model.terms.offset).unwrap().max(*until);
	}
	uses
}

pub fn anchors() -> BTreeMap<Topic, Anchor> {
	let anchor = |(topic, anchor): (Topic, chain::AnchorOf<Runtime>)| {
		let status = match anchor.status {
			types::AnchorStatus::Open => AnchorStatus::Open,
			types::AnchorStatus::Disputed(id) => AnchorStatus::Disputed(id),
			types::AnchorStatus::Void => AnchorStatus::Void,
			types::AnchorStatus::Closed => AnchorStatus::Closed,
		};
		let anchor = Anchor {
			statement: anchor.statement,
			version: anchor.version as usize,
			round: anchor.round,
			attesters: anchor.attesters.to_vec(),
			missing: anchor.missing.to_vec(),
			opened_at: anchor.opened_at,
			final_from: Clock { now: anchor.final_at, block: anchor.final_block },
			reapable_at: anchor.reapable_at,
			status,
			upheld: anchor.upheld,
			guarded: anchor.guarded,
			used: anchor.used,
		};
		(topic, anchor)
	};
	chain::Anchors::<Runtime>::iter().map(anchor).collect()
}

pub fn disputes() -> BTreeMap<u64, Dispute> {
	let dispute = |(id, dispute): (u64, chain::DisputeOf<Runtime>)| {
		let disputers = dispute.disputers.into_iter();
		let dispute = Dispute {
			topic: dispute.topic,
			root: dispute.root,
			disputers: disputers.map(|each| (each.party, bond(each.bond))).collect(),
			resolve_by: Clock { now: dispute.resolve_by, block: dispute.resolve_block },
			status: match dispute.status {
				types::DisputeStatus::Open => DisputeStatus::Open,
				types::DisputeStatus::Defaulted => DisputeStatus::Defaulted,
			},
		};
		(id, dispute)
	};
	chain::Disputes::<Runtime>::iter().map(dispute).collect()
}

pub fn readings() -> BTreeMap<(MeterId, Period), Reading> {
	let reading = |(meter, key, fixed): (MeterNumber, types::PeriodKey, types::MeteredEnergy)| {
		let reading = Reading {
			energy: fixed.energy.wh(),
			limit: fixed.limit().unwrap().wh(),
			revision: fixed.revision,
			highest: fixed.highest.wh(),
		};
		((meter_name(meter), key.period()), reading)
	};
	chain::Metered::<Runtime>::iter().map(reading).collect()
}

/// A trade as far as both sides keep it.
#[derive(Debug, PartialEq, Eq)]
pub struct Trade {
	leaf: H256,
	trade_ref: H256,
	topic: Topic,
	revision: u8,
	sides: (PartyId, PartyId),
	meters: (MeterId, MeterId),
	range: CertificateRange,
	energy: u64,
	settled: u64,
	block: BlockNumber,
	status: EvidenceStatus,
	unwound: u64,
	supersedes: Option<EvidenceId>,
	superseded_by: Option<EvidenceId>,
}

/// The trades of the chain.
pub fn trades() -> BTreeMap<EvidenceId, Trade> {
	let trade = |id: EvidenceId| {
		let record = verdigrid_runtime::Evidence::evidence(id).unwrap();
		let trade = Trade {
			leaf: record.leaf,
			trade_ref: record.trade_ref,
			topic: record.topic,
			revision: record.revision,
			sides: (record.seller, record.buyer),
			meters: (record.generation_meter, record.consumption_meter),
			range: record.range,
			energy: record.energy.wh(),
			settled: record.settled.wh(),
			block: record.block,
			status: record.status,
			unwound: record.unwound.wh(),
			supersedes: record.supersedes,
			superseded_by: record.superseded_by,
		};
		(id, trade)
	};
	chain::EvidenceRecords::<Runtime>::iter_keys().map(trade).collect()
}

/// The trades of the model.
pub fn trades_of(model: &Model) -> BTreeMap<EvidenceId, Trade> {
	let trade = |(id, evidence): (&EvidenceId, &Evidence)| {
		let settlement = &evidence.settlement;
		let (batch, first, units) = (settlement.batch, settlement.first, settlement.units);
		let trade = Trade {
			leaf: settlement.hash(),
			trade_ref: settlement.trade_ref,
			topic: evidence.topic,
			revision: evidence.revision,
			sides: (settlement.seller, settlement.buyer),
			meters: (settlement.generation_meter.clone(), settlement.consumption_meter.clone()),
			range: CertificateRange { batch, first, units },
			energy: evidence.energy,
			settled: settlement.energy.wh(),
			block: evidence.block,
			status: evidence.status,
			unwound: evidence.unwound,
			supersedes: settlement.supersedes,
			superseded_by: model.corrected_by(*id),
		};
		(*id, trade)
	};
	model.evidence.iter().map(trade).collect()
}
