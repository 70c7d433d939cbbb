//! Parties come, are barred, come back, and move to other accounts. Registrars come and go.

use sp_core::H256;
use verdigrid_identity::{types::Reason, Call};
use verdigrid_primitives::party::{Level, PartyId, Role, Roles};

use crate::{
	cast::{
		account, apply as application, apply_for as sponsored, commitment, ACCOUNTS, DAY, REGISTRAR,
	},
	dice::Dice,
	rules::Party,
	world::{governed, signed, Action, World},
	AccountId, Runtime,
};

pub fn reason() -> Reason {
	b"a reason".to_vec().try_into().unwrap()
}

/// Accounts that governance makes registrars: the first one, one with a party, one without.
fn candidates() -> [AccountId; 3] {
	[REGISTRAR.to_account_id(), account(5), account(ACCOUNTS - 1)]
}

/// The registrar that attested a party; now and then another one.
pub fn registrar_of(world: &World, dice: &mut Dice, party: PartyId) -> AccountId {
	let own = world.model.parties.get(&party).and_then(|party| party.registrar.clone());
	let own = own.filter(|own| world.model.registrars.contains_key(own) && !dice.once_in(6));
	let any = dice.pick(world.model.registrars.keys().cloned());
	own.or(any).unwrap_or_else(|| REGISTRAR.to_account_id())
}

/// An action of a party's registrar.
fn by_registrar(world: &World, dice: &mut Dice, party: PartyId, call: Call<Runtime>) -> Action {
	signed(registrar_of(world, dice, party), call)
}

pub fn apply(world: &mut World, dice: &mut Dice) -> bool {
	let actions: Vec<Action> = (0..ACCOUNTS)
		.map(|number| signed(account(number), application(commitment(dice.bytes()))))
		.collect();
	world.play_one(dice, actions)
}

/// Mostly a registrar with a signature that counts; now and then one that was used, is of another registrar, or too old.
pub fn apply_for(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	// The last ones have nothing.
	for number in 0..ACCOUNTS + 2 {
		let registrar = dice.pick(candidates()).unwrap();
		let named = if dice.once_in(5) { REGISTRAR.to_account_id() } else { registrar.clone() };
		let deadline = match dice.once_in(5) {
			true => world.now() - dice.within(0, 2),
			false => world.now() + dice.within(1, 31) * DAY,
		};
		let commitment = commitment(dice.bytes());
		let call = sponsored(number, &named, commitment, deadline, dice.once_in(2));
		actions.push(signed(registrar, call));
	}
	world.play_one(dice, actions)
}

/// Parties, most often without the founders: without founders that may act, little happens.
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
		let level = dice.within(1, 2) as Level;
		let attest = Call::attest { party, account, commitment, tag, roles, level, expires_at };
		actions.push(by_registrar(world, dice, party, attest));
	}
	world.play_one(dice, actions)
}

pub fn reject(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (party, Party { account, pending, .. }) in parties(world, dice) {
		let commitment = pending.unwrap_or_default();
		let reject = Call::reject { party, account, commitment, reason: reason() };
		actions.push(by_registrar(world, dice, party, reject));
	}
	world.play_one(dice, actions)
}

pub fn renew(world: &mut World, dice: &mut Dice) -> bool {
	let expires_at = world.now() + dice.below(60) * DAY;
	let mut actions = Vec::new();
	for (party, Party { account, commitment, .. }) in parties(world, dice) {
		let commitment = commitment.unwrap_or_default();
		let renew = Call::renew { party, account, commitment, expires_at };
		actions.push(by_registrar(world, dice, party, renew));
	}
	world.play_one(dice, actions)
}

/// A suspension of every party.
pub fn suspensions(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (party, _) in parties(world, dice) {
		let suspend = Call::suspend { party, reason: reason() };
		actions.push(by_registrar(world, dice, party, suspend));
	}
	actions
}

pub fn suspend(world: &mut World, dice: &mut Dice) -> bool {
	let actions = suspensions(world, dice);
	world.play_one(dice, actions)
}

