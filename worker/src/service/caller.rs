//! Who asks.

use super::{
	app::{blocking, App},
	problem::Problem,
	scope::Scope,
	tokens::Token,
	unix_now,
};
use anyhow::Context;
use axum::{
	extract::FromRequestParts,
	http::{header::AUTHORIZATION, request::Parts, HeaderMap},
};
use std::{sync::Arc, time::Instant};

/// Who asks: a handler that has it answers nobody without a valid token.
pub struct Caller {
	/// What it may see.
	pub scope: Scope,
}

/// The token of the one header that can carry it.
fn bearer(headers: &HeaderMap) -> Option<String> {
	let mut values = headers.get_all(AUTHORIZATION).iter();
	let (value, None) = (values.next()?, values.next()) else { return None };
	let (scheme, secret) = value.to_str().ok()?.split_once(' ')?;
	scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim_start_matches(' ').to_owned())
}

impl FromRequestParts<App> for Caller {
	type Rejection = Problem;

	async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
		let secret = bearer(&parts.headers).ok_or_else(Problem::no_token)?;
		let tokens = Arc::clone(&app.tokens);
		let token =
			blocking(move || tokens.lookup(&secret).context("a token is looked up")).await?;
		let now = unix_now();
		let token = token.filter(|token| token.is_valid(now)).ok_or_else(Problem::no_token)?;
		app.limits.ask(token.id, Instant::now()).map_err(Problem::too_many)?;
		note_use(app, &token, now);
		Ok(Caller { scope: token.scope })
	}
}

/// Writes down that a token is used. Nobody waits for it.
fn note_use(app: &App, token: &Token, now: u64) {
	if !token.is_use_news(now) {
		return;
	}
	let (tokens, id) = (Arc::clone(&app.tokens), token.id);
	tokio::task::spawn_blocking(move || {
		if let Err(error) = tokens.used(id, now) {
			tracing::warn!("it cannot be noted that the token {id} was used: {error}");
		}
	});
}
