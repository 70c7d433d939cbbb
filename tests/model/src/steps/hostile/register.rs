//! Registrars, issuers, holders and traders that take what is not theirs.

use sp_core::H256;
use verdigrid_certificates::Call as Certificates;
use verdigrid_escrow::Call as Escrow;
use verdigrid_primitives::{
	certificate::{CertificateRange, TradeClass},
	evidence::Topic,
	party::{PartyId, Role, Roles},
};

use super::{
	super::{
		auction,
		certificates::{self, a_party_account, anybody, free_runs, issues, runs},
		custody::redemptions,
		meters, people, projects,
	},
	trades::verifications,
};
use crate::{
	cast::{account, DAY},
	dice::Dice,
	rules::Place,
	world::{governed, named, signed, Action, World},
	AccountId, RuntimeCall,
};

pub(super) fn both_sides_at_once(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = auction::bids(world, dice);
	actions.extend(auction::asks(world, dice));
	actions
}

pub(super) fn bid_between_prices(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let (units, price) = (1, 10_000);
	let bid = |auction: &u64| verdigrid_auction::Call::bid { auction: *auction, units, price };
	world.model.auctions.keys().map(|auction| signed(who.clone(), bid(auction))).collect()
}

pub(super) use auction::drops as drop_what_can_be_settled;
pub(super) use both_sides_at_once as order_beyond_the_attestation;

pub(super) fn step_back_too_late(world: &World, _: &mut Dice) -> Vec<Action> {
	auction::cancellations(world)
}

pub(super) use auction::closings as close_too_early;
pub(super) use auction::closings as close_twice;

pub(super) fn issuing(world: &World, dice: &mut Dice) -> Vec<Action> {
	let issues = issues(world, dice);
	dice.shuffle(issues)
}

/// By an account that is no registrar, or by one that is not in charge.
pub(super) fn decide_as_a_stranger(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = people::suspensions(world, dice);
	let stranger = AccountId::from([77; 32]);
	let by_stranger = people::suspensions(world, dice)
		.into_iter()
		.map(|(_, call)| signed(stranger.clone(), call));
	actions.extend(by_stranger);
	dice.shuffle(actions)
}

/// Registrars decide about parties that another one attested.
pub(super) fn decide_about_anothers_party(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (party, record) in &world.model.parties {
		for registrar in world.model.registrars.keys() {
			if record.registrar.as_ref().is_some_and(|own| own != registrar) {
				let suspend =
					verdigrid_identity::Call::suspend { party: *party, reason: people::reason() };
				actions.push(signed(registrar.clone(), suspend));
			}
		}
	}
	dice.shuffle(actions)
}

/// Attestations that would end in this very second.
pub(super) fn renew_until_now(world: &World, dice: &mut Dice) -> Vec<Action> {
	let expires_at = world.now();
	let mut actions = Vec::new();
	for (party, record) in &world.model.parties {
		let (party, account) = (*party, record.account.clone());
		let commitment = record.commitment.unwrap_or_default();
		let renew = verdigrid_identity::Call::renew { party, account, commitment, expires_at };
		actions.push(signed(people::registrar_of(world, dice, party), renew));
	}
	dice.shuffle(actions)
}

/// A registrar takes over a party, or vouches for its own.
pub(super) fn decide_about_oneself(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = people::recoveries(world, dice, false);
	actions.extend(people::suspensions(world, dice));
	for registrar in world.model.registrars.keys() {
		let suspensions = people::suspensions(world, dice).into_iter();
		actions.extend(suspensions.map(|(_, call)| signed(registrar.clone(), call)));
	}
	dice.shuffle(actions)
}

/// Whoever waits is attested with every role at the highest level.
pub(super) fn give_too_much(world: &World, _: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (party, record) in &world.model.parties {
		for registrar in world.model.registrars.keys() {
			let attest = verdigrid_identity::Call::attest {
				party: *party,
				account: record.account.clone(),
				commitment: record.pending.unwrap_or_default(),
				tag: record.tag.unwrap_or(H256::repeat_byte(8)),
				roles: Roles::ALL,
				level: u8::MAX,
				expires_at: world.now() + DAY,
			};
			actions.push(signed(registrar.clone(), attest));
		}
	}
	actions
}

