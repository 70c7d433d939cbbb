//! What is stored, and what is refused.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use super::{schema, Age, Protection, Stated, Store, StoreError};
use proptest::prelude::*;
use sp_core::H256;
use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt, path::Path};
use verdigrid_client::Noted;
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Energy, Period,
};

const OWNER: &str = "chain 0x00, seat 5F";

fn open(folder: &Path) -> Store {
	Store::open(folder, OWNER).unwrap_or_else(|error| panic!("{error}"))
}

fn topic(month: u32) -> Topic {
	Topic::Metering(Period::month(month), 0)
}

fn statement(number: u8) -> Statement {
	Statement { root: H256([number; 32]), leaves: 3, total: Energy::from_wh(7) }
}

fn noted(number: u8) -> Noted {
	let (account, hash, bytes) = ([1; 32], [number; 32], vec![number; 9]);
	Noted { account, hash, bytes, nonce: 4, signed_at: 5, last_block: 68 }
}

/// The message of an error.
fn refused<T>(result: Result<T, StoreError>, words: &[&str]) {
	let message = result.err().unwrap().to_string();
	for word in words {
		assert!(message.contains(word), "{word} in: {message}");
	}
}

/// What was stated in a round.
fn stated(store: &Store, topic: Topic, round: u32) -> Option<Stated> {
	store.about(topic).unwrap().into_iter().find(|it| it.round == round)
}

#[test]
fn the_same_may_be_stated_again_and_nothing_else() {
	let folder = tempfile::tempdir().unwrap();
	let mut store = open(folder.path());
	store.state(topic(1), 1, &statement(1), "f", 0).unwrap();
	store.state(topic(1), 1, &statement(1), "g", 0).unwrap();
	store.sign(topic(1), 1, &noted(1)).unwrap();
	for other in [
		statement(2),
		Statement { leaves: 4, ..statement(1) },
		Statement { total: Energy::from_wh(8), ..statement(1) },
	] {
		refused(store.state(topic(1), 1, &other, "f", 0), &["was stated", "round 1", "stops"]);
	}
	store.state(topic(1), 2, &statement(2), "f", 0).unwrap();
	store.state(topic(2), 1, &statement(2), "f", 0).unwrap();
	let second = stated(&store, topic(1), 2).unwrap();
	assert_eq!((second.round, second.statement, second.is_final), (2, statement(2), false));
	assert_eq!(store.about(topic(1)).unwrap().len(), 2);
	assert_eq!(store.all().unwrap().len(), 3);
}

#[test]
fn what_was_never_signed_may_become_something_else() {
	let folder = tempfile::tempdir().unwrap();
	let mut store = open(folder.path());
	for number in 1..4 {
		store.state(topic(1), 1, &statement(number), "f", 0).unwrap();
	}
	store.sign(topic(1), 1, &noted(1)).unwrap();
	store.expired(noted(1).hash).unwrap();
	refused(store.state(topic(1), 1, &statement(1), "f", 0), &["stops"]);
	store.state(topic(1), 1, &statement(3), "f", 0).unwrap();
}

#[test]
fn a_period_may_be_redone_if_that_was_allowed() {
	let folder = tempfile::tempdir().unwrap();
	let mut store = open(folder.path());
	assert!(!store.is_allowed(Period::month(1)).unwrap());
	store.allow(Period::month(1)).unwrap();
	store.allow(Period::month(1)).unwrap();
	assert!(
		store.is_allowed(Period::month(1)).unwrap() && !store.is_allowed(Period::month(2)).unwrap()
	);
	store.state(topic(1), 1, &statement(1), "f", 0).unwrap();
	store.sign(topic(1), 1, &noted(1)).unwrap();
	// A transaction of an earlier run may end now.
	store.done(topic(1), 1).unwrap();
	assert!(store.is_allowed(Period::month(1)).unwrap());
	store.redone(Period::month(1)).unwrap();
	assert!(!store.is_allowed(Period::month(1)).unwrap(), "once");
}

#[test]
fn what_others_stated_is_agreed_to_and_takes_no_vote_away() {
	let folder = tempfile::tempdir().unwrap();
	let mut store = open(folder.path());
	let agreed = Stated {
		topic: topic(1),
		round: 1,
		statement: statement(1),
		fingerprint: "f".into(),
		missing: 2,
		was_signed: false,
		is_final: true,
	};
	store.agree(&agreed).unwrap();
	assert_eq!(stated(&store, topic(1), 1), Some(agreed.clone()));
	assert!(Protection::export(&store, OWNER).unwrap().is_empty());
	// What this seat signed stays as it is.
	store.state(topic(2), 1, &statement(2), "f", 0).unwrap();
	store.sign(topic(2), 1, &noted(1)).unwrap();
	store.agree(&Stated { topic: topic(2), ..agreed }).unwrap();
	let own = stated(&store, topic(2), 1).unwrap();
	assert_eq!((own.statement, own.was_signed, own.is_final), (statement(2), true, false));
}

