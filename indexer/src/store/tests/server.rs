//! A PostgreSQL server for a test, if its programs are there.

use crate::store::{Place, PostgresPlace};
use std::{
	net::TcpListener,
	path::{Path, PathBuf},
	process::Command,
	sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;

/// A server of its own, which ends with it.
pub struct Server {
	folder: TempDir,
	port: u16,
	databases: AtomicU32,
}

/// The script that starts and stops it.
fn script() -> PathBuf {
	Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/postgres")
}

impl Server {
	/// Starts it. `None` if PostgreSQL is not installed.
	pub fn start() -> Option<Self> {
		let is_there =
			std::fs::read_dir("/usr/lib/postgresql").is_ok_and(|mut it| it.next().is_some());
		if !is_there {
			eprintln!("PostgreSQL's server is not there, so this is not tested: run scripts/setup");
			return None;
		}
		let folder = tempfile::Builder::new().permissions(open_folder()).tempdir().unwrap();
		let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
		let own = folder.path().join("server");
		let started = Command::new(script()).arg("start").arg(&own).arg(port.to_string()).status();
		assert!(started.unwrap().success(), "the server does not start");
		Some(Server { folder, port, databases: AtomicU32::new(0) })
	}

	fn place(&self, database: &str) -> PostgresPlace {
		let password = self.folder.path().join("server/password");
		let url = format!("postgres://verdigrid@127.0.0.1:{}/{database}", self.port);
		PostgresPlace::new(&url, Some(&password), None).unwrap()
	}

	/// A new database.
	pub async fn database(&self) -> Place {
		let number = self.databases.fetch_add(1, Ordering::Relaxed);
		let name = format!("index{number}");
		self.place("postgres").run(&format!("CREATE DATABASE {name}")).await;
		Place::Postgres(Box::new(self.place(&name)))
	}
}

/// The server does not run as root, so it must find its way.
fn open_folder() -> std::fs::Permissions {
	use std::os::unix::fs::PermissionsExt;
	std::fs::Permissions::from_mode(0o711)
}

impl Drop for Server {
	fn drop(&mut self) {
		let own = self.folder.path().join("server");
		let _ = Command::new(script()).arg("stop").arg(own).status();
	}
}
