//! Plays the SDK on real nodes: restarts, lost connections, two programs on one key, more transactions than a node takes.
//!
//! Each check starts its own development node, or uses the nodes of a network. After each, the nonce of the account says
//! that everything was executed exactly once.

// A program for tests: an overflow is a failure of the check.
#![allow(clippy::arithmetic_side_effects)]

mod checks;
mod line;
mod node;

use anyhow::{bail, Context, Result};
use clap::Parser;
use std::{
	future::Future,
	path::PathBuf,
	process::ExitCode,
	time::{Duration, Instant},
};

/// Plays Verdigrid's SDK on real nodes.
#[derive(Parser)]
#[command(name = "sdk-check")]
struct Arguments {
	/// The program of the node.
	#[arg(long, env = "VERDIGRID_NODE", default_value = "target/bin/verdigrid-node")]
	node: PathBuf,
	/// Plays the full numbers: ten thousand transactions at once, fifty kills.
	#[arg(long)]
	long: bool,
	/// A node of a network that runs. May be given several times. Then only the check of a network is played, and any of these
	/// nodes may end meanwhile.
	#[arg(long, value_name = "URL")]
	network: Vec<String>,
	/// The checks to play. Without names, all.
	names: Vec<String>,
}

/// How much is played.
#[derive(Clone, Copy)]
pub struct Size {
	/// Transactions that are handed over at once.
	pub at_once: u64,
	/// How many of them have room in the node's pool.
	pub room: u64,
	/// How often the node is killed.
	pub kills: u64,
	/// A check that takes longer hangs.
	pub limit: Duration,
}

#[tokio::main]
async fn main() -> ExitCode {
	match play(Arguments::parse()).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

async fn play(arguments: Arguments) -> Result<()> {
	let size = match arguments.long {
		true => Size { at_once: 10_000, room: 1_000, kills: 50, limit: Duration::from_secs(3_600) },
		false => Size { at_once: 1_000, room: 100, kills: 3, limit: Duration::from_secs(240) },
	};
	if !arguments.network.is_empty() {
		let check = checks::on_a_network(&arguments.network);
		return within(size.limit, "on a network", check).await;
	}
	let known: Vec<&str> = checks::ALL.to_vec();
	if let Some(unknown) = arguments.names.iter().find(|name| !known.contains(&name.as_str())) {
		bail!("there is no check {unknown}: name some of {}", known.join(", "));
	}
	for name in known {
		if !arguments.names.is_empty() && !arguments.names.iter().any(|wanted| wanted == name) {
			continue;
		}
		within(size.limit, name, checks::play(name, &arguments.node, size)).await?;
	}
	Ok(())
}

/// Plays a check, and ends it with an error if it hangs.
async fn within(
	limit: Duration,
	name: &str,
	check: impl Future<Output = Result<()>>,
) -> Result<()> {
	let started = Instant::now();
	let Ok(result) = tokio::time::timeout(limit, check).await else {
		bail!("{name}: not done after {} s", limit.as_secs());
	};
	result.with_context(|| name.to_owned())?;
	println!("✔ {name} ({:.1} s)", started.elapsed().as_secs_f64());
	Ok(())
}
