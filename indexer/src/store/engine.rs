//! What the store needs of a database.
//!
//! Both engines read the same SQL. Its parameters are `$1`, `$2`, and so on.

use super::{schema::Table, Cell, Row, Stored};
use futures::future::BoxFuture;

/// A connection that one task uses.
pub trait Session: Send {
	/// Runs a statement, and gives its rows.
	fn query<'a>(&'a mut self, sql: &'a str, values: &'a [Cell])
		-> BoxFuture<'a, Stored<Vec<Row>>>;

	/// Enters rows into a table.
	fn insert<'a>(
		&'a mut self,
		table: &'static Table,
		rows: Vec<Vec<Cell>>,
	) -> BoxFuture<'a, Stored<()>>;

	/// Runs statements that have no parameters and no rows.
	fn run<'a>(&'a mut self, script: &'a str) -> BoxFuture<'a, Stored<()>>;

	/// What makes a table.
	fn definition(&self, table: &Table) -> String;

	/// What makes room for a block, if that is needed.
	fn room(&self, block: u64) -> Option<String>;
}

/// Connections that many tasks use. No question takes longer than [`LONGEST`].
pub trait Sessions: Send + Sync {
	/// Asks, and gives the rows.
	fn query(&self, sql: String, values: Vec<Cell>) -> BoxFuture<'_, Stored<Vec<Row>>>;

	/// What asks for the size of the database in bytes.
	fn size(&self) -> &'static str;
}

/// So long a question may take.
pub const LONGEST: std::time::Duration = std::time::Duration::from_secs(3);
/// So many questions are asked at once.
pub const MOST: usize = 8;
/// So long a question waits until others are answered.
pub const WAIT: std::time::Duration = std::time::Duration::from_secs(2);
