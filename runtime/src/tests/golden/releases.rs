//! What may change after a release, and what has to be raised then.
//!
//! A release is one that CHANGELOG.md has a heading for. Before the first, everything may change.

use std::{collections::BTreeMap, fs, path::PathBuf};

use codec::Encode;
use sp_core::hexdisplay::HexDisplay;
use sp_io::hashing::blake2_128;

use super::{
	interface::{API_FILE, API_VERSION, TRANSACTION_VERSION},
	layouts::{CALLS, ERRORS, STORAGE_VERSION},
};
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

/// What is wrong if the crates have not the version of the newest release.
pub fn disagreement(newest: Option<&str>, crates: &str) -> Option<String> {
	let newest = newest.filter(|newest| *newest != crates)?;
	Some(format!(
		"CHANGELOG.md has release {newest}, and Cargo.toml has version {crates}: see \
		 docs/releasing.md"
	))
}

/// What stands for each file: the version that its first line states, if any, and a hash of the rest.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fingerprints {
	spec_version: u32,
	files: BTreeMap<String, (Option<u32>, String)>,
	/// The name of each error, by its place.
	errors: BTreeMap<String, String>,
}

impl Fingerprints {
	/// Those of the files as they are now.
	pub fn of(files: &BTreeMap<String, String>) -> Self {
		let fingerprint = |(name, text): (&String, &String)| {
			let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
			let version = [STORAGE_VERSION, TRANSACTION_VERSION, API_VERSION]
				.iter()
				.find_map(|begin| first.strip_prefix(begin)?.parse::<u32>().ok());
			let hashed = if version.is_some() { rest } else { text };
			let hash = blake2_128(&hashed.encode());
			(name.clone(), (version, HexDisplay::from(&hash).to_string()))
		};
		let errors = files.get(ERRORS).into_iter().flat_map(|text| text.lines());
		let error = |line: &str| line.split_once(' ').map(|(at, name)| (at.into(), name.into()));
		Fingerprints {
			spec_version: VERSION.spec_version,
			files: files.iter().map(fingerprint).collect(),
			errors: errors.filter_map(error).collect(),
		}
	}

	/// Places of errors that an earlier release had stay taken, also when the errors are gone.
	pub fn keeping_errors_of(mut self, earlier: Option<&Release>) -> Self {
		for (place, name) in earlier.into_iter().flat_map(|release| &release.layouts.errors) {
			self.errors.entry(place.clone()).or_insert_with(|| name.clone());
		}
		self
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
		let mut lines = text.lines().map(|line| line.splitn(3, ' ').collect::<Vec<_>>());
		let version = match lines.next()?[..] {
			["release", version] => version.to_owned(),
			_ => return None,
		};
		let spec_version = match lines.next()?[..] {
			["spec_version", version] => version.parse().unwrap(),
			_ => panic!("the second line of released.txt is not a spec_version"),
		};
		let (mut files, mut errors) = (BTreeMap::new(), BTreeMap::new());
		for line in lines {
			match line[..] {
				["error", place, name] => {
					errors.insert(place.into(), name.into());
				}
				[name, version, hash] => {
					files.insert(name.into(), (version.parse().ok(), hash.into()));
				}
				_ => panic!("a line of released.txt is not understood: {line:?}"),
			}
		}
		Some(Release { version, layouts: Fingerprints { spec_version, files, errors } })
	}

	/// The text of a release's layouts.
	pub fn write(version: &str, layouts: &Fingerprints) -> String {
		let file = |(name, (version, hash)): (&String, &(Option<u32>, String))| {
			let version = version.map_or("-".into(), |version| version.to_string());
			format!("{name} {version} {hash}\n")
		};
		let error = |(place, name): (&String, &String)| format!("error {place} {name}\n");
		let head = format!("release {version}\nspec_version {}\n", layouts.spec_version);
		let files = layouts.files.iter().map(file);
		head + &files.chain(layouts.errors.iter().map(error)).collect::<String>()
	}

	/// Whether the runtime that is tested has a higher `spec_version`.
	pub fn is_of_an_earlier_runtime(&self) -> bool {
		self.layouts.spec_version < VERSION.spec_version
	}

	/// What has to be raised before the layouts may be those, if the newest release of the changelog is this one or
	/// another.
	pub fn judge(&self, current: &Fingerprints, newest: Option<&str>) -> Vec<String> {
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
		complaints.extend(self.moved_errors(current));
		complaints.extend(self.spec_version(current, newest));
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
		if name.starts_with(API_FILE) {
			return format!(
				"{name}: the runtime API is not that of release {release}: raise the trait's version \
				 (`#[api_version]`) in runtime/api/src/lib.rs"
			);
		}
		format!(
			"{name}: the storage is not that of release {release}: raise the pallet's storage version \
			 (`#[pallet::storage_version]`, from 1 on), write a migration from the version before, \
			 and renew the file with UPDATE_GOLDEN=1"
		)
	}

	/// Clients get an error as two indices.
	fn moved_errors(&self, current: &Fingerprints) -> Vec<String> {
		let moved = |(place, name): &(&String, &String)| match current.errors.get(*place) {
			Some(now) => now != *name,
			None => current.errors.values().any(|now| now == *name),
		};
		let complaint = |(place, name): (&String, &String)| {
			let release = &self.version;
			format!(
				"errors.txt: release {release} has {name} at {place}: leave it there, and add what \
				 is new behind all others"
			)
		};
		self.layouts.errors.iter().filter(moved).map(complaint).collect()
	}

