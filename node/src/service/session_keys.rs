//! Finds out whether a validator has its session keys. Without them it follows the chain like any other node, and only
//! the blocks and votes that never come would tell.

use sc_service::KeystoreContainer;
use sp_core::crypto::key_types::{AURA, GRANDPA};

/// Warns of each kind of session keys of which the keystore has none that can be read.
pub fn warn_of_missing(keystore: &KeystoreContainer) {
	for (purpose, effect) in missing(keystore) {
		log::warn!(
			"🔑 this validator {effect}: its keystore has no key for {purpose}, or this user cannot read it. \
			 Correct `--base-path` or the rights of its files, or make keys with `author_rotateKeysWithOwner` \
			 and register them"
		);
	}
}

/// What keys are for, and what a validator does not do without them.
fn missing(keystore: &KeystoreContainer) -> Vec<(&'static str, &'static str)> {
	let keystore = keystore.keystore();
	let usable = |key: Vec<u8>, kind| keystore.has_keys(&[(key, kind)]);
	let aura = keystore.sr25519_public_keys(AURA);
	let grandpa = keystore.ed25519_public_keys(GRANDPA);
	let mut missing = Vec::new();
	if !aura.iter().any(|key| usable(key.0.to_vec(), AURA)) {
		missing.push(("Aura", "makes no blocks"));
	}
	if !grandpa.iter().any(|key| usable(key.0.to_vec(), GRANDPA)) {
		missing.push(("GRANDPA", "casts no votes"));
	}
	missing
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use sc_service::config::KeystoreConfig;

	fn purposes(keystore: &KeystoreContainer) -> Vec<&'static str> {
		missing(keystore).into_iter().map(|(purpose, _)| purpose).collect()
	}

	#[test]
	fn each_kind_of_keys_is_missed_until_it_is_there() {
		let container = KeystoreContainer::new(&KeystoreConfig::InMemory).unwrap();
		assert_eq!(purposes(&container), ["Aura", "GRANDPA"]);
		container.keystore().sr25519_generate_new(AURA, None).unwrap();
		assert_eq!(purposes(&container), ["GRANDPA"]);
		container.keystore().ed25519_generate_new(GRANDPA, None).unwrap();
		assert!(purposes(&container).is_empty());
	}

	#[test]
	fn a_key_whose_file_says_nothing_is_missed() {
		let folder = std::env::temp_dir().join(format!("verdigrid-keys-{}", std::process::id()));
		let config = KeystoreConfig::Path { path: folder.clone(), password: None };
		let container = KeystoreContainer::new(&config).unwrap();
		container.keystore().sr25519_generate_new(AURA, None).unwrap();
		assert_eq!(purposes(&container), ["GRANDPA"]);
		for file in std::fs::read_dir(&folder).unwrap() {
			std::fs::write(file.unwrap().path(), "").unwrap();
		}
		let reopened = KeystoreContainer::new(&config).unwrap();
		assert_eq!(purposes(&reopened), ["Aura", "GRANDPA"]);
		std::fs::remove_dir_all(folder).unwrap();
	}
}
