//! What the service asks: pages of lists, single entries, and search.
//!
//! Pages are cut by keys (block and place, or the order of a record), never by offset: page 10,000 takes as long as the first. A list
//! first finds the keys of its page in an index, and only then reads those rows.

use super::{
	engine::Sessions,
	schema::{EVENTS, EXTRINSICS, LAYOUT},
	writing::RUNTIMES,
	Cell, Row, StoreError, Stored,
};
use crate::views::{Block, Event, Extrinsic, Head, Hit, Mention, Named, RuntimeSince};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

const BLOCK: &str =
	"number, hash, parent, state_root, time, author, spec_version, extrinsics, events";
const EXTRINSIC: &str =
	"e.block, e.idx, b.time, e.hash, e.signer, e.pallet, e.call, CAST(e.args AS TEXT), e.success, \
	CAST(e.error AS TEXT), e.fee, e.tip, e.nonce";
const EVENT: &str = "e.block, e.idx, b.time, e.extrinsic, e.pallet, e.name, CAST(e.data AS TEXT), CAST(e.about AS TEXT)";
/// So many entries are counted to find the rarest of several facets.
const COUNTED: usize = 20_000;
/// More than any table has. Where it stands, an inner question is answered as it is written.
const ALL: &str = "LIMIT 9223372036854775807";
/// So many records are read by one statement.
const AT_ONCE: usize = 64;
/// So many hits are told of each facet.
const HITS: usize = 3;

/// In which order a list is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
	/// The oldest first.
	Ascending,
	/// The newest first.
	#[default]
	Descending,
}

impl Order {
	const fn word(self) -> &'static str {
		match self {
			Order::Ascending => "ASC",
			Order::Descending => "DESC",
		}
	}

	/// What comes after a key compares like this with it.
	const fn sign(self) -> &'static str {
		match self {
			Order::Ascending => ">",
			Order::Descending => "<",
		}
	}
}

/// Block and place of an extrinsic or event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
	/// The number of the block.
	pub block: u64,
	/// The place in the block.
	pub index: u32,
}

impl std::fmt::Display for Position {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "{}-{}", self.block, self.index)
	}
}

impl std::str::FromStr for Position {
	type Err = ();

	/// Only as [`Position`] is written: digits, a hyphen, digits.
	fn from_str(text: &str) -> Result<Self, ()> {
		let (block, index) = text.split_once('-').ok_or(())?;
		let position = Position { block: number(block)?, index: number(index)? };
		Ok(position)
	}
}

fn number<N: std::str::FromStr>(text: &str) -> Result<N, ()> {
	let is_plain =
		!text.is_empty() && text.len() <= 15 && text.bytes().all(|it| it.is_ascii_digit());
	text.parse().ok().filter(|_| is_plain).ok_or(())
}

/// Which part of a list.
#[derive(Clone, Copy, Debug)]
pub struct Cut<K> {
	/// It begins after this.
	pub after: Option<K>,
	/// The most entries.
	pub limit: usize,
	/// Which come first.
	pub order: Order,
}

/// Which extrinsics. All of what is given must be so.
#[derive(Clone, Debug, Default)]
pub struct ExtrinsicFilter {
	/// Those of this block.
	pub block: Option<u64>,
	/// Those with this hash.
	pub hash: Option<String>,
	/// Those that this account signed.
	pub signer: Option<String>,
	/// Those of this pallet.
	pub pallet: Option<String>,
	/// Those of this call.
	pub call: Option<String>,
	/// Those that succeeded, or failed.
	pub success: Option<bool>,
}

/// Which events.
#[derive(Clone, Debug)]
pub enum EventFilter {
	/// All.
	All,
	/// Those of a block.
	Block(u64),
	/// Those of an extrinsic.
	Extrinsic(Position),
	/// Those of a pallet.
	Pallet(String),
	/// Those of a pallet with a name.
	Name(String, String),
	/// Those about a record or an account.
	About(String, String),
	/// Those about a certificate of a batch.
	Certificate(u64, u32),
}

/// Reads the index.
#[derive(Clone)]
pub struct Reader {
	sessions: Arc<dyn Sessions>,
}

/// A statement that grows, with its values.
#[derive(Default)]
struct Question {
	filters: Vec<String>,
	values: Vec<Cell>,
}

