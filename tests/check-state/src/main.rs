//! `check-state` checks every invariant of Verdigrid's pallets on the state that `verdigrid-node
//! export-state` prints. It stops at the first that does not hold, and its exit code is then 1.

mod checks;
mod state;
#[cfg(test)]
mod tests;

use std::{
	path::{Path, PathBuf},
	process::ExitCode,
};

use anyhow::Result;
use clap::Parser;

/// Checks every invariant of Verdigrid's pallets on an exported state.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	/// What `verdigrid-node export-state` printed: a raw chain specification, as JSON.
	state: PathBuf,
}

fn main() -> ExitCode {
	match check(&Arguments::parse().state) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error:#}");
			ExitCode::FAILURE
		}
	}
}

fn check(state: &Path) -> Result<()> {
	checks::run(state::read(state)?, |pallet| println!("{pallet}: every invariant holds"))
}
