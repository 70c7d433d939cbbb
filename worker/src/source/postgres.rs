//! A table or view of a PostgreSQL database, read by one query.
//!
//! The answer comes as CSV with the names of its columns, so its mapping is one of `csv`. Numbers are as exact as the database has them.
//! One statement sees one state of the database, so each answer is whole. Times are those of UTC: `timestamptz` comes as
//! `2025-06-01 00:00:00+00`, which `rfc3339` reads. An `ORDER BY` is needed only where the order of rows has a meaning.

use anyhow::{anyhow, bail, ensure, Context, Error, Result};
use futures::{future::BoxFuture, StreamExt};
use rustls::{
	pki_types::{pem::PemObject, CertificateDer},
	ClientConfig, RootCertStore,
};
use serde::Deserialize;
use std::{
	path::{Path, PathBuf},
	pin::pin,
	sync::Arc,
	time::Duration,
};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_postgres::{
	config::{Host, SslMode},
	error::SqlState,
	Client, Config, Connection, NoTls,
};
use tokio_postgres_rustls::MakeRustlsConnect;
use verdigrid_oracle::mapping::Seconds;

use super::{
	turn::{duration, Turn},
	Document, Documents, Source,
};
use crate::secret::secret;

/// A table or view of a PostgreSQL database.
///
/// ```toml
/// [data.postgres]
/// url = "postgres://reader@db.example/scada"
/// password-file = "scada.password"
/// ca-file = "scada-ca.pem"
/// query = "SELECT meter, taken, energy FROM readings"
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PostgresConfig {
	/// Where the database is: `postgres://user@host/database`.
	pub url: String,
	/// The file of the user's password, if the server asks for one.
	pub password_file: Option<PathBuf>,
	/// One `SELECT`. Its columns are those of the mapping.
	pub query: String,
	/// How often it is read.
	#[serde(default = "a_minute")]
	pub every: Seconds,
	/// How long the query may take.
	#[serde(default = "a_minute")]
	pub timeout: Seconds,
	/// Whether the connection is encrypted. It is without the key, unless the server is on this machine.
	pub tls: Option<Tls>,
	/// The file of the authorities that certify the server, as PEM.
	pub ca_file: Option<PathBuf>,
	/// How many bytes the answer may have.
	#[serde(default = "a_quarter_of_a_gibibyte")]
	pub most_bytes: u64,
}

const fn a_minute() -> Seconds {
	Seconds(60)
}

const fn a_quarter_of_a_gibibyte() -> u64 {
	256 << 20
}

/// Whether a connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tls {
	/// It is, and the server shows a certificate for its name.
	Require,
	/// It is not.
	Disable,
}

impl PostgresConfig {
	/// Its paths.
	pub fn paths(&mut self) -> Vec<&mut PathBuf> {
		[&mut self.password_file, &mut self.ca_file].into_iter().flatten().collect()
	}

	/// How the server is reached.
	fn server(&self) -> Result<Config> {
		const CONNECT: Duration = Duration::from_secs(10);
		let mut server: Config = self.url.parse().map_err(|_| {
			anyhow!("`url` is no address of a database: write it as postgres://user@host/database")
		})?;
		ensure!(
			server.get_password().is_none(),
			"`url` has a password, which others may read: remove it, and write it to a file that `password-file` names"
		);
		ensure!(
			server.get_user().is_some(),
			"`url` names no user: write it as postgres://user@host/database"
		);
		ensure!(
			server.get_dbname().is_some(),
			"`url` names no database: write it as postgres://user@host/database"
		);
		ensure!(
			server.get_hosts().len() == 1 && server.get_hostaddrs().is_empty(),
			"`url` names no server, or several: write one, as postgres://user@host/database"
		);
		ensure!(
			server.get_options().is_none() && !self.url.contains("sslmode"),
			"`url` has `options` or `sslmode`: remove them, and declare `tls`"
		);
		let tls = match self.is_encrypted(&server) {
			true => SslMode::Require,
			false => SslMode::Disable,
		};
		server.ssl_mode(tls).connect_timeout(CONNECT).application_name("verdigrid-worker");
		Ok(server)
	}

	fn is_encrypted(&self, server: &Config) -> bool {
		match self.tls {
			Some(tls) => tls == Tls::Require,
			None => !server.get_hosts().iter().all(is_this_machine),
		}
	}

