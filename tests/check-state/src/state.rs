//! Reads an exported state.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{anyhow, ensure, Context, Result};
use serde::Deserialize;
use sp_crypto_hashing::twox_128;
use sp_storage::{Storage, StorageData, StorageKey};

/// Pallets that have state on every Verdigrid chain from its genesis block on. `Genesis` is our
/// own.
const MARKS: [&str; 2] = ["Timestamp", "Genesis"];

/// A chain specification, as far as it matters here.
#[derive(Deserialize)]
struct Specification {
	genesis: Option<Genesis>,
}

#[derive(Deserialize)]
struct Genesis {
	raw: Option<Raw>,
}

/// All that is stored, by key. None of our pallets has a child trie.
#[derive(Deserialize)]
struct Raw {
	top: BTreeMap<StorageKey, StorageData>,
}

/// Reads the state in a file, or says why the file has none.
pub fn read(path: &Path) -> Result<Storage> {
	let name = path.display();
	let text = fs::read(path).with_context(|| format!("{name} cannot be read"))?;
	parse(&text).with_context(|| format!("{name} cannot be checked"))
}

fn parse(text: &[u8]) -> Result<Storage> {
	let specification: Specification = serde_json::from_slice(text).map_err(explain)?;
	let raw = specification
		.genesis
		.context("it is no chain specification: it has no `genesis`")?
		.raw
		.context("it is a chain specification but not a raw one: print it with `export-state`")?;
	let top: BTreeMap<_, _> = raw.top.into_iter().map(|(key, data)| (key.0, data.0)).collect();
	ensure_ours(&top)?;
	Ok(Storage { top, ..Default::default() })
}

fn explain(error: serde_json::Error) -> anyhow::Error {
	match error.classify() {
		serde_json::error::Category::Data => anyhow!("it is no raw chain specification: {error}"),
		_ => anyhow!("it is not JSON: {error}"),
	}
}

/// Without this check an empty state would pass, since nothing in it can be wrong.
fn ensure_ours(top: &BTreeMap<Vec<u8>, Vec<u8>>) -> Result<()> {
	for pallet in MARKS {
		let prefix = twox_128(pallet.as_bytes()).to_vec();
		let written =
			top.range(prefix.clone()..).next().is_some_and(|(key, _)| key.starts_with(&prefix));
		ensure!(written, "it is not the state of a Verdigrid chain: nothing of {pallet} is in it");
	}
	Ok(())
}
