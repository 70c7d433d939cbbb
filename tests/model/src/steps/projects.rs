//! Classes are set. Projects come, change, end, and come back.

use verdigrid_certificates::Call;
use verdigrid_primitives::{
	certificate::{
		BundleState, CertificateNumber, Class, EnergySource, Lock, Policy, ProjectCode, TradeClass,
	},
	Energy, Granularity,
};

use super::certificates::{issuer_of, runs};
use crate::{
	cast::{account, ACCOUNTS, ISSUER},
	dice::Dice,
	rules::Place,
	view,
	world::{governed, signed, Action, World},
	Runtime, RuntimeEvent, System,
};

fn a_code(dice: &mut Dice) -> ProjectCode {
	let body = dice.pick(["NEW0000000000001", "NEW0000000000002", "WIND000000000001"]);
	ProjectCode::with_check(body.unwrap()).unwrap()
}

/// For every meter.
pub fn registrations(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (name, meter) in &world.model.meters {
		let owner = match dice.once_in(8) {
			true => super::certificates::anybody(world, dice),
			false => meter.party,
		};
		let register = Call::register_project {
			code: a_code(dice),
			owner,
			meter: name.clone(),
			source: EnergySource::Solar,
			capacity_w: a_capacity(dice),
		};
		actions.push(signed(ISSUER.to_account_id(), register));
	}
	actions
}

/// None, some, as much as a batch of the hourly class holds and a little more, or far too much.
fn a_capacity(dice: &mut Dice) -> u64 {
	let capacities = [0, 40_000, 50_000, 99_999_999, 100_000_000, 200_000_000_000];
	dice.pick(capacities).unwrap()
}

pub fn register_project(world: &mut World, dice: &mut Dice) -> bool {
	let actions = registrations(world, dice);
	world.play_one(dice, actions)
}

fn codes(world: &World) -> Vec<ProjectCode> {
	world.model.projects.keys().copied().collect()
}

/// By each project's issuer or by governance.
fn by_authority(
	world: &World,
	dice: &mut Dice,
	call: impl Fn(ProjectCode, &mut Dice) -> Call<Runtime>,
) -> Vec<Action> {
	let mut actions = Vec::new();
	for code in codes(world) {
		let call = call(code, dice);
		let issuer = issuer_of(world, dice, code);
		actions.push(if dice.once_in(3) { governed(call) } else { signed(issuer, call) });
	}
	actions
}

pub fn update_project(world: &mut World, dice: &mut Dice) -> bool {
	let actions = by_authority(world, dice, |code, dice| Call::update_project {
		project: code,
		capacity_w: a_capacity(dice),
	});
	world.play_one(dice, actions)
}

pub fn retire_project(world: &mut World, dice: &mut Dice) -> bool {
	let actions = by_authority(world, dice, |project, _| Call::retire_project { project });
	world.play_one(dice, actions)
}

/// A vote about every project.
fn votes(world: &World, call: impl Fn(ProjectCode) -> Call<Runtime>) -> Vec<Action> {
	codes(world).into_iter().map(|code| governed(call(code))).collect()
}

pub fn restore_project(world: &mut World, dice: &mut Dice) -> bool {
	let actions = votes(world, |project| Call::restore_project { project });
	world.play_one(dice, actions)
}

pub fn removals(world: &World) -> Vec<Action> {
	votes(world, |project| Call::remove_project { project })
}

pub fn remove_project(world: &mut World, dice: &mut Dice) -> bool {
	let actions = removals(world);
	world.play_one(dice, actions)
}

/// A new class, and new or other terms of those that are there.
pub fn classes(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut letters: Vec<TradeClass> = world.model.classes.keys().copied().collect();
	letters.push(TradeClass::new(b'U').unwrap());
	let mut actions = Vec::new();
	for class in letters {
		let new = (Granularity::Month, 1_000_000, Policy::Unlimited);
		let known = world.model.classes.get(&class);
		let known = known.map_or(new, |it| (it.granularity, it.face_value, it.policy));
		let (granularity, face_value, policy) = known;
		let face_value = if dice.once_in(4) {
			dice.pick([0, 2, 2, 2, 1_000_000_001]).unwrap()
		} else {
			face_value
		};
		let face_value = Energy::from_wh(face_value);
		let validity_months = dice.pick([0, 1, 2, 2, 3, 3, u16::MAX]).unwrap();
		let terms = Class { granularity, face_value, policy, validity_months };
		actions.push(governed(Call::set_class { class, terms }));
	}
	actions
}

pub fn set_class(world: &mut World, dice: &mut Dice) -> bool {
	let actions = classes(world, dice);
	world.play_one(dice, actions)
}

/// A place in the chain's words.
fn in_words(place: Place) -> BundleState {
	match place {
		Place::Free => BundleState::Active,
		Place::Offered(id) => BundleState::Locked(Lock::Offer(id)),
		Place::InAuction(id) => BundleState::Locked(Lock::Auction(id)),
		Place::InExchange(id) => BundleState::Locked(Lock::Exchange(id)),
		Place::Pledged(id) => BundleState::Locked(Lock::Pledge(id)),
		Place::Behind(id) => BundleState::Locked(Lock::Voucher(id)),
		Place::Redeemed(id) => BundleState::Redeemed(id),
		Place::Exchanged(id) => BundleState::Exchanged(id),
		Place::Withdrawn => BundleState::Withdrawn,
	}
}

/// Anybody checks a certificate. What the chain tells is what the model knows of it.
pub fn check_redemption(world: &mut World, dice: &mut Dice) -> bool {
	let runs = runs(world, dice, |_| true);
	let Some((holder, range)) = dice.pick(runs) else { return false };
	let batch = &world.model.batches[&range.batch];
	let last = batch.certificates.len() as u64 + 1;
	let beside = dice.within(1, last) as u32;
	let sequence = if dice.once_in(4) { beside } else { range.first + range.units - 1 };
	let source = if dice.once_in(12) { EnergySource::Biomass } else { batch.source };
	let (project, class, period) = (batch.project, batch.class, batch.period);
	let number = CertificateNumber { project, class, source, period, sequence };
	let Ok(number) = number.format() else { return false };
	let place = batch.certificates[range.first as usize - 1].place;
	let as_expected = !dice.once_in(4);
	let expected = if as_expected { in_words(place) } else { BundleState::Redeemed(u64::MAX) };
	let who = account(dice.below(ACCOUNTS.into()) as u8);
	let check = Call::check_redemption { number, first: range.first, expected };
	if world.play(&signed(who, check)).is_err() {
		return false;
	}
	let told = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Certificates(verdigrid_certificates::Event::RedemptionChecked {
			state,
			holder,
			matches,
			..
		}) => Some((view::place(state), holder, matches)),
		_ => None,
	});
	assert_eq!(told, Some((place, holder, as_expected)), "what a check tells");
	true
}
