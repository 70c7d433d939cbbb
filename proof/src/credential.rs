//! Attributes of credentials, shown one by one.

use crate::{
	blake2,
	merkle::{verify, LeafProof},
	H256,
};
use codec::{Decode, DecodeWithMemTracking, Encode};

const LEAF: &[u8] = b"verdigrid/credential/v1";
const COMMITMENT: &[u8] = b"verdigrid/commitment/v1";

/// The longest name of an attribute, in bytes.
const MAX_KEY: usize = 64;
/// The longest value of an attribute, in bytes.
const MAX_VALUE: usize = 256;

/// The proof that an attribute stands in a credential.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct CredentialProof {
	/// The root of the credential's tree.
	pub root: H256,
	/// How many attributes the credential has.
	pub leaves: u32,
	/// Where the attribute stands.
	pub proof: LeafProof,
}

/// The leaf of an attribute. `None` if it is longer than four bytes can say.
pub fn leaf(key: &[u8], value: &[u8], salt: &[u8; 16]) -> Option<H256> {
	let length = |part: &[u8]| u32::try_from(part.len()).ok().map(u32::to_le_bytes);
	Some(blake2(&[LEAF, &length(key)?, key, &length(value)?, value, salt]))
}

/// The commitment to a credential with this root and number of leaves.
pub fn commitment(root: &H256, leaves: u32) -> H256 {
	blake2(&[COMMITMENT, &root.0, &leaves.to_le_bytes()])
}

/// Whether a credential with this commitment has an attribute.
pub fn discloses(
	committed: &H256,
	(key, value, salt): (&[u8], &[u8], &[u8; 16]),
	shown: &CredentialProof,
) -> bool {
	let CredentialProof { root, leaves, proof } = shown;
	key.len() <= MAX_KEY
		&& value.len() <= MAX_VALUE
		&& commitment(root, *leaves) == *committed
		&& leaf(key, value, salt).is_some_and(|leaf| verify(root, *leaves, &leaf, proof))
}
