//! What the events of the pallet Certificates do to the records.

use super::{
	evidence::mark_used,
	market::account_of,
	records::{
		certificates::{
			status_of, Batch, Bundle, BundleStatus, Class, Exchange, ExchangeStatus, Freeze,
			Pledge, PledgeStatus, Project, ProjectStatus, Redemption, Totals, Withdrawal,
		},
		evidence::{reading_id, Reading, Topic, TopicKind},
		identity::Meter,
	},
	scribe::{Done, Scribe},
	values::{class as letter, code, hash, meter as name, At, MeterName, Period, Range},
};
use crate::book::BookError;
use verdigrid_client::api::{
	certificates::Event, runtime_types::verdigrid_certificates::types::Authority,
};
use verdigrid_primitives::certificate::BundleState;

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::ClassSet { .. } => class_set(scribe, event).await,
		Event::ProjectRegistered { .. }
		| Event::ProjectUpdated { .. }
		| Event::ProjectRetired { .. }
		| Event::ProjectRestored { .. }
		| Event::ProjectRemoved { .. }
		| Event::ProjectHandedOver { .. } => project(scribe, event).await,
		Event::CertificatesIssued { .. } => issued(scribe, event).await,
		Event::Pledged { .. } | Event::PledgeReleased { .. } | Event::PledgeUsed { .. } => {
			pledge(scribe, event).await
		}
		Event::ExchangeRequested { .. }
		| Event::ExchangeSettled { .. }
		| Event::ExchangeWithdrawn { .. }
		| Event::ExchangeRejected { .. } => exchange(scribe, event).await,
		Event::Redeemed { .. } | Event::Withdrawn { .. } => ended(scribe, event).await,
		Event::BatchFrozen { batch, reason, by } => {
			let freeze = Freeze { by: issuer(by), reason: reason.into(), at: scribe.at };
			scribe.change(batch, |batch: &mut Batch| batch.freeze = Some(freeze)).await
		}
		Event::BatchUnfrozen { batch, .. } => {
			scribe.change(batch, |batch: &mut Batch| batch.freeze = None).await
		}
		_ => moved(scribe, event).await,
	}
}

/// The issuer that acted. None: governance did.
fn issuer(by: &Authority) -> Option<u32> {
	match by {
		Authority::Governance => None,
		Authority::Issuer(party) => Some(*party),
	}
}

async fn class_set(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::ClassSet { class, terms } = event else { return Ok(()) };
	let id = letter(class);
	let known: Option<Class> = scribe.get(&id.0).await?;
	let created_at = known.map_or(scribe.at, |known| known.created_at);
	scribe.put(&Class {
		id,
		granularity: (&terms.granularity.0).into(),
		face_value: terms.face_value.0.wh(),
		policy: (&terms.policy).into(),
		validity_months: terms.validity_months,
		created_at,
		changed_at: scribe.at,
	})
}

async fn project(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::ProjectRegistered { .. } => project_registered(scribe, event).await,
		Event::ProjectUpdated { project, capacity_w, .. } => {
			scribe
				.change(code(project), |project: &mut Project| project.capacity_w = *capacity_w)
				.await
		}
		Event::ProjectRetired { project, .. } => {
			let retire = |project: &mut Project| {
				(project.retired, project.status) = (true, ProjectStatus::Retired);
			};
			scribe.change(code(project), retire).await
		}
		Event::ProjectRestored { project } => {
			let restore = |project: &mut Project| {
				(project.retired, project.status) = (false, ProjectStatus::Registered);
			};
			scribe.change(code(project), restore).await
		}
		Event::ProjectRemoved { project, meter, .. } => {
			scribe.change(name(meter), |meter: &mut Meter| meter.project = None).await?;
			let remove = |project: &mut Project| project.status = ProjectStatus::Removed;
			scribe.change(code(project), remove).await
		}
		Event::ProjectHandedOver { project, to, .. } => {
			scribe.change(code(project), |project: &mut Project| project.issuer = *to).await
		}
		_ => Ok(()),
	}
}

