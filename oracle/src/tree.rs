//! Trees of leaves in canonical order.

use sp_core::H256;
use std::collections::BTreeSet;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement, Statement, TradeRef},
	merkle::{self, Leaf, LeafProof, MultiProof},
	party::MeterId,
	Energy,
};

/// The leaves of a topic, sorted by key, and the tree over them.
#[derive(Clone, Debug)]
pub struct Tree<L: Leaf> {
	leaves: Vec<L>,
	hashes: Vec<H256>,
}

/// Why a tree cannot be made of the leaves.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
	/// Two leaves have one key.
	#[error("two leaves have the key {0}")]
	DuplicateKey(String),
	/// There is no leaf.
	#[error("a tree needs at least one leaf")]
	Empty,
	/// There are more leaves than can be counted, or more energy.
	#[error("too many leaves, or too much energy, for one tree")]
	TooLarge,
}

impl<L: Leaf> Tree<L> {
	/// Sorts the leaves by key and refuses two with the same.
	pub fn new(mut leaves: Vec<L>) -> Result<Self, TreeError> {
		leaves.sort_by_key(Leaf::key);
		let mut pairs = leaves.iter().zip(leaves.iter().skip(1));
		if let Some((leaf, _)) = pairs.find(|(one, next)| one.key() == next.key()) {
			return Err(TreeError::DuplicateKey(format!("{:?}", leaf.key())));
		}
		let hashes = leaves.iter().map(Leaf::hash).collect();
		Ok(Tree { leaves, hashes })
	}

	/// The leaves, in order.
	pub fn leaves(&self) -> &[L] {
		&self.leaves
	}

	/// Their hashes, in order.
	pub fn hashes(&self) -> &[H256] {
		&self.hashes
	}

	/// The leaf with this key; `None` where there is none.
	pub fn leaf(&self, key: &L::Key) -> Option<&L> {
		let at = self.leaves.binary_search_by_key(key, Leaf::key).ok()?;
		self.leaves.get(at)
	}

	/// What a seat attests of this tree.
	pub fn statement(&self) -> Result<Statement, TreeError> {
		let root = merkle::root(&self.hashes).ok_or(TreeError::Empty)?;
		let leaves = u32::try_from(self.leaves.len()).map_err(|_| TreeError::TooLarge)?;
		let total = Energy::sum(self.leaves.iter().map(Leaf::energy)).ok_or(TreeError::TooLarge)?;
		Ok(Statement { root, leaves, total })
	}

	/// The leaf with this key and its proof; `None` where there is none.
	pub fn prove(&self, key: &L::Key) -> Option<(&L, LeafProof)> {
		let at = self.leaves.binary_search_by_key(key, Leaf::key).ok()?;
		let proof = merkle::prove(&self.hashes, u32::try_from(at).ok()?)?;
		Some((self.leaves.get(at)?, proof))
	}

	/// The leaves with these keys, each with its index and in the order of the tree, and one proof
	/// of them all. A key may be given in any order and more than once. `None` if there are no
	/// keys, if no leaf has one of them, or if there are more than [`merkle::MAX_PROVED`] leaves.
	pub fn prove_many(&self, keys: &[L::Key]) -> Option<(Vec<(u32, &L)>, MultiProof)> {
		let place = |key| self.leaves.binary_search_by_key(key, Leaf::key).ok();
		let places: BTreeSet<usize> = keys.iter().map(place).collect::<Option<_>>()?;
		let found = |at| Some((u32::try_from(at).ok()?, self.leaves.get(at)?));
		let leaves: Vec<_> = places.into_iter().map(found).collect::<Option<_>>()?;
		let indices: Vec<u32> = leaves.iter().map(|(index, _)| *index).collect();
		let proof = merkle::prove_many(&self.hashes, &indices)?;
		Some((leaves, proof))
	}
}

impl Tree<MeterReading> {
	/// The reading of a meter with its proof, from the tree of this revision.
	pub fn proved(&self, meter: &MeterId, revision: u8) -> Option<ProvedReading> {
		let (reading, proof) = self.prove(meter)?;
		Some(ProvedReading { reading: reading.clone(), revision, proof })
	}
}

impl Tree<Settlement> {
	/// The settlement of a trade with its proof, from the tree of this instalment.
	pub fn proved(&self, trade: &TradeRef, sequence: u16) -> Option<ProvedSettlement> {
		let (settlement, proof) = self.prove(trade)?;
		Some(ProvedSettlement { settlement: settlement.clone(), sequence, proof })
	}
}
