//! Certificates are issued, cut, joined, moved, locked, and come to their end.

use std::cmp::Reverse;

use sp_core::H256;
use verdigrid_certificates::{
	types::{Reason, Rejection},
	Call,
};
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, ProjectCode, TradeClass},
	claim::{Beneficiary, Claim, Purpose},
	party::PartyId,
	Energy, Granularity,
};

use crate::{
	cast::{commitment, founders, periods, DAY, HOUR, ISSUER, START},
	dice::Dice,
	rules::{Bundle, Place},
	world::{governed, signed, Action, World},
	AccountId, RuntimeCall,
};

/// Bundles that are in such a place, whose party it is, and part of each or all.
pub fn runs(
	world: &World,
	dice: &mut Dice,
	place: impl Fn(Place) -> bool,
) -> Vec<(PartyId, CertificateRange)> {
	let mut runs = Vec::new();
	for (batch, record) in &world.model.batches {
		for Bundle { first, units, like } in record.all_bundles() {
			if place(like.place) {
				let units =
					if dice.once_in(3) { units } else { dice.within(1, units.into()) as u32 };
				runs.push((like.holder, CertificateRange { batch: *batch, first, units }));
			}
		}
	}
	runs
}

/// The same, of those that are free.
pub fn free_runs(world: &World, dice: &mut Dice) -> Vec<(PartyId, CertificateRange)> {
	runs(world, dice, |place| place == Place::Free)
}

/// A party of the cast.
pub fn anybody(world: &World, dice: &mut Dice) -> PartyId {
	world.party(dice.below(6) as u8)
}

pub fn a_party_account(world: &World, dice: &mut Dice) -> AccountId {
	let party = anybody(world, dice);
	world.account_of(party)
}

/// An account of the trading centre.
pub fn centre(dice: &mut Dice) -> AccountId {
	dice.pick(founders(verdigrid_primitives::evidence::Source::TradingCentre))
		.unwrap()
		.to_account_id()
}

/// All, some or none of what was measured.
pub fn issues(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (project, record) in &world.model.projects {
		let granularity = world.model.meters[&record.meter].granularity;
		for period in periods() {
			if period.granularity != granularity && !dice.once_in(8) {
				continue;
			}
			let reading = world.reading(&record.meter, period);
			let measured = reading.reading.energy.wh();
			let energy = match dice.below(4) {
				0 => measured,
				1 => measured + 1 - world.model.drawn(&record.meter, period).min(measured),
				_ => dice.below(measured + 1),
			};
			let (project, energy) = (*project, Energy::from_wh(energy));
			for class in classes(world, dice, granularity) {
				let reading = reading.clone();
				let issue = Call::issue { project, period, class, energy, reading };
				actions.push(signed(issuer_of(world, dice, project), issue));
			}
		}
	}
	actions
}

/// The classes of a granularity; now and then one of another.
fn classes(world: &World, dice: &mut Dice, granularity: Granularity) -> Vec<TradeClass> {
	let classes = world.model.classes.iter();
	let fitting = classes.filter(|(_, class)| class.granularity == granularity || dice.once_in(12));
	fitting.map(|(class, _)| *class).collect()
}

pub fn issue(world: &mut World, dice: &mut Dice) -> bool {
	let actions = issues(world, dice);
	world.play_one(dice, actions)
}

/// For the latest period that can be issued. Earlier ones of the project then cannot be issued any more.
pub fn issue_the_latest(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = issues(world, dice);
	let period = |(_, call): &Action| match call {
		RuntimeCall::Certificates(Call::issue { period, .. }) => Some(*period),
		_ => None,
	};
	actions.sort_by_key(|action| Reverse(period(action)));
	let latest = actions.into_iter().find(|action| world.would(action));
	latest.is_some_and(|action| world.play(&action).is_ok())
}

/// What later readings have more, or less, of each batch that is not issued for them yet.
pub fn continuations(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for batch in world.model.batches.values() {
		let reading = world.reading(&batch.meter, batch.period);
		if reading.revision <= batch.revision {
			continue;
		}
		let drawn = world.model.drawn(&batch.meter, batch.period);
		let left = reading.reading.energy.wh().saturating_sub(drawn);
		let energy = Energy::from_wh(if dice.once_in(3) { dice.below(left + 1) } else { left });
		let (project, period, class) = (batch.project, batch.period, batch.class);
		let issue = Call::issue { project, period, class, energy, reading };
		actions.push(signed(issuer_of(world, dice, project), issue));
	}
	actions
}

