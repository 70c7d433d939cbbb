//! What a worker keeps, so that it never states two things about one topic and round.
//!
//! A statement is stored before it is signed, and each signed form before a node gets it. The database is written through to the
//! disk. One worker has it at a time.

mod drafts;
mod protection;
mod schema;
#[cfg(test)]
mod tests;

pub use drafts::{Age, Print};
pub use protection::Protection;

use codec::{Decode, Encode};
use rusqlite::{params, Connection, ToSql, Transaction, TransactionBehavior};
use std::{
	collections::BTreeSet,
	fs::{self, OpenOptions},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
};
use verdigrid_client::Noted;
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Period,
};

/// What cannot be stored, or must not be.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
	/// Another worker has it, or the disk is full, or it is damaged.
	#[error("{}: {error}{}", path.display(), advice(.error))]
	Database {
		/// The file.
		path: PathBuf,
		/// What SQLite says.
		error: rusqlite::Error,
	},
	/// The folder cannot be used.
	#[error("{}: {error}: name a folder that this program can write to as `state`", path.display())]
	Folder {
		/// The folder.
		path: PathBuf,
		/// What the system says.
		error: std::io::Error,
	},
	/// It is of another seat or chain.
	#[error(
		"{} keeps what another worker stated ({found}), and this one is {own}: name a folder of its own for each worker as `state`",
		path.display()
	)]
	OtherWorker {
		/// The file.
		path: PathBuf,
		/// Whose it is.
		found: String,
		/// Who opens it.
		own: String,
	},
	/// A newer release wrote it.
	#[error("{} has the layout {found}, and this release knows {known}: use the release that wrote it", path.display())]
	Newer {
		/// The file.
		path: PathBuf,
		/// Its layout.
		found: u32,
		/// The last one that is known.
		known: u32,
	},
	/// Something else was stated about this topic and round.
	#[error(
		"the root {} was stated about {topic:?}, round {round}, and now it would be {}. A seat states one thing about a round, so this \
		 worker stops. Find out what changed: data, a mapping, the salt, or the release",
		hex::encode(.stated.root), hex::encode(.now.root)
	)]
	TwoStatements {
		/// About what.
		topic: Topic,
		/// In which round.
		round: u32,
		/// What was stated.
		stated: Box<Statement>,
		/// What would be stated now.
		now: Box<Statement>,
	},
	/// An entry cannot be read.
	#[error("{} has an entry that cannot be read: see `import-protection`", path.display())]
	Damaged {
		/// The file.
		path: PathBuf,
	},
}

fn advice(error: &rusqlite::Error) -> &'static str {
	use rusqlite::ErrorCode::{
		CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, ReadOnly,
	};
	match error.sqlite_error_code() {
		Some(DatabaseBusy | DatabaseLocked) => ". Another worker uses it: stop that one first",
		Some(DiskFull) => ". Make room on the disk",
		Some(ReadOnly | CannotOpen) => ". Make it writable for this program alone",
		Some(DatabaseCorrupt | NotADatabase) => {
			". It is damaged. Nobody knows what this seat stated: state from another folder only after all open rounds have ended, or \
			 import what was exported last with `import-protection`"
		}
		_ => "",
	}
}

/// A statement that was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
	/// About what.
	pub topic: Topic,
	/// In which round.
	pub round: u32,
	/// What.
	pub statement: Statement,
	/// The fingerprint of the worker then.
	pub fingerprint: String,
	/// How many intervals of its readings were missing.
	pub missing: u64,
	/// Whether it was ever signed.
	pub was_signed: bool,
	/// Whether a final block has it.
	pub is_final: bool,
}

/// The database of a worker.
pub struct Store {
	path: PathBuf,
	connection: Connection,
}

type Stored<T> = Result<T, StoreError>;

