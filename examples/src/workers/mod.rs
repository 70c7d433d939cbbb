//! The workers of both sources: eight processes, each with a seat, a folder and a configuration of its own.
//!
//! The energy platform's workers get the same data in several ways: from a folder, from an HTTP server, and from a database where one
//! is named. So they state the same.

mod configuration;
mod database;
mod server;
mod service;

pub use service::Service;

use crate::{
	material::{Sheet, Table},
	play::*,
};
use configuration::Configuration;
use database::Database;
use server::Server;
use std::{
	fs::{self, File},
	future::Future,
	io::Write,
	net::TcpListener,
	path::{Path, PathBuf},
	process::Stdio,
	time::{Duration, Instant},
};
use tempfile::TempDir;
use tokio::process::{Child, Command};

/// The seats of the energy platform, and of the trading centre.
const PLATFORM: [&str; 4] = ["//Alice//stash", "//Bob//stash", "//Charlie//stash", "//Dave//stash"];
const CENTRE: [&str; 4] = ["//Dave", "//Eve", "//Ferdie", "//Eve//stash"];
/// What is waited for comes nearer in so much time, or something is wrong.
const PATIENCE: Duration = Duration::from_secs(180);
const PAUSE: Duration = Duration::from_millis(300);
/// What people are told of long waits.
const NEWS: Duration = Duration::from_secs(10);

/// What workers need from outside.
#[derive(Clone, Debug)]
pub struct Places {
	/// The program.
	pub worker: PathBuf,
	/// The nodes.
	pub urls: Vec<String>,
	/// The database that one worker reads, and the file of its password.
	pub database: Option<(String, PathBuf)>,
}

/// Eight processes. They end with this value.
pub struct Workers {
	/// The proofs of readings.
	pub readings: Service,
	/// The proofs of settlements.
	pub settlements: Service,
	chain: Chain,
	folder: TempDir,
	server: Server,
	database: Option<Database>,
	processes: Vec<(String, Child)>,
}

impl Workers {
	/// Starts all workers. `tables` are their first data, and `since` is the first day of it.
	pub async fn start(
		places: &Places,
		chain: &Chain,
		tables: &[Table],
		since: &str,
	) -> Result<Self> {
		let folder = tempfile::Builder::new().prefix("verdigrid-demonstration-").tempdir()?;
		let database = match &places.database {
			Some((url, password)) => Some(Database::connect(url, password).await?),
			None => None,
		};
		let (chain, server) = (chain.clone(), Server::start().await?);
		let (path, url) = (folder.path().to_owned(), server.url().to_owned());
		let configuration = Configuration::new(places, &chain, tables, since, &path, &url)?;
		let [readings, settlements] = configuration.services().map(Service::new);
		let processes = Vec::new();
		let mut workers = Workers {
			readings,
			settlements,
			chain: chain.clone(),
			folder,
			server,
			database,
			processes,
		};
		workers.bring_data(tables).await?;
		workers.bring_sheet(&Sheet::new("month-0"))?;
		workers.bring_sheet(&Sheet::new("hours-0"))?;
		let first = configuration.write_platform(&PLATFORM)?;
		workers.readings.use_token(configuration.token(&first).await?);
		let first = configuration.write_centre(&CENTRE, &workers.readings)?;
		workers.settlements.use_token(configuration.token(&first).await?);
		for name in configuration.names() {
			workers.spawn(&places.worker, &name)?;
		}
		Ok(workers)
	}

	fn spawn(&mut self, program: &Path, name: &str) -> Result<()> {
		let log = File::create(self.folder.path().join(format!("{name}.log")))?;
		let process = Command::new(program)
			.arg("--config")
			.arg(self.folder.path().join(name).join("worker.toml"))
			.arg("run")
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(log)
			.kill_on_drop(true)
			.spawn();
		let process =
			process.with_context(|| format!("{} cannot be started", program.display()))?;
		self.processes.push((name.to_owned(), process));
		Ok(())
	}

	/// Brings data to the energy platform's workers, in each way in which they get it.
	pub async fn bring_data(&mut self, tables: &[Table]) -> Result<()> {
		for table in tables {
			self.replace(&format!("data/{}.csv", table.name), &table.csv()?)?;
			self.server.serve(table);
			if let Some(database) = &mut self.database {
				database.store(table).await?;
			}
		}
		Ok(())
	}

