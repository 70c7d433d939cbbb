//! The trust root that follows from the raw specification of a chain.

use crate::{header::Header, hex, keys, root::root, Refusal, Trust, H256};
use alloc::{
	collections::BTreeMap,
	string::{String, ToString},
	vec::Vec,
};
use codec::DecodeAll;
use serde::{de::IgnoredAny, Deserialize};

/// No key of a chain of Verdigrid is longer, in bytes. This bounds the stack that the root needs.
const LONGEST_KEY: usize = 256;

#[derive(Deserialize)]
struct Specification {
	name: String,
	genesis: Genesis,
}

#[derive(Deserialize)]
struct Genesis {
	raw: Option<Raw>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Raw {
	top: BTreeMap<String, String>,
	children_default: BTreeMap<String, IgnoredAny>,
}

impl Trust {
	/// Reads a raw specification: JSON, as `export-chain-spec --raw` of a node writes it. Gives the name of the chain too.
	pub fn of_specification(text: &[u8]) -> Result<(String, Self), Refusal> {
		let specification: Specification = serde_json::from_slice(text)
			.map_err(|error| Refusal::BadSpecification(error.to_string()))?;
		let raw = specification.genesis.raw.ok_or_else(|| {
			bad("it is not raw: make it so with `verdigrid-node export-chain-spec --raw`")
		})?;
		if !raw.children_default.is_empty() {
			return Err(bad("it has child tries, which no chain of Verdigrid has"));
		}
		let state = state(&raw.top)?;
		let listed = state
			.get(&keys::authorities().bytes)
			.ok_or_else(|| bad("it has no validators: a development chain has no finality"))?;
		let authorities = Vec::<([u8; 32], u64)>::decode_all(&mut listed.as_slice())
			.map_err(|_| bad("its validators cannot be read"))?;
		Ok((specification.name, Trust::new(first_block(&state), authorities)?))
	}
}

fn state(top: &BTreeMap<String, String>) -> Result<BTreeMap<Vec<u8>, Vec<u8>>, Refusal> {
	let entry = |(key, value): (&String, &String)| Some((bytes(key)?, bytes(value)?));
	let state: Option<BTreeMap<_, _>> = top.iter().map(entry).collect();
	let state = state.ok_or_else(|| bad("a key or value in it is not 0x and digits"))?;
	// Digits can be written in two ways. What is hashed and what is read must be the same entry.
	if state.len() != top.len() {
		return Err(bad("it has a key twice"));
	}
	if state.keys().any(|key| key.len() > LONGEST_KEY) {
		return Err(bad("it has a key of more than 256 bytes, which no chain of Verdigrid has"));
	}
	Ok(state)
}

fn bytes(text: &str) -> Option<Vec<u8>> {
	hex::from_digits(text.strip_prefix("0x")?.to_ascii_lowercase().as_bytes())
}

/// The hash of the block that has this state and nothing else.
fn first_block(state: &BTreeMap<Vec<u8>, Vec<u8>>) -> H256 {
	let header = Header {
		parent_hash: H256::zero(),
		number: 0,
		state_root: root(state),
		extrinsics_root: root(&BTreeMap::new()),
		digest: Vec::new(),
	};
	header.hash()
}

fn bad(why: &str) -> Refusal {
	Refusal::BadSpecification(why.into())
}
