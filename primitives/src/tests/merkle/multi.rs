use super::{hashes, node};
use crate::merkle::{
	prove, prove_many, prove_one_of, root, verify, verify_many, MultiProof, MAX_DEPTH, MAX_PROVED,
	MAX_SIBLINGS,
};
use codec::{Decode, Encode};
use proptest::{
	collection::{btree_set, vec},
	prelude::*,
	sample::Index,
};
use sp_core::H256;
use std::collections::HashMap;

type Items = Vec<(u32, H256)>;

fn multi(siblings: Vec<H256>) -> MultiProof {
	MultiProof { siblings: siblings.try_into().unwrap() }
}

fn items(leaves: &[H256], indices: &[u32]) -> Items {
	indices.iter().map(|at| (*at, leaves[*at as usize])).collect()
}

/// Where a sibling stands: its level, from 0 at the leaves, and its place there.
type Place = (u32, u32);

/// The siblings, as the definition of a multi-proof has them: found from the root down, and then put
/// into order. The left half of a tree of `count` leaves is the largest power of two below it.
/// `hash` gives the root of the subtree of `count` leaves from `first`.
fn by_definition(
	(first, count): (u32, u32),
	proved: &[u32],
	hash: &mut dyn FnMut(u32, u32) -> H256,
) -> Vec<(Place, H256)> {
	if count == 1 {
		return vec![];
	}
	let level = (count - 1).ilog2();
	let left = (first, 1 << level);
	let right = (first + left.1, count - left.1);
	let within = |(first, count): (u32, u32)| {
		proved.partition_point(|at| *at < first) < proved.partition_point(|at| *at < first + count)
	};
	let mut siblings = vec![];
	for (this, other) in [(left, right), (right, left)] {
		if within(this) {
			siblings.extend(by_definition(this, proved, hash));
		} else if within(other) {
			siblings.push(((level, this.0 >> level), hash(this.0, this.1)));
		}
	}
	siblings.sort();
	siblings
}

fn hashes_of(siblings: &[(Place, H256)]) -> Vec<H256> {
	siblings.iter().map(|(_, hash)| *hash).collect()
}

/// Where the siblings of these leaves stand in a tree of `count`.
fn places(count: u32, proved: &[u32]) -> Vec<Place> {
	let siblings = by_definition((0, count), proved, &mut |_, _| H256::zero());
	siblings.into_iter().map(|(place, _)| place).collect()
}

/// Roots of trees of one leaf repeated, however many times.
fn uniform(leaf: H256) -> impl FnMut(u32, u32) -> H256 {
	fn of(count: u32, known: &mut HashMap<u32, H256>) -> H256 {
		if let Some(hash) = known.get(&count) {
			return *hash;
		}
		let left = 1 << (count - 1).ilog2();
		let hash = node(of(left, known), of(count - left, known));
		known.insert(count, hash);
		hash
	}
	let mut known = HashMap::from([(1, leaf)]);
	move |_, count| of(count, &mut known)
}

#[test]
fn small_trees_have_the_multi_proofs_written_out_by_hand() {
	let l = hashes(7);
	let pair = |a: usize| node(l[a], l[a + 1]);
	let four = node(pair(0), pair(2));
	let vectors: [(u32, &[u32], Vec<H256>); 17] = [
		(1, &[0], vec![]),
		(2, &[0], vec![l[1]]),
		(2, &[1], vec![l[0]]),
		(2, &[0, 1], vec![]),
		(3, &[2], vec![pair(0)]),
		(3, &[0, 2], vec![l[1]]),
		(3, &[0, 1], vec![l[2]]),
		(3, &[0, 1, 2], vec![]),
		(5, &[4], vec![four]),
		(5, &[1, 4], vec![l[0], pair(2)]),
		(5, &[0, 3], vec![l[1], l[2], l[4]]),
		(5, &[0, 1, 2, 3, 4], vec![]),
		(7, &[6], vec![pair(4), four]),
		(7, &[2, 3], vec![pair(0), node(pair(4), l[6])]),
		(7, &[1, 4], vec![l[0], l[5], pair(2), l[6]]),
		(7, &[0, 3, 6], vec![l[1], l[2], pair(4)]),
		(7, &[0, 1, 2, 3, 4, 5, 6], vec![]),
	];
	for (count, indices, siblings) in vectors {
		let leaves = &l[..count as usize];
		let root = root(leaves).unwrap();
		let proof = multi(siblings);
		assert_eq!(prove_many(leaves, indices), Some(proof.clone()), "{indices:?} of {count}");
		assert!(verify_many(&root, count, &items(leaves, indices), &proof));
	}
}

