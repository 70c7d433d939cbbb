//! The addresses of the service, and what each request passes through.

use super::{
	admin, app::App, certificate, chain, openapi, parameters::Parameters, problem::Problem,
	records, search, stream,
};
use axum::{
	error_handling::HandleErrorLayer,
	extract::{MatchedPath, Request, State},
	http::{
		header::{
			ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
			ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
			CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS,
		},
		HeaderMap, HeaderValue, Method, StatusCode, Uri,
	},
	middleware::{from_fn_with_state, Next},
	response::{IntoResponse, Response},
	routing::get,
	Router,
};
use std::time::{Duration, Instant};
use tower::{
	limit::GlobalConcurrencyLimitLayer, load_shed::LoadShedLayer, timeout::TimeoutLayer,
	ServiceBuilder,
};

/// So many requests are answered at once.
const MOST_REQUESTS: usize = 128;
/// So long a request may take, until its answer begins.
const LONGEST: Duration = Duration::from_secs(10);

/// The addresses of the service, for everybody.
pub fn router(app: App) -> Router {
	let limits = ServiceBuilder::new()
		.layer(HandleErrorLayer::new(|error| async { Problem::of_layer(error) }))
		.layer(LoadShedLayer::new())
		.layer(GlobalConcurrencyLimitLayer::new(MOST_REQUESTS))
		.layer(TimeoutLayer::new(LONGEST));
	let around = from_fn_with_state(app.clone(), around);
	Router::new()
		.route("/health", get(admin::health))
		.route("/config.json", get(chain::config))
		.route("/v1/openapi.json", get(openapi_json))
		.route("/v1/status", get(chain::status))
		.route("/v1/search", get(search::search))
		.route("/v1/stream", get(stream::stream))
		.route("/v1/blocks/{block}", get(chain::block))
		.route("/v1/blocks/{block}/extrinsics", get(chain::block_extrinsics))
		.route("/v1/blocks/{block}/events", get(chain::block_events))
		.route("/v1/extrinsics/{extrinsic}", get(chain::extrinsic))
		.route("/v1/extrinsics/{extrinsic}/events", get(chain::extrinsic_events))
		.route("/v1/events/{event}", get(chain::event))
		.route("/v1/accounts/{address}", get(chain::one_account))
		.route("/v1/accounts/{address}/extrinsics", get(chain::account_extrinsics))
		.route("/v1/accounts/{address}/events", get(chain::account_events))
		.route("/v1/certificates/{number}", get(certificate::certificate))
		.route("/v1/{list}", get(records::list))
		.route("/v1/{list}/{id}", get(records::one))
		.route("/v1/{list}/{id}/events", get(records::events))
		.fallback(other)
		.method_not_allowed_fallback(no_method)
		.layer(limits)
		.layer(around)
		.with_state(app)
}

async fn openapi_json(given: Parameters) -> Result<Response, Problem> {
	given.end()?;
	Ok(([(CONTENT_TYPE, "application/json")], openapi::text()).into_response())
}

/// A file of the page, or nothing.
async fn other(State(app): State<App>, method: Method, uri: Uri, headers: HeaderMap) -> Response {
	match &app.portal {
		Some(portal)
			if !uri.path().starts_with("/v1")
				&& (method == Method::GET || method == Method::HEAD) =>
		{
			portal.answer(uri.path(), &headers)
		}
		_ => Problem::not_found("There is no such address. GET /v1/openapi.json describes all.")
			.into_response(),
	}
}

async fn no_method(method: Method) -> Response {
	if method != Method::OPTIONS {
		let detail =
			"This address only takes GET and HEAD: everything here is read, nothing is written.";
		return Problem::new(StatusCode::METHOD_NOT_ALLOWED, detail).into_response();
	}
	// A page of another origin asks first.
	let allowed = [
		(ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
		(ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, Last-Event-ID"),
		(ACCESS_CONTROL_MAX_AGE, "86400"),
	];
	(StatusCode::NO_CONTENT, allowed).into_response()
}

/// Counts a request, says what the client has already, and adds what all answers have.
async fn around(State(app): State<App>, request: Request, next: Next) -> Response {
	let started = Instant::now();
	let route = request.extensions().get::<MatchedPath>().cloned();
	let route = route.as_ref().map_or("other", MatchedPath::as_str);
	let cache = Cache::of(&app, &request);
	let is_open = request.uri().path().starts_with("/v1/");
	let mut response = match (has_zero(request.uri()), cache.is_known(&request)) {
		(true, _) => {
			Problem::malformed("The address has a character U+0000, which nothing here has.")
				.into_response()
		}
		(false, true) => StatusCode::NOT_MODIFIED.into_response(),
		(false, false) => next.run(request).await,
	};
	let headers = response.headers_mut();
	headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
	if is_open {
		headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
		headers
			.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("ETag, Retry-After"));
		cache.write(&mut response);
	}
	app.metrics.served(route, response.status().as_u16(), started.elapsed());
	response
}

/// Databases have no texts with it.
fn has_zero(uri: &Uri) -> bool {
	uri.path_and_query().is_some_and(|it| it.as_str().contains("%00"))
}

/// How long an answer may be kept.
struct Cache {
	/// What it follows from. None: it is asked for each time.
	tag: Option<String>,
	policy: &'static str,
}

impl Cache {
	fn of(app: &App, request: &Request) -> Self {
		let path = request.uri().path();
		let changes = ["/v1/status", "/v1/stream"].contains(&path)
			|| path.ends_with(".csv")
			|| path.ends_with(".ndjson");
		let is_read = request.method() == Method::GET || request.method() == Method::HEAD;
		if changes || !is_read || !path.starts_with("/v1/") {
			return Cache { tag: None, policy: "no-store" };
		}
		// A final block of this hash is what it is, for ever.
		let policy = match path.strip_prefix("/v1/blocks/0x") {
			Some(_) => "public, max-age=31536000, immutable",
			None => "no-cache",
		};
		Cache { tag: app.tag(), policy }
	}

	/// Whether the client has this answer.
	fn is_known(&self, request: &Request) -> bool {
		let given = request.headers().get_all(IF_NONE_MATCH);
		let tags = given.iter().filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(','));
		let mut tags = tags.map(|tag| tag.trim().trim_start_matches("W/"));
		self.tag.as_ref().is_some_and(|own| tags.any(|tag| tag == own))
	}

	fn write(self, response: &mut Response) {
		if !response.status().is_success() && response.status() != StatusCode::NOT_MODIFIED {
			return;
		}
		let headers = response.headers_mut();
		headers.insert(CACHE_CONTROL, HeaderValue::from_static(self.policy));
		if let Some(tag) = self.tag.and_then(|tag| HeaderValue::from_str(&tag).ok()) {
			headers.insert(ETAG, tag);
		}
	}
}
