//! The command line `verdigrid`.

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};
use verdigrid_client::{api, demo, Chain};
use verdigrid_primitives::Period;

/// Works with a Verdigrid chain.
#[derive(Parser)]
#[command(name = "verdigrid", version, propagate_version = true)]
struct Arguments {
	/// Where the node listens.
	#[arg(long, global = true, env = "VERDIGRID_URL", default_value = "ws://127.0.0.1:9944")]
	url: String,
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Plays a month of real data on a development chain, from metering to redemption.
	Demo {
		/// A folder laid out like the project's data/.
		#[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../data"))]
		data: PathBuf,
		/// Which month of it.
		#[arg(long, default_value = "2014-01", value_parser = month)]
		month: Period,
		/// Secret URI of the account that pays for the newcomers; it needs VDG and CNY.
		#[arg(long, env = "VERDIGRID_KEY", default_value = "//Alice", hide_env_values = true)]
		key: String,
	},
	/// Says what happened to a certificate.
	Status {
		/// Its number: 32 characters.
		number: String,
	},
}

/// Reads `YYYY-MM`.
fn month(text: &str) -> Result<Period, String> {
	let (year, month) = text.split_once('-').ok_or("write a month as YYYY-MM")?;
	let parse = |digits: &str| digits.parse().map_err(|_| "write a month as YYYY-MM".to_owned());
	Period::year_month(parse(year)?, parse(month)?)
		.ok_or_else(|| "there is no such month".to_owned())
}

#[tokio::main]
async fn main() -> ExitCode {
	match run(Arguments::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

async fn run(arguments: Arguments) -> Result<()> {
	let chain = Chain::connect(&arguments.url).await?;
	match arguments.command {
		Command::Demo { data, month, key } => {
			demo::play(&chain, &demo::Options { data, month, payer: key }).await
		}
		Command::Status { number } => status(&chain, &number).await,
	}
}

async fn status(chain: &Chain, number: &str) -> Result<()> {
	let bytes =
		number.as_bytes().try_into().ok().context("a certificate number has 32 characters")?;
	let report = chain.read(api::runtime_apis().verdigrid_certificates_api().status(bytes)).await?;
	match report {
		Ok(report) => println!("{report:#?}"),
		Err(error) => anyhow::bail!("{number}: {error:?}"),
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::{month, Arguments};
	use clap::CommandFactory;
	use verdigrid_primitives::Period;

	#[test]
	fn the_command_line_is_well_formed() {
		Arguments::command().debug_assert();
	}

	#[test]
	fn a_month_is_read_as_year_and_month() {
		assert_eq!(month("2014-01").ok(), Period::year_month(2014, 1));
		for wrong in ["2014", "2014-13", "2014-1-1", "1969-12", "x-y", ""] {
			assert!(month(wrong).is_err(), "{wrong}");
		}
	}
}
