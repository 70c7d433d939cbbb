//! What the events of the pallet Evidence do to the records.

use super::{
	records::{
		certificates::Batch,
		evidence::{
			reading_id, source_id, Anchor, AnchorStatus, Committee, Dispute, DisputeStatus,
			Disputer, Doubt, Doubtful, Ending, Evidence, EvidenceStatus, MeteredPeriod, Oracle,
			Reading, Round, Seat, SeatStatus, Source, Statement, Topic, TopicKind, TopicRecord,
			Vote,
		},
		identity::Meter,
		vouchers::{Voucher, VoucherStatus},
	},
	scribe::{Done, Scribe},
	values::{account, hash, meter as name, Hash, Money, Period, Range},
};
use crate::book::BookError;
use subxt::utils::H256;
use verdigrid_client::api::{
	evidence::Event, runtime_types::verdigrid_evidence::types::disputes::Verdict,
};

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Appointed { .. }
		| Event::SeatAccepted { .. }
		| Event::InvitationEnded { .. }
		| Event::SeatLeft { .. }
		| Event::BondWithdrawn { .. }
		| Event::BondRestored { .. }
		| Event::SeatSlashed { .. } => seat(scribe, event).await,
		Event::CommitteeChanged { .. } | Event::QuorumSet { .. } => committee(scribe, event).await,
		Event::Attested { .. } => attested(scribe, event).await,
		Event::Anchored { .. } => anchored(scribe, event).await,
		Event::RoundClosed { topic, round, ending } => {
			round_closed(scribe, (&topic.0).into(), *round, ending.into()).await
		}
		Event::TopicStalled { .. } | Event::TopicReopened { .. } => topic(scribe, event).await,
		Event::TopicReaped { .. }
		| Event::AnchorClosed { .. }
		| Event::AnchorOpened { .. }
		| Event::AnchorVoided { .. } => anchor(scribe, event).await,
		Event::AnchorDisputed { .. }
		| Event::DisputeJoined { .. }
		| Event::DisputeResolved { .. }
		| Event::DisputeDefaulted { .. }
		| Event::DisputeReleased { .. } => dispute(scribe, event).await,
		Event::ReadingFixed { .. } => reading_fixed(scribe, event).await,
		Event::Verified { .. } => verified(scribe, event).await,
		_ => doubted(scribe, event).await,
	}
}

/// The hash of a document. Zero means none.
fn note(hash_of: &H256) -> Option<Hash> {
	Some(hash_of).filter(|note| !note.is_zero()).map(hash)
}

async fn seat(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Appointed { source, party } => {
			let earlier = scribe.set_aside::<Seat>(&party.to_string()).await?;
			scribe.put(&Seat {
				party: *party,
				source: source.into(),
				status: SeatStatus::Invited,
				account: None,
				bond: Money::default(),
				required: Money::default(),
				version: 0,
				slashed: Money::default(),
				dismissed: None,
				unbonds_at: None,
				earlier,
				set_aside: None,
				created_at: scribe.at,
				changed_at: scribe.at,
			})
		}
		Event::SeatAccepted { source, party, account: who, bond } => {
			let mut oracle = oracle(scribe, source.into()).await?;
			let version = oracle.version.saturating_add(1);
			oracle.members.push(*party);
			scribe.put_changed(&mut oracle)?;
			let accept = |seat: &mut Seat| {
				(seat.status, seat.version) = (SeatStatus::Live, version);
				(seat.bond, seat.required) = (Money(*bond), Money(*bond));
				seat.account = Some(account(who));
			};
			scribe.change(party, accept).await
		}
		Event::InvitationEnded { party, .. } => {
			scribe.change(party, |seat: &mut Seat| seat.status = SeatStatus::Declined).await
		}
		Event::SeatLeft { source, party, dismissed, unbonds_at } => {
			let mut oracle = oracle(scribe, source.into()).await?;
			oracle.members.retain(|member| member != party);
			scribe.put_changed(&mut oracle)?;
			let leave = |seat: &mut Seat| {
				seat.status = SeatStatus::Leaving;
				(seat.dismissed, seat.unbonds_at) = (Some(*dismissed), Some(*unbonds_at));
			};
			scribe.change(party, leave).await
		}
		Event::BondWithdrawn { party, .. } => {
			let withdraw = |seat: &mut Seat| {
				(seat.status, seat.bond) = (SeatStatus::Left, Money::default());
			};
			scribe.change(party, withdraw).await
		}
		Event::BondRestored { party, account: who, bond } => {
			let restore = |seat: &mut Seat| {
				(seat.account, seat.bond) = (Some(account(who)), Money(*bond));
			};
			scribe.change(party, restore).await
		}
		Event::SeatSlashed { party, amount, .. } => {
			let slash = |seat: &mut Seat| {
				seat.bond = seat.bond.less(Money(*amount));
				seat.slashed = seat.slashed.plus(Money(*amount));
			};
			scribe.change(party, slash).await
		}
		_ => Ok(()),
	}
}