impl Question {
	/// Another value. Returns how the statement names it.
	fn value(&mut self, value: impl Into<Cell>) -> String {
		self.values.push(value.into());
		format!("${}", self.values.len())
	}

	/// A column must have this value.
	fn is(&mut self, column: &str, value: impl Into<Cell>) {
		let value = self.value(value);
		self.filters.push(format!("{column} = {value}"));
	}

	fn succeeds(&mut self, success: Option<bool>) {
		match success {
			Some(true) => self.filters.push("success".to_owned()),
			Some(false) => self.filters.push("NOT success".to_owned()),
			None => {}
		}
	}

	/// All filters that were added, as a condition.
	fn condition(&mut self) -> String {
		match self.filters.is_empty() {
			true => "0 = 0".to_owned(),
			false => std::mem::take(&mut self.filters).join(" AND "),
		}
	}

	/// The keys of a page: of what the filters say, and what comes after the cut.
	fn keys(&mut self, table: &str, columns: &str, cut: &Cut<Position>) -> String {
		let (sign, order) = (cut.order.sign(), cut.order.word());
		if let Some(Position { block, index }) = cut.after {
			let (block, index) = (self.value(block), self.value(index));
			self.filters.push(format!("(block, idx) {sign} ({block}, {index})"));
		}
		let condition = self.condition();
		format!(
			"SELECT {columns} FROM {table} WHERE {condition} ORDER BY block {order}, idx {order}"
		)
	}
}

impl Reader {
	pub(super) fn over(sessions: Box<dyn Sessions>) -> Self {
		Reader { sessions: Arc::from(sessions) }
	}

	pub(super) async fn query(&self, sql: String, values: Vec<Cell>) -> Stored<Vec<Row>> {
		self.sessions.query(sql, values).await
	}

	async fn one(&self, sql: &str, values: Vec<Cell>) -> Stored<Option<Row>> {
		Ok(self.query(sql.to_owned(), values).await?.into_iter().next())
	}

	/// Fails if what is there is no index of this release.
	pub(super) async fn check(&self, place: &str) -> Stored<()> {
		let missing = || StoreError::Missing(place.to_owned());
		match self.meta("layout").await {
			Ok(Some(found)) if found == LAYOUT.to_string() => Ok(()),
			Ok(Some(found)) => Err(StoreError::OtherLayout { place: place.to_owned(), found }),
			Ok(None) => Err(missing()),
			Err(error) if error.is_missing_table() => Err(missing()),
			Err(error) => Err(error),
		}
	}

	async fn meta(&self, key: &str) -> Stored<Option<String>> {
		let row = self.one("SELECT value FROM meta WHERE key = $1", vec![key.into()]).await?;
		row.map(|mut row| row.text()).transpose()
	}

	/// The hash of the chain's first block.
	pub async fn genesis(&self) -> Stored<String> {
		self.meta("genesis").await?.ok_or(StoreError::Damaged)
	}

	/// The block that was taken in last.
	pub async fn head(&self) -> Stored<Option<Head>> {
		let sql = "SELECT number, hash, time FROM blocks ORDER BY number DESC LIMIT 1";
		let head = |mut row: Row| {
			Ok(Head { number: row.number()?, hash: row.text()?, time: row.number()? })
		};
		self.one(sql, vec![]).await?.map(head).transpose()
	}

	/// How many entries there are, by kind.
	pub async fn counts(&self) -> Stored<BTreeMap<String, u64>> {
		let rows = self.query("SELECT kind, number FROM counts".to_owned(), vec![]).await?;
		rows.into_iter().map(|mut row| Ok((row.text()?, row.number()?))).collect()
	}

	/// The runtimes, the oldest first.
	pub async fn runtimes(&self) -> Stored<Vec<RuntimeSince>> {
		let sql = "SELECT name, first FROM names WHERE list = $1 ORDER BY first".to_owned();
		let since = |mut row: Row| {
			let spec_version = row.text()?.parse().map_err(|_| StoreError::Damaged)?;
			Ok(RuntimeSince { spec_version, first_block: row.number()? })
		};
		self.query(sql, vec![RUNTIMES.into()]).await?.into_iter().map(since).collect()
	}

