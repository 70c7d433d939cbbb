//! Trades that are not what was settled or measured, or that were verified before.

use sp_core::H256;
use verdigrid_evidence::{types::ProvedTrades, Call as Evidence};
use verdigrid_primitives::{
	evidence::{ProvedReading, ProvedSettlement},
	Energy,
};

use super::super::{certificates::a_party_account, trades};
use crate::{
	cast::periods,
	dice::Dice,
	world::{signed, Action, World},
	RuntimeCall,
};

/// Every verification that could be tried, changed.
pub(super) fn changed(
	world: &World,
	dice: &mut Dice,
	change: impl Fn(&mut ProvedSettlement, &mut ProvedReading, &mut ProvedReading),
) -> Vec<Action> {
	let verifications = trades::verifications(world, dice);
	let changed = dice.shuffle(verifications).into_iter().map(|(origin, call)| {
		let RuntimeCall::Evidence(Evidence::verify {
			mut settlement,
			mut generation,
			mut consumption,
		}) = call
		else {
			unreachable!()
		};
		change(&mut settlement, &mut generation, &mut consumption);
		(origin, Evidence::verify { settlement, generation, consumption }.into())
	});
	changed.collect()
}

pub(super) fn verify_an_altered_settlement(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(4);
	changed(world, dice, |proved, _, _| {
		let leaf = &mut proved.settlement;
		match which {
			0 => leaf.energy = Energy::from_wh(leaf.energy.wh() + 1),
			1 => leaf.trade_ref = H256::repeat_byte(5),
			2 => leaf.units += 1,
			_ => core::mem::swap(&mut leaf.seller, &mut leaf.buyer),
		}
	})
}

pub(super) fn verify_an_altered_reading(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(2);
	changed(world, dice, |_, generation, consumption| {
		let proved = if which == 0 { generation } else { consumption };
		proved.reading.energy = Energy::from_wh(proved.reading.energy.wh() * 2);
	})
}

pub(super) fn verify_with_an_altered_proof(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(3);
	changed(world, dice, |settlement, generation, _| {
		let siblings = &mut settlement.proof.siblings;
		match which {
			0 => siblings.truncate(siblings.len() - usize::from(!siblings.is_empty())),
			1 => siblings.force_push(H256::repeat_byte(1)),
			_ => generation.proof.siblings = Default::default(),
		}
	})
}

pub(super) fn verify_at_another_place(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(3);
	changed(world, dice, |settlement, generation, consumption| {
		let proofs = [&mut settlement.proof, &mut generation.proof, &mut consumption.proof];
		for (number, proof) in proofs.into_iter().enumerate() {
			proof.index ^= u32::from(number as u64 == which);
		}
	})
}

pub(super) fn verify_with_another_instalment(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |proved, _, _| proved.sequence ^= 1)
}

/// With the readings of the revision before the latest, as they were proved then.
pub(super) fn verify_with_outdated_readings(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |_, generation, consumption| {
		for proved in [generation, consumption] {
			let (meter, period) = (proved.reading.meter.clone(), proved.reading.period);
			let before = proved.revision.saturating_sub(1);
			*proved = world.revised_reading(&meter, period, before);
		}
	})
}

/// With the figures of another revision than the one that is named.
pub(super) fn verify_with_readings_of_another_revision(
	world: &World,
	dice: &mut Dice,
) -> Vec<Action> {
	changed(world, dice, |_, generation, _| {
		let (meter, period) = (generation.reading.meter.clone(), generation.reading.period);
		let other = world.revised_reading(&meter, period, generation.revision ^ 1);
		(generation.reading, generation.proof) = (other.reading, other.proof);
	})
}

pub(super) fn verify_with_readings_exchanged(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |_, generation, consumption| core::mem::swap(generation, consumption))
}

/// Every group of trades that could be tried, changed.
pub(super) fn together(
	world: &World,
	dice: &mut Dice,
	change: impl Fn(&mut ProvedTrades),
) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let changed = trades::together(world, dice).into_iter().map(|mut trades| {
		change(&mut trades);
		signed(who.clone(), Evidence::verify_together { trades: Box::new(trades) })
	});
	changed.collect()
}

pub(super) fn verify_together_with_an_altered_proof(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(4);
	together(world, dice, |trades| match which {
		0 => trades.readings_proof.siblings.force_push(H256::repeat_byte(2)),
		1 => trades.settlements_proof = Default::default(),
		2 => trades.readings.iter_mut().for_each(|(place, _)| *place ^= 1),
		_ => trades.settlements.iter_mut().for_each(|(place, _)| *place += 1),
	})
}

pub(super) fn verify_together_with_an_altered_leaf(world: &World, dice: &mut Dice) -> Vec<Action> {
	let which = dice.below(2);
	together(world, dice, |trades| {
		let settled = trades.settlements.iter_mut().map(|(_, leaf)| &mut leaf.energy);
		let read = trades.readings.iter_mut().map(|(_, leaf)| &mut leaf.energy);
		let mut energies: Box<dyn Iterator<Item = &mut Energy>> =
			if which == 0 { Box::new(settled) } else { Box::new(read) };
		if let Some(energy) = energies.next() {
			*energy = Energy::from_wh(energy.wh() + 1);
		}
	})
}

pub(super) fn verify_together_with_another_period(world: &World, dice: &mut Dice) -> Vec<Action> {
	let period = dice.pick(periods()).unwrap();
	together(world, dice, |trades| {
		trades.readings.iter_mut().for_each(|(_, reading)| reading.period = period);
	})
}

pub(super) fn verifications(world: &World, dice: &mut Dice) -> Vec<Action> {
	let verifications = trades::verifications(world, dice);
	dice.shuffle(verifications)
}

pub(super) use verifications as verify_before_it_is_final;
pub(super) use verifications as verify_what_is_disputed;
pub(super) use verifications as verify_what_is_void;
pub(super) use verifications as verify_for_an_inactive_buyer;
pub(super) use verifications as verify_what_is_closed;
pub(super) use verifications as verify_what_no_meter_measures;
pub(super) use verifications as reuse_a_reference;
pub(super) use verifications as reuse_a_leaf;
pub(super) use verifications as correct_what_stands;
pub(super) use verifications as use_more_than_was_consumed;
pub(super) use verifications as settle_less_than_was_sold;
pub(super) use verifications as use_another_pledge;
pub(super) use verifications as use_certificates_of_another_period;

pub(super) fn verify_what_nobody_anchored(world: &World, dice: &mut Dice) -> Vec<Action> {
	changed(world, dice, |proved, _, _| proved.sequence = 9)
}

pub(super) fn unwinding(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let vouchers = dice.shuffle(world.model.vouchers.keys().copied());
	let unwind = |voucher| signed(who.clone(), Evidence::unwind { voucher });
	vouchers.into_iter().map(unwind).collect()
}

pub(super) use unwinding as unwind_what_stands;
pub(super) use unwinding as unwind_in_custody;