async fn oracle(scribe: &mut Scribe<'_, '_>, source: Source) -> Result<Oracle, BookError> {
	let known = scribe.get(&source_id(source)).await?;
	Ok(known.unwrap_or(Oracle {
		source,
		version: 0,
		members: Vec::new(),
		quorum: 0,
		least_quorum: 0,
		created_at: scribe.at,
		changed_at: scribe.at,
	}))
}

async fn committee(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::QuorumSet { source, least } => {
			let mut oracle = oracle(scribe, source.into()).await?;
			oracle.least_quorum = *least;
			scribe.put_changed(&mut oracle)
		}
		Event::CommitteeChanged { source, version, quorum, .. } => {
			let mut oracle = oracle(scribe, source.into()).await?;
			(oracle.version, oracle.quorum) = (*version, *quorum);
			scribe.put_changed(&mut oracle)?;
			scribe.put(&Committee {
				source: oracle.source,
				version: *version,
				members: oracle.members,
				quorum: *quorum,
				created_at: scribe.at,
				changed_at: scribe.at,
			})
		}
		_ => Ok(()),
	}
}

async fn topic_record(scribe: &mut Scribe<'_, '_>, topic: Topic) -> Result<TopicRecord, BookError> {
	let known = scribe.get(&topic.id()).await?;
	Ok(known.unwrap_or(TopicRecord {
		topic,
		closed: 0,
		conflicted: 0,
		stalled: false,
		open_round: None,
		anchor: None,
		reaped: false,
		defaulted: None,
		repeated: false,
		created_at: scribe.at,
		changed_at: scribe.at,
	}))
}

/// The anchor of a topic, if it has or had one.
async fn anchor_of(
	scribe: &mut Scribe<'_, '_>,
	topic: &Topic,
) -> Result<Option<Anchor>, BookError> {
	let Some(record) = scribe.get::<TopicRecord>(&topic.id()).await? else { return Ok(None) };
	let Some(round) = record.anchor else { return Ok(None) };
	scribe.get(&topic.round_id(round)).await
}

/// The anchor of a topic, which must be there.
async fn need_anchor(scribe: &mut Scribe<'_, '_>, topic: &Topic) -> Result<Anchor, BookError> {
	let found = anchor_of(scribe, topic).await?;
	found.ok_or_else(|| BookError::Contradiction(format!("topic {} has no anchor", topic.id())))
}

async fn change_anchor(
	scribe: &mut Scribe<'_, '_>,
	topic: &Topic,
	change: impl FnOnce(&mut Anchor) + Send,
) -> Done {
	let mut anchor = need_anchor(scribe, topic).await?;
	change(&mut anchor);
	scribe.put_changed(&mut anchor)
}

/// Something rests on an anchor.
pub(super) async fn mark_used(scribe: &mut Scribe<'_, '_>, topic: &Topic) -> Done {
	let mut anchor = need_anchor(scribe, topic).await?;
	if anchor.used {
		return Ok(());
	}
	anchor.used = true;
	scribe.put_changed(&mut anchor)
}

async fn attested(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Attested { topic, round: number, party, statement } = event else { return Ok(()) };
	let (topic, statement) = (Topic::from(&topic.0), Statement::from(&statement.0));
	let mut record = topic_record(scribe, topic).await?;
	if record.closed >= *number {
		return joined(scribe, topic, *number, *party, statement).await;
	}
	let id = topic.round_id(*number);
	let vote = Vote { party: *party, statement, at: scribe.at };
	let mut round = match scribe.get::<Round>(&id).await? {
		Some(round) => round,
		None => Round {
			topic,
			number: *number,
			version: oracle(scribe, topic.source()).await?.version,
			opener: *party,
			votes: Vec::new(),
			ending: None,
			ended_at: None,
			created_at: scribe.at,
			changed_at: scribe.at,
		},
	};
	round.votes.push(vote);
	scribe.put_changed(&mut round)?;
	record.open_round = Some(*number);
	scribe.put_changed(&mut record)
}

