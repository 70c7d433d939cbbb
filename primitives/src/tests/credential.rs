use crate::{
	credential::{
		attribute_leaf, commitment, discloses, Attribute, AttributeKey, AttributeValue, Credential,
		CredentialProof, Salt,
	},
	merkle::{proof_length, LeafProof},
};
use codec::Encode;
use proptest::prelude::*;
use sp_core::H256;
use sp_crypto_hashing::blake2_256;

fn key(text: &[u8]) -> AttributeKey {
	text.to_vec().try_into().unwrap()
}

fn value(text: &[u8]) -> AttributeValue {
	text.to_vec().try_into().unwrap()
}

fn attribute(number: usize) -> Attribute {
	Attribute {
		key: key(format!("key-{number:03}").as_bytes()),
		value: value(format!("value of {number}").as_bytes()),
		salt: [number as u8; 16],
	}
}

fn credential(attributes: usize) -> Credential {
	Credential::new((0..attributes).map(attribute).collect()).unwrap()
}

/// What is shown, and to whom it is shown checks it against `commitment`.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
	commitment: H256,
	key: AttributeKey,
	value: AttributeValue,
	salt: Salt,
	proof: CredentialProof,
}

impl Shown {
	fn of(credential: &Credential, at: usize) -> Self {
		let (shown, proof) = credential.disclose(&attribute(at).key).unwrap();
		let Attribute { key, value, salt } = shown.clone();
		Shown { commitment: credential.commitment().unwrap(), key, value, salt, proof }
	}

	fn holds(&self) -> bool {
		discloses(&self.commitment, &self.key, &self.value, &self.salt, &self.proof)
	}

	fn with(&self, change: impl FnOnce(&mut Shown)) -> bool {
		let mut changed = self.clone();
		change(&mut changed);
		changed.holds()
	}
}

#[test]
fn r27_a_leaf_hashes_key_and_value_with_their_lengths_and_the_salt() {
	let mut preimage = b"verdigrid/credential/v1".to_vec();
	preimage.extend(b"\x04\0\0\0name\x05\0\0\0Alice");
	preimage.extend([7; 16]);
	let leaf = attribute_leaf(&key(b"name"), &value(b"Alice"), &[7; 16]);
	assert_eq!(leaf, H256(blake2_256(&preimage)));
}

#[test]
fn a_commitment_hashes_root_and_number_of_leaves() {
	let leaves = [attribute(0).leaf(), attribute(1).leaf()];
	let root = blake2_256(&leaves.encode());
	let mut preimage = b"verdigrid/commitment/v1".to_vec();
	preimage.extend(root);
	preimage.extend(2_u32.to_le_bytes());
	assert_eq!(commitment(&leaves), Some(H256(blake2_256(&preimage))));
	assert_eq!(credential(2).commitment(), commitment(&leaves));
}

#[test]
fn nothing_is_no_credential() {
	assert_eq!(commitment(&[]), None);
	assert_eq!(Credential::new(vec![]), None);
}

#[test]
fn a_key_is_in_a_credential_once() {
	let twin = Attribute { value: value(b"other"), ..attribute(1) };
	assert_eq!(Credential::new(vec![attribute(1), attribute(0), twin]), None);
}

#[test]
fn the_order_in_which_attributes_are_given_does_not_matter() {
	let reversed = Credential::new((0..5).rev().map(attribute).collect()).unwrap();
	assert_eq!(reversed, credential(5));
	assert_eq!(reversed.attributes().len(), 5);
}

#[test]
fn a_single_attribute_is_shown_without_siblings() {
	let shown = Shown::of(&credential(1), 0);
	assert!(shown.proof.proof.siblings.is_empty());
	assert!(shown.holds());
}

#[test]
fn a_key_that_is_not_there_is_not_shown() {
	assert_eq!(credential(3).disclose(&key(b"absent")), None);
}

#[test]
fn the_longest_key_and_value_are_shown() {
	let long = Attribute { key: key(&[b'k'; 64]), value: value(&[b'v'; 256]), salt: [1; 16] };
	let credential = Credential::new(vec![attribute(0), long.clone()]).unwrap();
	let (_, proof) = credential.disclose(&long.key).unwrap();
	let commitment = credential.commitment().unwrap();
	assert!(discloses(&commitment, &long.key, &long.value, &long.salt, &proof));
	assert!(AttributeKey::try_from(vec![0; 65]).is_err());
	assert!(AttributeValue::try_from(vec![0; 257]).is_err());
}

#[test]
fn an_empty_value_is_not_an_empty_key() {
	let empty_value = attribute_leaf(&key(b"a"), &value(b""), &[0; 16]);
	assert_ne!(empty_value, attribute_leaf(&key(b""), &value(b"a"), &[0; 16]));
}

