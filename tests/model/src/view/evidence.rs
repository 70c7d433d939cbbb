//! Committees, topics, anchors, disputes, trades.

use std::collections::BTreeMap;

use sp_core::H256;
use verdigrid_evidence as chain;
use verdigrid_evidence::types;
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus, Source, Topic},
	merkle::Leaf,
	party::{MeterId, PartyId},
	voucher::VoucherId,
	Period,
};

use crate::{
	rules::{
		Anchor, AnchorStatus, Bond, Clock, Committee, Dispute, DisputeStatus, Evidence, Model,
		Reading, Round, Seat, Stage, TopicState,
	},
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
	let round = |(topic, round): (Topic, types::Round)| {
		let votes = round.votes.iter().map(|vote| (vote.party, vote.statement)).collect();
		let types::Round { version, opener, expires_at, .. } = round;
		(topic, Round { version: version as usize, opener, votes, expires_at })
	};
	chain::Rounds::<Runtime>::iter().map(round).collect()
}

pub fn topics() -> BTreeMap<Topic, TopicState> {
	let state = |(topic, state): (Topic, types::TopicState)| {
		let types::TopicState { closed, conflicted, reaped, defaulted } = state;
		(topic, TopicState { closed, conflicted, reaped, defaulted })
	};
	chain::Topics::<Runtime>::iter().map(state).collect()
}

pub fn anchors() -> BTreeMap<Topic, Anchor> {
	let anchor = |(topic, anchor): (Topic, chain::AnchorOf<Runtime>)| {
		let status = match anchor.status {
			types::AnchorStatus::Open => AnchorStatus::Open,
			types::AnchorStatus::Disputed(id) => AnchorStatus::Disputed(id),
			types::AnchorStatus::Void => AnchorStatus::Void,
		};
		let anchor = Anchor {
			statement: anchor.statement,
			version: anchor.version as usize,
			round: anchor.round,
			attesters: anchor.attesters.to_vec(),
			missing: anchor.missing.to_vec(),
			final_from: Clock { now: anchor.final_at, block: anchor.final_block },
			reapable_at: anchor.reapable_at,
			status,
			upheld: anchor.upheld,
			guarded: anchor.guarded,
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
			resolve_by: dispute.resolve_by,
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
	let reading = |(meter, period, fixed): (MeterId, Period, types::MeteredEnergy)| {
		((meter, period), Reading { energy: fixed.energy.wh(), limit: fixed.limit.wh() })
	};
	chain::Metered::<Runtime>::iter().map(reading).collect()
}

/// A trade as far as both sides keep it.
#[derive(Debug, PartialEq, Eq)]
pub struct Trade {
	leaf: H256,
	trade_ref: H256,
	topic: Topic,
	sides: (PartyId, PartyId),
	range: CertificateRange,
	energy: u64,
	settled: u64,
	voucher: VoucherId,
	status: EvidenceStatus,
	unwound: u64,
	supersedes: Option<EvidenceId>,
	superseded_by: Option<EvidenceId>,
}

/// The trades of the chain.
pub fn trades() -> BTreeMap<EvidenceId, Trade> {
	let trade = |(id, record): (EvidenceId, types::Record)| {
		let trade = Trade {
			leaf: record.leaf,
			trade_ref: record.trade_ref,
			topic: record.topic,
			sides: (record.seller, record.buyer),
			range: record.range,
			energy: record.energy.wh(),
			settled: record.settled.wh(),
			voucher: record.voucher,
			status: record.status,
			unwound: record.unwound.wh(),
			supersedes: record.supersedes,
			superseded_by: record.superseded_by,
		};
		(id, trade)
	};
	chain::Records::<Runtime>::iter().map(trade).collect()
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
			sides: (settlement.seller, settlement.buyer),
			range: CertificateRange { batch, first, units },
			energy: evidence.energy,
			settled: settlement.energy.wh(),
			voucher: evidence.voucher,
			status: evidence.status,
			unwound: evidence.unwound,
			supersedes: settlement.supersedes,
			superseded_by: model.corrected_by(*id),
		};
		(*id, trade)
	};
	model.evidence.iter().map(trade).collect()
}
