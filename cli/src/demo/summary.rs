//! Every watt-hour, as the chain accounts for it.

use super::{
	data::megawatt_hours,
	hourly::Hours,
	monthly::Month,
	stage::{scene, Stage},
};
use anyhow::{ensure, Context, Result};
use futures::{stream, StreamExt, TryStreamExt};
use verdigrid_client::{api, AtBlock};
use verdigrid_primitives::{certificate::BatchId, Energy};

type Batch = api::runtime_types::verdigrid_certificates::types::Batch;

/// This many reads are made at the same time.
const READS_AT_ONCE: usize = 32;

/// What happened to the energy.
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

	/// Adds a batch.
	fn add(&mut self, batch: &Batch) -> Result<()> {
		let face_value = batch.info.face_value.0;
		let add = |to: Energy, units: u32| {
			face_value
				.checked_mul(units)
				.and_then(|energy| to.checked_add(energy))
				.context("too much")
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

	/// Shows the account, and fails unless it agrees with what was metered.
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

/// What the chain says, at one block, of these batches together.
async fn account(at: &AtBlock, batches: &[BatchId]) -> Result<Account> {
	let read = |batch: &BatchId| {
		let call = api::runtime_apis().verdigrid_certificates_api().batch(*batch);
		async move { at.runtime_apis().call(call).await }
	};
	let mut reads = stream::iter(batches).map(read).buffered(READS_AT_ONCE);
	let mut account = Account::default();
	while let Some(batch) = reads.try_next().await? {
		account.add(&batch.context("the batch is not there")?)?;
	}
	Ok(account)
}

/// Reads the accounts of all batches from the chain, and fails unless they add up to the watt-hour.
pub async fn show(stage: &Stage<'_>, month: &Month, hours: Option<&Hours>) -> Result<()> {
	scene("15. The account, from the chain, to the watt-hour");
	let at = stage.chain.at().await?;
	let monthly = account(&at, &[month.batch]).await?;
	monthly.show("three turbines, by the month", month.metered)?;
	let Some(hours) = hours else { return Ok(()) };
	let hourly = account(&at, &hours.batches).await?;
	hourly.show(
		&format!("the fourth, hour by hour ({} vouchers)", hours.vouchers.len()),
		hours.metered,
	)
}