#[test]
fn defect_10_a_node_does_not_pass_for_a_leaf() {
	// In a tree of four the root stands over two nodes: as a tree of two leaves it has the same root,
	// but neither is the commitment the same nor does any attribute hash to a node.
	let four = credential(4);
	let shown = Shown::of(&four, 0);
	let siblings = shown.proof.proof.siblings.clone();
	let node = H256(blake2_256(&(shown.clone().leaf(), siblings[0]).encode()));
	assert_eq!(shown.proof.root, H256(blake2_256(&(node, siblings[1]).encode())));

	let as_two = commitment(&[node, siblings[1]]).unwrap();
	assert_ne!(as_two, shown.commitment);
	assert!(!shown.with(|s| {
		s.proof.leaves = 2;
		s.proof.proof = LeafProof { index: 0, siblings: vec![siblings[1]].try_into().unwrap() };
	}));
	// The 64 bytes under the node, given as key and value.
	let pair = (shown.clone().leaf(), siblings[0]).encode();
	assert!(!shown.with(|s| {
		s.key = key(&pair[..32]);
		s.value = value(&pair[32..]);
		s.proof.proof = LeafProof { index: 0, siblings: vec![siblings[1]].try_into().unwrap() };
	}));
}

impl Shown {
	fn leaf(self) -> H256 {
		attribute_leaf(&self.key, &self.value, &self.salt)
	}
}

#[test]
fn an_attribute_of_one_credential_is_not_shown_from_another() {
	let shown = Shown::of(&credential(4), 1);
	let other = credential(5).commitment().unwrap();
	assert!(!shown.with(|s| s.commitment = other));
}

proptest! {
	#[test]
	fn every_attribute_is_shown_and_nothing_else_is(
		attributes in 1_usize..40,
		pick in any::<prop::sample::Index>(),
		bit in any::<prop::sample::Index>(),
		other in any::<u32>(),
	) {
		let at = pick.index(attributes);
		let credential = credential(attributes);
		let shown = Shown::of(&credential, at);
		prop_assert!(shown.holds());
		let length = proof_length(at as u32, attributes as u32);
		prop_assert_eq!(length, Some(shown.proof.proof.siblings.len() as u32));

		let flip = |bytes: &mut [u8]| bytes[bit.index(bytes.len())] ^= 1 << bit.index(8);
		prop_assert!(!shown.with(|s| flip(&mut s.key[..])), "key");
		prop_assert!(!shown.with(|s| flip(&mut s.value[..])), "value");
		prop_assert!(!shown.with(|s| flip(&mut s.salt)), "salt");
		prop_assert!(!shown.with(|s| flip(&mut s.commitment.0)), "commitment");
		prop_assert!(!shown.with(|s| flip(&mut s.proof.root.0)), "root");
		for level in 0..shown.proof.proof.siblings.len() {
			prop_assert!(!shown.with(|s| flip(&mut s.proof.proof.siblings[level].0)), "sibling");
		}
		prop_assert!(
			other == at as u32 || !shown.with(|s| s.proof.proof.index = other),
			"index far off",
		);
		for index in (0..attributes as u32).filter(|index| *index != at as u32) {
			prop_assert!(!shown.with(|s| s.proof.proof.index = index), "index");
		}
		for leaves in (0..2 * attributes as u32 + 2).filter(|n| *n != attributes as u32) {
			prop_assert!(!shown.with(|s| s.proof.leaves = leaves), "number of leaves");
		}
		prop_assert!(!shown.with(|s| {
			s.proof.proof.siblings.try_push(H256::zero()).unwrap();
		}), "longer");
		prop_assert!(
			attributes == 1 || !shown.with(|s| { s.proof.proof.siblings.pop(); }),
			"shorter",
		);
	}

	#[test]
	fn r27_key_and_value_cannot_be_divided_anew(
		text in prop::collection::vec(any::<u8>(), 1..64),
		first in any::<prop::sample::Index>(),
		second in any::<prop::sample::Index>(),
		salt in any::<Salt>(),
	) {
		let split = |at: usize| (key(&text[..at]), value(&text[at..]));
		let (first, second) = (first.index(text.len() + 1), second.index(text.len() + 1));
		prop_assume!(first != second);
		let ((k, v), (other_k, other_v)) = (split(first), split(second));
		let attribute = Attribute { key: k.clone(), value: v, salt };
		let credential = Credential::new(vec![attribute.clone()]).unwrap();
		let commitment = credential.commitment().unwrap();
		let (_, proof) = credential.disclose(&k).unwrap();
		prop_assert!(discloses(&commitment, &attribute.key, &attribute.value, &salt, &proof));
		prop_assert!(!discloses(&commitment, &other_k, &other_v, &salt, &proof));
	}
}
