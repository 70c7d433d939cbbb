//! Keys that sign.

use crate::ClientError;
use std::str::FromStr;
use subxt_signer::{sr25519::Keypair, SecretUri};

/// Reads a secret URI: `//Alice`, a seed phrase with derivations, or a seed of 32 bytes in hex.
pub fn from_uri(uri: &str) -> Result<Keypair, ClientError> {
	// The library takes nothing for the seed phrase of development chains, which all people know.
	if uri.trim().is_empty() {
		return Err(ClientError::BadKey);
	}
	let secret = SecretUri::from_str(uri).map_err(|_| ClientError::BadKey)?;
	Keypair::from_uri(&secret).map_err(|_| ClientError::BadKey)
}

/// A fresh key below `root`, for tests and demonstrations: it has no other use.
pub fn derived(root: &str, path: &str) -> Result<Keypair, ClientError> {
	from_uri(&format!("{root}//{path}"))
}
