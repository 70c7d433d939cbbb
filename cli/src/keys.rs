//! The key that signs. It never stands on a command line: others can read those.

use crate::failure::{Done, Failure, Kind};
use std::{
	env, fs,
	path::{Path, PathBuf},
};
use subxt_signer::{polkadot_js_compat, sr25519::Keypair};
use verdigrid_client::keys;

/// The variable with a secret URI or a seed phrase.
pub const KEY: &str = "VERDIGRID_KEY";
/// The variable with the password of a key file.
pub const PASSWORD: &str = "VERDIGRID_PASSWORD";

/// Where a key comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
	/// What stands on the command line: the name of a development account.
	pub named: Option<String>,
	/// A file that Polkadot.js wrote.
	pub file: Option<PathBuf>,
	/// The person is asked.
	pub ask: bool,
}

impl Source {
	/// The key, for a chain of this type.
	pub fn key(&self, is_development: bool) -> Done<Keypair> {
		if let Some(name) = &self.named {
			return development(name, is_development);
		}
		if self.ask {
			let secret =
				rpassword::prompt_password("secret URI or seed phrase: ").map_err(|error| {
					Failure::new(Kind::Key, format!("the key cannot be read: {error}"))
				})?;
			return Ok(keys::from_uri(secret.trim())?);
		}
		if let Some(file) = &self.file {
			return from_file(file);
		}
		match env::var(KEY) {
			Ok(secret) => Ok(keys::from_uri(secret.trim())?),
			Err(_) => Err(Failure::new(
				Kind::Key,
				format!(
					"no key to sign with: name a file of Polkadot.js with --key-file, set {KEY}, or use --ask-key. On a \
					 development chain, --key //Alice"
				),
			)),
		}
	}
}

/// Names of development accounts are no secret, and have no value elsewhere.
fn development(name: &str, is_development: bool) -> Done<Keypair> {
	if !name.starts_with("//") {
		return Err(Failure::new(
			Kind::Key,
			format!("--key takes only the name of a development account, such as //Alice. Others can read command lines: put the key \
			 into {KEY} or a file"),
		));
	}
	if !is_development {
		return Err(Failure::new(
			Kind::Key,
			format!("{name} is an account of development chains, and all people know its key. This is another chain: use --key-file"),
		));
	}
	Ok(keys::from_uri(name)?)
}

/// Reads a file that Polkadot.js wrote.
fn from_file(path: &Path) -> Done<Keypair> {
	let failure =
		|message: String| Failure::new(Kind::Key, format!("{}: {message}", path.display()));
	check_permissions(path)?;
	let text = fs::read_to_string(path).map_err(|error| failure(error.to_string()))?;
	let password = match env::var(PASSWORD) {
		Ok(password) => password,
		Err(_) => rpassword::prompt_password(format!("password of {}: ", path.display())).map_err(
			|error| failure(format!("the password cannot be read ({error}): set {PASSWORD}")),
		)?,
	};
	polkadot_js_compat::decrypt_json(&text, &password).map_err(|error| {
		failure(match error {
			polkadot_js_compat::Error::Json(_) => {
				"this is not a key file of Polkadot.js: export the account there as JSON".into()
			}
			_ => "the file cannot be decrypted: the password is wrong, or the key is not of the type sr25519".into(),
		})
	})
}

/// A key file that others can read is not used.
#[cfg(unix)]
fn check_permissions(path: &Path) -> Done<()> {
	use std::os::unix::fs::PermissionsExt;
	let failure = |message: String| Failure::new(Kind::Key, message);
	let metadata =
		fs::metadata(path).map_err(|error| failure(format!("{}: {error}", path.display())))?;
	match metadata.permissions().mode() & 0o077 {
		0 => Ok(()),
		_ => Err(failure(format!("{0} can be read by others: chmod 600 {0}", path.display()))),
	}
}

#[cfg(not(unix))]
fn check_permissions(_: &Path) -> Done<()> {
	Ok(())
}
