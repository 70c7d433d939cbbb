//! Vouchers are redeemed.

use super::{redeem::claim, verify, Kind, Plan};
use crate::{
	error::{LoadError, Result},
	signing::Planned,
	wallet::Signer,
	world::{sales, Month, People, Setup},
};
use futures::future::LocalBoxFuture;
use std::{collections::HashMap, ops::Range};
use verdigrid_client::api::{self, Static};
use verdigrid_primitives::{party::PartyId, voucher::VoucherId, MarketOffset};

/// Buyers redeem their vouchers, of one certificate each.
pub struct VoucherRedeem;

impl Kind for VoucherRedeem {
	fn operation(&self) -> &'static str {
		"redemption of a voucher of one certificate"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Vouchers", "redeem")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let offset = setup.offset().await?;
	let mut month = setup.month(&people).await?;
	let buyer = people.buyers.first().ok_or_else(|| LoadError::unexpected("no party buys"))?;
	let sample = redemption(setup, &month, offset, buyer.signer, (buyer.party, 0))?;
	let amount = setup.amount(&[(&sample, 1)], 1).await?;
	let sellers = 0..people.generators.len();
	let vouchers = vouchers(setup, &people, &mut month, sellers, amount).await?;
	let planned = redemptions(setup, &people, &month, offset, vouchers)?;
	Ok(Plan::singles(planned))
}

/// Verifies so many trades at least, and returns the vouchers with their holders.
pub async fn vouchers(
	setup: &mut Setup<'_>,
	people: &People,
	month: &mut Month,
	sellers: Range<usize>,
	amount: u64,
) -> Result<Vec<(PartyId, VoucherId)>> {
	let size = verify::batch_size(setup);
	let groups = verify::groups(amount, size)?;
	let sales = sales(&mut month.certificates, people, sellers, groups, size)?;
	let planned = setup.settle(month, people, sales, true).await?;
	setup.say("vouchers to redeem");
	let blocks = setup.send_planned(&planned).await?;
	let verified = setup.events::<api::evidence::events::Verified>(&blocks).await?;
	Ok(verified.into_iter().map(|event| (event.buyer, event.evidence)).collect())
}

/// A redemption of each of these vouchers by its holder. Holders take turns.
pub fn redemptions(
	setup: &Setup<'_>,
	people: &People,
	month: &Month,
	offset: MarketOffset,
	vouchers: Vec<(PartyId, VoucherId)>,
) -> Result<Vec<Planned>> {
	let signers: HashMap<PartyId, Signer> =
		people.buyers.iter().map(|buyer| (buyer.party, buyer.signer)).collect();
	let redemption = |voucher: (PartyId, VoucherId)| {
		let signer = signers.get(&voucher.0).copied();
		let signer = signer.ok_or_else(|| LoadError::unexpected("a holder is missing"))?;
		redemption(setup, month, offset, signer, voucher)
	};
	vouchers.into_iter().map(redemption).collect()
}

fn redemption(
	setup: &Setup<'_>,
	month: &Month,
	offset: MarketOffset,
	signer: Signer,
	(party, voucher): (PartyId, VoucherId),
) -> Result<Planned> {
	let claim = claim(month.period, offset, party)?;
	let call = setup.encode(&api::transactions().vouchers().redeem(voucher, 1, Static(claim)))?;
	Ok(Planned::one(signer, call, 1))
}
