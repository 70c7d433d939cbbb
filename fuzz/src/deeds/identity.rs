//! What becomes of parties and their meters later.

use verdigrid_identity::{types::Reason, Call};
use verdigrid_primitives::party::{PartyId, Roles};
use verdigrid_runtime::AccountId;

use super::{people::may_be_judged, registry, vote, Act, Deed, Scene};
use verdigrid_runtime::governance::Origin as Track;

pub(super) const DEEDS: &[Deed] = &[
	reject,
	renew,
	suspend,
	reinstate,
	reinstate,
	revoke,
	update_commitment,
	rotate,
	cancel_rotation,
	accept_rotation,
	accept_rotation,
	recover,
	veto_recovery,
	finish_recovery,
	cancel_recovery,
	retire_meter,
	set_registrar,
	remove_registrar,
	correct_tag,
	restore_meter,
	remove_meter,
];

fn reason() -> Reason {
	b"as stated".to_vec().try_into().expect("it is short")
}

fn registrar(scene: &mut Scene<'_>) -> Option<AccountId> {
	let registrars = &scene.view.registrars;
	scene.dice.pick(registrars).cloned()
}

/// Any party that is not rejected. Founders are judged seldom: much rests on them.
fn judged(scene: &mut Scene<'_>) -> Option<PartyId> {
	const FOUNDERS: PartyId = 9;
	let spares = !scene.dice.once_in(6);
	let fits = |id: PartyId| !spares || id >= FOUNDERS;
	let all: Vec<PartyId> = scene
		.view
		.parties
		.iter()
		.filter(|(id, party)| fits(*id) && may_be_judged(party.status))
		.map(|(id, _)| *id)
		.collect();
	scene.dice.pick(&all).copied()
}

fn reject(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let waiting: Vec<_> =
		scene.view.parties.iter().filter(|(_, party)| party.pending.is_some()).collect();
	let (party, record) = scene.dice.pick(&waiting).copied()?;
	if !scene.dice.once_in(4) {
		return None;
	}
	let (account, commitment) = (record.account.clone(), record.pending?);
	let call = Call::reject { party: *party, account, commitment, reason: reason() };
	Some(vec![Act::By(registrar(scene)?, call.into())])
}

fn renew(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let attested: Vec<_> =
		scene.view.parties.iter().filter(|(_, party)| party.commitment.is_some()).collect();
	let (party, record) = scene.dice.pick(&attested).copied()?;
	let (account, commitment) = (record.account.clone(), record.commitment?);
	let expires_at = scene.view.now + scene.dice.one_of([1, 30, 400, 5_000]) * 86_400;
	let call = Call::renew { party: *party, account, commitment, expires_at };
	Some(vec![Act::By(registrar(scene)?, call.into())])
}

fn suspend(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = judged(scene)?;
	if !scene.dice.once_in(3) {
		return None;
	}
	Some(vec![Act::By(registrar(scene)?, Call::suspend { party, reason: reason() }.into())])
}

/// By a registrar, or by governance.
fn decided(scene: &mut Scene<'_>, call: Call<verdigrid_runtime::Runtime>) -> Option<Vec<Act>> {
	match scene.dice.once_in(3) {
		true => vote(scene, Track::RegistryAdmin, call),
		false => Some(vec![Act::By(registrar(scene)?, call.into())]),
	}
}

fn reinstate(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let barred: Vec<_> = scene.view.parties.iter().filter(|(_, party)| party.is_barred()).collect();
	let (party, _) = scene.dice.pick(&barred).copied()?;
	decided(scene, Call::reinstate { party: *party })
}

fn revoke(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = judged(scene)?;
	if !scene.dice.once_in(5) {
		return None;
	}
	decided(scene, Call::revoke { party, reason: reason() })
}

fn update_commitment(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = judged(scene)?;
	let commitment = scene.hash();
	scene.by(party, Call::update_commitment { commitment })
}

/// An account without a party; now and then any.
fn free_account(scene: &mut Scene<'_>) -> AccountId {
	let free: Vec<_> = scene
		.keys
		.accounts()
		.iter()
		.filter(|account| !scene.view.parties.iter().any(|(_, party)| party.account == **account))
		.cloned()
		.collect();
	match scene.dice.once_in(10) {
		true => scene.anybody(),
		false => scene.dice.pick(&free).cloned().unwrap_or_else(|| scene.keys.account(0).clone()),
	}
}

fn rotate(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = judged(scene)?;
	let new_account = free_account(scene);
	scene.by(party, Call::rotate { new_account })
}

fn cancel_rotation(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (party, _) = scene.dice.pick(&scene.view.rotations).cloned()?;
	if !scene.dice.once_in(3) {
		return None;
	}
	scene.by(party, Call::cancel_rotation {})
}

fn accept_rotation(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (party, account) = scene.dice.pick(&scene.view.rotations).cloned()?;
	Some(vec![Act::By(account, Call::accept_rotation { party }.into())])
}

fn recover(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = judged(scene)?;
	let new_account = free_account(scene);
	if !scene.dice.once_in(2) {
		return None;
	}
	decided(scene, Call::recover { party, new_account, reason: reason() })
}

fn recovered(scene: &mut Scene<'_>) -> Option<PartyId> {
	scene.dice.pick(&scene.view.recoveries).map(|(party, _)| *party)
}

fn veto_recovery(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = recovered(scene)?;
	scene.by(party, Call::veto_recovery {})
}

fn finish_recovery(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (party, account) = scene.dice.pick(&scene.view.recoveries).cloned()?;
	match scene.dice.once_in(5) {
		true => scene.by_anybody(Call::finish_recovery { party }),
		false => Some(vec![Act::By(account, Call::finish_recovery { party }.into())]),
	}
}

fn cancel_recovery(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let party = recovered(scene)?;
	decided(scene, Call::cancel_recovery { party })
}

fn meter(scene: &mut Scene<'_>) -> Option<verdigrid_primitives::party::MeterId> {
	scene.dice.pick(&scene.view.meters).map(|(id, _)| id.clone())
}

fn retire_meter(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let meter = meter(scene)?;
	if !scene.dice.once_in(3) {
		return None;
	}
	let now = scene.view.now;
	let to = scene.dice.one_of([
		None,
		Some(now),
		Some(now.saturating_sub(40 * 86_400)),
		Some(now + 60),
		Some(0),
	]);
	Some(vec![Act::By(registrar(scene)?, Call::retire_meter { meter, to }.into())])
}

fn set_registrar(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let account = scene.anybody();
	let max_level = scene.dice.below(5) as u8;
	registry(scene, Call::set_registrar { account, roles: Roles::ALL, max_level })
}

fn remove_registrar(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	if scene.view.registrars.len() < 2 && !scene.dice.once_in(10) {
		return None;
	}
	let account = registrar(scene)?;
	registry(scene, Call::remove_registrar { account })
}

fn correct_tag(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (party, tag) = (judged(scene)?, scene.hash());
	registry(scene, Call::correct_tag { party, tag })
}

fn restore_meter(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let retired: Vec<_> =
		scene.view.meters.iter().filter(|(_, meter)| meter.to.is_some()).collect();
	let meter = scene.dice.pick(&retired).map(|(id, _)| id.clone())?;
	registry(scene, Call::restore_meter { meter })
}

fn remove_meter(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let meter = meter(scene)?;
	registry(scene, Call::remove_meter { meter })
}
