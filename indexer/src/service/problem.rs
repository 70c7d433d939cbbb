//! What is answered when something is wrong: `application/problem+json`, as RFC 9457 has it.

use crate::store::StoreError;
use axum::{
	http::{
		header::{HeaderName, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER},
		HeaderValue, StatusCode,
	},
	response::{IntoResponse, Response},
};
use serde::Serialize;
use std::borrow::Cow;
use tower::{load_shed::error::Overloaded, timeout::error::Elapsed, BoxError};
use utoipa::{
	openapi::{RefOr, Schema},
	PartialSchema, ToSchema,
};

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// After so many seconds a busy service is worth another try.
const PAUSE: u64 = 2;

/// What is wrong with a request, and what to do.
#[derive(Clone, Debug)]
pub struct Problem {
	status: StatusCode,
	detail: Cow<'static, str>,
	header: Option<(HeaderName, HeaderValue)>,
}

/// What is wrong with a request, and what to do (RFC 9457).
#[derive(Serialize, ToSchema)]
struct Body<'a> {
	/// Always `about:blank`: the status says what kind of problem it is.
	r#type: &'a str,
	/// The name of the status.
	title: &'a str,
	/// The status of the answer.
	#[schema(minimum = 400, maximum = 599)]
	status: u16,
	/// What is wrong, and what to do.
	detail: &'a str,
}

/// The schema of a problem.
pub fn schema() -> RefOr<Schema> {
	Body::schema()
}

impl Problem {
	/// A problem with this status.
	pub fn new(status: StatusCode, detail: impl Into<Cow<'static, str>>) -> Self {
		Problem { status, detail: detail.into(), header: None }
	}

	fn with(self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
		Problem { header: Some((name, value.into())), ..self }
	}

	/// The request is not written as it must be.
	pub fn malformed(detail: impl Into<Cow<'static, str>>) -> Self {
		Problem::new(StatusCode::BAD_REQUEST, detail)
	}

	/// What is asked for is not there.
	pub fn not_found(detail: impl Into<Cow<'static, str>>) -> Self {
		Problem::new(StatusCode::NOT_FOUND, detail)
	}

	/// The service has too much to do.
	pub fn busy() -> Self {
		let detail = "The service has too much to do. Wait as long as Retry-After says, and ask for less at once.";
		Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail).with(RETRY_AFTER, PAUSE)
	}

	/// The question takes too long.
	pub fn too_long() -> Self {
		let detail = "The question takes too long: ask with fewer filters at once, or with one that fewer entries have.";
		Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail).with(RETRY_AFTER, PAUSE)
	}

	/// Something of the service fails. The log has the reason.
	pub fn internal(error: &anyhow::Error) -> Self {
		tracing::error!("a question cannot be answered: {error:#}");
		let detail = "The service cannot answer. Its log says why: tell its operator.";
		Problem::new(StatusCode::INTERNAL_SERVER_ERROR, detail)
	}

	/// What a layer refused.
	pub fn of_layer(error: BoxError) -> Self {
		match error.is::<Overloaded>() || error.is::<Elapsed>() {
			true => Problem::busy(),
			false => Problem::internal(&anyhow::anyhow!(error)),
		}
	}
}

impl From<StoreError> for Problem {
	fn from(error: StoreError) -> Self {
		match error {
			StoreError::TooLong => Problem::too_long(),
			StoreError::Busy => Problem::busy(),
			error => Problem::internal(&anyhow::Error::new(error)),
		}
	}
}

impl IntoResponse for Problem {
	fn into_response(self) -> Response {
		let body = Body {
			r#type: "about:blank",
			title: self.status.canonical_reason().unwrap_or("Error"),
			status: self.status.as_u16(),
			detail: &self.detail,
		};
		let text = serde_json::to_string(&body).unwrap_or_default();
		let headers = [(CONTENT_TYPE, MEDIA_TYPE), (CACHE_CONTROL, "no-store")];
		let mut response = (self.status, headers, text).into_response();
		if let Some((name, value)) = self.header {
			response.headers_mut().insert(name, value);
		}
		response
	}
}
