//! Meters are registered, retired, restored and removed.

use verdigrid_identity::Call;
use verdigrid_primitives::{
	party::{Direction, MeterId},
	Granularity,
};

use super::people::registrar_of;
use crate::{
	cast::DAY,
	dice::Dice,
	world::{governed, signed, Action, World},
	Runtime,
};

/// Names for new meters. Two pairs differ in their hyphens only, and the last one is in use.
const NAMES: [&str; 6] = ["NEW-1", "NEW1", "NEW-2", "N-EW2", "NEW-3", "GEN-WIND"];

fn a_name(dice: &mut Dice) -> MeterId {
	MeterId::new(dice.pick(NAMES).unwrap()).unwrap()
}

/// Meters like those that are there: in their places, or in new ones.
pub fn registrations(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (name, meter) in &world.model.meters {
		let takes_over = dice.once_in(2).then(|| name.clone());
		let end = meter.to.unwrap_or(world.now());
		let moments = [end, end.saturating_sub(1), world.now() - DAY, world.now() + 1];
		let opposite = match meter.direction {
			Direction::Generation => Direction::Consumption,
			Direction::Consumption => Direction::Generation,
		};
		let direction = if dice.once_in(8) { opposite } else { meter.direction };
		let party = match dice.once_in(4) {
			true => super::certificates::anybody(world, dice),
			false => meter.party,
		};
		let register = Call::register_meter {
			party,
			meter: a_name(dice),
			direction,
			granularity: dice.pick([Granularity::Hour, Granularity::Month]).unwrap(),
			max_power_w: dice.pick([0, 1, 1_000_000, 100_000_000_000, 100_000_000_001]).unwrap(),
			region: meter.region.clone(),
			from: dice.pick(moments).unwrap(),
			takes_over,
		};
		actions.push(signed(registrar_of(world, dice, party), register));
	}
	actions
}

pub fn register_meter(world: &mut World, dice: &mut Dice) -> bool {
	let actions = registrations(world, dice);
	world.play_one(dice, actions)
}

/// New ones, and seldom those of the cast: without them nothing more is issued or verified.
pub fn retire_meter(world: &mut World, dice: &mut Dice) -> bool {
	let (now, all) = (world.now(), dice.once_in(4));
	let mut actions = Vec::new();
	for (name, meter) in &world.model.meters {
		let moments = [now, now - 1, now - dice.within(0, 70) * DAY, now + 1];
		let to = dice.pick(moments).filter(|_| !dice.once_in(3));
		if all || !name.to_string().starts_with("GEN") && !name.to_string().starts_with("USE") {
			let retire = Call::retire_meter { meter: name.clone(), to };
			actions.push(signed(registrar_of(world, dice, meter.party), retire));
		}
	}
	world.play_one(dice, actions)
}

/// A vote about every meter.
pub fn votes(world: &World, call: impl Fn(MeterId) -> Call<Runtime>) -> Vec<Action> {
	world.model.meters.keys().map(|meter| governed(call(meter.clone()))).collect()
}

pub fn restore_meter(world: &mut World, dice: &mut Dice) -> bool {
	let actions = votes(world, |meter| Call::restore_meter { meter });
	world.play_one(dice, actions)
}

pub fn remove_meter(world: &mut World, dice: &mut Dice) -> bool {
	let actions = votes(world, |meter| Call::remove_meter { meter });
	world.play_one(dice, actions)
}

/// Another meter takes over the place of one that has ended, for each that was taken over, or was not.
pub fn takeovers(world: &World, dice: &mut Dice, taken: bool) -> Vec<Action> {
	let mut actions = Vec::new();
	for (name, meter) in &world.model.meters {
		if meter.to.is_none() || world.model.successor(name).is_some() != taken {
			continue;
		}
		let register = Call::register_meter {
			party: meter.party,
			meter: a_name(dice),
			direction: meter.direction,
			granularity: meter.granularity,
			max_power_w: meter.max_power_w,
			region: meter.region.clone(),
			from: meter.to.unwrap_or_default(),
			takes_over: Some(name.clone()),
		};
		actions.push(signed(registrar_of(world, dice, meter.party), register));
	}
	actions
}

/// A meter ends, and another takes over its place.
pub fn a_place_changes_hands(world: &mut World, dice: &mut Dice) -> bool {
	let actions = takeovers(world, dice, false);
	world.play_one(dice, actions)
}
