//! Compares the records with the state of the chain at one block, in both directions.
//!
//! The records are made from events alone. So this shows whether the events tell the state, and whether the ledger
//! understood them. It reads each storage map of our pallets that a record stands for, and some of governance.
//!
//! | of the state | why it is not compared |
//! |---|---|
//! | `Certificates.DepositLots`, `Bundles.lot` | no event says which lot of deposits a bundle has |
//! | `Identity.Parties.deposit` | no event says who paid it |
//! | `Identity.Commitments`, `Identity.Deadlines` | what was used once is not a thing of its own |
//! | `Evidence.Rounds.expires_*`, `Anchors.missing`, `Anchors.reapable_at`, `Topics.open_until`, `Corrections`, `Seats.missed`, `Seats.liable_*`, `EvidenceRecords.leaf`, `Metered.tolerance` | no event tells them |
//! | `Escrow.Agreements.dispute_by`, `deadline_block` | no event tells them |
//! | `Auction.Auctions.stage`: how far the counting and the walk are | no event tells the steps |
//! | counters such as `NextOffer` | they are what comes next, not a thing |

mod governance;
mod market;
mod oracles;
mod register;
mod standing;

use crate::book::{BookError, Record};
use futures::future::BoxFuture;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;
use verdigrid_client::AtBlock;

/// How many records are read at once.
const PAGE: u64 = 1_000;

/// Where the records of an index are read.
pub trait Records: Send {
	/// The records of a kind after an order, each with its order: at most `most`.
	fn page<'a>(
		&'a mut self,
		kind: &'static str,
		after: Option<String>,
		most: u64,
	) -> BoxFuture<'a, Result<Vec<(String, Value)>, BookError>>;

	/// A record.
	fn get<'a>(
		&'a mut self,
		kind: &'static str,
		id: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>>;
}

/// What was compared, and what differs.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
	/// The block.
	pub block: u64,
	/// The storage maps that were compared.
	pub maps: Vec<Compared>,
	/// What differs.
	pub differences: Vec<Difference>,
}

/// A storage map that was compared.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
	/// The map: `Market.Offers`.
	pub map: &'static str,
	/// How many of its entries were compared.
	pub entries: u64,
	/// How many records must be in it. None: only a sample was compared, and so only in one direction.
	pub records: Option<u64>,
}

/// Something that differs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
	/// The storage map: `Market.Offers`.
	pub map: &'static str,
	/// The kind of the record.
	pub kind: &'static str,
	/// The identification of the record.
	pub id: String,
	/// What differs, in words.
	pub what: String,
}

impl std::fmt::Display for Difference {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let Difference { map, kind, id, what } = self;
		write!(f, "{map}: {kind}/{id}: {what}")
	}
}

/// What the state says of records: by identification, the fields that must be so. Null: an entry that says nothing, for
/// which there may be no record.
type Expected = BTreeMap<String, Value>;

/// A storage map, and the records that stand for it.
struct Map {
	/// Its name.
	name: &'static str,
	/// The kind of the records.
	kind: &'static str,
	/// What it says.
	expected: Expected,
	/// The identification of a record.
	id: fn(&Value) -> String,
	/// Whether a record must be in it.
	holds: fn(&Value) -> bool,
}

impl Map {
	/// A map for which records of a kind stand.
	fn of<R: Record>(name: &'static str, expected: Expected, holds: fn(&Value) -> bool) -> Self {
		Map { name, kind: R::KIND, expected, id: id_of::<R>, holds }
	}
}

/// What a record says of a map: keys and values.
type Says = Box<dyn Fn(&Value) -> Vec<(String, Value)> + Send + Sync>;

/// A map of which the records say the whole, but not one record an entry.
struct Derived {
	/// Its name.
	name: &'static str,
	/// The kind of the records.
	kind: &'static str,
	/// What it says.
	expected: Expected,
	/// What a record adds to what the records say: keys, and values that are added up if they are numbers.
	says: Says,
}

