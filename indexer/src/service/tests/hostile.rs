//! What no friend asks, and what no friend writes on a chain.

use super::bench;
use crate::store::tests::world::HOSTILE;
use axum::{
	body::Body,
	http::{header, Request},
};

#[tokio::test]
async fn mistakes_are_told_with_what_to_do() {
	let bench = bench().await;
	for (path, status, words) in [
		("/v1/trades?limit=0", 400, "1 to 100"),
		("/v1/trades?limit=101", 400, "1 to 100"),
		("/v1/trades?order=up", 400, "asc or desc"),
		("/v1/events?cursor=zz", 400, "`next` of a page"),
		("/v1/blocks?cursor=00", 400, "`next` of a page"),
		("/v1/events?cursor=3132", 400, "`next` of a page"),
		("/v1/trades?colour=red", 400, "`colour` is no parameter"),
		("/v1/trades?buyer=1&buyer=2", 400, "given twice"),
		("/v1/trades?buyer=", 400, "is empty"),
		("/v1/events?name=Traded", 400, "needs `pallet`"),
		("/v1/extrinsics?success=yes", 400, "true or false"),
		("/v1/blocks/-1", 400, "number"),
		("/v1/blocks/0x12", 400, "64 digits"),
		("/v1/blocks/99999999999999999999", 400, "number"),
		("/v1/extrinsics/5", 400, "12-1"),
		("/v1/events/a-b", 400, "12-4"),
		("/v1/accounts/Alice", 400, "address"),
		("/v1/certificates/x", 400, "32 characters"),
		("/v1/certificates/0-1", 404, "No such certificate"),
		("/v1/nothing", 404, "openapi.json"),
		("/v1/trades.xml", 404, "openapi.json"),
		("/v1/trades/none", 404, "/v1/trades lists"),
		("/v1/trades/none/events", 404, "/v1/trades lists"),
		("/v1/trades/a%00b", 400, "U+0000"),
		("/v1/search?q=%00", 400, "U+0000"),
		("/v1/trades/%ff", 400, ""),
		("/v1/search?q=%ff%fe", 200, ""),
		("/nothing", 404, "openapi.json"),
		("/v1/", 404, "openapi.json"),
		("/../../etc/passwd", 404, "openapi.json"),
	] {
		let answer = bench.get(path).await;
		assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
		if status == 200 {
			assert_eq!(answer.status, 200, "{path}: {}", answer.text());
			continue;
		}
		let detail = answer.problem(status);
		assert!(detail.contains(words), "{path}: {detail}");
	}
	let long = format!("/v1/search?q={}", "a".repeat(300));
	assert!(bench.get(&long).await.problem(400).contains("200 bytes"));
}

#[tokio::test]
async fn everything_is_read_and_nothing_is_written() {
	let bench = bench().await;
	for method in ["POST", "PUT", "DELETE", "PATCH"] {
		let request =
			Request::builder().method(method).uri("/v1/trades").body(Body::empty()).unwrap();
		let answer = bench.send(request).await;
		assert!(answer.problem(405).contains("GET and HEAD"), "{method}");
		assert_eq!(answer.header(header::ALLOW), "GET,HEAD");
	}
	let request = Request::builder().method("HEAD").uri("/v1/trades").body(Body::empty()).unwrap();
	let answer = bench.send(request).await;
	assert_eq!((answer.status.as_u16(), answer.body.len()), (200, 0));
	let request =
		Request::builder().method("OPTIONS").uri("/v1/trades").body(Body::empty()).unwrap();
	let answer = bench.send(request).await;
	assert_eq!(answer.status, 204);
	assert_eq!(answer.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
	assert!(answer.header(header::ACCESS_CONTROL_ALLOW_HEADERS).contains("Last-Event-ID"));
}

#[tokio::test]
async fn hostile_text_comes_out_as_it_went_in() {
	let bench = bench().await;
	let events = bench.ok("/v1/events?limit=1").await;
	assert_eq!(events["items"][0]["data"]["text"], HOSTILE);
	let lines = bench.get("/v1/events.ndjson").await.text();
	let mut rows =
		lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
	assert!(rows.next().unwrap()["data"]["text"] == HOSTILE);
	assert!(rows.next_back().unwrap()["total"]["entries"].as_u64().unwrap() > 10);
}