	/// A page of the blocks.
	pub async fn blocks(&self, cut: &Cut<u64>) -> Stored<Vec<Block>> {
		let (mut question, order) = (Question::default(), cut.order.word());
		if let Some(after) = cut.after {
			let after = question.value(after);
			question.filters.push(format!("number {} {after}", cut.order.sign()));
		}
		let (condition, limit) = (question.condition(), question.value(cut.limit));
		let sql = format!(
			"SELECT {BLOCK} FROM blocks WHERE {condition} ORDER BY number {order} LIMIT {limit}"
		);
		self.query(sql, question.values).await?.into_iter().map(block).collect()
	}

	/// A block.
	pub async fn block(&self, number: u64) -> Stored<Option<Block>> {
		let sql = format!("SELECT {BLOCK} FROM blocks WHERE number = $1");
		self.one(&sql, vec![number.into()]).await?.map(block).transpose()
	}

	/// The number of the block with a hash.
	pub async fn number_of(&self, hash: &str) -> Stored<Option<u64>> {
		let row = self.one("SELECT number FROM blocks WHERE hash = $1", vec![hash.into()]).await?;
		row.map(|mut row| row.number()).transpose()
	}

	/// The names of a list that a pallet has.
	async fn names(&self, list: &str, pallet: &str) -> Stored<Vec<String>> {
		let sql = "SELECT name FROM names WHERE list = $1 AND pallet = $2 ORDER BY name".to_owned();
		let rows = self.query(sql, vec![list.into(), pallet.into()]).await?;
		rows.into_iter().map(|mut row| row.text()).collect()
	}

	/// A page of extrinsics.
	pub async fn extrinsics(
		&self,
		filter: &ExtrinsicFilter,
		cut: &Cut<Position>,
	) -> Stored<Vec<Extrinsic>> {
		let mut question = Question::default();
		let keys = match filter {
			ExtrinsicFilter { signer: Some(_), block: None, hash: None, .. } => {
				signed_keys(&mut question, filter, cut)
			}
			ExtrinsicFilter {
				pallet: Some(pallet), call: None, block: None, hash: None, ..
			} => {
				let calls = self.names(EXTRINSICS.name, pallet).await?;
				let fill = |question: &mut Question, call: &str| {
					question.is("pallet", pallet.as_str());
					question.is("call", call);
					question.succeeds(filter.success);
				};
				let Some(keys) = merged(&mut question, EXTRINSICS.name, &calls, fill, cut) else {
					return Ok(vec![]);
				};
				keys
			}
			_ => {
				all_of(&mut question, filter);
				limited(&mut question, EXTRINSICS.name, cut)
			}
		};
		let sql = rows_of(EXTRINSICS.name, EXTRINSIC, &keys, cut.order);
		self.query(sql, question.values).await?.into_iter().map(extrinsic).collect()
	}

	/// A page of events.
	pub async fn events(&self, filter: &EventFilter, cut: &Cut<Position>) -> Stored<Vec<Event>> {
		let mut question = Question::default();
		let mut table = EVENTS.name;
		match filter {
			EventFilter::All => {}
			EventFilter::Block(block) => question.is("block", *block),
			EventFilter::Extrinsic(at) => {
				question.is("block", at.block);
				question.is("extrinsic", at.index);
			}
			EventFilter::Pallet(_) => {}
			EventFilter::Name(pallet, name) => {
				question.is("pallet", pallet.as_str());
				question.is("name", name.as_str());
			}
			EventFilter::About(kind, id) => {
				table = "mentions";
				question.is("kind", kind.as_str());
				question.is("id", id.as_str());
			}
			EventFilter::Certificate(batch, number) => {
				table = "spans";
				question.is("batch", *batch);
				let number = question.value(*number);
				question.filters.push(format!("first <= {number} AND last >= {number}"));
			}
		}
		let keys = match filter {
			EventFilter::Pallet(pallet) => {
				let names = self.names(EVENTS.name, pallet).await?;
				let fill = |question: &mut Question, name: &str| {
					question.is("pallet", pallet.as_str());
					question.is("name", name);
				};
				let Some(keys) = merged(&mut question, EVENTS.name, &names, fill, cut) else {
					return Ok(vec![]);
				};
				keys
			}
			EventFilter::Certificate(..) => {
				let keys = question.keys(table, "DISTINCT block, idx", cut);
				let limit = question.value(cut.limit);
				format!("{keys} LIMIT {limit}")
			}
			_ => limited(&mut question, table, cut),
		};
		let sql = rows_of(EVENTS.name, EVENT, &keys, cut.order);
		self.query(sql, question.values).await?.into_iter().map(event).collect()
	}

