//! The command line `verdigrid`.

mod credential_command;
mod demo;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use credential_command::CredentialCommand;
use std::{path::PathBuf, process::ExitCode};
use verdigrid_client::{api, Chain};
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
		/// A folder laid out like the project's data/ (see oracle/README.md).
		#[arg(long, default_value = "data")]
		data: PathBuf,
		/// The month to play, as YYYY-MM.
		#[arg(long, default_value = "2014-01", value_parser = month)]
		month: Period,
		/// Secret URI of the account that pays for the newcomers: 6,000 VDG and 3,000,000 CNY.
		#[arg(long, env = "VERDIGRID_KEY", default_value = "//Alice", hide_env_values = true)]
		key: String,
	},
	/// Says what happened to a certificate.
	Status {
		/// The number of the certificate: 32 characters.
		number: String,
	},
	/// Commits to a credential, shows attributes of it, and checks what others show.
	#[command(subcommand)]
	Credential(CredentialCommand),
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
	let url = &arguments.url;
	match arguments.command {
		Command::Demo { data, month, key } => {
			let options = demo::Options { data, month, payer: key };
			demo::play(&Chain::connect(url).await?, &options).await
		}
		Command::Status { number } => status(&Chain::connect(url).await?, &number).await,
		Command::Credential(command) => credential_command::run(command, url).await,
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
	use clap::{CommandFactory, Parser};
	use verdigrid_primitives::Period;

	#[test]
	fn the_command_line_is_well_formed() {
		Arguments::command().debug_assert();
	}

	#[test]
	fn a_disclosure_is_checked_against_one_thing() {
		let commitment = format!("0x{}", "1f".repeat(32));
		let (party, commitment) = (["--party", "7"], ["--commitment", commitment.as_str()]);
		let parse = |against: &[&str]| {
			let verify = ["verdigrid", "credential", "verify", "shown.json"];
			Arguments::try_parse_from([verify.as_slice(), against].concat())
		};
		assert!(parse(&party).is_ok());
		assert!(parse(&commitment).is_ok());
		assert!(parse(&[]).is_err());
		assert!(parse(&[party, commitment].concat()).is_err());
	}

	#[test]
	fn a_month_is_read_as_year_and_month() {
		assert_eq!(month("2014-01").ok(), Period::year_month(2014, 1));
		for wrong in ["2014", "2014-13", "2014-1-1", "1969-12", "x-y", ""] {
			assert!(month(wrong).is_err(), "{wrong}");
		}
	}
}
