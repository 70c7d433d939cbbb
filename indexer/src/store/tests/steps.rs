//! Whatever happens to the program and to the chain: the content is that of the blocks, each once.

use super::{
	content,
	world::{block, changes},
	Database, Server,
};
use crate::store::{StoreError, Writer, KEPT};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};
use std::collections::BTreeMap;

/// What happens.
#[derive(Clone, Debug)]
enum Step {
	/// A block is taken in.
	TakeIn(u64),
	/// The program is killed when this much of a block is written, and starts again.
	Kill(u64, bool),
	/// The chain loses its last blocks.
	TakeBack(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	let step = prop_oneof![
		6 => (0..1_000_u64).prop_map(Step::TakeIn),
		1 => (0..1_000_u64, any::<bool>()).prop_map(|(seed, is_late)| Step::Kill(seed, is_late)),
		1 => (1..5_u64).prop_map(Step::TakeBack),
	];
	vec(step, 1..40)
}

async fn take_in(writer: &mut Writer, seed: u64) {
	let head = writer.head().map(|(number, hash)| (number + 1, hash.to_owned()));
	let (number, parent) = head.unwrap_or((0, String::new()));
	let transaction = writer.begin().await.unwrap();
	let block = block(number, seed, &parent);
	transaction.take_in(&block, unique(number, seed)).await.unwrap();
}

/// Changes as a ledger makes them: no two records have one order.
fn unique(number: u64, seed: u64) -> crate::book::Changes {
	let mut changes = changes(number, seed);
	for ((_, id), entry) in &mut changes {
		if let Some(entry) = entry {
			entry.order.push_str(&format!("-{id}"));
		}
	}
	changes
}

/// Does the steps, and says which blocks are left, with their seeds.
async fn perform(database: &Database, steps: &[Step]) -> BTreeMap<u64, u64> {
	let mut blocks = BTreeMap::new();
	let (mut writer, _) = database.open().await;
	for step in steps {
		match step {
			Step::TakeIn(seed) => {
				take_in(&mut writer, *seed).await;
				blocks.insert(writer.head().unwrap().0, *seed);
			}
			Step::Kill(seed, is_late) => {
				let next = writer.head().map_or(0, |(number, _)| number + 1);
				let transaction = writer.begin().await.unwrap();
				if *is_late {
					transaction.half(&block(next, *seed, ""), unique(next, *seed)).await;
				}
				drop(writer);
				writer = database.reopen().await.0;
			}
			Step::TakeBack(count) => {
				let Some((head, _)) = writer.head() else { continue };
				let to = head.saturating_sub(*count);
				writer.begin().await.unwrap().take_back(to).await.unwrap();
				blocks.retain(|number, _| *number <= to);
			}
		}
	}
	blocks
}

async fn holds(database: Database, fresh: Database, steps: &[Step]) {
	let blocks = perform(&database, steps).await;
	let (mut writer, expected) = fresh.open().await;
	for (number, seed) in &blocks {
		take_in(&mut writer, *seed).await;
		assert_eq!(writer.head().unwrap().0, *number);
	}
	let reader = database.place.reader().await.unwrap();
	assert_eq!(content(&reader).await, content(&expected).await);
}

fn play(cases: u32, case: impl Fn(Vec<Step>)) {
	let mut runner = TestRunner::new_with_rng(
		ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() },
		proptest::test_runner::TestRng::deterministic_rng(
			proptest::test_runner::RngAlgorithm::ChaCha,
		),
	);
	runner
		.run(&steps(), |steps| {
			case(steps);
			Ok(())
		})
		.unwrap();
}

#[test]
fn sqlite_has_each_block_once_whatever_happens() {
	let runtime = tokio::runtime::Runtime::new().unwrap();
	play(40, |steps| runtime.block_on(holds(Database::sqlite(), Database::sqlite(), &steps)));
}

#[test]
fn postgres_has_each_block_once_whatever_happens() {
	let runtime = tokio::runtime::Runtime::new().unwrap();
	let Some(server) = Server::start() else { return };
	play(6, |steps| {
		runtime.block_on(async {
			let (database, fresh) =
				(Database::postgres(&server).await, Database::postgres(&server).await);
			holds(database, fresh, &steps).await;
		});
	});
}

/// Both engines have the same: rows, orders, and digests.
#[test]
fn both_engines_have_the_same_content() {
	let runtime = tokio::runtime::Runtime::new().unwrap();
	let Some(server) = Server::start() else { return };
	runtime.block_on(async {
		let mut contents = Vec::new();
		for database in [Database::sqlite(), Database::postgres(&server).await] {
			let (mut writer, reader) = database.open().await;
			for seed in 0..60 {
				take_in(&mut writer, seed).await;
			}
			contents.push(content(&reader).await);
		}
		assert_eq!(contents[0], contents[1]);
	});
}

#[tokio::test]
async fn a_block_that_does_not_follow_is_refused_and_changes_nothing() {
	let database = Database::sqlite();
	let (mut writer, reader) = database.open().await;
	take_in(&mut writer, 1).await;
	let before = content(&reader).await;
	let transaction = writer.begin().await.unwrap();
	let refused = transaction.take_in(&block(5, 1, ""), unique(5, 1)).await;
	assert!(matches!(refused, Err(StoreError::OutOfOrder { number: 5, head: Some(0) })));
	assert_eq!(content(&reader).await, before);
	take_in(&mut writer, 2).await;
	assert_eq!(writer.head().unwrap().0, 1);
}

#[tokio::test]
async fn only_the_last_blocks_can_be_taken_back() {
	let database = Database::sqlite();
	let (mut writer, reader) = database.open().await;
	for seed in 0..KEPT + 5 {
		take_in(&mut writer, seed).await;
	}
	let refused = writer.begin().await.unwrap().take_back(3).await;
	assert!(refused.unwrap_err().to_string().contains("Delete the database"));
	writer.begin().await.unwrap().take_back(4).await.unwrap();
	assert_eq!(reader.head().await.unwrap().unwrap().number, 4);
}
