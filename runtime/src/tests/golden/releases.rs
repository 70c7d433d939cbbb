//! What may change after a release, and what has to be raised then.
//!
//! A release is one that CHANGELOG.md has a heading for. Before the first, everything may change.

use std::{collections::BTreeMap, fs, path::PathBuf};

use codec::Encode;
use sp_core::hexdisplay::HexDisplay;
use sp_io::hashing::blake2_128;

use super::layouts::{CALLS, STORAGE_VERSION, TRANSACTION_VERSION};
use crate::VERSION;

/// The newest release that the changelog has; none before the first.
pub fn newest_release() -> Option<String> {
	let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "CHANGELOG.md"].iter().collect();
	release_in(&fs::read_to_string(file).unwrap())
}

/// The first heading with a version: `## 0.1.0`, also in brackets, and with a date behind it.
fn release_in(changelog: &str) -> Option<String> {
	let headings = changelog.lines().filter_map(|line| line.strip_prefix("## "));
	let version = |heading: &str| -> String {
		let digits = |letter: &char| letter.is_ascii_digit() || *letter == '.';
		heading.trim_start_matches('[').chars().take_while(digits).collect()
	};
	headings.map(version).find(|version| !version.is_empty())
}

/// What stands for each file: the version that its first line states, if any, and a hash of the rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fingerprints {
	spec_version: u32,
	files: BTreeMap<String, (Option<u32>, String)>,
}

impl Fingerprints {
	/// Those of the files as they are now.
	pub fn of(files: &BTreeMap<String, String>) -> Self {
		let fingerprint = |(name, text): (&String, &String)| {
			let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
			let version = first
				.strip_prefix(STORAGE_VERSION)
				.or_else(|| first.strip_prefix(TRANSACTION_VERSION))
				.and_then(|version| version.parse().ok());
			let hashed = if version.is_some() { rest } else { text };
			let hash = blake2_128(&hashed.encode());
			(name.clone(), (version, HexDisplay::from(&hash).to_string()))
		};
		Fingerprints {
			spec_version: VERSION.spec_version,
			files: files.iter().map(fingerprint).collect(),
		}
	}
}

/// The layouts of a release.
pub struct Release {
	pub version: String,
	layouts: Fingerprints,
}

impl Release {
	/// Reads what [`write`](Self::write) wrote; none before the first release.
	pub fn read(text: &str) -> Option<Self> {
		let mut lines = text.lines().map(|line| line.split(' ').collect::<Vec<_>>());
		let version = match lines.next()?[..] {
			["release", version] => version.to_owned(),
			_ => return None,
		};
		let spec_version = match lines.next()?[..] {
			["spec_version", version] => version.parse().unwrap(),
			_ => panic!("the second line of released.txt is not a spec_version"),
		};
		let file = |line: Vec<&str>| match line[..] {
			[name, version, hash] => (name.into(), (version.parse().ok(), hash.into())),
			_ => panic!("a line of released.txt is not understood: {line:?}"),
		};
		let layouts = Fingerprints { spec_version, files: lines.map(file).collect() };
		Some(Release { version, layouts })
	}

	/// The text of a release's layouts.
	pub fn write(version: &str, layouts: &Fingerprints) -> String {
		let line = |(name, (version, hash)): (&String, &(Option<u32>, String))| {
			let version = version.map_or("-".into(), |version| version.to_string());
			format!("{name} {version} {hash}\n")
		};
		let head = format!("release {version}\nspec_version {}\n", layouts.spec_version);
		head + &layouts.files.iter().map(line).collect::<String>()
	}

	/// What has to be raised before the layouts may be those.
	pub fn judge(&self, current: &Fingerprints) -> Vec<String> {
		let mut complaints = vec![];
		for (name, (released, hash)) in &self.layouts.files {
			// A pallet that was taken out has no version any more.
			let Some((now, current)) = current.files.get(name) else { continue };
			if now < released {
				complaints.push(format!("{name}: a version is never lowered"));
			} else if hash != current && released.is_some() && now == released {
				complaints.push(self.complaint(name));
			}
		}
		let changed = self.layouts.files != current.files;
		if changed && current.spec_version <= self.layouts.spec_version {
			complaints.push(format!(
				"what release {} encodes differently has changed: raise spec_version in \
				 runtime/src/lib.rs",
				self.version
			));
		}
		complaints
	}

