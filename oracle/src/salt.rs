//! Salts of leaves and prices.
//!
//! Workers of one source share a secret, so that they build the same tree. Without the secret, a
//! leaf cannot be guessed from its hash.

use blake2::{digest::Mac, Blake2bMac512};
use codec::Encode;
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use verdigrid_primitives::evidence::{Salt, Topic};

/// The secret that the seats of one source share.
#[derive(Clone)]
pub struct SourceSecret([u8; 32]);

impl SourceSecret {
	/// A secret of 32 random bytes.
	pub const fn new(secret: [u8; 32]) -> Self {
		SourceSecret(secret)
	}

	/// The salt of a leaf: the first 16 bytes of keyed BLAKE2b-512 over topic and key (SCALE).
	pub fn leaf_salt(&self, topic: &Topic, key: &impl Encode) -> Salt {
		let keyed = self.keyed(&(topic, key).encode());
		let mut salt = Salt::default();
		salt.iter_mut().zip(keyed).for_each(|(to, from)| *to = from);
		salt
	}

	/// The salt of a price: the first 32 bytes of keyed BLAKE2b-512 over `"price"`, topic and key.
	/// It is never part of a leaf. Those who may know the price get it together with this salt.
	pub fn price_salt(&self, topic: &Topic, key: &impl Encode) -> [u8; 32] {
		let keyed = self.keyed(&("price", topic, key).encode());
		let mut salt = [0; 32];
		salt.iter_mut().zip(keyed).for_each(|(to, from)| *to = from);
		salt
	}

	fn keyed(&self, message: &[u8]) -> [u8; 64] {
		// A key of up to 64 bytes is always taken.
		let Ok(mac) = <Blake2bMac512 as blake2::digest::KeyInit>::new_from_slice(&self.0) else {
			return [0; 64];
		};
		mac.chain_update(message).finalize().into_bytes().into()
	}
}

impl std::fmt::Debug for SourceSecret {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str("SourceSecret(..)")
	}
}

/// What a settlement leaf says of a price: the hash of price (smallest unit of the asset, per
/// certificate) and salt.
pub fn price_commitment(price: u128, salt: [u8; 32]) -> H256 {
	H256(blake2_256(&(price, salt).encode()))
}
