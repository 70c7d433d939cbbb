//! The command line. Its texts are what `--help` shows.

use sc_cli::{
	ChainInfoCmd, CheckBlockCmd, ExportBlocksCmd, ExportChainSpecCmd, ExportStateCmd,
	ImportBlocksCmd, KeySubcommand, PurgeChainCmd, RevertCmd, RunCmd,
};

/// Without a subcommand the node runs.
#[derive(Debug, clap::Parser)]
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

	/// Execute a stored block again and compare the result.
	CheckBlock(CheckBlockCmd),

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
	use super::*;
	use clap::CommandFactory;

	#[test]
	fn the_command_line_is_consistent() {
		Cli::command().debug_assert();
	}
}