async fn project_registered(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::ProjectRegistered { project, owner, issuer, meter, source, capacity_w } = event
	else {
		return Ok(());
	};
	let id = code(project);
	let earlier = scribe.set_aside::<Project>(&id.0).await?;
	let (meter, serves) = (name(meter), id.clone());
	let region = scribe.need::<Meter>(&meter.0).await?.region;
	scribe.change(&meter, |meter: &mut Meter| meter.project = Some(serves)).await?;
	scribe.put(&Project {
		id,
		owner: *owner,
		issuer: *issuer,
		meter,
		source: (&source.0).into(),
		region,
		capacity_w: *capacity_w,
		status: ProjectStatus::Registered,
		retired: false,
		issued: false,
		last_issued: Default::default(),
		carry: Default::default(),
		earlier,
		set_aside: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

async fn issued(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::CertificatesIssued {
		batch,
		project,
		period,
		class,
		revision,
		first,
		units,
		drawn,
		carried,
		owner,
		..
	} = event
	else {
		return Ok(());
	};
	let (period, class, drawn, out) =
		(Period::from(&period.0), letter(class), drawn.0.wh(), carried.0.wh());
	let mut its: Project = scribe.need(&code(project).0).await?;
	let known: Option<Batch> = scribe.get(&batch.to_string()).await?;
	let carry = its.carry.entry(class.0.clone()).or_default();
	let into = if known.is_some() { 0 } else { std::mem::take(carry) };
	*carry = carry.saturating_add(out);
	if known.is_none() {
		its.last_issued.insert(class.0.clone(), period);
	}
	its.issued = true;
	let mut batch = match known {
		Some(batch) => batch,
		None => begun(scribe, event, &its).await?,
	};
	batch.issued = batch.issued.saturating_add(*units);
	batch.totals.active = batch.totals.active.saturating_add(*units);
	batch.revision = *revision;
	batch.drawn = batch.drawn.saturating_add(drawn);
	batch.carried_in = batch.carried_in.saturating_add(into);
	batch.carried_out = batch.carried_out.saturating_add(out);
	if *units > 0 {
		let range = Range { batch: batch.id, first: *first, units: *units };
		put_new_bundle(scribe, &batch, range, *owner)?;
	}
	let reading = reading_of(scribe, &batch.meter, period).await?;
	let drew = |reading: &mut Reading| {
		reading.drawn = reading.drawn.saturating_add(drawn);
		reading.carried_in = reading.carried_in.saturating_add(into);
		reading.carried_out = reading.carried_out.saturating_add(out);
	};
	scribe.change(reading, drew).await?;
	scribe.put_changed(&mut batch)?;
	scribe.put_changed(&mut its)?;
	mark_used(scribe, &Topic { kind: TopicKind::Metering, period, part: (*revision).into() }).await
}

/// A batch before anything was issued in it.
async fn begun(
	scribe: &mut Scribe<'_, '_>,
	event: &Event,
	its: &Project,
) -> Result<Batch, BookError> {
	let Event::CertificatesIssued {
		batch,
		period,
		class,
		owner,
		issuer,
		valid_until,
		revision,
		..
	} = event
	else {
		return Err(BookError::Contradiction("a batch begins with certificates".to_owned()));
	};
	let terms: Class = scribe.need(&letter(class).0).await?;
	Ok(Batch {
		id: *batch,
		project: its.id.clone(),
		owner: *owner,
		issuer: *issuer,
		meter: its.meter.clone(),
		source: its.source,
		region: its.region.clone(),
		period: (&period.0).into(),
		class: terms.id,
		face_value: terms.face_value,
		policy: terms.policy,
		valid_until: *valid_until,
		issued: 0,
		revision: *revision,
		drawn: 0,
		carried_in: 0,
		carried_out: 0,
		totals: Totals::default(),
		freeze: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

fn put_new_bundle(scribe: &mut Scribe<'_, '_>, batch: &Batch, range: Range, holder: u32) -> Done {
	scribe.put(&Bundle {
		range,
		holder,
		status: BundleStatus::Active,
		reference: None,
		traded: false,
		found: None,
		project: batch.project.clone(),
		class: batch.class.clone(),
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

/// The identification of the reading of a meter and period.
pub(super) async fn reading_of(
	scribe: &mut Scribe<'_, '_>,
	meter: &MeterName,
	period: Period,
) -> Result<String, BookError> {
	let meter: Meter = scribe.need(&meter.0).await?;
	Ok(reading_id(meter.number, period))
}

/// The events that move, lock, free or cut certificates.
async fn moved(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Transferred { range, to, .. } => {
			scribe.alter(range.into(), |bundle| bundle.traded_to(*to)).await
		}
		Event::Split { range, .. } => scribe.split(range.into()).await,
		Event::Merged { range, second } => scribe.merge(range.into(), *second).await,
		Event::Locked { range, lock, .. } => {
			let (status, reference) = status_of(&BundleState::Locked(lock_of(lock)));
			scribe.alter(range.into(), |bundle| bundle.set(status, reference)).await
		}
		Event::Released { range, .. } => free(scribe, range.into()).await,
		Event::VoucherUnbacked { range, to, .. } => {
			scribe.alter(range.into(), |bundle| bundle.given_back_to(*to)).await
		}
		Event::HandedOver { range, to, .. } => {
			scribe.alter(range.into(), |bundle| bundle.handed_over_to(*to)).await
		}
		_ => Ok(()),
	}
}

async fn free(scribe: &mut Scribe<'_, '_>, range: Range) -> Done {
	scribe.alter(range, |bundle| bundle.set(BundleStatus::Active, None)).await
}

fn lock_of(
	lock: &verdigrid_client::api::runtime_types::verdigrid_primitives::certificate::Lock,
) -> verdigrid_primitives::certificate::Lock {
	use verdigrid_client::api::runtime_types::verdigrid_primitives::certificate::Lock as Chain;
	use verdigrid_primitives::certificate::Lock;
	match lock {
		Chain::Offer(id) => Lock::Offer(*id),
		Chain::Exchange(id) => Lock::Exchange(*id),
		Chain::Pledge(id) => Lock::Pledge(*id),
		Chain::Voucher(id) => Lock::Voucher(*id),
		Chain::Auction(id) => Lock::Auction(*id),
	}
}

async fn pledge(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Pledged { pledge, range, seller, buyer, trade_ref, until } => {
			let (id, range) = (*pledge, Range::from(range));
			scribe.alter(range, |bundle| bundle.set(BundleStatus::Pledged, Some(id))).await?;
			let depositor = Some(account_of(scribe, *seller).await?);
			scribe.put(&Pledge {
				id,
				pledged: range,
				range,
				used: 0,
				seller: *seller,
				buyer: *buyer,
				trade_ref: hash(trade_ref),
				until: *until,
				depositor,
				status: PledgeStatus::Open,
				created_at: scribe.at,
				changed_at: scribe.at,
			})
		}
		Event::PledgeReleased { pledge, range } => {
			free(scribe, range.into()).await?;
			let release = |pledge: &mut Pledge| {
				(pledge.status, pledge.depositor) = (PledgeStatus::Released, None);
			};
			scribe.change(pledge, release).await
		}
		// The certificates themselves move with the event `Verified` that follows.
		Event::PledgeUsed { pledge, range } => {
			let units = range.0.units;
			let used = |pledge: &mut Pledge| {
				pledge.range = pledge.range.without_front(units);
				pledge.used = pledge.used.saturating_add(units);
				if pledge.range.units == 0 {
					(pledge.status, pledge.depositor) = (PledgeStatus::Used, None);
				}
			};
			scribe.change(pledge, used).await
		}
		_ => Ok(()),
	}
}

async fn exchange(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let at = scribe.at;
	match event {
		Event::ExchangeRequested { exchange, range, holder, centre, timeout } => {
			let (id, range) = (*exchange, Range::from(range));
			scribe.alter(range, |bundle| bundle.set(BundleStatus::InExchange, Some(id))).await?;
			let depositor = Some(account_of(scribe, *holder).await?);
			scribe.put(&Exchange {
				id,
				range,
				holder: *holder,
				centre: *centre,
				timeout: *timeout,
				depositor,
				status: ExchangeStatus::Requested,
				receipt: None,
				rejection: None,
				ended_at: None,
				created_at: at,
				changed_at: at,
			})
		}
		Event::ExchangeSettled { exchange, range, receipt, .. } => {
			let id = *exchange;
			scribe
				.alter(range.into(), |bundle| bundle.set(BundleStatus::Exchanged, Some(id)))
				.await?;
			let settle = |exchange: &mut Exchange| {
				end_exchange(exchange, ExchangeStatus::Settled, at);
				exchange.receipt = Some(hash(receipt));
			};
			scribe.change(id, settle).await
		}
		Event::ExchangeWithdrawn { exchange, range } => {
			free(scribe, range.into()).await?;
			let withdraw = |exchange: &mut Exchange| {
				end_exchange(exchange, ExchangeStatus::Withdrawn, at);
			};
			scribe.change(exchange, withdraw).await
		}
		Event::ExchangeRejected { exchange, range, reason, .. } => {
			free(scribe, range.into()).await?;
			let reject = |exchange: &mut Exchange| {
				end_exchange(exchange, ExchangeStatus::Rejected, at);
				exchange.rejection = Some(reason.into());
			};
			scribe.change(exchange, reject).await
		}
		_ => Ok(()),
	}
}

fn end_exchange(exchange: &mut Exchange, status: ExchangeStatus, at: At) {
	(exchange.status, exchange.ended_at) = (status, Some(at));
	exchange.depositor = None;
}

async fn ended(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Redeemed { redemption, range, energy, holder, matched, voucher, claim } => {
			let (id, range) = (*redemption, Range::from(range));
			scribe.alter(range, |bundle| bundle.set(BundleStatus::Redeemed, Some(id))).await?;
			let batch: Batch = scribe.need(&range.batch.to_string()).await?;
			scribe.put(&Redemption {
				id,
				range,
				energy: energy.0.wh(),
				holder: *holder,
				claim: (&claim.0).into(),
				matched: *matched,
				voucher: *voucher,
				project: batch.project,
				class: batch.class,
				created_at: scribe.at,
				changed_at: scribe.at,
			})
		}
		Event::Withdrawn { range, holder, reason, by } => {
			let range = Range::from(range);
			scribe.alter(range, |bundle| bundle.set(BundleStatus::Withdrawn, None)).await?;
			scribe.put(&Withdrawal {
				range,
				holder: *holder,
				reason: reason.into(),
				by: issuer(by),
				created_at: scribe.at,
				changed_at: scribe.at,
			})
		}
		_ => Ok(()),
	}
}
