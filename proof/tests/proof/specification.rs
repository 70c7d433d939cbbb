//! The trust root of a chain specification.

use codec::Encode;
use proptest::{collection::btree_map, prelude::*};
use sp_core::{Blake2Hasher, Hasher};
use sp_trie::{LayoutV1, TrieConfiguration};
use std::collections::BTreeMap;
use verdigrid_proof::{hex::digits, keys, root::root, Refusal, Trust, H256};

/// The key of one validator and its weight, as state has them.
fn validators(key: u8) -> String {
	format!("0x{}", digits(&vec![([key; 32], 1_u64)].encode()))
}

fn specification(top: &[(String, String)]) -> Result<(String, Trust), Refusal> {
	let entries: Vec<String> =
		top.iter().map(|(key, value)| format!("{key:?}: {value:?}")).collect();
	let text = format!(
		r#"{{"name": "N", "genesis": {{"raw": {{"top": {{{}}}, "childrenDefault": {{}}}}}}}}"#,
		entries.join(",")
	);
	Trust::of_specification(text.as_bytes())
}

fn listed(key: u8) -> (String, String) {
	(format!("0x{}", digits(&keys::authorities().bytes)), validators(key))
}

fn assert_refuses(top: &[(String, String)], why: &str) {
	let refusal = specification(top).unwrap_err();
	assert!(refusal.to_string().contains(why), "{refusal}");
}

fn expected(state: &BTreeMap<Vec<u8>, Vec<u8>>) -> H256 {
	H256(LayoutV1::<Blake2Hasher>::trie_root(state.clone()).0)
}

#[test]
fn the_first_block_has_the_state_of_the_specification() {
	let (name, trust) = specification(&[listed(1), ("0x3a".into(), "0x0102".into())]).unwrap();
	let state = BTreeMap::from([
		(keys::authorities().bytes, vec![([1_u8; 32], 1_u64)].encode()),
		(vec![0x3a], vec![1, 2]),
	]);
	let none = expected(&BTreeMap::new());
	let header = (H256::zero(), codec::Compact(0_u32), expected(&state), none, Vec::<()>::new());
	assert_eq!(name, "N");
	assert_eq!(trust.genesis.0, Blake2Hasher::hash(&header.encode()).0);
	assert_eq!(trust.authorities.members().len(), 1);
}

#[test]
fn a_key_that_is_written_in_two_ways_does_not_bring_other_validators() {
	let (key, _) = listed(1);
	let upper = format!("0x{}", key[2..].to_uppercase());
	let (_, one) = specification(&[(key.clone(), validators(1))]).unwrap();
	let (_, same) = specification(&[(upper.clone(), validators(1))]).unwrap();
	assert_eq!(one.genesis, same.genesis);
	assert_refuses(&[(upper, validators(2)), (key, validators(1))], "it has a key twice");
}

#[test]
fn a_specification_that_no_chain_can_have_is_refused() {
	assert_refuses(&[], "no validators");
	assert_refuses(&[("0x0".into(), "0x00".into())], "not 0x and digits");
	assert_refuses(&[(listed(1).0, "0x04".into())], "cannot be read");
	assert_refuses(&[listed(1), (format!("0x{}", "ab".repeat(257)), "0x".into())], "more than 256");
	let plain = br#"{"name": "N", "genesis": {"runtimeGenesis": {}}}"#;
	assert!(Trust::of_specification(plain).unwrap_err().to_string().contains("not raw"));
	let child =
		br#"{"name": "N", "genesis": {"raw": {"top": {}, "childrenDefault": {"0x00": {}}}}}"#;
	assert!(Trust::of_specification(child).unwrap_err().to_string().contains("child tries"));
	assert!(matches!(Trust::of_specification(b"["), Err(Refusal::BadSpecification(_))));
}

/// Keys that share beginnings, and are beginnings of others.
fn states() -> impl Strategy<Value = BTreeMap<Vec<u8>, Vec<u8>>> {
	let start = prop_oneof![
		Just(vec![]),
		Just(vec![0x26; 20]),
		Just(vec![0x27; 160]),
		Just(vec![0xff; 17])
	];
	let key = (start, proptest::collection::vec(prop_oneof![0..3_u8, any::<u8>()], 0..6))
		.prop_map(|(start, rest)| [start, rest].concat());
	// Around the length from which on a value is hashed.
	let length = prop_oneof![0..5_usize, 30..36_usize, 60..70_usize];
	let value = length.prop_flat_map(|length| proptest::collection::vec(any::<u8>(), length));
	btree_map(key, value, 0..60)
}

proptest! {
	#[test]
	fn the_root_is_that_of_the_library(state in states()) {
		prop_assert_eq!(root(&state), expected(&state));
	}
}
