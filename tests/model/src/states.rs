//! States of the registry that a release keeps. A test of the runtime upgrades them to each later runtime.
//!
//! Random sequences are played until every storage item of the registry has had entries. A state is kept when an item has
//! its first.

use std::{env, fs, path::PathBuf};

use super::*;

/// Within so many sequences, every item has entries.
const MOST: usize = 400;
/// Parts of each sequence.
const LONG: usize = 4 * PARTS;

/// For clients that ask for it (decision 4).
const ALWAYS_EMPTY: &str = "Identity.SubsOf";

/// A state, as lines with a key and a value.
fn lines(state: &world::Storage) -> String {
	let hex = sp_core::bytes::to_hex;
	state
		.iter()
		.map(|(key, value)| format!("{} {}\n", hex(key, false), hex(value, false)))
		.collect()
}

fn has_entries(prefix: &[u8]) -> bool {
	sp_io::storage::next_key(prefix).is_some_and(|key| key.starts_with(prefix))
}

/// States in which, together, every storage item has entries.
fn full() -> Vec<world::Storage> {
	let mut missing = growth::items();
	missing.retain(|(name, _)| name != ALWAYS_EMPTY);
	let mut states = Vec::new();
	let mut runner = TestRunner::deterministic();
	for _ in 0..MOST {
		let steps = steps::sequences(LONG).new_tree(&mut runner).unwrap().current();
		let (mut chain, mut world) = world::begin();
		chain.execute_with(|| {
			for step in &steps {
				step.play(&mut world);
				let before = missing.len();
				missing.retain(|(_, prefix)| !has_entries(prefix));
				if missing.len() < before {
					states.push(world::dump());
				}
			}
		});
		if missing.is_empty() {
			return states;
		}
	}
	let names: Vec<_> = missing.into_iter().map(|(name, _)| name).collect();
	panic!("no state has an entry of {names:?}")
}

/// The heading of the changelog that a release of this version has.
fn is_released() -> bool {
	let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "..", "CHANGELOG.md"].iter().collect();
	let heading = format!("## [{}]", env!("CARGO_PKG_VERSION"));
	fs::read_to_string(file).unwrap().lines().any(|line| line.starts_with(&heading))
}

#[test]
fn a_release_keeps_states_in_which_every_item_has_entries() {
	let golden = ["..", "..", "runtime", "src", "tests", "golden", "states"];
	let folder: PathBuf = [env!("CARGO_MANIFEST_DIR")].iter().chain(&golden).collect();
	let file = folder.join(format!("{}-registry.txt", env!("CARGO_PKG_VERSION")));
	if !is_released() || file.exists() {
		return;
	}
	assert!(
		env::var_os("UPDATE_GOLDEN").is_some(),
		"UPDATE_GOLDEN=1 writes the states (docs/releasing.md)"
	);
	fs::create_dir_all(&folder).unwrap();
	fs::write(file, full().iter().map(lines).collect::<Vec<_>>().join("\n")).unwrap();
}