	fn complaint(&self, name: &str) -> String {
		let release = &self.version;
		if name == CALLS {
			return format!(
				"{name}: calls are not encoded as in release {release}: raise transaction_version in \
				 runtime/src/lib.rs"
			);
		}
		format!(
			"{name}: the storage is not that of release {release}: raise the pallet's storage version \
			 (`#[pallet::storage_version]`, from 1 on), write a migration from the version before, \
			 and renew the file with UPDATE_GOLDEN=1"
		)
	}
}

mod tests {
	use super::*;

	fn files(storage: &str, calls: &str, events: &str) -> BTreeMap<String, String> {
		[("storage-market.txt", storage), (CALLS, calls), ("events.txt", events)]
			.map(|(name, text)| (name.to_owned(), text.to_owned()))
			.into()
	}

	fn begin() -> BTreeMap<String, String> {
		files("storage version 0\na", "transaction version 1\na", "a")
	}

	fn release() -> Release {
		let layouts = Fingerprints { spec_version: 100, ..Fingerprints::of(&begin()) };
		Release::read(&Release::write("0.1.0", &layouts)).unwrap()
	}

	fn complaints(files: &BTreeMap<String, String>, spec_version: u32) -> Vec<String> {
		release().judge(&Fingerprints { spec_version, ..Fingerprints::of(files) })
	}

	#[test]
	fn a_release_is_a_heading_with_a_version() {
		assert_eq!(release_in("# Changelog\n\n## Unreleased\n\n### Added\n"), None);
		let released = "## Unreleased\n\n## [0.2.0] - 2027-01-01\n## 0.1.0\n";
		assert_eq!(release_in(released).as_deref(), Some("0.2.0"));
		assert_eq!(release_in("## 0.1.0 (2026-12-01)\n").as_deref(), Some("0.1.0"));
	}

	#[test]
	fn before_the_first_release_nothing_is_kept() {
		assert!(Release::read("").is_none());
	}

	#[test]
	fn what_does_not_change_needs_no_higher_version() {
		assert_eq!(complaints(&begin(), 100), Vec::<String>::new());
	}

	#[test]
	fn another_storage_layout_needs_a_higher_storage_version() {
		let changed = files("storage version 0\nb", "transaction version 1\na", "a");
		assert!(complaints(&changed, 101)[0].contains("storage version"));
		let raised = files("storage version 1\nb", "transaction version 1\na", "a");
		assert_eq!(complaints(&raised, 101), Vec::<String>::new());
	}

	#[test]
	fn other_calls_need_a_higher_transaction_version() {
		let changed = files("storage version 0\na", "transaction version 1\nb", "a");
		assert!(complaints(&changed, 101)[0].contains("transaction_version"));
		let raised = files("storage version 0\na", "transaction version 2\nb", "a");
		assert_eq!(complaints(&raised, 101), Vec::<String>::new());
		let lowered = files("storage version 0\na", "transaction version 0\na", "a");
		assert!(complaints(&lowered, 101)[0].contains("lowered"));
	}

	#[test]
	fn every_change_needs_a_higher_spec_version() {
		let changed = files("storage version 0\na", "transaction version 1\na", "b");
		assert!(complaints(&changed, 100)[0].contains("spec_version"));
		assert_eq!(complaints(&changed, 101), Vec::<String>::new());
	}

	#[test]
	fn a_pallet_may_come_and_go() {
		let mut changed = begin();
		let storage = changed.remove("storage-market.txt").unwrap();
		changed.insert("storage-new.txt".into(), storage);
		assert_eq!(complaints(&changed, 101), Vec::<String>::new());
	}
}
