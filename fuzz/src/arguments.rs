//! The command line. Its texts are what `--help` shows.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Plays random blocks on the compiled runtime, and checks after each what must always hold.
#[derive(Clone, Debug, Parser)]
#[command(
	name = "verdigrid-fuzz",
	version,
	args_conflicts_with_subcommands = true,
	after_help = "Exit codes: 0 all that was played kept the rules; 1 a check failed, and a file shows it; 2 wrong arguments."
)]
pub struct Arguments {
	/// Something else than to make up blocks.
	#[command(subcommand)]
	pub command: Option<Command>,
	/// Stop after so many seconds. Without this and --blocks, after 60.
	#[arg(long)]
	pub seconds: Option<u64>,
	/// Stop after so many blocks.
	#[arg(long)]
	pub blocks: Option<u64>,
	/// What all blocks are made up from. The same seed gives the same blocks.
	#[arg(long, default_value_t = 1)]
	pub seed: u64,
	/// File for the report, as Markdown. Without it, the report is printed.
	#[arg(long)]
	pub report: Option<PathBuf>,
	/// Folder for files that show failures. It is made if it does not exist.
	#[arg(long, default_value = "fuzz-failures")]
	pub failures: PathBuf,
	/// Go on after a failure. One file is kept for each kind of failure.
	#[arg(long)]
	pub keep_going: bool,
	/// Go on where what is said of a failure has this text in it, as if the check had passed: for a fault that is known and not
	/// mended yet. May be given several times.
	#[arg(long = "known")]
	pub known: Vec<String>,
	/// How often a failure is played again at most, to make its file short.
	#[arg(long, default_value_t = 600)]
	pub attempts: u32,
	/// Send damaged and random bytes beside sound transactions.
	#[arg(long)]
	pub decode: bool,
}

/// Something else than to make up blocks.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
	/// Plays files again that show failures.
	Replay {
		/// The files.
		#[arg(required = true)]
		files: Vec<PathBuf>,
		/// Show what becomes of each transaction.
		#[arg(long)]
		verbose: bool,
	},
}