impl Store {
	/// Opens the database in a folder, or makes it. `owner` says whose it is: chain and seat.
	pub fn open(folder: &Path, owner: &str) -> Stored<Self> {
		let problem = |error| StoreError::Folder { path: folder.to_owned(), error };
		fs::create_dir_all(folder).map_err(problem)?;
		let path = folder.join("worker.sqlite");
		// Made before SQLite does, so that nobody else ever can read it.
		OpenOptions::new().create(true).append(true).mode(0o600).open(&path).map_err(problem)?;
		let wrong = |error| StoreError::Database { path: path.clone(), error };
		let mut connection = Connection::open(&path).map_err(wrong)?;
		connection.busy_timeout(std::time::Duration::ZERO).map_err(wrong)?;
		for (pragma, value) in [
			("locking_mode", "EXCLUSIVE"),
			("journal_mode", "WAL"),
			("synchronous", "FULL"),
			("foreign_keys", "ON"),
		] {
			connection.pragma_update(None, pragma, value).map_err(wrong)?;
		}
		schema::migrate(&mut connection, &path)?;
		let store = Store { path, connection };
		store.belongs_to(owner)?;
		Ok(store)
	}

	fn wrong(&self, error: rusqlite::Error) -> StoreError {
		StoreError::Database { path: self.path.clone(), error }
	}

	fn damaged(&self) -> StoreError {
		StoreError::Damaged { path: self.path.clone() }
	}

	fn belongs_to(&self, owner: &str) -> Stored<()> {
		let insert =
			"INSERT INTO meta (key, value) VALUES ('owner', ?1) ON CONFLICT (key) DO NOTHING";
		self.connection.execute(insert, [owner]).map_err(|error| self.wrong(error))?;
		let read = "SELECT value FROM meta WHERE key = 'owner'";
		let found: String = self
			.connection
			.query_row(read, [], |row| row.get(0))
			.map_err(|error| self.wrong(error))?;
		match found == owner {
			true => Ok(()),
			false => Err(StoreError::OtherWorker {
				path: self.path.clone(),
				found,
				own: owner.to_owned(),
			}),
		}
	}

	/// Changes the database in one step, which is on the disk when this returns.
	fn change<T>(
		&mut self,
		change: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
	) -> Stored<T> {
		let result = self
			.connection
			.transaction_with_behavior(TransactionBehavior::Immediate)
			.and_then(|transaction| {
				let result = change(&transaction)?;
				transaction.commit()?;
				Ok(result)
			});
		result.map_err(|error| self.wrong(error))
	}

	/// Stores a statement before it is signed. Once it was signed, a different one about the same topic and round is an error, for
	/// ever.
	pub fn state(
		&mut self,
		topic: Topic,
		round: u32,
		statement: &Statement,
		fingerprint: &str,
		missing: u64,
	) -> Stored<()> {
		let before = self.change(|database| {
			let insert = "INSERT INTO statement (topic, round, statement, fingerprint, missing)
				VALUES (?1, ?2, ?3, ?4, ?5)
				ON CONFLICT (topic, round) DO UPDATE SET statement = excluded.statement,
				fingerprint = excluded.fingerprint, missing = excluded.missing WHERE was_signed = 0";
			database.execute(
				insert,
				params![topic.encode(), round, statement.encode(), fingerprint, signed(missing)],
			)?;
			let read = "SELECT statement FROM statement WHERE topic = ?1 AND round = ?2";
			database.query_row(read, params![topic.encode(), round], |row| row.get::<_, Vec<u8>>(0))
		})?;
		let stated = Statement::decode(&mut &*before).map_err(|_| self.damaged())?;
		match stated == *statement {
			true => Ok(()),
			false => Err(StoreError::TwoStatements {
				topic,
				round,
				stated: Box::new(stated),
				now: Box::new(*statement),
			}),
		}
	}