	/// Nodes and clients tell two runtimes apart by nothing else, even if only their behaviour differs.
	fn spec_version(&self, current: &Fingerprints, newest: Option<&str>) -> Option<String> {
		let release = &self.version;
		let cause = if current.spec_version > self.layouts.spec_version {
			return None;
		} else if let Some(newest) = newest.filter(|newest| newest != release) {
			format!("release {newest} comes after release {release}")
		} else if self.layouts.files != current.files {
			format!("what release {release} encodes differently has changed")
		} else if current.spec_version < self.layouts.spec_version {
			format!("it is lower than that of release {release}")
		} else {
			return None;
		};
		Some(format!("{cause}: raise spec_version in runtime/src/lib.rs"))
	}
}

mod tests {
	use super::*;

	const MARKET: &str = "storage-market.txt";
	const API: &str = "api-market.txt";

	fn begin() -> BTreeMap<String, String> {
		[
			(MARKET, "storage version 0\na"),
			(CALLS, "transaction version 1\na"),
			(API, "api version 1\na"),
			("events.txt", "a"),
			(ERRORS, "42.0 Market.NotOpen\n42.1 Market.NotYours\n"),
		]
		.map(|(name, text)| (name.to_owned(), text.to_owned()))
		.into()
	}

	/// Those of the beginning, but for one file.
	fn with(name: &str, text: &str) -> BTreeMap<String, String> {
		let mut files = begin();
		files.insert(name.to_owned(), text.to_owned());
		files
	}

	fn fingerprints(files: &BTreeMap<String, String>, spec_version: u32) -> Fingerprints {
		Fingerprints { spec_version, ..Fingerprints::of(files) }
	}

	fn release() -> Release {
		Release::read(&Release::write("0.1.0", &fingerprints(&begin(), 100))).unwrap()
	}

	fn complaints(files: &BTreeMap<String, String>, spec_version: u32) -> Vec<String> {
		release().judge(&fingerprints(files, spec_version), Some("0.1.0"))
	}

	#[track_caller]
	fn assert_allowed(files: &BTreeMap<String, String>) {
		assert_eq!(complaints(files, 101), Vec::<String>::new());
	}

	#[track_caller]
	fn assert_refused(files: &BTreeMap<String, String>, reason: &str) {
		let complaints = complaints(files, 101);
		assert!(complaints.len() == 1 && complaints[0].contains(reason), "{complaints:?}");
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
		assert_refused(&with(MARKET, "storage version 0\nb"), "storage version");
		assert_allowed(&with(MARKET, "storage version 1\nb"));
	}

	#[test]
	fn other_calls_need_a_higher_transaction_version() {
		assert_refused(&with(CALLS, "transaction version 1\nb"), "transaction_version");
		assert_allowed(&with(CALLS, "transaction version 2\nb"));
		assert_refused(&with(CALLS, "transaction version 0\na"), "lowered");
	}

	#[test]
	fn another_runtime_api_needs_a_higher_version() {
		assert_refused(&with(API, "api version 1\nb"), "api_version");
		assert_allowed(&with(API, "api version 2\nb"));
	}

	#[test]
	fn a_released_error_keeps_its_place() {
		let with_errors = |text: &str| with(ERRORS, text);
		assert_refused(&with_errors("42.0 Market.New\n42.1 Market.NotYours\n"), "at 42.0");
		assert_refused(&with_errors("42.0 Market.NotOpen\n42.2 Market.NotYours\n"), "at 42.1");
		assert_allowed(&with_errors(
			"42.0 Market.NotOpen\n42.1 Market.NotYours\n42.2 Market.New\n",
		));
		assert_allowed(&with_errors("42.1 Market.NotYours\n"));
	}

	#[test]
	fn the_place_of_an_error_that_is_gone_stays_taken() {
		let gone = fingerprints(&with(ERRORS, "42.0 Market.NotOpen\n"), 101);
		let second = Release::write("0.2.0", &gone.keeping_errors_of(Some(&release())));
		let reused = with(ERRORS, "42.0 Market.NotOpen\n42.1 Market.New\n");
		let complaints =
			Release::read(&second).unwrap().judge(&fingerprints(&reused, 102), Some("0.2.0"));
		assert!(complaints[0].contains("Market.NotYours at 42.1"));
	}

	#[test]
	fn every_change_needs_a_higher_spec_version() {
		let changed = with("events.txt", "b");
		assert!(complaints(&changed, 100)[0].contains("spec_version"));
		assert_allowed(&changed);
		assert!(complaints(&begin(), 99)[0].contains("spec_version"));
	}

	#[test]
	fn every_release_needs_a_higher_spec_version() {
		let next =
			|spec_version| release().judge(&fingerprints(&begin(), spec_version), Some("0.2.0"));
		assert!(next(100)[0].contains("release 0.2.0 comes after release 0.1.0"));
		assert_eq!(next(101), Vec::<String>::new());
	}

	#[test]
	fn the_crates_have_the_version_of_the_newest_release() {
		assert_eq!(disagreement(None, "0.1.0"), None);
		assert_eq!(disagreement(Some("0.1.0"), "0.1.0"), None);
		assert!(disagreement(Some("0.2.0"), "0.1.0").unwrap().contains("0.2.0"));
	}

	#[test]
	fn a_pallet_may_come_and_go() {
		let mut changed = begin();
		let storage = changed.remove(MARKET).unwrap();
		changed.insert("storage-new.txt".into(), storage);
		assert_allowed(&changed);
	}
}
