//! The demonstration: a month of real wind power becomes certificates, trades, evidence and
//! vouchers. It runs on a development chain, and all calls are signed extrinsics. Then it tries
//! what must fail. At the end it accounts for every watt-hour.
//!
//! Settlements are derived from the trades of the demonstration itself: no public record of a power
//! trading centre's settlements exists. One turbine's month is stated too low at first, so that
//! there is something to correct. That estimate is made for the demonstration.

mod correction;
mod data;
mod hourly;
mod monthly;
mod people;
mod plan;
mod readings;
mod refusals;
mod stage;
mod summary;

use anyhow::{Context, Result};
use std::path::PathBuf;
use verdigrid_client::Chain;
use verdigrid_primitives::Period;

/// What to play.
pub struct Options {
	/// A folder laid out like the project's `data/`.
	pub data: PathBuf,
	/// Which month of it.
	pub month: Period,
	/// Secret URI of the account that pays for the newcomers: they are derived from it.
	pub payer: String,
}

/// Plays everything, and fails where something does not go as it should.
pub async fn play(chain: &Chain, options: &Options) -> Result<()> {
	let started = std::time::Instant::now();
	let offset = chain
		.read(verdigrid_client::api::runtime_apis().verdigrid_identity_api().market_offset())
		.await?;
	let data = data::Data::read(&options.data, options.month, offset.0)?;
	data.describe();
	let plan = plan::Plan::of(&data).with_context(|| options.data.display().to_string())?;
	let stage = stage::Stage::new(chain, options, offset.0).await?;
	let people = people::gather(&stage).await?;
	let meters = people::register_meters(&stage, &people, &data).await?;

	let month = monthly::play(&stage, &people, &meters, &data, plan).await?;
	let hours = hourly::play(&stage, &people, &meters, &data).await?;
	refusals::play(&stage, &people, &meters, &month).await?;
	summary::show(&stage, &month, hours.as_ref()).await?;
	println!("\nPlayed in {:.0} s.", started.elapsed().as_secs_f64());
	Ok(())
}
