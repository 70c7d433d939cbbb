//! The key that signs. It never stands on a command line: others can read those.
//!
//! The first of these that is given: `--key`, `--ask-key`, `--key-file`, the variable, the profile's file.

use crate::{
	config::Profile,
	failure::{Done, Failure, Kind},
};
use clap::{Arg, ArgAction, ArgMatches};
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
	/// A file that Polkadot.js wrote, from the command line.
	pub file: Option<PathBuf>,
	/// Such a file, from the profile.
	pub of_profile: Option<PathBuf>,
	/// The person is asked.
	pub ask: bool,
}

/// Where the key of a command comes from.
pub fn options() -> [Arg; 3] {
	[
		Arg::new("key")
			.long("key")
			.value_name("//NAME")
			.help("Sign with a development account, such as //Alice"),
		Arg::new("key-file")
			.long("key-file")
			.value_name("FILE")
			.help("Sign with the key in this file of Polkadot.js"),
		Arg::new("ask-key")
			.long("ask-key")
			.action(ArgAction::SetTrue)
			.help("Ask for the secret URI or the seed phrase"),
	]
}

impl Source {
	/// From the command line and the profile.
	pub fn new(matches: &ArgMatches, profile: &Profile) -> Self {
		let text = |name: &str| matches.get_one::<String>(name).cloned();
		Source {
			named: text("key"),
			file: text("key-file").map(Into::into),
			of_profile: profile.key_file.clone(),
			ask: matches.get_flag("ask-key"),
		}
	}

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
			return from_secret(secret.trim(), is_development);
		}
		if let Some(file) = &self.file {
			return from_file(file);
		}
		match env::var(KEY) {
			// A variable that was left empty says nothing.
			Ok(secret) if !secret.trim().is_empty() => from_secret(secret.trim(), is_development),
			_ => match &self.of_profile {
				Some(file) => from_file(file),
				None => Err(Failure::new(Kind::Key, missing())),
			},
		}
	}
}

fn missing() -> String {
	format!(
		"no key to sign with: name a file of Polkadot.js with --key-file, set {KEY}, or use --ask-key. On a development \
		 chain, --key //Alice"
	)
}

/// A secret without a seed phrase of its own has that of development chains.
fn from_secret(secret: &str, is_development: bool) -> Done<Keypair> {
	match secret.starts_with('/') {
		true => development(secret, is_development),
		false => Ok(keys::from_uri(secret)?),
	}
}

/// Names of development accounts are no secret, and have no value elsewhere.
fn development(name: &str, is_development: bool) -> Done<Keypair> {
	if !name.starts_with('/') {
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
	only_for_its_owner(path, Kind::Key)?;
	let text = fs::read_to_string(path).map_err(|error| failure(error.to_string()))?;
	if let Some(fault) = fault(&text) {
		return Err(failure(fault.into()));
	}
	let password = match env::var(PASSWORD) {
		Ok(password) => password,
		Err(_) => rpassword::prompt_password(format!("password of {}: ", path.display())).map_err(
			|error| failure(format!("the password cannot be read ({error}): set {PASSWORD}")),
		)?,
	};
	polkadot_js_compat::decrypt_json(&text, &password).map_err(|error| {
		failure(match error {
			polkadot_js_compat::Error::Json(_) => NO_KEY_FILE.into(),
			_ => "the file cannot be decrypted: the password is wrong, or the key is not of the type sr25519".into(),
		})
	})
}

const NO_KEY_FILE: &str = "this is not a key file of Polkadot.js: export the account there as JSON";

/// Why a file cannot be read, if it has none of the contents that the library expects. It panics where they are too short.
fn fault(text: &str) -> Option<&'static str> {
	/// Salt and parameters (44 bytes), and a nonce (24 bytes), before the key.
	const BEFORE_THE_KEY: usize = 68;
	let Ok(file) = serde_json::from_str::<serde_json::Value>(text) else {
		return Some(NO_KEY_FILE);
	};
	let Some(encoded) = file.get("encoded").and_then(|it| it.as_str()) else {
		return Some(NO_KEY_FILE);
	};
	let bytes = encoded.trim_end_matches('=').len().saturating_mul(3) / 4;
	let kind = file.pointer("/encoding/type");
	let is_encrypted = match kind {
		Some(serde_json::Value::Array(all)) => all.iter().any(|it| it == "xsalsa20-poly1305"),
		_ => true,
	};
	match (is_encrypted, bytes > BEFORE_THE_KEY) {
		(false, _) => Some("the key in this file has no password: export the account with one"),
		(true, false) => Some("the file is not complete: export the account again"),
		(true, true) => None,
	}
}

/// A file of secrets that others can read is not used.
#[cfg(unix)]
pub fn only_for_its_owner(path: &Path, kind: Kind) -> Done<()> {
	use std::os::unix::fs::PermissionsExt;
	let failure = |message: String| Failure::new(kind, message);
	let metadata =
		fs::metadata(path).map_err(|error| failure(format!("{}: {error}", path.display())))?;
	match metadata.permissions().mode() & 0o077 {
		0 => Ok(()),
		_ => Err(failure(format!("{0} can be read by others: chmod 600 {0}", path.display()))),
	}
}

#[cfg(not(unix))]
pub fn only_for_its_owner(_: &Path, _: Kind) -> Done<()> {
	Ok(())
}