impl Derived {
	/// A map that follows from records of a kind.
	fn of<R: Record>(
		name: &'static str,
		expected: Expected,
		says: impl Fn(&Value) -> Vec<(String, Value)> + Send + Sync + 'static,
	) -> Self {
		Derived { name, kind: R::KIND, expected, says: Box::new(says) }
	}
}

/// The comparison at one block.
struct Comparison<'a> {
	at: &'a AtBlock,
	records: &'a mut dyn Records,
	most: Option<usize>,
	report: Report,
}

/// Compares the records with the state at a block. The index must stand at that block. With a sample, at most so many
/// entries of each map are compared, and only whether the records agree with them.
pub async fn reconcile(
	records: &mut dyn Records,
	at: &AtBlock,
	sample: Option<usize>,
) -> Result<Report, BookError> {
	let report = Report { block: at.block_number(), ..Report::default() };
	let mut comparison = Comparison { at, records, most: sample, report };
	standing::compare(&mut comparison).await?;
	register::compare(&mut comparison).await?;
	market::compare(&mut comparison).await?;
	oracles::compare(&mut comparison).await?;
	governance::compare(&mut comparison).await?;
	Ok(comparison.report)
}

impl Comparison<'_> {
	/// How many entries of a map are read.
	fn most(&self) -> usize {
		self.most.unwrap_or(usize::MAX)
	}

	async fn map(&mut self, map: Map) -> Result<(), BookError> {
		let Map { name, kind, expected, id, holds } = map;
		for (key, fields) in &expected {
			match self.records.get(kind, key).await? {
				None if fields.is_null() => (),
				None => self.differs(
					name,
					kind,
					key,
					"it is in the state, and has no record".to_owned(),
				),
				Some(record) => {
					let mut found = Vec::new();
					compare(&mut found, "", fields, &record);
					for what in found {
						self.differs(name, kind, key, what);
					}
				}
			}
		}
		let records = match self.most {
			Some(_) => None,
			None => Some(self.absent((name, kind), &expected, id, holds).await?),
		};
		let entries = expected.len() as u64;
		self.report.maps.push(Compared { map: name, entries, records });
		Ok(())
	}

	/// Finds the records that must be in a map and are not.
	async fn absent(
		&mut self,
		(name, kind): (&'static str, &'static str),
		expected: &Expected,
		id: fn(&Value) -> String,
		holds: fn(&Value) -> bool,
	) -> Result<u64, BookError> {
		let (mut after, mut count) = (None, 0_u64);
		loop {
			let page = self.records.page(kind, after, PAGE).await?;
			let Some((last, _)) = page.last() else { return Ok(count) };
			after = Some(last.clone());
			for (_, record) in page.iter().filter(|(_, record)| holds(record)) {
				count = count.saturating_add(1);
				let id = id(record);
				if !expected.contains_key(&id) {
					self.differs(
						name,
						kind,
						&id,
						"it has a record, and is not in the state".to_owned(),
					);
				}
			}
		}
	}

	/// A part of a map says nothing of the whole: with a sample this is not compared.
	async fn derived(&mut self, derived: Derived) -> Result<(), BookError> {
		if self.most.is_some() {
			return Ok(());
		}
		let Derived { name, kind, expected, says } = derived;
		let mut said = Expected::new();
		let mut after = None;
		loop {
			let page = self.records.page(kind, after, PAGE).await?;
			let Some((last, _)) = page.last() else { break };
			after = Some(last.clone());
			for (key, value) in page.iter().flat_map(|(_, record)| says(record)) {
				add(&mut said, key, value);
			}
		}
		let keys: BTreeSet<&String> = expected.keys().chain(said.keys()).collect();
		for key in keys {
			let (state, records) = (expected.get(key), said.get(key));
			if state != records {
				let show =
					|value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
				let what = format!("the state says {}, the records {}", show(state), show(records));
				self.differs(name, kind, key, what);
			}
		}
		let (entries, records) = (expected.len() as u64, Some(said.len() as u64));
		self.report.maps.push(Compared { map: name, entries, records });
		Ok(())
	}

	fn differs(&mut self, map: &'static str, kind: &'static str, id: &str, what: String) {
		self.report.differences.push(Difference { map, kind, id: id.to_owned(), what });
	}
}

