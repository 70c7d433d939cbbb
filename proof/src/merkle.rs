//! Trees over leaves, as the two sources and credentials use them.
//!
//! A node is `blake2_256(left ‖ right)`. A node without a sibling moves up unchanged. So the place of a
//! leaf and the number of leaves say exactly how long its proof is.

use crate::{blake2, H256};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};

/// The proof that a leaf stands in a tree.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct LeafProof {
	/// The place of the leaf, from 0.
	pub index: u32,
	/// The hashes beside the way up, the leaf's own first.
	pub siblings: Vec<H256>,
}

/// Whether a leaf stands in the tree with this root and number of leaves, where the proof says.
pub fn verify(root: &H256, leaves: u32, leaf: &H256, proof: &LeafProof) -> bool {
	climb(leaves, leaf, proof) == Some(*root)
}

/// The root that a leaf and its proof lead to. `None` unless the proof has the right length.
fn climb(leaves: u32, leaf: &H256, proof: &LeafProof) -> Option<H256> {
	let (mut at, mut width, mut hash) = (proof.index, leaves, *leaf);
	let mut siblings = proof.siblings.iter();
	if at >= width {
		return None;
	}
	while width > 1 {
		let beside = at ^ 1;
		if beside < width {
			let sibling = siblings.next()?;
			let (left, right) = if at < beside { (&hash, sibling) } else { (sibling, &hash) };
			hash = blake2(&[&left.0, &right.0]);
		}
		(at, width) = (at / 2, width.div_ceil(2));
	}
	siblings.next().is_none().then_some(hash)
}
