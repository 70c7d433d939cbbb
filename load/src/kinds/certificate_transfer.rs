//! Certificates change hands.

use super::{Kind, Plan};
use crate::{
	calls::Call,
	error::{LoadError, Result},
	signing::Planned,
	wallet::Signer,
	world::{Month, People, Setup},
};
use futures::future::LocalBoxFuture;
use std::ops::Range;
use verdigrid_client::api;

/// Generators give certificates to buyers, one after another.
pub struct CertificateTransfer;

impl Kind for CertificateTransfer {
	fn operation(&self) -> &'static str {
		"transfer of one certificate, which splits a bundle"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Certificates", "transfer")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let mut month = setup.month(&people).await?;
	let generators = 0..people.generators.len();
	let (signer, sample) = transfer(setup, &people, &mut month, &generators, 0)?;
	let amount = setup.amount_of(signer, &sample).await?;
	let mut planned = vec![Planned::one(signer, sample, 1)];
	for number in 1..amount as usize {
		let (signer, call) = transfer(setup, &people, &mut month, &generators, number)?;
		planned.push(Planned::one(signer, call, 1));
	}
	Ok(Plan::singles(planned))
}

/// A transfer of the next free certificate of one of these generators.
pub fn transfer(
	setup: &Setup<'_>,
	people: &People,
	month: &mut Month,
	generators: &Range<usize>,
	number: usize,
) -> Result<(Signer, Call)> {
	let missing = || LoadError::unexpected("no party can trade: use more --sellers");
	let generator = number.checked_rem(generators.len()).ok_or_else(missing)?;
	let generator = generators.start.saturating_add(generator);
	let buyer = number.checked_rem(people.buyers.len()).ok_or_else(missing)?;
	let from = people.generators.get(generator).ok_or_else(missing)?;
	let to = people.buyers.get(buyer).ok_or_else(missing)?;
	let range = month.certificates.take(generator, 1)?;
	let call = api::transactions().certificates().transfer(range.batch, range.first, 1, to.party);
	Ok((from.signer, setup.encode(&call)?))
}
