//! The sources state readings and settlements, and trades are verified by them.

use sp_core::H256;
use verdigrid_certificates::types::Bundle;
use verdigrid_evidence::{types::Touches, Call};
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock},
	evidence::{Settlement, Statement, Topic},
	party::{Direction, Meter, MeterId, PartyId},
	Energy, Granularity, Period,
};

use super::{Act, Deed, Scene, View};
use crate::dice::Dice;

pub(super) const DEEDS: &[Deed] = &[
	attest_readings,
	attest_readings,
	attest_readings,
	attest_settlements,
	attest_settlements,
	attest_settlements,
	attest_again,
	verify,
	verify,
	verify,
	verify_batch,
	verify_together,
	verify_together,
];

/// A period that has ended, or now and then one that has not.
fn ended(scene: &mut Scene<'_>, granularity: Granularity) -> Option<Period> {
	let offset = verdigrid_primitives::MarketOffset::from_minutes(60)?;
	let current = Period::containing(granularity, scene.view.now, offset)?;
	let back = match scene.dice.below(20) {
		0 => 0,
		1 => scene.dice.within(4, 30),
		_ => scene.dice.within(1, 3),
	};
	Some(Period { index: current.index.checked_sub(back as u32)?, ..current })
}

/// The seats of a source state this, all of them or some. Now and then one lies.
fn stated(scene: &mut Scene<'_>, topic: Topic, truth: Statement) -> Option<Vec<Act>> {
	let round = scene.view.rounds.iter().find(|(known, _)| *known == topic);
	let next = || verdigrid_evidence::Topics::<verdigrid_runtime::Runtime>::get(topic).round();
	let round = round.map_or_else(next, |(_, round)| round.number);
	let seats = scene.view.live_seats(topic.source());
	let most = match scene.dice.below(5) {
		0 => scene.dice.within(1, 3) as usize,
		_ => seats.len(),
	};
	// About some topics the seats never agree.
	let doubtful = topic.period().index % 5 == 3;
	let liars = scene.dice.once_in(if doubtful { 1 } else { 8 });
	let mut acts = Vec::new();
	for seat in scene.dice.shuffle(seats).into_iter().take(most) {
		let statement = match liars && scene.dice.once_in(2) {
			true => lie(scene.dice, truth),
			false => truth,
		};
		let round = if scene.dice.once_in(60) { round.wrapping_add(1) } else { round };
		acts.extend(scene.by(seat, Call::attest { topic, round, statement })?);
	}
	Some(acts)
}

fn lie(dice: &mut Dice, truth: Statement) -> Statement {
	match dice.below(4) {
		0 => Statement { root: H256(dice.array()), ..truth },
		1 => Statement { leaves: truth.leaves.wrapping_add(1), ..truth },
		2 => Statement { leaves: 0, ..truth },
		_ => Statement { total: Energy::from_wh(truth.total.wh() ^ 1), ..truth },
	}
}

fn attest_readings(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (_, meter) = scene.dice.pick(&scene.view.meters).cloned()?;
	let period = ended(scene, meter.granularity)?;
	let revision = match scene.view.latest(period) {
		// Seldom: each revision makes the readings before useless.
		Some(latest) if scene.dice.once_in(6) => latest.wrapping_add(1),
		Some(_) => return None,
		None => 0,
	};
	let topic = Topic::Metering(period, revision);
	let meters = scene.view.meters.clone();
	let statement = scene.secrets.books.statement(topic, &meters, Vec::new)?;
	stated(scene, topic, statement)
}

fn attest_settlements(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (_, batch) = scene.dice.pick(&scene.view.batches).cloned()?;
	let period = batch.info.period;
	let sequences = scene.view.anchors.iter().filter_map(|(topic, _)| match topic {
		Topic::Settlement(of, sequence) if *of == period => Some(*sequence),
		_ => None,
	});
	let next = sequences.max().map_or(0, |last| last.saturating_add(1));
	let sequence = if scene.dice.once_in(20) { next.saturating_add(1) } else { next };
	let topic = Topic::Settlement(period, sequence);
	let drafted = draft(scene.view, scene.dice, period);
	let statement = scene.secrets.books.statement(topic, &[], || drafted)?;
	stated(scene, topic, statement)
}

