//! Every watt-hour, as the chain accounts for it.

use crate::play::*;
use types::verdigrid_certificates::types::Batch;
use verdigrid_client::State;

impl Play {
	/// Reads all batches from the chain at one block. Fails unless they add up to the watt-hour.
	pub async fn account(&self, month: BatchId, hours: &[BatchId], vouchers: usize) -> Result<()> {
		println!("\n15. The account, from the chain, to the watt-hour");
		let (state, title) = (self.chain.state().await?, "three turbines, by the month");
		show(&state, title, &[month], self.data.shared).await?;
		if hours.is_empty() {
			return Ok(());
		}
		let metered = self.data.hours.iter().map(|(_, generated, _)| *generated);
		let metered = Energy::sum(metered).context("too much energy")?;
		let title = format!("the fourth, hour by hour ({vouchers} vouchers)");
		show(&state, &title, hours, metered).await
	}
}

async fn show(state: &State, title: &str, batches: &[BatchId], metered: Energy) -> Result<()> {
	let mut rows = [("", Energy::ZERO); 5];
	for batch in batches {
		let batch = state.certificates().batch(*batch).await?.context("the batch is not there")?;
		for (row, (name, part)) in rows.iter_mut().zip(parts(&batch)) {
			let sum = part.and_then(|part| row.1.checked_add(part));
			*row = (name, sum.context("too much energy")?);
		}
	}
	let total = Energy::sum(rows.map(|(_, energy)| energy)).context("too much energy")?;
	println!("  {title}");
	for (name, energy) in rows.into_iter().chain([("together", total), ("metered", metered)]) {
		println!("    {name:<34} {:>22}", megawatt_hours(energy));
	}
	ensure!(total == metered, "{title}: {total} are accounted for, {metered} were metered");
	Ok(())
}

/// What happened to the energy of a batch.
fn parts(Batch { info, totals, carried, .. }: &Batch) -> [(&'static str, Option<Energy>); 5] {
	let energy = |units: u32| info.face_value.0.checked_mul(units);
	let remaining = totals.active.saturating_add(totals.offered).saturating_add(totals.pledged);
	[
		("redeemed through vouchers", energy(totals.redeemed)),
		("behind vouchers not yet redeemed", energy(totals.behind_vouchers)),
		("exchanged", energy(totals.exchanged)),
		("remaining certificates", energy(remaining)),
		("carried to the next period", Some(carried.out.0)),
	]
}
