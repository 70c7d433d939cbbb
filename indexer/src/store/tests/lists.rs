//! Pages have what the filters say, in order, and nothing twice. A plain search through everything says what that is.

use super::{
	world::{block, changes, ALICE, BOB},
	Database, Server,
};
use crate::{
	block::Block,
	store::{
		reading::{Cut, EventFilter, ExtrinsicFilter, Order, Position},
		Reader,
	},
};

const BLOCKS: u64 = 60;

async fn filled(database: &Database) -> (Vec<Block>, Reader) {
	let (mut writer, reader) = database.open().await;
	let (mut blocks, mut parent) = (Vec::new(), String::new());
	for number in 0..BLOCKS {
		let block = block(number, 7, &parent);
		parent.clone_from(&block.hash);
		let mut changes = changes(number, 7);
		for ((_, id), entry) in &mut changes {
			if let Some(entry) = entry {
				entry.order.push_str(&format!("-{id}"));
			}
		}
		writer.begin().await.unwrap().take_in(&block, changes).await.unwrap();
		blocks.push(block);
	}
	(blocks, reader)
}

/// All positions of a list, read page by page.
async fn events(reader: &Reader, filter: &EventFilter, order: Order) -> Vec<String> {
	let (mut all, mut after) = (Vec::new(), None);
	loop {
		let page = reader.events(filter, &Cut { after, limit: 7, order }).await.unwrap();
		let Some(last) = page.last() else { return all };
		after = Some(Position { block: last.block, index: last.index });
		all.extend(page.into_iter().map(|event| event.id));
	}
}

async fn extrinsics(reader: &Reader, filter: &ExtrinsicFilter, order: Order) -> Vec<String> {
	let (mut all, mut after) = (Vec::new(), None);
	loop {
		let page = reader.extrinsics(filter, &Cut { after, limit: 5, order }).await.unwrap();
		let Some(last) = page.last() else { return all };
		after = Some(Position { block: last.block, index: last.index });
		all.extend(page.into_iter().map(|extrinsic| extrinsic.id));
	}
}

fn expected_events(blocks: &[Block], filter: &EventFilter) -> Vec<String> {
	let mut all = Vec::new();
	for block in blocks {
		for event in &block.events {
			let fits = match filter {
				EventFilter::All => true,
				EventFilter::Block(number) => block.number == *number,
				EventFilter::Extrinsic(at) => {
					block.number == at.block && event.extrinsic == Some(at.index)
				}
				EventFilter::Pallet(pallet) => event.pallet == *pallet,
				EventFilter::Name(pallet, name) => event.pallet == *pallet && event.name == *name,
				EventFilter::About(kind, id) => {
					event.about.iter().any(|about| about.0 == kind && about.1 == *id)
				}
				EventFilter::Certificate(batch, number) => event
					.spans
					.iter()
					.any(|span| span.0 == *batch && (span.1..=span.2).contains(number)),
			};
			if fits {
				all.push(format!("{}-{}", block.number, event.index));
			}
		}
	}
	all
}

fn expected_extrinsics(blocks: &[Block], filter: &ExtrinsicFilter) -> Vec<String> {
	let mut all = Vec::new();
	for block in blocks {
		for it in &block.extrinsics {
			let is = |wanted: &Option<String>, value: &str| {
				wanted.as_deref().is_none_or(|wanted| wanted == value)
			};
			let fits = filter.block.is_none_or(|number| number == block.number)
				&& is(&filter.hash, &it.hash)
				&& is(&filter.signer, it.signer.as_deref().unwrap_or_default())
				&& is(&filter.pallet, &it.pallet)
				&& is(&filter.call, &it.call)
				&& filter.success.is_none_or(|success| success == it.success);
			if fits {
				all.push(format!("{}-{}", block.number, it.index));
			}
		}
	}
	all
}

async fn lists_are_right(database: Database) {
	let (blocks, reader) = filled(&database).await;
	let filters = [
		EventFilter::All,
		EventFilter::Block(9),
		EventFilter::Extrinsic(Position { block: 9, index: 0 }),
		EventFilter::Pallet("Market".into()),
		EventFilter::Pallet("Nothing".into()),
		EventFilter::Name("Market".into(), "Traded".into()),
		EventFilter::About("things".into(), "3".into()),
		EventFilter::About("accounts".into(), ALICE.into()),
		EventFilter::Certificate(1, 40),
	];
	for filter in filters {
		let mut expected = expected_events(&blocks, &filter);
		assert_eq!(events(&reader, &filter, Order::Ascending).await, expected, "{filter:?}");
		expected.reverse();
		assert_eq!(events(&reader, &filter, Order::Descending).await, expected, "{filter:?}");
	}
	for bits in 0..32_u32 {
		let given = |bit: u32, text: &str| (bits & 1 << bit != 0).then(|| text.to_owned());
		let filter = ExtrinsicFilter {
			block: (bits & 1 != 0).then_some(9),
			hash: None,
			signer: given(1, BOB),
			pallet: given(2, "Market"),
			call: given(2, "buy").filter(|_| bits & 8 != 0),
			success: (bits & 16 != 0).then_some(bits & 8 == 0),
		};
		let mut expected = expected_extrinsics(&blocks, &filter);
		assert_eq!(extrinsics(&reader, &filter, Order::Ascending).await, expected, "{filter:?}");
		expected.reverse();
		assert_eq!(extrinsics(&reader, &filter, Order::Descending).await, expected, "{filter:?}");
	}
	records_are_right(&reader).await;
}

async fn records_are_right(reader: &Reader) {
	let everything = Cut { after: None, limit: 100, order: Order::Ascending };
	let all = reader.records("things", &[], &everything).await.unwrap();
	assert!(all.len() > 3, "there are some");
	assert!(all.windows(2).all(|pair| pair[0].0 < pair[1].0), "they are in order");
	assert_eq!(reader.counts().await.unwrap()["things"], u64::try_from(all.len()).unwrap());
	let mut found = 0;
	for colour in ["red", "green"] {
		for owner in ["0", "1", "2"] {
			let facets =
				[("colour".to_owned(), colour.to_owned()), ("owner".to_owned(), owner.to_owned())];
			let (mut pages, mut after) = (Vec::new(), None);
			loop {
				let cut = Cut { after: after.take(), limit: 1, order: Order::Descending };
				let page = reader.records("things", &facets, &cut).await.unwrap();
				let Some((order, id, record)) = page.into_iter().next() else { break };
				after = Some(order.clone());
				assert!(all.contains(&(order.clone(), id, record)));
				pages.push(order);
			}
			assert!(pages.windows(2).all(|pair| pair[0] > pair[1]));
			found += if owner == "0" { pages.len() } else { 0 };
		}
	}
	assert_eq!(found, all.len(), "each has one colour, and owner 0");
	let id = all[0].1.clone();
	assert_eq!(all[0].2["id"].to_string(), id);
	assert_eq!(reader.with_id(&["others", "things"], &id).await.unwrap().len(), 1);
	let hits =
		reader.with_facet(&[("things", "colour"), ("things", "owner")], "red").await.unwrap();
	assert!(hits.iter().all(|hit| hit.kind == "things" && hit.by == "colour"));
	assert!(reader.size().await.unwrap() > 1_000);
}

#[tokio::test]
async fn lists_of_sqlite_are_right() {
	lists_are_right(Database::sqlite()).await;
}

#[tokio::test]
async fn lists_of_postgres_are_right() {
	let Some(server) = Server::start() else { return };
	lists_are_right(Database::postgres(&server).await).await;
}
