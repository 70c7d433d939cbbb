//! What handlers take from a request. Each refusal is a [`Problem`].

use super::problem::Problem;
use axum::{
	extract::{
		rejection::{JsonRejection, PathRejection, QueryRejection},
		FromRequest, FromRequestParts, Request,
	},
	http::request::Parts,
};
use serde::de::DeserializeOwned;

/// The parts of the path.
pub struct Path<T>(pub T);

/// The parameters behind the question mark.
pub struct Query<T>(pub T);

/// The body, in JSON.
pub struct Json<T>(pub T);

impl From<PathRejection> for Problem {
	fn from(rejection: PathRejection) -> Self {
		Problem::new(rejection.status(), rejection.body_text())
	}
}

impl From<QueryRejection> for Problem {
	fn from(rejection: QueryRejection) -> Self {
		Problem::new(rejection.status(), rejection.body_text())
	}
}

impl From<JsonRejection> for Problem {
	fn from(rejection: JsonRejection) -> Self {
		Problem::new(rejection.status(), rejection.body_text())
	}
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
	type Rejection = Problem;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
		let axum::extract::Path(value) =
			axum::extract::Path::from_request_parts(parts, state).await?;
		Ok(Path(value))
	}
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
	type Rejection = Problem;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
		let axum::extract::Query(value) =
			axum::extract::Query::from_request_parts(parts, state).await?;
		Ok(Query(value))
	}
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
	type Rejection = Problem;

	async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
		let axum::Json(value) = axum::Json::from_request(request, state).await?;
		Ok(Json(value))
	}
}
