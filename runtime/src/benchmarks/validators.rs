//! Validators and their keys, for benchmarks.

#![allow(clippy::expect_used)]

use alloc::vec::Vec;

use codec::{Decode, Encode};
use frame_benchmarking::account;
use pallet_session::NextKeys;
use sp_io::hashing::blake2_256;

use crate::{AccountId, Runtime, SessionKeys};

/// New keys for an account, and the proof that they are its own.
pub fn keys_of(who: &AccountId) -> (SessionKeys, Vec<u8>) {
	let generated = SessionKeys::generate(&who.encode(), None);
	(generated.keys, generated.proof.encode())
}

/// Keys that nobody can sign with.
pub fn some_keys(number: u32) -> SessionKeys {
	let key = blake2_256(&number.encode());
	SessionKeys::decode(&mut &(key, key).encode()[..]).expect("any bytes are public keys")
}

/// Accounts that have keys, and so can be validators.
pub fn some_validators(count: u32) -> Vec<AccountId> {
	(0..count)
		.map(|number| {
			let who: AccountId = account("validator", number, 0);
			NextKeys::<Runtime>::insert(&who, some_keys(number));
			who
		})
		.collect()
}

/// A development chain that can sign with keys that it makes.
#[cfg(test)]
pub fn with_keystore() -> sp_io::TestExternalities {
	use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
	let mut state = crate::tests::development();
	state.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	state
}