/// By the registrar, or by governance, which alone brings back who was revoked.
pub fn reinstate(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (party, _) in world.model.parties.iter().filter(|(_, party)| party.is_suspended()) {
		let reinstate = || Call::reinstate { party: *party };
		actions.push(by_registrar(world, dice, *party, reinstate()));
		actions.push(governed(reinstate()));
	}
	world.play_one(dice, actions)
}

pub fn revoke_a_party(world: &mut World, dice: &mut Dice) -> bool {
	let by_governance = dice.once_in(2);
	let mut actions = Vec::new();
	for (party, _) in parties(world, dice) {
		let revoke = Call::revoke { party, reason: reason() };
		actions.push(match by_governance {
			true => governed(revoke),
			false => by_registrar(world, dice, party, revoke),
		});
	}
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

/// A party with an offer moves to another account.
pub fn a_seller_moves(world: &mut World, dice: &mut Dice) -> bool {
	let sellers: Vec<PartyId> = world.model.offers.values().map(|offer| offer.seller).collect();
	let Some(seller) = dice.pick(sellers) else { return false };
	let rotate =
		|number| signed(world.account_of(seller), Call::rotate { new_account: account(number) });
	let actions = (0..ACCOUNTS).map(rotate).collect();
	world.play_one(dice, actions) && accept_rotation(world, dice)
}

pub fn cancel_rotation(world: &mut World, dice: &mut Dice) -> bool {
	let offered = world.model.parties.values().filter(|party| party.offered_to.is_some());
	let cancel = |party: &Party| signed(party.account.clone(), Call::cancel_rotation {});
	let actions = offered.map(cancel).collect();
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

/// Recoveries of every party, by governance or not. Now and then to the registrar's own account.
pub fn recoveries(world: &World, dice: &mut Dice, by_governance: bool) -> Vec<Action> {
	let mut actions = Vec::new();
	for (party, _) in parties(world, dice) {
		let registrar = registrar_of(world, dice, party);
		let own = dice.once_in(8).then(|| registrar.clone());
		let new_account = own.unwrap_or_else(|| account(dice.below(ACCOUNTS.into()) as u8));
		let recover = Call::recover { party, new_account, reason: reason() };
		actions.push(if by_governance { governed(recover) } else { signed(registrar, recover) });
	}
	actions
}

/// By governance now and then.
pub fn recover(world: &mut World, dice: &mut Dice) -> bool {
	let by_governance = dice.once_in(4);
	let actions = recoveries(world, dice, by_governance);
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
	let mut actions = Vec::new();
	for (party, _) in recovering(world) {
		let cancel = || Call::cancel_recovery { party };
		actions.push(by_registrar(world, dice, party, cancel()));
		actions.push(governed(cancel()));
	}
	world.play_one(dice, actions)
}

/// By the new accounts of recoveries, or by the accounts that the parties use, which may not.
pub fn finishes(world: &World, by_new: bool) -> Vec<Action> {
	let finish = |(party, record): (PartyId, Party)| {
		let new_account = record.recovery.map(|recovery| recovery.new_account);
		let by = new_account.filter(|_| by_new).unwrap_or(record.account);
		signed(by, Call::finish_recovery { party })
	};
	recovering(world).into_iter().map(finish).collect()
}

pub fn finish_recovery(world: &mut World, dice: &mut Dice) -> bool {
	let by_new = !dice.once_in(4);
	let actions = finishes(world, by_new);
	world.play_one(dice, actions)
}

/// Most often with every role.
pub fn set_registrar(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for account in candidates() {
		let few = [Role::Consumer, Role::Trader, Role::Generator, Role::Issuer];
		let few = Roles::of(&dice.shuffle(few)[..2]);
		let roles = dice.pick([Roles::ALL, Roles::ALL, few, Roles::NONE]).unwrap();
		let max_level = dice.within(1, 3) as Level;
		actions.push(governed(Call::set_registrar { account, roles, max_level }));
	}
	world.play_one(dice, actions)
}

pub fn remove_registrar(world: &mut World, dice: &mut Dice) -> bool {
	let remove = |account| governed(Call::remove_registrar { account });
	let actions = candidates().into_iter().map(remove).collect();
	world.play_one(dice, actions)
}
