//! Accounts and keys: addresses, or `0x` and hexadecimal digits.

use crate::service;
use codec::Decode;
use sp_core::crypto::{Ss58AddressFormat, Ss58Codec};
use std::collections::HashMap;
use verdigrid_runtime::{AccountId, SessionKeys};

/// The prefix of the chain's addresses.
pub const PREFIX: u16 = 42;
/// How the accounts of pallets begin. No key signs for them.
const PALLET: &[u8] = b"modl";

/// Reads accounts and keys, and refuses those whose secret everybody knows.
pub struct Keys {
	/// The names of known keys; none if they are admitted.
	known: HashMap<Vec<u8>, String>,
}

impl Keys {
	/// Admits known keys, or refuses them.
	pub fn new(admit_known: bool) -> Result<Self, sc_service::Error> {
		let known = if admit_known { HashMap::new() } else { service::known_keys()? };
		Ok(Self { known })
	}

	/// The account of a founder.
	pub fn account(&self, text: &str) -> Result<AccountId, String> {
		let bytes = self.key(text)?;
		if bytes.starts_with(PALLET) {
			return Err("no key signs for this account: give the account of a person".into());
		}
		Ok(AccountId::new(bytes))
	}

	/// A public key of a validator that makes blocks.
	pub fn aura(&self, text: &str) -> Result<[u8; 32], String> {
		sound_aura(self.key(text)?)
	}

	/// A public key of a validator that makes blocks final.
	pub fn grandpa(&self, text: &str) -> Result<[u8; 32], String> {
		sound_grandpa(self.key(text)?)
	}

	/// Both keys of a validator, as its node answers them.
	pub fn session_keys(&self, text: &str) -> Result<([u8; 32], [u8; 32]), String> {
		const FORM: &str = "it must be 0x and 128 digits: give `keys` as \
			 `author_rotateKeysWithOwner` answers it";
		let both = hex::<64>(text).ok_or(FORM)?;
		let (aura, grandpa) = both.split_at(32);
		let half = |half: &[u8]| <[u8; 32]>::try_from(half).map_err(|_| FORM.to_owned());
		let (aura, grandpa) = (self.unknown(half(aura)?)?, self.unknown(half(grandpa)?)?);
		Ok((sound_aura(aura)?, sound_grandpa(grandpa)?))
	}

	fn key(&self, text: &str) -> Result<[u8; 32], String> {
		self.unknown(read(text)?)
	}

	fn unknown(&self, bytes: [u8; 32]) -> Result<[u8; 32], String> {
		match self.known.get(bytes.as_slice()) {
			None => Ok(bytes),
			Some(name) => Err(format!(
				"it is the key of {name}, whose secret everybody knows: give a key of your own. Only \
				 a chain of kind \"test\" with development-keys = true may have it"
			)),
		}
	}
}

fn sound_aura(bytes: [u8; 32]) -> Result<[u8; 32], String> {
	let sound = schnorrkel::PublicKey::from_bytes(&bytes).is_ok();
	sound.then_some(bytes).ok_or_else(|| {
		"it is no key of scheme sr25519: give the key for Aura. Perhaps the key for GRANDPA stands \
		 here"
			.into()
	})
}

fn sound_grandpa(bytes: [u8; 32]) -> Result<[u8; 32], String> {
	let sound = ed25519_zebra::VerificationKey::try_from(bytes).is_ok();
	sound.then_some(bytes).ok_or_else(|| {
		"it is no key of scheme ed25519: give the key for GRANDPA. Perhaps the key for Aura stands \
		 here"
			.into()
	})
}

fn read(text: &str) -> Result<[u8; 32], String> {
	if text.contains("//") || text.trim().contains(char::is_whitespace) {
		return Err("it looks like a secret: give the public key or the address, and make a new \
			 secret if this file was seen by others"
			.into());
	}
	if text.starts_with("0x") {
		return hex::<32>(text)
			.ok_or_else(|| "a public key is 0x and 64 digits: give all of them".into());
	}
	let (account, format) = AccountId::from_ss58check_with_version(text).map_err(|_| {
		"it is no address, or a character of it is wrong: give the address, or 0x and the 64 \
		 digits of the public key"
			.to_owned()
	})?;
	if format != Ss58AddressFormat::custom(PREFIX) {
		let here = address(account.as_ref());
		return Err(format!(
			"it is an address of another network: give {here}, if this key is meant"
		));
	}
	Ok(account.into())
}

