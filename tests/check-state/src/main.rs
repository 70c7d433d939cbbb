//! `check-state` checks every invariant of Verdigrid's pallets on the state that
//! `verdigrid-node export-state` prints. It ends with 1 at the first that does not hold.

mod checks;
mod state;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

/// Checks every invariant of Verdigrid's pallets on an exported state.
#[derive(Parser)]
#[command(version)]
struct Arguments {
	/// What `verdigrid-node export-state` printed: a raw chain specification, as JSON.
	state: PathBuf,
}

fn main() -> Result<()> {
	let state = state::read(&Arguments::parse().state)?;
	checks::run(state, |pallet| println!("{pallet}: every invariant holds"))
}