	/// A page of the records of a kind that have all these facets, each with its order and identification.
	pub async fn records(
		&self,
		kind: &str,
		facets: &[(String, String)],
		cut: &Cut<String>,
	) -> Stored<Vec<(String, String, Value)>> {
		let mut question = Question::default();
		let name = question.value(kind);
		let (sign, order) = (cut.order.sign(), cut.order.word());
		let after = cut.after.as_ref().map(|after| question.value(after.as_str()));
		let after = |column: &str| match &after {
			Some(after) => format!(" AND {column} {sign} {after}"),
			None => String::new(),
		};
		let sql = match self.rarest_first(kind, facets).await?.split_first() {
			None => format!(
				"SELECT ord, id, CAST(data AS TEXT) FROM records WHERE kind = {name}{} ORDER BY ord {order}",
				after("ord")
			),
			Some((first, others)) => {
				let (field, value) =
					(question.value(first.0.as_str()), question.value(first.1.as_str()));
				let mut condition =
					format!("f.kind = {name} AND f.field = {field} AND f.value = {value}");
				for (field, value) in others {
					let (field, value) =
						(question.value(field.as_str()), question.value(value.as_str()));
					condition.push_str(&format!(
						" AND EXISTS (SELECT 1 FROM facets g WHERE g.kind = {name} AND g.field = {field} AND g.value = {value} AND \
						 g.ord = f.ord)"
					));
				}
				let limit = question.value(cut.limit);
				format!(
					"SELECT r.ord, r.id, CAST(r.data AS TEXT) FROM (SELECT f.ord, f.id FROM facets f WHERE {condition}{} ORDER BY f.ord {order} \
					 LIMIT {limit}) k CROSS JOIN records r WHERE r.kind = {name} AND r.id = k.id ORDER BY r.ord {order}",
					after("f.ord")
				)
			}
		};
		let limit = question.value(cut.limit);
		let rows = self.query(format!("{sql} LIMIT {limit}"), question.values).await?;
		rows.into_iter().map(|mut row| Ok((row.text()?, row.text()?, row.json()?))).collect()
	}

	/// Few entries have the first: that is where the search begins.
	async fn rarest_first(
		&self,
		kind: &str,
		facets: &[(String, String)],
	) -> Stored<Vec<(String, String)>> {
		if facets.len() < 2 {
			return Ok(facets.to_vec());
		}
		let mut counted = Vec::new();
		for (field, value) in facets {
			let sql = format!(
				"SELECT count(*) FROM (SELECT 1 FROM facets WHERE kind = $1 AND field = $2 AND value = $3 LIMIT {COUNTED}) c"
			);
			let values = [kind, field, value].map(Cell::from);
			let row = self.one(&sql, values.into()).await?;
			let count: u64 = row.map_or(Ok(0), |mut row| row.number())?;
			counted.push((count, (field.clone(), value.clone())));
		}
		counted.sort();
		Ok(counted.into_iter().map(|(_, facet)| facet).collect())
	}

	/// A record.
	pub async fn record(&self, kind: &str, id: &str) -> Stored<Option<Value>> {
		let sql = "SELECT CAST(data AS TEXT) FROM records WHERE kind = $1 AND id = $2";
		let row = self.one(sql, vec![kind.into(), id.into()]).await?;
		row.map(|mut row| row.json()).transpose()
	}

	/// The last record of a kind whose order is at most this.
	pub async fn record_until(&self, kind: &str, order: &str) -> Stored<Option<(String, Value)>> {
		let sql = "SELECT id, CAST(data AS TEXT) FROM records WHERE kind = $1 AND ord <= $2 ORDER BY ord DESC LIMIT 1";
		let row = self.one(sql, vec![kind.into(), order.into()]).await?;
		row.map(|mut row| Ok((row.text()?, row.json()?))).transpose()
	}

	/// The records of these kinds with an identification.
	pub async fn with_id(&self, kinds: &[&str], id: &str) -> Stored<Vec<Hit>> {
		let mut question = Question::default();
		let id = question.value(id);
		let kinds = kinds.iter().map(|kind| question.value(*kind)).collect::<Vec<_>>().join(", ");
		let sql = format!(
			"SELECT kind, id FROM records WHERE kind IN ({kinds}) AND id = {id} ORDER BY kind"
		);
		let hit =
			|mut row: Row| Ok(Hit { kind: row.text()?, id: row.text()?, by: "id".to_owned() });
		self.query(sql, question.values).await?.into_iter().map(hit).collect()
	}

