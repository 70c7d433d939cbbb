//! The routes of the proof service, and what each request passes through.

use super::{
	app::App,
	openapi,
	problem::Problem,
	routes::{readings, settlements, topics},
};
use axum::{
	error_handling::HandleErrorLayer,
	extract::{DefaultBodyLimit, MatchedPath, Request, State},
	http::{
		header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
		HeaderValue, StatusCode,
	},
	middleware::{from_fn_with_state, Next},
	response::{IntoResponse, Response},
	routing::{get, post},
	Router,
};
use std::time::{Duration, Instant};
use tower::{
	limit::GlobalConcurrencyLimitLayer, load_shed::LoadShedLayer, timeout::TimeoutLayer,
	ServiceBuilder,
};

/// The longest body, in bytes: 256 references of settlements take 18 kB.
const LONGEST_BODY: usize = 32 * 1024;
/// So many requests are answered at once.
const MOST_REQUESTS: usize = 64;
/// So long a request may take.
const LONGEST: Duration = Duration::from_secs(10);
/// "Not found" is answered after a multiple of this time, so that nobody can tell what is hidden from what is not there.
const NOT_FOUND_STEP: Duration = Duration::from_millis(50);

/// The routes of the proof service.
pub fn router(app: App) -> Router {
	let limits = ServiceBuilder::new()
		.layer(HandleErrorLayer::new(|error| async { Problem::of_layer(error) }))
		.layer(LoadShedLayer::new())
		.layer(GlobalConcurrencyLimitLayer::new(MOST_REQUESTS))
		.layer(TimeoutLayer::new(LONGEST));
	let counted = from_fn_with_state(app.clone(), count);
	Router::new()
		.route("/v1/openapi.json", get(openapi_json))
		.route("/v1/topics", get(topics::list))
		.route("/v1/metering/{period}/{revision}", get(topics::of_metering))
		.route("/v1/metering/{period}/{revision}/readings", get(readings::list))
		.route("/v1/metering/{period}/{revision}/readings/{meter}", get(readings::prove))
		.route("/v1/metering/{period}/{revision}/proof", post(readings::prove_together))
		.route("/v1/settlement/{period}/{sequence}", get(topics::of_settlement))
		.route("/v1/settlement/{period}/{sequence}/settlements", get(settlements::list))
		.route(
			"/v1/settlement/{period}/{sequence}/settlements/{trade_ref}",
			get(settlements::prove),
		)
		.route("/v1/settlement/{period}/{sequence}/proof", post(settlements::prove_together))
		.fallback(no_route)
		.method_not_allowed_fallback(no_method)
		.layer(DefaultBodyLimit::max(LONGEST_BODY))
		.layer(limits)
		.layer(counted)
		.with_state(app)
}

async fn openapi_json() -> Response {
	([(CONTENT_TYPE, "application/json")], openapi::text()).into_response()
}

async fn no_route() -> Problem {
	let detail = "There is no such address. GET /v1/openapi.json describes all.";
	Problem::new(StatusCode::NOT_FOUND, detail)
}

async fn no_method() -> Problem {
	let detail = "This address does not take this method. Allow names those that it takes.";
	Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail)
}

/// Counts a request, hides how long it takes to find nothing, and keeps answers out of caches.
async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
	let started = Instant::now();
	let route = request.extensions().get::<MatchedPath>().cloned();
	let mut response = next.run(request).await;
	if let (Some(_), StatusCode::NOT_FOUND) = (&route, response.status()) {
		tokio::time::sleep(until_step(started.elapsed())).await;
	}
	let headers = response.headers_mut();
	headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
	headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
	let route = route.as_ref().map_or("other", MatchedPath::as_str);
	app.metrics.served(route, response.status().as_u16(), started.elapsed());
	response
}

/// From now to the next multiple of [`NOT_FOUND_STEP`].
fn until_step(elapsed: Duration) -> Duration {
	let rest = elapsed.as_nanos().checked_rem(NOT_FOUND_STEP.as_nanos()).unwrap_or(0);
	NOT_FOUND_STEP.saturating_sub(Duration::from_nanos(u64::try_from(rest).unwrap_or(0)))
}
