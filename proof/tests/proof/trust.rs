//! The text of trust roots.

use crate::world;
use verdigrid_proof::{Refusal, Trust, H256};

#[test]
fn a_trust_root_is_what_was_written() {
	let trust = world::trust();
	assert_eq!(Trust::from_json(trust.to_json().as_bytes()), Ok(trust));
}

#[test]
fn other_texts_are_refused() {
	let text = world::trust().to_json();
	for (from, to) in [
		("verdigrid-trust", "verdigrid-truss"),
		("\"version\": 1", "\"version\": 2"),
		("\"genesis\": \"0x", "\"genesis\": \""),
		("\"genesis\": \"0x", "\"genesis\": \"0x00"),
		("\"key\": \"0x", "\"key\": \"0X"),
		("\"weight\": 1", "\"weight\": 0"),
		("\"weight\": 1", "\"weight\": -1"),
		("\"weight\": 1", "\"weight\": 1, \"weight\": 1"),
		("\"format\"", "\"more\": 1, \"format\""),
		("}\n", "} x\n"),
	] {
		let at = if from == "}\n" { text.rfind(from) } else { text.find(from) }.unwrap();
		let mut changed = text.clone();
		changed.replace_range(at..at + from.len(), to);
		let refused = Trust::from_json(changed.as_bytes());
		assert!(matches!(refused, Err(Refusal::BadTrust(_))), "{from} -> {to}");
	}
	let deep = "[".repeat(1_000_000);
	assert!(Trust::from_json(deep.as_bytes()).is_err());
	assert!(Trust::from_json(&vec![b' '; 2_000_000]).is_err());
}

#[test]
fn authorities_are_some_and_distinct() {
	let key = [1; 32];
	for wrong in [vec![], vec![(key, 1), (key, 1)], vec![(key, 0)]] {
		assert!(Trust::new(H256::zero(), wrong).is_err());
	}
	assert!(Trust::new(H256::zero(), vec![(key, 1)]).is_ok());
}

#[test]
fn keys_for_development_are_known() {
	use sp_core::{ed25519, Pair};
	let names = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];
	let key =
		|name: &str| ed25519::Pair::from_string(&format!("//{name}"), None).unwrap().public().0;
	let mut authorities: Vec<([u8; 32], u64)> = names.iter().map(|name| (key(name), 1)).collect();
	authorities.push(([7; 32], 1));
	assert_eq!(Trust::new(H256::zero(), authorities).unwrap().published_keys(), 6);
	assert_eq!(world::trust().published_keys(), 0);
}
