//! Checks made before a database is used. Each refuses what would otherwise fail later and without
//! a message.

use super::{known_keys, sealing::Sealing, types::Backend};
use codec::Decode;
use sc_client_api::{AuxStore, Backend as _, HeaderBackend};
use sc_executor::RuntimeVersionOf;
use sc_service::{
	BuildGenesisBlock, ChainSpec, ChainType, Configuration, Error, GenesisBlockBuilder,
};
use sp_core::storage::Storage;
use sp_runtime::traits::{Block as _, Zero};
use std::sync::Arc;
use verdigrid_runtime::{
	genesis::{ChainKind, Kind},
	opaque::Block,
	Runtime,
};

/// Where a database remembers that it was sealed without consensus.
const DEVELOPMENT_MARK: &[u8] = b"verdigrid:sealed-in-development";

/// Refuses a database that begins with another block than the chain specification says.
pub fn same_genesis<E>(
	config: &Configuration,
	backend: &Arc<Backend>,
	genesis: &Storage,
	executor: &E,
) -> Result<(), Error>
where
	E: RuntimeVersionOf + Clone,
{
	let Some(stored) = backend.blockchain().hash(Zero::zero())? else { return Ok(()) };
	let builder = GenesisBlockBuilder::<Block, _, _>::new_with_storage(
		genesis.clone(),
		false,
		backend.clone(),
		executor.clone(),
	)?;
	let (expected, _discarded) = builder.build_genesis_block()?;
	let expected = expected.header().hash();
	if stored == expected {
		return Ok(());
	}
	Err(Error::Other(format!(
		"the database in {} belongs to another chain: it begins with {stored:?}, and \"{}\" with \
		 {expected:?}. A new build of the runtime makes the `dev` and `local` chains new chains, \
		 too. Correct `--chain`, or use another `--base-path`. If nobody needs the stored chain, delete \
		 it with `purge-chain`",
		config.data_path.display(),
		config.chain_spec.name(),
	)))
}

/// Refuses to continue a development chain as a network, or a network as a development chain. The
/// first lacks seals and justifications that the second needs.
pub fn same_sealing<C>(client: &C, sealing: Sealing) -> Result<(), Error>
where
	C: AuxStore + HeaderBackend<Block>,
{
	let marked = client.get_aux(DEVELOPMENT_MARK)?.is_some();
	let begun = !client.info().best_number.is_zero();
	match sealing {
		Sealing::Network if marked => Err(Error::Other(
			"this database was made by a development chain and cannot become a network's: use \
			 another `--base-path`, or delete the stored chain with `purge-chain`"
				.into(),
		)),
		Sealing::Development if begun && !marked => Err(Error::Other(
			"this database was made by a network and cannot be continued in development: use \
			 another `--base-path`"
				.into(),
		)),
		Sealing::Development if !marked => {
			Ok(client.insert_aux(&[(DEVELOPMENT_MARK, &[1u8][..])], &[])?)
		}
		_ => Ok(()),
	}
}

/// The genesis that a chain specification describes, plain or raw, unless it contradicts the chain's
/// type or contains a key that everybody knows.
pub fn sound_genesis(spec: &dyn ChainSpec) -> Result<Storage, Error> {
	let genesis = spec.as_storage_builder().build_storage()?;
	let (chain_type, kind) = (spec.chain_type(), kind_of(&genesis)?);
	matching_kind(&chain_type, kind)?;
	known_keys::refuse(&chain_type, kind, &genesis)?;
	Ok(genesis)
}

/// The purpose of the chain, as its genesis states it.
fn kind_of(genesis: &Storage) -> Result<ChainKind, Error> {
	match genesis.top.get(Kind::<Runtime>::hashed_key().as_slice()) {
		None => Ok(ChainKind::default()),
		Some(value) => ChainKind::decode(&mut value.as_slice()).map_err(|_| {
			Error::Other("the genesis is of a kind that this node does not know".into())
		}),
	}
}

/// Refuses a chain whose type does not agree with its genesis. Only a development chain accepts two
/// blocks in one slot, and only a live one gives its members the time that they need.
fn matching_kind(chain_type: &ChainType, kind: ChainKind) -> Result<(), Error> {
	let expected = match chain_type {
		ChainType::Development => "development",
		ChainType::Live => "live",
		ChainType::Local | ChainType::Custom(_) => "live` or `test",
	};
	let matches = match chain_type {
		ChainType::Development => kind == ChainKind::Development,
		ChainType::Live => kind == ChainKind::Live,
		ChainType::Local | ChainType::Custom(_) => kind != ChainKind::Development,
	};
	if matches {
		return Ok(());
	}
	Err(Error::Other(format!(
		"the chain is of type {chain_type:?}, for which `genesis.kind` is `{expected}`, but its \
		 genesis is of kind {kind:?}: correct one of them in the chain specification"
	)))
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn genesis_of(kind: u8) -> Storage {
		let mut genesis = Storage::default();
		genesis.top.insert(Kind::<Runtime>::hashed_key().to_vec(), vec![kind]);
		genesis
	}

	#[test]
	fn the_genesis_says_what_the_chain_is_for() {
		let kinds = [ChainKind::Live, ChainKind::Test, ChainKind::Development];
		for (byte, kind) in (0..).zip(kinds) {
			assert_eq!(kind_of(&genesis_of(byte)).unwrap(), kind);
		}
		assert_eq!(kind_of(&Storage::default()).unwrap(), ChainKind::Live);
		assert!(kind_of(&genesis_of(3)).is_err());
	}

	#[test]
	fn type_and_genesis_must_agree() {
		use ChainKind::{Development, Live, Test};
		let agree = |chain_type, kind| matching_kind(&chain_type, kind).is_ok();
		let custom = || ChainType::Custom("Pilot".into());
		assert!(agree(ChainType::Development, Development));
		assert!(agree(ChainType::Live, Live));
		for chain_type in [ChainType::Local, custom()] {
			assert!(agree(chain_type.clone(), Live));
			assert!(agree(chain_type.clone(), Test));
			assert!(!agree(chain_type, Development));
		}
		assert!(!agree(ChainType::Development, Live));
		assert!(!agree(ChainType::Development, Test));
		assert!(!agree(ChainType::Live, Test));
		assert!(!agree(ChainType::Live, Development));
	}
}
