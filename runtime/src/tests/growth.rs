//! `docs/state.md` is complete: it has every storage item and every call of this project. That what it
//! says is true is tested with the model of the registry.

use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::PathBuf,
};

use verdigrid_test_support::StateTable;

use super::shapes::Shapes;

fn table() -> StateTable {
	let file: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "docs", "state.md"].iter().collect();
	StateTable::read(&fs::read_to_string(file).unwrap())
}

/// What there is of a pallet, with the pallet's name.
fn named(pallet: &str, of: impl IntoIterator<Item = String>) -> Vec<String> {
	of.into_iter().map(|name| format!("{pallet}.{name}")).collect()
}

fn names<V>(of: &BTreeMap<String, V>) -> BTreeSet<String> {
	of.keys().cloned().collect()
}

#[track_caller]
fn assert_same(listed: &BTreeSet<String>, existing: &BTreeSet<String>) {
	let missing: Vec<_> = existing.difference(listed).collect();
	let gone: Vec<_> = listed.difference(existing).collect();
	assert!(missing.is_empty(), "docs/state.md lacks {missing:?}");
	assert!(gone.is_empty(), "docs/state.md has {gone:?}, which there is no more");
}

#[test]
fn every_storage_item_is_in_the_table_of_state() {
	let shapes = Shapes::of_the_runtime();
	let existing = shapes.own_pallets().flat_map(|pallet| {
		named(&pallet.name, shapes.storage(pallet).iter().map(|item| item.name.clone()))
	});
	assert_same(&names(&table().items), &existing.collect());
}

#[test]
fn every_call_is_in_the_table_of_state_or_adds_nothing() {
	let shapes = Shapes::of_the_runtime();
	let existing = shapes.own_pallets().flat_map(|pallet| {
		named(&pallet.name, shapes.calls(pallet).into_iter().map(|call| call.name))
	});
	let table = table();
	let growing = names(&table.growing);
	assert_same(&growing.union(&table.others).cloned().collect(), &existing.collect());
	assert_eq!(growing.intersection(&table.others).collect::<Vec<_>>(), Vec::<&String>::new());
	assert_eq!(table.repeated, BTreeSet::new());
}

#[test]
fn the_table_of_state_names_only_what_there_is() {
	let table = table();
	let items = names(&table.items);
	for (call, added) in &table.growing {
		let unknown: Vec<_> = added.difference(&items).collect();
		assert!(unknown.is_empty(), "{call} adds to {unknown:?}, which there is not");
	}
	for (item, removing) in &table.items {
		let known =
			|call: &&String| table.growing.contains_key(*call) || table.others.contains(*call);
		let unknown: Vec<_> = removing.iter().filter(|call| !known(call)).collect();
		assert!(unknown.is_empty(), "{item} is removed by {unknown:?}, which there is not");
	}
}
