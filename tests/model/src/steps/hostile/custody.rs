//! Vouchers and agreements: used twice, by others, too early or too late.

use sp_core::H256;
use verdigrid_escrow::{Call as Escrow, Ruling};

use super::super::{
	certificates::{a_party_account, claim},
	custody::{for_each, openings, redemptions},
};
use crate::{
	dice::Dice,
	rules::{Agreement, Origin},
	world::{signed, Action, World},
	Runtime, RuntimeCall,
};

pub(super) fn redeeming(world: &World, dice: &mut Dice) -> Vec<Action> {
	let redemptions = redemptions(world, dice);
	dice.shuffle(redemptions)
}

pub(super) use redeeming as redeem_what_is_contested;
pub(super) use redeeming as redeem_what_was_revoked;
pub(super) use redeeming as redeem_for_another_consumer;

/// Every voucher is split, redeemed and put into custody by a party that does not hold it.
pub(super) fn use_anothers_voucher(world: &World, dice: &mut Dice) -> Vec<Action> {
	let thief = a_party_account(world, dice);
	let by_thief = |(_, call): Action| (Origin::Signed(thief.clone()), call);
	let mut actions = redemptions(world, dice);
	actions.extend(openings(world, dice));
	for (voucher, record) in &world.model.vouchers {
		let split = verdigrid_vouchers::Call::split { voucher: *voucher, units: 1 };
		actions.push(signed(world.account_of(record.holder), split));
	}
	dice.shuffle(actions).into_iter().map(by_thief).collect()
}

/// What is placed is taken back by a party that did not place it.
pub(super) fn take_back_what_is_anothers(world: &World, dice: &mut Dice) -> Vec<Action> {
	use verdigrid_certificates::Call as Certificates;
	use verdigrid_market::Call as Market;
	let (model, thief) = (&world.model, a_party_account(world, dice));
	let mut actions = Vec::new();
	let mut take = |call: RuntimeCall| actions.push(signed(thief.clone(), call));
	model.offers.keys().for_each(|offer| take(Market::cancel_offer { offer: *offer }.into()));
	model.demands.keys().for_each(|demand| take(Market::cancel_demand { demand: *demand }.into()));
	for pledge in model.pledges.keys() {
		take(Certificates::release_pledge { pledge: *pledge }.into());
	}
	for exchange in model.exchanges.keys() {
		take(Certificates::withdraw_exchange { exchange: *exchange }.into());
	}
	for agreement in model.agreements.keys() {
		take(Escrow::cancel { agreement: *agreement }.into());
	}
	for (batch, record) in &model.batches {
		for first in record.bundles.keys() {
			take(Certificates::merge { batch: *batch, first: *first }.into());
		}
	}
	dice.shuffle(actions)
}

/// Vouchers that have come to their end, or are in custody.
pub(super) fn redeem_a_voucher_twice(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (voucher, record) in &world.model.vouchers {
		let claim = claim(world, dice, record.consumer);
		let (voucher, units) = (*voucher, record.range.units);
		let redeem = verdigrid_vouchers::Call::redeem { voucher, units, claim };
		actions.push(signed(world.account_of(record.holder), redeem));
	}
	dice.shuffle(actions)
}

pub(super) fn open_on_impossible_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	openings(world, dice)
}

pub(super) fn of_agreements(
	world: &World,
	dice: &mut Dice,
	call: impl Fn(u64) -> Escrow<Runtime>,
) -> Vec<Action> {
	let who = a_party_account(world, dice);
	world.model.agreements.keys().map(|id| signed(who.clone(), call(*id))).collect()
}

pub(super) fn accept_for_another(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256::zero();
	of_agreements(world, dice, |agreement| Escrow::accept { agreement, terms_hash })
}

pub(super) fn pay_twice(world: &World, _: &mut Dice) -> Vec<Action> {
	for_each(world, |agreement, record| {
		let terms_hash = record.hash();
		Some((record.terms.beneficiary, Escrow::pay { agreement, terms_hash }))
	})
}

pub(super) fn accept_without_time_to_rule(world: &World, _: &mut Dice) -> Vec<Action> {
	for_each(world, |agreement, record| {
		record.terms.arbiter?;
		let terms_hash = record.hash();
		Some((record.terms.beneficiary, Escrow::accept { agreement, terms_hash }))
	})
}

pub(super) fn accept_other_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256(dice.bytes());
	for_each(world, |agreement, record| {
		Some((record.terms.beneficiary, Escrow::accept { agreement, terms_hash }))
	})
}

pub(super) fn rule_on_other_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	let (terms_hash, ruling) = (H256(dice.bytes()), Ruling::Release);
	for_each(world, |agreement, record| {
		Some((record.terms.arbiter?, Escrow::arbitrate { agreement, terms_hash, ruling }))
	})
}

pub(super) fn pay_on_other_terms(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256(dice.bytes());
	for_each(world, |agreement, record| {
		Some((record.terms.beneficiary, Escrow::pay { agreement, terms_hash }))
	})
}

pub(super) use reclaim_too_early as reclaim_what_is_decided;

/// Vouchers for which something is held: nothing else forbids that they go.
pub(super) fn retire_too_early(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let paid = world.model.vouchers.iter().filter(|(_, record)| record.deposit.is_some());
	let retire = |voucher: &u64| verdigrid_vouchers::Call::retire { voucher: *voucher };
	let actions: Vec<Action> =
		paid.map(|(voucher, _)| signed(who.clone(), retire(voucher))).collect();
	dice.shuffle(actions)
}

pub(super) fn reveal_a_wrong_secret(world: &World, dice: &mut Dice) -> Vec<Action> {
	let preimage = dice.bytes();
	of_agreements(world, dice, |agreement| Escrow::reveal { agreement, preimage })
}

pub(super) fn approve_unasked(world: &World, dice: &mut Dice) -> Vec<Action> {
	let terms_hash = H256::zero();
	of_agreements(world, dice, |agreement| Escrow::approve { agreement, terms_hash })
}

pub(super) fn releasing(world: &World, dice: &mut Dice) -> Vec<Action> {
	of_agreements(world, dice, |agreement| Escrow::release { agreement })
}

pub(super) use releasing as release_during_a_dispute;
pub(super) use releasing as release_too_early;
pub(super) use releasing as release_too_late;

pub(super) fn reclaim_too_early(world: &World, dice: &mut Dice) -> Vec<Action> {
	of_agreements(world, dice, |agreement| Escrow::reclaim { agreement })
}

/// A party rules on the very terms, though it is not the arbiter.
pub(super) fn arbitrate_unasked(world: &World, dice: &mut Dice) -> Vec<Action> {
	let who = a_party_account(world, dice);
	let arbitrate = |(agreement, record): (&u64, &Agreement)| {
		let (terms_hash, ruling) = (record.hash(), Ruling::Release);
		signed(who.clone(), Escrow::arbitrate { agreement: *agreement, terms_hash, ruling })
	};
	let actions: Vec<Action> = world.model.agreements.iter().map(arbitrate).collect();
	dice.shuffle(actions)
}
