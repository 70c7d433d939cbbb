//! The correction: all readings of the month are stated again, with what was measured in place of
//! the estimate. The batch goes on with the rest. What was verified before stays as it is.

use super::{
	data::{megawatt_hours, Data},
	monthly::{number, Month},
	people::Meters,
	readings::{self, Readings},
	stage::{scene, Stage},
};
use anyhow::{ensure, Context, Result};
use verdigrid_client::api::{self, Static};
use verdigrid_primitives::{certificate::TradeClass, Energy};

/// Plays the correction.
pub async fn play(
	stage: &Stage<'_>,
	meters: &Meters,
	data: &Data,
	month: &mut Month,
) -> Result<()> {
	scene("7. Readings corrected: all are stated again as a revision, and the batch goes on with the rest");
	let revision = next_revision(stage, month).await?;
	let measured = data.shared_energy()?;
	let corrected = readings::attest(stage, meters, data, revision, measured).await?;
	describe(&corrected, &month.readings);
	let rest = measured.checked_sub(month.metered).context("the readings were not too low")?;
	let earlier = std::mem::replace(&mut month.readings, corrected);
	month.outdated = Some(earlier);
	issue_rest(stage, meters, month, rest).await?;
	month.metered = measured;
	Ok(())
}

async fn next_revision(stage: &Stage<'_>, month: &Month) -> Result<u8> {
	let latest = api::runtime_apis().verdigrid_evidence_api().latest_revision(Static(month.period));
	let latest =
		stage.chain.read(latest).await?.context("no readings of the month are anchored")?;
	latest.checked_add(1).context("the readings were revised too often")
}

/// Says what the revision changes.
fn describe(corrected: &Readings, earlier: &Readings) {
	for change in corrected.tree.changes_since(&earlier.tree) {
		let said =
			|energy: Option<Energy>| energy.map_or_else(|| "nothing".to_owned(), megawatt_hours);
		println!("  {}: {} instead of {}", change.meter, said(change.after), said(change.before));
	}
}

/// Issues the energy that the corrected reading has in addition.
async fn issue_rest(stage: &Stage<'_>, meters: &Meters, month: &Month, rest: Energy) -> Result<()> {
	let call = api::transactions().certificates().issue(
		Static(month.project),
		Static(month.period),
		Static(TradeClass::TRADABLE),
		Static(rest),
		Static(month.readings.prove(&meters.shared)?),
	);
	let issued: api::certificates::events::CertificatesIssued =
		stage.event(&stage.issuer, &call).await?;
	ensure!(issued.batch == month.batch, "the rest was issued in another batch");
	println!(
		"  batch {} goes on with {} certificates of 1 MWh; {} more is carried to the next month",
		issued.batch, issued.units, issued.carried.0
	);
	if issued.units > 0 {
		println!("  the first of them is {}", number(month.project, month.period, issued.first)?);
	}
	println!("  the {} vouchers stay as they are", month.vouchers.len());
	Ok(())
}
