//! The state of a block, as far as it is proved.

use crate::{
	blake2,
	keys::Key,
	trie::{look_up, TrieFault},
	Refusal, H256,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeAll};
use core::cell::Cell;

/// The longest node or value that is read. What is read here is much shorter on the chain.
const MAX_NODE: usize = 4_096;

/// Something that knows what a state has under keys.
pub trait State {
	/// The value of a key. `None` if it has none.
	fn value(&self, key: &Key) -> Result<Option<Vec<u8>>, Refusal>;

	/// The record under a key, all of whose bytes are read.
	fn record<T: Decode>(&self, key: &Key) -> Result<Option<T>, Refusal> {
		let read = |value: Vec<u8>| T::decode_all(&mut value.as_slice());
		self.value(key)?.map(read).transpose().map_err(|_| Refusal::UnknownRecord(key.item))
	}

	/// The record under a key, which must be there.
	fn existing<T: Decode>(&self, key: &Key) -> Result<T, Refusal> {
		self.record(key)?.ok_or(Refusal::NoRecord(key.item))
	}
}

/// The state with a root, of which some nodes are known.
pub struct ReadProof<'a> {
	root: H256,
	/// In the order of the hashes.
	nodes: Vec<Known<'a>>,
}

struct Known<'a> {
	hash: H256,
	bytes: &'a [u8],
	used: Cell<bool>,
}

impl<'a> ReadProof<'a> {
	/// The state with this root. Fails unless the nodes are in the order of their hashes, each once.
	pub fn new(root: H256, nodes: &'a [Vec<u8>]) -> Result<Self, Refusal> {
		let known =
			|bytes: &'a Vec<u8>| Known { hash: blake2(&[bytes]), bytes, used: Cell::new(false) };
		let nodes: Vec<_> = nodes.iter().map(known).collect();
		match nodes.is_sorted_by(|one, next| one.hash < next.hash) {
			true => Ok(ReadProof { root, nodes }),
			false => Err(Refusal::NodesNotSorted),
		}
	}

	/// Fails if a node was not needed.
	pub fn ensure_all_used(&self) -> Result<(), Refusal> {
		match self.nodes.iter().all(|known| known.used.get()) {
			true => Ok(()),
			false => Err(Refusal::NodesNotNeeded),
		}
	}

	/// The nodes that were needed so far.
	pub fn used(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
		self.nodes.iter().filter(|known| known.used.get()).map(|known| known.bytes)
	}

	fn fetch(&self, hash: &H256) -> Option<&'a [u8]> {
		let at = self.nodes.binary_search_by(|known| known.hash.cmp(hash)).ok()?;
		let known = self.nodes.get(at).filter(|known| known.bytes.len() <= MAX_NODE)?;
		known.used.set(true);
		Some(known.bytes)
	}
}

impl State for ReadProof<'_> {
	fn value(&self, key: &Key) -> Result<Option<Vec<u8>>, Refusal> {
		let found = look_up(self.root, &key.bytes, &|hash| self.fetch(hash));
		found.map(|value| value.map(<[u8]>::to_vec)).map_err(|fault| match fault {
			TrieFault::Missing(_) => Refusal::NodeMissing(key.item),
			TrieFault::Malformed => Refusal::NodeMalformed,
		})
	}
}
