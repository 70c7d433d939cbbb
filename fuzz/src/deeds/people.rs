//! Newcomers become parties, with meters and projects.

use verdigrid_certificates::Call as Certificates;
use verdigrid_identity::{types::PartyStatus, Call as Identity};
use verdigrid_primitives::{
	certificate::{EnergySource, ProjectCode},
	party::{Direction, MeterId, PartyId, PartyKind, Role, Roles},
	Granularity,
};
use verdigrid_runtime::AccountId;

use super::{region, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] =
	&[apply, attest, attest, register_meter, register_meter, register_project, apply_for];

fn kind(scene: &mut Scene<'_>) -> PartyKind {
	scene.dice.one_of([PartyKind::Person, PartyKind::Organisation])
}

/// An account without a party.
fn free_account(scene: &mut Scene<'_>) -> Option<AccountId> {
	let parties = &scene.view.parties;
	let known = |account: &AccountId| parties.iter().any(|(_, party)| party.account == *account);
	let all = scene.keys.accounts().iter().chain(scene.secrets.shared.keys());
	let free: Vec<_> = all.filter(|account| !known(account)).collect();
	scene.dice.pick(&free).copied().cloned()
}

fn apply(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (kind, commitment) = (kind(scene), scene.hash());
	let account = match scene.dice.once_in(20) {
		true => scene.anybody(),
		false => free_account(scene)?,
	};
	Some(vec![Act::By(
		account,
		Identity::apply { kind, commitment, jurisdiction: region() }.into(),
	)])
}

/// An application that the account signs, and a registrar sends.
fn apply_for(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	use codec::Encode;
	let registrar = scene.dice.pick(&scene.view.registrars).cloned()?;
	let (kind, commitment) = (kind(scene), scene.hash());
	let seconds = scene.dice.one_of([4, 600, 86_400, 29 * 86_400, 80 * 86_400]);
	let deadline = scene.view.now + seconds;
	let account = match scene.dice.once_in(4) {
		true => scene.anybody(),
		false => free_account(scene)?,
	};
	let signer = scene.keys.signer(&account)?;
	let genesis = verdigrid_runtime::System::block_hash(0);
	let stated = (&account, kind, commitment, region(), deadline);
	let mut message = (b"verdigrid/application/v1", genesis, &registrar, stated).encode();
	match scene.dice.below(10) {
		0 => message.push(0),
		1..=4 => message = [b"<Bytes>", &message[..], b"</Bytes>"].concat(),
		_ => {}
	}
	let signature = scene.keys.sign(signer, &message);
	let jurisdiction = region();
	let call = Identity::apply_for { account, kind, commitment, jurisdiction, deadline, signature };
	Some(vec![Act::By(registrar, call.into())])
}

/// Roles that a party may want: mostly those of trade.
fn roles(scene: &mut Scene<'_>) -> Roles {
	use Role::*;
	match scene.dice.below(12) {
		0..=3 => Roles::of(&[Generator]),
		4..=6 => Roles::of(&[Consumer]),
		7 => Roles::of(&[Consumer, Generator, Trader]),
		8 => Roles::of(&[Trader]),
		9 => Roles::of(&[TradingCentre, EnergyPlatform]),
		10 => Roles::of(&[Issuer, Auditor]),
		_ => Roles::ALL,
	}
}

fn attest(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let registrar = scene.dice.pick(&scene.view.registrars).cloned()?;
	let waits = |party: &PartyId| !scene.secrets.judged.contains(party);
	let waiting: Vec<_> = scene
		.view
		.parties
		.iter()
		.filter(|(id, party)| party.pending.is_some() && waits(id) && party.account != registrar)
		.collect();
	let (party, record) = scene.dice.pick(&waiting).copied()?;
	scene.secrets.judged.insert(*party);
	let commitment = match scene.dice.once_in(20) {
		true => scene.hash(),
		false => record.pending?,
	};
	let tag = match (record.tag, scene.dice.once_in(12)) {
		(Some(tag), false) => tag,
		(_, true) => {
			let others = scene.view.parties.iter().filter_map(|(_, other)| other.tag);
			let others: Vec<_> = others.collect();
			scene.dice.pick(&others).copied()?
		}
		(None, false) => scene.hash(),
	};
	let days = match scene.dice.below(30) {
		0 => 20_000,
		1 | 2 => scene.dice.one_of([1, 40]),
		_ => scene.dice.one_of([400, 3_000]),
	};
	let call = Identity::attest {
		party: *party,
		account: record.account.clone(),
		commitment,
		tag,
		roles: roles(scene),
		level: if scene.dice.once_in(30) { 4 } else { scene.dice.below(4) as u8 },
		expires_at: scene.view.now + days * 86_400,
	};
	Some(vec![Act::By(registrar, call.into())])
}

fn register_meter(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let registrar = scene.dice.pick(&scene.view.registrars).cloned()?;
	let direction = scene.dice.one_of([Direction::Generation, Direction::Consumption]);
	let role = match direction {
		Direction::Generation => Role::Generator,
		Direction::Consumption => Role::Consumer,
	};
	let owners = scene.view.with_role(role);
	let party = scene.party(&owners)?;
	let granularity = scene.dice.one_of([
		Granularity::Month,
		Granularity::Month,
		Granularity::Hour,
		Granularity::Day,
	]);
	let retired: Vec<_> =
		scene.view.meters.iter().filter(|(_, meter)| meter.to.is_some()).collect();
	let takes_over = match scene.dice.once_in(3) {
		true => scene.dice.pick(&retired).copied(),
		false => None,
	};
	let from = match takes_over {
		Some((_, meter)) => {
			meter.to.unwrap_or_default().saturating_add(scene.dice.below(2) * 3_600)
		}
		None => {
			scene.dice.one_of([0, 0, 0, scene.view.now.saturating_sub(86_400 * 20), scene.view.now])
		}
	};
	let max_power_w = match granularity {
		// Few certificates: their class is of 1 Wh.
		Granularity::Hour if direction == Direction::Generation => {
			scene.dice.one_of([50, 100, 200_000])
		}
		_ if direction == Direction::Consumption => scene.dice.one_of([100, 100_000, 10_000_000]),
		_ => scene.dice.one_of([5_000, 10_000, 100_000, 100_000_000_000]),
	};
	let name = format!("M-{}-{}", party, scene.dice.below(10_000));
	let call = Identity::register_meter {
		party,
		meter: MeterId::new(&name)?,
		direction,
		granularity,
		max_power_w,
		region: region(),
		from,
		takes_over: takes_over.map(|(id, _)| id.clone()),
	};
	Some(vec![Act::By(registrar, call.into())])
}

fn register_project(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let issuers = scene.view.with_role(Role::Issuer);
	let issuer = scene.party(&issuers)?;
	let taken = |id: &MeterId| scene.view.projects.iter().any(|(_, project)| project.meter == *id);
	let free: Vec<_> = scene
		.view
		.meters
		.iter()
		.filter(|(id, meter)| meter.direction == Direction::Generation && !taken(id))
		.collect();
	let (meter, record) = scene.dice.pick(&free).copied()?;
	let body = format!("P{:015}", scene.dice.below(1_000_000_000));
	let call = Certificates::register_project {
		code: ProjectCode::with_check(&body).ok()?,
		owner: record.party,
		meter: meter.clone(),
		source: scene.dice.one_of(EnergySource::ALL),
		capacity_w: record.max_power_w,
	};
	scene.by(issuer, call)
}

/// Whether a party may be judged: it was not rejected.
pub(super) fn may_be_judged(status: PartyStatus) -> bool {
	status != PartyStatus::Rejected
}
