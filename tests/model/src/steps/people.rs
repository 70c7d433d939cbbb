//! Parties come, are barred, come back, and move to other accounts.

use sp_core::H256;
use verdigrid_identity::{types::Reason, Call};
use verdigrid_primitives::party::{PartyId, Role, Roles};

use crate::{
	cast::{account, apply as application, commitment, ACCOUNTS, DAY, METERS, REGISTRAR},
	dice::Dice,
	rules::Party,
	world::{governed, signed, Action, World},
	AccountId,
};

pub fn reason() -> Reason {
	b"a reason".to_vec().try_into().unwrap()
}

fn registrar() -> AccountId {
	REGISTRAR.to_account_id()
}

pub fn apply(world: &mut World, dice: &mut Dice) -> bool {
	let actions: Vec<Action> = (0..ACCOUNTS)
		.map(|number| signed(account(number), application(commitment(dice.bytes()))))
		.collect();
	world.play_one(dice, actions)
}

/// Parties, most often those that are no founders: without them little happens.
fn parties(world: &World, dice: &mut Dice) -> Vec<(PartyId, Party)> {
	let first = if dice.once_in(4) { 0 } else { world.party(0) };
	world.model.parties.range(first..).map(|(id, party)| (*id, party.clone())).collect()
}

pub fn attest_a_party(world: &mut World, dice: &mut Dice) -> bool {
	let roles = [Role::Consumer, Role::Trader, Role::Generator, Role::TradingCentre, Role::Issuer];
	let mut actions = Vec::new();
	for (party, Party { account, commitment, pending, tag, .. }) in parties(world, dice) {
		let commitment = pending.or(commitment).unwrap_or_default();
		let roles = Roles::of(&[dice.pick(roles).unwrap(), dice.pick(roles).unwrap()]);
		let tag = tag.unwrap_or_else(|| H256(dice.bytes()));
		let expires_at = world.now() + dice.within(1, 40) * DAY;
		let level = 1;
		let attest = Call::attest { party, account, commitment, tag, roles, level, expires_at };
		actions.push(signed(registrar(), attest));
	}
	world.play_one(dice, actions)
}

pub fn reject(world: &mut World, dice: &mut Dice) -> bool {
	let reject = |(party, Party { account, pending, .. })| {
		let commitment = pending.unwrap_or_default();
		signed(registrar(), Call::reject { party, account, commitment, reason: reason() })
	};
	let actions = parties(world, dice).into_iter().map(reject).collect();
	world.play_one(dice, actions)
}

pub fn renew(world: &mut World, dice: &mut Dice) -> bool {
	let expires_at = world.now() + dice.below(60) * DAY;
	let renew = |(party, Party { account, commitment, .. })| {
		let commitment = commitment.unwrap_or_default();
		signed(registrar(), Call::renew { party, account, commitment, expires_at })
	};
	let actions = parties(world, dice).into_iter().map(renew).collect();
	world.play_one(dice, actions)
}

pub fn suspend(world: &mut World, dice: &mut Dice) -> bool {
	let suspend = |(party, _)| signed(registrar(), Call::suspend { party, reason: reason() });
	let actions = parties(world, dice).into_iter().map(suspend).collect();
	world.play_one(dice, actions)
}

/// By the registrar, or by governance, which alone brings back who was revoked.
pub fn reinstate(world: &mut World, dice: &mut Dice) -> bool {
	let parties = world.model.parties.iter().filter(|(_, party)| party.is_suspended());
	let actions = parties
		.flat_map(|(party, _)| {
			let reinstate = || Call::reinstate { party: *party };
			[signed(registrar(), reinstate()), governed(reinstate())]
		})
		.collect();
	world.play_one(dice, actions)
}

pub fn revoke_a_party(world: &mut World, dice: &mut Dice) -> bool {
	let by_governance = dice.once_in(2);
	let revoke = |(party, _)| {
		let revoke = Call::revoke { party, reason: reason() };
		if by_governance {
			governed(revoke)
		} else {
			signed(registrar(), revoke)
		}
	};
	let actions = parties(world, dice).into_iter().map(revoke).collect();
	world.play_one(dice, actions)
}

