//! What is answered when something is wrong: `application/problem+json`, as RFC 9457 has it.

use super::text::TextError;
use axum::{
	http::{
		header::{HeaderName, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE},
		HeaderValue, StatusCode,
	},
	response::{IntoResponse, Response},
};
use serde::Serialize;
use std::borrow::Cow;
use tower::{load_shed::error::Overloaded, timeout::error::Elapsed, BoxError};
use utoipa::ToSchema;

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
#[schema(as = Problem)]
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
pub fn schema() -> (String, utoipa::openapi::RefOr<utoipa::openapi::Schema>) {
	use utoipa::PartialSchema;
	("Problem".to_owned(), Body::schema())
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

	/// What is asked for is not there, or this token may not see it. Nobody can tell which.
	pub fn not_found() -> Self {
		let detail =
			"This is not there, or the token may not see it. GET /v1/topics lists what was stated.";
		Problem::new(StatusCode::NOT_FOUND, detail)
	}

	/// There is no valid token.
	pub fn no_token() -> Self {
		let detail = "The token is missing, unknown, expired or revoked. Send a valid one as \
			`Authorization: Bearer vgt_...`. The operator of this service gives tokens out.";
		Problem::new(StatusCode::UNAUTHORIZED, detail)
			.with(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
	}

	/// The token has asked too much.
	pub fn too_many(seconds: u64) -> Self {
		let detail = "This token has sent too many requests. Wait as long as Retry-After says.";
		Problem::new(StatusCode::TOO_MANY_REQUESTS, detail).with(RETRY_AFTER, seconds)
	}

	/// The service has too much to do.
	pub fn busy() -> Self {
		let detail = "The service has too much to do. Wait as long as Retry-After says, and ask for less at once.";
		Problem::new(StatusCode::SERVICE_UNAVAILABLE, detail).with(RETRY_AFTER, PAUSE)
	}

	/// Something of the service fails. The log has the reason.
	pub fn internal(error: &anyhow::Error) -> Self {
		tracing::error!("the proof service cannot answer: {error:#}");
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

	/// What is wrong with a text in the address.
	pub fn of_text(error: TextError, form: &'static str) -> Self {
		match error {
			TextError::Malformed => Problem::malformed(form),
			TextError::Never => Problem::not_found(),
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
		let mut response = (self.status, [(CONTENT_TYPE, MEDIA_TYPE)], text).into_response();
		if let Some((name, value)) = self.header {
			response.headers_mut().insert(name, value);
		}
		response
	}
}
