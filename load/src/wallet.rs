//! The accounts that sign, and their nonces.

use crate::{chain::Chain, error::Result};
use futures::{stream, StreamExt, TryStreamExt};
use subxt::utils::AccountId32;
use subxt_signer::sr25519::Keypair;
use verdigrid_client::keys;

/// This many questions are asked of the node at the same time.
const QUESTIONS_AT_ONCE: usize = 32;

/// The place of an account in the wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Signer(pub usize);

/// Accounts with their keys.
#[derive(Default)]
pub struct Wallet {
	keys: Vec<Keypair>,
	uris: Vec<String>,
}

impl Wallet {
	/// The account with this secret URI, which is added where it is new.
	pub fn add(&mut self, uri: &str) -> Result<Signer> {
		if let Some(known) = self.uris.iter().position(|other| other == uri) {
			return Ok(Signer(known));
		}
		self.keys.push(keys::from_uri(uri)?);
		self.uris.push(uri.to_owned());
		Ok(Signer(self.keys.len().saturating_sub(1)))
	}

	/// The accounts `//load//ROLE//N` of a root, derived side by side.
	pub fn derive(&mut self, root: &str, role: &str, count: u32) -> Result<Vec<Signer>> {
		let uris: Vec<String> = (0..count).map(|n| format!("{root}//load//{role}//{n}")).collect();
		uris.iter().map(|uri| self.add(uri)).collect()
	}

	/// A key.
	pub fn key(&self, signer: Signer) -> Option<&Keypair> {
		self.keys.get(signer.0)
	}

	/// An account.
	pub fn account(&self, signer: Signer) -> AccountId32 {
		self.key(signer).map_or(AccountId32([0; 32]), |key| AccountId32(key.public_key().0))
	}

	/// The next nonces of these accounts.
	pub async fn nonces(&self, chain: &Chain, signers: &[Signer]) -> Result<Vec<(Signer, u64)>> {
		let ask = |signer: Signer| {
			let account = self.account(signer);
			async move { Ok((signer, chain.next_nonce(&account).await?)) }
		};
		stream::iter(signers.iter().copied().map(ask))
			.buffered(QUESTIONS_AT_ONCE)
			.try_collect()
			.await
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::Wallet;

	#[test]
	fn an_account_is_kept_once() {
		let mut wallet = Wallet::default();
		let first = wallet.add("//Alice").unwrap();
		let derived = wallet.derive("//Alice", "buyer", 3).unwrap();
		assert_eq!(wallet.add("//Alice").unwrap(), first);
		assert_eq!(wallet.derive("//Alice", "buyer", 3).unwrap(), derived);
		assert_eq!(wallet.add("//Alice//load//buyer//2").unwrap(), derived[2]);
		assert_ne!(wallet.account(derived[0]), wallet.account(derived[1]));
		assert!(wallet.add("no key").is_err());
	}
}
