//! A block goes into the database, or comes out again, in one transaction.
//!
//! What a block did to the records is kept for the last [`KEPT`] blocks, so that they can be taken back. The alternative, to build the
//! index again, takes hours on a long chain, and what is kept serves the stream of news as well. Finality does not go back, so on a
//! network this never happens. A development node that is killed can forget its last blocks.

use super::{
	engine::Session,
	schema::{
		Table, BLOCKS, CHANGES, COUNTS, EVENTS, EXTRINSICS, FACETS, LAYOUT, MENTIONS, META, NAMES,
		RECORDS, SPANS, TABLES,
	},
	Cell, Row, StoreError, Stored,
};
use crate::{
	block::{Block, Event, Extrinsic},
	book::{BookError, Changes, Entry, Shelf},
};
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// So many blocks can be taken back.
pub const KEPT: u64 = 1_024;
/// So many records are read at once.
const AT_ONCE: usize = 64;
/// Texts that are longer are not searched for, and indexes do not have them.
pub const LONGEST_KEY: usize = 200;

/// The list of the versions of the runtime, in the table `names`.
pub const RUNTIMES: &str = "runtimes";

/// A name of a list: `events`, pallet, name.
type Name = (&'static str, String, String);

/// What can be known without asking the database.
#[derive(Default)]
struct Memory {
	head: Option<(u64, String)>,
	names: HashSet<Name>,
	counts: BTreeMap<String, i64>,
	/// Those that the database does not have yet.
	counted: BTreeSet<String>,
}

/// The one that writes.
pub struct Writer {
	session: Box<dyn Session>,
	place: String,
	memory: Memory,
	/// Whether a transaction was begun and not ended: the program changed its mind, or an error came.
	is_open: bool,
}

/// A record as it was before a block.
#[derive(Serialize, Deserialize)]
struct Before {
	ord: String,
	data: Value,
	facets: Vec<(String, String)>,
	created: u64,
	changed: u64,
}

impl Writer {
	/// Writes over this session. Makes the tables, or checks that they are of this chain and release.
	pub(super) async fn over(
		session: Box<dyn Session>,
		place: String,
		genesis: &str,
	) -> Stored<Self> {
		let mut writer = Writer { session, place, memory: Memory::default(), is_open: false };
		match writer.meta("layout").await? {
			None => writer.make(genesis).await?,
			Some(found) if found != LAYOUT.to_string() => {
				return Err(StoreError::OtherLayout { place: writer.place, found });
			}
			Some(_) => {
				let found = writer.meta("genesis").await?.ok_or(StoreError::Damaged)?;
				if found != genesis {
					let (place, own) = (writer.place, genesis.to_owned());
					return Err(StoreError::OtherChain { place, found, own });
				}
			}
		}
		writer.remember().await?;
		Ok(writer)
	}

	/// What the table `meta` says. Nothing if there is no such table.
	async fn meta(&mut self, key: &str) -> Stored<Option<String>> {
		let sql = "SELECT value FROM meta WHERE key = $1";
		match self.session.query(sql, &[key.into()]).await {
			Ok(rows) => rows.into_iter().next().map(|mut row| row.text()).transpose(),
			Err(error) if error.is_missing_table() => Ok(None),
			Err(error) => Err(error),
		}
	}

	async fn make(&mut self, genesis: &str) -> Stored<()> {
		let tables = TABLES.map(|table| self.session.definition(table)).concat();
		self.session.run(&format!("BEGIN;\n{tables}")).await?;
		let meta = [("layout", LAYOUT.to_string()), ("genesis", genesis.to_owned())];
		let rows = meta.map(|(key, value)| vec![key.into(), value.into()]);
		self.session.insert(&META, rows.into()).await?;
		self.session.run("COMMIT").await
	}

	/// Reads what is known without asking from then on.
	async fn remember(&mut self) -> Stored<()> {
		let sql = "SELECT number, hash FROM blocks ORDER BY number DESC LIMIT 1";
		let head = self.session.query(sql, &[]).await?.into_iter().next();
		let head = head.map(|mut row| Ok::<_, StoreError>((row.number()?, row.text()?)));
		let mut names = HashSet::new();
		for mut row in self.session.query("SELECT list, pallet, name FROM names", &[]).await? {
			let list = row.text()?;
			let list = [EVENTS.name, EXTRINSICS.name, RUNTIMES].into_iter().find(|it| *it == list);
			names.insert((list.ok_or(StoreError::Damaged)?, row.text()?, row.text()?));
		}
		let mut counts = BTreeMap::new();
		for mut row in self.session.query("SELECT kind, number FROM counts", &[]).await? {
			counts.insert(row.text()?, row.number()?);
		}
		self.memory = Memory { head: head.transpose()?, names, counts, counted: BTreeSet::new() };
		Ok(())
	}

	/// Number and hash of the block that was taken in last.
	pub fn head(&self) -> Option<(u64, &str)> {
		self.memory.head.as_ref().map(|(number, hash)| (*number, hash.as_str()))
	}

	/// The hash of a block that was taken in.
	pub async fn hash_of(&mut self, number: u64) -> Stored<Option<String>> {
		let sql = "SELECT hash FROM blocks WHERE number = $1";
		let rows = self.session.query(sql, &[number.into()]).await?;
		rows.into_iter().next().map(|mut row| row.text()).transpose()
	}

	/// Begins a transaction. It is undone unless it is ended by [`Transaction::take_in`].
	pub async fn begin(&mut self) -> Stored<Transaction<'_>> {
		if self.is_open {
			// An error may have ended it already.
			let _ = self.session.run("ROLLBACK").await;
			self.remember().await?;
		}
		self.is_open = true;
		self.session.run("BEGIN").await?;
		Ok(Transaction { writer: self })
	}
}