pub fn continue_a_batch(world: &mut World, dice: &mut Dice) -> bool {
	let actions = continuations(world, dice);
	world.play_one(dice, actions)
}

pub fn split(world: &mut World, dice: &mut Dice) -> bool {
	let split = |(holder, CertificateRange { batch, first, units })| {
		signed(world.account_of(holder), Call::split { batch, first, units })
	};
	let actions = free_runs(world, dice).into_iter().map(split).collect();
	world.play_one(dice, actions)
}

pub fn merge(world: &mut World, dice: &mut Dice) -> bool {
	let merge = |(holder, CertificateRange { batch, first, .. })| {
		signed(world.account_of(holder), Call::merge { batch, first })
	};
	let actions = free_runs(world, dice).into_iter().map(merge).collect();
	world.play_one(dice, actions)
}

pub fn transfers(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (holder, CertificateRange { batch, first, units }) in free_runs(world, dice) {
		let to = anybody(world, dice);
		let transfer = Call::transfer { batch, first, units, to };
		actions.push(signed(world.account_of(holder), transfer));
	}
	actions
}

pub fn transfer(world: &mut World, dice: &mut Dice) -> bool {
	let actions = transfers(world, dice);
	world.play_one(dice, actions)
}

pub fn pledge(world: &mut World, dice: &mut Dice) -> bool {
	let actions = pledges(world, dice, 0);
	world.play_one(dice, actions)
}

/// Pledges of everything that is free, for so long and a little more.
pub fn pledges(world: &World, dice: &mut Dice, long: u64) -> Vec<Action> {
	let mut actions = Vec::new();
	for (holder, CertificateRange { batch, first, units }) in free_runs(world, dice) {
		let buyer = world.party(dice.within(2, 4) as u8);
		let trade_ref = commitment(dice.bytes());
		let until = world.now() + long + dice.below(HOUR);
		let pledge = Call::pledge { batch, first, units, buyer, trade_ref, until };
		actions.push(signed(world.account_of(holder), pledge));
	}
	actions
}

pub fn release_pledge(world: &mut World, dice: &mut Dice) -> bool {
	let release = |(pledge, record): (&u64, &crate::rules::Pledge)| {
		signed(world.account_of(record.seller), Call::release_pledge { pledge: *pledge })
	};
	let actions = world.model.pledges.iter().map(release).collect();
	world.play_one(dice, actions)
}

pub fn request_exchange(world: &mut World, dice: &mut Dice) -> bool {
	let centre = world.model.party_of(&centre(dice)).unwrap_or_default();
	let request = |(holder, CertificateRange { batch, first, units })| {
		signed(world.account_of(holder), Call::request_exchange { batch, first, units, centre })
	};
	let actions = free_runs(world, dice).into_iter().map(request).collect();
	world.play_one(dice, actions)
}

/// By the centre that is asked, of what it is asked.
fn judgements(
	world: &World,
	judge: impl Fn(u64, CertificateRange) -> Call<verdigrid_runtime::Runtime>,
) -> Vec<Action> {
	let judge = |(exchange, record): (&u64, &crate::rules::Exchange)| {
		signed(world.account_of(record.centre), judge(*exchange, record.range))
	};
	world.model.exchanges.iter().map(judge).collect()
}

pub fn settle_exchange(world: &mut World, dice: &mut Dice) -> bool {
	let receipt = H256::repeat_byte(1);
	let actions = judgements(world, |exchange, CertificateRange { batch, first, units }| {
		Call::settle_exchange { exchange, batch, first, units, receipt }
	});
	world.play_one(dice, actions)
}

/// Of less than was asked.
pub fn settle_less(world: &World, _: &mut Dice) -> Vec<Action> {
	let receipt = H256::repeat_byte(1);
	judgements(world, |exchange, CertificateRange { batch, first, units }| {
		let units = units.saturating_sub(1);
		Call::settle_exchange { exchange, batch, first, units, receipt }
	})
}

pub fn withdraw_exchange(world: &mut World, dice: &mut Dice) -> bool {
	let withdraw = |(exchange, record): (&u64, &crate::rules::Exchange)| {
		signed(world.account_of(record.holder), Call::withdraw_exchange { exchange: *exchange })
	};
	let actions = world.model.exchanges.iter().map(withdraw).collect();
	world.play_one(dice, actions)
}

