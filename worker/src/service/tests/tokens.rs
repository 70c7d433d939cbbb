//! Who is let in.

use super::{bench, unix_now, Bench};
use crate::service::{
	scope::Scope,
	tokens::{TokenError, Tokens},
};
use axum::{
	body::Body,
	http::{header, Request},
};
use std::{fs, os::unix::fs::PermissionsExt};

const DAY: u64 = 86_400;

async fn status(bench: &Bench, values: &[&str]) -> u16 {
	let mut request = Request::builder().uri("/v1/topics");
	for value in values {
		request = request.header(header::AUTHORIZATION, *value);
	}
	let answer = bench.send(request.body(Body::empty()).unwrap()).await;
	if answer.status != 200 {
		answer.problem(401);
		assert_eq!(answer.header(header::WWW_AUTHENTICATE), "Bearer");
	}
	answer.status.as_u16()
}

#[tokio::test]
async fn only_a_known_token_is_let_in() {
	let bench = bench();
	let token = bench.auditor();
	assert_eq!(status(&bench, &[&format!("Bearer {token}")]).await, 200);
	assert_eq!(status(&bench, &[&format!("bEARER   {token}")]).await, 200);
	assert_eq!(status(&bench, &[]).await, 401);
	let other = format!("{}0", &token[..token.len() - 1]);
	let upper = token.to_uppercase();
	for wrong in
		["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", &token, "Bearer vgt_", "Bearer ' OR 1=1 --"]
	{
		assert_eq!(status(&bench, &[wrong]).await, 401, "{wrong}");
	}
	for wrong in
		[format!("Bearer {upper}"), format!("Bearer {token} x"), format!("Bearer {token}0")]
	{
		assert_eq!(status(&bench, &[&wrong]).await, 401, "{wrong}");
	}
	if other != token {
		assert_eq!(status(&bench, &[&format!("Bearer {other}")]).await, 401);
	}
	let both = format!("Bearer {token}");
	assert_eq!(status(&bench, &[&both, &both]).await, 401);
}

#[tokio::test]
async fn a_token_expires() {
	let bench = bench();
	let now = unix_now();
	let (_, old) = bench.tokens.add("old", &Scope::Party(1), now - 10, now - 1).unwrap();
	assert_eq!(status(&bench, &[&format!("Bearer {old}")]).await, 401);
}

/// The command line opens the same file beside the running service.
#[tokio::test]
async fn a_token_that_is_revoked_elsewhere_is_refused_at_once() {
	let bench = bench();
	let token = format!("Bearer {}", bench.auditor());
	assert_eq!(status(&bench, &[&token]).await, 200);
	let elsewhere = Tokens::open(bench.folder.path()).unwrap();
	let id = elsewhere.list().unwrap()[0].id;
	assert!(elsewhere.revoke(id, unix_now()).unwrap());
	assert_eq!(status(&bench, &[&token]).await, 401);
	let (_, new) = elsewhere.add("new", &Scope::Party(1), unix_now(), unix_now() + 9).unwrap();
	assert_eq!(status(&bench, &[&format!("Bearer {new}")]).await, 200);
}

#[tokio::test]
async fn no_address_but_the_description_answers_without_a_token() {
	let bench = bench();
	for (path, item) in super::openapi::paths() {
		let path = path.replace(['{', '}'], "");
		for method in item.as_object().unwrap().keys() {
			let request = super::request(&method.to_uppercase(), "vgt_00", &path, Body::from("{"));
			bench.send(request).await.problem(401);
		}
	}
	assert_eq!(bench.get("", "/v1/openapi.json").await.status, 200);
}

#[tokio::test]
async fn the_last_use_is_written_down_to_the_minute() {
	let bench = bench();
	let token = bench.auditor();
	bench.ok(&token, "/v1/topics").await;
	let used = || bench.tokens.lookup(&token).unwrap().unwrap();
	for _ in 0..100 {
		if used().last_used.is_some() {
			break;
		}
		tokio::time::sleep(std::time::Duration::from_millis(20)).await;
	}
	let (used, now) = (used(), unix_now());
	assert!(used.last_used.unwrap() + 60 > now);
	assert!(!used.is_use_news(now));
	assert!(used.is_use_news(now + 61));
}