	/// The newest records that have this value of one of these facets: kind and facet.
	pub async fn with_facet(&self, facets: &[(&str, &str)], value: &str) -> Stored<Vec<Hit>> {
		let mut question = Question::default();
		let of = self.which_have(facets, value).await?;
		let value = question.value(value);
		let part = |(at, (kind, facet)): (usize, &(String, String))| {
			let (kind, facet) = (question.value(kind.as_str()), question.value(facet.as_str()));
			format!(
				"SELECT * FROM (SELECT kind, id, field FROM facets WHERE kind = {kind} AND field = {facet} AND value = {value} ORDER BY ord \
				 DESC LIMIT {HITS}) p{at}"
			)
		};
		let parts = of.iter().enumerate().map(part).collect::<Vec<_>>();
		if parts.is_empty() {
			return Ok(vec![]);
		}
		let hit = |mut row: Row| Ok(Hit { kind: row.text()?, id: row.text()?, by: row.text()? });
		let rows = self.query(parts.join(" UNION ALL "), question.values).await?;
		rows.into_iter().map(hit).collect()
	}

	/// Those of the facets that some record has with this value: few. One short statement looks at all of them.
	async fn which_have(
		&self,
		facets: &[(&str, &str)],
		value: &str,
	) -> Stored<Vec<(String, String)>> {
		let mut question = Question::default();
		let value = question.value(value);
		let pair = |(kind, facet): &(&str, &str)| {
			let (kind, facet) = (question.value(*kind), question.value(*facet));
			format!("({kind}, {facet})")
		};
		let pairs = facets.iter().map(pair).collect::<Vec<_>>().join(", ");
		if pairs.is_empty() {
			return Ok(vec![]);
		}
		let sql = format!(
			"SELECT v.column1, v.column2 FROM (VALUES {pairs}) v WHERE EXISTS (SELECT 1 FROM facets f WHERE f.kind = v.column1 AND f.field = \
			 v.column2 AND f.value = {value}) ORDER BY v.column1, v.column2"
		);
		let rows = self.query(sql, question.values).await?;
		rows.into_iter().map(|mut row| Ok((row.text()?, row.text()?))).collect()
	}

	/// The records of these kinds and identifications that are there.
	pub async fn many(
		&self,
		wanted: &[(String, String)],
	) -> Stored<BTreeMap<(String, String), Value>> {
		let mut all = BTreeMap::new();
		for wanted in wanted.chunks(AT_ONCE) {
			let mut question = Question::default();
			let pair = |(kind, id): &(String, String)| {
				let (kind, id) = (question.value(kind.as_str()), question.value(id.as_str()));
				format!("({kind}, {id})")
			};
			let pairs = wanted.iter().map(pair).collect::<Vec<_>>().join(", ");
			let sql = format!(
				"SELECT r.kind, r.id, CAST(r.data AS TEXT) FROM (VALUES {pairs}) v CROSS JOIN records r WHERE r.kind = v.column1 AND r.id = \
				 v.column2"
			);
			for mut row in self.query(sql, question.values).await? {
				all.insert((row.text()?, row.text()?), row.json()?);
			}
		}
		Ok(all)
	}

	/// The records of hits, in their order.
	pub async fn named(&self, hits: Vec<Hit>) -> Stored<Vec<Named>> {
		let mut all = Vec::new();
		for Hit { kind, id, .. } in hits {
			if let Some(record) = self.record(&kind, &id).await? {
				all.push(Named { kind, id, record });
			}
		}
		Ok(all)
	}

	/// What a block changed. Only what the last blocks changed is known.
	pub async fn changed(&self, block: u64, limit: usize) -> Stored<Vec<Mention>> {
		let sql =
			"SELECT kind, id FROM changes WHERE block = $1 ORDER BY kind, id LIMIT $2".to_owned();
		let rows = self.query(sql, vec![block.into(), limit.into()]).await?;
		rows.into_iter().map(|mut row| Ok(Mention { kind: row.text()?, id: row.text()? })).collect()
	}

	/// How many bytes the database has.
	pub async fn size(&self) -> Stored<u64> {
		let row = self.one(self.sessions.size(), vec![]).await?;
		row.ok_or(StoreError::Damaged)?.number()
	}
}