#[test]
fn a_multi_proof_of_nothing_is_refused() {
	let leaves = hashes(3);
	assert_eq!(prove_many(&leaves, &[]), None);
	assert_eq!(prove_many(&[], &[]), None);
	assert_eq!(prove_many(&[], &[0]), None);
	let root = root(&leaves).unwrap();
	for siblings in [vec![], vec![root], leaves.clone()] {
		assert!(!verify_many(&root, 3, &[], &multi(siblings)));
	}
	assert!(!verify_many(&H256::zero(), 0, &[], &multi(vec![])));
	assert!(!verify_many(&H256::zero(), 0, &[(0, H256::zero())], &multi(vec![])));
}

#[test]
fn r03_a_multi_proof_of_the_last_leaf_does_not_hold_at_another_index() {
	// With three leaves the library itself takes the last leaf's one-sibling proof for index 1 too.
	let leaves = hashes(3);
	let (root, proof) = (root(&leaves).unwrap(), prove_many(&leaves, &[2]).unwrap());
	assert!(verify_many(&root, 3, &[(2, leaves[2])], &proof));
	for index in [0, 1, 3, u32::MAX] {
		assert!(!verify_many(&root, 3, &[(index, leaves[2])], &proof));
	}
}

#[test]
fn at_most_256_leaves_have_one_proof() {
	let leaves = hashes(u64::from(MAX_PROVED) + 1);
	let (root, count) = (root(&leaves).unwrap(), MAX_PROVED + 1);
	let all: Vec<u32> = (0..count).collect();
	let most = &all[1..];
	let proof = prove_many(&leaves, most).unwrap();
	assert!(verify_many(&root, count, &items(&leaves, most), &proof));
	assert_eq!(prove_many(&leaves, &all), None);
	assert!(!verify_many(&root, count, &items(&leaves, &all), &multi(vec![])));
}

#[test]
fn the_longest_multi_proof_fits_and_no_longer_one_can_be_decoded() {
	let leaf = H256::repeat_byte(1);
	let apart = u32::MAX / MAX_PROVED + 1;
	let proved: Vec<u32> = (0..MAX_PROVED).map(|at| at * apart).collect();
	let proved_items: Items = proved.iter().map(|at| (*at, leaf)).collect();
	let mut hash = uniform(leaf);
	let siblings = by_definition((0, u32::MAX), &proved, &mut hash);
	assert_eq!(siblings.len(), MAX_SIBLINGS as usize);
	let proof = multi(hashes_of(&siblings));
	assert!(verify_many(&hash(0, u32::MAX), u32::MAX, &proved_items, &proof));

	let bytes = proof.encode();
	assert_eq!(bytes.len(), 2 + 32 * MAX_SIBLINGS as usize);
	assert_eq!(MultiProof::decode(&mut &bytes[..]), Ok(proof.clone()));
	let longer = [proof.siblings.into_inner(), vec![leaf]].concat().encode();
	assert!(MultiProof::decode(&mut &longer[..]).is_err());
}

#[test]
fn the_first_and_last_leaves_of_the_largest_tree_are_proved() {
	let leaf = H256::repeat_byte(1);
	let mut hash = uniform(leaf);
	let proved = [0, u32::MAX - 1];
	let siblings = hashes_of(&by_definition((0, u32::MAX), &proved, &mut hash));
	// The last leaf has no sibling, and moves up once; the two join at the top.
	assert_eq!(siblings.len() as u32, 2 * (MAX_DEPTH - 1) - 1);
	let at = |last| [(0, leaf), (last, leaf)];
	let root = hash(0, u32::MAX);
	let proof = multi(siblings);
	assert!(verify_many(&root, u32::MAX, &at(u32::MAX - 1), &proof));
	assert!(!verify_many(&root, u32::MAX, &at(u32::MAX), &proof));
	assert!(!verify_many(&root, u32::MAX - 1, &at(u32::MAX - 1), &proof));
}

