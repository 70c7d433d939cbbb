//! Seats speak, lie, quarrel and fall silent; others doubt them, and governance decides.

use sp_core::H256;
use verdigrid_evidence::{
	types::{Reason, Verdict},
	Call,
};
use verdigrid_primitives::{
	evidence::{Source, Topic, MAX_REVISION},
	party::PartyId,
	Period,
};

use super::{
	super::{
		books::Said,
		cast::periods,
		dice::Dice,
		rules::{Anchor, AnchorStatus, DisputeStatus, Stage},
		world::{governed, signed, Action, World},
	},
	certificates::{a_party_account, anybody},
	drafts::prepare,
	time,
};

/// Parties that could have a seat: the founders, and two that have both roles.
fn candidates(world: &World) -> Vec<PartyId> {
	(1..world.party(0)).chain([world.party(6), world.party(7)]).collect()
}

fn a_source(dice: &mut Dice) -> Source {
	dice.pick(Source::ALL).unwrap()
}

pub fn appoint(world: &mut World, dice: &mut Dice) -> bool {
	let appoint = |party| governed(Call::appoint { source: a_source(dice), party });
	let actions = candidates(world).into_iter().map(appoint).collect();
	world.play_one(dice, actions)
}

/// The accounts of parties that have a seat.
fn seated(world: &World, stage: impl Fn(&Stage) -> bool) -> Vec<PartyId> {
	let seats = world.model.seats.iter().filter(|(_, seat)| stage(&seat.stage));
	seats.map(|(party, _)| *party).collect()
}

fn by_seats(
	world: &World,
	parties: Vec<PartyId>,
	call: Call<verdigrid_runtime::Runtime>,
) -> Vec<Action> {
	parties.into_iter().map(|party| signed(world.account_of(party), call.clone())).collect()
}

pub fn accept_seat(world: &mut World, dice: &mut Dice) -> bool {
	let invited = seated(world, |stage| *stage == Stage::Invited);
	let actions = by_seats(world, invited, Call::accept_seat {});
	world.play_one(dice, actions)
}

pub fn set_quorum(world: &mut World, dice: &mut Dice) -> bool {
	let (source, least) = (a_source(dice), dice.below(6) as u32);
	world.play(&governed(Call::set_quorum { source, least })).is_ok()
}

pub fn dismiss(world: &mut World, dice: &mut Dice) -> bool {
	let seated = seated(world, |_| true);
	let actions = seated.into_iter().map(|party| governed(Call::dismiss { party })).collect();
	world.play_one(dice, actions)
}

pub fn resign(world: &mut World, dice: &mut Dice) -> bool {
	let seated = seated(world, |_| true);
	let actions = by_seats(world, seated, Call::resign {});
	world.play_one(dice, actions)
}

pub fn withdraw_bond(world: &mut World, dice: &mut Dice) -> bool {
	let leaving = seated(world, |stage| matches!(stage, Stage::Leaving(..)));
	let actions = by_seats(world, leaving, Call::withdraw_bond {});
	world.play_one(dice, actions)
}

pub fn restore_bond(world: &mut World, dice: &mut Dice) -> bool {
	let live = seated(world, |stage| matches!(stage, Stage::Live(_)));
	let actions = by_seats(world, live, Call::restore_bond {});
	world.play_one(dice, actions)
}

/// What there is to say about a period: what was measured, and the next instalment of settlements.
pub fn topics_of(world: &World, period: Period) -> [Topic; 2] {
	let anchored = |sequence| world.model.standing_anchor(&Topic::Settlement(period, sequence));
	let free = (0..).find(|sequence| anchored(*sequence).is_none()).unwrap();
	[readings_of(world, period), Topic::Settlement(period, free)]
}

/// The readings of a period that count or, where those cannot be used, those that are to be stated next.
fn readings_of(world: &World, period: Period) -> Topic {
	let model = &world.model;
	let latest = model.latest_revision(period).map(|latest| Topic::Metering(period, latest));
	let usable = |topic: &Topic| {
		let anchor = model.standing_anchor(topic);
		anchor.is_some_and(|anchor| anchor.status != AnchorStatus::Closed)
	};
	latest.filter(usable).unwrap_or_else(|| next_revision(world, period))
}

/// The readings of a period that are to be stated next.
fn next_revision(world: &World, period: Period) -> Topic {
	let model = &world.model;
	let passed = |topic: &Topic| model.is_stalled(topic) || model.topic(topic).is_reaped();
	let first = model.latest_revision(period).map_or(0, |latest| latest + 1);
	let mut open = (first..=MAX_REVISION).map(|revision| Topic::Metering(period, revision));
	open.find(|topic| !passed(topic)).unwrap_or(Topic::Metering(period, first))
}

