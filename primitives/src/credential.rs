//! Credentials of which one attribute can be shown without the others.
//!
//! A credential is a list of attributes, sorted by key, each key once. An attribute's leaf is
//!
//! ```text
//! blake2_256("verdigrid/credential/v1" ‖ length of key ‖ key ‖ length of value ‖ value ‖ salt)
//! ```
//!
//! with lengths of four bytes, little-endian, and a salt of 16 bytes of its own. The lengths keep
//! key and value apart. The salt keeps a value from being guessed. The tree over the leaves is that
//! of [`merkle`](crate::merkle), and a party's commitment is
//!
//! ```text
//! blake2_256("verdigrid/commitment/v1" ‖ root ‖ number of leaves)
//! ```
//!
//! with the number in four bytes, little-endian. Only the commitment is on chain. Its party shows an
//! attribute by giving out key, value, salt and a [`CredentialProof`].

use crate::merkle::{prove, root, verify, LeafProof};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	SaturatedConversion,
};

/// What a leaf's preimage starts with.
const LEAF: &[u8] = b"verdigrid/credential/v1";
/// What a commitment's preimage starts with.
const COMMITMENT: &[u8] = b"verdigrid/commitment/v1";

/// What an attribute is called: up to 64 bytes of text.
pub type AttributeKey = BoundedVec<u8, ConstU32<64>>;

/// What an attribute says: up to 256 bytes of text.
pub type AttributeValue = BoundedVec<u8, ConstU32<256>>;

/// What makes an attribute's leaf unguessable: random, and different for each attribute.
pub type Salt = [u8; 16];

/// One statement of a credential.
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
pub struct Attribute {
	/// What it is called.
	pub key: AttributeKey,
	/// What it says.
	pub value: AttributeValue,
	/// Its salt.
	pub salt: Salt,
}

impl Attribute {
	/// Its leaf in the credential's tree.
	pub fn leaf(&self) -> H256 {
		attribute_leaf(&self.key, &self.value, &self.salt)
	}
}

/// The proof that an attribute stands in a credential. It tells nothing about the other attributes
/// but how many there are.
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
pub struct CredentialProof {
	/// The root of the credential's tree.
	pub root: H256,
	/// How many attributes the credential has.
	pub leaves: u32,
	/// Where the attribute stands in the tree.
	pub proof: LeafProof,
}

/// The leaf of an attribute.
pub fn attribute_leaf(key: &AttributeKey, value: &AttributeValue, salt: &Salt) -> H256 {
	let mut preimage = LEAF.to_vec();
	for part in [key.as_slice(), value.as_slice()] {
		preimage.extend_from_slice(&part.len().saturated_into::<u32>().to_le_bytes());
		preimage.extend_from_slice(part);
	}
	preimage.extend_from_slice(salt);
	BlakeTwo256::hash(&preimage)
}

/// The commitment to a credential with these leaves, which are in the order of their keys. `None`
/// without leaves.
pub fn commitment(leaves: &[H256]) -> Option<H256> {
	Some(bind(&root(leaves)?, u32::try_from(leaves.len()).ok()?))
}

/// Whether a credential with this commitment has an attribute with this key, value and salt, where
/// the proof says.
pub fn discloses(
	commitment: &H256,
	key: &AttributeKey,
	value: &AttributeValue,
	salt: &Salt,
	proof: &CredentialProof,
) -> bool {
	let CredentialProof { root, leaves, proof } = proof;
	bind(root, *leaves) == *commitment
		&& verify(root, *leaves, &attribute_leaf(key, value, salt), proof)
}

/// The number of leaves is in the commitment, so a party that shows an attribute cannot choose it.
fn bind(root: &H256, leaves: u32) -> H256 {
	BlakeTwo256::hash(&[COMMITMENT, root.as_bytes(), &leaves.to_le_bytes()].concat())
}

/// A whole credential, as its party and the registrar know it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Credential(Vec<Attribute>);

impl Credential {
	/// A credential with these attributes, in any order. `None` without attributes, or when two
	/// have the same key.
	pub fn new(mut attributes: Vec<Attribute>) -> Option<Self> {
		attributes.sort_by(|a, b| a.key.cmp(&b.key));
		let twice = |pair: &[Attribute]| matches!(pair, [a, b] if a.key == b.key);
		if attributes.is_empty() || attributes.windows(2).any(twice) {
			return None;
		}
		Some(Credential(attributes))
	}

	/// The attributes, in the order of their keys.
	pub fn attributes(&self) -> &[Attribute] {
		&self.0
	}

	/// The commitment that goes on chain.
	pub fn commitment(&self) -> Option<H256> {
		commitment(&self.leaves())
	}

	/// The attribute with this key, and the proof that shows it to others. `None` where there is
	/// none.
	pub fn disclose(&self, key: &AttributeKey) -> Option<(&Attribute, CredentialProof)> {
		let at = self.0.binary_search_by(|attribute| attribute.key.cmp(key)).ok()?;
		let leaves = self.leaves();
		let proof = CredentialProof {
			root: root(&leaves)?,
			leaves: u32::try_from(leaves.len()).ok()?,
			proof: prove(&leaves, u32::try_from(at).ok()?)?,
		};
		Some((self.0.get(at)?, proof))
	}

	fn leaves(&self) -> Vec<H256> {
		self.0.iter().map(Attribute::leaf).collect()
	}
}
