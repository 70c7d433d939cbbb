//! Builds the specification of a real chain from one file, in which its founders describe it.
//!
//! | part | what is in it |
//! |---|---|
//! | `document.rs`, `section.rs` | the file, its sections and fields, each with its line |
//! | `words/`, `keys.rs` | what fields say: amounts, times, energy; accounts and keys |
//! | `reading/` | the file becomes a [`description`] |
//! | `checks/`, `rules.rs` | what a chain must not begin with; what the runtime says of parameters |
//! | `genesis.rs`, `specification.rs` | the genesis in the runtime's types, and both forms of the specification |
//! | `large_numbers.rs` | numbers that tools in JavaScript would change |
//! | `summary.rs` | what members compare |
//!
//! All that is wrong is said at once, with the line and what to change. Nothing is written then.

mod checks;
mod description;
mod document;
mod findings;
mod genesis;
mod keys;
mod large_numbers;
mod reading;
mod rules;
mod section;
mod specification;
mod summary;
#[cfg(test)]
mod tests;
mod words;

use description::Description;
use findings::{Finding, Findings};
use sc_cli::{Error, Result};
use serde_json::Value;
use specification::Specification;
use std::{
	fs,
	path::{Path, PathBuf},
};
use words::counted;

/// How many numbers that JavaScript would change are named.
const NAMED_NUMBERS: usize = 5;

/// What `build-chain` is asked.
#[derive(Debug, Clone, clap::Parser)]
pub struct BuildChainCmd {
	/// The file that describes the chain (see node/chains/example.toml).
	pub description: PathBuf,

	/// Where the form goes that people can read. Without it, this form is not written.
	#[arg(long)]
	pub plain: Option<PathBuf>,

	/// Where the form goes that all nodes share. Without it, this form is not written.
	#[arg(long)]
	pub raw: Option<PathBuf>,
}

impl BuildChainCmd {
	/// Builds the chain, writes both forms, and prints what members compare.
	pub fn run(&self) -> Result<()> {
		let text = fs::read_to_string(&self.description)
			.map_err(|error| refused(format!("{}: {error}", self.description.display())))?;
		let findings = Findings::default();
		let Some((chain, patch)) = plan(&text, &findings)? else {
			return Err(refused(all_problems(&self.description, &findings.problems())));
		};
		for warning in findings.warnings() {
			eprintln!("Warning: {warning}");
		}
		warn_of_javascript(&patch);
		let specification = Specification::build(&chain, patch)?;
		write(self.plain.as_deref(), &specification.plain)?;
		write(self.raw.as_deref(), &specification.raw)?;
		print!("{}", summary::summary(&chain, &specification));
		Ok(())
	}
}

/// The chain that a file describes, and its genesis. `None` if something is wrong, which is noted.
fn plan(text: &str, findings: &Findings) -> Result<Option<(Description, Value)>> {
	let file = match document::parse(text) {
		Ok(file) => file,
		Err(says) => {
			findings.refuse_all(says.trim_end());
			return Ok(None);
		}
	};
	let chain = reading::read(&file, findings)?;
	checks::check(&chain, findings);
	if findings.count() > 0 {
		return Ok(None);
	}
	let patch = genesis::patch(&chain).map_err(|error| refused(error.to_string()))?;
	if let Err(says) = genesis::rehearse(&patch) {
		findings.refuse_all(format!("the runtime refuses this genesis: {says}"));
		return Ok(None);
	}
	Ok(Some((chain, patch)))
}

fn all_problems(file: &Path, problems: &[Finding]) -> String {
	let lines: Vec<_> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
	let things = counted(problems.len(), "thing", "things");
	let file = file.display();
	format!("{file} describes no chain that can start. {things} to change:{}", lines.concat())
}

fn warn_of_javascript(patch: &Value) {
	let changed = large_numbers::find(patch);
	if changed.is_empty() {
		return;
	}
	eprintln!(
		"Warning: do not save the plain file with a tool in JavaScript, such as a browser. It would \
		 change {}:",
		counted(changed.len(), "number", "numbers")
	);
	for large_numbers::Changed { path, number, becomes } in changed.iter().take(NAMED_NUMBERS) {
		eprintln!("  {path}: {number} would become {becomes}");
	}
	if let more @ 1.. = changed.len().saturating_sub(NAMED_NUMBERS) {
		eprintln!("  and {more} more");
	}
}

fn write(file: Option<&Path>, text: &str) -> Result<()> {
	let Some(file) = file else { return Ok(()) };
	fs::write(file, text).map_err(|error| refused(format!("{}: {error}", file.display())))
}

fn refused(message: String) -> Error {
	Error::Input(message)
}
