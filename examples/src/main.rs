//! The demonstration: a month of real wind power becomes certificates, trades, evidence and
//! vouchers. It runs on a development chain, and all calls are signed extrinsics. Then it tries
//! what must fail. At the end it accounts for every watt-hour.
//!
//! No public record of a power trading centre's settlements exists, so they are derived from the
//! trades of the demonstration. One turbine's month is stated too low at first, to be corrected.

mod account;
mod data;
mod hours;
mod material;
mod month;
mod oracle;
mod people;
mod play;
mod refusals;
mod workers;

use clap::Parser;
use play::*;
use std::{path::PathBuf, process::ExitCode, time::Instant};
use workers::Places;

/// Plays a month of real data on a development chain, from metering to redemption.
#[derive(Parser)]
#[command(name = "demonstration", version)]
struct Options {
	/// The node. May be given several times: the next one is asked if one does not answer.
	#[arg(long, env = "VERDIGRID_URL", value_name = "WS", default_value = "ws://127.0.0.1:9944")]
	url: Vec<String>,
	/// A folder laid out like the project's data/ (see oracle/README.md).
	#[arg(long, default_value = "data")]
	data: PathBuf,
	/// The month to play, as YYYY-MM.
	#[arg(long, default_value = "2014-01", value_parser = month)]
	month: Period,
	/// The development account that pays for the newcomers: 6,000 VDG and 3,000,000 CNY.
	#[arg(long = "key", value_name = "//NAME", default_value = "//Alice")]
	payer: String,
	/// The program of the workers. Without it, the one beside this program.
	#[arg(long, env = "VERDIGRID_WORKER", value_name = "PROGRAM")]
	worker: Option<PathBuf>,
	/// A PostgreSQL database from which one of the workers gets its data, as postgres://USER@HOST/DATABASE. Tables in it are replaced.
	#[arg(long, value_name = "URL", requires = "postgres_password")]
	postgres: Option<String>,
	/// The file of its password.
	#[arg(long, value_name = "FILE")]
	postgres_password: Option<PathBuf>,
}

fn month(text: &str) -> Result<Period, &'static str> {
	let numbers = text.split_once('-').map(|(year, month)| (year.parse(), month.parse()));
	let Some((Ok(year), Ok(month))) = numbers else { return Err("write a month as YYYY-MM") };
	Period::year_month(year, month).ok_or("there is no such month")
}

#[tokio::main]
async fn main() -> ExitCode {
	match play(Options::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

/// Plays everything, and fails where something does not go as it should.
async fn play(options: Options) -> Result<()> {
	let Options { url, data: folder, month, payer, worker, postgres, postgres_password } = options;
	let started = Instant::now();
	ensure!(payer.starts_with('/'), "--key takes only the name of a development account, such as //Alice: others can read command lines");
	keys::from_uri(&payer)?;
	let beside = || Ok::<_, Error>(std::env::current_exe()?.with_file_name("verdigrid-worker"));
	let worker = worker.map_or_else(beside, Ok)?;
	let database = postgres.zip(postgres_password);
	let places = Places { worker, urls: url.clone(), database };
	let chain = Chain::connect_to_any(&url).await?;
	let offset = chain.state().await?.identity().market_offset().await?.0;
	let data = data::Data::read(&folder, month, offset)?;
	let share = month::share(&data).with_context(|| folder.display().to_string())?;
	let mut play = Play::new(chain, data, &payer).await?;
	play.gather(&payer).await?;
	let mut workers = play.start_workers(&places).await?;
	let month = play.month(&mut workers, share).await?;
	let (batches, vouchers) = play.hours(&mut workers).await?;
	play.refusals(&mut workers, &month).await?;
	play.account(month.unsold.batch, &batches, vouchers).await?;
	println!("\nPlayed in {:.0} s.", started.elapsed().as_secs_f64());
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::{month, Period};

	#[test]
	fn a_month_is_read_as_year_and_month() {
		assert_eq!(month("2014-01").ok(), Period::year_month(2014, 1));
		for wrong in ["2014", "2014-13", "2014-1-1", "1969-12", "x-y", ""] {
			assert!(month(wrong).is_err(), "{wrong}");
		}
	}
}
