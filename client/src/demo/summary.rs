//! Every watt-hour, as the chain accounts for it.

use super::{
	data::megawatt_hours,
	hourly::Hours,
	monthly::Month,
	stage::{scene, Stage},
};
use crate::api;
use anyhow::{ensure, Context, Result};
use verdigrid_primitives::{certificate::BatchId, Energy};

/// What became of energy.
#[derive(Default)]
struct Account {
	redeemed: Energy,
	behind_vouchers: Energy,
	exchanged: Energy,
	remaining: Energy,
	carried: Energy,
}

impl Account {
	fn total(&self) -> Option<Energy> {
		let Account { redeemed, behind_vouchers, exchanged, remaining, carried } = self;
		Energy::sum([*redeemed, *behind_vouchers, *exchanged, *remaining, *carried])
	}

	/// Adds what the chain says of a batch.
	async fn add(&mut self, stage: &Stage<'_>, batch: BatchId) -> Result<()> {
		let read = api::runtime_apis().verdigrid_certificates_api().batch(batch);
		let batch = stage.chain.read(read).await?.context("the batch is not there")?;
		let face_value = batch.info.face_value.0;
		let add = |to: Energy, units: u32| {
			face_value.checked_mul(units).and_then(|energy| to.checked_add(energy)).context("too much")
		};
		let totals = &batch.totals;
		let remaining = totals.active.saturating_add(totals.offered).saturating_add(totals.pledged);
		self.redeemed = add(self.redeemed, totals.redeemed)?;
		self.behind_vouchers = add(self.behind_vouchers, totals.behind_vouchers)?;
		self.exchanged = add(self.exchanged, totals.exchanged)?;
		self.remaining = add(self.remaining, remaining)?;
		self.carried = self.carried.checked_add(batch.carried.out.0).context("too much")?;
		Ok(())
	}

	/// Shows the account, and fails unless it comes to what was metered.
	fn show(&self, title: &str, metered: Energy) -> Result<()> {
		println!("  {title}");
		let rows = [
			("redeemed through vouchers", self.redeemed),
			("behind vouchers not yet redeemed", self.behind_vouchers),
			("exchanged", self.exchanged),
			("remaining certificates", self.remaining),
			("carried to the next period", self.carried),
		];
		for (name, energy) in rows {
			println!("    {name:<34} {:>22}", megawatt_hours(energy));
		}
		let total = self.total().context("too much energy")?;
		println!("    {:<34} {:>22}", "together", megawatt_hours(total));
		println!("    {:<34} {:>22}", "metered", megawatt_hours(metered));
		ensure!(total == metered, "{title}: {total} are accounted for, {metered} were metered");
		Ok(())
	}
}

/// Reads the accounts of all batches from the chain, and fails unless they add up to the watt-hour.
pub async fn show(stage: &Stage<'_>, month: &Month, hours: Option<&Hours>) -> Result<()> {
	scene("14. The account, from the chain, to the watt-hour");
	let mut monthly = Account::default();
	monthly.add(stage, month.batch).await?;
	monthly.show("three turbines, by the month", month.metered)?;
	let Some(hours) = hours else { return Ok(()) };
	let mut hourly = Account::default();
	for batch in &hours.batches {
		hourly.add(stage, *batch).await?;
	}
	hourly.show(&format!("the fourth, hour by hour ({} vouchers)", hours.vouchers.len()), hours.metered)
}