/// Something to attest: most often a topic that waits for it, first of all one whose anchor was void.
pub fn a_topic(world: &mut World, dice: &mut Dice) -> Topic {
	let model = &world.model;
	let next = |period| topics_of(world, period);
	let topics: Vec<Topic> = periods().into_iter().flat_map(next).collect();
	let next = |period| next_revision(world, period);
	let revisions: Vec<Topic> = periods().into_iter().map(next).collect();
	let waits = |topic: &&Topic| {
		let open = model.standing_anchor(topic).is_none() && model.ensure_timely(topic).is_ok();
		open && !model.is_stalled(topic) && !model.topic(topic).is_reaped()
	};
	let begun = |topic: &&Topic| model.topic(topic).closed > 0 || model.rounds.contains_key(topic);
	let waiting: Vec<Topic> = topics.iter().filter(waits).copied().collect();
	let revised: Vec<Topic> = revisions.iter().filter(waits).copied().collect();
	let again: Vec<Topic> = waiting.iter().chain(&revised).filter(begun).copied().collect();
	let topic = match dice.below(12) {
		0 => dice.pick(topics),
		1..=5 => dice.pick(again).or_else(|| dice.pick(waiting)),
		6 => dice.pick(revised).or_else(|| dice.pick(waiting)),
		_ => dice.pick(waiting),
	};
	let topic = topic.unwrap_or(Topic::Metering(periods()[1], 0));
	prepare(world, dice, topic);
	topic
}

fn a_member(world: &World, dice: &mut Dice, topic: &Topic) -> PartyId {
	let members = world.members(topic.source());
	dice.pick(members).unwrap_or_else(|| world.party(6))
}

pub fn attest(world: &mut World, dice: &mut Dice) -> bool {
	let topic = a_topic(world, dice);
	let seat = a_member(world, dice, &topic);
	world.play(&world.attestation(seat, topic, Said::Truth)).is_ok()
}

pub fn attest_a_lie(world: &mut World, dice: &mut Dice) -> bool {
	let topic = a_topic(world, dice);
	let (seat, lie) = (a_member(world, dice, &topic), dice.pick(Said::LIES).unwrap());
	world.play(&world.attestation(seat, topic, lie)).is_ok()
}

/// Members state what they are told to, one after the other, until the topic is anchored. Whether it
/// is.
fn speak(world: &mut World, dice: &mut Dice, topic: Topic, most: usize, said: Said) -> bool {
	let members = world.members(topic.source());
	for seat in dice.shuffle(members).into_iter().take(most) {
		if world.model.standing_anchor(&topic).is_some() {
			break;
		}
		let _ = world.play(&world.attestation(seat, topic, said));
	}
	world.model.standing_anchor(&topic).is_some()
}

/// All who can state the truth.
pub fn committee_agrees(world: &mut World, dice: &mut Dice) -> bool {
	let topic = a_topic(world, dice);
	speak(world, dice, topic, usize::MAX, Said::Truth)
}

/// Both committees state the truth about a period, and nobody doubts it. Whether trades of it can be
/// verified now.
pub fn both_committees_agree(world: &mut World, dice: &mut Dice) -> bool {
	let topics = topics_of(world, dice.pick(periods()).unwrap());
	agree_on(world, dice, topics)
}

/// The same about these topics.
pub fn agree_on(world: &mut World, dice: &mut Dice, topics: [Topic; 2]) -> bool {
	for topic in topics {
		prepare(world, dice, topic);
		speak(world, dice, topic, usize::MAX, Said::Truth);
	}
	wait_until_all_is_final(world);
	topics.iter().all(|topic| world.model.final_statement(*topic).is_ok())
}

fn wait_until_all_is_final(world: &mut World) {
	let final_from = world.model.anchors.values().map(|anchor| anchor.final_from);
	if let Some(latest) = final_from.max() {
		let seconds = latest.now.saturating_sub(world.now());
		world.pass(seconds, latest.block.saturating_sub(world.model.clock.block));
	}
}

/// The readings of a period are stated again, and nobody doubts it. Whether they can be used now.
pub fn readings_are_revised(world: &mut World, dice: &mut Dice) -> bool {
	revise(world, dice, Said::Truth)
}

/// Figures that are too high, or that no meter can measure, are stated as the latest readings.
pub fn revise_with_a_lie(world: &mut World, dice: &mut Dice) -> bool {
	let lie = dice.pick([Said::Figures, Said::Fantasy]).unwrap();
	revise(world, dice, lie)
}