/// What is done to the database in one step.
pub struct Transaction<'a> {
	writer: &'a mut Writer,
}

impl Shelf for Transaction<'_> {
	fn get<'a>(
		&'a mut self,
		kind: &'static str,
		id: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>> {
		let sql = "SELECT CAST(data AS TEXT) FROM records WHERE kind = $1 AND id = $2";
		Box::pin(self.one(sql, kind, id))
	}

	fn last_before<'a>(
		&'a mut self,
		kind: &'static str,
		order: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>> {
		let sql =
			"SELECT CAST(data AS TEXT) FROM records WHERE kind = $1 AND ord < $2 ORDER BY ord DESC LIMIT 1";
		Box::pin(self.one(sql, kind, order))
	}
}

/// What changes in the table `records` and those that follow from it.
#[derive(Default)]
struct Writes {
	records: Vec<Vec<Cell>>,
	facets: Vec<Vec<Cell>>,
	changes: Vec<Vec<Cell>>,
}

impl Transaction<'_> {
	async fn one(&mut self, sql: &str, kind: &str, text: &str) -> Result<Option<Value>, BookError> {
		let of_shelf = |error: StoreError| BookError::Shelf(Box::new(error));
		let rows = self.query(sql, &[kind.into(), text.into()]).await.map_err(of_shelf)?;
		rows.into_iter().next().map(|mut row| row.json()).transpose().map_err(of_shelf)
	}

	async fn query(&mut self, sql: &str, values: &[Cell]) -> Stored<Vec<Row>> {
		self.writer.session.query(sql, values).await
	}

	async fn insert(&mut self, table: &'static Table, rows: Vec<Vec<Cell>>) -> Stored<()> {
		match rows.is_empty() {
			true => Ok(()),
			false => self.writer.session.insert(table, rows).await,
		}
	}

	fn count(&mut self, kind: &str, more: i64) {
		let count = self.writer.memory.counts.entry(kind.to_owned()).or_default();
		*count = count.saturating_add(more);
		if more != 0 {
			self.writer.memory.counted.insert(kind.to_owned());
		}
	}

	/// Takes a block in, with what it did to the records, and ends the transaction. Returns how many rows that were.
	pub async fn take_in(mut self, block: &Block, changes: Changes) -> Stored<usize> {
		let head = self.writer.memory.head.as_ref().map(|(number, _)| *number);
		if block.number != head.map_or(0, |head| head.saturating_add(1)) {
			return Err(StoreError::OutOfOrder { number: block.number, head });
		}
		if let Some(room) = self.writer.session.room(block.number) {
			self.writer.session.run(&room).await?;
		}
		let rows =
			self.enter(block).await?.saturating_add(self.change(block.number, changes).await?);
		self.forget(block.number).await?;
		self.write_counts().await?;
		self.writer.session.run("COMMIT").await?;
		self.writer.memory.head = Some((block.number, block.hash.clone()));
		self.writer.is_open = false;
		Ok(rows)
	}

	/// Writes a block, and ends before it is done: as a program does that is killed.
	#[cfg(test)]
	#[allow(clippy::unwrap_used)]
	pub async fn half(mut self, block: &Block, changes: Changes) {
		if let Some(room) = self.writer.session.room(block.number) {
			self.writer.session.run(&room).await.unwrap();
		}
		self.enter(block).await.unwrap();
		self.change(block.number, changes).await.unwrap();
	}

	async fn enter(&mut self, block: &Block) -> Stored<usize> {
		let (extrinsics, events) = (&block.extrinsics, &block.events);
		self.insert(&BLOCKS, vec![block_row(block)]).await?;
		let own = |extrinsic| extrinsic_row(block.number, extrinsic);
		self.insert(&EXTRINSICS, extrinsics.iter().map(own).collect()).await?;
		let own = |event| event_row(block.number, event);
		self.insert(&EVENTS, events.iter().map(own).collect()).await?;
		let mentions = mention_rows(block);
		let spans = span_rows(block);
		let rows = [1, extrinsics.len(), events.len(), mentions.len(), spans.len()];
		self.insert(&MENTIONS, mentions).await?;
		self.insert(&SPANS, spans).await?;
		self.enter_names(block).await?;
		self.count(BLOCKS.name, 1);
		self.count(EXTRINSICS.name, signed(extrinsics.len()));
		self.count(EVENTS.name, signed(events.len()));
		Ok(rows.into_iter().sum())
	}

	async fn enter_names(&mut self, block: &Block) -> Stored<()> {
		let calls = block.extrinsics.iter().map(|it| (EXTRINSICS.name, &it.pallet, &it.call));
		let events = block.events.iter().map(|it| (EVENTS.name, &it.pallet, &it.name));
		let (nothing, runtime) = (String::new(), block.spec_version.to_string());
		let runtime = (RUNTIMES, &nothing, &runtime);
		let mut rows = Vec::new();
		for (list, pallet, name) in calls.chain(events).chain([runtime]) {
			if self.writer.memory.names.insert((list, pallet.clone(), name.clone())) {
				let (pallet, name) = (pallet.clone().into(), name.clone().into());
				rows.push(vec![list.into(), pallet, name, block.number.into()]);
			}
		}
		self.insert(&NAMES, rows).await
	}

	/// Writes what changed of the records.
	async fn change(&mut self, block: u64, changes: Changes) -> Stored<usize> {
		let mut writes = Writes::default();
		let mut present = self.present(&changes).await?;
		for ((kind, id), entry) in changes {
			let before = present.remove(&(kind, id.clone()));
			match (&before, &entry) {
				(None, None) => continue,
				(Some(before), Some(entry)) if before.is_same(entry) => continue,
				_ => {}
			}
			self.replace(block, kind, &id, before, entry, &mut writes).await?;
		}
		let rows = [writes.records.len(), writes.facets.len(), writes.changes.len()];
		self.insert(&RECORDS, writes.records).await?;
		self.insert(&FACETS, writes.facets).await?;
		self.insert(&CHANGES, writes.changes).await?;
		Ok(rows.into_iter().sum())
	}

	/// The records that are to be changed, as they are. A server far away is asked seldom: for many of a kind at once.
	async fn present(
		&mut self,
		changes: &Changes,
	) -> Stored<HashMap<(&'static str, String), Before>> {
		let mut by_kind: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
		for (kind, id) in changes.keys() {
			by_kind.entry(*kind).or_default().push(id.as_str());
		}
		let mut present = HashMap::new();
		for (kind, ids) in by_kind {
			for ids in ids.chunks(AT_ONCE) {
				let places = (2..ids.len().saturating_add(2)).map(|at| format!("${at}"));
				let places = places.collect::<Vec<_>>().join(", ");
				let sql = format!(
					"SELECT id, {BEFORE} FROM records WHERE kind = $1 AND id IN ({places})"
				);
				let values: Vec<Cell> =
					[kind].iter().chain(ids).map(|text| Cell::from(*text)).collect();
				for mut row in self.query(&sql, &values).await? {
					let id = row.text()?;
					present.insert((kind, id), before(row)?);
				}
			}
		}
		Ok(present)
	}

	async fn before(&mut self, kind: &str, id: &str) -> Stored<Option<Before>> {
		let sql = format!("SELECT {BEFORE} FROM records WHERE kind = $1 AND id = $2");
		let row = self.query(&sql, &[kind.into(), id.into()]).await?.into_iter().next();
		row.map(before).transpose()
	}

	async fn replace(
		&mut self,
		block: u64,
		kind: &'static str,
		id: &str,
		before: Option<Before>,
		entry: Option<Entry>,
		writes: &mut Writes,
	) -> Stored<()> {
		let after = entry.map(|entry| Before {
			facets: facets_of(&entry),
			ord: entry.order,
			data: entry.data,
			created: before.as_ref().map_or(block, |before| before.created),
			changed: block,
		});
		self.remove(kind, id, before.as_ref(), after.as_ref()).await?;
		if let Some(after) = &after {
			let old = before.as_ref();
			writes.records.push(record_row(kind, id, after));
			writes.facets.extend(facet_rows(kind, id, after, old));
		}
		let before = before.map(|before| text_of(&before));
		writes.changes.push(vec![block.into(), kind.into(), id.into(), before.into()]);
		Ok(())
	}

	/// Removes what a record had and does not have any more, and counts.
	async fn remove(
		&mut self,
		kind: &str,
		id: &str,
		before: Option<&Before>,
		after: Option<&Before>,
	) -> Stored<()> {
		self.count(kind, i64::from(after.is_some()).saturating_sub(before.is_some().into()));
		let Some(before) = before else { return Ok(()) };
		for (field, value) in before.facets.iter().filter(|facet| !has(after, &before.ord, facet)) {
			let sql =
				"DELETE FROM facets WHERE kind = $1 AND field = $2 AND value = $3 AND ord = $4";
			let key = [kind, field, value, &before.ord].map(Cell::from);
			self.query(sql, &key).await?;
		}
		if after.is_none() {
			let sql = "DELETE FROM records WHERE kind = $1 AND id = $2";
			self.query(sql, &[kind.into(), id.into()]).await?;
		}
		Ok(())
	}

	/// Forgets what cannot be taken back any more.
	async fn forget(&mut self, block: u64) -> Stored<()> {
		let Some(last) = block.checked_sub(KEPT) else { return Ok(()) };
		self.query("DELETE FROM changes WHERE block <= $1", &[last.into()]).await.map(|_| ())
	}

	async fn write_counts(&mut self) -> Stored<()> {
		let Memory { counts, counted, .. } = &mut self.writer.memory;
		let row = |kind: String| {
			let number = counts.get(&kind).copied().unwrap_or_default();
			vec![kind.into(), Cell::Integer(number)]
		};
		let rows = std::mem::take(counted).into_iter().map(row).collect();
		self.insert(&COUNTS, rows).await
	}

	/// Takes all blocks after this one back, and ends the transaction.
	pub async fn take_back(mut self, to: u64) -> Stored<()> {
		let head = self.writer.memory.head.as_ref().map_or(0, |(number, _)| *number);
		if head.saturating_sub(to) > KEPT {
			return Err(StoreError::TooFarBack { head });
		}
		self.restore(to).await?;
		self.remove_after(to).await?;
		self.write_counts().await?;
		self.writer.session.run("COMMIT").await?;
		self.writer.is_open = false;
		self.writer.remember().await
	}

	/// Gives the records back what they were, the last change first.
	async fn restore(&mut self, to: u64) -> Stored<()> {
		let blocks = "SELECT DISTINCT block FROM changes WHERE block > $1 ORDER BY block DESC";
		for mut row in self.query(blocks, &[to.into()]).await? {
			self.restore_before(row.number()?).await?;
		}
		Ok(())
	}

	/// Gives the records back what they were before a block.
	async fn restore_before(&mut self, block: u64) -> Stored<()> {
		let sql = "SELECT kind, id, CAST(before AS TEXT) FROM changes WHERE block = $1";
		let (mut records, mut facets) = (Vec::new(), Vec::new());
		for mut row in self.query(sql, &[block.into()]).await? {
			let (kind, id, earlier) = (row.text()?, row.text()?, row.maybe_json::<Before>()?);
			let present = self.before(&kind, &id).await?;
			self.remove(&kind, &id, present.as_ref(), earlier.as_ref()).await?;
			if let Some(earlier) = earlier {
				facets.extend(facet_rows(&kind, &id, &earlier, present.as_ref()));
				records.push(record_row(&kind, &id, &earlier));
			}
		}
		self.insert(&RECORDS, records).await?;
		self.insert(&FACETS, facets).await
	}

	async fn remove_after(&mut self, to: u64) -> Stored<()> {
		self.remove_mentions(to).await?;
		let sql = "SELECT count(*), coalesce(CAST(sum(extrinsics) AS BIGINT), 0), coalesce(CAST(sum(events) AS BIGINT), 0) FROM blocks \
			WHERE number > $1";
		for mut row in self.query(sql, &[to.into()]).await? {
			for kind in [BLOCKS.name, EXTRINSICS.name, EVENTS.name] {
				let gone: i64 = row.number()?;
				self.count(kind, gone.saturating_neg());
			}
		}
		for sql in [
			"DELETE FROM blocks WHERE number > $1",
			"DELETE FROM extrinsics WHERE block > $1",
			"DELETE FROM events WHERE block > $1",
			"DELETE FROM spans WHERE block > $1",
			"DELETE FROM changes WHERE block > $1",
			"DELETE FROM names WHERE first > $1",
		] {
			self.query(sql, &[to.into()]).await?;
		}
		Ok(())
	}

	/// They have no index by block: the events say where they are.
	async fn remove_mentions(&mut self, to: u64) -> Stored<()> {
		let sql = "SELECT block, idx, CAST(about AS TEXT) FROM events WHERE block > $1";
		for mut row in self.query(sql, &[to.into()]).await? {
			let (block, idx): (u64, u32) = (row.number()?, row.number()?);
			for (kind, id) in row.json::<Vec<(String, String)>>()? {
				let sql =
					"DELETE FROM mentions WHERE kind = $1 AND id = $2 AND block = $3 AND idx = $4";
				self.query(sql, &[kind.into(), id.into(), block.into(), idx.into()]).await?;
			}
		}
		Ok(())
	}
}