/// By a party that waits, and by a vote about every party.
pub(super) fn take_anothers_tag(world: &World, dice: &mut Dice) -> Vec<Action> {
	use verdigrid_identity::Call as Identity;
	let (day, parties) = (world.now() + DAY, &world.model.parties);
	let tags: Vec<H256> = parties.values().filter_map(|party| party.tag).collect();
	let mut actions = Vec::new();
	for (party, record) in parties {
		let (party, account) = (*party, record.account.clone());
		let tag = dice.pick(tags.clone()).unwrap_or_default();
		actions.push(governed(Identity::correct_tag { party, tag }));
		let attest = Identity::attest {
			party,
			account,
			commitment: record.pending.unwrap_or_default(),
			tag: record.tag.unwrap_or(tag),
			roles: Roles::of(&[Role::Consumer]),
			level: 1,
			expires_at: day,
		};
		actions.push(signed(people::registrar_of(world, dice, party), attest));
	}
	dice.shuffle(actions)
}

pub(super) fn finish_too_early(world: &World, _: &mut Dice) -> Vec<Action> {
	people::finishes(world, true)
}

pub(super) use finish_too_early as finish_under_another_appointment;

pub(super) use meters::registrations as use_a_name_twice;

pub(super) fn take_a_place_twice(world: &World, dice: &mut Dice) -> Vec<Action> {
	meters::takeovers(world, dice, true)
}

/// A second before the end of the latest period of which a reading was used.
pub(super) fn retire_before_its_use(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (name, meter) in &world.model.meters {
		let Some(used_until) = world.model.used_until(name) else { continue };
		let (meter_id, to) = (name.clone(), Some(used_until - 1));
		let retire = verdigrid_identity::Call::retire_meter { meter: meter_id, to };
		actions.push(signed(people::registrar_of(world, dice, meter.party), retire));
	}
	dice.shuffle(actions)
}

pub(super) fn remove_what_is_needed(world: &World, _: &mut Dice) -> Vec<Action> {
	meters::votes(world, |meter| verdigrid_identity::Call::remove_meter { meter })
}

pub(super) use projects::classes as change_a_class;
pub(super) use projects::registrations as take_a_meter_twice;

pub(super) fn remove_an_issued_project(world: &World, _: &mut Dice) -> Vec<Action> {
	projects::removals(world)
}

pub(super) use issuing as issue_for_a_retired_project;
pub(super) use issuing as issue_twice;
pub(super) use issuing as issue_more_than_was_measured;

/// Only for readings that could be issued for, so that nothing else refuses it.
pub(super) fn issue_an_earlier_period(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = issuing(world, dice);
	actions.retain(|(_, call)| {
		let RuntimeCall::Certificates(Certificates::issue { period, reading, .. }) = call else {
			return false;
		};
		let anchor = world.model.anchors.get(&Topic::Metering(*period, reading.revision));
		anchor.is_some_and(|anchor| world.model.is_final(anchor))
	});
	actions
}

pub(super) fn continue_what_is_frozen(world: &World, dice: &mut Dice) -> Vec<Action> {
	certificates::continuations(world, dice)
}

pub(super) fn issue_without_the_role(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	issuing(world, dice).into_iter().map(|(_, call)| signed(who.clone(), call)).collect()
}

/// A transfer of each of these runs, by whom and to whom it is said.
pub(super) fn transfers(
	world: &World,
	dice: &mut Dice,
	runs: Vec<(PartyId, CertificateRange)>,
	by: impl Fn(PartyId) -> AccountId,
) -> Vec<Action> {
	let mut actions = Vec::new();
	for (holder, CertificateRange { batch, first, units }) in dice.shuffle(runs) {
		let to = anybody(world, dice);
		actions.push(signed(by(holder), Certificates::transfer { batch, first, units, to }));
	}
	actions
}

pub(super) fn take_what_is_anothers(world: &World, dice: &mut Dice) -> Vec<Action> {
	let (runs, thief) = (runs(world, dice, |_| true), a_party_account(world, dice));
	transfers(world, dice, runs, |_| thief.clone())
}

pub(super) fn move_what_is_locked(world: &World, dice: &mut Dice) -> Vec<Action> {
	let runs = runs(world, dice, |place| place != Place::Free);
	transfers(world, dice, runs, |holder| world.account_of(holder))
}

pub(super) fn moving(world: &World, dice: &mut Dice) -> Vec<Action> {
	let runs = free_runs(world, dice);
	transfers(world, dice, runs, |holder| world.account_of(holder))
}

pub(super) use moving as move_against_the_policy;
pub(super) use moving as move_what_is_frozen;
pub(super) use moving as move_what_is_expired;

