//! Seats attest statements.

use super::{Kind, Plan};
use crate::{
	error::{LoadError, Result},
	signing::Planned,
	wallet::Signer,
	world::Setup,
};
use futures::future::LocalBoxFuture;
use sp_core::H256;
use verdigrid_client::api::{self, Static};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Energy, Period,
};

/// All seats of both committees attest hours. The third of four anchors a topic.
pub struct Attest;

/// The hours that are attested lie in the ten years from 1975 on.
const FIRST_HOUR: u32 = 5 * 365 * 24;
const HOURS: u32 = 10 * 365 * 24;
/// How often another beginning is tried.
const ATTEMPTS: u32 = 50;

impl Kind for Attest {
	fn operation(&self) -> &'static str {
		"attestation of a statement by a seat"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Evidence", "attest")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	setup.chain.needs_as_built("Evidence", "attest")?;
	let seats = setup.seats()?;
	let first = seats.trading_centre.first().copied();
	let first = first.ok_or_else(|| LoadError::unexpected("there is no seat"))?;
	let sample = attestation(setup, first, Topic::Settlement(Period::hour(0), 0))?;
	let amount = setup.amount(&[(&sample, 1)], 1).await?;
	let planned = attestations(setup, amount).await?;
	let operations = planned.len() as u64;
	// A seat may be only a few rounds ahead of the others.
	Ok(Plan { planned, operations, ordered: true, ..Default::default() })
}

/// So many attestations of unused hours, in an order in which no seat is ahead of the others.
pub async fn attestations(setup: &mut Setup<'_>, amount: u64) -> Result<Vec<Planned>> {
	let seats = setup.seats()?;
	let each = seats.trading_centre.len().saturating_add(seats.energy_platform.len()).max(1);
	let hours = u32::try_from(amount.div_ceil(each as u64)).map_err(LoadError::unexpected)?;
	let begin = unused_hours(setup, hours).await?;
	let mut planned = Vec::new();
	for hour in begin..begin.saturating_add(hours) {
		let period = Period::hour(hour);
		for seat in &seats.energy_platform {
			planned.push(attestation(setup, *seat, Topic::Metering(period, 0))?);
		}
		for seat in &seats.trading_centre {
			planned.push(attestation(setup, *seat, Topic::Settlement(period, 0))?);
		}
	}
	planned.truncate(amount as usize);
	Ok(planned)
}

/// The first of so many hours that were never attested.
async fn unused_hours(setup: &Setup<'_>, hours: u32) -> Result<u32> {
	for attempt in 0..ATTEMPTS {
		let [one, two, three, ..] = setup.hash(&format!("hours/{attempt}"));
		let place = u32::from_be_bytes([0, one, two, three]).checked_rem(HOURS).unwrap_or_default();
		let begin = FIRST_HOUR.saturating_add(place);
		let last = begin.saturating_add(hours.saturating_sub(1));
		if setup.is_unused(Period::hour(begin)).await?
			&& setup.is_unused(Period::hour(last)).await?
		{
			return Ok(begin);
		}
	}
	Err(LoadError::unexpected("too many hours were attested: start a fresh chain"))
}

/// Each topic has one statement, on which all its seats agree.
fn attestation(setup: &Setup<'_>, seat: Signer, topic: Topic) -> Result<Planned> {
	let root = H256(setup.hash(&format!("{topic:?}")));
	let statement = Statement { root, leaves: 100_000, total: Energy::from_wh(1) };
	let call = api::transactions().evidence().attest(Static(topic), 1, Static(statement));
	Ok(Planned::one(seat, setup.encode(&call)?, 0))
}
