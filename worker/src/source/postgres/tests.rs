//! What a configuration must say. Reading is tested with a server, end to end.

use super::*;

fn config(lines: &str) -> PostgresConfig {
	toml::from_str(&format!("query = \"SELECT 1\"\n{lines}")).unwrap()
}

#[track_caller]
fn refused(lines: &str, words: &[&str]) {
	let error = Postgres::new("turbines", &config(lines)).err().map(|error| format!("{error:#}"));
	let error = error.unwrap_or_else(|| panic!("{lines} is taken"));
	for word in words {
		assert!(error.contains(word), "{word} in: {error}");
	}
}

const URL: &str = "url = \"postgres://reader@127.0.0.1/scada\"\n";

#[test]
fn a_url_names_one_server_a_user_and_a_database_and_no_password() {
	refused("url = \"mysql://reader@host/scada\"", &["`url`", "postgres://user@host/database"]);
	refused("url = \"postgres://reader:secret@host/scada\"", &["password", "`password-file`"]);
	refused("url = \"postgres://host/scada\"", &["no user"]);
	refused("url = \"postgres://reader@host\"", &["no database"]);
	refused("url = \"postgres://reader@one,two/scada\"", &["several"]);
	refused("url = \"postgres://reader@host/scada?sslmode=disable\"", &["`sslmode`", "`tls`"]);
	refused("url = \"postgres://reader@host/scada?options=-c%20x%3D1\"", &["`options`"]);
}

#[test]
fn a_connection_to_another_machine_is_encrypted() {
	let far = "url = \"postgres://reader@db.example:5433/scada\"\n";
	refused(far, &["postgres://db.example:5433/scada", "`ca-file`", "tls = \"disable\""]);
	assert!(Postgres::new("a", &config(&format!("{far}tls = \"disable\""))).is_ok());
	refused(&format!("{URL}tls = \"require\""), &["`ca-file`"]);
	refused(&format!("{URL}ca-file = \"ca.pem\""), &["`ca-file`", "encrypted"]);
	for near in [
		"postgres://me@localhost/a",
		"postgres://me@[::1]/a",
		"postgres://me@%2Frun%2Fpostgresql/a",
	] {
		let source = Postgres::new("a", &config(&format!("url = \"{near}\"")));
		assert!(source.unwrap().encryption.is_none(), "{near}");
	}
}

#[test]
fn a_file_without_certificates_is_named() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("ca.pem");
	let lines = format!("{URL}tls = \"require\"\nca-file = {file:?}");
	refused(&lines, &["ca.pem", "cannot be read"]);
	std::fs::write(&file, "no certificate").unwrap();
	refused(&lines, &["ca.pem", "no certificates"]);
}

#[test]
fn a_query_is_one_statement() {
	for (query, word) in [("", "empty"), ("SELECT 1;", "`;`"), ("SELECT 1 ; ", "`;`")] {
		let config = PostgresConfig { query: query.into(), ..config(URL) };
		let error = Postgres::new("a", &config).err().map(|error| format!("{error:#}"));
		assert!(error.unwrap().contains(word), "{query}");
	}
}

#[test]
fn its_name_says_where_it_is_and_which_data_it_has() {
	let source = Postgres::new("turbines", &config(URL)).unwrap();
	assert_eq!(source.name, "postgres://127.0.0.1/scada: turbines");
}

#[test]
fn a_server_that_is_gone_is_named_until_the_next_turn() {
	let url = "url = \"postgres://reader@127.0.0.1:1/scada\"";
	let mut source = Postgres::new("turbines", &config(url)).unwrap();
	let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
	for _ in 0..2 {
		let error = format!("{:#}", runtime.block_on(source.look()).unwrap_err());
		assert!(
			error.contains("postgres://127.0.0.1:1/scada: turbines: the server cannot be reached"),
			"{error}"
		);
	}
}

#[test]
fn an_unknown_key_is_refused() {
	assert!(
		toml::from_str::<PostgresConfig>("url = \"x\"\nquery = \"y\"\npassword = \"z\"").is_err()
	);
}
