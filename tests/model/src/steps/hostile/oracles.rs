//! Seats and disputers that break the rules of votes, anchors and disputes.

use sp_core::H256;
use verdigrid_evidence::{
	types::{Reason, Verdict},
	Call as Evidence,
};
use verdigrid_primitives::evidence::{Source, Topic, MAX_REVISION};

use super::super::{certificates::a_party_account, oracles};
use crate::{
	books::Said,
	cast::periods,
	dice::Dice,
	rules::{Anchor, AnchorStatus, Stage},
	world::{signed, Action, World},
	AccountId, Runtime,
};

pub(super) fn attest(
	world: &World,
	dice: &mut Dice,
	who: AccountId,
	topic: Topic,
	round: u32,
) -> Action {
	let said = dice.pick([Said::Truth, Said::Nonsense]).unwrap();
	let statement = world.books.statement(topic, said);
	signed(who, Evidence::attest { topic, round, statement })
}

/// An attestation of each topic that is known, by each member or by the accounts that are given.
pub(super) fn attestations(
	world: &World,
	dice: &mut Dice,
	who: impl Fn(Source) -> Vec<AccountId>,
	round: impl Fn(Topic) -> u32,
) -> Vec<Action> {
	let latest = |period| Topic::Metering(period, world.latest_or_first(period));
	let months = periods().into_iter().map(latest);
	let known = world.books.settlements().map(|(topic, _)| topic);
	let mut topics: Vec<Topic> = months.chain(known).collect();
	topics.dedup();
	let mut actions = Vec::new();
	for topic in dice.shuffle(topics) {
		for who in who(topic.source()) {
			actions.push(attest(world, dice, who, topic, round(topic)));
		}
	}
	actions
}

pub(super) fn members(world: &World, source: Source) -> Vec<AccountId> {
	world.members(source).into_iter().map(|party| world.account_of(party)).collect()
}

pub(super) fn by_members(world: &World, dice: &mut Dice) -> Vec<Action> {
	attestations(
		world,
		dice,
		|source| members(world, source),
		|topic| world.model.round_to_vote_in(&topic),
	)
}

pub(super) use by_members as vote_on_what_is_yet_to_come;
pub(super) use by_members as vote_on_what_is_long_past;
pub(super) use by_members as vote_against_an_anchor;
pub(super) use by_members as vote_on_a_stalled_topic;
pub(super) use by_members as vote_on_a_reaped_topic;
pub(super) use by_members as vote_with_a_slashed_bond;
pub(super) use by_members as vote_as_a_newcomer;
pub(super) use by_members as vote_while_barred;

/// Also in the round in which an anchor was made.
pub(super) fn vote_twice(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = by_members(world, dice);
	for (topic, anchor) in &world.model.anchors {
		for party in &anchor.attesters {
			let (topic, round, statement) = (*topic, anchor.round, anchor.statement);
			let attest = Evidence::attest { topic, round, statement };
			actions.push(signed(world.account_of(*party), attest));
		}
	}
	dice.shuffle(actions)
}

pub(super) fn vote_in_another_round(world: &World, dice: &mut Dice) -> Vec<Action> {
	let beside = dice.once_in(2);
	attestations(
		world,
		dice,
		|source| members(world, source),
		|topic| {
			let round = world.model.round_to_vote_in(&topic);
			if beside {
				round + 1
			} else {
				round - 1
			}
		},
	)
}

pub(super) fn vote_for_the_other_source(world: &World, dice: &mut Dice) -> Vec<Action> {
	let other = |source| Source::ALL.into_iter().find(|other| *other != source).unwrap();
	attestations(
		world,
		dice,
		|source| members(world, other(source)),
		|topic| world.model.round_to_vote_in(&topic),
	)
}

pub(super) fn vote_without_a_party(world: &World, dice: &mut Dice) -> Vec<Action> {
	attestations(
		world,
		dice,
		|_| vec![AccountId::from([77; 32])],
		|topic| world.model.round_to_vote_in(&topic),
	)
}

/// Of an instalment of which nothing is known yet: what it says does not matter.
pub(super) fn vote_on_a_later_instalment(world: &World, _: &mut Dice) -> Vec<Action> {
	let statement = world.books.statement(Topic::Metering(periods()[0], 0), Said::Truth);
	let mut actions = Vec::new();
	for period in periods() {
		let topic = Topic::Settlement(period, 7);
		for who in members(world, Source::TradingCentre) {
			actions.push(signed(who, Evidence::attest { topic, round: 1, statement }));
		}
	}
	actions
}

/// Of each period, the revision of its readings that is so far beyond the latest.
pub(super) fn beyond_the_latest(world: &World, by: u8) -> Vec<Action> {
	let mut actions = Vec::new();
	for period in periods() {
		let latest = world.model.latest_revision(period);
		let topic = Topic::Metering(period, latest.map_or(by, |latest| latest + by));
		let statement = world.books.statement(topic, Said::Truth);
		let round = world.model.round_to_vote_in(&topic);
		for who in members(world, Source::EnergyPlatform) {
			actions.push(signed(who, Evidence::attest { topic, round, statement }));
		}
	}
	actions
}

pub(super) fn vote_on_a_later_revision(world: &World, _: &mut Dice) -> Vec<Action> {
	beyond_the_latest(world, 2)
}

pub(super) fn vote_on_a_ninth_revision(world: &World, _: &mut Dice) -> Vec<Action> {
	beyond_the_latest(world, MAX_REVISION + 1)
}

