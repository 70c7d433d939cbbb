#![doc = include_str!("../README.md")]

mod arguments;
mod blocks;
mod calls;
mod chain;
mod error;
mod guard;
mod kind_name;
mod kinds;
mod measurement;
mod money;
mod outcomes;
mod process;
mod report;
mod run;
mod signing;
mod statistics;
mod stop;
mod submission;
mod waiting;
mod wallet;
mod world;

use clap::Parser;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
	match run::run(arguments::Arguments::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::from(error.exit_code())
		}
	}
}