	/// What a connection is encrypted with. `None` if it is not.
	fn encryption(&self, server: &Config) -> Result<Option<MakeRustlsConnect>> {
		let is_encrypted = self.is_encrypted(server);
		let Some(file) = self.ca_file.as_ref().filter(|_| is_encrypted) else {
			ensure!(
				!is_encrypted,
				"nobody has said who certifies the server: declare `ca-file`, such as /etc/ssl/certs/ca-certificates.crt for public \
				 authorities, or tls = \"disable\" if the network is yours alone"
			);
			ensure!(
				self.ca_file.is_none(),
				"`ca-file` is for encrypted connections: remove it, or declare tls = \"require\""
			);
			return Ok(None);
		};
		let provider = Arc::new(rustls::crypto::ring::default_provider());
		let config =
			ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
		let config = config.with_root_certificates(authorities(file)?).with_no_client_auth();
		Ok(Some(MakeRustlsConnect::new(config)))
	}

	fn check_query(&self) -> Result<()> {
		let query = self.query.trim();
		ensure!(!query.is_empty(), "`query` is empty: write one SELECT");
		ensure!(
			!query.ends_with(';'),
			"`query` ends with `;`: remove it, since the query is part of another one"
		);
		Ok(())
	}
}

fn is_this_machine(host: &Host) -> bool {
	match host {
		Host::Unix(_) => true,
		Host::Tcp(name) => {
			name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|it| it.is_loopback())
		}
	}
}

fn authorities(file: &Path) -> Result<RootCertStore> {
	let place =
		|| format!("{}: has no certificates as PEM: write those of the authority", file.display());
	let text =
		std::fs::read(file).with_context(|| format!("{}: cannot be read", file.display()))?;
	let mut store = RootCertStore::empty();
	for certificate in CertificateDer::pem_slice_iter(&text) {
		store.add(certificate.map_err(|_| anyhow!(place()))?).with_context(place)?;
	}
	ensure!(!store.is_empty(), place());
	Ok(store)
}

/// A table or view of a PostgreSQL database.
pub struct Postgres {
	/// What messages call it.
	name: String,
	server: Config,
	encryption: Option<MakeRustlsConnect>,
	password_file: Option<PathBuf>,
	statement: String,
	timeout: Duration,
	most_bytes: u64,
	turn: Turn,
	documents: Documents,
}

impl Postgres {
	/// A database that is read as it is configured, for data of this name.
	pub fn new(name: &str, config: &PostgresConfig) -> Result<Self> {
		let server = config.server()?;
		let place = place(&server);
		config.check_query().with_context(|| place.clone())?;
		Ok(Postgres {
			name: format!("{place}: {name}"),
			encryption: config.encryption(&server).with_context(|| place.clone())?,
			server,
			password_file: config.password_file.clone(),
			// A comment at its end must not hide what follows.
			statement: format!(
				"COPY (\n{}\n) TO STDOUT (FORMAT csv, HEADER true)",
				config.query.trim()
			),
			timeout: duration(config.timeout),
			most_bytes: config.most_bytes,
			turn: Turn::new(config.every),
			documents: Documents::default(),
		})
	}

	async fn read(&self) -> Result<Vec<u8>> {
		/// For the connection, and for an answer under way.
		const MORE: Duration = Duration::from_secs(15);
		let longest = self.timeout.saturating_add(MORE);
		let read = tokio::time::timeout(longest, self.connect_and_read()).await;
		let late = "the server does not answer in time: see whether it runs, or declare a longer `timeout`";
		read.unwrap_or_else(|_| bail!(late)).with_context(|| self.name.clone())
	}

	/// Each read has a connection of its own: what a server restarts or a firewall forgets harms no later one.
	async fn connect_and_read(&self) -> Result<Vec<u8>> {
		let mut server = self.server.clone();
		if let Some(file) = &self.password_file {
			server.password(secret(file)?);
		}
		match &self.encryption {
			None => {
				let (client, connection) = server.connect(NoTls).await.map_err(told)?;
				self.with(&client, connection).await
			}
			Some(tls) => {
				let (client, connection) = server.connect(tls.clone()).await.map_err(told)?;
				self.with(&client, connection).await
			}
		}
	}