/// What [`before`] reads.
const BEFORE: &str = "ord, CAST(data AS TEXT), CAST(facets AS TEXT), created, changed";

fn before(mut row: Row) -> Stored<Before> {
	Ok(Before {
		ord: row.text()?,
		data: row.json()?,
		facets: row.json()?,
		created: row.number()?,
		changed: row.number()?,
	})
}

impl Before {
	fn is_same(&self, entry: &Entry) -> bool {
		self.ord == entry.order && self.data == entry.data && self.facets == facets_of(entry)
	}
}

/// Whether a record has this facet at this place of the order.
fn has(record: Option<&Before>, ord: &str, facet: &(String, String)) -> bool {
	record.is_some_and(|record| record.ord == ord && record.facets.contains(facet))
}

/// The facets of a record, each once.
fn facets_of(entry: &Entry) -> Vec<(String, String)> {
	let facets = entry.facets.iter().filter(|(_, value)| value.len() <= LONGEST_KEY);
	let facets = facets.map(|(field, value)| ((*field).to_owned(), value.clone()));
	facets.collect::<BTreeSet<_>>().into_iter().collect()
}

fn signed(count: usize) -> i64 {
	i64::try_from(count).unwrap_or(i64::MAX)
}

/// Only what can be read again is written: texts, numbers, and lists of them.
fn text_of(value: &impl Serialize) -> String {
	serde_json::to_string(value).unwrap_or_default()
}

