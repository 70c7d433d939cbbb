//! The SDK's types, filled in for this chain.

use super::executor::Executor;
use sc_basic_authorship::ProposerFactory;
use sc_consensus::LongestChain;
use sc_consensus_grandpa::{GrandpaBlockImport, LinkHalf};
use sc_service::{TFullBackend, TFullClient};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool::TransactionPoolHandle;
use std::sync::Arc;
use substrate_prometheus_endpoint::Registry;
use verdigrid_runtime::{apis::RuntimeApi, opaque::Block};

/// The chain: blocks, state and runtime.
pub type Client = TFullClient<Block, RuntimeApi, Executor>;
/// Where the chain is stored.
pub type Backend = TFullBackend<Block>;
/// Chooses the block to build on.
pub type SelectChain = LongestChain<Backend, Block>;
/// Transactions that wait for a block.
pub type Pool = TransactionPoolHandle<Block, Client>;
/// Imports blocks and follows changes of the GRANDPA authorities in them.
pub type GrandpaImport = GrandpaBlockImport<Backend, Block, Client, SelectChain>;
/// Ties the GRANDPA voter to the block import.
pub type GrandpaLink = LinkHalf<Block, Client, SelectChain>;

/// What a task that makes blocks needs, on a development chain and on a network.
pub struct BlockMaking {
	pub client: Arc<Client>,
	pub pool: Arc<Pool>,
	pub select_chain: SelectChain,
	pub proposer: ProposerFactory<Pool, Client>,
	pub prometheus: Option<Registry>,
	pub telemetry: Option<TelemetryHandle>,
}