/// Most often of a period for which something was issued, now and then of one whose first readings are
/// stalled.
fn revise(world: &mut World, dice: &mut Dice, said: Said) -> bool {
	let model = &world.model;
	let may = |period: &Period| model.takes_votes(&next_revision(world, *period));
	let issued = |period: &Period| model.batches.values().any(|batch| batch.period == *period);
	let overtakes = |period: &Period| model.is_stalled(&Topic::Metering(*period, 0));
	let all: Vec<Period> = periods().into_iter().filter(may).collect();
	let some = |which: &dyn Fn(&Period) -> bool| -> Vec<Period> {
		all.iter().copied().filter(|period| which(period)).collect()
	};
	let period = match dice.below(4) {
		0 => None,
		1 => dice.pick(some(&overtakes)),
		_ => dice.pick(some(&issued)),
	};
	let Some(period) = period.or_else(|| dice.pick(all)) else { return false };
	let topic = next_revision(world, period);
	speak(world, dice, topic, usize::MAX, said);
	wait_until_all_is_final(world);
	world.model.final_statement(topic).is_ok()
}

/// What would be too old to be stated, but may be stated again. Whether it was.
pub fn state_what_is_old(world: &mut World, dice: &mut Dice) -> bool {
	let old = |period: &Period| {
		let end = period.end(world.model.terms.offset).unwrap();
		world.now() > end + world.model.terms.topic_age
	};
	let next = |period| {
		let [measured, settled] = topics_of(world, period);
		[measured, settled, next_revision(world, period)]
	};
	let topics = periods().into_iter().filter(old).flat_map(next);
	let open = |topic: &Topic| world.model.takes_votes(topic);
	let Some(topic) = dice.pick(topics.filter(open).collect::<Vec<_>>()) else { return false };
	prepare(world, dice, topic);
	speak(world, dice, topic, usize::MAX, Said::Truth)
}

/// More than the honest can stand: enough to anchor a lie.
pub fn committee_lies(world: &mut World, dice: &mut Dice) -> bool {
	let topic = a_topic(world, dice);
	let lie = if dice.once_in(2) { Said::Figures } else { dice.pick(Said::LIES).unwrap() };
	speak(world, dice, topic, usize::MAX, lie)
}

/// Everybody says something else, for up to three rounds. Whether a round ended in conflict.
pub fn committee_quarrels(world: &mut World, dice: &mut Dice) -> bool {
	let topic = a_topic(world, dice);
	let conflicts = world.model.topic(&topic).conflicted;
	for _ in 0..dice.within(1, 3) {
		let members = world.members(topic.source());
		let all = [Said::Truth, Said::Figures, Said::Count, Said::Nonsense];
		for (seat, said) in dice.shuffle(members).into_iter().zip(all) {
			let _ = world.play(&world.attestation(seat, topic, said));
		}
	}
	world.model.topic(&topic).conflicted > conflicts
}

/// A member that missed a round states what was anchored in it.
pub fn attest_late(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (topic, anchor) in &world.model.anchors {
		for seat in &anchor.missing {
			let (topic, round, statement) = (*topic, anchor.round, anchor.statement);
			let attest = Call::attest { topic, round, statement };
			actions.push(signed(world.account_of(*seat), attest));
		}
	}
	world.play_one(dice, actions)
}

pub fn poke(world: &mut World, dice: &mut Dice) -> bool {
	let anybody = a_party_account(world, dice);
	let poke = |topic: &Topic| signed(anybody.clone(), Call::poke { topic: *topic });
	let actions = world.model.rounds.keys().map(poke).collect();
	world.play_one(dice, actions)
}

pub fn reopen(world: &mut World, dice: &mut Dice) -> bool {
	let reopen = |topic: &Topic| governed(Call::reopen { topic: *topic });
	let actions = world.model.topics.keys().map(reopen).collect();
	world.play_one(dice, actions)
}

pub fn reap(world: &mut World, dice: &mut Dice) -> bool {
	let anybody = a_party_account(world, dice);
	let reap = |topic: &Topic| signed(anybody.clone(), Call::reap { topic: *topic });
	let actions = world.model.anchors.keys().map(reap).collect();
	world.play_one(dice, actions)
}

