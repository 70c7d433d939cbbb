//! Call auctions take orders, and are closed.

use super::{Kind, Plan};
use crate::{
	error::{LoadError, Result},
	signing::Planned,
	world::{matches, orders_of_a_side, Month, People, Setup},
};
use futures::future::LocalBoxFuture;
use std::{ops::Range, time::Duration};
use verdigrid_primitives::{certificate::AuctionId, Moment};

/// Auctions get orders of many parties, while others that have theirs are closed.
pub struct Auction;

/// How long auctions take orders that are not to be closed, in seconds.
const OPEN: u64 = 30 * 86_400;
/// So long auctions take the orders of the preparation: more than the same orders take under load.
const FILLING_PERCENT: u64 = 150;
const FILLING_AT_LEAST: u64 = 30;
/// A chain whose clock is this many slots late has fallen behind.
const PATIENCE_SLOTS: u32 = 12;

impl Kind for Auction {
	fn operation(&self) -> &'static str {
		"order in an auction, or match of two orders of ten certificates at its closing"
	}

	fn needs(&self) -> &'static [(&'static str, &'static str)] {
		&[("Auction", "open"), ("Auction", "bid"), ("Auction", "ask"), ("Auction", "close")]
	}

	fn plan<'s>(&'s self, setup: &'s mut Setup<'_>) -> LocalBoxFuture<'s, Result<Plan>> {
		Box::pin(plan(setup))
	}
}

async fn plan(setup: &mut Setup<'_>) -> Result<Plan> {
	let people = setup.people().await?;
	let mut month = setup.month(&people).await?;
	let sellers = 0..people.generators.len();
	let count = most(setup, &people, &sellers, &month).await?;
	let planned = auctions(setup, &people, &sellers, &mut month, count).await?;
	let operations = count.saturating_mul(operations(&people));
	Ok(Plan { planned, operations, ..Default::default() })
}

/// So many auctions get their orders, and as many others, which have theirs, are closed. Some sellers ask.
pub async fn auctions(
	setup: &mut Setup<'_>,
	people: &People,
	sellers: &Range<usize>,
	month: &mut Month,
	count: u64,
) -> Result<Vec<Planned>> {
	let filled = filled(setup, people, sellers, month, count).await?;
	let closes_at = setup.chain.now().await?.saturating_add(OPEN);
	let open = setup.open_auctions(month.period, count, closes_at).await?;
	let mut planned = Vec::new();
	for (number, (open, filled)) in open.into_iter().zip(filled).enumerate() {
		planned.extend(setup.orders(people, sellers, &mut month.certificates, open)?);
		planned.extend(setup.closing(people, filled, number)?);
	}
	Ok(planned)
}

/// What the orders of an auction and its closing count together.
pub fn operations(people: &People) -> u64 {
	let orders = orders_of_a_side(people);
	u64::from(orders).saturating_mul(2).saturating_add(matches(orders).into())
}

/// A bid and an ask, to see what they weigh.
pub fn samples(
	setup: &Setup<'_>,
	people: &People,
	sellers: &Range<usize>,
	month: &Month,
) -> Result<Vec<Planned>> {
	let mut certificates = month.certificates.clone();
	let orders = setup.orders(people, sellers, &mut certificates, AuctionId::MAX)?;
	Ok(orders.into_iter().take(2).collect())
}

/// How many auctions the chain can take in the time of the load.
async fn most(
	setup: &Setup<'_>,
	people: &People,
	sellers: &Range<usize>,
	month: &Month,
) -> Result<u64> {
	let mut samples = samples(setup, people, sellers, month)?;
	samples.extend(setup.closing(people, AuctionId::MAX, 0)?);
	let orders = u64::from(orders_of_a_side(people));
	let often = [orders, orders].into_iter().chain(std::iter::repeat(1));
	let package: Vec<(&Planned, u64)> = samples.iter().zip(often).collect();
	let each = operations(people);
	Ok(setup.amount(&package, each).await?.div_ceil(each.max(1)).max(1))
}

/// Auctions with all their orders, which can be closed.
async fn filled(
	setup: &mut Setup<'_>,
	people: &People,
	sellers: &Range<usize>,
	month: &mut Month,
	count: u64,
) -> Result<Vec<AuctionId>> {
	let load = setup.arguments.seconds.saturating_add(setup.arguments.warm_up);
	let filling = load.saturating_mul(FILLING_PERCENT) / 100;
	let filling = filling.saturating_add(FILLING_AT_LEAST);
	let closes_at = setup.chain.now().await?.saturating_add(filling);
	setup.say(&format!("{count} auctions take orders for {filling} seconds"));
	let auctions = setup.open_auctions(month.period, count, closes_at).await?;
	let mut orders = Vec::new();
	for auction in &auctions {
		orders.extend(setup.orders(people, sellers, &mut month.certificates, *auction)?);
	}
	setup.send_planned(&orders).await?;
	wait_until(setup, closes_at).await?;
	Ok(auctions)
}

/// Waits for a moment of the chain's clock. A development chain makes no block while nothing happens: its next
/// block is late enough.
async fn wait_until(setup: &Setup<'_>, moment: Moment) -> Result<()> {
	let left = moment.saturating_sub(setup.chain.now().await?);
	tokio::time::sleep(Duration::from_secs(left.saturating_add(1))).await;
	let slot = Duration::from_millis(setup.chain.limits.slot);
	for _ in 0..PATIENCE_SLOTS {
		if setup.chain.is_development() || setup.chain.now().await? >= moment {
			return Ok(());
		}
		tokio::time::sleep(slot).await;
	}
	Err(LoadError::NoBlocks(slot.saturating_mul(PATIENCE_SLOTS).as_secs()))
}
