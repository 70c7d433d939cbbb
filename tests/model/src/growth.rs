//! What calls add to state, and what they remove, is what `docs/state.md` says.

use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
	fs,
	path::PathBuf,
};

use frame_support::traits::{GetCallMetadata, StorageInfoTrait};
use verdigrid_test_support::StateTable;

use super::*;

/// Sequences that are watched.
const WATCHED: u32 = 150;
/// Of what the table lists of calls that were made, this share has to be seen at least, in percent.
const SEEN_AT_LEAST: usize = 80;

/// Which storage items calls added to, and which calls removed entries from them.
#[derive(Default)]
struct Seen {
	called: BTreeSet<String>,
	added: BTreeSet<(String, String)>,
	removed: BTreeSet<(String, String)>,
}

thread_local! {
	/// What was seen, where somebody watches.
	static SEEN: RefCell<Option<Seen>> = const { RefCell::new(None) };
}

/// Makes a call, and notes what it changed if somebody watches.
pub fn watched(call: &RuntimeCall, make: impl FnOnce() -> DispatchResult) -> DispatchResult {
	if SEEN.with_borrow(Option::is_none) {
		return make();
	}
	let before = entries();
	let done = make();
	let after = entries();
	SEEN.with_borrow_mut(|seen| {
		if let (Some(seen), Ok(())) = (seen, done) {
			seen.note(&name(call), &before, &after);
		}
	});
	done
}

impl Seen {
	fn note(&mut self, call: &str, before: &Entries, after: &Entries) {
		self.called.insert(call.to_owned());
		for (item, keys) in after {
			if keys.difference(&before[item]).next().is_some() {
				self.added.insert((call.to_owned(), item.clone()));
			}
			if before[item].difference(keys).next().is_some() {
				self.removed.insert((item.clone(), call.to_owned()));
			}
		}
	}
}

fn name(call: &RuntimeCall) -> String {
	let names = call.get_call_metadata();
	format!("{}.{}", names.pallet_name, names.function_name)
}

/// The keys of every storage item.
type Entries = BTreeMap<String, BTreeSet<Vec<u8>>>;

fn entries() -> Entries {
	thread_local! {
		static ITEMS: Vec<(String, Vec<u8>)> = items();
	}
	ITEMS.with(|items| items.iter().map(|(name, prefix)| (name.clone(), keys(prefix))).collect())
}

/// The storage items of the registry's pallets that have keys, with the prefixes of these. A single value does
/// not grow.
pub fn items() -> Vec<(String, Vec<u8>)> {
	let own = [
		"Identity",
		"Certificates",
		"Market",
		"Auction",
		"Evidence",
		"Vouchers",
		"Escrow",
		"Allowance",
	];
	let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
	AllPalletsWithSystem::storage_info()
		.into_iter()
		.filter(|info| info.max_values != Some(1))
		.map(|info| (text(&info.pallet_name), text(&info.storage_name), info.prefix))
		.filter(|(pallet, ..)| own.contains(&pallet.as_str()))
		.map(|(pallet, item, prefix)| (format!("{pallet}.{item}"), prefix))
		.collect()
}

fn keys(prefix: &[u8]) -> BTreeSet<Vec<u8>> {
	let mut found = BTreeSet::new();
	let mut last = prefix.to_vec();
	while let Some(next) = sp_io::storage::next_key(&last).filter(|key| key.starts_with(prefix)) {
		found.insert(next.clone());
		last = next;
	}
	found
}

/// Plays random sequences and looks what each call does to state.
fn watch() -> Seen {
	SEEN.set(Some(Seen::default()));
	let mut runner = TestRunner::deterministic();
	for _ in 0..WATCHED {
		let steps = steps::sequences(2 * PARTS).new_tree(&mut runner).unwrap().current();
		let (mut chain, mut world) = world::begin();
		chain.execute_with(|| steps.iter().for_each(|step| _ = step.play(&mut world)));
	}
	SEEN.take().unwrap()
}

#[test]
fn calls_add_and_remove_what_the_table_of_state_says() {
	let file: PathBuf =
		[env!("CARGO_MANIFEST_DIR"), "..", "..", "docs", "state.md"].iter().collect();
	let table = StateTable::read(&fs::read_to_string(file).unwrap());
	let has = |rows: &BTreeMap<String, BTreeSet<String>>, (row, what): &(String, String)| {
		rows.get(row).is_some_and(|listed| listed.contains(what))
	};
	let seen = watch();
	let added: Vec<_> = seen.added.iter().filter(|pair| !has(&table.growing, pair)).collect();
	let removed: Vec<_> = seen.removed.iter().filter(|pair| !has(&table.items, pair)).collect();
	assert!(
		added.is_empty() && removed.is_empty(),
		"docs/state.md does not say that these calls add to these items: {added:#?}\nnor that of \
		 these items these calls remove entries: {removed:#?}"
	);

	let made = |(call, _): &(&String, &BTreeSet<String>)| seen.called.contains(*call);
	let listed = table.growing.iter().filter(made);
	let listed: Vec<_> = listed
		.flat_map(|(call, items)| items.iter().map(|item| (call.clone(), item.clone())))
		.collect();
	let never: Vec<_> = listed.iter().filter(|pair| !seen.added.contains(*pair)).collect();
	let share = 100 - 100 * never.len() / listed.len().max(1);
	assert!(share >= SEEN_AT_LEAST, "these were never seen to happen: {never:#?}");
}
