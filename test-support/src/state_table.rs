//! `docs/state.md`, read: what is in state, which calls add to it, and which remove it.

use std::collections::{BTreeMap, BTreeSet};

/// The heading above the table of storage items.
const ITEMS: &str = "## What is in state";
/// The heading above the table of calls that add entries.
const GROWING: &str = "## Calls that add entries";
/// The heading above the list of calls that add none.
const OTHERS: &str = "## Calls that add none";

/// The tables of `docs/state.md`. Items and calls are named with their pallet: `Market.Offers`,
/// `Market.offer`.
#[derive(Default, Debug)]
pub struct StateTable {
	/// Each storage item, with the calls that remove entries.
	pub items: BTreeMap<String, BTreeSet<String>>,
	/// Each call that adds entries, with the items to which it adds.
	pub growing: BTreeMap<String, BTreeSet<String>>,
	/// The calls that add no entries.
	pub others: BTreeSet<String>,
	/// Names that occur in more than one row.
	pub repeated: BTreeSet<String>,
}

impl StateTable {
	/// Reads the document.
	pub fn read(document: &str) -> Self {
		let mut table = StateTable::default();
		let mut section = "";
		for line in document.lines() {
			if line.starts_with("## ") {
				section = line;
			}
			match section {
				ITEMS => row(line, last, &mut table.items, &mut table.repeated),
				GROWING => row(line, first, &mut table.growing, &mut table.repeated),
				OTHERS => table.others.extend(names(line)),
				_ => {}
			}
		}
		table
	}
}

/// A row names one thing in its first cell, and others in one of the cells after it.
fn row(
	line: &str,
	which: impl Fn(&str) -> &str,
	rows: &mut BTreeMap<String, BTreeSet<String>>,
	repeated: &mut BTreeSet<String>,
) {
	let cells = line.strip_prefix("| ").and_then(|row| row.strip_suffix('|'));
	let Some((thing, others)) = cells.and_then(|cells| cells.split_once('|')) else { return };
	for name in names(thing) {
		if rows.insert(name.clone(), names(which(others))).is_some() {
			repeated.insert(name);
		}
	}
}

/// The first of some cells.
fn first(cells: &str) -> &str {
	cells.split('|').next().unwrap_or(cells)
}

/// The last of some cells.
fn last(cells: &str) -> &str {
	cells.rsplit('|').next().unwrap_or(cells)
}

/// What is in backquotes and has a pallet's name before it.
fn names(text: &str) -> BTreeSet<String> {
	let quoted = text.split('`').skip(1).step_by(2);
	quoted.filter(|name| name.contains('.')).map(str::to_owned).collect()
}