#[test]
fn a_multi_proof_of_one_leaf_is_its_single_proof() {
	for count in 1..=40 {
		let leaves = hashes(count);
		let root = root(&leaves).unwrap();
		for at in 0..count as u32 {
			let single = prove(&leaves, at).unwrap();
			let same = prove_many(&leaves, &[at]).unwrap();
			assert_eq!(same.siblings.to_vec(), single.siblings.to_vec());
			assert!(verify_many(&root, count as u32, &items(&leaves, &[at]), &same));
		}
	}
}

#[test]
fn every_set_of_leaves_of_every_small_tree_is_proved() {
	for count in 1..=9_u32 {
		let leaves = hashes(u64::from(count));
		let root = root(&leaves).unwrap();
		for set in 1..1_u32 << count {
			let indices: Vec<u32> = (0..count).filter(|at| set & (1 << at) != 0).collect();
			let proof = prove_many(&leaves, &indices).unwrap();
			assert!(verify_many(&root, count, &items(&leaves, &indices), &proof));
		}
	}
}

/// A tree, and 1 to 16 indices into it.
fn tree() -> impl Strategy<Value = (Vec<H256>, Vec<u32>)> {
	(1_u32..120)
		.prop_flat_map(|count| (Just(count), btree_set(0..count, 1..=(count as usize).min(16))))
		.prop_map(|(count, set)| (hashes(count.into()), set.into_iter().collect()))
}