/// A member stated the same after the round had ended with an anchor.
async fn joined(
	scribe: &mut Scribe<'_, '_>,
	topic: Topic,
	number: u32,
	party: u32,
	statement: Statement,
) -> Done {
	let vote = Vote { party, statement, at: scribe.at };
	let join = |round: &mut Round| round.votes.push(vote);
	scribe.change(topic.round_id(number), join).await?;
	let join = |anchor: &mut Anchor| anchor.attesters.push(party);
	scribe.change(topic.round_id(number), join).await
}

async fn anchored(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Anchored { topic, round: number, statement, final_at, final_block } = event else {
		return Ok(());
	};
	let (topic, statement) = (Topic::from(&topic.0), Statement::from(&statement.0));
	round_closed(scribe, topic, *number, Ending::Anchored).await?;
	let round: Round = scribe.need(&topic.round_id(*number)).await?;
	let same = round.votes.iter().filter(|vote| vote.statement == statement);
	let attesters = same.map(|vote| vote.party).collect();
	let mut record = topic_record(scribe, topic).await?;
	let guarded = std::mem::take(&mut record.repeated);
	record.anchor = Some(*number);
	scribe.put_changed(&mut record)?;
	scribe.put(&Anchor {
		topic,
		round: *number,
		version: round.version,
		statement,
		attesters,
		opened_at: round.created_at.time,
		final_at: *final_at,
		final_block: (*final_block).into(),
		status: AnchorStatus::Open,
		dispute: None,
		upheld: false,
		guarded,
		used: false,
		reaped: false,
		created_at: scribe.at,
		changed_at: scribe.at,
	})?;
	note_revision(scribe, &topic).await
}

async fn round_closed(
	scribe: &mut Scribe<'_, '_>,
	topic: Topic,
	number: u32,
	ending: Ending,
) -> Done {
	let at = scribe.at;
	let close = |round: &mut Round| (round.ending, round.ended_at) = (Some(ending), Some(at));
	scribe.change(topic.round_id(number), close).await?;
	let close = |record: &mut TopicRecord| {
		record.closed = number;
		record.open_round = None;
		record.conflicted = match ending {
			Ending::Anchored => 0,
			Ending::Conflicted => record.conflicted.saturating_add(1),
			Ending::Short | Ending::Expired => record.conflicted,
		};
	};
	scribe.change(topic.id(), close).await
}

async fn topic(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::TopicStalled { topic } => {
			let mut record = topic_record(scribe, (&topic.0).into()).await?;
			record.stalled = true;
			scribe.put_changed(&mut record)
		}
		Event::TopicReopened { topic } => {
			let mut record = topic_record(scribe, (&topic.0).into()).await?;
			(record.stalled, record.conflicted) = (false, 0);
			scribe.put_changed(&mut record)
		}
		_ => Ok(()),
	}
}

async fn anchor(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::TopicReaped { topic } => {
			let topic = Topic::from(&topic.0);
			change_anchor(scribe, &topic, |anchor| anchor.reaped = true).await?;
			scribe.change(topic.id(), |record: &mut TopicRecord| record.reaped = true).await
		}
		Event::AnchorClosed { topic, .. } => {
			let close = |anchor: &mut Anchor| anchor.status = AnchorStatus::Closed;
			change_anchor(scribe, &(&topic.0).into(), close).await
		}
		Event::AnchorOpened { topic, .. } => {
			let open = |anchor: &mut Anchor| anchor.status = AnchorStatus::Open;
			change_anchor(scribe, &(&topic.0).into(), open).await
		}
		Event::AnchorVoided { topic, .. } => make_void(scribe, (&topic.0).into()).await,
		_ => Ok(()),
	}
}

async fn make_void(scribe: &mut Scribe<'_, '_>, topic: Topic) -> Done {
	change_anchor(scribe, &topic, |anchor| anchor.status = AnchorStatus::Void).await?;
	forget_revision(scribe, &topic).await
}

/// The readings of a period have a new revision.
async fn note_revision(scribe: &mut Scribe<'_, '_>, topic: &Topic) -> Done {
	if topic.kind != TopicKind::Metering {
		return Ok(());
	}
	let known: Option<MeteredPeriod> = scribe.get(&topic.period.to_string()).await?;
	let created_at = known.map_or(scribe.at, |known| known.created_at);
	scribe.put(&MeteredPeriod {
		period: topic.period,
		latest_revision: u8::try_from(topic.part).ok(),
		created_at,
		changed_at: scribe.at,
	})
}