/// A round that is open is joined by others.
fn attest_again(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (topic, round) = scene.dice.pick(&scene.view.rounds).cloned()?;
	let statement = round.votes.first()?.statement;
	stated(scene, topic, statement)
}

/// Trades of a period's certificates: most of them as they could be.
fn draft(view: &View, dice: &mut Dice, period: Period) -> Vec<Settlement> {
	let of_period = |range: &CertificateRange| {
		view.batch(range.batch).is_some_and(|batch| batch.info.period == period)
	};
	let usable = |bundle: &Bundle| {
		matches!(bundle.state, BundleState::Active | BundleState::Locked(Lock::Pledge(_)))
	};
	let bundles: Vec<_> = view
		.bundles
		.iter()
		.filter(|(range, bundle)| of_period(range) && (usable(bundle) || dice.once_in(20)))
		.copied()
		.collect();
	let count = dice.within(1, 6);
	let mut all: Vec<Settlement> = (0..count)
		.filter_map(|_| {
			let (range, bundle) = *dice.pick(&bundles)?;
			settlement(view, dice, period, range, &bundle)
		})
		.collect();
	for (id, record) in &view.evidence {
		let revoked = record.status == verdigrid_primitives::evidence::EvidenceStatus::Revoked;
		let own = view.batch(record.range.batch).is_some_and(|it| it.info.period == period);
		if revoked && own && dice.once_in(2) {
			let bundle = view.bundles.iter().find(|(range, _)| range.batch == record.range.batch);
			let corrected = bundle
				.and_then(|(_, bundle)| settlement(view, dice, period, record.range, bundle))
				.map(|it| Settlement {
					trade_ref: record.trade_ref,
					supersedes: Some(*id),
					seller: record.seller,
					buyer: record.buyer,
					..it
				});
			all.extend(corrected);
		}
	}
	all
}

fn settlement(
	view: &View,
	dice: &mut Dice,
	period: Period,
	range: CertificateRange,
	bundle: &Bundle,
) -> Option<Settlement> {
	let batch = &view.batch(range.batch)?.info;
	let units = match dice.below(3) {
		0 => range.units,
		_ => dice.within(1, u64::from(range.units).min(12)) as u32,
	};
	let users: Vec<&(MeterId, Meter)> = view.meters_of(period, Direction::Consumption);
	let (consumption_meter, user) = (*dice.pick(&users)?).clone();
	let pledge = match bundle.state {
		BundleState::Locked(Lock::Pledge(id)) => {
			view.pledges.iter().find(|(known, _)| *known == id).map(|(_, pledge)| *pledge)
		}
		_ => None,
	};
	let (seller, buyer, trade_ref): (PartyId, PartyId, H256) = match pledge {
		Some(pledge) => (pledge.seller, pledge.buyer, pledge.trade_ref),
		// The buyer has the certificates already, or the seller delivers them.
		None if bundle.holder == user.party => (batch.owner, user.party, H256(dice.array())),
		None => (bundle.holder, user.party, H256(dice.array())),
	};
	let own = users.iter().find(|(_, meter)| meter.party == buyer);
	if own.is_none() && !dice.once_in(8) {
		return None;
	}
	let consumption_meter = own.map_or(consumption_meter, |(id, _)| id.clone());
	let worth = batch.face_value.wh().checked_mul(units.into())?;
	let energy = match dice.below(12) {
		0 => worth.saturating_sub(1),
		1 => worth + dice.below(batch.face_value.wh() + 1),
		_ => worth,
	};
	Some(Settlement {
		trade_ref,
		seller,
		buyer,
		generation_meter: batch.meter.clone(),
		consumption_meter,
		period,
		energy: Energy::from_wh(energy),
		batch: range.batch,
		first: range.first,
		units,
		price_commitment: H256(dice.array()),
		supersedes: None,
		salt: dice.array(),
	})
}

