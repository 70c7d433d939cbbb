//! What each step of a certificate's life adds to the state, found by doing it.

use std::collections::BTreeMap;

use sp_io::hashing::twox_128;
use verdigrid_certificates::Call as Certificates;
use verdigrid_evidence::{Anchors, Call as Evidence};
use verdigrid_market::Call as Market;
use verdigrid_primitives::{certificate::BatchId, evidence::Topic, Period};
use verdigrid_vouchers::Call as Vouchers;

use super::{super::shapes::Shapes, table};
use crate::tests::{traded::*, *};

/// Items that every block writes anew.
const OF_BLOCKS: [&str; 2] = ["Events", "BlockHash"];

pub const ANCHORED: &str = "the readings of a period are anchored";
pub const BATCH: &str = "a batch is issued";
pub const FIRST_TRADE: &str = "a trade is verified, the first of its meters in the period";
pub const TRADE: &str = "a trade is verified, of meters that have traded in the period";
pub const VOUCHER_REDEEMED: &str = "a voucher is redeemed";

/// What a step adds to a storage item. What it removes is negative.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Growth {
	pub entries: i64,
	pub bytes: i64,
}

impl Growth {
	fn add(&mut self, entries: i64, bytes: i64) {
		self.entries += entries;
		self.bytes += bytes;
	}
}

/// A step, and what it adds to each item.
pub struct Step {
	pub name: &'static str,
	items: BTreeMap<String, Growth>,
}

impl Step {
	pub fn total(&self) -> Growth {
		let mut total = Growth::default();
		self.items.values().for_each(|item| total.add(item.entries, item.bytes));
		total
	}
}

/// A step by its name.
pub fn step<'a>(steps: &'a [Step], name: &str) -> &'a Step {
	steps.iter().find(|step| step.name == name).unwrap()
}

/// The bytes of each entry of the state: of its key and its value.
fn entries(excluded: &[Vec<u8>]) -> BTreeMap<Vec<u8>, i64> {
	let mut found = BTreeMap::new();
	let mut at = Vec::new();
	while let Some(key) = sp_io::storage::next_key(&at) {
		if !excluded.iter().any(|prefix| key.starts_with(prefix)) {
			let value = sp_io::storage::get(&key).map_or(0, |value| value.len());
			found.insert(key.clone(), (key.len() + value) as i64);
		}
		at = key;
	}
	found
}