	/// Reads while the connection is served.
	async fn with<S, T>(&self, client: &Client, connection: Connection<S, T>) -> Result<Vec<u8>>
	where
		S: AsyncRead + AsyncWrite + Unpin,
		T: AsyncRead + AsyncWrite + Unpin,
	{
		tokio::select! {
			biased;
			ended = connection => match ended {
				Ok(()) => bail!("the server closed the connection: the worker asks again later"),
				Err(error) => Err(told(error)),
			},
			read = self.copy(client) => read,
		}
	}

	async fn copy(&self, client: &Client) -> Result<Vec<u8>> {
		let milliseconds = self.timeout.as_millis();
		// What is set ends with the transaction: a pool may give the connection to others.
		let begin = format!(
			"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; \
			 SET LOCAL IntervalStyle = 'iso_8601'; SET LOCAL extra_float_digits = 3; SET LOCAL lock_timeout = {milliseconds}; \
			 SET LOCAL statement_timeout = {milliseconds}"
		);
		client.batch_execute(&begin).await.map_err(told)?;
		let mut rows = pin!(client.copy_out(&self.statement).await.map_err(told)?);
		let mut bytes = Vec::new();
		while let Some(chunk) = rows.next().await {
			bytes.extend_from_slice(&chunk.map_err(told)?);
			ensure!(
				u64::try_from(bytes.len()).is_ok_and(|length| length <= self.most_bytes),
				"the answer has more bytes than `most-bytes` allows: ask for less in `query`, or declare more"
			);
		}
		Ok(bytes)
	}
}

/// Where a database is.
fn place(server: &Config) -> String {
	let host = match server.get_hosts().first() {
		Some(Host::Tcp(name)) => name.clone(),
		Some(Host::Unix(path)) => path.display().to_string(),
		None => String::new(),
	};
	let port = server.get_ports().first().filter(|port| **port != 5_432);
	let port = port.map(|port| format!(":{port}")).unwrap_or_default();
	format!("postgres://{host}{port}/{}", server.get_dbname().unwrap_or_default())
}

/// What went wrong, and what to do.
fn told(error: tokio_postgres::Error) -> Error {
	let Some(found) = error.as_db_error() else { return Error::new(error).context(NO_ANSWER) };
	let advice = advice(found.code());
	let hint = found.hint().map(|hint| format!(" ({hint})")).unwrap_or_default();
	anyhow!("the server says `{}`{hint}: {advice}", found.message())
}

const NO_ANSWER: &str =
	"the server cannot be reached, or stopped: see whether it runs and lets this machine in, and correct `url`, `password-file` and `tls`";

fn advice(code: &SqlState) -> &'static str {
	let is_one_of = |codes: &[SqlState]| codes.contains(code);
	if is_one_of(&[SqlState::INVALID_PASSWORD, SqlState::INVALID_AUTHORIZATION_SPECIFICATION]) {
		"correct the user in `url` and `password-file`, or let it in by pg_hba.conf"
	} else if is_one_of(&[SqlState::INVALID_CATALOG_NAME]) {
		"correct the database in `url`"
	} else if is_one_of(&[SqlState::INSUFFICIENT_PRIVILEGE]) {
		"let the user of `url` read it: GRANT SELECT"
	} else if is_one_of(&[
		SqlState::UNDEFINED_TABLE,
		SqlState::UNDEFINED_COLUMN,
		SqlState::UNDEFINED_FUNCTION,
	]) {
		"correct `query`, or create what it names"
	} else if is_one_of(&[SqlState::SYNTAX_ERROR, SqlState::FEATURE_NOT_SUPPORTED]) {
		"correct `query`: it is one SELECT, without `;`"
	} else if is_one_of(&[SqlState::READ_ONLY_SQL_TRANSACTION]) {
		"correct `query`: it must change nothing"
	} else if is_one_of(&[SqlState::QUERY_CANCELED, SqlState::LOCK_NOT_AVAILABLE]) {
		"ask for less in `query`, or declare a longer `timeout`"
	} else {
		"the worker asks again later"
	}
}

impl Source for Postgres {
	fn look(&mut self) -> BoxFuture<'_, Result<Documents>> {
		Box::pin(async move {
			if self.turn.is_due() {
				let read = self.read().await;
				let taken = read.map(|bytes| {
					let document = Document { name: self.name.clone(), bytes: bytes.into() };
					self.documents.whole = vec![document];
				});
				self.turn.ended(taken.map_err(Into::into));
			}
			self.turn.check()?;
			Ok(self.documents.clone())
		})
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
