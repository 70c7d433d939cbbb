//! Trees over salted leaves, and the proofs that a leaf stands in one.
//!
//! A leaf is `blake2_256("verdigrid/leaf/v1" ‖ kind ‖ SCALE(leaf))`. The tree over the leaf hashes
//! is that of `binary-merkle-tree` with BLAKE2b-256. Nodes are `blake2_256(left ‖ right)`, and a
//! node without a sibling moves up unchanged. The kind keeps one sort of leaf from passing for
//! another. The prefix keeps a node from passing for a leaf.
//!
//! A [`LeafProof`] is for one leaf, a [`MultiProof`] for several of one tree.

mod multi;

pub use multi::{prove_many, prove_one_of, verify_many, MultiProof, MAX_PROVED, MAX_SIBLINGS};

use crate::Energy;
use binary_merkle_tree::Leaf as TreeLeaf;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// What every leaf's preimage starts with.
const PREFIX: &[u8] = b"verdigrid/leaf/v1";

/// The most siblings that a proof can need: the depth of a tree with `u32::MAX` leaves.
pub const MAX_DEPTH: u32 = 32;

/// Something that stands in a tree.
pub trait Leaf: Encode {
	/// Tells this sort of leaf from every other.
	const KIND: u8;
	/// What leaves are sorted by, and what must be unique in a tree.
	type Key: Ord + Clone + Encode + core::fmt::Debug;
	/// This leaf's key.
	fn key(&self) -> Self::Key;
	/// The energy it states.
	fn energy(&self) -> Energy;
	/// Its hash: what it is known by.
	fn hash(&self) -> H256 {
		let mut preimage = PREFIX.to_vec();
		preimage.push(Self::KIND);
		self.encode_to(&mut preimage);
		BlakeTwo256::hash(&preimage)
	}
}

/// The proof that a leaf stands at `index` of a tree. The tree's root and number of leaves are its
/// anchor's.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct LeafProof {
	/// The leaf's place, from 0.
	pub index: u32,
	/// Hashes of the siblings on the way up, the leaf's own first.
	pub siblings: BoundedVec<H256, ConstU32<MAX_DEPTH>>,
}

/// How many siblings the proof of leaf `index` of `leaves` has; `None` where there is no such leaf.
/// A node without a sibling moves up, and the proof is shorter.
pub fn proof_length(index: u32, leaves: u32) -> Option<u32> {
	if index >= leaves {
		return None;
	}
	let (mut at, mut width, mut length) = (index, leaves, 0_u32);
	while width > 1 {
		let alone = at == width.saturating_sub(1) && width % 2 == 1;
		if !alone {
			length = length.saturating_add(1);
		}
		at /= 2;
		width = width.div_ceil(2);
	}
	Some(length)
}

/// Whether `leaf` stands in the tree with this root and number of leaves, where the proof says.
///
/// The library does not bind a proof's length, so a short proof could pass for another index. Here
/// the length must be exactly what index and number of leaves imply.
pub fn verify(root: &H256, leaves: u32, leaf: &H256, proof: &LeafProof) -> bool {
	let length = u32::try_from(proof.siblings.len()).ok();
	if proof_length(proof.index, leaves) != length || length.is_none() {
		return false;
	}
	binary_merkle_tree::verify_proof::<BlakeTwo256, _, _>(
		root,
		proof.siblings.iter().copied(),
		leaves,
		proof.index,
		TreeLeaf::Hash(*leaf),
	)
}

/// The root of a tree over these leaf hashes, in this order. `None` without leaves.
pub fn root(leaves: &[H256]) -> Option<H256> {
	if leaves.is_empty() {
		return None;
	}
	Some(binary_merkle_tree::merkle_root_raw::<BlakeTwo256, _>(leaves.iter().copied()))
}

/// The proof of the leaf at `index`. `None` where there is none.
pub fn prove(leaves: &[H256], index: u32) -> Option<LeafProof> {
	if usize::try_from(index).ok()? >= leaves.len() {
		return None;
	}
	let proof = binary_merkle_tree::merkle_proof_raw::<BlakeTwo256, _>(leaves.to_vec(), index);
	Some(LeafProof { index, siblings: proof.proof.try_into().ok()? })
}
