//! Certificates are issued, moved, pledged, exchanged, redeemed, frozen and withdrawn.

use verdigrid_certificates::{
	types::{ExchangeStatus, Reason, Rejection},
	Call,
};
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, Class, Policy, ProjectCode, TradeClass},
	claim::{Beneficiary, Claim, Purpose},
	evidence::Topic,
	party::{Direction, PartyId, Role},
	Energy, Granularity, Period,
};

use super::{bounds, registry, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] = &[
	issue,
	issue,
	issue,
	issue,
	transfer,
	transfer,
	pledge,
	release_pledge,
	request_exchange,
	settle_exchange,
	reject_exchange,
	withdraw_exchange,
	redeem,
	check_redemption,
	split,
	merge,
	withdraw,
	freeze,
	unfreeze,
	update_project,
	retire_project,
	set_class,
	restore_project,
	hand_over_project,
	remove_project,
];

fn project(scene: &mut Scene<'_>) -> Option<(ProjectCode, verdigrid_certificates::types::Project)> {
	scene.dice.pick(&scene.view.projects).cloned()
}

/// Certificates for a reading that is anchored.
fn issue(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (code, record) = project(scene)?;
	let granularity = scene.view.meters.iter().find(|(id, _)| *id == record.meter)?.1.granularity;
	let anchored: Vec<Period> = scene
		.view
		.anchors
		.iter()
		.filter_map(|(topic, _)| match topic {
			Topic::Metering(period, _) if period.granularity == granularity => Some(*period),
			_ => None,
		})
		.collect();
	let period = scene.dice.pick(&anchored).copied()?;
	let revision = match scene.dice.once_in(15) {
		true => 0,
		false => scene.view.latest(period)?,
	};
	let meter = match scene.dice.once_in(20) {
		true => scene.secrets.books.any_meter(scene.dice, period, revision)?,
		false => record.meter.clone(),
	};
	let reading = scene.secrets.books.reading(&meter, period, revision)?;
	let classes: Vec<TradeClass> = scene
		.view
		.classes
		.iter()
		.filter(|(_, class)| class.granularity == granularity)
		.map(|(letter, _)| *letter)
		.collect();
	let class = match scene.dice.once_in(20) {
		true => TradeClass::new(b'X')?,
		false => scene.dice.pick(&classes).copied()?,
	};
	let most = reading.reading.energy.wh();
	let energy = match scene.dice.below(6) {
		0 => most,
		1 => scene.dice.below(most + 2),
		2 => 0,
		_ => most / scene.dice.one_of([2, 3, 10, 1_000]),
	};
	let energy = Energy::from_wh(energy);
	scene.by(record.issuer, Call::issue { project: code, period, class, energy, reading })
}

/// Part of a bundle that is free, and who holds it.
pub(super) fn free(scene: &mut Scene<'_>) -> Option<(CertificateRange, PartyId)> {
	let all = match scene.dice.once_in(20) {
		true => scene.view.bundles.iter().map(|(range, it)| (*range, it.holder)).collect(),
		false => scene.view.free_bundles(),
	};
	let (range, holder) = scene.dice.pick(&all).copied()?;
	Some((part(scene, range), holder))
}

/// A part of a range: its beginning, its end, or the midst.
fn part(scene: &mut Scene<'_>, range: CertificateRange) -> CertificateRange {
	let units = scene.some_of(range.units);
	let rest = range.units.saturating_sub(units);
	let skipped = match scene.dice.below(3) {
		0 => rest,
		1 => scene.dice.below(u64::from(rest) + 1) as u32,
		_ => 0,
	};
	CertificateRange { first: range.first + skipped, units, ..range }
}

fn another(scene: &mut Scene<'_>) -> Option<PartyId> {
	let active = scene.view.active();
	scene.party(&active)
}

fn transfer(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (CertificateRange { batch, first, units }, holder) = free(scene)?;
	let to = another(scene)?;
	scene.by(holder, Call::transfer { batch, first, units, to })
}

fn pledge(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (CertificateRange { batch, first, units }, holder) = free(scene)?;
	let period = scene.view.batch(batch)?.info.period;
	let users = scene.view.meters_of(period, Direction::Consumption);
	let users: Vec<PartyId> = users.into_iter().map(|(_, meter)| meter.party).collect();
	let buyer = scene.party(&users)?;
	let (trade_ref, until) = (scene.hash(), scene.soon());
	scene.by(holder, Call::pledge { batch, first, units, buyer, trade_ref, until })
}

fn release_pledge(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (pledge, record) = scene.dice.pick(&scene.view.pledges).copied()?;
	scene.by(record.seller, Call::release_pledge { pledge })
}

fn request_exchange(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (CertificateRange { batch, first, units }, holder) = free(scene)?;
	let centres = scene.view.with_role(Role::TradingCentre);
	let centre = scene.party(&centres)?;
	scene.by(holder, Call::request_exchange { batch, first, units, centre })
}

fn exchange(scene: &mut Scene<'_>) -> Option<(u64, verdigrid_certificates::types::Exchange)> {
	let open = |exchange: &verdigrid_certificates::types::Exchange| {
		matches!(exchange.status, ExchangeStatus::Requested { .. })
	};
	let all: Vec<_> =
		scene.view.exchanges.iter().filter(|(_, exchange)| open(exchange)).copied().collect();
	scene.dice.pick(&all).copied()
}

fn settle_exchange(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (exchange, record) = exchange(scene)?;
	let CertificateRange { batch, first, units } = record.range;
	let receipt = scene.hash();
	scene.by(record.centre, Call::settle_exchange { exchange, batch, first, units, receipt })
}

