//! SQLite, in the program itself.
//!
//! One connection writes. Others read beside it, from the write-ahead log.

use super::{
	engine::{Session, Sessions, LONGEST, MOST, WAIT},
	schema::Table,
	Cell, Row, StoreError, Stored,
};
use futures::future::{ready, BoxFuture};
use rusqlite::{
	params_from_iter,
	types::{ToSqlOutput, Value, ValueRef},
	Connection, InterruptHandle, OpenFlags, ToSql,
};
use std::{
	fs::{self, File, OpenOptions, TryLockError},
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
	time::Duration,
};
use tokio::{sync::Semaphore, time::timeout};

/// What asks for the size.
const SIZE: &str = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
/// The layouts of some statements are remembered.
const STATEMENTS: usize = 64;
/// Memory for pages of a connection, in KiB.
const CACHE: i64 = 64 * 1024;

/// What to do about an error.
pub fn advice(error: &rusqlite::Error) -> &'static str {
	use rusqlite::ErrorCode::{CannotOpen, DatabaseCorrupt, DiskFull, NotADatabase, ReadOnly};
	match error.sqlite_error_code() {
		Some(DiskFull) => ". Make room on the disk, and run the indexer again: nothing is lost",
		Some(ReadOnly | CannotOpen) => ". Make the file and its folder writable for this program",
		Some(DatabaseCorrupt | NotADatabase) => {
			". It is damaged, or no index: delete it, and run the indexer, which builds it again"
		}
		_ => "",
	}
}

impl ToSql for Cell {
	fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
		Ok(match self {
			Cell::Null => ToSqlOutput::Owned(Value::Null),
			Cell::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
			Cell::Boolean(value) => ToSqlOutput::Owned(Value::Integer((*value).into())),
			Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
		})
	}
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
	connection.set_prepared_statement_cache_capacity(STATEMENTS);
	connection.busy_timeout(Duration::from_secs(5))?;
	connection.pragma_update(None, "cache_size", CACHE.saturating_neg())?;
	connection.pragma_update(None, "mmap_size", 1_i64 << 30)?;
	connection.pragma_update(None, "temp_store", "MEMORY")
}

fn query(connection: &Connection, sql: &str, values: &[Cell]) -> rusqlite::Result<Vec<Row>> {
	let mut statement = connection.prepare_cached(&sql.replace('$', "?"))?;
	let columns = statement.column_count();
	let mut rows = statement.query(params_from_iter(values))?;
	let mut found = Vec::new();
	while let Some(row) = rows.next()? {
		let cells = (0..columns).map(|at| {
			Ok(match row.get_ref(at)? {
				ValueRef::Null => Cell::Null,
				ValueRef::Integer(number) => Cell::Integer(number),
				other => Cell::Text(other.as_str()?.to_owned()),
			})
		});
		found.push(Row::new(cells.collect::<rusqlite::Result<_>>()?));
	}
	Ok(found)
}

/// The connection that writes.
pub struct Writing {
	path: PathBuf,
	connection: Connection,
	/// Locked as long as this program has the database.
	_lock: File,
}

impl Writing {
	/// Opens the file, or makes it.
	pub fn open(path: &Path) -> Stored<Self> {
		let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
		let wrong = |error| StoreError::File { path: path.to_owned(), error };
		folder.map_or(Ok(()), fs::create_dir_all).map_err(wrong)?;
		let lock = lock(path)?;
		let problem = |error| StoreError::Sqlite { path: path.to_owned(), error };
		let connection = Connection::open(path).map_err(problem)?;
		configure(&connection).map_err(problem)?;
		// A power cut can take the last blocks with it, and they are taken in again.
		for (pragma, value) in [("journal_mode", "WAL"), ("synchronous", "NORMAL")] {
			connection.pragma_update(None, pragma, value).map_err(problem)?;
		}
		Ok(Writing { path: path.to_owned(), connection, _lock: lock })
	}

	fn wrong(&self, error: rusqlite::Error) -> StoreError {
		StoreError::Sqlite { path: self.path.clone(), error }
	}

	fn insert_now(&self, table: &Table, rows: &[Vec<Cell>]) -> rusqlite::Result<()> {
		let places = (1..=table.columns.len()).map(|at| format!("?{at}"));
		let sql = format!(
			"INSERT INTO {} ({}) VALUES ({}){}",
			table.name,
			table.names(),
			places.collect::<Vec<_>>().join(", "),
			table.replacement()
		);
		let mut statement = self.connection.prepare_cached(&sql)?;
		rows.iter().try_for_each(|row| statement.execute(params_from_iter(row)).map(|_| ()))
	}
}