#[test]
fn documents_are_remembered_until_they_are_forgotten() {
	let folder = tempfile::tempdir().unwrap();
	let names = ["a", "b"].map(str::to_owned).into();
	{
		let mut store = open(folder.path());
		store.remember("turbines", &names).unwrap();
		store.remember("turbines", &names).unwrap();
	}
	let mut store = open(folder.path());
	assert_eq!(store.documents("turbines").unwrap(), names);
	assert!(store.documents("customers").unwrap().is_empty());
	assert!(store.forget("a").unwrap() && !store.forget("a").unwrap());
	assert_eq!(store.documents("turbines").unwrap().len(), 1);
}

#[test]
fn what_was_stored_is_there_after_a_new_start() {
	let folder = tempfile::tempdir().unwrap();
	{
		let mut store = open(folder.path());
		store.state(topic(1), 1, &statement(1), "f", 0).unwrap();
		store.sign(topic(1), 1, &noted(1)).unwrap();
		store.sign(topic(1), 1, &noted(2)).unwrap();
		store.sign(topic(1), 1, &noted(2)).unwrap();
	}
	let mut store = open(folder.path());
	refused(store.state(topic(1), 1, &statement(2), "f", 0), &["stops"]);
	let open = store.open_transactions().unwrap();
	assert_eq!(open, [(topic(1), 1, noted(1)), (topic(1), 1, noted(2))]);
	store.expired(noted(1).hash).unwrap();
	assert_eq!(store.open_transactions().unwrap().len(), 1);
	store.done(topic(1), 1).unwrap();
	assert!(store.open_transactions().unwrap().is_empty());
	assert!(stated(&store, topic(1), 1).unwrap().is_final);
}

#[test]
fn nothing_is_signed_that_was_not_stated() {
	let folder = tempfile::tempdir().unwrap();
	refused(open(folder.path()).sign(topic(1), 1, &noted(1)), &["FOREIGN KEY"]);
}

#[test]
fn a_second_worker_on_the_same_folder_is_refused() {
	let folder = tempfile::tempdir().unwrap();
	let _first = open(folder.path());
	refused(Store::open(folder.path(), OWNER), &["worker.sqlite", "Another worker uses it"]);
}

#[test]
fn a_database_of_another_seat_or_chain_is_refused() {
	let folder = tempfile::tempdir().unwrap();
	open(folder.path());
	refused(
		Store::open(folder.path(), "chain 0x01, seat 5F"),
		&["another worker", OWNER, "folder of its own"],
	);
}

#[test]
fn nobody_else_can_read_it() {
	let folder = tempfile::tempdir().unwrap();
	let mut store = open(folder.path());
	store.state(topic(1), 1, &statement(1), "f", 0).unwrap();
	for entry in fs::read_dir(folder.path()).unwrap() {
		let entry = entry.unwrap();
		let mode = entry.metadata().unwrap().permissions().mode();
		assert_eq!(mode & 0o077, 0, "{:?}", entry.path());
	}
}

#[test]
fn a_damaged_database_is_refused_with_what_to_do() {
	let folder = tempfile::tempdir().unwrap();
	fs::write(
		folder.path().join("worker.sqlite"),
		"this is not a database, but a text that is long enough to be read",
	)
	.unwrap();
	refused(Store::open(folder.path(), OWNER), &["worker.sqlite", "damaged", "import-protection"]);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
	refused(Store::open(Path::new("/proc/nowhere"), OWNER), &["/proc/nowhere", "`state`"]);
}

#[test]
fn a_database_of_a_newer_release_is_refused() {
	let folder = tempfile::tempdir().unwrap();
	drop(open(folder.path()));
	let database = rusqlite::Connection::open(folder.path().join("worker.sqlite")).unwrap();
	database.pragma_update(None, "user_version", schema::NEWEST + 1).unwrap();
	drop(database);
	refused(Store::open(folder.path(), OWNER), &["layout", "the release that wrote it"]);
}

