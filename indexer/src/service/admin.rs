//! Health and metrics, for the machines of the operator.

use super::{app::App, problem::Problem};
use axum::{
	extract::State,
	http::{header::CONTENT_TYPE, StatusCode},
	response::{IntoResponse, Response},
	routing::get,
	Json, Router,
};
use serde::Serialize;

/// The media type of metrics.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";
/// So many final blocks may be missing.
const READY: u64 = 20;

#[derive(Serialize)]
struct Health {
	/// `ok` or `not ready`.
	status: &'static str,
	/// Why it is not ready.
	reasons: Vec<String>,
}

/// The routes of the admin listener.
pub fn router(app: App) -> Router {
	Router::new()
		.route("/health", get(health))
		.route("/ready", get(ready))
		.route("/metrics", get(metrics))
		.fallback(|| async { Problem::not_found("There are /health, /ready and /metrics here.") })
		.method_not_allowed_fallback(|| async {
			Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Use GET.")
		})
		.with_state(app)
}

/// The process is alive.
pub async fn health() -> Response {
	Json(Health { status: "ok", reasons: Vec::new() }).into_response()
}

/// The node answers, and the index has what it says.
async fn ready(State(app): State<App>) -> Response {
	let (final_block, answers) = app.metrics.node();
	let missing = final_block.unwrap_or_default().saturating_sub(app.head().unwrap_or_default());
	let mut reasons = Vec::new();
	if !answers {
		reasons.push("the node does not answer: see the log".to_owned());
	}
	if app.head().is_none() || missing > READY {
		reasons.push(format!("{missing} final blocks are not taken in yet: wait"));
	}
	match reasons.is_empty() {
		true => Json(Health { status: "ok", reasons }).into_response(),
		false => {
			let health = Json(Health { status: "not ready", reasons });
			(StatusCode::SERVICE_UNAVAILABLE, health).into_response()
		}
	}
}

async fn metrics(State(app): State<App>) -> Result<Response, Problem> {
	if let Ok(bytes) = app.reader.size().await {
		app.metrics.size(bytes);
	}
	let text = app.metrics.text().map_err(|error| Problem::internal(&error))?;
	Ok(([(CONTENT_TYPE, TEXT)], text).into_response())
}
