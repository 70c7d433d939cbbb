//! What the events of the pallet Identity do to the records.

use super::{
	records::identity::{Meter, MeterStatus, Party, PartyStatus, Recovery, Registrar},
	scribe::{Done, Scribe},
	values::{account, hash, meter as name, region, roles, text, Account},
};
use verdigrid_client::api::identity::Event;

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Applied { .. } => applied(scribe, event),
		Event::MeterRegistered { .. } => meter_registered(scribe, event).await,
		Event::MeterRetired { .. } | Event::MeterRestored { .. } | Event::MeterRemoved { .. } => {
			meter_ended(scribe, event).await
		}
		Event::RegistrarSet { account: who, roles: its, max_level } => {
			let id = account(who);
			let known: Option<Registrar> = scribe.get(&id.0).await?;
			let mut registrar = known.unwrap_or(Registrar {
				account: id,
				roles: Vec::new(),
				max_level: 0,
				appointments: 0,
				removed: true,
				created_at: scribe.at,
				changed_at: scribe.at,
			});
			if registrar.removed {
				registrar.appointments = registrar.appointments.saturating_add(1);
			}
			(registrar.roles, registrar.max_level) = (roles(its.0), *max_level);
			registrar.removed = false;
			scribe.put_changed(&mut registrar)
		}
		Event::RegistrarRemoved { account: who } => {
			scribe.change(account(who), |registrar: &mut Registrar| registrar.removed = true).await
		}
		Event::RecoveryStarted { party, new_account, ready_at, by, reason } => {
			let by = by.as_ref().map(account);
			let appointment = appointment(scribe, by.as_ref()).await?;
			let recovery = Recovery {
				new_account: account(new_account),
				started_at: scribe.at.time,
				ready_at: *ready_at,
				by,
				appointment,
			};
			let reason = text(&reason.0);
			let start = |party: &mut Party| {
				(party.recovery, party.reason) = (Some(recovery), Some(reason));
			};
			scribe.change(party, start).await
		}
		_ => standing(scribe, event).await,
	}
}

/// Which appointment of a registrar is in force.
async fn appointment(
	scribe: &mut Scribe<'_, '_>,
	by: Option<&Account>,
) -> Result<u32, crate::book::BookError> {
	match by {
		Some(by) => Ok(scribe.need::<Registrar>(&by.0).await?.appointments),
		None => Ok(0),
	}
}

