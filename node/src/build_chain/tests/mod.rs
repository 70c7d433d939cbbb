//! Whole files: the example, what is refused, and what the runtime then says.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

mod example;
mod refusals;
mod round_trip;
mod specification;
mod warnings;

use super::{description::Description, findings::Findings, genesis::rehearse, keys::address, plan};
use codec::Encode;
use serde_json::Value;
use sp_core::{
	bytes::to_hex, crypto::Ss58Codec, ed25519, proof_of_possession::ProofOfPossessionGenerator,
	sr25519, storage::Storage, Pair,
};
use sp_io::hashing::blake2_256;
use verdigrid_runtime::AccountId;

/// The example, with keys in place of what stands in angle brackets.
pub fn example() -> String {
	filled(EXAMPLE)
}

const EXAMPLE: &str = include_str!("../../../chains/example.toml");

/// Each text in angle brackets becomes the key that it names, the same one wherever it stands.
fn filled(text: &str) -> String {
	let mut parts = text.split(['<', '>']);
	let mut filled = parts.next().unwrap().to_owned();
	while let (Some(name), Some(rest)) = (parts.next(), parts.next()) {
		filled.push_str(&key(name));
		filled.push_str(rest);
	}
	filled
}

/// The key of this name, or what else stands in angle brackets.
pub fn key(name: &str) -> String {
	let (kind, of) = name.split_once(' ').unwrap();
	match kind {
		"account" | "Aura" => address(&sr25519(name).public().0),
		"GRANDPA" => address(&ed25519(name).public().0),
		"keys" => {
			let (aura, grandpa) = session_keys(of);
			to_hex(&[aura.public().0, grandpa.public().0].concat(), false)
		}
		"proof" => proof(of),
		"tag" => to_hex(&blake2_256(name.as_bytes()), false),
		"identity" => {
			let bytes = [&[0, 36, 8, 1, 18, 32][..], &ed25519(name).public().0].concat();
			sc_network::PeerId::from_bytes(&bytes).unwrap().to_base58()
		}
		_ => panic!("{name} is no key"),
	}
}

fn sr25519(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_seed(&blake2_256(name.as_bytes()))
}

fn ed25519(name: &str) -> ed25519::Pair {
	ed25519::Pair::from_seed(&blake2_256(name.as_bytes()))
}

fn session_keys(of: &str) -> (sr25519::Pair, ed25519::Pair) {
	(sr25519(&format!("Aura key {of}")), ed25519(&format!("GRANDPA key {of}")))
}

/// What the validator's node would answer.
pub fn proof(of: &str) -> String {
	let owner = AccountId::from_ss58check(&key(&format!("account {of}"))).unwrap().encode();
	let (mut aura, mut grandpa) = session_keys(of);
	let proof =
		(aura.generate_proof_of_possession(&owner), grandpa.generate_proof_of_possession(&owner));
	to_hex(&proof.encode(), false)
}

/// The example, with these parts replaced.
pub fn with(changes: &[(&str, &str)]) -> String {
	changes.iter().fold(example(), |text, (from, to)| {
		assert!(text.contains(from), "the example does not say: {from}");
		text.replacen(from, to, 1)
	})
}

/// What must change in a file, line by line.
pub fn problems(text: &str) -> Vec<String> {
	let findings = Findings::default();
	let planned = plan(text, &findings).unwrap();
	let problems: Vec<_> = findings.problems().iter().map(ToString::to_string).collect();
	assert_eq!(planned.is_none(), !problems.is_empty());
	problems
}

/// What may surprise.
pub fn warnings(text: &str) -> Vec<String> {
	let findings = Findings::default();
	plan(text, &findings).unwrap();
	findings.warnings().iter().map(ToString::to_string).collect()
}

/// The chain that a file describes, its genesis, and the state that the runtime makes of it.
pub fn planned(text: &str) -> (Description, Value, Storage) {
	let findings = Findings::default();
	let planned = plan(text, &findings).unwrap();
	let (chain, patch) = planned.unwrap_or_else(|| panic!("{:#?}", findings.problems()));
	let state = rehearse(&patch).unwrap();
	(chain, patch, state)
}
