//! PostgreSQL, where a database of its own is wanted.

use super::{
	engine::{Session, Sessions, LONGEST, MOST, WAIT},
	schema::{Table, Type, PARTITION},
	Cell, Row, StoreError, Stored,
};
use bytes::BytesMut;
use futures::future::{ready, BoxFuture};
use rustls::{
	pki_types::{pem::PemObject, CertificateDer},
	ClientConfig, RootCertStore,
};
use std::{
	collections::HashMap,
	error::Error,
	fs,
	path::Path,
	sync::{Mutex, PoisonError},
	time::Duration,
};
use tokio::{sync::Semaphore, time::timeout};
use tokio_postgres::{
	config::{Host, SslMode},
	error::SqlState,
	types::{to_sql_checked, IsNull, ToSql, Type as PgType},
	Client, Config, NoTls, Statement,
};
use tokio_postgres_rustls::MakeRustlsConnect;

/// What asks for the size.
const SIZE: &str = "SELECT pg_database_size(current_database())";
/// So many statements of a connection are remembered.
const STATEMENTS: usize = 256;
/// So long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// Who writes has this advisory lock: "VGINDEX" in letters.
const LOCK: i64 = 0x0056_4749_4e44_4558;

/// A database of PostgreSQL, and how it is reached.
#[derive(Clone)]
pub struct PostgresPlace {
	server: Config,
	encryption: Option<MakeRustlsConnect>,
}

impl std::fmt::Debug for PostgresPlace {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(&self.name())
	}
}

impl PostgresPlace {
	/// The database of an address `postgres://user@host/database`. A password stands in a file. A server on another machine shows a
	/// certificate of the authorities in `ca_file`.
	pub fn new(url: &str, password_file: Option<&Path>, ca_file: Option<&Path>) -> Stored<Self> {
		let refused = |reason: &str| Err(StoreError::Settings(reason.to_owned()));
		let Ok(mut server) = url.parse::<Config>() else {
			return refused(
				"--database is no address of a database: write it as postgres://user@host/database",
			);
		};
		if server.get_password().is_some() {
			return refused(
				"--database has a password, which others can read: write it to a file that --database-password-file names",
			);
		}
		if server.get_user().is_none() || server.get_dbname().is_none() {
			return refused(
				"--database names no user or no database: write it as postgres://user@host/database",
			);
		}
		if server.get_hosts().len() != 1 || !server.get_hostaddrs().is_empty() {
			return refused("--database names no server, or several: write one, as postgres://user@host/database");
		}
		if server.get_options().is_some() || url.contains("sslmode") {
			return refused(
				"--database has `options` or `sslmode`: remove them, and use --database-ca-file",
			);
		}
		if let Some(file) = password_file {
			server.password(read(file)?.trim_end());
		}
		let is_near = server.get_hosts().iter().all(is_this_machine);
		let encryption = match ca_file {
			Some(file) => Some(encryption(file)?),
			None if is_near => None,
			None => {
				return refused(
					"the server is on another machine: name the file of the authorities that certify it with --database-ca-file, such as \
					 /etc/ssl/certs/ca-certificates.crt",
				)
			}
		};
		let mode = if encryption.is_some() { SslMode::Require } else { SslMode::Disable };
		server.ssl_mode(mode).connect_timeout(CONNECT).application_name("verdigrid-indexer");
		Ok(PostgresPlace { server, encryption })
	}

	/// How messages call it: without user and password.
	pub fn name(&self) -> String {
		let host = match self.server.get_hosts().first() {
			Some(Host::Tcp(name)) => name.clone(),
			Some(Host::Unix(path)) => path.display().to_string(),
			None => String::new(),
		};
		let port = self.server.get_ports().first().filter(|port| **port != 5_432);
		let port = port.map(|port| format!(":{port}")).unwrap_or_default();
		format!("postgres://{host}{port}/{}", self.server.get_dbname().unwrap_or_default())
	}

	fn wrong(&self) -> impl Fn(tokio_postgres::Error) -> StoreError {
		let place = self.name();
		move |error| match error.code() {
			Some(code) if *code == SqlState::QUERY_CANCELED => StoreError::TooLong,
			_ => StoreError::Postgres { place: place.clone(), error },
		}
	}

	/// Runs a script. Tests make databases so.
	#[cfg(test)]
	#[allow(clippy::unwrap_used)]
	pub async fn run(&self, sql: &str) {
		self.connect().await.unwrap().batch_execute(sql).await.unwrap();
	}

