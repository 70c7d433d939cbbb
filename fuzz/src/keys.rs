//! Accounts whose keys are known: those of the development chain, and newcomers with keys of each kind.

use std::collections::BTreeMap;

use schnorrkel::context::{attach_rng, signing_context};
use sp_core::{ecdsa, ed25519, sr25519, Pair};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::IdentifyAccount, MultiSignature, MultiSigner};
use verdigrid_runtime::AccountId;

use crate::dice::Dice;

/// How many newcomers there are.
const NEWCOMERS: u8 = 18;
/// What sr25519 signatures are made for.
const CONTEXT: &[u8] = b"substrate";

/// The place of an account among those whose keys are known.
pub type Signer = u8;

enum Secret {
	Sr25519(Box<schnorrkel::Keypair>),
	Ed25519(Box<ed25519::Pair>),
	Ecdsa(Box<ecdsa::Pair>),
}

impl Secret {
	fn sr25519(pair: &sr25519::Pair) -> Self {
		let secret = schnorrkel::SecretKey::from_bytes(&pair.to_raw_vec());
		Secret::Sr25519(Box::new(secret.expect("a pair has a secret").to_keypair()))
	}

	fn newcomer(number: u8) -> Self {
		let seed = sp_crypto_hashing::blake2_256(&[b"newcomer", &[number][..]].concat());
		match number % 3 {
			0 => Secret::Ed25519(Box::new(ed25519::Pair::from_seed(&seed))),
			1 => Secret::Ecdsa(Box::new(ecdsa::Pair::from_seed(&seed))),
			_ => Secret::sr25519(&sr25519::Pair::from_seed(&seed)),
		}
	}

	fn account(&self) -> AccountId {
		let signer: MultiSigner = match self {
			Secret::Sr25519(pair) => sr25519::Public::from(pair.public.to_bytes()).into(),
			Secret::Ed25519(pair) => pair.public().into(),
			Secret::Ecdsa(pair) => pair.public().into(),
		};
		signer.into_account()
	}

	/// Always the same signature: sr25519 takes its random part from the message.
	fn sign(&self, message: &[u8]) -> MultiSignature {
		match self {
			Secret::Sr25519(pair) => {
				let seed = sp_crypto_hashing::twox_64(message);
				let dice = Dice::new(u64::from_le_bytes(seed));
				let transcript = signing_context(CONTEXT).bytes(message);
				let signature = pair.sign(attach_rng(transcript, dice));
				sr25519::Signature::from(signature.to_bytes()).into()
			}
			Secret::Ed25519(pair) => pair.sign(message).into(),
			Secret::Ecdsa(pair) => pair.sign(message).into(),
		}
	}
}

/// All keys.
pub struct Keys {
	secrets: Vec<Secret>,
	accounts: Vec<AccountId>,
	places: BTreeMap<AccountId, Signer>,
}

impl Keys {
	/// The development keys, and then the newcomers.
	pub fn all() -> Self {
		let development = Sr25519Keyring::iter().map(|key| Secret::sr25519(&key.pair()));
		let secrets: Vec<Secret> =
			development.chain((0..NEWCOMERS).map(Secret::newcomer)).collect();
		let accounts: Vec<AccountId> = secrets.iter().map(Secret::account).collect();
		let places = (0..).zip(&accounts).map(|(at, account)| (account.clone(), at)).collect();
		Keys { secrets, accounts, places }
	}

	/// All accounts, in the order of their places.
	pub fn accounts(&self) -> &[AccountId] {
		&self.accounts
	}

	/// Those that the development chain does not know.
	pub fn newcomers(&self) -> &[AccountId] {
		&self.accounts[Sr25519Keyring::iter().count()..]
	}

	/// The account at a place.
	pub fn account(&self, signer: Signer) -> &AccountId {
		&self.accounts[usize::from(signer) % self.accounts.len()]
	}

	/// The place of an account; none, if its key is not known.
	pub fn signer(&self, account: &AccountId) -> Option<Signer> {
		self.places.get(account).copied()
	}

	/// The signature of an account.
	pub fn sign(&self, signer: Signer, message: &[u8]) -> MultiSignature {
		self.secrets[usize::from(signer) % self.secrets.len()].sign(message)
	}
}
