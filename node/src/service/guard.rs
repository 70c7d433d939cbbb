//! Checks made before a database is used. Each refuses what would otherwise go wrong silently and
//! later.

use super::{partial::Backend, storage_key, Sealing};
use sc_client_api::{AuxStore, Backend as _, HeaderBackend};
use sc_executor::RuntimeVersionOf;
use sc_service::{BuildGenesisBlock, ChainType, Configuration, Error, GenesisBlockBuilder};
use sp_core::storage::{well_known_keys, Storage};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::{Block as _, Zero};
use std::sync::Arc;
use verdigrid_runtime::opaque::Block;

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
		 too. Use another `--base-path`, or delete the stored chain with `purge-chain`",
		config.data_path.display(),
		config.chain_spec.name(),
	)))
}

/// Refuses to continue a development chain as a network, or a network as a development chain: one
/// lacks seals and justifications that the other needs.
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

/// Refuses a chain whose type promises another sealing than its genesis allows. Only a runtime that
/// was started for development accepts two blocks in one slot, and one that was should never guard
/// anything of value.
pub fn matching_genesis(sealing: Sealing, genesis: &Storage) -> Result<(), Error> {
	let flag = genesis.top.get(&storage_key(b"Genesis", b"Development"));
	let development = flag.is_some_and(|value| value.as_slice() == [1]);
	match (sealing, development) {
		(Sealing::Network, true) => Err(Error::Other(
			"the genesis says `\"development\": true`, but the chain's type is not Development: \
			 correct one of them in the chain specification"
				.into(),
		)),
		(Sealing::Development, false) => Err(Error::Other(
			"the chain's type is Development, but its genesis does not say `\"development\": true`: \
			 correct one of them in the chain specification"
				.into(),
		)),
		_ => Ok(()),
	}
}

/// Refuses a live chain that gives a well-known development key any place in its genesis.
pub fn no_known_keys(chain_type: ChainType, genesis: &Storage) -> Result<(), Error> {
	if chain_type != ChainType::Live {
		return Ok(());
	}
	match known_key(genesis) {
		None => Ok(()),
		Some(name) => Err(Error::Other(format!(
			"the genesis of this live chain contains the key of {name}, whose secret everybody \
			 knows: replace it in the chain specification"
		))),
	}
}

/// The name of a well-known key that occurs in the genesis.
fn known_key(genesis: &Storage) -> Option<String> {
	let known: Vec<([u8; 32], String)> = Sr25519Keyring::iter()
		.map(|key| (key.to_raw_public(), key.to_seed()))
		.chain(Ed25519Keyring::iter().map(|key| (key.to_raw_public(), key.to_seed())))
		.collect();
	let is_known = |bytes: &[u8]| {
		known.iter().find(|(key, _)| bytes == key.as_slice()).map(|(_, name)| name.clone())
	};
	genesis
		.top
		.iter()
		.filter(|(key, _)| key.as_slice() != well_known_keys::CODE)
		.flat_map(|(key, value)| key.windows(32).chain(value.windows(32)))
		.find_map(is_known)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	fn genesis_with(value: Vec<u8>) -> Storage {
		let mut genesis = Storage::default();
		genesis.top.insert(b"somewhere".to_vec(), value);
		genesis
	}

	fn wrapped(key: [u8; 32]) -> Storage {
		genesis_with([&[4u8][..], &key, &[0; 16]].concat())
	}

	fn genesis_of_development(flag: u8) -> Storage {
		let mut genesis = Storage::default();
		genesis.top.insert(storage_key(b"Genesis", b"Development"), vec![flag]);
		genesis
	}

	#[test]
	fn type_and_genesis_must_agree_on_development() {
		use Sealing::{Development, Network};
		assert!(matching_genesis(Development, &genesis_of_development(1)).is_ok());
		assert!(matching_genesis(Development, &genesis_of_development(0)).is_err());
		assert!(matching_genesis(Development, &Storage::default()).is_err());
		assert!(matching_genesis(Network, &genesis_of_development(1)).is_err());
		assert!(matching_genesis(Network, &genesis_of_development(0)).is_ok());
		assert!(matching_genesis(Network, &Storage::default()).is_ok());
	}

	#[test]
	fn a_live_chain_with_a_known_account_is_refused() {
		let genesis = wrapped(Sr25519Keyring::Bob.to_raw_public());
		let error = no_known_keys(ChainType::Live, &genesis).unwrap_err().to_string();
		assert!(error.contains("//Bob"), "{error}");
	}

	#[test]
	fn a_live_chain_with_a_known_voter_key_is_refused() {
		let genesis = wrapped(Ed25519Keyring::Alice.to_raw_public());
		assert!(no_known_keys(ChainType::Live, &genesis).is_err());
	}

	#[test]
	fn a_live_chain_with_a_known_key_in_a_storage_key_is_refused() {
		let mut genesis = Storage::default();
		let key = [&[7u8; 16][..], &Sr25519Keyring::Alice.to_raw_public()].concat();
		genesis.top.insert(key, vec![]);
		assert!(no_known_keys(ChainType::Live, &genesis).is_err());
	}

	#[test]
	fn a_live_chain_with_keys_of_its_own_is_accepted() {
		assert!(no_known_keys(ChainType::Live, &wrapped([9; 32])).is_ok());
	}

	#[test]
	fn test_chains_may_use_known_keys() {
		let genesis = wrapped(Sr25519Keyring::Alice.to_raw_public());
		assert!(no_known_keys(ChainType::Local, &genesis).is_ok());
		assert!(no_known_keys(ChainType::Development, &genesis).is_ok());
	}
}
