//! The whole flow, in proportion.

use super::{
	attest, certificate_transfer::transfer, redeem::redemption, verify, voucher_redeem, Kind, Plan,
};
use crate::{
	error::{LoadError, Result},
	signing::Planned,
	world::{sales, Setup},
};
use futures::future::LocalBoxFuture;

/// Trades are verified together; certificates are transferred and redeemed, vouchers are redeemed, statements are
/// attested.
pub struct Mix;

/// For so many trades there are so many of the others.
const TRADES: u64 = 100;
const ATTESTATIONS: u64 = 2;
const TRANSFERS: u64 = 30;
const REDEMPTIONS: u64 = 30;
const VOUCHERS: u64 = 20;
const TOGETHER: u64 = TRADES + ATTESTATIONS + TRANSFERS + REDEMPTIONS + VOUCHERS;

impl Kind for Mix {
	fn operation(&self) -> &'static str {
		"operation of the mix: of 182, 100 are verified trades"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[
			("Evidence", "verify_together"),
			("Evidence", "attest"),
			("Certificates", "transfer"),
			("Certificates", "redeem"),
			("Vouchers", "redeem"),
		]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let offset = setup.offset().await?;
	let mut month = setup.month(&people).await?;
	// A bundle is taken from its front, in order. So each generator either sells, or transfers, or redeems.
	let (all, half) = (people.generators.len(), people.generators.len() / 2);
	let three_quarters = half.saturating_add(all.saturating_sub(half) / 2);
	let (sellers, givers, holders) = (0..half, half..three_quarters, three_quarters..all);
	let size = verify::batch_size(setup);
	let rounds = rounds(setup, size).await?;
	let redeemable = vouchers_of(rounds);
	let vouchers =
		voucher_redeem::vouchers(setup, &people, &mut month, sellers.clone(), redeemable).await?;
	let vouchers = vouchers.into_iter().take(redeemable as usize).collect();
	let vouchers = voucher_redeem::redemptions(setup, &people, &month, offset, vouchers)?;

	let mut next = setup.month(&people).await?;
	let groups = verify::groups(rounds.saturating_mul(TRADES), size)?;
	let sales = sales(&mut next.certificates, &people, sellers, groups, size)?;
	let mut trades = Vec::new();
	for settled in setup.settle(&next, &people, sales).await? {
		trades.extend(setup.verify_together(&next, &people, &settled)?);
	}
	let attestations = attest::attestations(setup, rounds.saturating_mul(ATTESTATIONS)).await?;
	let mut transfers = Vec::new();
	for number in 0..rounds.saturating_mul(TRANSFERS) as usize {
		let (signer, call) = transfer(setup, &people, &mut next, &givers, number)?;
		transfers.push(Planned::one(signer, call, 1));
	}
	let mut redemptions = Vec::new();
	for number in 0..rounds.saturating_mul(REDEMPTIONS) as usize {
		let (signer, call) = redemption(setup, &people, &mut next, &holders, offset, number)?;
		redemptions.push(Planned::one(signer, call, 1));
	}
	let verified = u64::from(groups).saturating_mul(size.into());
	let parts = [trades, attestations, transfers, redemptions, vouchers];
	let others: usize = parts.iter().skip(1).map(Vec::len).sum();
	let operations = verified.saturating_add(others as u64);
	Ok(Plan { planned: mixed(parts), operations, ordered: false })
}

const fn vouchers_of(rounds: u64) -> u64 {
	rounds.saturating_mul(VOUCHERS)
}

/// How many times 100 trades, with what belongs to them.
async fn rounds(setup: &mut Setup<'_>, size: u32) -> Result<u64> {
	let people = setup.people().await?;
	let mut month = setup.month(&people).await?;
	let offset = setup.offset().await?;
	let sample = setup.sample(&month, &people, size, true)?;
	let generators = 0..people.generators.len();
	let (signer, call) = transfer(setup, &people, &mut month, &generators, 0)?;
	let transferred = Planned::one(signer, call, 1);
	let (signer, call) = redemption(setup, &people, &mut month, &generators, offset, 1)?;
	let redeemed = Planned::one(signer, call, 1);
	let buyer = people.buyers.first().ok_or_else(|| LoadError::unexpected("no party buys"))?;
	let vouchers = vec![(buyer.party, 0)];
	let vouchers = voucher_redeem::redemptions(setup, &people, &month, offset, vouchers)?;
	let voucher = vouchers.first().ok_or_else(|| LoadError::unexpected("no voucher"))?;
	// Counted for as many trades as are verified in one transaction.
	let of = |part: u64| part.saturating_mul(size.into()).div_ceil(TRADES);
	let package = [
		(&sample, 1),
		(&transferred, of(TRANSFERS)),
		(&redeemed, of(REDEMPTIONS)),
		(voucher, of(VOUCHERS)),
	];
	let operations = of(TOGETHER);
	let amount = setup.amount(&package, operations).await?;
	Ok(amount.div_ceil(TOGETHER).max(1))
}

/// All parts, each spread evenly over the whole.
fn mixed<T>(parts: [Vec<T>; 5]) -> Vec<T> {
	let mut placed = Vec::new();
	for part in parts {
		let length = part.len().max(1) as f64;
		let place = |(at, item): (usize, T)| ((at as f64 + 0.5) / length, item);
		placed.extend(part.into_iter().enumerate().map(place));
	}
	placed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
	placed.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
	use super::mixed;

	#[test]
	fn parts_are_spread_evenly_and_stay_in_order() {
		let mix = mixed([vec!["a", "b"], vec!["1", "2", "3", "4"], vec![], vec![], vec![]]);
		assert_eq!(mix, ["1", "a", "2", "3", "b", "4"]);
	}
}