fn reject_exchange(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (exchange, record) = exchange(scene)?;
	let CertificateRange { batch, first, units } = record.range;
	let reason = Rejection::RecordsDiffer;
	scene.by(record.centre, Call::reject_exchange { exchange, batch, first, units, reason })
}

fn withdraw_exchange(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (exchange, record) = exchange(scene)?;
	scene.by(record.holder, Call::withdraw_exchange { exchange })
}

/// A claim about certificates of this batch.
pub(super) fn claim(scene: &mut Scene<'_>, batch: BatchId, holder: PartyId) -> Option<Claim> {
	let produced = bounds(scene.view.batch(batch)?.info.period)?;
	let beneficiary = match scene.dice.below(8) {
		0..=3 => Beneficiary::Party(holder),
		4 => Beneficiary::Party(another(scene)?),
		5 => Beneficiary::Name(b"a tenant".to_vec().try_into().ok()?),
		6 => Beneficiary::Name(b"\0\x7f".to_vec().try_into().ok()?),
		_ => Beneficiary::Commitment(scene.hash()),
	};
	let purpose = scene.dice.one_of([
		Purpose::Voluntary,
		Purpose::Voluntary,
		Purpose::Event,
		Purpose::ProductFootprint,
		Purpose::Obligation,
		Purpose::Scope2,
	]);
	let (from, to) = match scene.dice.below(10) {
		0 => (produced.end, produced.end + 1),
		1 => (produced.end, produced.start),
		_ => (produced.start, produced.end),
	};
	Some(Claim { beneficiary, purpose, from, to, note: scene.hash() })
}

fn redeem(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (CertificateRange { batch, first, units }, holder) = free(scene)?;
	let claim = claim(scene, batch, holder)?;
	scene.by(holder, Call::redeem { batch, first, units, claim })
}

fn check_redemption(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (range, bundle) = scene.dice.pick(&scene.view.bundles).copied()?;
	let sequence = range.first + scene.dice.below(range.units.into()) as u32;
	let mut number = scene.view.batch(range.batch)?.info.number(sequence)?;
	if scene.dice.once_in(6) {
		number[scene.dice.place(32)] = b'!';
	}
	scene.by_anybody(Call::check_redemption { number, first: range.first, expected: bundle.state })
}

fn split(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (CertificateRange { batch, first, units }, holder) = free(scene)?;
	scene.by(holder, Call::split { batch, first, units })
}

fn merge(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (range, bundle) = scene.dice.pick(&scene.view.bundles).copied()?;
	scene.by(bundle.holder, Call::merge { batch: range.batch, first: range.first })
}

/// By the issuer, or by governance.
fn judged(
	scene: &mut Scene<'_>,
	issuer: PartyId,
	call: Call<verdigrid_runtime::Runtime>,
) -> Option<Vec<Act>> {
	match scene.dice.once_in(3) {
		true => registry(scene, call),
		false => scene.by(issuer, call),
	}
}

fn reason(scene: &mut Scene<'_>) -> Reason {
	scene.dice.one_of([
		Reason::Metering,
		Reason::Issuing,
		Reason::Objection,
		Reason::Fraud,
		Reason::Order,
	])
}

fn withdraw(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (CertificateRange { batch, first, units }, _) = free(scene)?;
	let issuer = scene.view.batch(batch)?.issuer;
	let reason = reason(scene);
	judged(scene, issuer, Call::withdraw { batch, first, units, reason })
}

fn freeze(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (batch, record) = scene.dice.pick(&scene.view.batches).cloned()?;
	let reason = reason(scene);
	if !scene.dice.once_in(3) {
		return None;
	}
	judged(scene, record.issuer, Call::freeze { batch, reason })
}

fn unfreeze(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let frozen: Vec<_> = scene.view.batches.iter().filter(|(_, it)| it.info.frozen).collect();
	let (batch, record) = scene.dice.pick(&frozen).copied()?;
	judged(scene, record.issuer, Call::unfreeze { batch: *batch })
}

fn update_project(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (project, record) = project(scene)?;
	let capacity_w = scene.dice.one_of([0, 1, 5_000, 100_000, 100_000_000_000, 100_000_000_001]);
	judged(scene, record.issuer, Call::update_project { project, capacity_w })
}

fn retire_project(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (project, record) = project(scene)?;
	if !scene.dice.once_in(4) {
		return None;
	}
	judged(scene, record.issuer, Call::retire_project { project })
}

fn set_class(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let class = TradeClass::new(scene.dice.one_of(*b"TNGKXD"))?;
	let terms = Class {
		granularity: scene.dice.one_of([Granularity::Hour, Granularity::Day, Granularity::Month]),
		face_value: Energy::from_wh(scene.dice.one_of([0, 1, 1_000, 1_000_000])),
		policy: scene.dice.one_of([Policy::Once, Policy::DeliveryOnly, Policy::Unlimited]),
		validity_months: scene.dice.one_of([1, 2, 24, 480, 5_000]),
	};
	registry(scene, Call::set_class { class, terms })
}

fn restore_project(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let retired: Vec<_> = scene.view.projects.iter().filter(|(_, it)| it.retired).collect();
	let project = scene.dice.pick(&retired).map(|(code, _)| *code)?;
	registry(scene, Call::restore_project { project })
}

fn hand_over_project(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (project, _) = project(scene)?;
	let issuers = scene.view.with_role(Role::Issuer);
	let issuer = scene.party(&issuers)?;
	registry(scene, Call::hand_over_project { project, issuer })
}

fn remove_project(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (project, record) = project(scene)?;
	if record.issued && !scene.dice.once_in(5) {
		return None;
	}
	registry(scene, Call::remove_project { project })
}