/// Each layout that was released, with an entry in each table.
#[test]
fn a_database_of_an_older_release_is_taken_over() {
	for layout in 1..=schema::NEWEST {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("worker.sqlite");
		let database = rusqlite::Connection::open(&path).unwrap();
		let text = fs::read_to_string(format!(
			"{}/samples/layout-{layout}.sql",
			env!("CARGO_MANIFEST_DIR")
		))
		.unwrap();
		database.execute_batch(&text).unwrap();
		drop(database);
		let mut store = open(folder.path());
		assert_eq!(stated(&store, topic(1), 1).unwrap().statement, statement(1));
		assert_eq!(store.open_transactions().unwrap(), [(topic(1), 1, noted(1))]);
		refused(store.state(topic(1), 1, &statement(2), "f", 0), &["stops"]);
		let (since, first) = [(9, 9), (7, 7), (7, 6)][layout as usize - 1];
		assert_eq!(store.ages(&[(topic(1), [5; 32])], 9).unwrap(), [Age { since, first }]);
	}
}

#[test]
fn a_draft_is_as_old_as_what_it_says_also_after_a_new_start() {
	let folder = tempfile::tempdir().unwrap();
	let since = |drafts: &[(u32, u8)], now: u64| {
		let drafts: Vec<_> =
			drafts.iter().map(|(month, print)| (topic(*month), [*print; 32])).collect();
		let ages = open(folder.path()).ages(&drafts, now).unwrap();
		ages.into_iter().map(|Age { since, first }| (since, first)).collect::<Vec<_>>()
	};
	assert_eq!(since(&[(1, 1), (2, 1)], 10), [(10, 10), (10, 10)]);
	assert_eq!(since(&[(1, 1), (2, 2), (3, 1)], 20), [(10, 10), (20, 10), (20, 20)]);
	assert_eq!(since(&[(2, 2), (2, 2)], 30), [(20, 10), (20, 10)]);
	// What was said before, and is said again, is new.
	assert_eq!(since(&[(2, 1)], 40), [(40, 10)]);
	assert_eq!(since(&[], 50), []);
	// What was stated waits anew when it changes.
	open(folder.path()).done(Topic::Metering(Period::month(2), 3), 1).unwrap();
	assert_eq!(since(&[(1, 1), (2, 5)], 60), [(10, 10), (60, 60)]);
}

#[test]
fn another_machine_takes_over_what_was_stated() {
	let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
	let mut store = open(here.path());
	store.state(topic(1), 1, &statement(1), "f", 0).unwrap();
	store.state(topic(2), 3, &statement(2), "f", 0).unwrap();
	store.sign(topic(1), 1, &noted(1)).unwrap();
	store.sign(topic(2), 3, &noted(2)).unwrap();
	// Nobody has seen what was not signed, and it may become something else.
	store.state(topic(3), 1, &statement(3), "f", 0).unwrap();
	let text = serde_json::to_string(&Protection::export(&store, OWNER).unwrap()).unwrap();
	let file: Protection = serde_json::from_str(&text).unwrap();
	let mut other = open(there.path());
	assert_eq!(file.import(&mut other, OWNER).unwrap(), 2);
	assert_eq!(file.import(&mut other, OWNER).unwrap(), 2);
	assert_eq!(other.all().unwrap().len(), 2);
	refused(other.state(topic(2), 3, &statement(1), "f", 0), &["stops"]);
	assert!(file
		.import(&mut other, "chain 0x01")
		.unwrap_err()
		.to_string()
		.contains("the file is of"));
	let mut third = Store::open(tempfile::tempdir().unwrap().path(), OWNER).unwrap();
	third.state(topic(1), 1, &statement(9), "f", 0).unwrap();
	third.sign(topic(1), 1, &noted(9)).unwrap();
	assert!(file.import(&mut third, OWNER).unwrap_err().to_string().contains("stops"));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]
	/// Whatever is stated in whatever order, and however often the worker starts again: one thing about a topic and round.
	#[test]
	fn one_thing_is_stated_about_a_topic_and_round(
		steps in prop::collection::vec((0_u32..3, 1_u32..3, 0_u8..3, any::<bool>()), 1..30),
	) {
		let folder = tempfile::tempdir().unwrap();
		let (mut store, mut model) = (Some(open(folder.path())), BTreeMap::new());
		for (month, round, number, again) in steps {
			if again {
				drop(store.take());
				store = Some(open(folder.path()));
			}
			let first = *model.entry((month, round)).or_insert(number);
			let store = store.as_mut().unwrap();
			let result = store.state(topic(month), round, &statement(number), "f", 0);
			prop_assert_eq!(result.is_ok(), first == number);
			store.sign(topic(month), round, &noted(number)).unwrap();
		}
		prop_assert_eq!(store.unwrap().all().unwrap().len(), model.len());
	}
}
