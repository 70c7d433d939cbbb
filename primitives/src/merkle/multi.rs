//! One proof for several leaves of a tree.
//!
//! Proofs of single leaves repeat each other. Near the root their siblings are the same, and one
//! leaf's sibling is often another leaf that is proved too. A multi-proof holds only the nodes that
//! cannot be computed from the proved leaves, each once.
//!
//! **Shape.** The proved leaves are named by their indices, strictly ascending. On each level, from
//! the leaves up, the known nodes are taken from left to right. If a node's sibling is known too,
//! the two are joined. A node that has no sibling moves up unchanged. Any other node is joined with
//! the next hash of the proof. So the hashes stand level by level from the leaves, on each level
//! from left to right. Indices and number of leaves say exactly how many hashes there are. With one
//! leaf the proof is the list of a [`LeafProof`].
//!
//! **Cost.** Every join uses up one of two nodes. So `n` leaves and `s` siblings take `n + s - 1`
//! hashes, whatever the size of the tree. A caller that pays for the length also pays for the time.
//! Memory is two lists as long as that of the leaves, and there are at most [`MAX_DEPTH`] levels.
//!
//! **Largest.** `s` is largest when the leaves are spread evenly. Then the tree's top is known, and
//! each leaf needs a sibling on every level below. For 256 leaves of a tree of depth 32 that is 256
//! × (32 - 8).

use super::{LeafProof, MAX_DEPTH};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};

/// The most leaves that one proof can be for.
pub const MAX_PROVED: u32 = 256;

/// The most siblings that a proof of [`MAX_PROVED`] leaves or fewer can need, in any tree.
pub const MAX_SIBLINGS: u32 = MAX_PROVED * (MAX_DEPTH - MAX_PROVED.ilog2());

/// The proof that several leaves stand in a tree. The tree's root and number of leaves are its
/// anchor's; the indices stand beside the leaves.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Default,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct MultiProof {
	/// The hashes that the proved leaves do not give: level by level from the leaves, on each level
	/// from left to right.
	pub siblings: BoundedVec<H256, ConstU32<MAX_SIBLINGS>>,
}

/// A node of one level of a tree: its place from 0, and its hash.
type Node = (u32, H256);

/// Whether these are 1 to [`MAX_PROVED`] leaves of a tree, strictly ascending.
fn well_formed(items: &[Node], leaves: u32) -> bool {
	u32::try_from(items.len()).is_ok_and(|count| count <= MAX_PROVED)
		&& items.is_sorted_by(|(one, _), (next, _)| one < next)
		&& items.last().is_some_and(|(last, _)| *last < leaves)
}

fn join(left: H256, right: H256) -> H256 {
	BlakeTwo256::hash([left.0, right.0].as_flattened())
}

/// The parents of these nodes of a level of that width. `sibling` is asked, from left to right, for
/// each node that is needed beside them; `None` where it has none.
fn climb(
	nodes: Vec<Node>,
	width: u32,
	mut sibling: impl FnMut(u32) -> Option<H256>,
) -> Option<Vec<Node>> {
	let mut parents = Vec::with_capacity(nodes.len());
	let mut nodes = nodes.into_iter().peekable();
	while let Some((at, hash)) = nodes.next() {
		let beside = at ^ 1;
		let parent = if let Some((_, right)) = nodes.next_if(|(next, _)| *next == beside) {
			join(hash, right)
		} else if beside >= width {
			hash
		} else if beside > at {
			join(hash, sibling(beside)?)
		} else {
			join(sibling(beside)?, hash)
		};
		parents.push((at / 2, parent));
	}
	Some(parents)
}

/// Whether these leaves stand in the tree with this root and number of leaves.
///
/// `items` are the leaves' indices and hashes, 1 to [`MAX_PROVED`] of them, strictly ascending by
/// index. False if they are not, or if an index is not below the number of leaves. Also false if
/// the proof has one sibling fewer or more than indices and number of leaves imply.
pub fn verify_many(root: &H256, leaves: u32, items: &[(u32, H256)], proof: &MultiProof) -> bool {
	if !well_formed(items, leaves) {
		return false;
	}
	let mut siblings = proof.siblings.iter().copied();
	let (mut nodes, mut width) = (items.to_vec(), leaves);
	while width > 1 {
		let Some(parents) = climb(nodes, width, |_| siblings.next()) else { return false };
		(nodes, width) = (parents, width.div_ceil(2));
	}
	siblings.next().is_none() && nodes.iter().map(|(_, hash)| hash).eq([root])
}

/// The proof of the leaves at these indices: 1 to [`MAX_PROVED`] of them, strictly ascending. `None`
/// when they are not, or when there is no such leaf.
///
/// It climbs as [`verify_many`] does, and takes each sibling from the whole level beside.
pub fn prove_many(leaves: &[H256], indices: &[u32]) -> Option<MultiProof> {
	let leaf = |index: &u32| Some((*index, *leaves.get(usize::try_from(*index).ok()?)?));
	let mut nodes = indices.iter().map(leaf).collect::<Option<Vec<_>>>()?;
	let mut width = u32::try_from(leaves.len()).ok()?;
	if !well_formed(&nodes, width) {
		return None;
	}
	let (mut level, mut siblings) = (leaves.to_vec(), Vec::new());
	while width > 1 {
		nodes = climb(nodes, width, |at| {
			let sibling = *level.get(usize::try_from(at).ok()?)?;
			siblings.push(sibling);
			Some(sibling)
		})?;
		level = level.chunks(2).filter_map(|pair| pair.iter().copied().reduce(join)).collect();
		width = width.div_ceil(2);
	}
	Some(MultiProof { siblings: siblings.try_into().ok()? })
}

/// The proof of one of the leaves that a proof of several is for. `None` where the proof does not fit them,
/// or the leaf is none of them.
///
/// What the path needs beside it is what [`verify_many`] joins on the way up.
pub fn prove_one_of(
	leaves: u32,
	items: &[(u32, H256)],
	proof: &MultiProof,
	index: u32,
) -> Option<LeafProof> {
	if !well_formed(items, leaves) || !items.iter().any(|(at, _)| *at == index) {
		return None;
	}
	let mut given = proof.siblings.iter().copied();
	let (mut nodes, mut at, mut width, mut siblings) = (items.to_vec(), index, leaves, Vec::new());
	while width > 1 {
		let beside = at ^ 1;
		let mut found = nodes.iter().find(|(place, _)| *place == beside).map(|(_, hash)| *hash);
		nodes = climb(nodes, width, |place| {
			let sibling = given.next()?;
			found = found.or((place == beside).then_some(sibling));
			Some(sibling)
		})?;
		siblings.extend(found);
		(at, width) = (at / 2, width.div_ceil(2));
	}
	Some(LeafProof { index, siblings: siblings.try_into().ok()? })
}
