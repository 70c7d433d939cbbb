//! The tokens that callers of the proof service show. Only their hashes are kept.
//!
//! They have a database of their own, beside that of the worker. The command line changes it while the service runs, and the service
//! looks a token up for each request, so a change counts at once.

use super::scope::Scope;
use rusqlite::{params, Connection, OptionalExtension, Row, TransactionBehavior};
use sp_crypto_hashing::blake2_256;
use std::{
	fs::{self, OpenOptions},
	os::unix::fs::OpenOptionsExt,
	path::{Path, PathBuf},
	sync::{Mutex, MutexGuard, PoisonError},
	time::Duration,
};

/// What each token starts with, so that people and scanners of leaked secrets recognise it.
const PREFIX: &str = "vgt_";
/// The longest name of a token, in bytes.
const LONGEST_NAME: usize = 100;
/// The most tokens that are kept, with those that were revoked.
const MOST: u64 = 10_000;
const DAY: u64 = 86_400;
/// The longest time for which a token is valid.
const LONGEST: u64 = 400 * DAY;
/// The last use of a token is written down once in so many seconds.
const COARSE: u64 = 60;
/// So long one waits while another program writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Each makes the next layout of the one before. What was released is never changed.
const LAYOUTS: [&str; 1] = ["
	CREATE TABLE token (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
		name TEXT NOT NULL,
		scope TEXT NOT NULL,
		created INTEGER NOT NULL,
		expires INTEGER NOT NULL,
		revoked INTEGER,
		last_used INTEGER
	) STRICT;
"];

/// What cannot be done with tokens.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
	/// The disk is full, or the file is damaged or in use.
	#[error("{}: {error}. See that it is writable for this program alone, and that the disk has room", path.display())]
	Database {
		/// The file.
		path: PathBuf,
		/// What SQLite says.
		error: rusqlite::Error,
	},
	/// The file cannot be made.
	#[error("{}: {error}: name a folder that this program can write to as `state`", path.display())]
	Folder {
		/// The folder.
		path: PathBuf,
		/// What the system says.
		error: std::io::Error,
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
	/// The scope of a token cannot be read.
	#[error("{}: the token {id} cannot be read: revoke it, and add a new one", path.display())]
	Damaged {
		/// The file.
		path: PathBuf,
		/// The token.
		id: u64,
	},
	/// The name cannot be shown.
	#[error("the name of a token has 1 to {LONGEST_NAME} bytes that people can read, without white space at its ends")]
	Name,
	/// The token would be valid for too long, or never.
	#[error("a token is valid for at most 400 days, and at least for a second: give a shorter time, and renew it in time")]
	Expiry,
	/// There are too many.
	#[error("there are {MOST} tokens. To begin anew, which ends them all, stop the worker and remove `{}`", path.display())]
	Full {
		/// The file.
		path: PathBuf,
	},
	/// The system has no random bytes.
	#[error("the system gives no random bytes: {0}")]
	Random(getrandom::Error),
}

type Answer<T> = Result<T, TokenError>;

/// A token, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
	/// Its number.
	pub id: u64,
	/// How people call it.
	pub name: String,
	/// What it may see.
	pub scope: Scope,
	/// When it was made, in unix seconds.
	pub created: u64,
	/// From when on it is worth nothing.
	pub expires: u64,
	/// When it was revoked.
	pub revoked: Option<u64>,
	/// When it was used last, to the minute.
	pub last_used: Option<u64>,
}

impl Token {
	/// Whether it can be used at a moment.
	pub fn is_valid(&self, now: u64) -> bool {
		self.revoked.is_none() && now < self.expires
	}

	/// Whether a use at a moment is worth writing down.
	pub fn is_use_news(&self, now: u64) -> bool {
		self.last_used.is_none_or(|last| now >= last.saturating_add(COARSE))
	}
}

/// The tokens of a service.
pub struct Tokens {
	path: PathBuf,
	/// Two connections, so that nobody who asks waits for one who writes.
	reader: Mutex<Connection>,
	writer: Mutex<Connection>,
}

impl Tokens {
	/// Opens the tokens in a folder, or makes their file, which nobody else can read.
	pub fn open(folder: &Path) -> Answer<Self> {
		let problem = |error| TokenError::Folder { path: folder.to_owned(), error };
		fs::create_dir_all(folder).map_err(problem)?;
		let path = folder.join("tokens.sqlite");
		// Made before SQLite does, so that nobody else ever can read it.
		OpenOptions::new().create(true).append(true).mode(0o600).open(&path).map_err(problem)?;
		let wrong = |error| TokenError::Database { path: path.clone(), error };
		let mut writer = connect(&path).map_err(wrong)?;
		migrate(&mut writer, &path)?;
		let reader = connect(&path).map_err(wrong)?;
		Ok(Tokens { path, reader: Mutex::new(reader), writer: Mutex::new(writer) })
	}

	fn wrong(&self, error: rusqlite::Error) -> TokenError {
		TokenError::Database { path: self.path.clone(), error }
	}

