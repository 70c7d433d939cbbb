//! Canonical trees, salts and price commitments.

use crate::{salt::price_commitment, SourceSecret, Tree, TreeError};
use proptest::prelude::*;
use verdigrid_primitives::{
	evidence::{MeterReading, Topic},
	merkle::{verify, Leaf},
	party::MeterId,
	Energy, Period,
};

const TOPIC: Topic = Topic::Metering(Period::month(528));

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
	assert_ne!(salt, one.leaf_salt(&Topic::Metering(Period::month(529)), &key));
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

proptest! {
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
			prop_assert!(verify(&statement.root, statement.leaves, &leaf.hash(), &proof));
		}
		prop_assert!(tree.prove(&MeterId::new("NONE").unwrap()).is_none());
	}
}
