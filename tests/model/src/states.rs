//! States of the registry that a release keeps. A test of the runtime upgrades them to each later runtime.
//!
//! Random sequences are played until every storage item of the registry has had entries. Of the states in which an item had
//! its first, those are kept that together have entries of all.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use frame_support::{assert_ok, traits::Hooks, weights::Weight};
use verdigrid_runtime::{money::governance_account, presets::CNY, Market, System};

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

/// The names of items.
type Names = BTreeSet<String>;

/// A state, and the items that have entries in it.
type Candidate = (Names, world::Storage);

fn candidate(items: &[(String, Vec<u8>)]) -> Candidate {
	let stored = items.iter().filter(|(_, prefix)| has_entries(prefix));
	(stored.map(|(name, _)| name.clone()).collect(), world::dump())
}

/// Few of the states that together have entries of what all have. Each is the one with the most that the others lack.
fn few(mut candidates: Vec<Candidate>) -> Vec<world::Storage> {
	let mut missing: Names = candidates.iter().flat_map(|(names, _)| names).cloned().collect();
	let mut kept = Vec::new();
	while !missing.is_empty() {
		let gain = |at: &usize| candidates[*at].0.intersection(&missing).count();
		let best = (0..candidates.len()).max_by_key(gain).unwrap();
		let (names, state) = candidates.swap_remove(best);
		missing.retain(|name| !names.contains(name));
		kept.push(state);
	}
	kept
}

/// States in which, together, every storage item has entries.
fn full() -> Vec<world::Storage> {
	let mut items = growth::items();
	items.retain(|(name, _)| name != ALWAYS_EMPTY);
	let mut missing = items.clone();
	let mut candidates = Vec::new();
	let mut runner = TestRunner::deterministic();
	for _ in 0..MOST {
		let steps = steps::sequences(LONG).new_tree(&mut runner).unwrap().current();
		let (mut chain, mut world) = world::begin();
		chain.execute_with(|| {
			let mut look = || {
				let before = missing.len();
				missing.retain(|(_, prefix)| !has_entries(prefix));
				if missing.len() < before {
					candidates.push(candidate(&items));
				}
			};
			for step in &steps {
				step.play(&mut world);
				look();
			}
			end_while_blocked();
			look();
		});
		if missing.is_empty() {
			return few(candidates);
		}
	}
	let names: Vec<_> = missing.into_iter().map(|(name, _)| name).collect();
	panic!("no state has an entry of {names:?}")
}

/// What no step brings about: the asset blocks all accounts, and what holds it ends.
fn end_while_blocked() {
	let governance = RuntimeOrigin::signed(governance_account());
	let accounts: Vec<AccountId> =
		pallet_assets::Account::<Runtime>::iter_key_prefix(CNY).collect();
	for who in accounts {
		let block = pallet_assets::Call::block { id: CNY.into(), who: who.into() };
		assert_ok!(dispatch(governance.clone(), block));
	}
	let later = pallet_timestamp::Now::<Runtime>::get() + 1_000 * cast::DAY * YEARS;
	pallet_timestamp::Now::<Runtime>::put(later);
	System::set_block_number(System::block_number() + 40_000_000);
	for _ in 0..100 {
		Market::on_idle(System::block_number(), Weight::MAX);
	}
	for agreement in verdigrid_escrow::Paid::<Runtime>::iter_keys().collect::<Vec<_>>() {
		// What is decided is not returned.
		let _ = dispatch(governance.clone(), verdigrid_escrow::Call::reclaim { agreement });
	}
}

/// In days. No order and no agreement lasts longer.
const YEARS: u64 = 2 * 366;

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