fn add(said: &mut Expected, key: String, value: Value) {
	let sum = match (said.get(&key).and_then(Value::as_u64), value.as_u64()) {
		(Some(before), Some(more)) => before.saturating_add(more).into(),
		_ => value,
	};
	said.insert(key, sum);
}

/// Names each field of which the record says something else.
fn compare(found: &mut Vec<String>, path: &str, expected: &Value, record: &Value) {
	match (expected, record) {
		(Value::Object(fields), Value::Object(its)) => {
			for (name, value) in fields {
				let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
				compare(found, &path, value, its.get(name).unwrap_or(&Value::Null));
			}
		}
		(Value::Array(items), Value::Array(its)) if items.len() == its.len() => {
			for (place, (item, its)) in items.iter().zip(its).enumerate() {
				compare(found, &format!("{path}[{place}]"), item, its);
			}
		}
		(Value::Null, _) if path.is_empty() => (),
		_ if expected == record => (),
		_ => found.push(format!("{path} is {expected} in the state, and {record} in the record")),
	}
}

/// The identification of a record, from what it says.
fn id_of<R: Record>(record: &Value) -> String {
	serde_json::from_value::<R>(record.clone()).map(|record| record.id()).unwrap_or_default()
}

/// A field of a record.
fn field<'v>(record: &'v Value, name: &str) -> &'v Value {
	record.get(name).unwrap_or(&Value::Null)
}

/// Whether a field of a record is this word.
fn is(record: &Value, name: &str, word: &str) -> bool {
	field(record, name) == word
}

/// Whether a field of a record is there.
fn has(record: &Value, name: &str) -> bool {
	!field(record, name).is_null()
}

/// What a field of a record says, as text.
fn told(record: &Value, name: &str) -> String {
	match field(record, name) {
		Value::String(text) => text.clone(),
		other => other.to_string(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn found(expected: Value, record: Value) -> Vec<String> {
		let mut found = Vec::new();
		compare(&mut found, "", &expected, &record);
		found.sort();
		found
	}

	#[test]
	fn each_field_that_differs_is_named() {
		let record = json!({"units": 3, "range": {"batch": 1, "first": 2}, "votes": [{"party": 1, "at": 5}, {"party": 2, "at": 6}], "more": true});
		let same =
			json!({"units": 3, "range": {"first": 2}, "votes": [{"party": 1}, {"party": 2}]});
		assert_eq!(found(same, record.clone()), Vec::<String>::new());
		let other = json!({"units": 4, "range": {"first": 1}, "votes": [{"party": 1}, {"party": 3}], "to": null});
		let named = [
			"range.first is 1 in the state, and 2 in the record",
			"units is 4 in the state, and 3 in the record",
			"votes[1].party is 3 in the state, and 2 in the record",
		];
		assert_eq!(found(other, record.clone()), named);
		let longer = json!({"votes": [{"party": 1}]});
		assert_eq!(found(longer, record).len(), 1);
	}

	#[test]
	fn an_entry_that_says_nothing_fits_every_record() {
		assert_eq!(found(Value::Null, json!({"units": 3})), Vec::<String>::new());
	}

	#[test]
	fn what_records_say_is_added_up() {
		let mut said = Expected::new();
		for value in [json!(2), json!(3)] {
			add(&mut said, "a".to_owned(), value);
		}
		add(&mut said, "b".to_owned(), json!("x"));
		assert_eq!(
			said,
			Expected::from([("a".to_owned(), json!(5)), ("b".to_owned(), json!("x"))])
		);
	}
}
