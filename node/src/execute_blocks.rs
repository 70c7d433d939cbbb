//! Executes stored blocks again, on the state before each, and prints how long that takes beside what they declared.
//!
//! A validator does this with every block of the others. It writes the result to its database besides, which is not
//! measured here.

use crate::service::Client;
use codec::{Compact, Decode};
use sc_cli::{CliConfiguration, Error, ImportParams, Result, SharedParams};
use sc_client_api::{BlockBackend, StorageKey, StorageProvider};
use serde_json::{json, Value};
use sp_api::{Core, ProvideRuntimeApi};
use sp_io::hashing::twox_128;
use sp_runtime::{
	traits::{Block as _, Header as _},
	DigestItem,
};
use std::time::Instant;
use verdigrid_runtime::{opaque::Block, BlockNumber};

type Hash = <Block as sp_runtime::traits::Block>::Hash;

/// Weight is time in picoseconds.
const PER_NANOSECOND: u64 = 1_000;

/// What `execute-blocks` is asked.
#[derive(Debug, Clone, clap::Parser)]
pub struct ExecuteBlocksCmd {
	/// The first block, from 1 on.
	#[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
	pub from: BlockNumber,

	/// The last block.
	#[arg(long)]
	pub to: BlockNumber,

	/// How often each block is executed.
	#[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1_000))]
	pub repeat: u32,

	#[clap(flatten)]
	pub shared_params: SharedParams,

	#[clap(flatten)]
	pub import_params: ImportParams,
}

impl CliConfiguration for ExecuteBlocksCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn import_params(&self) -> Option<&ImportParams> {
		Some(&self.import_params)
	}
}

impl ExecuteBlocksCmd {
	/// Executes the blocks and prints the result as JSON.
	pub fn run(&self, client: &Client) -> Result<()> {
		if self.from > self.to {
			return Err(refused("--from is after --to".to_owned()));
		}
		let mut blocks = Vec::new();
		for number in self.from..=self.to {
			// The first execution of all compiles the runtime.
			if blocks.is_empty() {
				execute(client, &stored(client, number)?)?;
			}
			blocks.push(self.measured(client, number)?);
		}
		let result = json!({ "repeat": self.repeat, "blocks": blocks });
		println!("{result}");
		Ok(())
	}

	fn measured(&self, client: &Client, number: BlockNumber) -> Result<Value> {
		let block = stored(client, number)?;
		let declared = declared(client, block.hash())?;
		let mut times = Vec::new();
		for _ in 0..self.repeat {
			times.push(execute(client, &block)?);
		}
		Ok(json!({
			"number": number,
			"transactions": block.extrinsics().len(),
			"declared_nanoseconds": declared,
			"measured_nanoseconds": times,
		}))
	}
}

fn refused(reason: impl std::fmt::Display) -> Error {
	Error::Input(reason.to_string())
}

fn stored(client: &Client, number: BlockNumber) -> Result<Block> {
	let hash = client.block_hash(number).map_err(refused)?;
	let block = hash.map(|hash| client.block(hash)).transpose().map_err(refused)?.flatten();
	let block = block.ok_or_else(|| refused(format!("block {number} is not stored")))?;
	Ok(block.block)
}

/// Import takes the seals off before it executes a block.
fn without_seals(block: Block) -> Block {
	let (mut header, transactions) = block.deconstruct();
	header.digest_mut().logs.retain(|item| !matches!(item, DigestItem::Seal(..)));
	Block::new(header, transactions)
}

/// Nanoseconds that an execution takes.
fn execute(client: &Client, block: &Block) -> Result<u64> {
	let (parent, number) = (*block.header().parent_hash(), *block.header().number());
	let (executed, api) = (without_seals(block.clone()).into(), client.runtime_api());
	let start = Instant::now();
	let result = api.execute_block(parent, executed);
	let time = start.elapsed();
	result.map_err(|error| {
		refused(format!(
			"block {number} cannot be executed: {error}. If its state was pruned, synchronise a node with a greater \
			 --state-pruning first"
		))
	})?;
	Ok(u64::try_from(time.as_nanos()).unwrap_or(u64::MAX))
}

/// Nanoseconds that a block declared: of all its transactions and hooks.
fn declared(client: &Client, hash: Hash) -> Result<u64> {
	let key = StorageKey([twox_128(b"System"), twox_128(b"BlockWeight")].concat());
	let stored = client.storage(hash, &key).map_err(refused)?;
	let stored = stored.ok_or_else(|| refused("the block does not say its weight"))?;
	nanoseconds(&stored.0).ok_or_else(|| refused("the weight of the block cannot be read"))
}

/// The time in the weights of the three classes: normal, operational, mandatory.
fn nanoseconds(mut stored: &[u8]) -> Option<u64> {
	let classes = <[(Compact<u64>, Compact<u64>); 3]>::decode(&mut stored).ok()?;
	let times = classes.into_iter().map(|(time, _)| time.0);
	times.fold(0, u64::saturating_add).checked_div(PER_NANOSECOND)
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::Encode;
	use frame_support::{dispatch::PerDispatchClass, weights::Weight};
	use sp_runtime::Digest;
	use verdigrid_runtime::Header;

	#[test]
	fn the_weights_of_all_classes_count() {
		let weight = |time: u64| Weight::from_parts(time, 7);
		let consumed = PerDispatchClass::new(|class| {
			weight(match class {
				frame_support::dispatch::DispatchClass::Normal => 5_000_000,
				frame_support::dispatch::DispatchClass::Operational => 300_000,
				frame_support::dispatch::DispatchClass::Mandatory => 20_000,
			})
		});
		assert_eq!(nanoseconds(&consumed.encode()), Some(5_320));
		assert_eq!(nanoseconds(&[]), None);
	}

	#[test]
	fn what_is_executed_has_no_seal() {
		let (engine, none) = (*b"aura", Default::default());
		let slot = DigestItem::PreRuntime(engine, vec![1]);
		let logs = vec![slot.clone(), DigestItem::Seal(engine, vec![2])];
		let header = Header::new(1, none, none, none, Digest { logs });
		let block = without_seals(Block::new(header, vec![]));
		assert_eq!(block.header().digest().logs, [slot]);
	}
}