#[test]
fn the_file_is_for_this_program_alone_and_has_no_secret() {
	let folder = tempfile::tempdir().unwrap();
	let tokens = Tokens::open(folder.path()).unwrap();
	let (_, secret) = tokens.add("one", &Scope::Party(1), 10, 20).unwrap();
	assert_eq!((secret.len(), &secret[..4]), (68, "vgt_"));
	for entry in fs::read_dir(folder.path()).unwrap() {
		let path = entry.unwrap().path();
		assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{path:?}");
		let bytes = fs::read(&path).unwrap();
		let raw = hex::decode(&secret[4..]).unwrap();
		for trace in [secret.as_bytes(), &secret.as_bytes()[4..], &raw] {
			assert!(!bytes.windows(trace.len()).any(|part| part == trace), "{path:?}");
		}
	}
}

#[test]
fn a_token_has_a_name_and_an_end() {
	let folder = tempfile::tempdir().unwrap();
	let tokens = Tokens::open(folder.path()).unwrap();
	let add = |name: &str, expires| tokens.add(name, &Scope::Party(1), 1_000, expires).map(|_| ());
	for name in ["", " ", "a\n", " a", &"a".repeat(101)] {
		assert!(matches!(add(name, 2_000), Err(TokenError::Name)), "{name}");
	}
	for expires in [0, 1_000, 1_001 + 400 * DAY, u64::MAX] {
		assert!(matches!(add("a", expires), Err(TokenError::Expiry)), "{expires}");
	}
	assert!(add("a", 1_000 + 400 * DAY).is_ok());
	assert_eq!(tokens.active(1_000).unwrap(), 1);
	assert_eq!(tokens.active(1_000 + 400 * DAY).unwrap(), 0);
}

#[test]
fn a_number_is_never_given_again_and_revoking_lasts() {
	let folder = tempfile::tempdir().unwrap();
	let tokens = Tokens::open(folder.path()).unwrap();
	let (first, _) = tokens.add("a", &Scope::Party(1), 10, 20).unwrap();
	assert!(tokens.revoke(first, 11).unwrap());
	assert!(tokens.revoke(first, 15).unwrap());
	assert!(!tokens.revoke(99, 11).unwrap());
	let (second, _) = tokens.add("b", &Scope::Party(1), 10, 20).unwrap();
	assert!(second > first);
	let list = tokens.list().unwrap();
	assert_eq!((list.len(), list[0].revoked), (2, Some(11)));
}

#[test]
fn a_newer_file_is_refused() {
	let folder = tempfile::tempdir().unwrap();
	drop(Tokens::open(folder.path()).unwrap());
	let path = folder.path().join("tokens.sqlite");
	let file = rusqlite::Connection::open(&path).unwrap();
	file.pragma_update(None, "user_version", 2).unwrap();
	drop(file);
	let error = Tokens::open(folder.path()).err().unwrap();
	assert!(error.to_string().contains("layout 2, and this release knows 1"), "{error}");
}

#[test]
fn a_token_that_cannot_be_read_is_named() {
	let folder = tempfile::tempdir().unwrap();
	let tokens = Tokens::open(folder.path()).unwrap();
	let (_, secret) = tokens.add("a", &Scope::Party(1), 10, 20).unwrap();
	let file = rusqlite::Connection::open(folder.path().join("tokens.sqlite")).unwrap();
	file.execute("UPDATE token SET scope = '{\"everything\":true}'", []).unwrap();
	let error = tokens.lookup(&secret).unwrap_err();
	assert!(error.to_string().contains("the token 1 cannot be read"), "{error}");
}

#[test]
fn one_who_writes_does_not_hold_up_one_who_asks() {
	let folder = tempfile::tempdir().unwrap();
	let tokens = Tokens::open(folder.path()).unwrap();
	let (_, secret) = tokens.add("a", &Scope::Party(1), 10, 20).unwrap();
	let other = rusqlite::Connection::open(folder.path().join("tokens.sqlite")).unwrap();
	other.execute_batch("BEGIN IMMEDIATE; UPDATE token SET name = 'b'").unwrap();
	let started = std::time::Instant::now();
	assert_eq!(tokens.lookup(&secret).unwrap().unwrap().name, "a");
	assert!(started.elapsed().as_secs() < 1);
}