	/// Adds a token. Gives its number and its secret, which is kept nowhere.
	pub fn add(&self, name: &str, scope: &Scope, now: u64, expires: u64) -> Answer<(u64, String)> {
		let is_readable = verdigrid_primitives::text::is_readable(name.as_bytes());
		if name.len() > LONGEST_NAME || !is_readable {
			return Err(TokenError::Name);
		}
		if expires <= now || expires > now.saturating_add(LONGEST) {
			return Err(TokenError::Expiry);
		}
		if self.count("SELECT count(*) FROM token", &[])? >= MOST {
			return Err(TokenError::Full { path: self.path.clone() });
		}
		let mut random = [0; 32];
		getrandom::fill(&mut random).map_err(TokenError::Random)?;
		let secret = format!("{PREFIX}{}", hex::encode(random));
		let scope = serde_json::to_string(scope).map_err(|error| {
			self.wrong(rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
		})?;
		let insert =
			"INSERT INTO token (hash, name, scope, created, expires) VALUES (?1, ?2, ?3, ?4, ?5)";
		let writer = locked(&self.writer);
		let values = params![hash(&secret), name, scope, signed(now), signed(expires)];
		writer.execute(insert, values).map_err(|error| self.wrong(error))?;
		Ok((unsigned(writer.last_insert_rowid()), secret))
	}

	/// All tokens, in the order in which they were made.
	pub fn list(&self) -> Answer<Vec<Token>> {
		let reader = locked(&self.reader);
		let mut query =
			reader.prepare(&select("ORDER BY id")).map_err(|error| self.wrong(error))?;
		let rows = query.query_map([], row).and_then(Iterator::collect::<Result<Vec<_>, _>>);
		let rows = rows.map_err(|error| self.wrong(error))?;
		rows.into_iter().map(|row| self.read(row)).collect()
	}

	/// Revokes a token for ever. Says whether there is one.
	pub fn revoke(&self, id: u64, now: u64) -> Answer<bool> {
		let update = "UPDATE token SET revoked = coalesce(revoked, ?2) WHERE id = ?1";
		let changed = locked(&self.writer).execute(update, [signed(id), signed(now)]);
		changed.map(|count| count > 0).map_err(|error| self.wrong(error))
	}

	/// The token with this secret, valid or not.
	pub fn lookup(&self, secret: &str) -> Answer<Option<Token>> {
		if !secret.starts_with(PREFIX) {
			return Ok(None);
		}
		let reader = locked(&self.reader);
		let found = reader
			.prepare_cached(&select("WHERE hash = ?1"))
			.and_then(|mut query| query.query_row([hash(secret)], row).optional())
			.map_err(|error| self.wrong(error))?;
		found.map(|row| self.read(row)).transpose()
	}

	/// Writes down that a token was used.
	pub fn used(&self, id: u64, now: u64) -> Answer<()> {
		// Of several requests at once, the first writes.
		let update =
			"UPDATE token SET last_used = ?2 WHERE id = ?1 AND coalesce(last_used, 0) + ?3 <= ?2";
		let values = [signed(id), signed(now), signed(COARSE)];
		let changed = locked(&self.writer).execute(update, values);
		changed.map(|_| ()).map_err(|error| self.wrong(error))
	}

	/// How many can be used at a moment.
	pub fn active(&self, now: u64) -> Answer<u64> {
		let read = "SELECT count(*) FROM token WHERE revoked IS NULL AND expires > ?1";
		self.count(read, &[&signed(now)])
	}

	fn count(&self, read: &str, values: &[&dyn rusqlite::ToSql]) -> Answer<u64> {
		let count = locked(&self.reader).query_row(read, values, |row| row.get(0));
		count.map(unsigned).map_err(|error| self.wrong(error))
	}

	fn read(&self, (token, scope): (Token, String)) -> Answer<Token> {
		let damaged = |_| TokenError::Damaged { path: self.path.clone(), id: token.id };
		let scope = serde_json::from_str(&scope).map_err(damaged)?;
		Ok(Token { scope, ..token })
	}
}

fn locked(connection: &Mutex<Connection>) -> MutexGuard<'_, Connection> {
	connection.lock().unwrap_or_else(PoisonError::into_inner)
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
	let connection = Connection::open(path)?;
	connection.busy_timeout(PATIENCE)?;
	connection.pragma_update(None, "journal_mode", "WAL")?;
	connection.pragma_update(None, "synchronous", "FULL")?;
	Ok(connection)
}

/// Brings the database to the newest layout, one step at a time. Another program may do the same at this moment.
fn migrate(connection: &mut Connection, path: &Path) -> Answer<()> {
	let wrong = |error| TokenError::Database { path: path.to_owned(), error };
	let transaction =
		connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(wrong)?;
	let found: u32 =
		transaction.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(wrong)?;
	let known = LAYOUTS.len() as u32;
	if found > known {
		return Err(TokenError::Newer { path: path.to_owned(), found, known });
	}
	for (_, layout) in (1_u32..).zip(LAYOUTS).skip_while(|(next, _)| *next <= found) {
		transaction.execute_batch(layout).map_err(wrong)?;
	}
	transaction.pragma_update(None, "user_version", known).map_err(wrong)?;
	transaction.commit().map_err(wrong)
}

fn select(which: &str) -> String {
	format!("SELECT id, name, created, expires, revoked, last_used, scope FROM token {which}")
}

/// A token, and its scope as it is stored.
fn row(row: &Row<'_>) -> rusqlite::Result<(Token, String)> {
	let token = Token {
		id: unsigned(row.get(0)?),
		name: row.get(1)?,
		// Replaced by what is stored.
		scope: Scope::Auditor(Default::default()),
		created: unsigned(row.get(2)?),
		expires: unsigned(row.get(3)?),
		revoked: row.get::<_, Option<i64>>(4)?.map(unsigned),
		last_used: row.get::<_, Option<i64>>(5)?.map(unsigned),
	};
	Ok((token, row.get(6)?))
}

fn hash(secret: &str) -> [u8; 32] {
	blake2_256(secret.as_bytes())
}

/// SQLite has signed numbers alone. Times do not reach their end.
fn signed(number: u64) -> i64 {
	i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
	u64::try_from(number).unwrap_or(0)
}