/// An instalment that is anchored, with a revision of its readings.
fn instalment(scene: &mut Scene<'_>) -> Option<(Period, u16, u8)> {
	let anchored: Vec<(Period, u16)> = scene
		.view
		.anchors
		.iter()
		.filter_map(|(topic, _)| match topic {
			Topic::Settlement(period, sequence) => Some((*period, *sequence)),
			Topic::Metering(..) => None,
		})
		.filter(|(period, sequence)| scene.secrets.books.knows(*period, *sequence))
		.collect();
	let (period, sequence) = *scene.dice.pick(&anchored)?;
	let revision = if scene.dice.once_in(20) { 0 } else { scene.view.latest(period)? };
	Some((period, sequence, revision))
}

/// Who would have a trade verified.
fn caller(scene: &mut Scene<'_>, settlement: &Settlement) -> Option<PartyId> {
	let active = scene.view.active();
	match scene.dice.once_in(2) {
		true => Some(settlement.buyer),
		false => scene.party(&active),
	}
}

fn verify(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (period, sequence, revision) = instalment(scene)?;
	let settled = scene.secrets.books.settled(period, sequence).to_vec();
	let chosen = scene.dice.pick(&settled)?;
	let mut trade = scene.secrets.books.trade(period, sequence, revision, &chosen.trade_ref)?;
	if scene.dice.once_in(20) {
		spoil(scene.dice, &mut trade);
	}
	let caller = caller(scene, chosen)?;
	let call = Call::verify {
		settlement: Box::new(trade.settlement),
		generation: Box::new(trade.generation),
		consumption: Box::new(trade.consumption),
	};
	scene.by(caller, call)
}

/// Changes a proof, or what it proves.
fn spoil(dice: &mut Dice, trade: &mut verdigrid_evidence::types::ProvedTrade) {
	match dice.below(6) {
		0 => trade.settlement.settlement.units ^= 1,
		1 => trade.settlement.proof.index ^= 1,
		2 => drop(trade.settlement.proof.siblings.pop()),
		3 => trade.generation.reading.energy = Energy::from_wh(u64::MAX),
		4 => core::mem::swap(&mut trade.generation, &mut trade.consumption),
		_ => trade.consumption.revision ^= 1,
	}
}

fn verify_batch(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let mut items = Vec::new();
	for _ in 0..scene.dice.within(1, 6) {
		let (period, sequence, revision) = instalment(scene)?;
		let settled = scene.secrets.books.settled(period, sequence).to_vec();
		let chosen = scene.dice.pick(&settled)?;
		items.push(scene.secrets.books.trade(period, sequence, revision, &chosen.trade_ref)?);
	}
	let caller = caller(scene, &items.first()?.settlement.settlement.clone())?;
	scene.by(caller, Call::verify_batch { items: items.try_into().ok()? })
}

fn verify_together(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (period, sequence, revision) = instalment(scene)?;
	let settled = scene.secrets.books.settled(period, sequence).to_vec();
	let chosen: Vec<H256> = settled
		.iter()
		.filter(|_| !scene.dice.once_in(4))
		.map(|settlement| settlement.trade_ref)
		.collect();
	let trades = chosen.len() as u32;
	let touches = match scene.dice.once_in(4) {
		true => Touches {
			bundles: scene.dice.below(4) as u32,
			pledges: scene.dice.below(3) as u32,
			splits: scene.dice.below(3) as u32,
		},
		false => Touches { bundles: 8 * trades, pledges: 8 * trades, splits: trades },
	};
	let trades = scene.secrets.books.together(period, sequence, revision, &chosen, touches)?;
	let caller = caller(scene, settled.first()?)?;
	scene.by(caller, Call::verify_together { trades: Box::new(trades) })
}
