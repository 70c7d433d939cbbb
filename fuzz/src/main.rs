//! `verdigrid-fuzz` plays random blocks on the compiled runtime, and checks after each what must always hold.

// A fault of this program shows itself at once, and harms nobody.
#![allow(clippy::arithmetic_side_effects, clippy::expect_used, clippy::indexing_slicing)]

mod arguments;
mod chain;
mod checks;
mod coverage;
mod deeds;
mod dice;
mod failure;
mod hostile;
mod keys;
mod notes;
mod planner;
mod player;
mod recording;
mod session;
mod shapes;
mod shrink;
mod stage;
#[cfg(test)]
mod tests;
mod transaction;

use std::{path::Path, process::ExitCode, thread, time::Duration};

use anyhow::{anyhow, Result};
use clap::Parser;

use arguments::{Arguments, Command};
use player::{Care, Fate};
use recording::Recording;
use session::{Plan, Session};
use stage::Stage;

/// Native code decodes calls within calls, which takes more stack than a thread has.
const STACK: usize = 1 << 30;
/// How long to play, unless something else is said.
const SECONDS: u64 = 60;

fn main() -> ExitCode {
	let arguments = Arguments::parse();
	match with_stack(move || begin(arguments)) {
		Ok(true) => ExitCode::SUCCESS,
		Ok(false) => ExitCode::FAILURE,
		Err(error) => {
			eprintln!("{error:#}");
			ExitCode::FAILURE
		}
	}
}

/// Does something in a thread with much stack.
fn with_stack<R: Send + 'static>(act: impl FnOnce() -> Result<R> + Send + 'static) -> Result<R> {
	let thread = thread::Builder::new().stack_size(STACK).spawn(act)?;
	thread.join().map_err(|_| anyhow!("the program has a fault: see above"))?
}

/// Whether all checks passed.
fn begin(arguments: Arguments) -> Result<bool> {
	notes::begin();
	let stage = Stage::new()?;
	match &arguments.command {
		Some(Command::Replay { files, verbose }) => {
			let mut passed = true;
			for file in files {
				passed &= replay(&stage, file, *verbose)?;
			}
			Ok(passed)
		}
		None => run(&stage, &arguments),
	}
}

fn run(stage: &Stage, arguments: &Arguments) -> Result<bool> {
	let seconds = match (arguments.seconds, arguments.blocks) {
		(None, None) => Some(SECONDS),
		(seconds, _) => seconds,
	};
	let plan = Plan {
		seed: arguments.seed,
		time: seconds.map(Duration::from_secs),
		blocks: arguments.blocks,
		decode: arguments.decode,
		failures: arguments.failures.clone(),
		keep_going: arguments.keep_going,
		known: arguments.known.clone(),
		attempts: arguments.attempts,
	};
	let mut session = Session::new(stage, plan);
	session.run()?;
	session.finish();
	let report = session.coverage.report(&stage.shapes);
	match &arguments.report {
		Some(file) => std::fs::write(file, report)?,
		None => println!("{report}"),
	}
	for (failure, file) in &session.failures {
		println!("failed: {failure}\n  verdigrid-fuzz replay {}", file.display());
	}
	Ok(session.failures.is_empty())
}

fn replay(stage: &Stage, file: &Path, verbose: bool) -> Result<bool> {
	let recording = Recording::read(file)?;
	let mut number = 0;
	let played = stage::replay(stage, &recording, Care::ALWAYS, |block, fates| {
		number += 1;
		if !verbose {
			return;
		}
		println!("block {number} at {}", block.time);
		for (planned, fate) in block.transactions.iter().zip(fates) {
			let name = stage.shapes.call_name(&planned.call);
			let said = match fate {
				Fate::Included(Ok(())) => "succeeded".to_owned(),
				Fate::Included(Err(error)) => stage.shapes.error_name(error),
				Fate::Refused(refused) => format!("refused: {refused:?}"),
				Fate::Undecodable => "no transaction".to_owned(),
			};
			println!("  {:?} {name}: {said}", planned.signer);
		}
	});
	match played {
		Ok(()) => println!("{}: {number} blocks keep the rules", file.display()),
		Err(failure) => {
			println!("{}: block {} fails: {failure}", file.display(), number + 1);
			return Ok(false);
		}
	}
	Ok(true)
}