	/// Brings a sheet to the trading centre's workers.
	pub fn bring_sheet(&self, sheet: &Sheet) -> Result<()> {
		self.replace(&format!("sheets/{}.csv", sheet.name), &sheet.csv()?)
	}

	/// Replaces a file as a whole.
	fn replace(&self, name: &str, bytes: &[u8]) -> Result<()> {
		let path = self.folder.path().join(name);
		let new = path.with_extension("new");
		fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
		File::create(&new)?.write_all(bytes)?;
		fs::rename(&new, &path)?;
		Ok(())
	}

	/// Waits until all of these topics are anchored and final.
	pub async fn anchored(&mut self, topics: &[Topic]) -> Result<()> {
		let chain = self.chain.clone();
		self.wait("anchored", topics.to_vec(), |topic| {
			let chain = chain.clone();
			async move { Ok(chain.state().await?.evidence().topic(Static(topic)).await?.is_final) }
		})
		.await
	}

	/// Waits until all of these trades are verified: the numbers of their evidence.
	pub async fn verified(&mut self, trades: &[H256]) -> Result<Vec<EvidenceId>> {
		let chain = self.chain.clone();
		let evidence_of = |chain: Chain, trade: H256| async move {
			Ok::<_, Error>(chain.state().await?.evidence().evidence_of(trade).await?)
		};
		self.wait("verified", trades.to_vec(), |trade| {
			let chain = chain.clone();
			async move { Ok(evidence_of(chain, trade).await?.is_some()) }
		})
		.await?;
		let mut found = Vec::new();
		for trade in trades {
			found.push(
				evidence_of(chain.clone(), *trade).await?.context("a trade was not verified")?,
			);
		}
		Ok(found)
	}

	/// Waits until all of these are so.
	async fn wait<T: Copy, F: Future<Output = Result<bool>>>(
		&mut self,
		what: &str,
		mut open: Vec<T>,
		is_so: impl Fn(T) -> F,
	) -> Result<()> {
		let all = open.len();
		let (mut nearer, mut told) = (Instant::now(), Instant::now());
		loop {
			let before = open.len();
			let mut left = Vec::new();
			for one in open {
				if !is_so(one).await? {
					left.push(one);
				}
			}
			open = left;
			if open.is_empty() {
				return Ok(());
			}
			self.ensure_alive()?;
			if open.len() < before {
				nearer = Instant::now();
			}
			ensure!(
				nearer.elapsed() < PATIENCE,
				"{} of {all} are not {what}:\n{}",
				open.len(),
				self.logs()
			);
			if told.elapsed() > NEWS {
				println!("  {} of {all} are {what}", all.saturating_sub(open.len()));
				told = Instant::now();
			}
			tokio::time::sleep(PAUSE).await;
		}
	}

	fn ensure_alive(&mut self) -> Result<()> {
		let mut ended = None;
		for (name, process) in &mut self.processes {
			if let Some(status) = process.try_wait()? {
				ended = Some(format!("the worker {name} has ended ({status})"));
			}
		}
		match ended {
			None => Ok(()),
			Some(ended) => bail!("{ended}:\n{}", self.logs()),
		}
	}

	/// What all workers said last.
	fn logs(&self) -> String {
		const LINES: usize = 8;
		const LETTERS: usize = 1_500;
		let read =
			|file: String| fs::read_to_string(self.folder.path().join(file)).unwrap_or_default();
		let last = |(name, _): &(String, Child)| {
			let (log, status) =
				(read(format!("{name}.log")), read(format!("{name}/state/status.json")));
			let lines: Vec<&str> = log.lines().rev().take(LINES).collect();
			let lines: Vec<&str> = lines.into_iter().rev().collect();
			let status: String = status.chars().take(LETTERS).collect();
			format!("{name}:\n{}\n{status}\n", lines.join("\n"))
		};
		self.processes.iter().map(last).collect()
	}
}

/// So many ports that nothing listens on.
fn free_ports<const N: usize>() -> Result<[u16; N]> {
	let mut listeners = Vec::new();
	let mut ports = [0; N];
	for port in &mut ports {
		let listener = TcpListener::bind("127.0.0.1:0")?;
		*port = listener.local_addr()?.port();
		listeners.push(listener);
	}
	Ok(ports)
}
