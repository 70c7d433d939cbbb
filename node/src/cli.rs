//! The command line. Its texts are what `--help` shows.

use crate::{build_chain::BuildChainCmd, execute_blocks::ExecuteBlocksCmd};
use sc_cli::{
	ChainInfoCmd, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd, ExportStateCmd,
	ImportBlocksCmd, KeySubcommand, PurgeChainCmd, RevertCmd, RunCmd,
};

/// How many transactions the pool holds: those of several blocks. With the SDK's default of 8,192, the pool drops
/// transactions that arrive before their predecessors, without a word to whoever submitted them.
const POOL_LIMIT: &str = "65536";
/// How many kilobytes they have.
const POOL_KBYTES: &str = "131072";

/// Without a subcommand the node runs.
#[derive(Debug, clap::Parser)]
#[command(mut_arg("pool_limit", |arg| arg.default_value(POOL_LIMIT)))]
#[command(mut_arg("pool_kbytes", |arg| arg.default_value(POOL_KBYTES)))]
pub struct Cli {
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	#[clap(flatten)]
	pub run: RunCmd,
}

#[derive(Debug, clap::Subcommand)]
// Parsed once per process: the size of a variant does not matter.
#[allow(clippy::large_enum_variant)]
pub enum Subcommand {
	/// Make, inspect and store keys.
	#[command(subcommand)]
	Key(KeySubcommand),

	/// Write the chain specification of `dev`, `local` or a file, as JSON.
	ExportChainSpec(ExportChainSpecCmd),

	/// Build the specification of a real chain from the file in which its founders describe it.
	BuildChain(BuildChainCmd),

	/// Execute a stored block again and compare the result.
	CheckBlock(CheckBlockCmd),

	/// Execute stored blocks again, and print how long each takes beside what it declared.
	ExecuteBlocks(ExecuteBlocksCmd),

	/// Write blocks to a file.
	ExportBlocks(ExportBlocksCmd),

	/// Write the state of a block as a chain specification.
	ExportState(ExportStateCmd),

	/// Read blocks from a file.
	ImportBlocks(ImportBlocksCmd),

	/// Delete the blocks and the state of a chain. Its keys stay.
	PurgeChain(PurgeChainCmd),

	/// Go back a number of blocks, at most to the last finalised one.
	Revert(RevertCmd),

	/// Show how far the stored chain reaches.
	ChainInfo(ChainInfoCmd),
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use clap::{CommandFactory, Parser};

	fn run(arguments: &[&str]) -> RunCmd {
		Cli::try_parse_from([&["verdigrid-node"], arguments].concat()).unwrap().run
	}

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}

	#[test]
	fn the_pool_holds_the_transactions_of_several_blocks() {
		let pool = run(&[]).pool_config;
		assert_eq!((pool.pool_limit, pool.pool_kbytes), (65_536, 128 * 1_024));
	}

	#[test]
	fn the_cache_of_the_state_holds_a_million_entries() {
		assert_eq!(run(&[]).import_params.trie_cache_size, 1_024 * 1_024 * 1_024);
	}

	#[test]
	fn what_the_operator_says_counts() {
		let own = run(&["--pool-limit", "5", "--pool-kbytes", "6", "--trie-cache-size", "7"]);
		assert_eq!((own.pool_config.pool_limit, own.pool_config.pool_kbytes), (5, 6));
		assert_eq!(own.import_params.trie_cache_size, 7);
	}
}