	async fn connect(&self) -> Stored<Client> {
		match &self.encryption {
			None => {
				let (client, connection) =
					self.server.connect(NoTls).await.map_err(self.wrong())?;
				tokio::spawn(connection);
				Ok(client)
			}
			Some(tls) => {
				let (client, connection) =
					self.server.connect(tls.clone()).await.map_err(self.wrong())?;
				tokio::spawn(connection);
				Ok(client)
			}
		}
	}
}

fn read(file: &Path) -> Stored<String> {
	let wrong = |error| StoreError::Settings(format!("{}: {error}", file.display()));
	fs::read_to_string(file).map_err(wrong)
}

fn is_this_machine(host: &Host) -> bool {
	match host {
		Host::Unix(_) => true,
		Host::Tcp(name) => {
			name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|it| it.is_loopback())
		}
	}
}

/// Servers show a certificate of these authorities.
fn encryption(file: &Path) -> Stored<MakeRustlsConnect> {
	let wrong = || {
		let file = file.display();
		StoreError::Settings(format!(
			"{file}: has no certificates as PEM: name the file of the authority"
		))
	};
	let text = read(file)?;
	let mut store = RootCertStore::empty();
	for certificate in CertificateDer::pem_slice_iter(text.as_bytes()) {
		store.add(certificate.map_err(|_| wrong())?).map_err(|_| wrong())?;
	}
	if store.is_empty() {
		return Err(wrong());
	}
	let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
	let config = ClientConfig::builder_with_provider(provider)
		.with_safe_default_protocol_versions()
		.map_err(|error| StoreError::Settings(error.to_string()))?;
	Ok(MakeRustlsConnect::new(config.with_root_certificates(store).with_no_client_auth()))
}

/// What went wrong, and what to do.
pub fn told(error: &tokio_postgres::Error) -> String {
	let Some(found) = error.as_db_error() else {
		let source = error.source().map(|source| format!(": {source}")).unwrap_or_default();
		return format!(
			"{error}{source}: see whether the server runs and lets this machine in, and correct --database and its files"
		);
	};
	let code = found.code();
	let is_one_of = |codes: &[SqlState]| codes.contains(code);
	let advice = if is_one_of(&[
		SqlState::INVALID_PASSWORD,
		SqlState::INVALID_AUTHORIZATION_SPECIFICATION,
	]) {
		"correct the user in --database, and --database-password-file, or let it in by pg_hba.conf"
	} else if is_one_of(&[SqlState::INVALID_CATALOG_NAME]) {
		"make it (CREATE DATABASE), or name another with --database"
	} else if is_one_of(&[SqlState::INSUFFICIENT_PRIVILEGE]) {
		"let the user of --database make tables in the schema `public`: GRANT CREATE ON SCHEMA public"
	} else if is_one_of(&[SqlState::DISK_FULL]) {
		"make room on the server's disk: nothing is lost"
	} else if is_one_of(&[SqlState::UNDEFINED_TABLE, SqlState::UNDEFINED_COLUMN]) {
		"the tables are not those of this program: name a database of its own with --database"
	} else {
		"see the server's log"
	};
	format!("the server says `{}`: {advice}", found.message())
}

impl ToSql for Cell {
	fn to_sql(
		&self,
		kind: &PgType,
		out: &mut BytesMut,
	) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
		match self {
			Cell::Null => Ok(IsNull::Yes),
			Cell::Integer(number) => number.to_sql(kind, out),
			Cell::Boolean(value) => value.to_sql(kind, out),
			Cell::Text(text) => text.to_sql(kind, out),
		}
	}

	fn accepts(kind: &PgType) -> bool {
		[PgType::INT8, PgType::BOOL, PgType::TEXT].contains(kind)
	}

	to_sql_checked!();
}

/// A connection, with the statements that it knows.
struct Known {
	client: Client,
	statements: HashMap<String, Statement>,
}

impl Known {
	fn over(client: Client) -> Self {
		Known { client, statements: HashMap::new() }
	}

	async fn statement(&mut self, sql: &str) -> Result<Statement, tokio_postgres::Error> {
		if let Some(known) = self.statements.get(sql) {
			return Ok(known.clone());
		}
		if self.statements.len() >= STATEMENTS {
			self.statements.clear();
		}
		let statement = self.client.prepare(sql).await?;
		self.statements.insert(sql.to_owned(), statement.clone());
		Ok(statement)
	}

