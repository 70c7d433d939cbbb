//! What a release must not change unnoticed: how state is stored, and what clients encode and decode.
//! It is written down in the text files beside this one (docs/decisions/0026-layouts-are-written-down.md).

mod bounds;
pub(crate) mod described;
mod interface;
mod layouts;
mod releases;
mod values;
pub(crate) mod versions;

use std::{collections::BTreeMap, env, fs, path::PathBuf};

pub(crate) use layouts::types_of;
pub(crate) use releases::newest_release;
use releases::{disagreement, Fingerprints, Release};

use super::shapes::Shapes;

/// Set to renew the files.
const UPDATE: &str = "UPDATE_GOLDEN";
/// What the last release's layouts were.
const RELEASED: &str = "released.txt";

fn folder() -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "src", "tests", "golden"].iter().collect()
}

fn kept(name: &str) -> String {
	fs::read_to_string(folder().join(name)).unwrap_or_default()
}

/// The first line in which two texts differ.
fn first_difference(kept: &str, current: &str) -> String {
	let mut lines = kept.lines().zip(current.lines()).enumerate();
	match lines.find(|(_, (kept, current))| kept != current) {
		Some((line, (kept, current))) => {
			format!("line {}:\n  written down: {kept}\n  now:          {current}", line + 1)
		}
		None => "one is longer than the other".into(),
	}
}

/// Writes what differs.
fn renew(files: &BTreeMap<String, String>) {
	for (name, text) in files.iter().filter(|(name, text)| kept(name) != **text) {
		fs::write(folder().join(name), text).unwrap();
	}
}

/// The files that are there.
fn present() -> Vec<String> {
	let names = fs::read_dir(folder()).unwrap().map(|file| file.unwrap().file_name());
	let names = names.map(|name| name.into_string().unwrap());
	names.filter(|name| name.ends_with(".txt") && name != RELEASED).collect()
}

fn released() -> Option<Release> {
	Release::read(&kept(RELEASED))
}

/// Whether this runtime is a later one than that of the newest release.
pub(crate) fn changed_since_the_release() -> bool {
	let newest = newest_release();
	let newest = released().filter(|released| newest.as_ref() == Some(&released.version));
	newest.is_some_and(|released| released.is_of_an_earlier_runtime())
}

#[test]
fn layouts_are_those_written_down() {
	let shapes = Shapes::of_the_runtime();
	let files = layouts::files(&shapes);
	let current = Fingerprints::of(&files);
	let (released, newest) = (released(), newest_release());
	let judge = |released: &Release| released.judge(&current, newest.as_deref());
	let complaints = released.as_ref().map(judge).unwrap_or_default();
	assert!(complaints.is_empty(), "{}", complaints.join("\n"));

	let renewing = env::var_os(UPDATE).is_some();
	if renewing {
		renew(&files);
	}
	let written_down = released.as_ref().map(|released| &released.version);
	if let Some(newest) = newest.as_ref().filter(|newest| Some(*newest) != written_down) {
		assert!(
			renewing,
			"CHANGELOG.md has release {newest}, but its layouts are not written down: run \
			 `{UPDATE}=1 scripts/test` and commit what it writes"
		);
		let layouts = current.keeping_errors_of(released.as_ref());
		fs::write(folder().join(RELEASED), Release::write(newest, &layouts)).unwrap();
	}
	for (name, text) in &files {
		let kept = kept(name);
		assert!(
			kept == *text,
			"runtime/src/tests/golden/{name} is not this runtime's, from {}\nIf the change is \
			 meant, run `{UPDATE}=1 scripts/test` and commit what it writes. Once there has been a \
			 release: raise the pallet's storage version and write a migration where a storage \
			 layout changes, raise transaction_version where calls do, and the API's version where \
			 a runtime API does.",
			first_difference(&kept, text)
		);
	}
}

#[test]
fn the_newest_release_has_the_version_of_the_crates() {
	let newest = newest_release();
	assert_eq!(disagreement(newest.as_deref(), env!("CARGO_PKG_VERSION")), None);
}

#[test]
fn no_layout_is_written_down_of_what_there_is_no_more() {
	let files = layouts::files(&Shapes::of_the_runtime());
	let gone: Vec<_> = present().into_iter().filter(|name| !files.contains_key(name)).collect();
	assert!(gone.is_empty(), "remove {gone:?} from runtime/src/tests/golden");
}