	/// Stores a signed form before a node gets it.
	pub fn sign(&mut self, topic: Topic, round: u32, noted: &Noted) -> Stored<()> {
		self.change(|database| {
			let insert =
				"INSERT INTO signed (topic, round, account, hash, bytes, nonce, signed_at, last_block)
				VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (hash) DO NOTHING";
			let (nonce, signed_at, last_block) =
				(signed(noted.nonce), signed(noted.signed_at), signed(noted.last_block));
			let values = params![
				topic.encode(),
				round,
				noted.account,
				noted.hash,
				noted.bytes,
				nonce,
				signed_at,
				last_block
			];
			database.execute(insert, values)?;
			let update = "UPDATE statement SET was_signed = 1 WHERE topic = ?1 AND round = ?2";
			database.execute(update, params![topic.encode(), round]).map(|_| ())
		})
	}

	/// Stores that the chain has what the data says, whoever stated it.
	pub fn agree(&mut self, stated: &Stated) -> Stored<()> {
		let Stated { topic, round, statement, fingerprint, missing, .. } = stated;
		self.change(|database| {
			let insert =
				"INSERT INTO statement (topic, round, statement, fingerprint, missing, is_final)
				VALUES (?1, ?2, ?3, ?4, ?5, 1) ON CONFLICT (topic, round) DO NOTHING";
			let values =
				params![topic.encode(), round, statement.encode(), fingerprint, signed(*missing)];
			database.execute(insert, values).map(|_| ())
		})
	}

	/// Stores what another worker of this seat signed.
	pub fn take_over(&mut self, stated: &Stated) -> Stored<()> {
		let Stated { topic, round, statement, fingerprint, missing, .. } = stated;
		self.state(*topic, *round, statement, fingerprint, *missing)?;
		self.change(|database| {
			let update = "UPDATE statement SET was_signed = 1 WHERE topic = ?1 AND round = ?2";
			database.execute(update, params![topic.encode(), round]).map(|_| ())
		})
	}

	/// The documents of some data that were read.
	pub fn documents(&self, data: &str) -> Stored<BTreeSet<String>> {
		let read = "SELECT name FROM document WHERE data = ?1";
		let mut query = self.connection.prepare(read).map_err(|error| self.wrong(error))?;
		let names = query.query_map([data], |row| row.get(0)).and_then(Iterator::collect);
		names.map_err(|error| self.wrong(error))
	}

	/// Notes that documents of some data were read.
	pub fn remember(&mut self, data: &str, names: &BTreeSet<String>) -> Stored<()> {
		self.change(|database| {
			let insert = "INSERT INTO document (data, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
			names.iter().try_for_each(|name| database.execute(insert, [data, name]).map(|_| ()))
		})
	}

	/// Forgets that a document was read. Says whether it was.
	pub fn forget(&mut self, name: &str) -> Stored<bool> {
		self.change(|database| {
			Ok(database.execute("DELETE FROM document WHERE name = ?1", [name])? > 0)
		})
	}

	/// A final block has the statement.
	pub fn done(&mut self, topic: Topic, round: u32) -> Stored<()> {
		self.change(|database| {
			let update = "UPDATE statement SET is_final = 1 WHERE topic = ?1 AND round = ?2";
			database.execute(update, params![topic.encode(), round])?;
			let delete = "DELETE FROM signed WHERE topic = ?1 AND round = ?2";
			database.execute(delete, params![topic.encode(), round])?;
			// What changes from now on waits anew.
			let first = match topic {
				Topic::Metering(period, _) => Topic::Metering(period, 0),
				settlement => settlement,
			};
			database.execute("DELETE FROM draft WHERE topic = ?1", [first.encode()]).map(|_| ())
		})
	}

	/// What was allowed for a period is done.
	pub fn redone(&mut self, period: Period) -> Stored<()> {
		let delete = "DELETE FROM redo WHERE period = ?1";
		self.change(|database| database.execute(delete, [period.encode()]).map(|_| ()))
	}

