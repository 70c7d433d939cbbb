//! The layout of the database, and how an older one becomes the newest.

use super::StoreError;
use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

/// Each makes the next layout of the one before. What was released is never changed.
const LAYOUTS: [&str; 3] = [
	"
	CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
	CREATE TABLE statement (
		topic BLOB NOT NULL,
		round INTEGER NOT NULL,
		statement BLOB NOT NULL,
		fingerprint TEXT NOT NULL,
		missing INTEGER NOT NULL,
		was_signed INTEGER NOT NULL DEFAULT 0,
		is_final INTEGER NOT NULL DEFAULT 0,
		PRIMARY KEY (topic, round)
	) STRICT;
	CREATE TABLE redo (period BLOB NOT NULL PRIMARY KEY) STRICT;
	CREATE TABLE document (data TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (data, name)) STRICT;
	CREATE TABLE signed (
		hash BLOB NOT NULL PRIMARY KEY,
		account BLOB NOT NULL,
		topic BLOB NOT NULL,
		round INTEGER NOT NULL,
		bytes BLOB NOT NULL,
		nonce INTEGER NOT NULL,
		signed_at INTEGER NOT NULL,
		last_block INTEGER NOT NULL,
		FOREIGN KEY (topic, round) REFERENCES statement (topic, round)
	) STRICT;
",
	"CREATE TABLE draft (topic BLOB NOT NULL PRIMARY KEY, print BLOB NOT NULL, since INTEGER NOT NULL) STRICT;",
	"ALTER TABLE draft ADD COLUMN first INTEGER NOT NULL DEFAULT 0; UPDATE draft SET first = since;",
];

/// The number of the newest layout.
pub const NEWEST: u32 = LAYOUTS.len() as u32;

/// Brings a database to the newest layout, one step at a time.
pub fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
	let wrong = |error| StoreError::Database { path: path.to_owned(), error };
	let known = NEWEST;
	let found = version(connection).map_err(wrong)?;
	if found > known {
		return Err(StoreError::Newer { path: path.to_owned(), found, known });
	}
	for (next, layout) in (1_u32..).zip(LAYOUTS).skip_while(|(next, _)| *next <= found) {
		let step = connection.transaction_with_behavior(TransactionBehavior::Immediate).and_then(
			|transaction| {
				transaction.execute_batch(layout)?;
				transaction.pragma_update(None, "user_version", next)?;
				transaction.commit()
			},
		);
		step.map_err(wrong)?;
	}
	Ok(())
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
	connection.pragma_query_value(None, "user_version", |row| row.get(0))
}
