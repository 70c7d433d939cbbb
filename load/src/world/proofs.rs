//! Trees whose levels are kept, so that a proof costs no hashing. The oracle's own trees hash all leaves again for
//! each proof, which is too slow for the load.

use crate::error::{LoadError, Result};
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use std::collections::BTreeSet;
use verdigrid_oracle::Tree;
use verdigrid_primitives::{
	evidence::Statement,
	merkle::{Leaf, LeafProof, MultiProof},
};

/// A tree with all its levels.
pub struct ProvingTree<L: Leaf> {
	tree: Tree<L>,
	statement: Statement,
	levels: Vec<Vec<H256>>,
}

/// Leaves with their places, and one proof of them all.
pub type ProvedTogether<L> = (Vec<(u32, L)>, MultiProof);

impl<L: Leaf + Clone> ProvingTree<L> {
	/// Of these leaves.
	pub fn new(leaves: Vec<L>) -> Result<Self> {
		let tree = Tree::new(leaves).map_err(LoadError::unexpected)?;
		let statement = tree.statement().map_err(LoadError::unexpected)?;
		let levels = levels(tree.leaves().iter().map(Leaf::hash).collect());
		Ok(ProvingTree { tree, statement, levels })
	}

	/// What a seat attests.
	pub const fn statement(&self) -> Statement {
		self.statement
	}

	/// A leaf with its proof.
	pub fn prove(&self, key: &L::Key) -> Result<(L, LeafProof)> {
		let place = self.place(key)?;
		let leaf = self.tree.leaves().get(place).ok_or_else(missing)?;
		let index = u32::try_from(place).map_err(LoadError::unexpected)?;
		let siblings = siblings(&self.levels, vec![place]);
		let siblings = siblings.try_into().map_err(|_| LoadError::unexpected("too deep a tree"))?;
		Ok((leaf.clone(), LeafProof { index, siblings }))
	}

	/// The leaves with these keys, in the order of the tree, and one proof.
	pub fn prove_together(&self, keys: &[L::Key]) -> Result<ProvedTogether<L>> {
		let places: BTreeSet<usize> =
			keys.iter().map(|key| self.place(key)).collect::<Result<_>>()?;
		let leaf = |place: &usize| {
			let index = u32::try_from(*place).map_err(LoadError::unexpected)?;
			Ok((index, self.tree.leaves().get(*place).ok_or_else(missing)?.clone()))
		};
		let leaves = places.iter().map(leaf).collect::<Result<_>>()?;
		let siblings = siblings(&self.levels, places.into_iter().collect());
		let siblings =
			siblings.try_into().map_err(|_| LoadError::unexpected("too long a proof"))?;
		Ok((leaves, MultiProof { siblings }))
	}

	fn place(&self, key: &L::Key) -> Result<usize> {
		self.tree.leaves().binary_search_by_key(key, Leaf::key).map_err(|_| missing())
	}
}

fn missing() -> LoadError {
	LoadError::unexpected("a leaf is not in its tree")
}

/// All levels of a tree, the leaves first.
fn levels(leaves: Vec<H256>) -> Vec<Vec<H256>> {
	let mut levels = vec![leaves];
	while let Some(level) = levels.last().filter(|level| level.len() > 1) {
		let parents =
			level.chunks(2).filter_map(|pair| pair.iter().copied().reduce(join)).collect();
		levels.push(parents);
	}
	levels
}

fn join(left: H256, right: H256) -> H256 {
	H256(blake2_256([left.0, right.0].as_flattened()))
}

/// The nodes that these leaves do not give: level by level, from left to right.
fn siblings(levels: &[Vec<H256>], mut known: Vec<usize>) -> Vec<H256> {
	let mut siblings = Vec::new();
	for level in levels.iter().filter(|level| level.len() > 1) {
		let mut parents = Vec::with_capacity(known.len());
		let mut nodes = known.into_iter().peekable();
		while let Some(at) = nodes.next() {
			let beside = at ^ 1;
			if nodes.next_if_eq(&beside).is_none() {
				siblings.extend(level.get(beside));
			}
			parents.push(at / 2);
		}
		known = parents;
	}
	siblings
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]
mod tests {
	use super::{levels, siblings};
	use proptest::prelude::*;
	use sp_core::H256;
	use std::collections::BTreeSet;
	use verdigrid_primitives::merkle;

	fn leaves(count: usize) -> Vec<H256> {
		(0..count as u64).map(H256::from_low_u64_be).collect()
	}

	proptest! {
		#[test]
		fn proofs_are_those_of_the_chain(
			count in 1_usize..300,
			chosen in prop::collection::btree_set(0_usize..300, 1..40),
		) {
			let leaves = leaves(count);
			let chosen: BTreeSet<usize> = chosen.into_iter().map(|at| at % count).collect();
			let indices: Vec<u32> = chosen.iter().map(|at| *at as u32).collect();
			let levels = levels(leaves.clone());
			let expected = merkle::prove_many(&leaves, &indices).unwrap();
			let proof = siblings(&levels, chosen.iter().copied().collect());
			prop_assert_eq!(&proof, &expected.siblings.to_vec());
			let first = indices.first().copied().unwrap();
			let single = merkle::prove(&leaves, first).unwrap();
			prop_assert_eq!(siblings(&levels, vec![first as usize]), single.siblings.to_vec());
			prop_assert_eq!(levels.last().unwrap().first().copied(), merkle::root(&leaves));
		}
	}
}
