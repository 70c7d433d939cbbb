//! The command line. Its texts are what `--help` shows.

use crate::kind_name::KindName;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Generates load on a node and measures what its blocks carry.
///
/// The transactions are signed in advance and matched with blocks by their hashes.
#[derive(Clone, Debug, Parser)]
#[command(
	name = "verdigrid-load",
	version,
	args_conflicts_with_subcommands = true,
	subcommand_negates_reqs = true,
	after_help = "Money: the paying account gives some to up to --buyers + --sellers accounts, and gets none \
	back. Exit codes: 0 all was measured; 1 nothing was measured of a kind, or something was not expected; 2 wrong \
	arguments; 3 the node ended or fell behind; 4 the chain does not have what the kind needs, or must not get this \
	load; 5 the paying account has too little money; 130 stopped by the user. Once the load has begun, the report is \
	written in each case, with what was measured until then. Ctrl-C ends the load and writes the report. A second \
	one ends at once."
)]
pub struct Arguments {
	/// Something else than to generate load.
	#[command(subcommand)]
	pub command: Option<Command>,
	/// Where the node listens.
	#[arg(long, env = "VERDIGRID_LOAD_URL", default_value = "ws://127.0.0.1:9944")]
	pub url: String,
	/// What to measure. May be given several times.
	#[arg(long = "kind", value_enum, required = true)]
	pub kinds: Vec<KindName>,
	/// How many seconds to measure each kind, after the warm-up.
	#[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3_600))]
	pub seconds: u64,
	/// How many seconds of load come before the measurement.
	#[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u64).range(0..=600))]
	pub warm_up: u64,
	/// How many operations a second to offer. Without it, more than the blocks of the chain can take.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
	pub rate: Option<u32>,
	/// Folder for the report. It is made if it does not exist. It must not have a report yet.
	#[arg(long, default_value = "load-report")]
	pub report: PathBuf,
	/// How many parties buy certificates and use energy.
	#[arg(long, default_value_t = 150, value_parser = clap::value_parser!(u32).range(4..=4_000))]
	pub buyers: u32,
	/// How many trades of a buyer follow each other in what is verified together. The more they are, the fewer buyers does
	/// each call have.
	#[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=256))]
	pub in_a_row: u32,
	/// How many parties generate energy and sell certificates.
	#[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(8..=1_000))]
	pub sellers: u32,
	/// Secret URI of the account that pays for the others. They are derived from it as `//load//buyer//N` and
	/// `//load//seller//N`. It gives them up to half of its money, and gets nothing back.
	#[arg(long, env = "VERDIGRID_LOAD_KEY", default_value = "//Alice", hide_env_values = true)]
	pub key: String,
	/// Measure a chain whose money is real: one of type Live. Without it, such a chain is refused.
	#[arg(long)]
	pub spend_on_live_chain: bool,
	/// How many leaves each tree has. What the load does not need is made up.
	#[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1_000..=4_000_000))]
	pub leaves: u32,
	/// How many trades are verified together. Without it, as many as the chain takes.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..=256))]
	pub batch: Option<u32>,
	/// Spread what is verified together over the whole tree. Without it, it stands side by side.
	#[arg(long)]
	pub scattered: bool,
	/// While the load of verify-together runs, also measure so many times how long a buyer waits for a voucher after
	/// the last attestation of the settlement.
	#[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=1_000))]
	pub to_voucher: u32,
	/// How many connections submit transactions.
	#[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=64))]
	pub connections: u32,
	/// How many transactions may wait in the pool of the node.
	#[arg(long, default_value_t = 6_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
	pub window: u32,
	/// Turn the chain into a development chain for ever, by a poll of the well-known members. It has no challenge period
	/// then: anchors are final at once, and cannot be disputed. Refused unless the chain is named "Verdigrid Load", as
	/// `scripts/bench load` names it.
	#[arg(long)]
	pub final_at_once: bool,
	/// Process id of a node on this machine, to read its processor time and memory. May be given several
	/// times.
	#[arg(long = "node-pid")]
	pub node_pids: Vec<u32>,
	/// Folder of the node's database, to read its growth. May be given several times.
	#[arg(long = "node-data")]
	pub node_data: Vec<PathBuf>,
	/// The commit that the node was built from, for the report.
	#[arg(long)]
	pub commit: Option<String>,
}

/// What the program does beside.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
	/// Compare how long blocks took with what they declared, from what `verdigrid-node execute-blocks` printed.
	Judge {
		/// The file with what the node printed.
		printed: PathBuf,
		/// The kind of load that the blocks carry: names the files that are written.
		#[arg(long)]
		of: KindName,
		/// Folder for the report.
		#[arg(long, default_value = "load-report")]
		report: PathBuf,
		/// The commit that the node was built from, for the report.
		#[arg(long)]
		commit: Option<String>,
	},
}

#[cfg(test)]
mod tests {
	use super::Arguments;
	use clap::{CommandFactory, Parser};

	#[test]
	fn the_command_line_is_well_formed() {
		Arguments::command().debug_assert();
	}

	#[test]
	fn a_kind_must_be_named_and_known() {
		assert!(Arguments::try_parse_from(["verdigrid-load"]).is_err());
		assert!(Arguments::try_parse_from(["verdigrid-load", "--kind", "nothing"]).is_err());
		assert!(Arguments::try_parse_from(["verdigrid-load", "--kind", "balance-transfer"]).is_ok());
	}

	#[test]
	fn the_variables_of_the_client_are_not_read() {
		let command = Arguments::command();
		let variables = command.get_arguments().filter_map(|argument| argument.get_env());
		let variables: Vec<_> = variables.filter_map(|name| name.to_str()).collect();
		assert_eq!(variables, ["VERDIGRID_LOAD_URL", "VERDIGRID_LOAD_KEY"]);
	}

	#[test]
	fn blocks_are_judged_without_a_load() {
		let judge = ["verdigrid-load", "judge", "printed.json", "--of", "redeem"];
		assert!(Arguments::try_parse_from(judge).is_ok());
		assert!(Arguments::try_parse_from(["verdigrid-load", "judge", "printed.json"]).is_err());
	}

	#[test]
	fn numbers_out_of_range_are_refused() {
		for wrong in [["--seconds", "0"], ["--sellers", "2"], ["--batch", "257"], ["--rate", "0"]] {
			let arguments = ["verdigrid-load", "--kind", "verify"].into_iter().chain(wrong);
			assert!(Arguments::try_parse_from(arguments).is_err(), "{wrong:?}");
		}
	}
}
