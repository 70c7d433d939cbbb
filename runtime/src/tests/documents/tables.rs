//! The table of calls in each pallet's README agrees with the pallet.

use std::collections::BTreeSet;

use super::{assert_none, names_in, read};
use crate::tests::shapes::{Shapes, Variant};

const HEADER: &str = "| call | caller | pays | events |";

/// The rows of the table of calls, as cells.
fn rows(readme: &str) -> Vec<Vec<&str>> {
	let table = readme.lines().skip_while(|line| *line != HEADER).skip(2);
	table
		.take_while(|line| line.starts_with('|'))
		.map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
		.collect()
}

/// The pieces of code in a text.
fn code(text: &str) -> impl Iterator<Item = &str> {
	text.split('`').skip(1).step_by(2)
}

fn signature(call: &Variant) -> String {
	let arguments = call.fields.iter().filter_map(|field| field.name.as_deref());
	format!("{}({})", call.name, arguments.collect::<Vec<_>>().join(", "))
}

fn call_faults(rows: &[Vec<&str>], calls: &[Variant]) -> Vec<String> {
	let listed: Vec<&str> = rows.iter().map(|cells| cells[0].trim_matches('`')).collect();
	let existing: Vec<String> = calls.iter().map(signature).collect();
	let missing = existing
		.iter()
		.filter(|call| listed.iter().filter(|row| *row == &call.as_str()).count() != 1);
	let unknown = listed.iter().filter(|row| !existing.iter().any(|call| call == *row));
	missing
		.map(|call| format!("  not there once: `{call}`"))
		.chain(unknown.map(|row| format!("  no such call: `{row}`")))
		.collect()
}

/// A row names the events of its call. A paragraph outside the table names those of hooks and of what other
/// pallets do.
fn event_faults(readme: &str, rows: &[Vec<&str>], events: &[Variant]) -> Vec<String> {
	let existing: BTreeSet<&str> = events.iter().map(|event| event.name.as_str()).collect();
	let in_rows: BTreeSet<&str> =
		rows.iter().filter_map(|cells| cells.get(3)).flat_map(|cell| code(cell)).collect();
	let of_others: BTreeSet<&str> = readme
		.split("\n\n")
		.filter(|text| !text.starts_with('|'))
		.filter(|text| text.contains("hook") || text.to_lowercase().contains("other pallets"))
		.flat_map(code)
		.collect();
	let unnamed =
		existing.iter().filter(|event| !in_rows.contains(*event) && !of_others.contains(*event));
	let unknown = in_rows.difference(&existing);
	unnamed
		.map(|event| format!("  no row, hook or other pallet has the event `{event}`"))
		.chain(unknown.map(|event| format!("  no such event: `{event}`")))
		.collect()
}

#[test]
fn every_table_of_calls_agrees_with_its_pallet() {
	let shapes = Shapes::of_the_runtime();
	let mut faults = Vec::new();
	for folder in names_in("pallets") {
		let pallet = shapes
			.own_pallets()
			.find(|pallet| pallet.name.to_lowercase() == folder)
			.unwrap_or_else(|| panic!("no pallet of the runtime is in pallets/{folder}"));
		let readme = read(&format!("pallets/{folder}/README.md"));
		let rows = rows(&readme);
		let mut found = call_faults(&rows, &shapes.calls(pallet));
		found.extend(event_faults(&readme, &rows, &shapes.events(pallet)));
		if let Some(row) = rows.iter().find(|cells| cells.len() != 4) {
			found.push(format!("  a row without four cells: {row:?}"));
		}
		if !found.is_empty() {
			faults.push(format!("pallets/{folder}/README.md:\n{}", found.join("\n")));
		}
	}
	assert_none(faults);
}

#[test]
fn the_table_of_calls_is_found() {
	let readme = format!("| a | b |\n|---|---|\n| c | d |\n\n{HEADER}\n|---|---|---|---|\n| `x(y)` | all | fee | `Z` |\n\nEnd");
	assert_eq!(rows(&readme), [["`x(y)`", "all", "fee", "`Z`"]]);
	assert_eq!(code("`Z`; `W` after it").collect::<Vec<_>>(), ["Z", "W"]);
}
