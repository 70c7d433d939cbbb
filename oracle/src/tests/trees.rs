//! Canonical trees, salts and price commitments.

use crate::{salt::price_commitment, SourceSecret, Tree, TreeError};
use proptest::prelude::*;
use verdigrid_primitives::{
	evidence::{MeterReading, Topic},
	merkle::{verify, verify_many, Leaf, MAX_PROVED},
	party::MeterId,
	Energy, Period,
};

const TOPIC: Topic = Topic::Metering(Period::month(528), 0);

fn reading(number: u64) -> MeterReading {
	let meter = MeterId::new(&format!("M-{number}")).unwrap();
	let salt = SourceSecret::new([1; 32]).leaf_salt(&TOPIC, &meter);
	MeterReading { meter, period: TOPIC.period(), energy: Energy::from_wh(number), salt }
}

#[test]
fn r15_two_leaves_of_one_key_are_refused() {
	let mut twin = reading(1);
	twin.energy = Energy::from_wh(2);
	let error = Tree::new(vec![reading(1), twin]).unwrap_err();
	assert!(matches!(error, TreeError::DuplicateKey(key) if key.contains("MeterId")));
}

#[test]
fn a_tree_needs_a_leaf() {
	let tree = Tree::<MeterReading>::new(vec![]).unwrap();
	assert_eq!(tree.statement(), Err(TreeError::Empty));
}

#[test]
fn a_total_beyond_counting_is_refused() {
	let mut leaves = vec![reading(1), reading(2)];
	leaves[0].energy = Energy::from_wh(u64::MAX);
	assert_eq!(Tree::new(leaves).unwrap().statement(), Err(TreeError::TooLarge));
}

#[test]
fn r15_salts_depend_on_secret_topic_and_key() {
	let (one, two) = (SourceSecret::new([1; 32]), SourceSecret::new([2; 32]));
	let key = MeterId::new("M").unwrap();
	let salt = one.leaf_salt(&TOPIC, &key);
	assert_eq!(salt, one.leaf_salt(&TOPIC, &key));
	assert_ne!(salt, two.leaf_salt(&TOPIC, &key));
	assert_ne!(salt, one.leaf_salt(&Topic::Metering(Period::month(529), 0), &key));
	assert_ne!(salt, one.leaf_salt(&Topic::Metering(TOPIC.period(), 1), &key));
	assert_ne!(salt, one.leaf_salt(&TOPIC, &MeterId::new("N").unwrap()));
	assert_ne!(salt, one.price_salt(&TOPIC, &key)[..16]);
}

#[test]
fn r15_a_price_is_hidden_by_a_salt_that_is_not_in_the_leaf() {
	let secret = SourceSecret::new([1; 32]);
	let price_salt = secret.price_salt(&TOPIC, &1_u32);
	assert_ne!(price_commitment(100, price_salt), price_commitment(100, [0; 32]));
	assert_ne!(price_commitment(100, price_salt), price_commitment(101, price_salt));
}

#[test]
fn a_secret_is_not_shown() {
	assert_eq!(format!("{:?}", SourceSecret::new([9; 32])), "SourceSecret(..)");
}

#[test]
fn keys_given_twice_or_out_of_order_are_proved_once_and_in_order() {
	let tree = Tree::new((0..9).map(reading).collect()).unwrap();
	let keys = [7, 2, 7, 0].map(|number| reading(number).meter);
	let (leaves, proof) = tree.prove_many(&keys).unwrap();
	assert_eq!(leaves, [(0, &reading(0)), (2, &reading(2)), (7, &reading(7))]);
	let statement = tree.statement().unwrap();
	let items: Vec<_> = leaves.iter().map(|(index, leaf)| (*index, leaf.hash())).collect();
	assert!(verify_many(&statement.root, statement.leaves, &items, &proof));
}

#[test]
fn nothing_is_proved_without_keys_or_with_one_that_is_not_there() {
	let tree = Tree::new(vec![reading(1)]).unwrap();
	let (known, unknown) = (reading(1).meter, reading(2).meter);
	assert!(tree.prove_many(std::slice::from_ref(&known)).is_some());
	assert_eq!(tree.prove_many(&[]), None);
	assert_eq!(tree.prove_many(&[known, unknown]), None);
	assert_eq!(Tree::<MeterReading>::new(vec![]).unwrap().prove_many(&[]), None);
}

#[test]
fn more_leaves_than_one_proof_takes_are_refused() {
	let tree = Tree::new((0..=MAX_PROVED.into()).map(reading).collect()).unwrap();
	let mut keys: Vec<_> = tree.leaves().iter().map(Leaf::key).collect();
	assert_eq!(tree.prove_many(&keys), None);
	keys.pop();
	assert_eq!(tree.prove_many(&keys).unwrap().0.len(), MAX_PROVED as usize);
}

proptest! {
	#[test]
	fn any_leaves_are_proved_together(
		numbers in proptest::collection::btree_set(0_u64..10_000, 1..60),
		picks in proptest::collection::vec(any::<proptest::sample::Index>(), 1..20),
	) {
		let tree = Tree::new(numbers.into_iter().map(reading).collect()).unwrap();
		let statement = tree.statement().unwrap();
		let keys: Vec<_> = picks.iter().map(|pick| pick.get(tree.leaves()).key()).collect();
		let (leaves, proof) = tree.prove_many(&keys).unwrap();
		prop_assert!(keys.iter().all(|key| leaves.iter().any(|(_, leaf)| leaf.key() == *key)));
		let items: Vec<_> = leaves.iter().map(|(index, leaf)| (*index, leaf.hash())).collect();
		prop_assert!(verify_many(&statement.root, statement.leaves, &items, &proof));
		for (index, leaf) in leaves {
			let (single, proof) = tree.prove(&leaf.key()).unwrap();
			prop_assert_eq!((single, proof.index), (leaf, index));
		}
	}

	#[test]
	fn r15_the_order_of_the_data_does_not_matter(
		numbers in proptest::collection::btree_set(0_u64..10_000, 1..40)
	) {
		let ascending: Vec<_> = numbers.iter().copied().map(reading).collect();
		let descending: Vec<_> = numbers.iter().rev().copied().map(reading).collect();
		let tree = Tree::new(ascending).unwrap();
		let statement = tree.statement().unwrap();
		prop_assert_eq!(Tree::new(descending).unwrap().statement(), Ok(statement));
		for leaf in tree.leaves() {
			let (found, proof) = tree.prove(&leaf.key()).unwrap();
			prop_assert_eq!(found, leaf);
			prop_assert_eq!(tree.leaf(&leaf.key()), Some(leaf));
			prop_assert!(verify(&statement.root, statement.leaves, &leaf.hash(), &proof));
		}
		let unknown = MeterId::new("NONE").unwrap();
		prop_assert!(tree.prove(&unknown).is_none() && tree.leaf(&unknown).is_none());
	}
}
