//! How a statement is made.
//!
//! 1. Ask the node for its warp-sync proof from the chain's first block on, in as many parts as it takes.
//!    [`finality_of`] puts them together. On a chain without finality take the header of its last block.
//! 2. Find out which keys of the state are needed at that block: call [`missing_keys`], read the values, and
//!    call it again with them until it names no more.
//! 3. Ask the node for `state_getReadProof` of these keys at that block.
//! 4. Add the leaves, and the attributes that are to be shown. [`Proof::with_nodes`] takes what is needed of
//!    the read proof, and [`assemble`] writes the text.

use crate::{
	describe,
	facts::{ensure_apart, Facts},
	grandpa::{Fragment, WarpProof},
	keys::{self, Key},
	proof::{Finality, Proof},
	state::{ReadProof, State},
	statement, Refusal, H256,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	string::String,
	vec::Vec,
};
use codec::DecodeAll;
use core::cell::RefCell;

/// What the state of a block has under keys, as far as it is known. `None` where a key has no value.
pub type KnownState = BTreeMap<Key, Option<Vec<u8>>>;

/// Writes the text of a statement. Fails if nobody could accept it.
pub fn assemble(proof: &Proof) -> Result<String, Refusal> {
	let text = statement::write(&proof.content()?, proof);
	match text.len() > crate::MAX_STATEMENT {
		true => Err(Refusal::TooLarge(text.len())),
		false => Ok(text),
	}
}

/// The proof of finality from parts of a node's warp-sync proof, the first from the chain's first block on.
pub fn finality_of(parts: &[Vec<u8>]) -> Result<Finality, Refusal> {
	let mut fragments = Vec::<Fragment>::new();
	for part in parts {
		let proof =
			WarpProof::decode_all(&mut part.as_slice()).map_err(|_| Refusal::ProofMalformed)?;
		fragments.extend(proof.fragments.into_iter().map(Fragment::normal));
	}
	match fragments.is_empty() {
		true => Err(Refusal::NoBlock),
		false => Ok(Finality::Grandpa(fragments)),
	}
}

/// The keys that are needed for a statement and not yet known. Empty once all are known.
pub fn missing_keys(
	known: &KnownState,
	genesis: H256,
	redemptions: &[u64],
	parties: &[u32],
) -> Result<BTreeSet<Key>, Refusal> {
	let state = Partial { known, missing: RefCell::default() };
	let offset = state.unless_missing(describe::chain_offset(&state, genesis))?;
	for layout in keys::LAYOUTS {
		state.unless_missing(describe::ensure_known(&state, layout))?;
	}
	state.unless_missing(state.value(&keys::now()))?;
	// It was read only if the key before it was known.
	state.unless_missing(state.value(&keys::market_offset()))?;
	for party in parties {
		state.unless_missing(state.value(&keys::party(*party)))?;
	}
	let mut all = Vec::new();
	for id in redemptions {
		all.extend(state.unless_missing(Facts::read(&state, *id, offset.unwrap_or_default()))?);
	}
	state.unless_missing(ensure_apart(&all))?;
	Ok(state.missing.into_inner())
}

impl Proof {
	/// The same proof with those nodes of a read proof that it needs.
	pub fn with_nodes(mut self, mut nodes: Vec<Vec<u8>>) -> Result<Self, Refusal> {
		nodes.sort_by_cached_key(|node| crate::blake2(&[node]));
		nodes.dedup();
		self.nodes = nodes;
		let used: Vec<Vec<u8>> = {
			let state = ReadProof::new(self.header()?.state_root, &self.nodes)?;
			describe::read(&state, &self)?;
			state.used().map(<[u8]>::to_vec).collect()
		};
		self.nodes = used;
		Ok(self)
	}
}

/// A state of which some keys are known.
struct Partial<'a> {
	known: &'a KnownState,
	missing: RefCell<BTreeSet<Key>>,
}

impl Partial<'_> {
	/// A failure is no failure as long as keys are missing: it may come from that.
	fn unless_missing<T>(&self, result: Result<T, Refusal>) -> Result<Option<T>, Refusal> {
		match result {
			Ok(value) => Ok(Some(value)),
			Err(_) if !self.missing.borrow().is_empty() => Ok(None),
			Err(refusal) => Err(refusal),
		}
	}
}

impl State for Partial<'_> {
	fn value(&self, key: &Key) -> Result<Option<Vec<u8>>, Refusal> {
		match self.known.get(key) {
			Some(value) => Ok(value.clone()),
			None => {
				self.missing.borrow_mut().insert(key.clone());
				Err(Refusal::NodeMissing(key.item))
			}
		}
	}
}
