//! A server on this machine that answers as servers do, and as they should not.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]

use super::*;
use axum::{
	body::Body,
	extract::{Request, State},
	http::{header, HeaderMap, StatusCode},
	response::{IntoResponse, Response},
	Router,
};
use std::{
	collections::HashMap,
	os::unix::fs::PermissionsExt,
	path::PathBuf,
	sync::{Arc, Mutex},
};

/// What a server is asked, and what it answers: the request, and how many came before.
type Says = dyn Fn(&Asked, usize) -> Response + Send + Sync;

/// All that was asked.
type Log = Arc<Mutex<Vec<Asked>>>;

/// A request.
#[derive(Clone)]
struct Asked {
	query: HashMap<String, String>,
	headers: HeaderMap,
}

impl Asked {
	fn header(&self, name: &str) -> &str {
		self.headers.get(name).map_or("", |it| it.to_str().unwrap())
	}

	fn parameter(&self, name: &str) -> &str {
		self.query.get(name).map_or("", String::as_str)
	}
}

/// A server, and all that it was asked.
struct Server {
	address: String,
	asked: Log,
}

impl Server {
	async fn new(says: impl Fn(&Asked, usize) -> Response + Send + Sync + 'static) -> Self {
		let asked = Arc::new(Mutex::new(Vec::new()));
		let says: Arc<Says> = Arc::new(says);
		let router = Router::new().fallback(answer).with_state((Arc::clone(&asked), says));
		let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
		let address = format!("http://{}", listener.local_addr().unwrap());
		tokio::spawn(async move { axum::serve(listener, router).await });
		Server { address, asked }
	}

	fn source(&self, path: &str, lines: &str) -> Http {
		let config = format!("url = \"{}{path}\"\n{lines}", self.address);
		let mut http = Http::new(&toml::from_str(&config).unwrap()).unwrap();
		http.patience = Duration::from_secs(2);
		http
	}

	fn asked(&self) -> Vec<Asked> {
		self.asked.lock().unwrap().clone()
	}
}

async fn answer(State((asked, says)): State<(Log, Arc<Says>)>, request: Request) -> Response {
	let url = Url::parse(&format!("http://host{}", request.uri())).unwrap();
	let query = url.query_pairs().into_owned().collect();
	let now = Asked { query, headers: request.headers().clone() };
	let before = {
		let mut asked = asked.lock().unwrap();
		asked.push(now.clone());
		asked.len() - 1
	};
	says(&now, before)
}

/// Looks as if its time had come.
async fn look(source: &mut Http) -> Result<Documents> {
	source.turn.skip();
	source.look().await
}

async fn error(source: &mut Http) -> String {
	format!("{:#}", look(source).await.unwrap_err())
}

#[track_caller]
fn assert_says(message: &str, words: &[&str]) {
	for word in words {
		assert!(message.contains(word), "{word} in: {message}");
	}
}

fn texts(documents: &Documents) -> Vec<String> {
	documents.whole.iter().map(|it| String::from_utf8_lossy(&it.bytes).into_owned()).collect()
}

fn text(text: impl Into<String>) -> Response {
	text.into().into_response()
}

fn status(status: u16) -> Response {
	StatusCode::from_u16(status).unwrap().into_response()
}

/// A file with a secret.
fn secret_file(folder: &std::path::Path, text: &str) -> PathBuf {
	let path = folder.join("secret");
	std::fs::write(&path, text).unwrap();
	std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
	path
}

#[tokio::test]
async fn an_answer_counts_when_the_next_one_is_equal() {
	let server = Server::new(|_, before| text(["a", "b", "b", "c", "c"][before])).await;
	let mut source = server.source("/v1/readings?key=hidden", "");
	let name = format!("{}/v1/readings", server.address);
	let mut found = Vec::new();
	for _ in 0..5 {
		let documents = look(&mut source).await.unwrap();
		assert!(documents
			.whole
			.iter()
			.map(|it| &it.name)
			.chain(&documents.growing)
			.all(|it| *it == name));
		found.push((texts(&documents).concat(), documents.growing.len()));
	}
	let found: Vec<_> = found.iter().map(|(text, growing)| (text.as_str(), *growing)).collect();
	assert_eq!(found, [("", 1), ("", 1), ("b", 0), ("b", 1), ("c", 0)]);
}

