//! The service as its callers meet it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod admin;
mod answers;
mod commands;
mod connections;
mod deploy;
mod hostile;
mod limits;
mod openapi;
mod scopes;
mod texts;
mod tokens;
mod world;

use super::{
	app::App,
	router::router,
	scope::{Grants, Scope},
	unix_now, Metrics, ServiceConfig, Tokens,
};
use axum::{
	body::{to_bytes, Body},
	http::{header, HeaderMap, Request, StatusCode},
	Router,
};
use serde_json::Value;
use std::sync::Arc;
use tempfile::TempDir;
use tower::Service;
use world::{world, Memory};

/// A service with tokens in a folder of its own.
struct Bench {
	router: Router,
	tokens: Arc<Tokens>,
	metrics: Arc<Metrics>,
	folder: TempDir,
}

/// What was answered.
struct Answer {
	status: StatusCode,
	headers: HeaderMap,
	body: Vec<u8>,
}

impl Answer {
	fn json(&self) -> Value {
		serde_json::from_slice(&self.body).unwrap()
	}

	fn header(&self, name: header::HeaderName) -> &str {
		self.headers.get(name).unwrap().to_str().unwrap()
	}

	/// Checks that it is a problem as RFC 9457 has it, and gives what it says.
	fn problem(&self, status: u16) -> String {
		assert_eq!(self.status.as_u16(), status, "{}", String::from_utf8_lossy(&self.body));
		assert_eq!(self.header(header::CONTENT_TYPE), "application/problem+json");
		let json = self.json();
		assert_eq!(json["status"], status);
		assert_eq!(json["type"], "about:blank");
		assert!(!json["title"].as_str().unwrap().is_empty());
		json["detail"].as_str().unwrap().to_owned()
	}
}

fn bench() -> Bench {
	bench_with(world(0), ServiceConfig::default())
}

fn bench_with(archive: Memory, config: ServiceConfig) -> Bench {
	let folder = tempfile::tempdir().unwrap();
	let tokens = Arc::new(Tokens::open(folder.path()).unwrap());
	let metrics = Arc::new(Metrics::new("0.0.0", ["turbines"]).unwrap());
	let app = App::new(&config, Arc::new(archive), Arc::clone(&tokens), Arc::clone(&metrics));
	Bench { router: router(app), tokens, metrics, folder }
}

impl Bench {
	fn token(&self, scope: Scope) -> String {
		let now = unix_now();
		self.tokens.add("test", &scope, now, now + 1_000).unwrap().1
	}

	fn auditor(&self) -> String {
		self.token(Scope::Auditor(Grants::default()))
	}

	async fn send(&self, request: Request<Body>) -> Answer {
		let response = self.router.clone().call(request).await.unwrap();
		let (parts, body) = response.into_parts();
		let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
		Answer { status: parts.status, headers: parts.headers, body }
	}

	async fn get(&self, token: &str, path: &str) -> Answer {
		self.send(request("GET", token, path, Body::empty())).await
	}

	async fn ok(&self, token: &str, path: &str) -> Value {
		let answer = self.get(token, path).await;
		assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
		assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
		answer.json()
	}

	async fn post(&self, token: &str, path: &str, body: impl Into<Body>) -> Answer {
		self.send(request("POST", token, path, body.into())).await
	}
}

fn request(method: &str, token: &str, path: &str, body: Body) -> Request<Body> {
	let builder = Request::builder().method(method).uri(path);
	let builder = builder.header(header::AUTHORIZATION, format!("Bearer {token}"));
	builder.header(header::CONTENT_TYPE, "application/json").body(body).unwrap()
}