pub(super) fn act_while_barred(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = moving(world, dice);
	actions.extend(redemptions(world, dice));
	actions.extend(verifications(world, dice));
	actions
}

pub(super) use certificates::settle_less as settle_other_certificates;

/// By the first issuer, which may no longer be in charge.
pub(super) fn judge_what_is_anothers(world: &World, _: &mut Dice) -> Vec<Action> {
	let reason = verdigrid_certificates::types::Reason::Issuing;
	let issuer = crate::cast::ISSUER.to_account_id();
	let freeze =
		|batch: &u64| signed(issuer.clone(), Certificates::freeze { batch: *batch, reason });
	world.model.batches.keys().map(freeze).collect()
}

pub(super) fn withdraw_from_pockets(world: &World, dice: &mut Dice) -> Vec<Action> {
	let reason = verdigrid_certificates::types::Reason::Issuing;
	let withdraw = |(_, CertificateRange { batch, first, units })| {
		let project = world.model.batches[&batch].project;
		let issuer = world.account_of(world.model.projects[&project].issuer);
		signed(issuer, Certificates::withdraw { batch, first, units, reason })
	};
	let runs = free_runs(world, dice);
	dice.shuffle(runs).into_iter().map(withdraw).collect()
}

pub(super) use withdraw_from_pockets as withdraw_what_is_frozen;

/// The poorest buys, pays and wants.
pub(super) fn spend_what_one_has_not(world: &World, dice: &mut Dice) -> Vec<Action> {
	use verdigrid_market::Call as Market;
	let poor = account(4);
	let mut actions = Vec::new();
	for (offer, record) in &world.model.offers {
		let CertificateRange { batch, units, .. } = record.range;
		let (asset, max_price) = (named(record.asset), record.price);
		let buy = Market::buy { offer: *offer, batch, units, asset, max_price };
		actions.push(signed(poor.clone(), buy));
	}
	for (agreement, record) in &world.model.agreements {
		let (agreement, terms_hash) = (*agreement, record.hash());
		actions.push(signed(poor.clone(), Escrow::pay { agreement, terms_hash }));
	}
	for batch in world.model.batches.values() {
		let periods =
			verdigrid_primitives::trade::PeriodRange { first: batch.period, last: batch.period };
		let demand = Market::demand {
			class: batch.class,
			criteria: verdigrid_primitives::trade::Criteria {
				source: None,
				region: None,
				project: None,
				periods,
				min_validity: 0,
			},
			units: 9,
			min_units: 1,
			max_price: 9,
			asset: crate::cast::YUAN,
			expires_at: world.now() + 60,
		};
		actions.push(signed(poor.clone(), demand));
	}
	dice.shuffle(actions)
}

/// Demands of what there is, each changed in one thing that makes it hopeless.
pub(super) fn want_what_cannot_be(world: &World, dice: &mut Dice) -> Vec<Action> {
	let (who, which) = (a_party_account(world, dice), dice.below(4));
	let demand = |batch: &crate::rules::Batch| {
		let (mut class, mut first, mut min_validity) = (batch.class, batch.period, 0);
		match which {
			0 => class = TradeClass::new(b'Z').unwrap(),
			1 => class = TradeClass::NON_TRADABLE,
			2 => first.index += 10_000,
			_ => min_validity = 4_000 * DAY,
		}
		let periods = verdigrid_primitives::trade::PeriodRange { first, last: first };
		let criteria = verdigrid_primitives::trade::Criteria {
			source: None,
			region: None,
			project: None,
			periods,
			min_validity,
		};
		let demand = verdigrid_market::Call::demand {
			class,
			criteria,
			units: 1,
			min_units: 1,
			max_price: 1,
			asset: crate::cast::YUAN,
			expires_at: world.now() + 60,
		};
		signed(who.clone(), demand)
	};
	let demands = world.model.batches.values().map(demand).collect::<Vec<_>>();
	dice.shuffle(demands)
}

pub(super) fn pledge_for_longer_than_they_last(world: &World, dice: &mut Dice) -> Vec<Action> {
	certificates::pledges(world, dice, 4_000 * DAY)
}

pub(super) fn claim_what_was_generated_at_another_time(
	world: &World,
	dice: &mut Dice,
) -> Vec<Action> {
	certificates::redemptions(world, dice, |claim| {
		(claim.from, claim.to) = (claim.from + 4_000 * DAY, claim.to + 4_000 * DAY);
	})
}
