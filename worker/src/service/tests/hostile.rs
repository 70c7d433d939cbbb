//! Requests that no friend sends.

use super::{bench, bench_with, request, world::world};
use crate::service::ServiceConfig;
use axum::{
	body::Body,
	http::{header, Request},
};

#[tokio::test]
async fn malformed_addresses_say_how_to_write_them() {
	let bench = bench();
	let token = bench.auditor();
	for path in [
		"metering/2014/0",
		"metering/2014-1/0",
		"metering/2014-13/0",
		"metering/2014-01-00/0",
		"metering/2014-01-31T24/0",
		"metering/2014-01T23/0",
		"metering/14-01/0",
		"metering/2014-01-31T23Z/0",
		"metering/%2B014-01/0",
		"metering/..%2F..%2Fetc%2Fpasswd/0",
		"metering/2014-01%00/0",
		"metering/2014-01/-1",
		"metering/2014-01/9",
		"metering/2014-01/00",
		"metering/2014-01/%2B1",
		"metering/2014-01/99999999999999999999",
		"settlement/2014-01/65536",
		"settlement/2014-01/x",
		"metering/2014-01/0/readings/wt-1",
		"metering/2014-01/0/readings/-WT",
		"metering/2014-01/0/readings/W--T",
		"metering/2014-01/0/readings/%ff",
		"metering/2014-01/0/readings/123456789012345678901234567890123",
		"metering/2014-01/0/readings/WT-1'%20OR%201",
		"settlement/2014-01/0/settlements/0x00",
		"settlement/2014-01/0/settlements/WT-1",
		"settlement/2014-01/0/settlements/0xABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB",
		"topics?limit=0",
		"topics?limit=1001",
		"topics?limit=",
		"topics?limit=1&limit=2",
		"topics?limit=ten",
		"topics?after=metering",
		"topics?after=other/2014-01/0",
		"topics?offset=3",
		"metering/2014-01/0/readings?after=-1",
		"metering/2014-01/0/readings?after=4294967296",
		"metering/2014-01/0/readings?after=WT-1",
		"settlement/2014-01/0/settlements?limit=1e3",
	] {
		let detail = bench.get(&token, &format!("/v1/{path}")).await.problem(400);
		assert!(detail.len() > 20, "{path}: {detail}");
	}
}

#[tokio::test]
async fn addresses_that_are_not_there_say_where_to_look() {
	let bench = bench();
	let token = bench.auditor();
	for path in [
		"/",
		"/v1",
		"/v2/topics",
		"/v1/topics/",
		"/v1/metering//0",
		"/v1/../v1/topics",
		"//v1/topics",
		"/v1/metering/2014-01/0/",
	] {
		let answer = bench.get(&token, path).await;
		assert!(answer.problem(answer.status.as_u16()).len() > 20, "{path}");
		assert!([400, 404].contains(&answer.status.as_u16()), "{path}");
	}
	let detail = bench.get(&token, "/v1/nothing").await.problem(404);
	assert!(detail.contains("/v1/openapi.json"), "{detail}");
}

#[tokio::test]
async fn other_methods_are_refused_with_those_that_are_taken() {
	let bench = bench();
	let token = bench.auditor();
	for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"] {
		let answer = bench.send(request(method, &token, "/v1/topics", Body::empty())).await;
		answer.problem(405);
		assert_eq!(answer.header(header::ALLOW), "GET,HEAD", "{method}");
	}
	let answer = bench.get(&token, "/v1/metering/2014-01/0/proof").await;
	answer.problem(405);
	assert_eq!(answer.header(header::ALLOW), "POST");
}

#[tokio::test]
async fn bodies_are_checked() {
	let bench = bench();
	let token = bench.auditor();
	let many: Vec<String> = (0..257).map(|i| format!("\"M-{i}\"")).collect();
	let many = format!(r#"{{"meters": [{}]}}"#, many.join(","));
	for (body, status) in [
		("", 400),
		("{", 400),
		("\u{0}", 400),
		("[]", 422),
		("null", 422),
		("{}", 422),
		(r#"{"meters": "WT-1"}"#, 422),
		(r#"{"meters": [1]}"#, 422),
		(r#"{"meters": []}"#, 422),
		(r#"{"meters": ["wt-1"]}"#, 422),
		(r#"{"meters": ["WT-1"], "trades": []}"#, 422),
		(r#"{"meters": ["WT-1"], "meters": ["WT-1"]}"#, 422),
		(many.as_str(), 422),
	] {
		let answer = bench.post(&token, "/v1/metering/2014-01/0/proof", body.to_owned()).await;
		assert!(answer.problem(status).len() > 20, "{body}");
	}
	let deep = format!("{{\"meters\": {}{}}}", "[".repeat(3_000), "]".repeat(3_000));
	let answer = bench.post(&token, "/v1/metering/2014-01/0/proof", deep).await;
	assert!([400, 422].contains(&answer.status.as_u16()));
}

#[tokio::test]
async fn a_body_of_another_kind_or_too_long_is_refused() {
	let bench = bench();
	let token = bench.auditor();
	let path = "/v1/metering/2014-01/0/proof";
	for kind in [Some("text/plain"), Some("application/x-www-form-urlencoded"), None] {
		let mut request = Request::builder().method("POST").uri(path);
		request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
		if let Some(kind) = kind {
			request = request.header(header::CONTENT_TYPE, kind);
		}
		let body = Body::from(r#"{"meters": ["WT-1"]}"#);
		bench.send(request.body(body).unwrap()).await.problem(415);
	}
	let long = format!("{{\"meters\": [\"{}\"]}}", "A".repeat(40_000));
	bench.post(&token, path, long).await.problem(413);
}

#[tokio::test]
async fn as_many_leaves_as_the_chain_takes_are_proved_together() {
	let bench = bench_with(world(300), ServiceConfig::default());
	let meters: Vec<String> = (0..256).map(|i| format!("\"M-{i:06}\"")).collect();
	let body = format!(r#"{{"meters": [{}]}}"#, meters.join(","));
	let answer = bench.post(&bench.auditor(), "/v1/metering/2014-01/0/proof", body).await;
	assert_eq!(answer.status, 200);
	assert_eq!(answer.json()["readings"].as_array().unwrap().len(), 256);
}

#[tokio::test]
async fn a_broken_archive_tells_nothing_of_itself() {
	let broken = super::Memory { is_broken: true, ..world(0) };
	let bench = bench_with(broken, ServiceConfig::default());
	let token = bench.auditor();
	for path in ["/v1/topics", "/v1/metering/2014-01/0", "/v1/metering/2014-01/0/readings"] {
		let detail = bench.get(&token, path).await.problem(500);
		assert!(!detail.contains("secret"), "{detail}");
	}
}