	async fn query(
		&mut self,
		sql: &str,
		values: &[Cell],
	) -> Result<Vec<Row>, tokio_postgres::Error> {
		let statement = self.statement(sql).await?;
		let values = values.iter().map(|value| value as &(dyn ToSql + Sync)).collect::<Vec<_>>();
		let rows = self.client.query(&statement, &values).await?;
		rows.iter().map(cells).collect()
	}
}

fn cells(row: &tokio_postgres::Row) -> Result<Row, tokio_postgres::Error> {
	let cell = |(at, column): (usize, &tokio_postgres::Column)| {
		Ok(match *column.type_() {
			PgType::BOOL => Cell::from_option(row.try_get::<_, Option<bool>>(at)?),
			PgType::INT4 => {
				let number = row.try_get::<_, Option<i32>>(at)?;
				number.map_or(Cell::Null, |number| Cell::Integer(number.into()))
			}
			PgType::INT8 => row.try_get::<_, Option<i64>>(at)?.map_or(Cell::Null, Cell::Integer),
			_ => Cell::from_option(row.try_get::<_, Option<String>>(at)?),
		})
	};
	Ok(Row::new(row.columns().iter().enumerate().map(cell).collect::<Result<_, _>>()?))
}

impl Cell {
	fn from_option<T: Into<Cell>>(value: Option<T>) -> Cell {
		value.into()
	}
}

/// The connection that writes.
pub struct Writing {
	place: PostgresPlace,
	known: Known,
}

impl Writing {
	/// Connects, and takes the lock of the one that writes. The server frees it when the connection ends.
	pub async fn open(place: &PostgresPlace) -> Stored<Self> {
		let client = place.connect().await?;
		let row = client.query_one("SELECT pg_try_advisory_lock($1)", &[&LOCK]).await;
		let row = row.map_err(place.wrong())?;
		if !row.try_get::<_, bool>(0).map_err(place.wrong())? {
			return Err(StoreError::Taken(place.name()));
		}
		// A power cut can take the last blocks with it, and they are taken in again.
		client.batch_execute("SET synchronous_commit = off").await.map_err(place.wrong())?;
		Ok(Writing { place: place.clone(), known: Known::over(client) })
	}

	async fn insert_now(
		&mut self,
		table: &Table,
		rows: Vec<Vec<Cell>>,
	) -> Result<(), tokio_postgres::Error> {
		let sql = insertion(table);
		let columns = columns(table, rows);
		let values = columns.iter().map(|column| &**column as &(dyn ToSql + Sync));
		let values = values.collect::<Vec<_>>();
		let statement = self.known.statement(&sql).await?;
		self.known.client.execute(&statement, &values).await.map(|_| ())
	}
}

/// One statement enters all rows: each of its parameters is a column of them.
fn insertion(table: &Table) -> String {
	let numbered = || table.columns.iter().zip(1_usize..);
	let taken = numbered().map(|(column, at)| match column.kind {
		Type::Json => format!("c{at}::json"),
		_ => format!("c{at}"),
	});
	let arrays = numbered().map(|(column, at)| match column.kind {
		Type::Integer => format!("${at}::bigint[]"),
		Type::Boolean => format!("${at}::boolean[]"),
		Type::Text | Type::Json => format!("${at}::text[]"),
	});
	let names = numbered().map(|(_, at)| format!("c{at}"));
	let joined = |parts: &mut dyn Iterator<Item = String>| parts.collect::<Vec<_>>().join(", ");
	format!(
		"INSERT INTO {} ({}) SELECT {} FROM UNNEST({}) AS rows ({}){}",
		table.name,
		table.names(),
		joined(&mut taken.into_iter()),
		joined(&mut arrays.into_iter()),
		joined(&mut names.into_iter()),
		table.replacement()
	)
}

