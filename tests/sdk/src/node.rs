//! A development node that can be killed and started again on its database.

use anyhow::{bail, Context, Result};
use std::{
	fs::File,
	net::TcpListener,
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	time::Duration,
};
use tokio::net::TcpStream;

/// How long a node may take to answer.
const PATIENCE: Duration = Duration::from_secs(120);

/// A node.
pub struct Node {
	program: PathBuf,
	folder: tempfile::TempDir,
	options: Vec<String>,
	/// Where it listens.
	pub port: u16,
	process: Option<Child>,
}

/// A port that nothing listens on.
pub fn free_port() -> Result<u16> {
	Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

impl Node {
	/// Starts a node with an empty chain.
	pub async fn start(program: &Path, options: &[&str]) -> Result<Self> {
		let mut node = Node {
			program: program.to_owned(),
			folder: tempfile::tempdir()?,
			options: options.iter().map(|option| (*option).to_owned()).collect(),
			port: free_port()?,
			process: None,
		};
		node.start_again().await?;
		Ok(node)
	}

	/// Its address.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// Starts it on what is on disk.
	pub async fn start_again(&mut self) -> Result<()> {
		let log = File::options().create(true).append(true).open(self.folder.path().join("log"))?;
		let child = Command::new(&self.program)
			.args([
				"--dev",
				"--no-prometheus",
				"--no-telemetry",
				// As in `tests/run`. The other pool is played on a network.
				"--pool-type",
				"single-state",
				"--rpc-port",
				&self.port.to_string(),
			])
			.arg("--base-path")
			.arg(self.folder.path().join("base"))
			.args(&self.options)
			.stdin(Stdio::null())
			.stdout(log.try_clone()?)
			.stderr(log)
			.spawn()
			.with_context(|| {
				format!("{} cannot be started: build it first", self.program.display())
			})?;
		self.process = Some(child);
		let answers = async {
			while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
				tokio::time::sleep(Duration::from_millis(100)).await;
			}
		};
		if tokio::time::timeout(PATIENCE, answers).await.is_err() {
			let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
			bail!("the node does not answer:\n{log}");
		}
		Ok(())
	}

	/// Ends it at once, as a power cut does.
	pub fn kill(&mut self) -> Result<()> {
		if let Some(mut child) = self.process.take() {
			child.kill()?;
			child.wait()?;
		}
		Ok(())
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.kill();
	}
}
