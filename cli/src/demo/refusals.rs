//! What must fail, tried.

use super::{
	monthly::{claim, proved, Month},
	people::{hash, Meters, People},
	readings::Readings,
	stage::{cny, scene, Stage},
};
use anyhow::{Context, Result};
use verdigrid_client::api::{self, Static};
use verdigrid_oracle::Tree;
use verdigrid_primitives::{
	certificate::TradeClass,
	claim::Purpose,
	evidence::{ProvedReading, ProvedSettlement, Settlement, Topic},
	Energy,
};

type Items = (ProvedSettlement, ProvedReading, ProvedReading);

/// Tries everything that must be refused.
pub async fn play(
	stage: &Stage<'_>,
	people: &People,
	meters: &Meters,
	month: &Month,
) -> Result<()> {
	scene("14. What must fail: each is signed, executed, and refused");
	altered(stage, people, month).await?;
	second_use(stage, people, month).await?;
	more_than_generated(stage, meters, month).await?;
	outdated_reading(stage, meters, month).await?;
	more_than_used(stage, people, month).await?;
	unattested(stage, people, month).await?;
	redemption_by_another(stage, people, month).await
}

fn verify(items: Items) -> impl subxt::transactions::Payload + Clone + Send + Sync + 'static {
	let (settlement, generation, consumption) = items;
	api::transactions().evidence().verify(
		Static(settlement),
		Static(generation),
		Static(consumption),
	)
}

async fn altered(stage: &Stage<'_>, people: &People, month: &Month) -> Result<()> {
	let leaf = month.settlements.leaves().first().context("a settlement")?;
	let mut items = proved(month, leaf, 0, &month.settlements)?;
	items.0.settlement.energy = leaf.energy.checked_add(Energy::from_wh(1)).context("too much")?;
	let what = "an altered settlement";
	stage.must_fail(what, &people.large.key, &verify(items), "Evidence::InvalidProof").await
}

async fn second_use(stage: &Stage<'_>, people: &People, month: &Month) -> Result<()> {
	let leaf = month.settlements.leaves().first().context("a settlement")?;
	let items = proved(month, leaf, 0, &month.settlements)?;
	let what = "the same trade reference a second time";
	stage.must_fail(what, &people.large.key, &verify(items), "Evidence::TradeRefUsed").await
}

/// The month's whole reading is certified: the non-tradable class cannot draw one watt-hour more.
async fn more_than_generated(stage: &Stage<'_>, meters: &Meters, month: &Month) -> Result<()> {
	let call = issue_one(meters, month, &month.readings)?;
	let what = "one watt-hour more than was generated";
	stage.must_fail(what, &stage.issuer, &call, "Certificates::AboveReading").await
}

/// Only the latest revision proves readings.
async fn outdated_reading(stage: &Stage<'_>, meters: &Meters, month: &Month) -> Result<()> {
	let outdated = month.outdated.as_ref().context("the readings were corrected")?;
	let call = issue_one(meters, month, outdated)?;
	let what = "a reading that was corrected since";
	stage.must_fail(what, &stage.issuer, &call, "Evidence::RevisionOutdated").await
}

/// Issues one watt-hour of the non-tradable class, as these readings prove it.
fn issue_one(
	meters: &Meters,
	month: &Month,
	readings: &Readings,
) -> Result<impl subxt::transactions::Payload + Clone + Send + Sync + 'static> {
	Ok(api::transactions().certificates().issue(
		Static(month.project),
		Static(month.period),
		Static(TradeClass::NON_TRADABLE),
		Static(Energy::from_wh(1)),
		Static(readings.prove(&meters.shared)?),
	))
}

/// A settlement, properly attested, of more than the customer's meter measured.
async fn more_than_used(stage: &Stage<'_>, people: &People, month: &Month) -> Result<()> {
	let topic = Topic::Settlement(month.period, 1);
	let first = month.settlements.leaves().iter().find(|leaf| leaf.buyer == people.small.party);
	let first = first.context("the smaller customer's settlement")?;
	let read =
		month.readings.tree.leaves().iter().find(|leaf| leaf.meter == first.consumption_meter);
	let used = read.context("the smaller customer's reading")?.energy.wh() / 1_000_000;
	let left = used.saturating_sub(u64::from(first.units));
	let units = u32::try_from(left.saturating_add(1)).context("too many units")?;
	// The last certificate that is left is on offer.
	let free = month.unsold.units.saturating_sub(1);
	if units > free {
		println!("  more than a customer used: not tried, only {free} certificates are left");
		return Ok(());
	}
	let trade_ref = hash(stage, &["settlement", "beyond"]);
	let leaf = Settlement {
		trade_ref,
		first: month.unsold.first.saturating_add(1),
		units,
		energy: Energy::from_wh(u64::from(units).saturating_mul(1_000_000)),
		salt: stage.centre_secret.leaf_salt(&topic, &trade_ref),
		..first.clone()
	};
	let tree = Tree::new(vec![leaf.clone()])?;
	stage.anchor(topic, &tree, &stage.trading_centre).await?;
	let items = proved(month, &leaf, 1, &tree)?;
	let what = "one certificate more than the customer used";
	stage.must_fail(what, &people.small.key, &verify(items), "Evidence::ConsumptionExceeded").await
}

async fn unattested(stage: &Stage<'_>, people: &People, month: &Month) -> Result<()> {
	let market = api::transactions().market();
	let buy = market.buy(month.open_offer, month.unsold.batch, 1, u128::MAX, cny());
	stage
		.must_fail("an unattested buyer", &people.stranger.key, &buy, "Market::PartyNotActive")
		.await
}

async fn redemption_by_another(stage: &Stage<'_>, people: &People, month: &Month) -> Result<()> {
	let voucher = *month.vouchers.first().context("three vouchers")?;
	let claim = claim(stage, month.period, Purpose::Voluntary, &people.small)?;
	let redeem = api::transactions().vouchers().redeem(voucher, 1, Static(claim));
	let what = "redemption by another party";
	stage.must_fail(what, &people.small.key, &redeem, "Vouchers::NotHolder").await
}
