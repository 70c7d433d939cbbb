//! Where data comes from. Another kind of source is a module with a [`Source`].

mod folder;
mod http;
mod patient;
mod postgres;
mod turn;

pub use folder::Folder;
pub use http::{Access, Http, HttpConfig};
pub use patient::Patient;
pub use postgres::{Postgres, PostgresConfig};

use futures::future::BoxFuture;
use std::sync::Arc;

/// A document of a source, such as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
	/// Its name, for messages.
	pub name: String,
	/// What is in it.
	pub bytes: Arc<[u8]>,
}

/// What a source has now.
#[derive(Clone, Debug, Default)]
pub struct Documents {
	/// All that is whole, in the order of names or pages.
	pub whole: Vec<Document>,
	/// What still grows, or has come just now. It is not read yet.
	pub growing: Vec<String>,
}

/// Where data comes from.
pub trait Source: Send {
	/// Looks at what there is. An error says what to do.
	fn look(&mut self) -> BoxFuture<'_, anyhow::Result<Documents>>;
}