pub fn reject_exchange(world: &mut World, dice: &mut Dice) -> bool {
	let reason = Rejection::RecordsDiffer;
	let actions = judgements(world, |exchange, CertificateRange { batch, first, units }| {
		Call::reject_exchange { exchange, batch, first, units, reason }
	});
	world.play_one(dice, actions)
}

/// A claim, most often by the party itself.
pub fn claim(world: &World, dice: &mut Dice, own: PartyId) -> Claim {
	let beneficiary = match dice.below(6) {
		0 => Beneficiary::Party(anybody(world, dice)),
		1 => Beneficiary::Name(b"a product".to_vec().try_into().unwrap()),
		2 => Beneficiary::Commitment(H256::repeat_byte(1)),
		_ => Beneficiary::Party(own),
	};
	let purposes =
		[Purpose::Obligation, Purpose::Scope2, Purpose::ProductFootprint, Purpose::Voluntary];
	let purpose = dice.pick(purposes).unwrap();
	// All that was generated lies within, unless the claim is for no time.
	let from = if dice.once_in(12) { START + 1 } else { START - 70 * DAY };
	Claim { beneficiary, purpose, from, to: START + 1, note: H256::zero() }
}

pub fn redeem(world: &mut World, dice: &mut Dice) -> bool {
	let actions = redemptions(world, dice, |_| ());
	world.play_one(dice, actions)
}

/// Redemptions of everything that is free, for claims that are changed so.
pub fn redemptions(world: &World, dice: &mut Dice, change: impl Fn(&mut Claim)) -> Vec<Action> {
	let mut actions = Vec::new();
	for (holder, CertificateRange { batch, first, units }) in free_runs(world, dice) {
		let mut claim = claim(world, dice, holder);
		change(&mut claim);
		let redeem = Call::redeem { batch, first, units, claim };
		actions.push(signed(world.account_of(holder), redeem));
	}
	actions
}

/// The account of a project's issuer; now and then the first issuer's, which may no longer be in charge.
pub fn issuer_of(world: &World, dice: &mut Dice, project: ProjectCode) -> AccountId {
	match dice.once_in(8) {
		true => ISSUER.to_account_id(),
		false => world.account_of(world.model.projects[&project].issuer),
	}
}

/// By the batch's issuer or by governance.
fn by_authority(
	world: &World,
	dice: &mut Dice,
	batch: BatchId,
	call: Call<verdigrid_runtime::Runtime>,
) -> Action {
	if dice.once_in(2) {
		governed(call)
	} else {
		let project = world.model.batches[&batch].project;
		signed(issuer_of(world, dice, project), call)
	}
}

/// Projects go from one issuer to another.
pub fn hand_over_project(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for code in world.model.projects.keys() {
		let parties: Vec<PartyId> = world.model.parties.keys().copied().collect();
		for issuer in parties {
			actions.push(governed(Call::hand_over_project { project: *code, issuer }));
		}
	}
	world.play_one(dice, actions)
}

pub fn withdraw(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (_, CertificateRange { batch, first, units }) in free_runs(world, dice) {
		let reason = Reason::Metering;
		let withdraw = Call::withdraw { batch, first, units, reason };
		actions.push(by_authority(world, dice, batch, withdraw));
	}
	world.play_one(dice, actions)
}

fn batch_actions(
	world: &World,
	dice: &mut Dice,
	call: impl Fn(BatchId) -> Call<verdigrid_runtime::Runtime>,
) -> Vec<Action> {
	let batches = world.model.batches.keys();
	batches.map(|batch| by_authority(world, dice, *batch, call(*batch))).collect()
}

pub fn freeze(world: &mut World, dice: &mut Dice) -> bool {
	let reason = Reason::Objection;
	let actions = batch_actions(world, dice, |batch| Call::freeze { batch, reason });
	world.play_one(dice, actions)
}

pub fn freeze_by_governance(world: &mut World, dice: &mut Dice) -> bool {
	let reason = Reason::Objection;
	let batches = world.model.batches.keys();
	let actions = batches.map(|batch| governed(Call::freeze { batch: *batch, reason })).collect();
	world.play_one(dice, actions)
}

pub fn unfreeze(world: &mut World, dice: &mut Dice) -> bool {
	let actions = batch_actions(world, dice, |batch| Call::unfreeze { batch });
	world.play_one(dice, actions)
}
