//! Time passes.

use verdigrid_primitives::Moment;

use crate::{
	cast::{DAY, HOUR},
	dice::Dice,
	rules::{AgreementStage, Place},
	world::World,
};
use verdigrid_runtime::BlockNumber;

/// Seconds between two blocks.
const BLOCK: u64 = 3;

fn pass(world: &mut World, seconds: u64) -> bool {
	world.pass(seconds, (seconds / BLOCK) as BlockNumber + 1);
	true
}

pub fn wait_a_little(world: &mut World, dice: &mut Dice) -> bool {
	pass(world, dice.within(1, 900))
}

/// Until something is due, or the very second before.
pub fn wait_until_something_is_due(world: &mut World, dice: &mut Dice) -> bool {
	let mut due = deadlines(world);
	due.sort_unstable();
	due.dedup();
	due.truncate(4);
	let Some(moment) = dice.pick(due) else { return false };
	let before = u64::from(dice.once_in(3));
	let seconds = (moment - before).saturating_sub(world.now());
	pass(world, seconds.min(3 * DAY))
}

/// Until certificates expire, or the very second before.
pub fn wait_until_certificates_expire(world: &mut World, dice: &mut Dice) -> bool {
	let ends = world.model.batches.values().map(|batch| batch.valid_until);
	let ends: Vec<Moment> = ends.filter(|end| *end > world.now()).collect();
	let Some(end) = dice.pick(ends) else { return false };
	let before = u64::from(dice.once_in(3));
	pass(world, (end - before).saturating_sub(world.now()))
}

/// Until the very second of an agreement's deadline.
pub fn wait_for_a_deadline(world: &mut World, dice: &mut Dice) -> bool {
	let deadlines = world.model.agreements.values().map(|agreement| agreement.terms.deadline);
	let deadlines: Vec<Moment> = deadlines.filter(|deadline| *deadline > world.now()).collect();
	let Some(deadline) = dice.pick(deadlines) else { return false };
	let seconds = deadline - world.now();
	pass(world, seconds)
}

/// Until the very second from which the arbiter of an agreement that was offered has no time to rule.
pub fn wait_until_it_is_too_late_to_rule(world: &mut World, dice: &mut Dice) -> bool {
	let offered = world.model.agreements.values().filter(|agreement| {
		agreement.stage == AgreementStage::Offered && agreement.terms.arbiter.is_some()
	});
	let lasts = offered.map(|agreement| agreement.terms.deadline - world.model.terms.ruling);
	let lasts: Vec<Moment> = lasts.filter(|last| *last > world.now()).collect();
	let Some(last) = dice.pick(lasts) else { return false };
	let seconds = last - world.now();
	pass(world, seconds)
}

/// Until the very second in which a pledge ends.
pub fn wait_for_the_end_of_a_pledge(world: &mut World, dice: &mut Dice) -> bool {
	let ends = world.model.pledges.values().map(|pledge| pledge.until);
	let ends: Vec<Moment> = ends.filter(|end| *end > world.now()).collect();
	let Some(end) = dice.pick(ends) else { return false };
	let seconds = end - world.now();
	pass(world, seconds)
}

pub fn wait_for_hours(world: &mut World, dice: &mut Dice) -> bool {
	pass(world, dice.within(1, 4) * HOUR)
}

pub fn wait_for_weeks(world: &mut World, dice: &mut Dice) -> bool {
	pass(world, dice.within(2, 3) * 7 * DAY)
}

pub fn wait_for_days(world: &mut World, dice: &mut Dice) -> bool {
	pass(world, dice.within(1, 12) * DAY)
}

/// The chain stands still, or almost: moments come, blocks do not.
pub fn wait_without_blocks(world: &mut World, dice: &mut Dice) -> bool {
	world.pass(dice.within(300, 2_000), dice.below(3) as BlockNumber);
	true
}

pub fn sweep_the_market(world: &mut World, _: &mut Dice) -> bool {
	let placed = |world: &World| world.model.offers.len() + world.model.demands.len();
	let before = placed(world);
	world.sweep();
	placed(world) < before
}

/// Every moment to come at which something changes by itself.
fn deadlines(world: &World) -> Vec<Moment> {
	let model = &world.model;
	let mut all: Vec<Moment> = Vec::new();
	all.extend(model.rounds.values().map(|round| round.expires.now));
	for anchor in model.anchors.values() {
		all.extend([anchor.final_from.now, anchor.reapable_at]);
	}
	all.extend(model.disputes.values().map(|dispute| dispute.resolve_by.now));
	all.extend(model.topics.values().map(|topic| topic.open_until));
	all.extend(model.corrections.values());
	let recoveries = model.parties.values().filter_map(|party| party.recovery.as_ref());
	all.extend(recoveries.map(|recovery| recovery.ready_at));
	all.extend(model.offers.values().map(|offer| offer.expires_at));
	all.extend(model.demands.values().map(|demand| demand.expires_at));
	all.extend(model.auctions.values().map(|auction| auction.closes_at));
	all.extend(model.pledges.values().map(|pledge| pledge.until));
	all.extend(model.exchanges.values().map(|exchange| exchange.timeout));
	for agreement in model.agreements.values() {
		let deadline = agreement.terms.deadline;
		all.extend([deadline, deadline - model.terms.ruling]);
	}
	for seat in model.seats.values() {
		if let crate::rules::Stage::Leaving(_, frees_at) = seat.stage {
			all.push(frees_at);
		}
	}
	for batch in model.batches.values() {
		let used = batch.certificates.iter().any(|each| matches!(each.place, Place::Behind(_)));
		all.extend(used.then_some(batch.valid_until));
	}
	all.retain(|moment| *moment > world.now());
	all
}
