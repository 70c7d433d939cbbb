//! `verdigrid manual`: completion scripts for shells, and manual pages.

use crate::{
	failure::{Done, Failure, Kind},
	output,
};
use clap::{value_parser, Arg, ArgMatches, Command};
use clap_complete::Shell;
use std::{io, path::Path};

/// The commands.
pub fn command() -> Command {
	Command::new("manual")
		.about("Writes completion scripts for shells, and manual pages")
		.subcommand_required(true)
		.subcommand(Command::new("completions").about("Prints a completion script").arg(
			Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell)),
		))
		.subcommand(
			Command::new("pages")
				.about("Writes a manual page for each command into a folder")
				.arg(Arg::new("folder").value_name("FOLDER").required(true)),
		)
}

/// Writes what was asked for.
pub fn run(matches: &ArgMatches, mut program: Command) -> Done<()> {
	match matches.subcommand() {
		Some(("completions", matches)) => {
			if let Some(shell) = matches.get_one::<Shell>("shell") {
				let mut script = Vec::new();
				clap_complete::generate(*shell, &mut program, "verdigrid", &mut script);
				output::write(String::from_utf8_lossy(&script).trim_end());
			}
			Ok(())
		}
		Some((_, matches)) => {
			let folder = matches.get_one::<String>("folder").map_or("", String::as_str);
			let failure = |error: io::Error| Failure::new(Kind::File, format!("{folder}: {error}"));
			std::fs::create_dir_all(folder).map_err(failure)?;
			clap_mangen::generate_to(program, Path::new(folder)).map_err(failure)
		}
		None => Err(Failure::usage("say what to write: completions or pages")),
	}
}