proptest! {
	#[test]
	fn a_multi_proof_is_as_defined_and_holds((leaves, indices) in tree()) {
		let (root_hash, count) = (root(&leaves).unwrap(), leaves.len() as u32);
		let proof = prove_many(&leaves, &indices).unwrap();
		let mut subtree = |first, count| {
			let (first, count) = (first as usize, count as usize);
			root(&leaves[first..first + count]).unwrap()
		};
		let defined = by_definition((0, count), &indices, &mut subtree);
		prop_assert_eq!(proof.siblings.to_vec(), hashes_of(&defined));
		prop_assert!(verify_many(&root_hash, count, &items(&leaves, &indices), &proof));
	}

	#[test]
	fn one_proof_holds_exactly_where_the_single_proofs_do(
		(leaves, indices) in tree(), wrong in vec(any::<Index>(), 0..3)
	) {
		let (root, count) = (root(&leaves).unwrap(), leaves.len() as u32);
		let mut items = items(&leaves, &indices);
		for at in wrong {
			items[at.index(indices.len())].1 = H256::repeat_byte(0xEE);
		}
		let singly = |(at, leaf): &(u32, H256)| {
			verify(&root, count, leaf, &prove(&leaves, *at).unwrap())
		};
		let singly = items.iter().all(singly);
		let proof = prove_many(&leaves, &indices).unwrap();
		prop_assert_eq!(verify_many(&root, count, &items, &proof), singly);
	}

	#[test]
	fn each_leaf_of_a_multi_proof_has_its_own_proof_in_it((leaves, indices) in tree()) {
		let (count, proof) = (leaves.len() as u32, prove_many(&leaves, &indices).unwrap());
		let items = items(&leaves, &indices);
		for at in 0..count {
			let own = indices.contains(&at).then(|| prove(&leaves, at).unwrap());
			prop_assert_eq!(prove_one_of(count, &items, &proof, at), own);
		}
		let short = multi(proof.siblings.iter().skip(1).copied().collect());
		let lacks = !proof.siblings.is_empty();
		prop_assert_eq!(prove_one_of(count, &items, &short, indices[0]).is_none(), lacks);
	}

	#[test]
	fn no_altered_leaf_index_or_root_passes(
		(leaves, indices) in tree(), pick in any::<Index>(), other in any::<Index>()
	) {
		let (root, count) = (root(&leaves).unwrap(), leaves.len() as u32);
		let (proof, good) = (prove_many(&leaves, &indices).unwrap(), items(&leaves, &indices));
		let refused = |items: &Items| !verify_many(&root, count, items, &proof);
		prop_assert!(!verify_many(&H256::repeat_byte(0xEE), count, &good, &proof));

		let (at, other) = (pick.index(good.len()), other.index(leaves.len()) as u32);
		let mut altered = good.clone();
		altered[at].1 = H256::repeat_byte(0xEE);
		prop_assert!(refused(&altered));
		for index in [other, count, u32::MAX] {
			let mut moved = good.clone();
			moved[at].0 = index;
			prop_assert_eq!(refused(&moved), moved != good);
			moved.sort();
			prop_assert_eq!(refused(&moved), moved != good);
		}
		let mut fewer = good.clone();
		fewer.remove(at);
		prop_assert!(refused(&fewer));
		if !indices.contains(&other) {
			let mut more = good.clone();
			more.push((other, leaves[other as usize]));
			more.sort();
			// No lie, but the proof is that of fewer leaves.
			prop_assert!(refused(&more));
		}
	}

	#[test]
	fn items_are_strictly_ascending((leaves, indices) in tree(), pick in any::<Index>()) {
		let (root, count) = (root(&leaves).unwrap(), leaves.len() as u32);
		let (proof, good) = (prove_many(&leaves, &indices).unwrap(), items(&leaves, &indices));
		let at = pick.index(good.len());
		let mut twice = good.clone();
		twice.insert(at, good[at]);
		let mut turned = good.clone();
		turned.rotate_left(at);
		let mut swapped = good.clone();
		(swapped[0].1, swapped[at].1) = (good[at].1, good[0].1);
		for bad in [twice, turned, swapped] {
			prop_assert_eq!(!verify_many(&root, count, &bad, &proof), bad != good);
			let indices: Vec<u32> = bad.iter().map(|(at, _)| *at).collect();
			let ascending = indices.is_sorted_by(|one, next| one < next);
			prop_assert_eq!(prove_many(&leaves, &indices).is_some(), ascending);
		}
		prop_assert_eq!(prove_many(&leaves, &[indices, vec![count]].concat()), None);
	}

	#[test]
	fn r03_a_multi_proof_has_exactly_the_siblings_that_indices_and_count_imply(
		(leaves, indices) in tree(), at in any::<Index>(), to in any::<Index>()
	) {
		let (root, count) = (root(&leaves).unwrap(), leaves.len() as u32);
		let items = items(&leaves, &indices);
		let good = prove_many(&leaves, &indices).unwrap().siblings.into_inner();
		let refused = |siblings: Vec<H256>| !verify_many(&root, count, &items, &multi(siblings));

		let mut longer = good.clone();
		longer.insert(at.index(good.len() + 1), items[0].1);
		prop_assert!(refused(longer));
		prop_assert!(refused([good.clone(), vec![root]].concat()));
		if good.is_empty() {
			return Ok(());
		}
		let (at, to) = (at.index(good.len()), to.index(good.len()));
		let mut shorter = good.clone();
		shorter.remove(at);
		prop_assert!(refused(shorter));
		prop_assert!(refused(vec![]));
		let mut altered = good.clone();
		altered[at] = H256::repeat_byte(0xEE);
		prop_assert!(refused(altered));
		let mut swapped = good.clone();
		swapped.swap(at, to);
		prop_assert_eq!(refused(swapped), at != to);
	}

	#[test]
	fn r03_another_leaf_count_is_refused_unless_it_implies_the_same_siblings(
		(leaves, indices) in tree(), others in btree_set(0_u32..300, 5)
	) {
		let (root, count) = (root(&leaves).unwrap(), leaves.len() as u32);
		let (proof, items) = (prove_many(&leaves, &indices).unwrap(), items(&leaves, &indices));
		let last = *indices.last().unwrap();
		for other in others.into_iter().chain([count - 1, count + 1, u32::MAX]) {
			let same = other > last && places(other, &indices) == places(count, &indices);
			prop_assert_eq!(verify_many(&root, other, &items, &proof), same);
		}
	}

	#[test]
	fn nothing_makes_it_panic(
		leaves in any::<u32>(),
		items in vec((any::<u32>(), any::<[u8; 32]>()), 0..300),
		siblings in vec(any::<[u8; 32]>(), 0..100),
		sorted in any::<bool>(),
	) {
		let mut items: Items = items.into_iter().map(|(at, hash)| (at, H256(hash))).collect();
		if sorted {
			items.sort();
		}
		let proof = multi(siblings.into_iter().map(H256).collect());
		prop_assert!(!verify_many(&H256::zero(), leaves, &items, &proof));
	}
}