fn prefix(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// The names of all storage items, by the prefix of their keys.
fn names() -> BTreeMap<Vec<u8>, String> {
	let shapes = Shapes::of_the_runtime();
	let mut names = BTreeMap::new();
	for storage in shapes.pallets.iter().filter_map(|pallet| pallet.storage.as_ref()) {
		for item in &storage.entries {
			let name = format!("{}.{}", storage.prefix, item.name);
			names.insert(prefix(&storage.prefix, &item.name), name);
		}
	}
	names
}

/// Does steps and takes down what each adds.
struct Diary {
	names: BTreeMap<Vec<u8>, String>,
	excluded: Vec<Vec<u8>>,
	steps: Vec<Step>,
}

impl Diary {
	fn new() -> Self {
		let excluded = OF_BLOCKS.map(|item| prefix("System", item)).to_vec();
		Diary { names: names(), excluded, steps: vec![] }
	}

	fn note<R>(&mut self, name: &'static str, act: impl FnOnce() -> R) -> R {
		let before = entries(&self.excluded);
		let result = act();
		let after = entries(&self.excluded);
		let mut items = BTreeMap::<String, Growth>::new();
		for (key, bytes) in &after {
			let was = before.get(key);
			let change = bytes - was.unwrap_or(&0);
			items.entry(self.item(key)).or_default().add(i64::from(was.is_none()), change);
		}
		for (key, bytes) in before.iter().filter(|(key, _)| !after.contains_key(*key)) {
			items.entry(self.item(key)).or_default().add(-1, -bytes);
		}
		items.retain(|_, growth| *growth != Growth::default());
		self.steps.push(Step { name, items });
		result
	}

	/// The item that an entry belongs to.
	fn item(&self, key: &[u8]) -> String {
		let name = key.get(..32).and_then(|prefix| self.names.get(prefix));
		name.cloned().unwrap_or_else(|| "outside the pallets".to_owned())
	}
}

fn month(month: u32) -> Period {
	Period::year_month(2024, month).unwrap()
}

/// What is written once for a party, a meter or a project is written: a first month is traded. One of its vouchers
/// stays, so that a deposit is held from then on.
fn first_month() {
	let may = month(5);
	begin();
	anchor_readings(may);
	issue(may);
	let trades = [settlement(may, 0, 1, 1), settlement(may, 0, 2, 3)];
	let proofs = anchor_settlements(may, &trades);
	trades.into_iter().zip(proofs).for_each(|(trade, proof)| verify(trade, proof));
	must(CONSUMER, Vouchers::redeem { voucher: 0, units: 2, claim: claim() });
	must(GENERATOR, Certificates::redeem { batch: 0, first: 5, units: 1, claim: claim() });
	offer(0);
	buy(0);
}

/// Two certificates of a batch.
fn offer(batch: BatchId) {
	let (first, units, price, min_units) = (6, 2, 5, 1);
	let (asset, to, expires_at) = (YUAN, None, START + HOUR);
	must(GENERATOR, Market::offer { batch, first, units, price, asset, to, min_units, expires_at });
}

/// One certificate of the offer of a batch. Batches are offered in their order.
fn buy(batch: BatchId) {
	let (offer, units, asset, max_price) = (batch, 1, YUAN, 5);
	must(CONSUMER, Market::buy { offer, batch, units, asset, max_price });
}

fn reap(topic: Topic) {
	let anchor = Anchors::<Runtime>::get(topic).unwrap();
	pallet_timestamp::Now::<Runtime>::put(anchor.reapable_at * 1_000);
	must(CONSUMER, Evidence::reap { topic });
}

/// The second month of a project, and what each step of it adds.
pub fn steps() -> Vec<Step> {
	development().execute_with(|| {
		first_month();
		let june = month(6);
		let mut diary = Diary::new();
		diary.note(ANCHORED, || anchor_readings(june));
		diary.note(BATCH, || issue(june));
		let trades = [settlement(june, 1, 3, 1), settlement(june, 1, 4, 3)];
		let proofs = diary.note("settlements are anchored", || anchor_settlements(june, &trades));
		let [one, other] = trades;
		diary.note(FIRST_TRADE, || verify(one, proofs[0].clone()));
		diary.note(TRADE, || verify(other, proofs[1].clone()));
		let redeemed = Vouchers::redeem { voucher: 2, units: 2, claim: claim() };
		diary.note(VOUCHER_REDEEMED, || must(CONSUMER, redeemed));
		let split = Vouchers::split { voucher: 3, units: 1 };
		diary.note("a voucher is split in two", || must(CONSUMER, split));
		let redeemed = Certificates::redeem { batch: 1, first: 5, units: 1, claim: claim() };
		diary.note("a certificate is redeemed without a voucher", || must(GENERATOR, redeemed));
		diary.note("certificates are offered", || offer(1));
		diary.note("a part of an offer is bought", || buy(1));
		diary.note("an old anchor is reaped", || reap(Topic::Metering(june, 0)));
		diary.steps
	})
}

pub fn table_of(steps: &[Step]) -> String {
	let row = |step: &Step| {
		let total = step.total();
		let item = |(name, growth): (&String, &Growth)| format!("`{name}` {}", growth.bytes);
		let items: Vec<_> = step.items.iter().map(item).collect();
		vec![
			step.name.to_owned(),
			total.entries.to_string(),
			total.bytes.to_string(),
			items.join(", "),
		]
	};
	table(&["what happens", "entries", "bytes", "of these"], steps.iter().map(row))
}

#[test]
fn what_is_reaped_or_replaced_counts_less() {
	let steps = steps();
	let total = |name| step(&steps, name).total();
	assert!(total(BATCH).bytes > 0 && total(TRADE).bytes > 0);
	assert!(total(FIRST_TRADE).bytes > total(TRADE).bytes);
	assert!(total("an old anchor is reaped").bytes < 0);
	for step in &steps {
		assert!(!step.items.contains_key("outside the pallets"), "{}", step.name);
	}
}
