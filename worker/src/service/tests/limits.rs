//! Limits of what is done at once.

use super::{bench_with, world::world, Memory};
use crate::service::{limit::Limits, scope::Scope, ServiceConfig};
use axum::http::header;
use std::time::{Duration, Instant};

#[test]
fn a_steady_caller_is_never_refused() {
	let (limits, start) = (Limits::per_minute(60), Instant::now());
	for second in 0..1_000 {
		assert_eq!(limits.ask(1, start + Duration::from_secs(second)), Ok(()));
	}
}

#[test]
fn one_who_asks_too_much_learns_how_long_to_wait() {
	let (limits, start) = (Limits::per_minute(60), Instant::now());
	for _ in 0..60 {
		assert_eq!(limits.ask(1, start), Ok(()));
	}
	let wait = limits.ask(1, start).unwrap_err();
	assert!((1..=2).contains(&wait), "{wait}");
	assert_eq!(limits.ask(2, start), Ok(()));
	assert_eq!(limits.ask(1, start + Duration::from_secs(wait)), Ok(()));
	assert!(limits.ask(1, start + Duration::from_secs(wait)).is_err());
}

#[tokio::test]
async fn each_token_has_its_own_share() {
	let config = ServiceConfig { requests_per_minute: 3, ..ServiceConfig::default() };
	let bench = bench_with(world(0), config);
	let (one, other) = (bench.auditor(), bench.token(Scope::Party(1)));
	for _ in 0..3 {
		bench.ok(&one, "/v1/topics").await;
	}
	let answer = bench.get(&one, "/v1/topics").await;
	answer.problem(429);
	let wait: u64 = answer.header(header::RETRY_AFTER).parse().unwrap();
	assert!((1..=21).contains(&wait));
	bench.ok(&other, "/v1/topics").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_busy_service_says_so_at_once() {
	let slow = Memory { pause: Duration::from_millis(400), ..world(0) };
	let bench = bench_with(slow, ServiceConfig::default());
	let token = bench.auditor();
	let asked = (0..100).map(|_| bench.get(&token, "/v1/topics"));
	let answers = futures::future::join_all(asked).await;
	let refused: Vec<_> = answers.iter().filter(|it| it.status == 503).collect();
	assert_eq!((refused.len(), answers.iter().filter(|it| it.status == 200).count()), (36, 64));
	for answer in refused {
		answer.problem(503);
		assert_eq!(answer.header(header::RETRY_AFTER), "2");
	}
	bench.ok(&token, "/v1/topics").await;
}

#[tokio::test]
async fn what_takes_too_long_is_given_up() {
	let slow = Memory { pause: Duration::from_secs(11), ..world(0) };
	let bench = bench_with(slow, ServiceConfig::default());
	bench.get(&bench.auditor(), "/v1/metering/2014-01/0").await.problem(503);
}
