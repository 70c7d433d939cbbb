//! Keys whose secrets everybody knows: those that are derived from the phrase of the SDK's
//! documentation. A chain that organisations rely on must not contain them.

use sc_service::{ChainType, Error};
use sp_core::{
	crypto::{DeriveJunction, DEV_PHRASE},
	ecdsa, ed25519, sr25519,
	storage::{well_known_keys, Storage},
	Pair,
};
use sp_runtime::{traits::IdentifyAccount, MultiSigner};
use std::collections::HashMap;
use verdigrid_runtime::genesis::ChainKind;

/// The names that wallets, keyrings and tutorials derive from.
const NAMES: [&str; 8] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie", "One", "Two"];

/// Refuses a chain that gives a well-known key any place in its genesis: as an account, as a
/// validator's session key, or in a list. Only a chain for trying things may do so. Its type and
/// its genesis must both say that it is one.
pub fn refuse(chain_type: &ChainType, kind: ChainKind, genesis: &Storage) -> Result<(), Error> {
	let for_trying =
		matches!(chain_type, ChainType::Development | ChainType::Local) && kind != ChainKind::Live;
	if for_trying {
		return Ok(());
	}
	match find(genesis)? {
		None => Ok(()),
		Some(name) => Err(Error::Other(format!(
			"the genesis contains the key of {name}, whose secret everybody knows: replace it in the \
			 chain specification. Only a chain of type Development or Local whose genesis is of kind \
			 `test` or `development` may contain it"
		))),
	}
}

/// The name of a well-known key that occurs in the genesis, in a key or a value of the state.
fn find(genesis: &Storage) -> Result<Option<String>, Error> {
	let known = all()?;
	let children = genesis.children_default.values().flat_map(|child| &child.data);
	let found = genesis
		.top
		.iter()
		.filter(|(key, _)| key.as_slice() != well_known_keys::CODE)
		.chain(children)
		.flat_map(|(key, value)| key.windows(32).chain(value.windows(32)))
		.find_map(|bytes| known.get(bytes).cloned());
	Ok(found)
}

/// The bytes by which each key is known in state, with its name.
pub fn all() -> Result<HashMap<Vec<u8>, String>, Error> {
	let sr25519 = derived::<sr25519::Pair>("sr25519")?.into_iter();
	let ed25519 = derived::<ed25519::Pair>("ed25519")?.into_iter();
	let ecdsa = derived::<ecdsa::Pair>("ecdsa")?.into_iter();
	let sr25519 = sr25519.map(|(key, name)| (key.0.to_vec(), name));
	let ed25519 = ed25519.map(|(key, name)| (key.0.to_vec(), name));
	Ok(sr25519.chain(ed25519).chain(ecdsa.flat_map(ecdsa_forms)).collect())
}

/// An account is the hash of such a key. The key itself is a sign and 32 bytes.
fn ecdsa_forms((key, name): (ecdsa::Public, String)) -> Vec<(Vec<u8>, String)> {
	let account = MultiSigner::Ecdsa(key).into_account();
	let account: &[u8] = account.as_ref();
	let [_sign, number @ ..] = key.0;
	vec![(account.to_vec(), name.clone()), (number.to_vec(), name)]
}