fn block_row(block: &Block) -> Vec<Cell> {
	vec![
		block.number.into(),
		block.hash.clone().into(),
		block.parent.clone().into(),
		block.state_root.clone().into(),
		block.time.into(),
		block.author.clone().into(),
		block.spec_version.into(),
		block.extrinsics.len().into(),
		block.events.len().into(),
	]
}

fn extrinsic_row(block: u64, extrinsic: &Extrinsic) -> Vec<Cell> {
	vec![
		block.into(),
		extrinsic.index.into(),
		extrinsic.hash.clone().into(),
		extrinsic.signer.clone().into(),
		extrinsic.pallet.clone().into(),
		extrinsic.call.clone().into(),
		text_of(&extrinsic.args).into(),
		extrinsic.success.into(),
		extrinsic.error.as_ref().map(text_of).into(),
		extrinsic.fee.clone().into(),
		extrinsic.tip.clone().into(),
		extrinsic.nonce.into(),
	]
}

fn event_row(block: u64, event: &Event) -> Vec<Cell> {
	vec![
		block.into(),
		event.index.into(),
		event.extrinsic.into(),
		event.pallet.clone().into(),
		event.name.clone().into(),
		text_of(&event.data).into(),
		text_of(&event.about).into(),
	]
}

fn mention_rows(block: &Block) -> Vec<Vec<Cell>> {
	let of_event = |event: &Event| {
		let (block, idx) = (block.number, event.index);
		let own = event.about.iter().filter(|(_, id)| id.len() <= LONGEST_KEY);
		let own: BTreeSet<_> = own.cloned().collect();
		own.into_iter()
			.map(move |(kind, id)| vec![kind.into(), id.into(), block.into(), idx.into()])
	};
	block.events.iter().flat_map(of_event).collect()
}

