//! Certificates are redeemed without a voucher.

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
use verdigrid_client::api::{self, Static};
use verdigrid_primitives::{
	claim::{Beneficiary, Claim, Purpose},
	party::PartyId,
	MarketOffset, Period,
};

/// Generators redeem certificates for themselves, one after another.
pub struct Redeem;

impl Kind for Redeem {
	fn operation(&self) -> &'static str {
		"redemption of one certificate, which splits a bundle"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Certificates", "redeem")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let offset = setup.offset().await?;
	let mut month = setup.month(&people).await?;
	let generators = 0..people.generators.len();
	let (signer, sample) = redemption(setup, &people, &mut month, &generators, offset, 0)?;
	let amount = setup.amount_of(signer, &sample).await?;
	let mut planned = vec![Planned::one(signer, sample, 1)];
	for number in 1..amount as usize {
		let (signer, call) = redemption(setup, &people, &mut month, &generators, offset, number)?;
		planned.push(Planned::one(signer, call, 1));
	}
	Ok(Plan::singles(planned))
}

/// A redemption of the next free certificate of one of these generators.
pub fn redemption(
	setup: &Setup<'_>,
	people: &People,
	month: &mut Month,
	generators: &Range<usize>,
	offset: MarketOffset,
	number: usize,
) -> Result<(Signer, Call)> {
	let missing = || LoadError::unexpected("no party generates energy: use more --sellers");
	let generator = number.checked_rem(generators.len()).ok_or_else(missing)?;
	let generator = generators.start.saturating_add(generator);
	let holder = people.generators.get(generator).ok_or_else(missing)?;
	let range = month.certificates.take(generator, 1)?;
	let claim = claim(month.period, offset, holder.party)?;
	let call =
		api::transactions().certificates().redeem(range.batch, range.first, 1, Static(claim));
	Ok((holder.signer, setup.encode(&call)?))
}

/// A voluntary claim for the month.
pub fn claim(period: Period, offset: MarketOffset, party: PartyId) -> Result<Claim> {
	let bounds = period.bounds(offset);
	let bounds = bounds.ok_or_else(|| LoadError::unexpected("a month cannot be counted"))?;
	Ok(Claim {
		beneficiary: Beneficiary::Party(party),
		purpose: Purpose::Voluntary,
		from: bounds.start,
		to: bounds.end,
		note: Default::default(),
	})
}
