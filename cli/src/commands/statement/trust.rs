//! `verdigrid trust`: what has to be known of a chain before its statements can be checked.

use super::{of_file, write};
use crate::{
	failure::{Done, Failure, Kind},
	output::Answer,
};
use clap::{value_parser, Arg, ArgMatches, Command};
use codec::{DecodeAll, Encode};
use serde::Deserialize;
use sp_core::H256;
use sp_trie::{LayoutV1, TrieConfiguration};
use std::{
	collections::BTreeMap,
	fs,
	path::{Path, PathBuf},
};
use verdigrid_proof::Trust;

/// The command.
pub fn command() -> Command {
	Command::new("trust")
		.about("Writes what has to be trusted of a chain: its first block, and the validators that made its first blocks final")
		.long_about(
			"Writes what has to be trusted of a chain: its first block, and the validators that made its first blocks final.\n\nBoth follow \
			 from the raw specification of the chain, which its members publish. Compare the hash that is printed with what they say.",
		)
		.arg(
			Arg::new("spec")
				.value_name("SPECIFICATION")
				.required(true)
				.value_parser(value_parser!(PathBuf))
				.help("The raw specification of the chain: a JSON file"),
		)
		.arg(Arg::new("out").long("out").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)))
}

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
	children_default: BTreeMap<String, serde_json::Value>,
}

/// Writes the trust root of a specification.
pub fn trust(matches: &ArgMatches) -> Done<Answer> {
	let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
	let (spec, out) = (path("spec"), path("out"));
	let (name, trust) = of_specification(&spec)?;
	write(&out, trust.to_json().as_bytes())?;
	let validators = trust.authorities.members().len();
	let note = format!(
		"{name}: the first block is {}, and {validators} validators made the first blocks final",
		trust.genesis
	);
	Ok(Answer { note: Some(note), ..Answer::default() })
}

fn of_specification(path: &Path) -> Done<(String, Trust)> {
	let wrong = |reason: &str| Failure::new(Kind::File, format!("{}: {reason}", path.display()));
	let text = fs::read(path).map_err(|error| of_file(path, error))?;
	let specification: Specification =
		serde_json::from_slice(&text).map_err(|error| of_file(path, error))?;
	let raw = specification.genesis.raw.ok_or_else(|| {
		wrong("it is not raw: make it so with `verdigrid-node export-chain-spec --raw`")
	})?;
	if !raw.children_default.is_empty() {
		return Err(wrong("it has child tries, which no chain of Verdigrid has"));
	}
	let bytes = |text: &str| hex::decode(text.strip_prefix("0x")?).ok();
	let entry = |(key, value): (&String, &String)| Some((bytes(key)?, bytes(value)?));
	let state: Option<BTreeMap<_, _>> = raw.top.iter().map(entry).collect();
	let state = state.ok_or_else(|| wrong("a key or value in it is not 0x and digits"))?;
	// Digits can be written in two ways. What is hashed and what is read must be the same entry.
	if state.len() != raw.top.len() {
		return Err(wrong("it has a key twice"));
	}
	let listed = state.get(&verdigrid_proof::keys::authorities().bytes);
	let listed =
		listed.ok_or_else(|| wrong("it has no validators: a development chain has no finality"))?;
	let authorities = Vec::<([u8; 32], u64)>::decode_all(&mut listed.as_slice());
	let authorities = authorities.map_err(|_| wrong("its validators cannot be read"))?;
	let trust = Trust::new(verdigrid_proof::H256(first_block(state).0), authorities);
	Ok((specification.name, trust.map_err(|refusal| of_file(path, refusal))?))
}

/// The hash of the block that has this state and nothing else.
fn first_block(state: BTreeMap<Vec<u8>, Vec<u8>>) -> H256 {
	let root = LayoutV1::<sp_core::Blake2Hasher>::trie_root(state);
	let none = LayoutV1::<sp_core::Blake2Hasher>::trie_root(Vec::<(Vec<u8>, Vec<u8>)>::new());
	let header = (H256::zero(), codec::Compact(0_u32), root, none, Vec::<()>::new());
	sp_crypto_hashing::blake2_256(&header.encode()).into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;

	/// The key of one validator and its weight, as state has them.
	fn validators(key: u8) -> String {
		format!("0x{}", hex::encode((vec![([key; 32], 1_u64)]).encode()))
	}

	fn specification(top: &[(String, String)]) -> Done<(String, Trust)> {
		let entries: Vec<String> =
			top.iter().map(|(key, value)| format!("{key:?}: {value:?}")).collect();
		let text = format!(
			r#"{{"name": "N", "genesis": {{"raw": {{"top": {{{}}}, "childrenDefault": {{}}}}}}}}"#,
			entries.join(",")
		);
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("spec.json");
		fs::write(&path, text).unwrap();
		of_specification(&path)
	}

	#[test]
	fn a_key_that_is_written_in_two_ways_does_not_bring_other_validators() {
		let key = hex::encode(verdigrid_proof::keys::authorities().bytes);
		let (lower, upper) = (format!("0x{key}"), format!("0x{}", key.to_uppercase()));
		let (_, one) = specification(&[(lower.clone(), validators(1))]).unwrap();
		let (_, same) = specification(&[(upper.clone(), validators(1))]).unwrap();
		assert_eq!(one.genesis, same.genesis);
		let both = specification(&[(upper, validators(2)), (lower, validators(1))]);
		assert!(both.unwrap_err().message.contains("it has a key twice"));
	}

	#[test]
	fn a_specification_without_validators_or_with_other_text_is_refused() {
		assert!(specification(&[]).unwrap_err().message.contains("no validators"));
		let odd = [("0x0".to_owned(), "0x00".to_owned())];
		assert!(specification(&odd).unwrap_err().message.contains("not 0x and digits"));
	}
}