/// The latest revision of the readings of a period may be another one, because an anchor is void.
async fn forget_revision(scribe: &mut Scribe<'_, '_>, topic: &Topic) -> Done {
	if topic.kind != TopicKind::Metering {
		return Ok(());
	}
	let mut period: MeteredPeriod = scribe.need(&topic.period.to_string()).await?;
	if period.latest_revision.map(u16::from) != Some(topic.part) {
		return Ok(());
	}
	period.latest_revision = None;
	for part in (0..topic.part).rev() {
		let anchor = anchor_of(scribe, &Topic { part, ..*topic }).await?;
		if anchor.is_some_and(|anchor| anchor.status != AnchorStatus::Void) {
			period.latest_revision = u8::try_from(part).ok();
			break;
		}
	}
	scribe.put_changed(&mut period)
}

async fn dispute(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::AnchorDisputed { .. } => disputed(scribe, event).await,
		Event::DisputeJoined { dispute, party, account: who, bond, reason, note: hash_of } => {
			let disputer = Disputer {
				party: *party,
				account: account(who),
				bond: Money(*bond),
				reason: reason.into(),
				note: note(hash_of),
			};
			scribe.change(dispute, |dispute: &mut Dispute| dispute.disputers.push(disputer)).await
		}
		Event::DisputeResolved { dispute, topic, verdict, slashed, rewarded } => {
			let (at, topic) = (scribe.at, Topic::from(&topic.0));
			let status = match verdict {
				Verdict::Upheld => DisputeStatus::Upheld,
				Verdict::Overturned => DisputeStatus::Overturned,
			};
			let resolve = |dispute: &mut Dispute| {
				(dispute.status, dispute.ended_at) = (status, Some(at));
				(dispute.slashed, dispute.rewarded) = (Money(*slashed), Money(*rewarded));
			};
			scribe.change(dispute, resolve).await?;
			if status == DisputeStatus::Overturned {
				return make_void(scribe, topic).await;
			}
			let uphold =
				|anchor: &mut Anchor| (anchor.status, anchor.upheld) = (AnchorStatus::Open, true);
			change_anchor(scribe, &topic, uphold).await
		}
		Event::DisputeDefaulted { dispute, topic } => {
			let topic = Topic::from(&topic.0);
			make_void(scribe, topic).await?;
			let id = *dispute;
			let note = |record: &mut TopicRecord| record.defaulted = Some(id);
			scribe.change(topic.id(), note).await?;
			let default = |dispute: &mut Dispute| dispute.status = DisputeStatus::Defaulted;
			scribe.change(id, default).await
		}
		Event::DisputeReleased { dispute, forfeited } => {
			let (at, forfeited) = (scribe.at, *forfeited);
			let mut its: Dispute = scribe.need(&dispute.to_string()).await?;
			let release = |record: &mut TopicRecord| {
				(record.defaulted, record.repeated) = (None, forfeited);
			};
			scribe.change(its.topic.id(), release).await?;
			let returned =
				if forfeited { DisputeStatus::Forfeited } else { DisputeStatus::Returned };
			(its.status, its.ended_at) = (returned, Some(at));
			scribe.put_changed(&mut its)
		}
		_ => Ok(()),
	}
}

