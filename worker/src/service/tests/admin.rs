//! Health, metrics and configuration.

use super::{bench, Bench};
use crate::service::{admin, DataGauges, Metrics, ServiceConfig, TopicCounts};
use axum::{body::Body, http::Request};
use std::{sync::Arc, time::Duration};

fn admin_of(bench: Bench, config: &ServiceConfig) -> Bench {
	Bench { router: admin::router(config, &bench.tokens, &bench.metrics), ..bench }
}

async fn get(bench: &Bench, path: &str) -> super::Answer {
	bench.send(Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_process_that_answers_is_alive() {
	let bench = admin_of(bench(), &ServiceConfig::default());
	assert_eq!(get(&bench, "/health").await.status, 200);
	assert_eq!(get(&bench, "/ready").await.status, 503);
}

#[tokio::test]
async fn a_worker_is_ready_while_it_turns_and_sees_blocks() {
	let bench = admin_of(bench(), &ServiceConfig::default());
	let reasons = |answer: super::Answer| answer.json()["reasons"].as_array().unwrap().len();
	assert_eq!(reasons(get(&bench, "/ready").await), 2);
	bench.metrics.turn_succeeded(Duration::from_millis(3));
	let answer = get(&bench, "/ready").await;
	assert_eq!(answer.status, 503);
	assert_eq!(reasons(answer), 1);
	bench.metrics.chain_seen(7, 1_400_000_000);
	let answer = get(&bench, "/ready").await;
	assert_eq!((answer.status.as_u16(), reasons(answer)), (200, 0));
}

#[test]
fn a_block_that_stays_the_last_is_no_news() {
	let metrics = Metrics::new("0", []).unwrap();
	metrics.turn_succeeded(Duration::ZERO);
	metrics.chain_seen(7, 1);
	std::thread::sleep(Duration::from_millis(1_100));
	metrics.turn_succeeded(Duration::ZERO);
	metrics.chain_seen(7, 1);
	let reasons = metrics.reasons(Duration::from_secs(1));
	assert_eq!(reasons, ["no new final block was seen for 1 s: see `verdigrid-worker status`"]);
	metrics.chain_seen(8, 1);
	assert!(metrics.reasons(Duration::from_secs(1)).is_empty());
}

#[tokio::test]
async fn metrics_are_shown_as_prometheus_reads_them() {
	let bench = bench();
	let token = bench.auditor();
	bench.ok(&token, "/v1/metering/2014-01/0/readings/WT-1").await;
	bench.get(&token, "/secret-of-a-caller").await.problem(404);
	bench.metrics.topics(TopicCounts { attention: 2, ..TopicCounts::default() });
	bench.metrics.data("turbines", DataGauges { documents: 3, ..DataGauges::default() });
	bench.metrics.statement_signed();
	bench.metrics.statement_refused();
	bench.metrics.statement_anchored();
	bench.metrics.vote_conflict();
	bench.metrics.next_deadline(Some(1_400_000_000));
	bench.metrics.draft(4, 5);
	bench.metrics.open_transactions(1);
	bench.metrics.store_size(4_096);
	bench.metrics.turn_failed(Duration::from_millis(1));
	let bench = admin_of(bench, &ServiceConfig::default());
	let answer = get(&bench, "/metrics").await;
	assert_eq!(
		answer.header(axum::http::header::CONTENT_TYPE),
		"text/plain; version=0.0.4; charset=utf-8"
	);
	let text = String::from_utf8(answer.body).unwrap();
	for line in [
		"build_info{version=\"0.0.0\"} 1",
		"topics{state=\"attention\"} 2",
		"topics{state=\"settled\"} 0",
		"data_documents{data=\"turbines\"} 3",
		"statements_total{result=\"signed\"} 1",
		"vote_conflicts_total 1",
		"next_deadline_timestamp_seconds 1400000000",
		"draft_intervals{kind=\"missing\"} 5",
		"open_transactions 1",
		"store_size_bytes 4096",
		"tokens_active 1",
		"turns_total{result=\"failed\"} 1",
		"proof_duration_seconds_count{kind=\"single\"} 1",
		"service_requests_total{route=\"/v1/metering/{period}/{revision}/readings/{meter}\",status=\"2xx\"} 1",
		"service_requests_total{route=\"other\",status=\"4xx\"} 1",
	] {
		assert!(text.contains(&format!("\nverdigrid_worker_{line}\n")), "{line} is not in\n{text}");
	}
	assert!(!text.contains("WT-1") && !text.contains("secret"));
}

#[tokio::test]
async fn other_addresses_are_refused() {
	let bench = admin_of(bench(), &ServiceConfig::default());
	get(&bench, "/v1/topics").await.problem(404);
	let request = Request::post("/metrics").body(Body::empty()).unwrap();
	bench.send(request).await.problem(405);
}

#[tokio::test]
async fn the_proof_service_shows_no_metrics() {
	let bench = bench();
	for path in ["/metrics", "/health", "/ready"] {
		bench.get(&bench.auditor(), path).await.problem(404);
	}
}

fn config(text: &str) -> Result<ServiceConfig, String> {
	let config: ServiceConfig = toml::from_str(text).map_err(|error| error.to_string())?;
	config.check().map_err(|error| format!("{error:#}"))?;
	Ok(config)
}

#[test]
fn the_configuration_has_safe_defaults() {
	let read = config("").unwrap();
	assert_eq!((read.listen, read.admin), (None, "127.0.0.1:9300".parse().unwrap()));
	let read = config("listen = \"[::1]:8300\"\nadmin = \"127.0.0.1:9301\"").unwrap();
	assert_eq!(read.listen, Some("[::1]:8300".parse().unwrap()));
}

#[test]
fn other_machines_reach_it_only_behind_a_proxy() {
	for text in
		["listen = \"0.0.0.0:8300\"", "admin = \"192.168.1.2:9300\"", "listen = \"[::]:8300\""]
	{
		let error = config(text).unwrap_err();
		assert!(error.contains("`behind-proxy = true`"), "{error}");
		config(&format!("{text}\nbehind-proxy = true")).unwrap();
	}
}

#[test]
fn wrong_configuration_is_refused_with_its_place() {
	for (text, reason) in [
		("lsten = \"127.0.0.1:1\"", "unknown field `lsten`"),
		("listen = \"localhost\"", "invalid socket address"),
		("listen = \"127.0.0.1:9300\"", "the same address"),
		("requests-per-minute = 0", "from 1 to 1000000"),
		("ready-within = 1", "from 10 to 86400"),
	] {
		let error = config(text).unwrap_err();
		assert!(error.contains(reason), "{error}");
	}
}

/// `serve` takes any archive and ends by itself.
#[tokio::test]
async fn an_address_in_use_is_named() {
	let bench = bench();
	let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
	let admin = taken.local_addr().unwrap();
	let config = ServiceConfig { admin, ..ServiceConfig::default() };
	let archive = Arc::new(super::world(0));
	let served = crate::service::serve(
		&config,
		archive,
		bench.tokens,
		bench.metrics,
		std::future::pending(),
	);
	let error = format!("{:#}", served.await.unwrap_err());
	assert!(error.contains(&format!("{admin} cannot be listened on")), "{error}");
}