	/// No block can have this signed form any more.
	pub fn expired(&mut self, hash: [u8; 32]) -> Stored<()> {
		self.change(|database| {
			database.execute("DELETE FROM signed WHERE hash = ?1", [hash]).map(|_| ())
		})
	}

	/// All that was stated about a topic.
	pub fn about(&self, topic: Topic) -> Stored<Vec<Stated>> {
		self.select("WHERE topic = ?1 ORDER BY round", &[&topic.encode()])
	}

	/// Allows that a period is stated again although the data says less than before.
	pub fn allow(&mut self, period: Period) -> Stored<()> {
		let insert = "INSERT INTO redo (period) VALUES (?1) ON CONFLICT DO NOTHING";
		self.change(|database| database.execute(insert, [period.encode()]).map(|_| ()))
	}

	/// Whether that is allowed.
	pub fn is_allowed(&self, period: Period) -> Stored<bool> {
		let read = "SELECT count(*) FROM redo WHERE period = ?1";
		let count = self.connection.query_row(read, [period.encode()], |row| row.get::<_, i64>(0));
		count.map(|count| count > 0).map_err(|error| self.wrong(error))
	}

	/// All statements, in the order in which they were made.
	pub fn all(&self) -> Stored<Vec<Stated>> {
		self.select("ORDER BY rowid", &[])
	}

	fn select(&self, which: &str, values: &[&dyn ToSql]) -> Stored<Vec<Stated>> {
		let read = format!(
			"SELECT topic, round, statement, fingerprint, missing, was_signed, is_final FROM statement {which}"
		);
		let mut query = self.connection.prepare(&read).map_err(|error| self.wrong(error))?;
		let rows =
			query.query_map(values, stated_row).and_then(Iterator::collect::<Result<Vec<_>, _>>);
		let rows = rows.map_err(|error| self.wrong(error))?;
		rows.into_iter().map(|row| row.ok_or_else(|| self.damaged())).collect()
	}

	/// Signed forms of which it is not known what became of them, in the order in which they were signed.
	pub fn open_transactions(&self) -> Stored<Vec<(Topic, u32, Noted)>> {
		let read = "SELECT topic, round, account, hash, bytes, nonce, signed_at, last_block FROM signed ORDER BY rowid";
		let mut query = self.connection.prepare(read).map_err(|error| self.wrong(error))?;
		let row = |row: &rusqlite::Row<'_>| {
			let noted = Noted {
				account: row.get(2)?,
				hash: row.get(3)?,
				bytes: row.get(4)?,
				nonce: unsigned(row.get(5)?),
				signed_at: unsigned(row.get(6)?),
				last_block: unsigned(row.get(7)?),
			};
			Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, noted))
		};
		let rows = query.query_map([], row).and_then(Iterator::collect::<Result<Vec<_>, _>>);
		let rows = rows.map_err(|error| self.wrong(error))?;
		let topic = |bytes: Vec<u8>| Topic::decode(&mut &*bytes).map_err(|_| self.damaged());
		rows.into_iter().map(|(bytes, round, noted)| Ok((topic(bytes)?, round, noted))).collect()
	}
}

/// `None` if it cannot be read.
fn stated_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Stated>> {
	let topic = Topic::decode(&mut &*row.get::<_, Vec<u8>>(0)?);
	let statement = Statement::decode(&mut &*row.get::<_, Vec<u8>>(2)?);
	let (Ok(topic), Ok(statement)) = (topic, statement) else { return Ok(None) };
	let (round, fingerprint) = (row.get(1)?, row.get(3)?);
	let (missing, was_signed, is_final) = (unsigned(row.get(4)?), row.get(5)?, row.get(6)?);
	Ok(Some(Stated { topic, round, statement, fingerprint, missing, was_signed, is_final }))
}

/// SQLite has signed numbers alone. Blocks and nonces do not reach their end.
fn signed(number: u64) -> i64 {
	i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
	u64::try_from(number).unwrap_or(0)
}
