//! What handlers take from a request. Each refusal is a [`Problem`].

use super::{parameters::Parameters, problem::Problem};
use axum::{
	extract::{
		rejection::{PathRejection, QueryRejection},
		FromRequestParts,
	},
	http::request::Parts,
};
use serde::de::DeserializeOwned;

/// The parts of the path.
pub struct Path<T>(pub T);

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

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
	type Rejection = Problem;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
		let axum::extract::Path(value) =
			axum::extract::Path::from_request_parts(parts, state).await?;
		Ok(Path(value))
	}
}

impl<S: Send + Sync> FromRequestParts<S> for Parameters {
	type Rejection = Problem;

	async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
		let axum::extract::Query(pairs) =
			axum::extract::Query::<Vec<(String, String)>>::from_request_parts(parts, state).await?;
		Parameters::new(pairs)
	}
}