fn all_of(question: &mut Question, filter: &ExtrinsicFilter) {
	if let Some(block) = filter.block {
		question.is("block", block);
	}
	let texts = [
		("hash", &filter.hash),
		("signer", &filter.signer),
		("pallet", &filter.pallet),
		("call", &filter.call),
	];
	for (column, value) in texts {
		if let Some(value) = value {
			question.is(column, value.as_str());
		}
	}
	question.succeeds(filter.success);
}

/// Those of a signer, newest or oldest first, and of them those that the other filters let through: the engine is not to begin with a call
/// that millions have.
fn signed_keys(question: &mut Question, filter: &ExtrinsicFilter, cut: &Cut<Position>) -> String {
	let only_signer =
		ExtrinsicFilter { signer: filter.signer.clone(), ..ExtrinsicFilter::default() };
	all_of(question, &only_signer);
	let inner = question.keys(EXTRINSICS.name, "block, idx, pallet, call, success", cut);
	all_of(question, &ExtrinsicFilter { signer: None, ..filter.clone() });
	let (condition, limit) = (question.condition(), question.value(cut.limit));
	// The inner question has the order, and to sort again would mean to read all of it.
	format!("SELECT block, idx FROM ({inner} {ALL}) s WHERE {condition} LIMIT {limit}")
}

fn limited(question: &mut Question, table: &str, cut: &Cut<Position>) -> String {
	let keys = question.keys(table, "block, idx", cut);
	let limit = question.value(cut.limit);
	format!("{keys} LIMIT {limit}")
}

/// The keys of several names, each from its part of the index, put together. `None` if there are no names.
fn merged(
	question: &mut Question,
	table: &str,
	names: &[String],
	fill: impl Fn(&mut Question, &str),
	cut: &Cut<Position>,
) -> Option<String> {
	let part = |(at, name): (usize, &String)| {
		fill(question, name);
		format!("SELECT * FROM ({}) p{at}", limited(question, table, cut))
	};
	let parts = names.iter().enumerate().map(part).collect::<Vec<_>>();
	if parts.is_empty() {
		return None;
	}
	let (order, limit) = (cut.order.word(), question.value(cut.limit));
	let parts = parts.join(" UNION ALL ");
	Some(format!(
		"SELECT block, idx FROM ({parts}) u ORDER BY block {order}, idx {order} LIMIT {limit}"
	))
}

/// The rows of these keys. `CROSS JOIN` makes SQLite take the tables in this order.
fn rows_of(table: &str, columns: &str, keys: &str, order: Order) -> String {
	let order = order.word();
	format!(
		"SELECT {columns} FROM ({keys}) k CROSS JOIN {table} e CROSS JOIN blocks b WHERE e.block = k.block AND e.idx = k.idx AND \
		 b.number = e.block ORDER BY e.block {order}, e.idx {order}"
	)
}

fn block(mut row: Row) -> Stored<Block> {
	Ok(Block {
		number: row.number()?,
		hash: row.text()?,
		parent: row.text()?,
		state_root: row.text()?,
		time: row.number()?,
		author: row.maybe_text()?,
		spec_version: row.number()?,
		extrinsics: row.number()?,
		events: row.number()?,
	})
}

fn extrinsic(mut row: Row) -> Stored<Extrinsic> {
	let at = Position { block: row.number()?, index: row.number()? };
	Ok(Extrinsic {
		id: at.to_string(),
		block: at.block,
		index: at.index,
		time: row.number()?,
		hash: row.text()?,
		signer: row.maybe_text()?,
		pallet: row.text()?,
		call: row.text()?,
		args: row.json()?,
		success: row.boolean()?,
		error: row.maybe_json()?,
		fee: row.maybe_text()?,
		tip: row.maybe_text()?,
		nonce: row.maybe_number()?,
	})
}

fn event(mut row: Row) -> Stored<Event> {
	let at = Position { block: row.number()?, index: row.number()? };
	Ok(Event {
		id: at.to_string(),
		block: at.block,
		index: at.index,
		time: row.number()?,
		extrinsic: row.maybe_number()?,
		pallet: row.text()?,
		name: row.text()?,
		data: row.json()?,
		about: row
			.json::<Vec<(String, String)>>()?
			.into_iter()
			.map(|(kind, id)| Mention { kind, id })
			.collect(),
	})
}
