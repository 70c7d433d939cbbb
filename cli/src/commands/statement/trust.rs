//! `verdigrid trust`: what has to be known of a chain before its statements can be checked.

use super::{of_file, write};
use crate::{failure::Done, output::Answer, values::printable};
use clap::{value_parser, Arg, ArgMatches, Command};
use std::{fs, path::PathBuf};
use verdigrid_proof::{hex::Hex, Trust};

/// The command.
pub fn command() -> Command {
	Command::new("trust")
		.about("Writes what has to be trusted of a chain: its first block, and the validators that made its first blocks final")
		.long_about(
			"Writes what has to be trusted of a chain: its first block, and the validators that made its first blocks final.\n\nBoth follow \
			 from the raw specification of the chain, which its members publish. Compare the hash that is printed with what they say.",
		)
		.arg(
			Arg::new("spec")
				.value_name("SPECIFICATION")
				.required(true)
				.value_parser(value_parser!(PathBuf))
				.help("The raw specification of the chain: a JSON file"),
		)
		.arg(Arg::new("out").long("out").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)))
}

/// Writes the trust root of a specification.
pub fn trust(matches: &ArgMatches) -> Done<Answer> {
	let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
	let (spec, out) = (path("spec"), path("out"));
	let text = fs::read(&spec).map_err(|error| of_file(&spec, error))?;
	let (name, trust) =
		Trust::of_specification(&text).map_err(|refusal| of_file(&spec, refusal))?;
	write(&out, trust.to_json().as_bytes())?;
	let validators = trust.authorities.members().len();
	let note = format!(
		"{}: the first block is {}, and {validators} validators made the first blocks final",
		printable(&name),
		Hex::from(trust.genesis)
	);
	let note = [Some(note), published(&trust)].into_iter().flatten().collect::<Vec<_>>().join("\n");
	Ok(Answer { note: Some(note), ..Answer::default() })
}

/// What to know of a chain for which anybody can sign.
pub fn published(trust: &Trust) -> Option<String> {
	let keys = trust.published_keys();
	(keys > 0).then(|| {
		format!(
			"Anybody can sign for {keys} of the validators: their keys are published, for development. Believe nothing that rests on \
			 this chain."
		)
	})
}
