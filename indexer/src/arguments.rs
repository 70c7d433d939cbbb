//! What can be said on the command line.

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf};
use verdigrid_indexer::store::{Place, PostgresPlace};

/// Reads all final blocks of a chain into a database, and serves what people look for: lists, search, histories, exports.
#[derive(Parser)]
#[command(name = "verdigrid-indexer", version)]
pub struct Arguments {
	/// Writes the log as JSON, one object a line.
	#[arg(long, global = true)]
	pub json_log: bool,
	#[command(subcommand)]
	pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
	/// Takes in what the chain has and what comes, and serves it, until it is stopped.
	Run(Run),
	/// Looks whether the node is an archive node, and whether the database can be used. Nothing is taken in.
	Check(Source),
	/// Compares the records with the state of the chain at the block that was taken in last. An indexer may run meanwhile.
	Reconcile(Reconcile),
	/// Says what is in the database, as a number for each table: two indexes of one chain and one block have the same.
	Digest(Database),
	/// Prints the description of the service, as OpenAPI 3.1 has it.
	Openapi,
}

#[derive(Args)]
pub struct Run {
	#[command(flatten)]
	pub source: Source,
	/// Where the service listens.
	#[arg(
		long,
		value_name = "ADDRESS",
		default_value = "127.0.0.1:8400",
		env = "VERDIGRID_INDEXER_LISTEN"
	)]
	pub listen: SocketAddr,
	/// Where health and metrics are.
	#[arg(
		long,
		value_name = "ADDRESS",
		default_value = "127.0.0.1:9400",
		env = "VERDIGRID_INDEXER_ADMIN"
	)]
	pub admin: SocketAddr,
	/// The folder of the built portal, which is served too.
	#[arg(long, value_name = "FOLDER", env = "VERDIGRID_INDEXER_PORTAL")]
	pub portal: Option<PathBuf>,
	/// The address of a node's WebSocket for the portal, as browsers reach it.
	#[arg(long, value_name = "URL", env = "VERDIGRID_INDEXER_NODE_PUBLIC")]
	pub node_public: Option<String>,
	/// Takes in no block after this one, and serves what is there.
	#[arg(long, value_name = "NUMBER")]
	pub until: Option<u64>,
}

#[derive(Args)]
pub struct Reconcile {
	#[command(flatten)]
	pub source: Source,
	/// The block at which the index must stand. Without it, it is compared at the block at which it stands.
	#[arg(long, value_name = "NUMBER")]
	pub block: Option<u64>,
	/// Compares at most so many entries of each storage map, and whether the records agree with them.
	#[arg(long, value_name = "NUMBER")]
	pub sample: Option<usize>,
}

#[derive(Args)]
pub struct Source {
	/// The WebSocket of an archive node. Several can be named: the next one is asked where one does not answer.
	#[arg(
		long,
		value_name = "URL",
		default_value = "ws://127.0.0.1:9944",
		value_delimiter = ',',
		env = "VERDIGRID_INDEXER_NODE"
	)]
	pub node: Vec<String>,
	/// The hash of the chain's first block. Nodes of other chains are left out.
	#[arg(long, value_name = "HASH", value_parser = genesis, env = "VERDIGRID_INDEXER_GENESIS")]
	pub genesis: Option<Genesis>,
	#[command(flatten)]
	pub database: Database,
}

/// The hash of a chain's first block.
pub type Genesis = [u8; 32];

#[derive(Args)]
pub struct Database {
	/// The file of the database, or postgres://user@host/database.
	#[arg(
		long,
		value_name = "FILE|URL",
		default_value = "index.sqlite",
		env = "VERDIGRID_INDEXER_DATABASE"
	)]
	database: String,
	/// The file with the password of the database's user.
	#[arg(long, value_name = "FILE", env = "VERDIGRID_INDEXER_DATABASE_PASSWORD_FILE")]
	database_password_file: Option<PathBuf>,
	/// The file of the authorities that certify the database's server, as PEM. The connection is then encrypted.
	#[arg(long, value_name = "FILE", env = "VERDIGRID_INDEXER_DATABASE_CA_FILE")]
	database_ca_file: Option<PathBuf>,
}

impl Database {
	/// Where the index lies.
	pub fn place(&self) -> Result<Place> {
		let is_server =
			["postgres://", "postgresql://"].iter().any(|it| self.database.starts_with(it));
		if !is_server {
			return Ok(Place::Sqlite(PathBuf::from(&self.database)));
		}
		let (password, ca) =
			(self.database_password_file.as_deref(), self.database_ca_file.as_deref());
		let place: Result<_, _> = PostgresPlace::new(&self.database, password, ca);
		Ok(Place::Postgres(Box::new(place?)))
	}
}

fn genesis(text: &str) -> Result<Genesis> {
	let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
	let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
	bytes.context("the hash of a block is 0x and 64 hexadecimal digits")
}
