//! Seats, disputes, and doubts about anchors and evidence.

use verdigrid_evidence::{
	types::{Reason, SeatStatus, Verdict},
	Call,
};
use verdigrid_primitives::{
	evidence::{EvidenceId, EvidenceStatus, Source, Topic},
	party::{PartyId, Role},
};

use super::{oracle, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] = &[
	appoint,
	accept_seat,
	accept_seat,
	set_quorum,
	dismiss,
	resign,
	withdraw_bond,
	withdraw_bond,
	restore_bond,
	poke,
	poke,
	reopen,
	dispute,
	dispute,
	dispute,
	resolve,
	resolve,
	settle_dispute,
	release_dispute,
	reap,
	contest,
	uphold,
	revoke,
	close,
	open,
	void,
];

fn source(scene: &mut Scene<'_>) -> Source {
	scene.dice.one_of(Source::ALL)
}

fn appoint(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let source = source(scene);
	let role = match source {
		Source::TradingCentre => Role::TradingCentre,
		Source::EnergyPlatform => Role::EnergyPlatform,
	};
	let fitting = scene.view.with_role(role);
	let party = scene.party(&fitting)?;
	oracle(scene, Call::appoint { source, party })
}

fn seat(
	scene: &mut Scene<'_>,
	fits: fn(&SeatStatus<verdigrid_runtime::AccountId, u128>) -> bool,
) -> Option<PartyId> {
	let any = scene.dice.once_in(10);
	let seats: Vec<PartyId> = scene
		.view
		.seats
		.iter()
		.filter(|(_, seat)| any || fits(&seat.status))
		.map(|(party, _)| *party)
		.collect();
	scene.dice.pick(&seats).copied()
}

fn accept_seat(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = seat(scene, |status| matches!(status, SeatStatus::Invited))?;
	scene.by(party, Call::accept_seat {})
}

fn set_quorum(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (source, least) = (source(scene), scene.dice.below(7) as u32);
	oracle(scene, Call::set_quorum { source, least })
}

fn dismiss(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = seat(scene, |_| true)?;
	if !scene.dice.once_in(3) {
		return None;
	}
	oracle(scene, Call::dismiss { party })
}

fn resign(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = seat(scene, |status| matches!(status, SeatStatus::Live(_)))?;
	if !scene.dice.once_in(6) {
		return None;
	}
	scene.by(party, Call::resign {})
}

fn withdraw_bond(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = seat(scene, |status| matches!(status, SeatStatus::Leaving { .. }))?;
	scene.by(party, Call::withdraw_bond {})
}

fn restore_bond(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = seat(scene, |status| matches!(status, SeatStatus::Live(_)))?;
	scene.by(party, Call::restore_bond {})
}

fn poke(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let topic = scene.dice.pick(&scene.view.rounds).map(|(topic, _)| *topic)?;
	scene.by_anybody(Call::poke { topic })
}

fn reopen(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let topic = match scene.dice.once_in(4) {
		true => any_topic(scene)?,
		false => *scene.dice.pick(&scene.view.stalled)?,
	};
	oracle(scene, Call::reopen { topic })
}

fn any_topic(scene: &mut Scene<'_>) -> Option<Topic> {
	scene.dice.pick(&scene.view.anchors).map(|(topic, _)| *topic)
}

fn reason(scene: &mut Scene<'_>) -> Reason {
	scene.dice.one_of([Reason::Figures, Reason::Incomplete, Reason::Fabricated, Reason::Order])
}

fn dispute(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let late = scene.dice.once_in(6);
	let (now, block) = (scene.view.now, scene.view.block);
	let open: Vec<_> = scene
		.view
		.anchors
		.iter()
		.filter(|(_, anchor)| late || !anchor.is_unchallengeable(now, block))
		.collect();
	let (topic, anchor) = scene.dice.pick(&open).copied()?;
	let root = match scene.dice.once_in(20) {
		true => scene.hash(),
		false => anchor.statement.root,
	};
	let active = scene.view.active();
	let party = scene.party(&active)?;
	let (topic, reason, note) = (*topic, reason(scene), scene.hash());
	let call = Call::dispute { topic, root, reason, note };
	match scene.dice.once_in(10) {
		true => oracle(scene, call),
		false => scene.by(party, call),
	}
}

fn a_dispute(scene: &mut Scene<'_>) -> Option<u64> {
	scene.dice.pick(&scene.view.disputes).map(|(id, _)| *id)
}

fn resolve(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let dispute = a_dispute(scene)?;
	let verdict = scene.dice.one_of([Verdict::Upheld, Verdict::Overturned]);
	oracle(scene, Call::resolve { dispute, verdict })
}

fn settle_dispute(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let dispute = a_dispute(scene)?;
	scene.by_anybody(Call::settle_dispute { dispute })
}

fn release_dispute(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let dispute = a_dispute(scene)?;
	scene.by_anybody(Call::release_dispute { dispute })
}

fn reap(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let topic = any_topic(scene)?;
	if !scene.dice.once_in(3) {
		return None;
	}
	scene.by_anybody(Call::reap { topic })
}

fn evidence(scene: &mut Scene<'_>, fits: fn(EvidenceStatus) -> bool) -> Option<EvidenceId> {
	let any = scene.dice.once_in(8);
	let all: Vec<EvidenceId> = scene
		.view
		.evidence
		.iter()
		.filter(|(_, record)| any || fits(record.status))
		.map(|(id, _)| *id)
		.collect();
	scene.dice.pick(&all).copied()
}

fn contest(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	if !scene.dice.once_in(2) {
		return None;
	}
	let evidence = evidence(scene, |status| status == EvidenceStatus::Live)?;
	let reason = reason(scene);
	oracle(scene, Call::contest { evidence, reason })
}

fn uphold(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let evidence = evidence(scene, |status| status == EvidenceStatus::Contested)?;
	oracle(scene, Call::uphold { evidence })
}

fn revoke(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let evidence = evidence(scene, |status| status != EvidenceStatus::Revoked)?;
	let reason = reason(scene);
	oracle(scene, Call::revoke { evidence, reason })
}

/// An anchor's topic and root.
fn anchored(scene: &mut Scene<'_>) -> Option<(Topic, sp_core::H256)> {
	let (topic, anchor) = scene.dice.pick(&scene.view.anchors).cloned()?;
	let root = if scene.dice.once_in(15) { scene.hash() } else { anchor.statement.root };
	Some((topic, root))
}

fn close(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (topic, root) = anchored(scene)?;
	if !scene.dice.once_in(3) {
		return None;
	}
	oracle(scene, Call::close { topic, root })
}

fn closed(scene: &mut Scene<'_>) -> Option<(Topic, sp_core::H256)> {
	use verdigrid_evidence::types::AnchorStatus;
	let closed: Vec<_> = scene
		.view
		.anchors
		.iter()
		.filter(|(_, anchor)| anchor.status == AnchorStatus::Closed)
		.map(|(topic, anchor)| (*topic, anchor.statement.root))
		.collect();
	scene.dice.pick(&closed).copied()
}

fn open(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (topic, root) = closed(scene)?;
	oracle(scene, Call::open { topic, root })
}

fn void(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (topic, root) = if scene.dice.once_in(5) { anchored(scene)? } else { closed(scene)? };
	oracle(scene, Call::void { topic, root })
}
