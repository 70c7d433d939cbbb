//! Says how many batches have been written. The library that measures is silent until the last.

use sc_client_db::DbHash;
use sp_database::{error::Result, ColumnId, Database, Transaction};
use std::sync::{
	atomic::{AtomicU64, Ordering},
	Arc,
};

/// A database that counts what is committed.
pub struct Progress {
	database: Arc<dyn Database<DbHash>>,
	batches: u64,
	commits: AtomicU64,
}

impl Progress {
	/// Of a measurement that writes so many batches.
	pub fn new(database: Arc<dyn Database<DbHash>>, batches: u64) -> Self {
		Self { database, batches, commits: AtomicU64::new(0) }
	}

	/// A batch is committed, and then taken back. The second of these is not measured.
	fn count(&self) {
		let commits = self.commits.fetch_add(1, Ordering::Relaxed) + 1;
		if commits % 2 == 0 {
			eprintln!("  batch {} of {}", commits / 2, self.batches);
		}
	}
}

impl Database<DbHash> for Progress {
	fn commit(&self, transaction: Transaction<DbHash>) -> Result<()> {
		self.database.commit(transaction)?;
		self.count();
		Ok(())
	}

	fn get(&self, column: ColumnId, key: &[u8]) -> Option<Vec<u8>> {
		self.database.get(column, key)
	}

	fn contains(&self, column: ColumnId, key: &[u8]) -> bool {
		self.database.contains(column, key)
	}

	fn value_size(&self, column: ColumnId, key: &[u8]) -> Option<usize> {
		self.database.value_size(column, key)
	}

	fn with_get(&self, column: ColumnId, key: &[u8], with: &mut dyn FnMut(&[u8])) {
		self.database.with_get(column, key, with)
	}

	fn supports_ref_counting(&self) -> bool {
		self.database.supports_ref_counting()
	}

	fn sanitize_key(&self, key: &mut Vec<u8>) {
		self.database.sanitize_key(key)
	}

	fn optimize_db_col(&self, column: ColumnId) -> Result<()> {
		self.database.optimize_db_col(column)
	}
}
