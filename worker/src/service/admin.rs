//! Health and metrics, for the machines of the operator.

use super::{app::blocking, problem::Problem, unix_now, Metrics, ServiceConfig, Tokens};
use anyhow::Context;
use axum::{
	extract::State,
	http::{header::CONTENT_TYPE, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use serde::Serialize;
use std::{sync::Arc, time::Duration};

/// The media type of metrics.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

#[derive(Clone)]
struct Admin {
	tokens: Arc<Tokens>,
	metrics: Arc<Metrics>,
	within: Duration,
}

#[derive(Serialize)]
struct Health {
	/// `ok` or `not ready`.
	status: &'static str,
	/// Why it is not ready.
	reasons: Vec<String>,
}

/// The routes of the admin listener.
pub fn router(config: &ServiceConfig, tokens: &Arc<Tokens>, metrics: &Arc<Metrics>) -> Router {
	let within = Duration::from_secs(config.ready_within);
	let admin = Admin { tokens: Arc::clone(tokens), metrics: Arc::clone(metrics), within };
	Router::new()
		.route("/health", get(health))
		.route("/ready", get(ready))
		.route("/metrics", get(metrics_text))
		.fallback(|| async {
			Problem::new(StatusCode::NOT_FOUND, "There are /health, /ready and /metrics here.")
		})
		.method_not_allowed_fallback(|| async {
			Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Use GET.")
		})
		.with_state(admin)
}

/// The process is alive.
async fn health() -> Json<Health> {
	Json(Health { status: "ok", reasons: Vec::new() })
}

/// The worker does its work.
async fn ready(State(admin): State<Admin>) -> Response {
	let reasons = admin.metrics.reasons(admin.within);
	match reasons.is_empty() {
		true => Json(Health { status: "ok", reasons }).into_response(),
		false => {
			let health = Json(Health { status: "not ready", reasons });
			(StatusCode::SERVICE_UNAVAILABLE, health).into_response()
		}
	}
}

async fn metrics_text(
	State(Admin { tokens, metrics, .. }): State<Admin>,
) -> Result<Response, Problem> {
	let text = blocking(move || {
		metrics.tokens_active(tokens.active(unix_now()).context("the tokens are counted")?);
		metrics.text()
	});
	Ok(([(CONTENT_TYPE, TEXT)], text.await?).into_response())
}
