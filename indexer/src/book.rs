//! The book: what the ledger reads and writes while a block is taken in.
//!
//! Changes are seen at once. The store takes all of them with [`Book::into_changes`], and writes them in the
//! transaction of the block.

use futures::future::BoxFuture;
use serde::{de::DeserializeOwned, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A thing that the index keeps a record of.
pub trait Record:
	Serialize + DeserializeOwned + ToSchema + Clone + PartialEq + Send + Sync
{
	/// The name of the kind, as in the address of its list: `trades`.
	const KIND: &'static str;
	/// By what a list of the kind can be filtered, as named in addresses: `buyer`.
	const FACETS: &'static [&'static str];

	/// The identification, as it is written in addresses: `17`, or `3-1` for a bundle.
	fn id(&self) -> String;

	/// By what a list is ordered and pages are cut, ascending. Numbers are padded, so that the order of the
	/// texts, byte by byte, is the order of the numbers. No two records of a kind have the same.
	fn order(&self) -> String;

	/// The values of the facets that this record has. A facet can have several values, or none.
	fn facets(&self) -> Vec<(&'static str, String)>;
}

/// Why an event could not be taken into the records.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
	/// The database failed.
	#[error("the records cannot be read: {0}")]
	Shelf(#[source] Box<dyn std::error::Error + Send + Sync>),
	/// The node does not answer what the state is.
	#[error("the node does not answer: {0}. Ask an archive node (`--state-pruning archive --blocks-pruning archive`) whose runtime this program knows")]
	State(String),
	/// A record does not have the shape that this program writes.
	#[error("the record {kind}/{id} is not as this program writes it ({source}): delete the index and build it again")]
	Unreadable {
		/// The kind of record.
		kind: &'static str,
		/// Its identification.
		id: String,
		/// What is wrong with it.
		source: serde_json::Error,
	},
	/// An event is about a thing that has no record.
	#[error("an event is about {kind}/{id}, which has no record: delete the index and build it again, and report this if it happens again")]
	NoRecord {
		/// The kind of record.
		kind: &'static str,
		/// Its identification.
		id: String,
	},
	/// An event cannot be, by what the records say.
	#[error("an event does not fit the records: {0}. Delete the index and build it again, and report this if it happens again")]
	Contradiction(String),
}

/// Where records lie: a database transaction, or memory in tests.
pub trait Shelf: Send {
	/// The record of a kind with an identification.
	fn get<'a>(
		&'a mut self,
		kind: &'static str,
		id: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>>;

	/// The last record of a kind whose order is before `order`, and not at it.
	fn last_before<'a>(
		&'a mut self,
		kind: &'static str,
		order: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>>;
}

/// A record as the store writes it.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
	/// By what a list is ordered.
	pub order: String,
	/// The values of its facets.
	pub facets: Vec<(&'static str, String)>,
	/// The record itself.
	pub data: Value,
}

/// What a block changed: for each kind and identification the record as it is now, or none if it was removed.
pub type Changes = BTreeMap<(&'static str, String), Option<Entry>>;

/// The records as the present block has them so far.
pub struct Book<'a> {
	shelf: &'a mut dyn Shelf,
	changes: Changes,
	/// The changed records that are there, by kind and order.
	places: BTreeMap<(&'static str, String), String>,
}

impl<'a> Book<'a> {
	/// The book over a shelf, without a change.
	pub fn over(shelf: &'a mut dyn Shelf) -> Self {
		Book { shelf, changes: Changes::new(), places: BTreeMap::new() }
	}

	/// Everything that was changed, for the store.
	pub fn into_changes(self) -> Changes {
		self.changes
	}

	/// The record with an identification, if there is one.
	pub async fn get<R: Record>(&mut self, id: &str) -> Result<Option<R>, BookError> {
		if let Some(change) = self.changes.get(&(R::KIND, id.to_owned())) {
			return change.as_ref().map(|entry| read(id, entry.data.clone())).transpose();
		}
		let found = self.shelf.get(R::KIND, id).await?;
		found.map(|data| read(id, data)).transpose()
	}

	/// The record with an identification, which must be there.
	pub async fn need<R: Record>(&mut self, id: &str) -> Result<R, BookError> {
		let found = self.get(id).await?;
		found.ok_or_else(|| BookError::NoRecord { kind: R::KIND, id: id.to_owned() })
	}

	/// Writes a record, new or changed.
	pub fn put<R: Record>(&mut self, record: &R) -> Result<(), BookError> {
		let (id, order) = (record.id(), record.order());
		let data = serde_json::to_value(record).map_err(|source| unreadable::<R>(&id, source))?;
		self.forget_place(R::KIND, &id);
		self.places.insert((R::KIND, order.clone()), id.clone());
		let entry = Entry { order, facets: record.facets(), data };
		self.changes.insert((R::KIND, id), Some(entry));
		Ok(())
	}

	/// Removes a record. Only what never stood for a thing of its own is removed, such as a bundle that was
	/// merged: other records stay, with their end.
	pub fn remove<R: Record>(&mut self, id: &str) {
		self.forget_place(R::KIND, id);
		self.changes.insert((R::KIND, id.to_owned()), None);
	}

	/// The last record of a kind whose order is before `order`, and not at it.
	pub async fn last_before<R: Record>(&mut self, order: &str) -> Result<Option<R>, BookError> {
		let changed = self.last_changed(R::KIND, order);
		let shelved = self.last_shelved::<R>(order).await?;
		match (changed, shelved) {
			(Some((place, _)), Some(record)) if record.order() > place => Ok(Some(record)),
			(Some((_, id)), _) => self.get(&id).await,
			(None, record) => Ok(record),
		}
	}

	fn last_changed(&self, kind: &'static str, order: &str) -> Option<(String, String)> {
		let range = (kind, String::new())..(kind, order.to_owned());
		let ((_, place), id) = self.places.range(range).next_back()?;
		Some((place.clone(), id.clone()))
	}

	/// The last record on the shelf that this block has not changed.
	async fn last_shelved<R: Record>(&mut self, order: &str) -> Result<Option<R>, BookError> {
		let mut before = order.to_owned();
		while let Some(data) = self.shelf.last_before(R::KIND, &before).await? {
			let record: R = read(&before, data)?;
			if !self.changes.contains_key(&(R::KIND, record.id())) {
				return Ok(Some(record));
			}
			before = record.order();
		}
		Ok(None)
	}

	fn forget_place(&mut self, kind: &'static str, id: &str) {
		let changed = self.changes.get(&(kind, id.to_owned())).and_then(Option::as_ref);
		if let Some(entry) = changed {
			self.places.remove(&(kind, entry.order.clone()));
		}
	}
}

fn read<R: Record>(id: &str, data: Value) -> Result<R, BookError> {
	serde_json::from_value(data).map_err(|source| unreadable::<R>(id, source))
}

fn unreadable<R: Record>(id: &str, source: serde_json::Error) -> BookError {
	BookError::Unreadable { kind: R::KIND, id: id.to_owned(), source }
}
