//! What the state of a block has of redemptions, and its proof.

use super::{
	finality::{bytes, unreadable},
	StatementError,
};
use crate::{Chain, ClientError};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use subxt::{rpcs::rpc_params, utils::H256};
use verdigrid_proof::{
	facts::Facts,
	issue::{missing_keys, KnownState},
	keys::{self, Key},
	state::State,
	Refusal,
};

/// So many keys are asked for at a time.
const AT_ONCE: usize = 500;

/// What is known of the state of a block.
pub struct Known {
	values: KnownState,
	offset: i16,
}

#[derive(Deserialize)]
struct Changes {
	changes: Vec<(String, Option<String>)>,
}

#[derive(Deserialize)]
struct ReadProof {
	proof: Vec<String>,
}

impl Known {
	/// Reads all that a statement of these redemptions and parties needs.
	pub async fn read(
		chain: &Chain,
		at: H256,
		genesis: verdigrid_proof::H256,
		redemptions: &[u64],
		parties: &[u32],
	) -> Result<Self, StatementError> {
		let mut values = KnownState::new();
		loop {
			let missing = missing_keys(&values, genesis, redemptions, parties);
			let missing = missing.map_err(StatementError::Refused)?;
			if missing.is_empty() {
				break;
			}
			for keys in in_parts(&missing) {
				values.extend(read(chain, at, &keys).await?);
			}
		}
		let known = Known { values, offset: 0 };
		let offset = known.record(&keys::market_offset()).map_err(StatementError::Refused)?;
		Ok(Known { offset: offset.unwrap_or_default(), ..known })
	}

	/// What the state says of a redemption.
	pub fn facts(&self, id: u64) -> Result<Facts, StatementError> {
		Facts::read(self, id, self.offset).map_err(StatementError::Refused)
	}

	/// The nodes of the state's trie that prove all of it.
	pub async fn prove(&self, chain: &Chain, at: H256) -> Result<Vec<Vec<u8>>, ClientError> {
		let mut nodes = BTreeSet::new();
		let all: BTreeSet<Key> = self.values.keys().cloned().collect();
		for keys in in_parts(&all) {
			let names: Vec<String> = keys.iter().map(name).collect();
			let found: ReadProof = chain.ask("state_getReadProof", rpc_params![names, at]).await?;
			for node in &found.proof {
				nodes.insert(bytes(node)?);
			}
		}
		Ok(nodes.into_iter().collect())
	}
}

impl State for Known {
	fn value(&self, key: &Key) -> Result<Option<Vec<u8>>, Refusal> {
		self.values.get(key).cloned().ok_or(Refusal::NodeMissing(key.item))
	}
}

/// A key as nodes write it.
pub fn name(key: &Key) -> String {
	format!("0x{}", hex::encode(&key.bytes))
}

fn in_parts(keys: &BTreeSet<Key>) -> Vec<Vec<Key>> {
	let all: Vec<Key> = keys.iter().cloned().collect();
	all.chunks(AT_ONCE).map(<[Key]>::to_vec).collect()
}

/// What a state has under these keys.
pub async fn read(chain: &Chain, at: H256, keys: &[Key]) -> Result<KnownState, ClientError> {
	let names: Vec<String> = keys.iter().map(name).collect();
	let answers: Vec<Changes> = chain.ask("state_queryStorageAt", rpc_params![&names, at]).await?;
	let answers = answers.into_iter().flat_map(|answer| answer.changes);
	let found: BTreeMap<String, Option<String>> = answers.collect();
	let value = |(key, name): (&Key, &String)| {
		let value = found.get(name).ok_or_else(|| unreadable("the state"))?;
		Ok((key.clone(), value.as_deref().map(bytes).transpose()?))
	};
	keys.iter().zip(&names).map(value).collect()
}
