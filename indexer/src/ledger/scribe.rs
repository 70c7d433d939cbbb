//! Reading and writing records while an event is taken in.

use super::{
	records::{Dated, Reused},
	values::{Account, At},
};
use crate::book::{Book, BookError, Record};

/// What every function of the ledger returns.
pub(super) type Done = Result<(), BookError>;

/// The book, at the moment of an event.
pub(super) struct Scribe<'a, 'b> {
	book: &'a mut Book<'b>,
	/// The moment of the event.
	pub at: At,
	/// The account that signed the extrinsic.
	pub signer: Option<Account>,
}

impl<'a, 'b> Scribe<'a, 'b> {
	/// Writes into a book.
	pub fn of(book: &'a mut Book<'b>, at: At, signer: Option<Account>) -> Self {
		Scribe { book, at, signer }
	}

	/// A record, if it is there.
	pub async fn get<R: Record>(&mut self, id: &str) -> Result<Option<R>, BookError> {
		self.book.get(id).await
	}

	/// A record that must be there.
	pub async fn need<R: Record>(&mut self, id: &str) -> Result<R, BookError> {
		self.book.need(id).await
	}

	/// The last record whose order is before this one.
	pub async fn last_before<R: Record>(&mut self, order: &str) -> Result<Option<R>, BookError> {
		self.book.last_before(order).await
	}

	/// Writes a record.
	pub fn put<R: Record>(&mut self, record: &R) -> Done {
		self.book.put(record)
	}

	/// Removes a record that never stood for a thing of its own.
	pub fn remove<R: Record>(&mut self, id: &str) {
		self.book.remove::<R>(id);
	}

	/// Writes a record with the moment of the change.
	pub fn put_changed<R: Record + Dated>(&mut self, record: &mut R) -> Done {
		record.changed(self.at);
		self.book.put(record)
	}

	/// Changes a record that must be there.
	pub async fn change<R: Record + Dated>(
		&mut self,
		id: impl ToString,
		change: impl FnOnce(&mut R) + Send,
	) -> Done {
		let mut record: R = self.book.need(&id.to_string()).await?;
		change(&mut record);
		self.put_changed(&mut record)
	}

	/// Makes room for a thing whose identification was used before. Returns how often.
	pub async fn set_aside<R: Record + Reused>(&mut self, id: &str) -> Result<u32, BookError> {
		let Some(mut record) = self.book.get::<R>(id).await? else { return Ok(0) };
		let earlier = record.earlier().saturating_add(1);
		record.set_aside();
		self.book.remove::<R>(id);
		self.book.put(&record)?;
		Ok(earlier)
	}
}
