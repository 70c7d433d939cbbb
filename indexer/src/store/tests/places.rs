//! Which databases are taken, and which are refused.

use super::{Database, Server, GENESIS};
use crate::store::{Place, PostgresPlace, StoreError};
use std::path::Path;

async fn is_exclusive(database: Database) {
	let (writer, _) = database.open().await;
	let second = database.place.open(GENESIS).await.err().unwrap();
	assert!(matches!(second, StoreError::Taken(_)), "{second}");
	assert!(second.to_string().contains("--database"));
	drop(writer);
	database.reopen().await;
}

async fn belongs_to_its_chain(database: Database) {
	drop(database.open().await);
	database.reopen().await;
	let other = format!("0x{}", "22".repeat(32));
	for _ in 0..100 {
		match database.place.open(&other).await.err().unwrap() {
			StoreError::Taken(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
			error => {
				assert!(error.to_string().contains("another database with --database"), "{error}");
				return;
			}
		}
	}
	panic!("the database is not free");
}

async fn is_of_this_layout(database: Database) {
	drop(database.open().await);
	database.run("UPDATE meta SET value = '0' WHERE key = 'layout'").await;
	let read = database.place.reader().await.err().unwrap();
	assert!(read.to_string().contains("delete it, and run the indexer"), "{read}");
}

impl Database {
	async fn run(&self, sql: &str) {
		match &self.place {
			Place::Sqlite(path) => {
				rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
			}
			Place::Postgres(place) => place.run(sql).await,
		}
	}
}

#[tokio::test]
async fn one_indexer_writes_to_a_file() {
	is_exclusive(Database::sqlite()).await;
}

#[tokio::test]
async fn a_file_belongs_to_its_chain_and_layout() {
	belongs_to_its_chain(Database::sqlite()).await;
	is_of_this_layout(Database::sqlite()).await;
}

#[tokio::test]
async fn a_database_of_a_server_is_the_same() {
	let Some(server) = Server::start() else { return };
	is_exclusive(Database::postgres(&server).await).await;
	belongs_to_its_chain(Database::postgres(&server).await).await;
	is_of_this_layout(Database::postgres(&server).await).await;
}

#[tokio::test]
async fn where_there_is_no_index_nothing_is_read() {
	let folder = tempfile::tempdir().unwrap();
	let place = Place::Sqlite(folder.path().join("none.sqlite"));
	let error = place.reader().await.err().unwrap();
	assert!(error.to_string().contains("has no index"), "{error}");
	std::fs::write(folder.path().join("text.sqlite"), "this is not a database, but a text")
		.unwrap();
	let place = Place::Sqlite(folder.path().join("text.sqlite"));
	let error = place.open(GENESIS).await.err().unwrap();
	assert!(error.to_string().contains("delete it"), "{error}");
}

#[track_caller]
fn refused(url: &str, word: &str) {
	let error = PostgresPlace::new(url, None, None).unwrap_err().to_string();
	assert!(error.contains(word), "{url}: {error}");
}

#[test]
fn the_address_of_a_server_names_one_server_a_user_and_a_database_and_no_password() {
	refused("postgres://reader:secret@127.0.0.1/index", "--database-password-file");
	refused("postgres://127.0.0.1/index", "no user");
	refused("postgres://reader@127.0.0.1", "no database");
	refused("postgres://reader@one,two/index", "several");
	refused("postgres://reader@127.0.0.1/index?sslmode=disable", "--database-ca-file");
	refused("postgres://reader@db.example/index", "--database-ca-file");
	let near = PostgresPlace::new("postgres://reader@127.0.0.1:5433/index", None, None).unwrap();
	assert_eq!(near.name(), "postgres://127.0.0.1:5433/index");
	let none = PostgresPlace::new("postgres://r@127.0.0.1/i", Some(Path::new("/none/here")), None);
	assert!(none.unwrap_err().to_string().contains("/none/here"));
}
