//! The store on both engines.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod lists;
mod places;
mod server;
mod steps;
pub mod world;

use super::{digest, Place, Reader, Writer};
use server::Server;
use tempfile::TempDir;

/// The genesis of all tests.
const GENESIS: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";

/// An empty database of its own.
struct Database {
	place: Place,
	_folder: Option<TempDir>,
}

impl Database {
	fn sqlite() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let place = Place::Sqlite(folder.path().join("index.sqlite"));
		Database { place, _folder: Some(folder) }
	}

	async fn postgres(server: &Server) -> Self {
		Database { place: server.database().await, _folder: None }
	}

	async fn open(&self) -> (Writer, Reader) {
		self.place.open(GENESIS).await.unwrap()
	}

	/// Opens it as soon as the one that had it is gone: a server notices that a moment later.
	async fn reopen(&self) -> (Writer, Reader) {
		for _ in 0..100 {
			match self.place.open(GENESIS).await {
				Err(super::StoreError::Taken(_)) => {
					tokio::time::sleep(std::time::Duration::from_millis(20)).await;
				}
				opened => return opened.unwrap(),
			}
		}
		panic!("the database is not free");
	}
}

async fn content(reader: &Reader) -> Vec<digest::Content> {
	digest::content(reader).await.unwrap()
}