/// Whether a text is meant as an address or as digits, not as a name.
pub fn is_like_an_address(text: &str) -> bool {
	text.starts_with("0x") || (text.len() > 40 && text.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// So many bytes as `0x` and hexadecimal digits.
pub fn hex<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
	bytes(text)?.try_into().ok()
}

/// Bytes as `0x` and hexadecimal digits.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
	let digits = text.strip_prefix("0x")?;
	let whole = digits.chars().all(|c| c.is_ascii_hexdigit()) && digits.len() % 2 == 0;
	whole.then(|| sp_core::bytes::from_hex(text).ok())?
}

/// The address of a key on this chain.
pub fn address(key: &[u8; 32]) -> String {
	AccountId::new(*key).to_ss58check_with_version(Ss58AddressFormat::custom(PREFIX))
}

/// What a validator signs with.
pub fn both(aura: &[u8; 32], grandpa: &[u8; 32]) -> Option<SessionKeys> {
	SessionKeys::decode(&mut [*aura, *grandpa].concat().as_slice()).ok()
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use sp_core::{crypto::DEV_PHRASE, ecdsa, ed25519, sr25519, Pair};
	use sp_runtime::{traits::IdentifyAccount, MultiSigner};

	fn keys() -> Keys {
		Keys::new(false).unwrap()
	}

	fn error<T>(result: Result<T, String>) -> String {
		result.err().unwrap()
	}

	fn aura(seed: u8) -> [u8; 32] {
		sr25519::Pair::from_seed(&[seed; 32]).public().0
	}

	fn grandpa(seed: u8) -> [u8; 32] {
		ed25519::Pair::from_seed(&[seed; 32]).public().0
	}

	fn digits(bytes: &[u8]) -> String {
		sp_core::bytes::to_hex(bytes, false)
	}

	#[test]
	fn an_account_is_an_address_or_digits() {
		let key = aura(1);
		for text in [address(&key), digits(&key)] {
			assert_eq!(keys().account(&text).unwrap(), AccountId::new(key));
		}
	}

	#[test]
	fn what_is_no_account_is_refused() {
		let key = aura(1);
		let mut wrong = address(&key);
		wrong.replace_range(9..10, if wrong.get(9..10) == Some("a") { "b" } else { "a" });
		let foreign = AccountId::new(key).to_ss58check_with_version(Ss58AddressFormat::custom(0));
		let pallet = digits(AsRef::<[u8]>::as_ref(&verdigrid_runtime::money::governance_account()));
		let long = digits(&[1; 33]);
		for (text, why) in [
			("", "no address"),
			("5F", "no address"),
			(wrong.as_str(), "a character of it is wrong"),
			(foreign.as_str(), &address(&key)),
			("0x12", "64 digits"),
			(long.as_str(), "64 digits"),
			(DEV_PHRASE, "secret"),
			("0x01//Alice", "secret"),
			(pallet.as_str(), "no key signs"),
		] {
			let error = error(keys().account(text));
			assert!(error.contains(why), "{text}: {error}");
		}
	}

	#[test]
	fn every_known_key_is_refused_by_name_unless_it_is_admitted() {
		let sr25519 = sr25519::Pair::from_string("//Alice", None).unwrap().public().0;
		let ed25519 = ed25519::Pair::from_string("//Bob//stash", None).unwrap().public().0;
		let key = ecdsa::Pair::from_string("//Charlie", None).unwrap().public();
		let ecdsa: [u8; 32] = MultiSigner::Ecdsa(key).into_account().into();
		for (key, name) in [
			(sr25519, "//Alice (sr25519)"),
			(ed25519, "//Bob//stash (ed25519)"),
			(ecdsa, "//Charlie (ecdsa)"),
		] {
			let error = error(keys().account(&address(&key)));
			assert!(error.contains(name) && error.contains("everybody knows"), "{error}");
			assert!(Keys::new(true).unwrap().account(&address(&key)).is_ok());
		}
		assert!(error(keys().aura(&digits(&sr25519))).contains("everybody knows"));
		assert!(error(keys().grandpa(&digits(&ed25519))).contains("everybody knows"));
		let both = digits(&[sr25519, grandpa(1)].concat());
		assert!(error(keys().session_keys(&both)).contains("//Alice"));
	}

	#[test]
	fn session_keys_are_two_keys_in_one() {
		let text = digits(&[aura(1), grandpa(1)].concat());
		assert_eq!(keys().session_keys(&text).unwrap(), (aura(1), grandpa(1)));
		for other in ["0x12".to_owned(), digits(&aura(1)), text.replace("0x", "")] {
			assert!(error(keys().session_keys(&other)).contains("128 digits"));
		}
	}

	#[test]
	fn keys_of_the_other_scheme_are_mostly_found() {
		let refused = (0..64).filter(|seed| {
			let exchanged = digits(&[grandpa(*seed), aura(*seed)].concat());
			keys().session_keys(&exchanged).is_err()
		});
		assert!(refused.count() > 48);
	}
}
