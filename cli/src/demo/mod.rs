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
use clap::Parser;
use std::path::PathBuf;
use verdigrid_client::Chain;
use verdigrid_primitives::Period;

/// Plays a month of real data on a development chain, from metering to redemption.
#[derive(Parser)]
pub struct Options {
	/// A folder laid out like the project's data/ (see oracle/README.md).
	#[arg(long, default_value = "data")]
	pub data: PathBuf,
	/// The month to play, as YYYY-MM.
	#[arg(long, default_value = "2014-01", value_parser = month)]
	pub month: Period,
	/// The development account that pays for the newcomers: 6,000 VDG and 3,000,000 CNY.
	#[arg(long = "key", value_name = "//NAME", default_value = "//Alice")]
	pub payer: String,
}

/// Reads `YYYY-MM`.
fn month(text: &str) -> Result<Period, String> {
	let (year, month) = text.split_once('-').ok_or("write a month as YYYY-MM")?;
	let parse = |digits: &str| digits.parse().map_err(|_| "write a month as YYYY-MM".to_owned());
	Period::year_month(parse(year)?, parse(month)?)
		.ok_or_else(|| "there is no such month".to_owned())
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

#[cfg(test)]
mod tests {
	use super::month;
	use verdigrid_primitives::Period;

	#[test]
	fn a_month_is_read_as_year_and_month() {
		assert_eq!(month("2014-01").ok(), Period::year_month(2014, 1));
		for wrong in ["2014", "2014-13", "2014-1-1", "1969-12", "x-y", ""] {
			assert!(month(wrong).is_err(), "{wrong}");
		}
	}
}
