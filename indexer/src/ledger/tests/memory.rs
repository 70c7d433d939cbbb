//! Records in memory.

use crate::book::{Book, BookError, Changes, Entry, Shelf};
use futures::future::{ready, BoxFuture, FutureExt};
use serde_json::Value;
use std::collections::BTreeMap;

/// A shelf in memory, as a database keeps it.
#[derive(Default, Clone, PartialEq, Debug)]
pub struct Memory {
	/// The records, by kind and identification.
	pub records: BTreeMap<(&'static str, String), Entry>,
	orders: BTreeMap<(&'static str, String), String>,
}

impl Memory {
	/// Writes what a block changed.
	pub fn write(&mut self, changes: Changes) {
		for (key, change) in changes {
			if let Some(before) = self.records.remove(&key) {
				self.orders.remove(&(key.0, before.order));
			}
			if let Some(entry) = change {
				let place = (key.0, entry.order.clone());
				assert_eq!(
					self.orders.insert(place, key.1.clone()),
					None,
					"two records at one place: {key:?}"
				);
				self.records.insert(key, entry);
			}
		}
	}

	/// A book over it.
	pub fn book(&mut self) -> Book<'_> {
		Book::over(self)
	}

	/// A record.
	pub fn record(&self, kind: &'static str, id: &str) -> Option<&Value> {
		self.records.get(&(kind, id.to_owned())).map(|entry| &entry.data)
	}
}

impl Shelf for Memory {
	fn get<'a>(
		&'a mut self,
		kind: &'static str,
		id: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>> {
		ready(Ok(self.record(kind, id).cloned())).boxed()
	}

	fn last_before<'a>(
		&'a mut self,
		kind: &'static str,
		order: &'a str,
	) -> BoxFuture<'a, Result<Option<Value>, BookError>> {
		let range = (kind, String::new())..(kind, order.to_owned());
		let found = self.orders.range(range).next_back();
		let found = found.and_then(|(_, id)| self.record(kind, id)).cloned();
		ready(Ok(found)).boxed()
	}
}
