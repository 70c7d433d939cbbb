//! The whole flow, in proportion.

use super::{
	attest, auction, certificate_transfer::transfer, redeem::redemption, verify, voucher_redeem,
	Kind, Plan,
};
use crate::{
	calls::Call,
	error::{LoadError, Result},
	signing::Planned,
	wallet::Signer,
	world::{sales, Setup},
};
use futures::future::LocalBoxFuture;
use std::ops::Range;
use verdigrid_primitives::certificate::AuctionId;

/// Trades are verified together; certificates are transferred, redeemed and sold in auctions, vouchers are redeemed,
/// statements are attested.
pub struct Mix;

/// For so many trades there are so many of the others.
const TRADES: u64 = 100;
const ATTESTATIONS: u64 = 2;
const TRANSFERS: u64 = 30;
const REDEMPTIONS: u64 = 30;
const VOUCHERS: u64 = 20;
/// Orders in auctions, and matches of two of them.
const ORDERS: u64 = 16;
const MATCHES: u64 = 5;
const AUCTIONED: u64 = ORDERS + MATCHES;
const TOGETHER: u64 = TRADES + ATTESTATIONS + TRANSFERS + REDEMPTIONS + VOUCHERS + AUCTIONED;

impl Kind for Mix {
	fn operation(&self) -> &'static str {
		"operation of the mix: of 203, 100 are verified trades"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[
			("Evidence", "verify_together"),
			("Evidence", "attest"),
			("Certificates", "transfer"),
			("Certificates", "redeem"),
			("Vouchers", "redeem"),
			("Auction", "bid"),
			("Auction", "ask"),
			("Auction", "close"),
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
	let [sellers, givers, askers, holders] = parts(people.generators.len());
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
	let trades = setup.settle(&mut next, &people, sales, true).await?;
	let auctions = rounds.saturating_mul(AUCTIONED).div_ceil(auction::operations(&people).max(1));
	let auctioned = auctions.saturating_mul(auction::operations(&people));
	let auctions = auction::auctions(setup, &people, &askers, &mut month, auctions).await?;
	let attestations = attest::attestations(setup, rounds.saturating_mul(ATTESTATIONS)).await?;
	let transfers = many(rounds.saturating_mul(TRANSFERS), |number| {
		transfer(setup, &people, &mut next, &givers, number)
	})?;
	let redemptions = many(rounds.saturating_mul(REDEMPTIONS), |number| {
		redemption(setup, &people, &mut next, &holders, offset, number)
	})?;
	let verified = u64::from(groups).saturating_mul(size.into());
	let singles = [&attestations, &transfers, &redemptions, &vouchers];
	let singles: usize = singles.into_iter().map(Vec::len).sum();
	let operations = verified.saturating_add(auctioned).saturating_add(singles as u64);
	let parts = [trades, attestations, transfers, redemptions, vouchers, auctions];
	Ok(Plan { planned: mixed(parts), operations, ..Default::default() })
}

/// So many calls about one certificate each.
fn many(amount: u64, call: impl FnMut(usize) -> Result<(Signer, Call)>) -> Result<Vec<Planned>> {
	let single = |(signer, call)| Planned::one(signer, call, 1);
	(0..amount as usize).map(call).map(|made| made.map(single)).collect()
}

/// The generators that sell outside the chain, transfer, sell in auctions, and redeem. A bundle is taken from its
/// front, in order: so each generator does only one of this.
fn parts(all: usize) -> [Range<usize>; 4] {
	let half = all / 2;
	let part = all.saturating_sub(half) / 3;
	let (second, third) =
		(half.saturating_add(part), half.saturating_add(part).saturating_add(part));
	[0..half, half..second, second..third, third..all]
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
	let orders = auction::samples(setup, &people, &generators, &month)?;
	let step = setup.close(buyer.signer, AuctionId::MAX, 1)?;
	// Counted for as many trades as are verified in one transaction.
	let of = |part: u64| part.saturating_mul(size.into()).div_ceil(TRADES);
	let mut package = vec![
		(&sample, 1),
		(&transferred, of(TRANSFERS)),
		(&redeemed, of(REDEMPTIONS)),
		(voucher, of(VOUCHERS)),
		(&step, of(ORDERS / 2)),
	];
	package.extend(orders.iter().map(|order| (order, of(ORDERS / 2))));
	let operations = of(TOGETHER);
	let amount = setup.amount(&package, operations).await?;
	Ok(amount.div_ceil(TOGETHER).max(1))
}

/// All parts, each spread evenly over the whole.
fn mixed<T, const PARTS: usize>(parts: [Vec<T>; PARTS]) -> Vec<T> {
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
	use super::{mixed, parts};

	#[test]
	fn each_generator_does_one_thing() {
		assert_eq!(parts(8), [0..4, 4..5, 5..6, 6..8]);
		assert_eq!(parts(50), [0..25, 25..33, 33..41, 41..50]);
	}

	#[test]
	fn parts_are_spread_evenly_and_stay_in_order() {
		let mix = mixed([vec!["a", "b"], vec!["1", "2", "3", "4"], vec![], vec![], vec![]]);
		assert_eq!(mix, ["1", "a", "2", "3", "b", "4"]);
	}
}
