//! The state trie, compared with the library that made it, and what a forger could do to its proof.

use crate::world::*;
use codec::Encode;
use proptest::{collection, prelude::*};
use sp_core::Blake2Hasher;
use sp_trie::{trie_types::TrieDBMutBuilderV1, LayoutV1, MemoryDB, Trie, TrieDBBuilder, TrieMut};
use std::collections::BTreeMap;
use verdigrid_proof::{
	keys,
	state::{ReadProof, State},
	trie::{look_up, TrieFault},
	*,
};

fn nodes_of(
	state: &BTreeMap<Vec<u8>, Vec<u8>>,
) -> (H256, BTreeMap<H256, Vec<u8>>, MemoryDB<Blake2Hasher>) {
	let (mut db, mut root) = (MemoryDB::<Blake2Hasher>::default(), H256::default());
	{
		let mut trie = TrieDBMutBuilderV1::<Blake2Hasher>::new(&mut db, &mut root).build();
		for (key, value) in state {
			trie.insert(key, value).unwrap();
		}
	}
	let nodes = db.clone().drain().into_values().map(|(node, _)| node);
	let nodes = nodes.map(|node| (H256(sp_crypto_hashing::blake2_256(&node)), node)).collect();
	(root, nodes, db)
}

fn get(
	root: H256,
	nodes: &BTreeMap<H256, Vec<u8>>,
	key: &[u8],
) -> Result<Option<Vec<u8>>, TrieFault> {
	look_up(root, key, &|hash| nodes.get(hash).map(Vec::as_slice))
		.map(|value| value.map(<[u8]>::to_vec))
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn every_key_is_read_as_the_library_reads_it(
		state in collection::btree_map(
			collection::vec(0_u8..4, 0..6),
			collection::vec(any::<u8>(), 0..70),
			0..60,
		),
		others in collection::vec(collection::vec(0_u8..5, 0..7), 20),
		long in collection::vec(any::<u8>(), 150..200),
	) {
		let mut state = state;
		state.insert(long.clone(), vec![1; 40]);
		let (root, nodes, db) = nodes_of(&state);
		let trie = TrieDBBuilder::<LayoutV1<Blake2Hasher>>::new(&db, &root).build();
		for key in state.keys().chain(&others).chain([&long[..100].to_vec()]) {
			let library = trie.get(key).unwrap();
			prop_assert_eq!(&library, &state.get(key).cloned());
			prop_assert_eq!(get(root, &nodes, key).unwrap(), library);
		}
	}

	#[test]
	fn any_bytes_are_read_or_refused(
		node in collection::vec(any::<u8>(), 0..80),
		key in collection::vec(any::<u8>(), 0..8),
	) {
		let root = H256(sp_crypto_hashing::blake2_256(&node));
		let nodes = BTreeMap::from([(root, node)]);
		let _ = get(root, &nodes, &key);
	}

	#[test]
	fn without_any_node_on_the_way_nothing_is_read(at in 0_usize..40) {
		let world = World::new();
		let proof = world.proof(&[MATCHED]).unwrap();
		let mut cut = proof.clone();
		cut.nodes.remove(at % proof.nodes.len());
		prop_assert!(matches!(cut.content(), Err(Refusal::NodeMissing(_))));
	}
}

#[test]
fn a_statement_needs_each_of_its_nodes() {
	let proof = World::new().proof(&[MATCHED, UNMATCHED, OLD]).unwrap();
	for at in 0..proof.nodes.len() {
		let mut cut = proof.clone();
		cut.nodes.remove(at);
		assert!(matches!(cut.content(), Err(Refusal::NodeMissing(_))), "{at}");
	}
}

