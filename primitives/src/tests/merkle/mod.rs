mod multi;

use crate::{
	evidence::{MeterReading, Settlement},
	merkle::{proof_length, prove, root, verify, Leaf, LeafProof},
	party::MeterId,
	Energy, Period,
};
use codec::Encode;
use proptest::prelude::*;
use sp_core::H256;
use sp_crypto_hashing::blake2_256;

fn reading(number: u64) -> MeterReading {
	MeterReading {
		meter: MeterId::new(&format!("M-{number}")).unwrap(),
		period: Period::month(528),
		energy: Energy::from_wh(number),
		salt: [7; 16],
	}
}

fn settlement() -> Settlement {
	Settlement {
		trade_ref: H256::repeat_byte(1),
		seller: 1,
		buyer: 2,
		generation_meter: MeterId::new("G").unwrap(),
		consumption_meter: MeterId::new("C").unwrap(),
		period: Period::month(528),
		energy: Energy::from_wh(1),
		batch: 0,
		first: 1,
		units: 1,
		price_commitment: H256::zero(),
		supersedes: None,
		salt: [7; 16],
	}
}

fn hashes(count: u64) -> Vec<H256> {
	(0..count).map(|number| reading(number).hash()).collect()
}

fn node(left: H256, right: H256) -> H256 {
	H256(blake2_256(&(left, right).encode()))
}

#[test]
fn a_leaf_is_prefix_kind_and_scale() {
	let mut preimage = b"verdigrid/leaf/v1\x01".to_vec();
	preimage.extend(reading(1).encode());
	assert_eq!(reading(1).hash(), H256(blake2_256(&preimage)));
}

#[test]
fn small_trees_have_the_roots_written_out_by_hand() {
	let l = hashes(7);
	let pair = |a: usize| node(l[a], l[a + 1]);
	assert_eq!(root(&l[..0]), None);
	assert_eq!(root(&l[..1]), Some(l[0]));
	assert_eq!(root(&l[..2]), Some(pair(0)));
	assert_eq!(root(&l[..3]), Some(node(pair(0), l[2])));
	assert_eq!(root(&l[..5]), Some(node(node(pair(0), pair(2)), l[4])));
	assert_eq!(root(&l[..7]), Some(node(node(pair(0), pair(2)), node(pair(4), l[6]))));
}

#[test]
fn a_proof_passes_for_no_other_index() {
	// With three leaves the library itself takes the last leaf's one-sibling proof for index 1 too.
	let leaves = hashes(3);
	let proof = prove(&leaves, 2).unwrap();
	let root = root(&leaves).unwrap();
	assert!(verify(&root, 3, &leaves[2], &proof));
	for index in [0, 1, 3, u32::MAX] {
		assert!(!verify(&root, 3, &leaves[2], &LeafProof { index, ..proof.clone() }));
	}
}

#[test]
fn a_tree_without_leaves_proves_nothing() {
	let proof = LeafProof { index: 0, siblings: Default::default() };
	assert!(!verify(&H256::zero(), 0, &H256::zero(), &proof));
	assert_eq!(proof_length(0, 0), None);
	assert_eq!(prove(&[], 0), None);
}

#[test]
fn the_longest_proof_fits() {
	assert_eq!(proof_length(0, u32::MAX), Some(32));
	assert_eq!(proof_length(u32::MAX, u32::MAX), None);
}

#[test]
fn kinds_keep_leaves_apart() {
	#[derive(Encode)]
	struct Disguised(MeterReading);
	impl Leaf for Disguised {
		const KIND: u8 = Settlement::KIND;
		type Key = MeterId;
		fn key(&self) -> MeterId {
			self.0.key()
		}
		fn energy(&self) -> Energy {
			self.0.energy()
		}
	}
	assert_eq!(Disguised(reading(1)).encode(), reading(1).encode());
	assert_ne!(Disguised(reading(1)).hash(), reading(1).hash());
	assert_ne!(settlement().hash(), reading(1).hash());
}

proptest! {
	#[test]
	fn every_leaf_is_proved_and_nothing_else_is(count in 1_u64..200, pick in any::<u64>(), other in any::<u64>()) {
		let leaves = hashes(count);
		let at = (pick % count) as usize;
		let root = root(&leaves).unwrap();
		let proof = prove(&leaves, at as u32).unwrap();
		let leaf = leaves[at];
		prop_assert_eq!(proof_length(at as u32, count as u32), Some(proof.siblings.len() as u32));
		prop_assert!(verify(&root, count as u32, &leaf, &proof));

		let wrong_leaf = reading(count + other % 1_000).hash();
		prop_assert!(!verify(&root, count as u32, &wrong_leaf, &proof));
		let wrong_index = ((pick.wrapping_add(1) % count) as u32, count > 1);
		if wrong_index.1 {
			let moved = LeafProof { index: wrong_index.0, ..proof.clone() };
			prop_assert!(!verify(&root, count as u32, &leaf, &moved));
		}
		if proof_length(at as u32, count as u32 + 1) != proof_length(at as u32, count as u32) {
			prop_assert!(!verify(&root, count as u32 + 1, &leaf, &proof));
		}
		for level in 0..proof.siblings.len() {
			let mut altered = proof.clone();
			altered.siblings[level] = H256::repeat_byte(0xEE);
			prop_assert!(!verify(&root, count as u32, &leaf, &altered));
		}
		let mut shorter = proof.clone();
		if shorter.siblings.pop().is_some() {
			prop_assert!(!verify(&root, count as u32, &leaf, &shorter));
		}
		let mut longer = proof;
		longer.siblings.try_push(H256::zero()).unwrap();
		prop_assert!(!verify(&root, count as u32, &leaf, &longer));
	}
}
