//! Certificates are issued.

use super::{Kind, Plan};
use crate::{
	error::{LoadError, Result},
	signing::Planned,
	world::{energy, Anchored, People, Setup},
};
use futures::future::LocalBoxFuture;
use verdigrid_client::api::{self, Static};
use verdigrid_primitives::{
	certificate::TradeClass,
	evidence::{ProvedReading, Topic},
	Period,
};

/// The issuer certifies months of all generators.
pub struct Issue;

/// A batch of a month has so many certificates.
const UNITS: u32 = 500_000;

impl Kind for Issue {
	fn operation(&self) -> &'static str {
		"issue of a batch of 500,000 certificates"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Certificates", "issue")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let first = setup.unused_month().await?;
	let (anchor, mut planned) = month(setup, &people, first)?;
	let sample =
		planned.first().ok_or_else(|| LoadError::unexpected("no party generates energy"))?;
	let amount = setup.amount(&[(sample, 1)], 1).await?;
	let mut anchors = vec![anchor];
	while (planned.len() as u64) < amount {
		let period = setup.unused_month().await?;
		let (anchor, issues) = month(setup, &people, period)?;
		anchors.push(anchor);
		planned.extend(issues);
	}
	setup.say(&format!("readings of {} months", anchors.len()));
	setup.anchor(&anchors).await?;
	Ok(Plan::singles(planned))
}

/// The readings of a month, and an issue for each generator.
fn month(setup: &Setup<'_>, people: &People, period: Period) -> Result<(Anchored, Vec<Planned>)> {
	let readings = setup.readings(people, period)?;
	let mut planned = Vec::new();
	for (person, project) in people.generators.iter().zip(&people.projects) {
		let (reading, proof) = readings.prove(&person.meter)?;
		let call = setup.encode(&api::transactions().certificates().issue(
			Static(*project),
			Static(period),
			Static(TradeClass::TRADABLE),
			Static(energy()),
			Static(ProvedReading { reading, revision: 0, proof }),
		))?;
		planned.push(Planned::one(people.issuer, call, UNITS));
	}
	Ok(((Topic::Metering(period, 0), readings.statement()), planned))
}
