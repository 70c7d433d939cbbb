//! Where the index lies: SQLite in a file of its own, or PostgreSQL.
//!
//! * `schema`: the tables, declared once for both;
//! * `sqlite`, `postgres`: the two engines, behind [`engine`]'s traits. They read the same SQL;
//! * [`writing`]: a block goes in, or comes out again, in one transaction;
//! * [`reading`]: pages of lists, single entries, search;
//! * [`digest`]: one number for all that is in it, to compare two of them.

mod cell;
pub mod digest;
mod engine;
mod postgres;
pub mod reading;
mod schema;
mod sqlite;
#[cfg(test)]
pub(crate) mod tests;
pub mod writing;

pub use cell::{Cell, Row};
pub use postgres::PostgresPlace;
pub use reading::Reader;
pub use schema::{LAYOUT, PARTITION};
pub use writing::{Transaction, Writer, KEPT};

use engine::Session;
use std::path::PathBuf;

/// What the store cannot do.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
	/// SQLite fails.
	#[error("{}: {error}{}", path.display(), sqlite::advice(.error))]
	Sqlite {
		/// The file.
		path: PathBuf,
		/// What it says.
		error: rusqlite::Error,
	},
	/// PostgreSQL fails.
	#[error("{place}: {}", postgres::told(.error))]
	Postgres {
		/// Where it is.
		place: String,
		/// What it says.
		error: tokio_postgres::Error,
	},
	/// Something about the database's address or keys is wrong.
	#[error("{0}")]
	Settings(String),
	/// The folder cannot be used.
	#[error("{}: {error}: name a file that this program can write to with --database", path.display())]
	File {
		/// The file.
		path: PathBuf,
		/// What the system says.
		error: std::io::Error,
	},
	/// Another indexer has it.
	#[error("{0}: another indexer writes to it. Stop that one, or name another database with --database")]
	Taken(String),
	/// It is of another chain.
	#[error(
		"{place} is the index of the chain with the genesis {found}, and the node has the chain with the genesis {own}: name another \
		 database with --database, or another node with --node"
	)]
	OtherChain {
		/// Where it is.
		place: String,
		/// The genesis of the index.
		found: String,
		/// The genesis of the node.
		own: String,
	},
	/// Another release wrote it.
	#[error(
		"{place} has the layout {found}, and this release writes the layout {LAYOUT}: delete it, and run the indexer, which builds it \
		 again from the node"
	)]
	OtherLayout {
		/// Where it is.
		place: String,
		/// Its layout.
		found: String,
	},
	/// There is none yet.
	#[error("{0} has no index: run `verdigrid-indexer run` first")]
	Missing(String),
	/// A block does not follow the last one.
	#[error("block {number} does not follow the block {head:?}: report this")]
	OutOfOrder {
		/// The number of the block.
		number: u64,
		/// The last one.
		head: Option<u64>,
	},
	/// What is to be taken back was forgotten.
	#[error(
		"the node does not have block {head} of the index any more, nor any of the {KEPT} before it: is it another chain? Delete the \
		 database, and run the indexer, which builds it again"
	)]
	TooFarBack {
		/// The last block of the index.
		head: u64,
	},
	/// An entry cannot be read.
	#[error("the database has an entry that cannot be read: delete it, and run the indexer, which builds it again")]
	Damaged,
	/// The question takes too long.
	#[error("the question takes too long")]
	TooLong,
	/// Too many questions are asked at once.
	#[error("too many questions are asked at once")]
	Busy,
}

/// What the store answers.
pub type Stored<T> = Result<T, StoreError>;

/// Where the index lies.
#[derive(Clone, Debug)]
pub enum Place {
	/// In a file of SQLite.
	Sqlite(PathBuf),
	/// In a database of PostgreSQL.
	Postgres(Box<PostgresPlace>),
}

impl Place {
	/// How messages call it.
	pub fn name(&self) -> String {
		match self {
			Place::Sqlite(path) => path.display().to_string(),
			Place::Postgres(place) => place.name(),
		}
	}

	/// Opens it for writing, or makes it for the chain of this genesis. Only one program can.
	pub async fn open(&self, genesis: &str) -> Stored<(Writer, Reader)> {
		let session: Box<dyn Session> = match self {
			Place::Sqlite(path) => Box::new(sqlite::Writing::open(path)?),
			Place::Postgres(place) => Box::new(postgres::Writing::open(place).await?),
		};
		let writer = Writer::over(session, self.name(), genesis).await?;
		Ok((writer, self.reader().await?))
	}

	/// Opens it for reading alone: an index must be there. A writer can have it at the same time.
	pub async fn reader(&self) -> Stored<Reader> {
		let reader = match self {
			Place::Sqlite(path) if !path.exists() => return Err(StoreError::Missing(self.name())),
			Place::Sqlite(path) => Reader::over(Box::new(sqlite::Reading::new(path))),
			Place::Postgres(place) => Reader::over(Box::new(postgres::Reading::new(place))),
		};
		reader.check(&self.name()).await?;
		Ok(reader)
	}

	/// Reads what is in it now, and nothing that is written later.
	pub async fn snapshot(&self) -> Stored<Reader> {
		let reader = match self {
			Place::Sqlite(path) if !path.exists() => return Err(StoreError::Missing(self.name())),
			Place::Sqlite(path) => Reader::over(Box::new(sqlite::Frozen::open(path)?)),
			Place::Postgres(place) => Reader::over(Box::new(postgres::Frozen::open(place).await?)),
		};
		reader.check(&self.name()).await?;
		Ok(reader)
	}
}