#[test]
fn nodes_that_are_not_needed_or_not_in_order() {
	let world = World::new();
	let proof = world.proof(&[MATCHED]).unwrap();
	let (_, all) = world.trie();
	let mut more = proof.clone();
	let other = all.into_iter().find(|node| !proof.nodes.contains(node)).unwrap();
	more.nodes.push(other);
	more.nodes.sort_by_key(|node| sp_crypto_hashing::blake2_256(node));
	assert_eq!(more.content(), Err(Refusal::NodesNotNeeded));
	let mut strange = proof.clone();
	strange.nodes.push(vec![1, 2, 3]);
	strange.nodes.sort_by_key(|node| sp_crypto_hashing::blake2_256(node));
	assert_eq!(strange.content(), Err(Refusal::NodesNotNeeded));
	let mut reversed = proof.clone();
	reversed.nodes.reverse();
	assert_eq!(reversed.content(), Err(Refusal::NodesNotSorted));
	let mut twice = proof.clone();
	twice.nodes.insert(0, proof.nodes[0].clone());
	assert_eq!(twice.content(), Err(Refusal::NodesNotSorted));
	// The issuer leaves out what is not needed.
	let nodes = more.nodes.clone();
	assert_eq!(more.with_nodes(nodes).unwrap(), proof);
}

#[test]
fn the_absence_of_a_record_must_be_proved() {
	// Anchors that stand cannot be passed off as removed: their nodes are missing then, and a node that
	// says that they are absent does not exist.
	let mut world = World::new();
	let topic = domain::Topic::Settlement(MAY, 3);
	let standing = world.proof(&[MATCHED]).unwrap();
	world.take(&keys::anchor(&topic));
	let reaped = records::TopicState {
		closed: 1,
		conflicted: 0,
		reaped: records::Reaped::Standing,
		defaulted: None,
		open_until: 0,
	};
	world.put(&keys::topic(&topic), reaped);
	let mut removed = standing.clone();
	removed.redemptions[0].matched.as_mut().unwrap().settlement = None;
	let (_, nodes) = world.trie();
	let refused = Proof { nodes: vec![], ..removed }.with_nodes(nodes).unwrap_err();
	assert!(matches!(refused, Refusal::NodeMissing(_)));
}

#[test]
fn an_absent_record_is_proved_by_the_nodes_around_it() {
	let world = World::new();
	let (root, mut nodes) = world.trie();
	nodes.sort_by_key(|node| sp_crypto_hashing::blake2_256(node));
	let state = ReadProof::new(root, &nodes).unwrap();
	assert_eq!(state.value(&keys::redemption(999)).unwrap(), None);
	assert_eq!(state.value(&keys::doubt(EVIDENCE)).unwrap(), None);
	let used: Vec<Vec<u8>> = state.used().map(<[u8]>::to_vec).collect();
	assert!(used.len() > 1 && used.len() < nodes.len());
	let state = ReadProof::new(root, &used).unwrap();
	assert_eq!(state.value(&keys::doubt(EVIDENCE)).unwrap(), None);
	assert!(state.value(&keys::redemption(MATCHED)).is_err());
}

#[test]
fn another_root() {
	let world = World::new();
	let mut proof = world.proof(&[MATCHED]).unwrap();
	let Finality::Grandpa(fragments) = &mut proof.finality else { panic!() };
	fragments[2].header.state_root = H256::repeat_byte(7);
	assert!(matches!(proof.content(), Err(Refusal::NodeMissing(_))));
}

#[test]
fn records_with_a_byte_too_many_or_too_few() {
	let world = World::new();
	let keys = world.keys(&[MATCHED], &[]).unwrap();
	for (key, value) in keys.iter().filter_map(|(key, value)| Some((key, value.clone()?))) {
		let mut longer = world.clone();
		longer.state.insert(key.bytes.clone(), [value.as_slice(), &[0]].concat());
		assert_eq!(longer.proof(&[MATCHED]), Err(Refusal::UnknownRecord(key.item)));
		let mut shorter = world.clone();
		shorter.state.insert(key.bytes.clone(), value[..value.len() - 1].to_vec());
		let refused = shorter.proof(&[MATCHED]).unwrap_err();
		assert_eq!(refused, Refusal::UnknownRecord(key.item));
	}
}

#[test]
fn the_keys_of_a_matched_redemption_are_found_step_by_step() {
	let world = World::new();
	let known = world.keys(&[MATCHED], &[]).unwrap();
	assert_eq!(known.len(), 20);
	assert_eq!(keys::genesis_hash().bytes.len(), 44);
	assert_eq!(keys::redemption(1).bytes[32..], 1_u64.encode());
}