/// The next revision, with the statement of the latest.
pub(super) fn revise_nothing(world: &World, _: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for period in periods() {
		let Some(latest) = world.model.latest_revision(period) else { continue };
		let topic = Topic::Metering(period, latest + 1);
		let Some(statement) = world.stated(&Topic::Metering(period, latest)) else { continue };
		let round = world.model.round_to_vote_in(&topic);
		for who in members(world, Source::EnergyPlatform) {
			actions.push(signed(who, Evidence::attest { topic, round, statement }));
		}
	}
	actions
}

pub(super) fn reopening(world: &World, _: &mut Dice) -> Vec<Action> {
	let reopen = |topic: &Topic| crate::world::governed(Evidence::reopen { topic: *topic });
	world.model.topics.keys().map(reopen).collect()
}

pub(super) use reopening as reopen_what_is_outdated;
pub(super) use reopening as reopen_what_was_reaped;

pub(super) fn sit_in_both_committees(world: &World, _: &mut Dice) -> Vec<Action> {
	let appoint = |party, source| crate::world::governed(Evidence::appoint { source, party });
	let seated = world.model.seats.iter();
	seated.flat_map(|(party, _)| Source::ALL.map(|source| appoint(*party, source))).collect()
}

pub(super) fn take_a_seat_that_is_not_offered(world: &World, dice: &mut Dice) -> Vec<Action> {
	vec![signed(a_party_account(world, dice), Evidence::accept_seat {})]
}

pub(super) fn take_back_a_bond_too_early(world: &World, _: &mut Dice) -> Vec<Action> {
	let seats = world.model.seats.iter();
	let leaving = seats.filter(|(_, seat)| matches!(seat.stage, Stage::Leaving(..)));
	let accounts = leaving.map(|(party, _)| world.account_of(*party));
	accounts.map(|account| signed(account, Evidence::withdraw_bond {})).collect()
}

pub(super) fn appoint_without_a_vote(world: &World, dice: &mut Dice) -> Vec<Action> {
	let party = world.party(6);
	let who = a_party_account(world, dice);
	vec![signed(who, Evidence::appoint { source: Source::TradingCentre, party })]
}

pub(super) use oracles::disputes as dispute_what_is_final;
pub(super) use oracles::disputes as dispute_what_was_upheld;
pub(super) use oracles::disputes as dispute_what_is_guarded;
pub(super) use oracles::disputes as dispute_twice;

pub(super) fn dispute_another_root(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let (root, note) = (H256::repeat_byte(9), H256::zero());
	let dispute = |topic: &Topic| {
		let reason = Reason::Fabricated;
		signed(who.clone(), Evidence::dispute { topic: *topic, root, reason, note })
	};
	world.model.anchors.keys().map(dispute).collect()
}

pub(super) fn of_disputes(
	world: &World,
	dice: &mut Dice,
	call: impl Fn(u64) -> Evidence<Runtime>,
) -> Vec<Action> {
	let who = a_party_account(world, dice);
	world.model.disputes.keys().map(|id| signed(who.clone(), call(*id))).collect()
}

pub(super) fn judge_without_a_vote(world: &World, dice: &mut Dice) -> Vec<Action> {
	let verdict = Verdict::Overturned;
	let mut actions = of_disputes(world, dice, |dispute| Evidence::resolve { dispute, verdict });
	let who = a_party_account(world, dice);
	actions.extend(world.model.evidence.keys().flat_map(|evidence| {
		let (evidence, reason) = (*evidence, Reason::Order);
		[Evidence::contest { evidence, reason }, Evidence::revoke { evidence, reason }]
			.map(|call| signed(who.clone(), call))
	}));
	dice.shuffle(actions)
}

pub(super) fn judge_too_late(world: &World, _: &mut Dice) -> Vec<Action> {
	let resolve = |dispute: &u64| {
		let (dispute, verdict) = (*dispute, Verdict::Upheld);
		crate::world::governed(Evidence::resolve { dispute, verdict })
	};
	world.model.disputes.keys().map(resolve).collect()
}

pub(super) fn end_a_dispute_too_early(world: &World, dice: &mut Dice) -> Vec<Action> {
	of_disputes(world, dice, |dispute| Evidence::settle_dispute { dispute })
}

pub(super) fn take_back_a_waiting_bond(world: &World, dice: &mut Dice) -> Vec<Action> {
	let waiting = oracles::defaulted(world);
	let who = a_party_account(world, dice);
	let release = |dispute| signed(who.clone(), Evidence::release_dispute { dispute });
	waiting.into_iter().map(release).collect()
}

pub(super) fn close_what_is_not_final(world: &World, _: &mut Dice) -> Vec<Action> {
	let open = |anchor: &Anchor| !world.model.is_final(anchor);
	oracles::of_anchors(world, open, |topic, root| Evidence::close { topic, root })
}

pub(super) fn close_without_a_vote(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let closing =
		oracles::of_anchors(world, |_| true, |topic, root| Evidence::close { topic, root });
	closing.into_iter().map(|(_, call)| signed(who.clone(), call)).collect()
}

pub(super) fn is_not_closed(anchor: &Anchor) -> bool {
	anchor.status != AnchorStatus::Closed
}

pub(super) fn open_what_is_not_closed(world: &World, _: &mut Dice) -> Vec<Action> {
	oracles::of_anchors(world, is_not_closed, |topic, root| Evidence::open { topic, root })
}

pub(super) fn void_what_is_not_closed(world: &World, _: &mut Dice) -> Vec<Action> {
	oracles::of_anchors(world, is_not_closed, |topic, root| Evidence::void { topic, root })
}

pub(super) fn void_what_is_used(world: &World, _: &mut Dice) -> Vec<Action> {
	oracles::of_anchors(world, |anchor| anchor.used, |topic, root| Evidence::void { topic, root })
}