fn applied(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Applied { party, account: who, kind, commitment, jurisdiction } = event else {
		return Ok(());
	};
	scribe.put(&Party {
		id: *party,
		account: account(who),
		earlier_accounts: Vec::new(),
		kind: (&kind.0).into(),
		roles: Vec::new(),
		level: 0,
		commitment: None,
		pending: Some(hash(commitment)),
		tag: None,
		jurisdiction: region(jurisdiction),
		status: PartyStatus::Applied,
		registrar: None,
		expires_at: Some(0),
		suspended_at: 0,
		reason: None,
		rotation: None,
		recovery: None,
		vetoed: false,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

/// The events that change one party.
async fn standing(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Some(id) = party_of(event) else { return Ok(()) };
	let now = scribe.at.time;
	scribe.change(id, |party: &mut Party| change(party, event, now)).await
}

/// The party that an event is about.
pub(super) fn party_of(event: &Event) -> Option<u32> {
	match event {
		Event::Applied { party, .. }
		| Event::Attested { party, .. }
		| Event::MeterRegistered { party, .. }
		| Event::Rejected { party, .. }
		| Event::Renewed { party, .. }
		| Event::Suspended { party, .. }
		| Event::Reinstated { party, .. }
		| Event::Revoked { party, .. }
		| Event::CommitmentUpdated { party, .. }
		| Event::RotationOffered { party, .. }
		| Event::RotationCancelled { party, .. }
		| Event::Rotated { party, .. }
		| Event::RecoveryStarted { party, .. }
		| Event::RecoveryVetoed { party, .. }
		| Event::RecoveryCancelled { party, .. }
		| Event::TagCorrected { party, .. }
		| Event::Recovered { party, .. }
		| Event::MeterRetired { party, .. }
		| Event::MeterRestored { party, .. }
		| Event::MeterRemoved { party, .. } => Some(*party),
		Event::RegistrarSet { .. } | Event::RegistrarRemoved { .. } => None,
	}
}

fn change(party: &mut Party, event: &Event, now: u64) {
	match event {
		Event::Attested { registrar, commitment, tag, roles: its, level, expires_at, .. } => {
			(party.commitment, party.pending) = (Some(hash(commitment)), None);
			party.tag = Some(hash(tag));
			(party.roles, party.level) = (roles(its.0), *level);
			party.expires_at = Some(*expires_at);
			party.status = PartyStatus::Active;
			party.registrar = Some(account(registrar));
			party.reason = None;
		}
		Event::Rejected { removed, reason, .. } => {
			(party.commitment, party.pending) = (None, None);
			party.status = if *removed { PartyStatus::Removed } else { PartyStatus::Rejected };
			if *removed {
				party.rotation = None;
			}
			party.reason = Some(text(&reason.0));
		}
		Event::Renewed { registrar, expires_at, .. } => {
			party.registrar = Some(account(registrar));
			party.expires_at = Some(*expires_at);
		}
		Event::Suspended { reason, .. } => {
			(party.status, party.suspended_at) = (PartyStatus::Suspended, now);
			party.reason = Some(text(&reason.0));
		}
		Event::Reinstated { status, .. } => {
			(party.status, party.suspended_at) = (status.into(), 0);
			party.reason = None;
		}
		Event::Revoked { reason, .. } => {
			party.status = PartyStatus::Revoked;
			party.reason = Some(text(&reason.0));
		}
		Event::CommitmentUpdated { commitment, .. } => {
			party.pending = Some(hash(commitment));
			let attested = party.commitment.is_some();
			party.status = if attested { PartyStatus::Active } else { PartyStatus::Applied };
		}
		Event::RotationOffered { new_account, .. } => party.rotation = Some(account(new_account)),
		Event::RotationCancelled { .. } => party.rotation = None,
		Event::Rotated { new_account, .. } => {
			party.rotation = None;
			moved(party, account(new_account));
		}
		Event::Recovered { new_account, .. } => {
			(party.recovery, party.vetoed) = (None, false);
			moved(party, account(new_account));
		}
		Event::RecoveryVetoed { .. } => (party.recovery, party.vetoed) = (None, true),
		Event::RecoveryCancelled { .. } => party.recovery = None,
		Event::TagCorrected { new, .. } => party.tag = Some(hash(new)),
		_ => (),
	}
}

fn moved(party: &mut Party, to: Account) {
	let before = std::mem::replace(&mut party.account, to);
	party.earlier_accounts.push(before);
}

async fn meter_registered(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::MeterRegistered {
		meter,
		number,
		party,
		registrar,
		direction,
		granularity,
		max_power_w,
		region: place,
		from,
		takes_over,
	} = event
	else {
		return Ok(());
	};
	let id = name(meter);
	let earlier = scribe.set_aside::<Meter>(&id.0).await?;
	let takes_over = takes_over.as_ref().map(name);
	if let Some(before) = &takes_over {
		let by = id.clone();
		scribe.change(before, |meter: &mut Meter| meter.taken_over_by = Some(by)).await?;
	}
	scribe.put(&Meter {
		id,
		number: *number,
		party: *party,
		registrar: Some(account(registrar)),
		direction: (&direction.0).into(),
		granularity: (&granularity.0).into(),
		max_power_w: *max_power_w,
		region: region(place),
		from: *from,
		to: None,
		retired_at: None,
		takes_over,
		taken_over_by: None,
		status: MeterStatus::Existing,
		project: None,
		earlier,
		set_aside: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

async fn meter_ended(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let now = scribe.at.time;
	match event {
		Event::MeterRetired { meter, to, .. } => {
			let retire = |meter: &mut Meter| {
				(meter.to, meter.retired_at) = (Some(*to), Some(now));
				meter.status = MeterStatus::Retired;
			};
			scribe.change(name(meter), retire).await
		}
		Event::MeterRestored { meter, .. } => {
			let restore = |meter: &mut Meter| {
				(meter.to, meter.retired_at) = (None, None);
				meter.status = MeterStatus::Existing;
			};
			scribe.change(name(meter), restore).await
		}
		Event::MeterRemoved { meter, .. } => {
			let id = name(meter);
			let removed: Meter = scribe.need(&id.0).await?;
			if let Some(before) = removed.takes_over {
				scribe.change(before, |meter: &mut Meter| meter.taken_over_by = None).await?;
			}
			scribe.change(id, |meter: &mut Meter| meter.status = MeterStatus::Removed).await
		}
		_ => Ok(()),
	}
}
