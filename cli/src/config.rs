//! Where nodes and keys are: the configuration file, its profiles, and what stands on the command line.
//!
//! ```toml
//! profile = "registry"            # the one that is used without --profile
//!
//! [profiles.registry]
//! genesis = "0x..."               # nodes of other chains are refused
//! urls = ["wss://node.example:443", "wss://other.example:443"]
//! key_file = "trader.json"        # beside this file, as Polkadot.js writes it
//! output = "table"
//! ```

use crate::{
	failure::{Done, Failure, Kind},
	output::Form,
};
use serde::Deserialize;
use std::{
	collections::BTreeMap,
	env, fs,
	io::ErrorKind,
	path::{Path, PathBuf},
};

/// The node that is asked if nothing else is said.
pub const LOCAL: &str = "ws://127.0.0.1:9944";

/// The configuration file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	profile: Option<String>,
	#[serde(default)]
	profiles: BTreeMap<String, Profile>,
}

/// Where nodes and keys are.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Profile {
	/// The nodes, the preferred one first.
	#[serde(default)]
	pub urls: Vec<String>,
	/// The hash of the chain's genesis block. Nodes of other chains are refused.
	pub genesis: Option<Genesis>,
	/// The key, in a file that Polkadot.js wrote.
	pub key_file: Option<PathBuf>,
	/// For whom the output is.
	pub output: Option<OutputForm>,
}

/// The hash of a block, as `0x` and 64 digits.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(try_from = "String")]
pub struct Genesis(pub [u8; 32]);

impl TryFrom<String> for Genesis {
	type Error = String;

	fn try_from(text: String) -> Result<Self, String> {
		let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
		let hash = bytes.and_then(|bytes| bytes.try_into().ok());
		hash.map(Genesis)
			.ok_or_else(|| format!("{text} is not the hash of a block: write 0x and 64 digits"))
	}
}

/// As in [`Form`], for the file.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum OutputForm {
	/// Tables.
	Table,
	/// JSON.
	Json,
}

impl From<OutputForm> for Form {
	fn from(form: OutputForm) -> Self {
		match form {
			OutputForm::Table => Form::Table,
			OutputForm::Json => Form::Json,
		}
	}
}

/// Where the configuration file is: the named one, or the usual one.
pub fn path(named: Option<&Path>) -> Option<PathBuf> {
	named.map(Path::to_path_buf).or_else(|| {
		let folder = match env::var_os("XDG_CONFIG_HOME").filter(|it| !it.is_empty()) {
			Some(folder) => PathBuf::from(folder),
			None => PathBuf::from(env::var_os("HOME")?).join(".config"),
		};
		Some(folder.join("verdigrid").join("config.toml"))
	})
}

/// Reads a profile. Without a file there is an empty one.
pub fn profile(file: Option<&Path>, name: Option<&str>) -> Done<Profile> {
	let Some(path) = path(file) else {
		return named(&File::default(), name, Path::new("config.toml"));
	};
	let text = match fs::read_to_string(&path) {
		Ok(text) => text,
		Err(error) if error.kind() == ErrorKind::NotFound && file.is_none() => String::new(),
		Err(error) => return Err(Failure::new(Kind::File, format!("{}: {error}", path.display()))),
	};
	only_its_owner_writes(&path)?;
	let wrong =
		|error: toml::de::Error| Failure::new(Kind::File, format!("{}: {error}", path.display()));
	let mut profile = named(&toml::from_str(&text).map_err(wrong)?, name, &path)?;
	// A path in the file begins where the file is.
	if let (Some(key), Some(folder)) = (profile.key_file.as_mut(), path.parent()) {
		*key = folder.join(&*key);
	}
	Ok(profile)
}

/// Others could name a node or a key of theirs.
#[cfg(unix)]
fn only_its_owner_writes(path: &Path) -> Done<()> {
	use std::os::unix::fs::PermissionsExt;
	match fs::metadata(path) {
		Ok(metadata) if metadata.is_file() && metadata.permissions().mode() & 0o002 != 0 => {
			Err(Failure::new(
				Kind::File,
				format!("{0} can be changed by others: chmod o-w {0}", path.display()),
			))
		}
		_ => Ok(()),
	}
}

#[cfg(not(unix))]
fn only_its_owner_writes(_: &Path) -> Done<()> {
	Ok(())
}

fn named(file: &File, name: Option<&str>, path: &Path) -> Done<Profile> {
	let Some(name) = name.or(file.profile.as_deref()) else { return Ok(Profile::default()) };
	file.profiles.get(name).cloned().ok_or_else(|| {
		let known: Vec<&str> = file.profiles.keys().map(String::as_str).collect();
		let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
		Failure::new(
			Kind::File,
			format!("{} has no profile {name}: it has {known}", path.display()),
		)
	})
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;

	fn read(text: &str, name: Option<&str>) -> Done<Profile> {
		let folder = tempfile::tempdir().unwrap();
		let file = folder.path().join("config.toml");
		fs::write(&file, text).unwrap();
		let mut profile = profile(Some(&file), name)?;
		let key = profile.key_file.take();
		profile.key_file =
			key.map(|key| key.strip_prefix(folder.path()).unwrap_or(&key).to_path_buf());
		Ok(profile)
	}

	const FILE: &str = r#"
profile = "one"
[profiles.one]
urls = ["ws://one", "ws://other"]
key_file = "one.json"
[profiles.two]
output = "json"
"#;

	#[test]
	fn the_profile_is_the_named_one_or_that_of_the_file() {
		let one = read(FILE, None).unwrap();
		assert_eq!(one.urls, ["ws://one", "ws://other"]);
		assert_eq!(one.key_file, Some("one.json".into()));
		assert_eq!(read(FILE, Some("two")).unwrap().output, Some(OutputForm::Json));
		assert_eq!(read("", None).unwrap(), Profile::default());
	}

	#[test]
	fn a_wrong_file_is_refused_with_the_place() {
		for (text, name, said) in [
			(FILE, Some("three"), "it has one, two"),
			("[profiles.one]\nurl = 'ws://one'", None, "line 2"),
			("[profiles.one]\nurls = 'ws://one'", None, "line 2"),
			("profile = ", None, "line 1"),
			("[profiles.one]\ngenesis = '0x12'", None, "64 digits"),
		] {
			let failure = read(text, name).unwrap_err();
			assert_eq!(failure.kind, Kind::File);
			assert!(failure.message.contains(said), "{}", failure.message);
		}
		let missing = Path::new("no/such/file");
		assert_eq!(profile(Some(missing), None).unwrap_err().kind, Kind::File);
	}
}