/// The public keys of a scheme, with their names.
fn derived<P: Pair>(scheme: &str) -> Result<Vec<(P::Public, String)>, Error> {
	let unusable = |error| Error::Other(format!("no {scheme} key can be derived: {error}"));
	let (root, _) = P::from_phrase(DEV_PHRASE, None).map_err(|e| unusable(format!("{e:?}")))?;
	let mut keys = vec![(root.public(), format!("the development phrase ({scheme})"))];
	for name in NAMES {
		for path in [&[name][..], &[name, "stash"]] {
			let junctions = path.iter().map(DeriveJunction::hard);
			let (pair, _) = root.derive(junctions, None).map_err(|e| unusable(format!("{e:?}")))?;
			keys.push((pair.public(), format!("//{} ({scheme})", path.join("//"))));
		}
	}
	Ok(keys)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use sp_core::storage::{ChildInfo, StorageChild};
	use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

	fn custom() -> ChainType {
		ChainType::Custom("Pilot".into())
	}

	fn genesis_with(bytes: &[u8]) -> Storage {
		let mut genesis = Storage::default();
		genesis.top.insert(b"somewhere".to_vec(), [&[4u8][..], bytes, &[0; 16]].concat());
		genesis
	}

	fn refused(genesis: &Storage) -> String {
		refuse(&ChainType::Live, ChainKind::Live, genesis).unwrap_err().to_string()
	}

	fn ecdsa_key(path: &str) -> ecdsa::Public {
		ecdsa::Pair::from_string(path, None).unwrap().public()
	}

	#[test]
	fn r41_every_development_key_of_every_scheme_is_refused() {
		for key in Sr25519Keyring::iter() {
			refused(&genesis_with(&key.to_raw_public()));
		}
		for key in Ed25519Keyring::iter() {
			refused(&genesis_with(&key.to_raw_public()));
		}
		let bobs = Sr25519Keyring::BobStash.to_raw_public();
		let error = refused(&genesis_with(&bobs));
		assert!(error.contains("//Bob//stash (sr25519)"), "{error}");
		for path in ["", "//Alice", "//Ferdie//stash", "//Two//stash"] {
			let key = ecdsa_key(&format!("{DEV_PHRASE}{path}"));
			let account = MultiSigner::Ecdsa(key).into_account();
			refused(&genesis_with(account.as_ref()));
			refused(&genesis_with(key.as_ref()));
		}
	}

	#[test]
	fn r41_the_development_phrase_itself_is_refused() {
		let key = sr25519::Pair::from_string(DEV_PHRASE, None).unwrap().public();
		let error = refused(&genesis_with(&key.0));
		assert!(error.contains("the development phrase"), "{error}");
	}

	#[test]
	fn r41_a_known_key_is_found_wherever_it_is() {
		let alice = Sr25519Keyring::Alice.to_raw_public();
		let mut in_a_key = Storage::default();
		in_a_key.top.insert([&[7u8; 16][..], &alice].concat(), vec![]);
		refused(&in_a_key);

		let child_info = ChildInfo::new_default(b"child");
		let data = [(b"somewhere".to_vec(), alice.to_vec())].into();
		let mut in_a_child = Storage::default();
		in_a_child.children_default.insert(b"child".to_vec(), StorageChild { data, child_info });
		refused(&in_a_child);
	}

	#[test]
	fn r41_the_runtime_may_contain_known_keys_since_it_contains_the_presets() {
		let mut genesis = Storage::default();
		let alice = Sr25519Keyring::Alice.to_raw_public();
		genesis.top.insert(well_known_keys::CODE.to_vec(), alice.to_vec());
		assert!(refuse(&ChainType::Live, ChainKind::Live, &genesis).is_ok());
	}

	#[test]
	fn r41_known_keys_are_refused_unless_type_and_genesis_are_for_trying() {
		use ChainKind::{Development, Live, Test};
		let genesis = genesis_with(&Sr25519Keyring::Bob.to_raw_public());
		let may = |chain_type, kind| refuse(&chain_type, kind, &genesis).is_ok();
		assert!(may(ChainType::Local, Test));
		assert!(may(ChainType::Development, Development));
		for kind in [Live, Test, Development] {
			assert!(!may(ChainType::Live, kind));
			assert!(!may(custom(), kind));
		}
		assert!(!may(ChainType::Local, Live));
		assert!(!may(ChainType::Development, Live));
	}

	#[test]
	fn a_chain_with_keys_of_its_own_is_accepted() {
		let genesis = genesis_with(&[9; 32]);
		for chain_type in [ChainType::Live, ChainType::Local, custom()] {
			assert!(refuse(&chain_type, ChainKind::Live, &genesis).is_ok());
		}
	}
}
