//! Where data comes from. Another kind of source is a module with a [`Source`].

mod folder;

pub use folder::Folder;

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
#[derive(Debug, Default)]
pub struct Documents {
	/// All that is whole, in the order of names.
	pub whole: Vec<Document>,
	/// What still grows, or has come just now. It is not read yet.
	pub growing: Vec<String>,
}

/// Where data comes from.
pub trait Source {
	/// Looks at what there is. An error says what to do.
	fn look(&mut self) -> anyhow::Result<Documents>;
}
