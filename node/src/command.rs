//! Runs what the command line asks for.

use crate::{
	chain_spec,
	cli::{Cli, Subcommand},
	service::{self, Parts, Sealing},
};
use sc_cli::{ExportChainSpecCmd, Result, SubstrateCli};
use sc_service::{ChainSpec, Configuration};
use std::sync::Arc;
use verdigrid_runtime::{opaque::Block, BlockNumber};

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"Verdigrid Node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		env!("CARGO_PKG_DESCRIPTION").into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the project's issue tracker".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}
}

/// Parses the arguments and does what they say. Ends when the subcommand, or the node, ends.
pub fn run() -> Result<()> {
	let cli = Cli::from_args();
	match &cli.subcommand {
		Some(subcommand) => run_subcommand(&cli, subcommand),
		None => run_node(&cli),
	}
}

fn run_node(cli: &Cli) -> Result<()> {
	let runner = cli.create_runner(&cli.run)?;
	refuse_dev_flag_for_networks(cli, runner.config())?;
	runner.run_node_until_exit(|config| async move { Ok(service::start(config)?) })
}

/// `--dev` would start a validator with a known key and open its RPC to every web page.
fn refuse_dev_flag_for_networks(cli: &Cli, config: &Configuration) -> Result<()> {
	if cli.run.shared_params.dev && Sealing::of(config) == Sealing::Network {
		return Err(sc_cli::Error::Input(format!(
			"`--dev` is for chains of type Development, and \"{}\" is not one: leave out `--dev`, \
			 or leave out `--chain`",
			config.chain_spec.name()
		)));
	}
	Ok(())
}

fn run_subcommand(cli: &Cli, subcommand: &Subcommand) -> Result<()> {
	match subcommand {
		Subcommand::Key(cmd) => cmd.run(cli),
		Subcommand::ExportChainSpec(cmd) => export_chain_spec(cmd, cli.load_spec(&cmd.chain)?),
		Subcommand::BuildChain(cmd) => cmd.run(),
		Subcommand::CheckBlock(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let Parts { client, task_manager, import_queue, .. } = service::parts(&config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Subcommand::ExecuteBlocks(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let Parts { client, task_manager, .. } = service::parts(&config)?;
			Ok((async move { cmd.run(&client) }, task_manager))
		}),
		Subcommand::ExportBlocks(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let Parts { client, task_manager, .. } = service::parts(&config)?;
			Ok((cmd.run(client, config.database), task_manager))
		}),
		Subcommand::ExportState(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let Parts { client, task_manager, .. } = service::parts(&config)?;
			Ok((cmd.run(client, config.chain_spec), task_manager))
		}),
		Subcommand::ImportBlocks(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let Parts { client, task_manager, import_queue, .. } = service::parts(&config)?;
			Ok((cmd.run(client, import_queue), task_manager))
		}),
		Subcommand::PurgeChain(cmd) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run(config.database))
		}
		Subcommand::Revert(cmd) => cli.create_runner(cmd)?.async_run(|config| {
			let Parts { client, task_manager, backend, .. } = service::parts(&config)?;
			let voters = (Sealing::of(&config) == Sealing::Network).then(forget_voters);
			Ok((cmd.run(client, backend, voters), task_manager))
		}),
		Subcommand::ChainInfo(cmd) => {
			cli.create_runner(cmd)?.sync_run(|config| cmd.run::<Block>(&config))
		}
	}
}

/// A chain starts from the raw form, so this refuses already what a node would refuse.
fn export_chain_spec(cmd: &ExportChainSpecCmd, spec: Box<dyn ChainSpec>) -> Result<()> {
	if cmd.raw {
		service::sound_genesis(spec.as_ref())?;
	}
	cmd.run(spec)
}

type Forget =
	Box<dyn FnOnce(Arc<service::Client>, Arc<service::Backend>, BlockNumber) -> Result<()>>;

/// Removes what GRANDPA learned from the blocks that are reverted.
fn forget_voters() -> Forget {
	Box::new(|client, _, blocks| Ok(sc_consensus_grandpa::revert(client, blocks)?))
}