fn columns(table: &Table, rows: Vec<Vec<Cell>>) -> Vec<Box<dyn ToSql + Sync + Send>> {
	let mut columns: Vec<Vec<Cell>> = table.columns.iter().map(|_| Vec::new()).collect();
	for row in rows {
		columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
	}
	let array = |(column, cells): (&super::schema::Column, Vec<Cell>)| match column.kind {
		Type::Integer => {
			let number = |cell| match cell {
				Cell::Integer(number) => Some(number),
				_ => None,
			};
			Box::new(cells.into_iter().map(number).collect::<Vec<_>>())
				as Box<dyn ToSql + Sync + Send>
		}
		Type::Boolean => {
			let truth = |cell| match cell {
				Cell::Boolean(value) => Some(value),
				_ => None,
			};
			Box::new(cells.into_iter().map(truth).collect::<Vec<_>>())
		}
		Type::Text | Type::Json => {
			let text = |cell| match cell {
				Cell::Text(text) => Some(text),
				_ => None,
			};
			Box::new(cells.into_iter().map(text).collect::<Vec<_>>())
		}
	};
	table.columns.iter().zip(columns).map(array).collect()
}

impl Session for Writing {
	fn query<'a>(
		&'a mut self,
		sql: &'a str,
		values: &'a [Cell],
	) -> BoxFuture<'a, Stored<Vec<Row>>> {
		Box::pin(async move { self.known.query(sql, values).await.map_err(self.place.wrong()) })
	}

	fn insert<'a>(
		&'a mut self,
		table: &'static Table,
		rows: Vec<Vec<Cell>>,
	) -> BoxFuture<'a, Stored<()>> {
		if rows.is_empty() {
			return Box::pin(ready(Ok(())));
		}
		Box::pin(async move { self.insert_now(table, rows).await.map_err(self.place.wrong()) })
	}

	fn run<'a>(&'a mut self, script: &'a str) -> BoxFuture<'a, Stored<()>> {
		Box::pin(async move {
			self.known.client.batch_execute(script).await.map_err(self.place.wrong())
		})
	}

	fn definition(&self, table: &Table) -> String {
		table.in_postgres()
	}

	fn room(&self, block: u64) -> Option<String> {
		let partitions = super::schema::TABLES.iter().filter(|table| table.is_partitioned);
		let is_first = block.checked_rem(PARTITION) == Some(0) || block <= 1;
		is_first.then(|| partitions.map(|table| table.partition(block)).collect())
	}
}

/// Connections that read.
pub struct Reading {
	place: PostgresPlace,
	places: Semaphore,
	idle: Mutex<Vec<Known>>,
}

impl Reading {
	/// Reads this database. Connections are made as they are needed.
	pub fn new(place: &PostgresPlace) -> Self {
		let idle = Mutex::default();
		Reading { place: place.clone(), places: Semaphore::new(MOST), idle }
	}

	async fn connection(&self) -> Stored<Known> {
		let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
		if let Some(known) = idle.filter(|known| !known.client.is_closed()) {
			return Ok(known);
		}
		let client = self.place.connect().await?;
		// Plans for the values at hand: an account may have one entry or a million.
		let settings = format!(
			"SET default_transaction_read_only = on; SET statement_timeout = {}; SET plan_cache_mode = force_custom_plan; SET jit = off",
			LONGEST.as_millis()
		);
		client.batch_execute(&settings).await.map_err(self.place.wrong())?;
		Ok(Known::over(client))
	}

	async fn ask(&self, sql: String, values: Vec<Cell>) -> Stored<Vec<Row>> {
		let place = timeout(WAIT, self.places.acquire()).await;
		let _place = place.ok().and_then(Result::ok).ok_or(StoreError::Busy)?;
		let mut known = self.connection().await?;
		// The server ends what takes too long, and the connection can be used again.
		let rows = known.query(&sql, &values).await.map_err(self.place.wrong())?;
		self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(known);
		Ok(rows)
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

/// A connection that reads one state of the database, whatever is written meanwhile.
pub struct Frozen {
	place: PostgresPlace,
	known: tokio::sync::Mutex<Known>,
}

impl Frozen {
	/// The state of now.
	pub async fn open(place: &PostgresPlace) -> Stored<Self> {
		let client = place.connect().await?;
		let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
		client.batch_execute(begin).await.map_err(place.wrong())?;
		Ok(Frozen { place: place.clone(), known: tokio::sync::Mutex::new(Known::over(client)) })
	}
}

impl Sessions for Frozen {
	fn query(&self, sql: String, values: Vec<Cell>) -> BoxFuture<'_, Stored<Vec<Row>>> {
		Box::pin(async move {
			let rows = self.known.lock().await.query(&sql, &values).await;
			rows.map_err(self.place.wrong())
		})
	}

	fn size(&self) -> &'static str {
		SIZE
	}
}
