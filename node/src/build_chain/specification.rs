//! The specification of a chain, in both forms.

use super::description::Description;
use crate::{
	chain_spec::{self, ChainSpec},
	service,
};
use sc_client_api::in_mem::Backend;
use sc_executor::WasmExecutor;
use sc_service::{BuildGenesisBlock, ChainSpec as _, ChainType, Error, GenesisBlockBuilder};
use serde_json::Value;
use sp_core::storage::Storage;
use sp_runtime::traits::Block as _;
use std::sync::Arc;
use verdigrid_runtime::{genesis::ChainKind, opaque::Block, Hash};

/// How the specification calls a test chain that admits no known key. The node admits none in it either.
const TEST: &str = "Test";

/// What a chain is started from.
pub struct Specification {
	/// The form that people can read.
	pub plain: String,
	/// The form that all nodes share.
	pub raw: String,
	/// The first state, as the runtime's WebAssembly built it.
	pub state: Storage,
	/// The hash of the first block.
	pub genesis: Hash,
}

impl Specification {
	/// Builds the first state with the runtime, and makes the checks that a node makes when it starts.
	pub fn build(chain: &Description, patch: Value) -> Result<Self, Error> {
		let mut spec = describe(chain, patch).map_err(Error::Other)?;
		let plain = spec.as_json(false).map_err(Error::Other)?;
		let state = service::sound_genesis(&spec)?;
		spec.set_storage(state.clone());
		let raw = spec.as_json(true).map_err(Error::Other)?;
		let genesis = first_block(state.clone())?;
		Ok(Self { plain, raw, state, genesis })
	}
}

/// The specification before its state is built.
pub fn describe(chain: &Description, patch: Value) -> Result<ChainSpec, String> {
	let spec = ChainSpec::builder(chain_spec::code()?, None)
		.with_name(&chain.name)
		.with_id(&chain.id)
		.with_chain_type(chain_type(chain))
		.with_protocol_id(&chain.protocol_id)
		.with_properties(chain_spec::properties(&chain.token.symbol))
		.with_boot_nodes(chain.boot_nodes.clone())
		.with_genesis_config_patch(patch);
	Ok(spec.build())
}

fn chain_type(chain: &Description) -> ChainType {
	match chain.kind {
		ChainKind::Live => ChainType::Live,
		_ if chain.development_keys => ChainType::Local,
		_ => ChainType::Custom(TEST.into()),
	}
}

/// The hash of the block that a node makes of this state.
fn first_block(state: Storage) -> Result<Hash, Error> {
	let executor = WasmExecutor::<sp_io::SubstrateHostFunctions>::builder().build();
	let backend = Arc::new(Backend::<Block>::new());
	let builder =
		GenesisBlockBuilder::<Block, _, _>::new_with_storage(state, false, backend, executor)?;
	let (block, _discarded) = builder.build_genesis_block()?;
	Ok(block.header().hash())
}
