//! Certificates are bought on the market.

use super::{Kind, Plan};
use crate::{
	calls::Call,
	error::{LoadError, Result},
	signing::Planned,
	wallet::Signer,
	world::{Month, People, Setup, CNY},
};
use futures::future::LocalBoxFuture;
use verdigrid_client::api::{
	self, runtime_types::frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
};
use verdigrid_primitives::certificate::BatchId;

/// Buyers take one certificate after another out of open offers.
pub struct Buy;

/// The price of a certificate, in fen.
const PRICE: u128 = 100;
/// How long an offer is open, in seconds.
const OPEN: u64 = 30 * 86_400;

/// An open offer, and the batch of its certificates.
type Offer = (u64, BatchId);

impl Kind for Buy {
	fn operation(&self) -> &'static str {
		"purchase of one certificate from an offer, which splits a bundle"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Market", "offer"), ("Market", "buy")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let mut month = setup.month(&people).await?;
	let (signer, sample) = purchase(setup, &people, &[(0, 0)], 0)?;
	let amount = setup.amount_of(signer, &sample).await?;
	let offers = offers(setup, &people, &mut month, amount).await?;
	let mut planned = Vec::new();
	for number in 0..amount as usize {
		let (signer, call) = purchase(setup, &people, &offers, number)?;
		planned.push(Planned::one(signer, call, 1));
	}
	Ok(Plan::singles(planned))
}

/// An offer of each generator, with its share of so many certificates.
async fn offers(
	setup: &Setup<'_>,
	people: &People,
	month: &mut Month,
	amount: u64,
) -> Result<Vec<Offer>> {
	setup.say("an offer of each generator");
	let sellers = people.generators.len().max(1) as u64;
	let units = u32::try_from(amount.div_ceil(sellers)).map_err(LoadError::unexpected)?;
	let expires_at = setup.chain.now().await?.saturating_add(OPEN);
	let mut calls = Vec::new();
	for (number, seller) in people.generators.iter().enumerate() {
		let range = month.certificates.take(number, units)?;
		let (batch, first) = (range.batch, range.first);
		let offer = api::transactions().market().offer(
			batch,
			first,
			units,
			PRICE,
			asset(),
			None,
			1,
			expires_at,
		);
		calls.push((seller.signer, setup.encode(&offer)?));
	}
	let blocks = setup.send(calls).await?;
	let offered = setup.events::<api::market::events::Offered>(&blocks).await?;
	Ok(offered.into_iter().map(|event| (event.offer, event.range.0.batch)).collect())
}

fn purchase(
	setup: &Setup<'_>,
	people: &People,
	offers: &[Offer],
	number: usize,
) -> Result<(Signer, Call)> {
	let missing = || LoadError::unexpected("nothing is offered, or no party buys");
	let offer = number.checked_rem(offers.len()).and_then(|at| offers.get(at));
	let buyer = number.checked_rem(people.buyers.len()).and_then(|at| people.buyers.get(at));
	let ((offer, batch), buyer) = (offer.ok_or_else(missing)?, buyer.ok_or_else(missing)?);
	let call = api::transactions().market().buy(*offer, *batch, 1, PRICE, asset());
	Ok((buyer.signer, setup.encode(&call)?))
}

fn asset() -> NativeOrWithId<u32> {
	NativeOrWithId::WithId(CNY)
}