fn span_rows(block: &Block) -> Vec<Vec<Cell>> {
	let of_event = |event: &Event| {
		let (block, idx) = (block.number, event.index);
		let own: BTreeSet<_> = event.spans.iter().copied().collect();
		own.into_iter().map(move |(batch, first, last)| {
			vec![batch.into(), first.into(), last.into(), block.into(), idx.into()]
		})
	};
	block.events.iter().flat_map(of_event).collect()
}

fn record_row(kind: &str, id: &str, record: &Before) -> Vec<Cell> {
	vec![
		kind.into(),
		id.into(),
		record.ord.clone().into(),
		text_of(&record.data).into(),
		text_of(&record.facets).into(),
		record.created.into(),
		record.changed.into(),
	]
}

/// The facets that a record has and did not have before.
fn facet_rows<'a>(
	kind: &'a str,
	id: &'a str,
	record: &'a Before,
	before: Option<&'a Before>,
) -> impl Iterator<Item = Vec<Cell>> + 'a {
	let new = record.facets.iter().filter(move |facet| !has(before, &record.ord, facet));
	new.map(move |(field, value)| {
		vec![
			kind.into(),
			field.as_str().into(),
			value.as_str().into(),
			record.ord.as_str().into(),
			id.into(),
		]
	})
}

impl StoreError {
	/// Whether the database has no such table.
	pub(super) fn is_missing_table(&self) -> bool {
		match self {
			StoreError::Sqlite { error, .. } => error.to_string().contains("no such table"),
			StoreError::Postgres { error, .. } => {
				error.code() == Some(&tokio_postgres::error::SqlState::UNDEFINED_TABLE)
			}
			_ => false,
		}
	}
}