/// What governance does with each anchor of a kind.
pub fn of_anchors(
	world: &World,
	which: impl Fn(&Anchor) -> bool,
	call: impl Fn(Topic, H256) -> Call<verdigrid_runtime::Runtime>,
) -> Vec<Action> {
	let anchors = world.model.anchors.iter().filter(|(_, anchor)| which(anchor));
	anchors.map(|(topic, anchor)| governed(call(*topic, anchor.statement.root))).collect()
}

/// Most often one on which nothing rests.
pub fn close_an_anchor(world: &mut World, dice: &mut Dice) -> bool {
	let any = dice.once_in(4);
	let which = |anchor: &Anchor| any || !anchor.used;
	let actions = of_anchors(world, which, |topic, root| Call::close { topic, root });
	world.play_one(dice, actions)
}

pub fn open_an_anchor(world: &mut World, dice: &mut Dice) -> bool {
	let actions = of_anchors(world, |_| true, |topic, root| Call::open { topic, root });
	world.play_one(dice, actions)
}

pub fn void_an_anchor(world: &mut World, dice: &mut Dice) -> bool {
	let actions = of_anchors(world, |_| true, |topic, root| Call::void { topic, root });
	world.play_one(dice, actions)
}

/// Disputes of anchors by anybody, by seats of the other source, or by governance.
pub fn disputes(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (topic, anchor) in &world.model.anchors {
		let (root, note) = (anchor.statement.root, H256::zero());
		let dispute = Call::dispute { topic: *topic, root, reason: Reason::Figures, note };
		let seat = dice.pick(seated(world, |_| true)).unwrap_or_default();
		for party in [anybody(world, dice), anybody(world, dice), seat] {
			actions.push(signed(world.account_of(party), dispute.clone()));
		}
		if dice.once_in(3) {
			actions.push(governed(dispute));
		}
	}
	actions
}

pub fn dispute(world: &mut World, dice: &mut Dice) -> bool {
	let actions = disputes(world, dice);
	world.play_one(dice, actions)
}

fn resolve(world: &mut World, dice: &mut Dice, verdict: Verdict) -> bool {
	let resolve = |dispute: &u64| governed(Call::resolve { dispute: *dispute, verdict });
	let actions = world.model.disputes.keys().map(resolve).collect();
	world.play_one(dice, actions)
}

pub fn overturn(world: &mut World, dice: &mut Dice) -> bool {
	resolve(world, dice, Verdict::Overturned)
}

pub fn uphold_an_anchor(world: &mut World, dice: &mut Dice) -> bool {
	resolve(world, dice, Verdict::Upheld)
}

pub fn settle_dispute(world: &mut World, dice: &mut Dice) -> bool {
	let anybody = a_party_account(world, dice);
	let settle =
		|dispute: &u64| signed(anybody.clone(), Call::settle_dispute { dispute: *dispute });
	let actions = world.model.disputes.keys().map(settle).collect();
	world.play_one(dice, actions)
}

pub fn release_dispute(world: &mut World, dice: &mut Dice) -> bool {
	let anybody = a_party_account(world, dice);
	let release =
		|dispute: &u64| signed(anybody.clone(), Call::release_dispute { dispute: *dispute });
	let actions = world.model.disputes.keys().map(release).collect();
	world.play_one(dice, actions)
}

/// An anchor is made and disputed, nobody decides, and the committee says the same again, or another
/// thing.
pub fn let_a_dispute_default(world: &mut World, dice: &mut Dice) -> bool {
	let topic = a_topic(world, dice);
	let first = dice.pick([Said::Truth, Said::Figures]).unwrap();
	if !speak(world, dice, topic, usize::MAX, first) {
		return false;
	}
	let actions = disputes(world, dice);
	let about = |(_, call): &Action| matches!(call, verdigrid_runtime::RuntimeCall::Evidence(Call::dispute { topic: about, .. }) if *about == topic);
	let actions = actions.into_iter().filter(about).collect();
	if !world.play_one(dice, actions) {
		return false;
	}
	while let Some(AnchorStatus::Disputed(_)) = status(world, &topic) {
		time::wait_a_little(world, dice);
		settle_dispute(world, dice);
	}
	let again = if dice.once_in(2) { first } else { Said::Total };
	speak(world, dice, topic, usize::MAX, again)
}

fn status(world: &World, topic: &Topic) -> Option<AnchorStatus> {
	world.model.anchors.get(topic).map(|anchor| anchor.status)
}

/// Disputes that nobody decided.
pub fn defaulted(world: &World) -> Vec<u64> {
	let disputes = world.model.disputes.iter();
	let defaulted = disputes.filter(|(_, dispute)| dispute.status == DisputeStatus::Defaulted);
	defaulted.map(|(id, _)| *id).collect()
}