async fn disputed(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::AnchorDisputed {
		dispute,
		topic,
		root,
		reason,
		note: hash_of,
		resolve_by,
		resolve_block,
	} = event
	else {
		return Ok(());
	};
	let (id, topic) = (*dispute, Topic::from(&topic.0));
	let dispute = |anchor: &mut Anchor| {
		(anchor.status, anchor.dispute) = (AnchorStatus::Disputed, Some(id));
	};
	change_anchor(scribe, &topic, dispute).await?;
	let round = need_anchor(scribe, &topic).await?.round;
	scribe.put(&Dispute {
		id,
		topic,
		round,
		root: hash(root),
		reason: reason.into(),
		note: note(hash_of),
		resolve_by: *resolve_by,
		resolve_block: (*resolve_block).into(),
		disputers: Vec::new(),
		status: DisputeStatus::Open,
		slashed: Money::default(),
		rewarded: Money::default(),
		ended_at: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

async fn reading_fixed(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::ReadingFixed { meter, period, revision, energy, limit } = event else {
		return Ok(());
	};
	let (meter, period) = (name(meter), Period::from(&period.0));
	let number = scribe.need::<Meter>(&meter.0).await?.number;
	let known: Option<Reading> = scribe.get(&reading_id(number, period)).await?;
	let mut reading = known.unwrap_or(Reading {
		meter,
		number,
		period,
		revision: *revision,
		energy: 0,
		limit: 0,
		highest: 0,
		allocated: 0,
		drawn: 0,
		carried_in: 0,
		carried_out: 0,
		created_at: scribe.at,
		changed_at: scribe.at,
	});
	reading.revision = *revision;
	(reading.energy, reading.limit) = (energy.0.wh(), limit.0.wh());
	reading.highest = reading.highest.max(reading.limit);
	scribe.put_changed(&mut reading)
}

async fn verified(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Verified {
		evidence,
		trade_ref,
		sequence,
		revision,
		seller,
		buyer,
		consumption_meter,
		range,
		energy,
		settled,
		supersedes,
	} = event
	else {
		return Ok(());
	};
	let (id, range, energy) = (*evidence, Range::from(range), energy.0.wh());
	let batch: Batch = scribe.need(&range.batch.to_string()).await?;
	let period = batch.period;
	let generation: Meter = scribe.need(&batch.meter.0).await?;
	let consumption: Reading = scribe.need(&reading_id(*consumption_meter, period)).await?;
	allocate(scribe, [generation.number, *consumption_meter], period, energy).await?;
	scribe.put(&Evidence {
		id,
		trade_ref: hash(trade_ref),
		sequence: *sequence,
		revision: *revision,
		seller: *seller,
		buyer: *buyer,
		generation_meter: batch.meter,
		generation_meter_number: generation.number,
		consumption_meter: consumption.meter,
		consumption_meter_number: *consumption_meter,
		period,
		range,
		energy,
		settled: settled.0.wh(),
		status: EvidenceStatus::Live,
		doubt: None,
		unwound: 0,
		supersedes: *supersedes,
		superseded_by: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})?;
	scribe.put(&Voucher {
		id,
		holder: *buyer,
		evidence: id,
		range,
		energy,
		period,
		consumer: *buyer,
		status: VoucherStatus::Active,
		agreement: None,
		redemption: None,
		parent: None,
		depositor: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})?;
	scribe.alter(range, |bundle| bundle.delivered_to(*buyer, id)).await?;
	mark_used(scribe, &Topic { kind: TopicKind::Settlement, period, part: *sequence }).await?;
	mark_used(scribe, &Topic { kind: TopicKind::Metering, period, part: (*revision).into() }).await
}

async fn allocate(
	scribe: &mut Scribe<'_, '_>,
	meters: [u32; 2],
	period: Period,
	energy: u64,
) -> Done {
	for meter in meters {
		let allocate = |reading: &mut Reading| {
			reading.allocated = reading.allocated.saturating_add(energy);
		};
		scribe.change(reading_id(meter, period), allocate).await?;
	}
	Ok(())
}

async fn doubted(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::EvidenceContested { evidence, reason } => {
			doubt(scribe, *evidence, EvidenceStatus::Contested, reason.into()).await
		}
		Event::EvidenceRevoked { evidence, reason } => {
			doubt(scribe, *evidence, EvidenceStatus::Revoked, reason.into()).await
		}
		Event::EvidenceUpheld { evidence } => {
			let uphold = |evidence: &mut Evidence| {
				(evidence.status, evidence.doubt) = (EvidenceStatus::Live, None);
			};
			scribe.change(evidence, uphold).await
		}
		Event::Unwound { evidence, energy, .. } => {
			let energy = energy.0.wh();
			let mut its: Evidence = scribe.need(&evidence.to_string()).await?;
			its.unwound = its.unwound.saturating_add(energy);
			for meter in [its.generation_meter_number, its.consumption_meter_number] {
				let give_back = |reading: &mut Reading| {
					reading.allocated = reading.allocated.saturating_sub(energy);
				};
				scribe.change(reading_id(meter, its.period), give_back).await?;
			}
			scribe.put_changed(&mut its)
		}
		Event::Superseded { earlier, by } => {
			let by = *by;
			let note = |evidence: &mut Evidence| evidence.superseded_by = Some(by);
			scribe.change(earlier, note).await
		}
		// A trade that did not pass changed nothing.
		_ => Ok(()),
	}
}

async fn doubt(
	scribe: &mut Scribe<'_, '_>,
	evidence: u64,
	status: EvidenceStatus,
	reason: Doubtful,
) -> Done {
	let doubt = Doubt { reason, at: scribe.at };
	let state = |evidence: &mut Evidence| {
		(evidence.status, evidence.doubt) = (status, Some(doubt));
		(evidence.unwound, evidence.superseded_by) = (0, None);
	};
	scribe.change(evidence, state).await
}