/// Whoever has the lock writes. The system takes it from a program that ends.
fn lock(path: &Path) -> Stored<File> {
	let mut name = path.as_os_str().to_owned();
	name.push(".lock");
	let wrong = |error| StoreError::File { path: PathBuf::from(&name), error };
	let file = OpenOptions::new().create(true).append(true).open(&name).map_err(wrong)?;
	match file.try_lock() {
		Ok(()) => Ok(file),
		Err(TryLockError::WouldBlock) => Err(StoreError::Taken(path.display().to_string())),
		Err(TryLockError::Error(error)) => Err(wrong(error)),
	}
}

impl Session for Writing {
	fn query<'a>(
		&'a mut self,
		sql: &'a str,
		values: &'a [Cell],
	) -> BoxFuture<'a, Stored<Vec<Row>>> {
		let rows = query(&self.connection, sql, values).map_err(|error| self.wrong(error));
		Box::pin(ready(rows))
	}

	fn insert<'a>(
		&'a mut self,
		table: &'static Table,
		rows: Vec<Vec<Cell>>,
	) -> BoxFuture<'a, Stored<()>> {
		let inserted = self.insert_now(table, &rows).map_err(|error| self.wrong(error));
		Box::pin(ready(inserted))
	}

	fn run<'a>(&'a mut self, script: &'a str) -> BoxFuture<'a, Stored<()>> {
		let done = self.connection.execute_batch(script).map_err(|error| self.wrong(error));
		Box::pin(ready(done))
	}

	fn definition(&self, table: &Table) -> String {
		table.in_sqlite()
	}

	fn room(&self, _: u64) -> Option<String> {
		None
	}
}

/// Connections that read.
pub struct Reading {
	path: PathBuf,
	places: Arc<Semaphore>,
	idle: Arc<Mutex<Vec<Connection>>>,
}

/// Interrupts a question that nobody waits for any more.
struct Interruption(Option<InterruptHandle>);

impl Drop for Interruption {
	fn drop(&mut self) {
		if let Some(handle) = &self.0 {
			handle.interrupt();
		}
	}
}

impl Reading {
	/// Reads this file. Connections are opened as they are needed.
	pub fn new(path: &Path) -> Self {
		let places = Arc::new(Semaphore::new(MOST));
		Reading { path: path.to_owned(), places, idle: Arc::default() }
	}

	fn connection(&self) -> rusqlite::Result<Connection> {
		let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
		if let Some(connection) = idle {
			return Ok(connection);
		}
		let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
		let connection = Connection::open_with_flags(&self.path, flags)?;
		configure(&connection)?;
		Ok(connection)
	}

	async fn ask(&self, sql: String, values: Vec<Cell>) -> Stored<Vec<Row>> {
		let wrong = |error: rusqlite::Error| match error.sqlite_error_code() {
			Some(rusqlite::ErrorCode::OperationInterrupted) => StoreError::TooLong,
			_ => StoreError::Sqlite { path: self.path.clone(), error },
		};
		let place = timeout(WAIT, Arc::clone(&self.places).acquire_owned()).await;
		let place = place.ok().and_then(Result::ok).ok_or(StoreError::Busy)?;
		let connection = self.connection().map_err(wrong)?;
		let mut interruption = Interruption(Some(connection.get_interrupt_handle()));
		let idle = Arc::clone(&self.idle);
		let asked = tokio::task::spawn_blocking(move || {
			let rows = query(&connection, &sql, &values);
			// One that was interrupted late could interrupt the next question.
			if rows.is_ok() {
				idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
			}
			drop(place);
			rows
		});
		let answered = timeout(LONGEST, asked).await;
		let answered = answered.map_err(|_| StoreError::TooLong)?;
		// It has been answered: the connection may be another's already.
		interruption.0 = None;
		answered.map_err(|_| StoreError::TooLong)?.map_err(wrong)
	}
}

impl Sessions for Reading {
	fn query(&self, sql: String, values: Vec<Cell>) -> BoxFuture<'_, Stored<Vec<Row>>> {
		Box::pin(self.ask(sql, values))
	}
	fn size(&self) -> &'static str {
		SIZE
	}
}

/// A connection that reads one state of the file, whatever is written meanwhile.
pub struct Frozen {
	path: PathBuf,
	connection: Mutex<Connection>,
}

impl Frozen {
	/// The state of now.
	pub fn open(path: &Path) -> Stored<Self> {
		let wrong = |error| StoreError::Sqlite { path: path.to_owned(), error };
		let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
		let connection = Connection::open_with_flags(path, flags).map_err(wrong)?;
		configure(&connection).map_err(wrong)?;
		// The state is that of the first reading.
		connection.execute_batch("BEGIN").map_err(wrong)?;
		Ok(Frozen { path: path.to_owned(), connection: Mutex::new(connection) })
	}
}

impl Sessions for Frozen {
	fn query(&self, sql: String, values: Vec<Cell>) -> BoxFuture<'_, Stored<Vec<Row>>> {
		let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
		let rows = query(&connection, &sql, &values);
		Box::pin(ready(rows.map_err(|error| StoreError::Sqlite { path: self.path.clone(), error })))
	}

	fn size(&self) -> &'static str {
		SIZE
	}
}
