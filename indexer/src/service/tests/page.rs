//! The files of the portal.

use super::bench_with;
use crate::service::Portal;
use axum::{
	body::Body,
	http::{header, Request},
};
use std::fs;

fn portal() -> Portal {
	let folder = tempfile::tempdir().unwrap();
	let assets = folder.path().join("assets");
	fs::create_dir(&assets).unwrap();
	fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
	fs::write(assets.join("index-1a2b.js"), "let plain;").unwrap();
	fs::write(assets.join("index-1a2b.js.br"), "compressed").unwrap();
	Portal::read(folder.path(), Some("wss://rpc.example:443/path")).unwrap()
}

#[tokio::test]
async fn the_page_has_strict_headers() {
	let bench = bench_with(Some(portal())).await;
	for path in ["/", "/trades/17", "/index.html"] {
		let answer = bench.get(path).await;
		assert_eq!(
			(answer.status.as_u16(), answer.text().as_str()),
			(200, "<!doctype html>"),
			"{path}"
		);
		let policy = answer.header(header::CONTENT_SECURITY_POLICY);
		for part in [
			"default-src 'none'",
			"script-src 'self' 'wasm-unsafe-eval';",
			"connect-src 'self' wss://rpc.example:443;",
			"frame-ancestors 'none'",
		] {
			assert!(policy.contains(part), "{part} in {policy}");
		}
		assert_eq!(answer.header(header::REFERRER_POLICY), "no-referrer");
		assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
		assert_eq!(answer.header(header::CACHE_CONTROL), "no-cache");
		assert_eq!(
			answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN),
			"",
			"the page is not for others"
		);
	}
}

#[tokio::test]
async fn files_are_kept_and_come_compressed() {
	let bench = bench_with(Some(portal())).await;
	let path = "/assets/index-1a2b.js";
	let plain = bench.get(path).await;
	assert_eq!(plain.text(), "let plain;");
	assert!(plain.header(header::CACHE_CONTROL).contains("immutable"));
	assert!(plain.header(header::CONTENT_TYPE).starts_with("text/javascript"));
	let request = Request::builder().uri(path).header(header::ACCEPT_ENCODING, "gzip, br");
	let compressed = bench.send(request.body(Body::empty()).unwrap()).await;
	assert_eq!(
		(compressed.text().as_str(), compressed.header(header::CONTENT_ENCODING)),
		("compressed", "br")
	);
	for missing in
		["/assets/none.js", "/assets/index-1a2b.js.br", "/%2e%2e/Cargo.toml", "/v1/nothing"]
	{
		bench.get(missing).await.problem(404);
	}
}

#[test]
fn a_folder_without_the_page_and_an_address_that_is_none_are_refused() {
	let folder = tempfile::tempdir().unwrap();
	let error = Portal::read(folder.path(), None).err().unwrap().to_string();
	assert!(error.contains("npm run build"), "{error}");
	fs::write(folder.path().join("index.html"), "").unwrap();
	for node in ["rpc.example", "https://rpc.example", "wss://rpc.example; script-src *", "wss://"]
	{
		let error = Portal::read(folder.path(), Some(node)).err().unwrap().to_string();
		assert!(error.contains("--node-public"), "{node}: {error}");
	}
}