#[tokio::test]
async fn an_answer_that_always_differs_counts_at_once_if_that_is_declared() {
	let server = Server::new(|_, before| text(before.to_string())).await;
	let mut source = server.source("/", "read-twice = false");
	for text in ["0", "1"] {
		let documents = look(&mut source).await.unwrap();
		assert_eq!((texts(&documents).concat(), documents.growing.len()), (text.to_owned(), 0));
	}
}

#[tokio::test]
async fn it_is_asked_when_its_time_has_come() {
	let server = Server::new(|_, _| status(404)).await;
	let mut source = server.source("/", "every = \"1h\"");
	for _ in 0..3 {
		assert_says(&format!("{:#}", source.look().await.unwrap_err()), &["404", "`url`"]);
	}
	assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn an_answer_with_a_mark_is_not_sent_again() {
	let server = Server::new(|asked, _| match asked.header("if-none-match") {
		"\"7\"" => status(304),
		_ => ([(header::ETAG, "\"7\"")], "rows").into_response(),
	})
	.await;
	let mut source = server.source("/", "");
	assert_eq!(look(&mut source).await.unwrap().growing.len(), 1);
	for _ in 0..2 {
		assert_eq!(texts(&look(&mut source).await.unwrap()), ["rows"]);
	}
	assert_eq!(server.asked()[2].header("if-none-match"), "\"7\"");
	let server = Server::new(|_, _| status(304)).await;
	assert_says(&error(&mut server.source("/", "")).await, &["304", "only 200"]);
}

#[tokio::test]
async fn secrets_are_sent_and_read_anew_and_only_from_files_of_ones_own() {
	let folder = tempfile::tempdir().unwrap();
	let file = secret_file(folder.path(), "first\n");
	for (lines, name, first, second) in [
		("token-file = FILE", "authorization", "Bearer first", "Bearer second"),
		(
			"user = \"me\"\npassword-file = FILE",
			"authorization",
			"Basic bWU6Zmlyc3Q=",
			"Basic bWU6c2Vjb25k",
		),
		("header = \"X-Key\"\nheader-file = FILE", "x-key", "first", "second"),
	] {
		let server = Server::new(|_, _| text("")).await;
		let mut source = server.source("/", &lines.replace("FILE", &format!("{file:?}")));
		look(&mut source).await.unwrap();
		std::fs::write(&file, "second").unwrap();
		look(&mut source).await.unwrap();
		let asked = server.asked();
		assert_eq!([asked[0].header(name), asked[1].header(name)], [first, second]);
		std::fs::write(&file, "two\nlines").unwrap();
		if !lines.starts_with("user") {
			let error = error(&mut source).await;
			assert_says(&error, &["secret", "header"]);
			assert!(!error.contains("two"));
		}
		std::fs::write(&file, "first").unwrap();
	}
	std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
	let server = Server::new(|_, _| text("")).await;
	let mut source = server.source("/", &format!("token-file = {file:?}"));
	assert_says(&error(&mut source).await, &["chmod 600"]);
	assert!(server.asked().is_empty());
}

/// Three pages whose answers have the address of the next.
fn linked(asked: &Asked, address: &str) -> Response {
	match asked.parameter("at") {
		"" => text(r#"{"rows":[1],"links":{"next":"?at=2"}}"#),
		"2" => text(format!(r#"{{"rows":[2],"links":{{"next":"{address}/v1?at=3#x"}}}}"#)),
		_ => text(r#"{"rows":[3],"links":{"next":null}}"#),
	}
}

#[tokio::test]
async fn pages_are_followed_by_the_address_in_an_answer() {
	let server =
		Server::new(|asked, _| linked(asked, &format!("http://{}", asked.header("host")))).await;
	let mut source = server.source("/v1", "paging = { next = \"links.next\" }");
	let growing = look(&mut source).await.unwrap().growing;
	assert_eq!(growing.len(), 3);
	let documents = look(&mut source).await.unwrap();
	assert_eq!(texts(&documents).len(), 3);
	assert_eq!(documents.whole[2].name, format!("{}/v1, page 3", server.address));
	assert_eq!(growing[2], documents.whole[2].name);
}

#[tokio::test]
async fn pages_are_followed_by_a_cursor_by_numbers_and_by_a_header() {
	let by_cursor = |asked: &Asked, _| match asked.parameter("after") {
		"" => text(r#"{"meta":{"cursor":"a b&c"}}"#),
		"a b&c" => text(r#"{"meta":{"cursor":7}}"#),
		_ => text(r#"{"meta":{"cursor":""}}"#),
	};
	let by_number = |asked: &Asked, _| match asked.parameter("page") {
		"0" => text(r#"{"data":[1]}"#),
		"1" => text(r#"{"data":[2]}"#),
		"2" => text(r#"{"data":[3]}"#),
		_ => text(r#"{"data":[ ]}"#),
	};
	let by_header = |asked: &Asked, _| match asked.parameter("page") {
		"" => (
			[(
				header::LINK,
				"</?page=9>; rel=last, </?page=2>; title=\"a, b; rel=\\\"x\"; rel=\"next\"",
			)],
			"1",
		)
			.into_response(),
		"2" => ([(header::LINK, "</?page=3>;rel=\"prev NEXT\"")], "2").into_response(),
		_ => ([(header::LINK, "</?page=1>; rel=first")], "3").into_response(),
	};
	let cursor = Server::new(by_cursor).await;
	let number = Server::new(by_number).await;
	let link = Server::new(by_header).await;
	for (server, lines) in [
		(&cursor, "paging = { cursor = \"meta.cursor\", parameter = \"after\" }"),
		(&number, "paging = { parameter = \"page\", first = 0, rows = \"data\" }"),
		(&link, "paging = { link-header = true }"),
	] {
		let mut source = server.source("/", lines);
		look(&mut source).await.unwrap();
		assert_eq!(texts(&look(&mut source).await.unwrap()).len(), 3, "{lines}");
	}
	assert_eq!(cursor.asked()[1].parameter("after"), "a b&c");
}

#[tokio::test]
async fn the_first_page_without_rows_is_an_answer() {
	let server = Server::new(|_, _| text("[]")).await;
	let mut source = server.source("/", "paging = { parameter = \"page\", rows = \"\" }");
	look(&mut source).await.unwrap();
	assert_eq!(texts(&look(&mut source).await.unwrap()), ["[]"]);
	assert_eq!(server.asked()[0].parameter("page"), "1");
}

#[tokio::test]
async fn a_page_that_changes_is_named_and_what_stood_stands() {
	let server = Server::new(|asked, before| match (asked.parameter("page"), before) {
		("1", _) => text("[1]"),
		("2", 0..=6) => text("[2]"),
		("2", _) => text("[20]"),
		_ => text("[]"),
	})
	.await;
	let mut source = server.source("/", "paging = { parameter = \"page\", rows = \"\" }");
	look(&mut source).await.unwrap();
	assert_eq!(texts(&look(&mut source).await.unwrap()), ["[1]", "[2]"]);
	let documents = look(&mut source).await.unwrap();
	assert_eq!(texts(&documents), ["[1]", "[2]"]);
	assert_eq!(documents.growing, [format!("{}/, page 2", server.address)]);
	assert_eq!(texts(&look(&mut source).await.unwrap()), ["[1]", "[20]"]);
}

#[tokio::test]
async fn pages_never_lead_to_another_server_or_in_a_circle() {
	for (next, words) in [
		("http://other.example/steal", ["page 1", "another server"]),
		("https://127.0.0.1/steal", ["page 1", "another server"]),
		("//other.example/steal", ["page 1", "another server"]),
		("/", ["page 1", "no end"]),
		("http://[", ["page 1", "cannot be read"]),
	] {
		let server = Server::new(move |_, _| text(format!("{{\"next\":\"{next}\"}}"))).await;
		let error = error(&mut server.source("/", "paging = { next = \"next\" }")).await;
		assert_says(&error, &words);
		assert_eq!(server.asked().len(), 1, "{next}");
	}
	let server = Server::new(|_, before| text(format!("{{\"n\":{before},\"next\":\"a\"}}"))).await;
	let paging = "paging = { cursor = \"next\", parameter = \"c\" }";
	assert_says(&error(&mut server.source("/", paging)).await, &["no end"]);
	assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_server_that_does_not_know_the_number_of_a_page_is_noticed() {
	let server = Server::new(|_, _| text("[1]")).await;
	let mut source = server.source("/", "paging = { parameter = \"page\", rows = \"\" }");
	assert_says(&error(&mut source).await, &["page 2", "`paging`"]);
	assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_wrong_path_of_paging_is_no_last_page() {
	let server = Server::new(|_, _| text(r#"{"links":{"next":["x"]},"rows":1}"#)).await;
	for (paging, words) in [
		("{ next = \"link.next\" }", ["`paging`", "no `link`"]),
		("{ next = \"links.next\" }", ["`paging`", "a list"]),
		("{ parameter = \"page\", rows = \"rows\" }", ["`rows`", "no list"]),
		("{ parameter = \"page\", rows = \"data\" }", ["`data`", "no list"]),
	] {
		assert_says(&error(&mut server.source("/", &format!("paging = {paging}"))).await, &words);
	}
	let server = Server::new(|_, _| ([(header::LINK, "next: /2")], "").into_response()).await;
	assert_says(
		&error(&mut server.source("/", "paging = { link-header = true }")).await,
		&["`Link`"],
	);
}

#[tokio::test]
async fn pages_without_end_and_answers_without_end_are_stopped() {
	let server = Server::new(|_, before| text(format!("[{before}]"))).await;
	let mut source =
		server.source("/", "most-bytes = 100\npaging = { parameter = \"page\", rows = \"\" }");
	assert_says(&error(&mut source).await, &["`most-bytes`"]);
	assert!(server.asked().len() < 40);
	let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(vec![b'x'; 65_536]));
	let endless = Mutex::new(Some(endless));
	let server = Server::new(move |_, _| {
		Body::from_stream(endless.lock().unwrap().take().unwrap()).into_response()
	})
	.await;
	assert_says(&error(&mut server.source("/", "most-bytes = 1000000")).await, &["`most-bytes`"]);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
	let server = Server::new(|_, _| {
		(StatusCode::FOUND, [(header::LOCATION, "https://other.example/x?token=1")]).into_response()
	})
	.await;
	let error = error(&mut server.source("/", "")).await;
	assert_says(&error, &["302", "https://other.example/x:", "`url`"]);
	assert!(!error.contains("token"));
	assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn what_passes_is_tried_again_and_what_lasts_is_not() {
	let server =
		Server::new(|_, before| if before < 2 { status([503, 429][before]) } else { text("rows") })
			.await;
	let mut source = server.source("/", "read-twice = false");
	assert_eq!(texts(&look(&mut source).await.unwrap()), ["rows"]);
	for (code, word) in [
		(401, "secret"),
		(403, "rights"),
		(404, "`url`"),
		(410, "`url`"),
		(204, "only 200"),
		(206, "only 200"),
	] {
		let server = Server::new(move |_, _| status(code)).await;
		assert_says(&error(&mut server.source("/", "")).await, &[&code.to_string(), word]);
		assert_eq!(server.asked().len(), 1, "{code}");
	}
	let server = Server::new(|_, _| status(500)).await;
	assert_says(&error(&mut server.source("/", "")).await, &["500", "again later"]);
	assert!((3..=8).contains(&server.asked().len()));
}

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it() {
	let wait = |seconds: &'static str| {
		(StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, seconds)]).into_response()
	};
	let server =
		Server::new(move |_, before| if before == 0 { wait("1") } else { text("rows") }).await;
	let mut source = server.source("/", "read-twice = false");
	let started = std::time::Instant::now();
	look(&mut source).await.unwrap();
	assert!(started.elapsed() >= Duration::from_secs(1));
	let server = Server::new(move |_, _| wait("7200")).await;
	let mut source = server.source("/", "");
	assert_says(&error(&mut source).await, &["429", "`every`"]);
	assert!(source.look().await.is_err());
	assert_eq!(server.asked().len(), 1);
}

/// Answers with less than it promises, and hangs up.
async fn answer_in_part(stream: tokio::net::TcpStream) {
	let mut request = [0; 2_048];
	stream.readable().await.unwrap();
	_ = stream.try_read(&mut request);
	stream.writable().await.unwrap();
	_ = stream.try_write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nrows");
}

#[tokio::test]
async fn an_answer_that_is_cut_off_does_not_count() {
	let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	tokio::spawn(async move {
		while let Ok((stream, _)) = listener.accept().await {
			tokio::spawn(answer_in_part(stream));
		}
	});
	let mut source =
		Http::new(&toml::from_str(&format!("url = \"http://{address}/\"")).unwrap()).unwrap();
	source.patience = Duration::from_millis(500);
	assert_says(&error(&mut source).await, &["stops in its answer"]);
}

#[tokio::test]
async fn a_server_that_is_not_there_or_silent_is_named() {
	let mut source =
		Http::new(&toml::from_str("url = \"http://127.0.0.1:1/v1?key=hidden\"").unwrap()).unwrap();
	source.patience = Duration::from_millis(300);
	let told = error(&mut source).await;
	assert_says(&told, &["http://127.0.0.1:1/v1: the server cannot be reached"]);
	assert!(!told.contains("hidden"), "{told}");
	let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
	let url = format!("url = \"http://{}/\"\ntimeout = \"1s\"", listener.local_addr().unwrap());
	let mut source = Http::new(&toml::from_str(&url).unwrap()).unwrap();
	source.patience = Duration::ZERO;
	assert_says(&error(&mut source).await, &["in time", "`timeout`"]);
}

#[test]
fn a_configuration_that_is_not_safe_or_not_clear_is_refused() {
	let https = "url = \"https://host.example/v1\"\n";
	for (lines, words) in [
		("url = \"http://host.example/\"".to_owned(), ["https", "plain-http = true"]),
		("url = \"host.example/v1\"".into(), ["`url`", "https://host/path"]),
		("url = \"ftp://host.example/v1\"".into(), ["`ftp`", "https"]),
		("url = \"https://me:secret@host.example/v1\"".into(), ["password", "`password-file`"]),
		("url = \"https://host.example/v1#a\"".into(), ["`#`", "remove"]),
		(format!("{https}plain-http = true"), ["`plain-http`", "remove"]),
		("url = \"http://localhost/\"\nca-file = \"a\"".into(), ["`ca-file`", "remove"]),
		(format!("{https}ca-file = \"/nowhere/ca.pem\""), ["/nowhere/ca.pem", "read"]),
		(format!("{https}user = \"me\""), ["`user`", "`password-file`"]),
		(
			format!("{https}token-file = \"a\"\nheader = \"b\"\nheader-file = \"c\""),
			["more than once", "`token-file`"],
		),
		(format!("{https}header = \"b c\"\nheader-file = \"c\""), ["`b c`", "correct"]),
		(format!("{https}user = \"b:c\"\npassword-file = \"c\""), ["colon", "correct"]),
		(format!("{https}paging = {{}}"), ["`paging`", "one of them"]),
		(
			format!("{https}paging = {{ next = \"a\", link-header = true }}"),
			["`paging`", "one of them"],
		),
		(format!("{https}paging = {{ parameter = \"a\" }}"), ["`paging`", "one of them"]),
		(
			"url = \"https://host/?page=3\"\npaging = { parameter = \"page\", rows = \"\" }".into(),
			["`page`", "already"],
		),
	] {
		let error = Http::new(&toml::from_str(&lines).unwrap()).err();
		assert_says(&format!("{:#}", error.unwrap_or_else(|| panic!("{lines} is taken"))), &words);
	}
	for lines in
		[https, "url = \"http://host.example/\"\nplain-http = true", "url = \"http://[::1]:8080/\""]
	{
		assert!(Http::new(&toml::from_str(lines).unwrap()).is_ok(), "{lines}");
	}
	assert!(toml::from_str::<HttpConfig>("url = \"a\"\ntoken = \"b\"").is_err());
}