/// Now and then by one that another party has, or by its own.
pub fn correct_tag(world: &mut World, dice: &mut Dice) -> bool {
	let taken: Vec<H256> = world.model.parties.values().filter_map(|party| party.tag).collect();
	let mut actions = Vec::new();
	for (party, _) in parties(world, dice) {
		let other = dice.once_in(3).then(|| dice.pick(taken.clone())).flatten();
		let tag = other.unwrap_or_else(|| H256(dice.bytes()));
		actions.push(governed(Call::correct_tag { party, tag }));
	}
	world.play_one(dice, actions)
}

/// Now and then with a commitment that somebody has copied.
pub fn update_commitment(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	let stated = |(_, party): (PartyId, Party)| party.pending.or(party.commitment);
	let all: Vec<H256> = parties(world, dice).into_iter().filter_map(stated).collect();
	for (_, party) in parties(world, dice) {
		let copied = dice.once_in(4).then(|| dice.pick(all.clone())).flatten();
		let commitment = copied.unwrap_or_else(|| commitment(dice.bytes()));
		actions.push(signed(party.account, Call::update_commitment { commitment }));
	}
	world.play_one(dice, actions)
}

pub fn rotate(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (_, party) in parties(world, dice) {
		let new_account = account(dice.below(ACCOUNTS.into()) as u8);
		actions.push(signed(party.account, Call::rotate { new_account }));
	}
	world.play_one(dice, actions)
}

pub fn accept_rotation(world: &mut World, dice: &mut Dice) -> bool {
	let parties = world.model.parties.iter();
	let accept = |(party, record): (&PartyId, &Party)| {
		let new_account = record.offered_to.clone()?;
		Some(signed(new_account, Call::accept_rotation { party: *party }))
	};
	let actions = parties.filter_map(accept).collect();
	world.play_one(dice, actions)
}

/// By governance now and then.
pub fn recover(world: &mut World, dice: &mut Dice) -> bool {
	let by_governance = dice.once_in(4);
	let mut actions = Vec::new();
	for (party, _) in parties(world, dice) {
		let new_account = account(dice.below(ACCOUNTS.into()) as u8);
		let recover = Call::recover { party, new_account, reason: reason() };
		actions.push(if by_governance { governed(recover) } else { signed(registrar(), recover) });
	}
	world.play_one(dice, actions)
}

/// The parties that are being recovered.
fn recovering(world: &World) -> Vec<(PartyId, Party)> {
	let parties = world.model.parties.iter().map(|(id, party)| (*id, party.clone()));
	parties.filter(|(_, party)| party.recovery.is_some()).collect()
}

pub fn veto_recovery(world: &mut World, dice: &mut Dice) -> bool {
	let veto = |(_, party): (_, Party)| signed(party.account, Call::veto_recovery {});
	let actions = recovering(world).into_iter().map(veto).collect();
	world.play_one(dice, actions)
}

pub fn cancel_recovery(world: &mut World, dice: &mut Dice) -> bool {
	let cancel = |(party, _)| {
		let cancel = || Call::cancel_recovery { party };
		[signed(registrar(), cancel()), governed(cancel())]
	};
	let actions = recovering(world).into_iter().flat_map(cancel).collect();
	world.play_one(dice, actions)
}

/// By the new account, or by the one that the party uses, which may not.
pub fn finish_recovery(world: &mut World, dice: &mut Dice) -> bool {
	let by_new = !dice.once_in(4);
	let finish = |(party, record): (PartyId, Party)| {
		let new_account = record.recovery.map(|recovery| recovery.new_account);
		let by = new_account.filter(|_| by_new).unwrap_or(record.account);
		signed(by, Call::finish_recovery { party })
	};
	let actions = recovering(world).into_iter().map(finish).collect();
	world.play_one(dice, actions)
}

pub fn retire_meter(world: &mut World, dice: &mut Dice) -> bool {
	// Seldom: without meters nothing more is issued or verified.
	if !dice.once_in(4) {
		return false;
	}
	let now = world.now();
	let retire = |meter: &crate::cast::Metered| {
		let meter = meter.id();
		let moments = [now, now - 1, now - dice.within(0, 70) * DAY, now + 1];
		let to = dice.pick(moments).filter(|_| !dice.once_in(3));
		signed(registrar(), Call::retire_meter { meter, to })
	};
	let actions = METERS.iter().map(retire).collect();
	world.play_one(dice, actions)
}
