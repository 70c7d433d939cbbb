//! Tokens from the command line.

use super::unix_now;
use crate::service::{
	scope::{Grants, LeafKind, Scope},
	TokenCommand, Tokens,
};
use clap::Parser;
use std::path::Path;

#[derive(Debug, Parser)]
struct Line {
	#[command(subcommand)]
	command: TokenCommand,
}

fn run(folder: &Path, line: &str) -> Result<String, String> {
	let words = ["token"].into_iter().chain(line.split(' '));
	let line = Line::try_parse_from(words).map_err(|error| error.to_string())?;
	line.command.run(folder).map_err(|error| format!("{error:#}"))
}

#[test]
fn a_token_is_shown_once() {
	let folder = tempfile::tempdir().unwrap();
	let shown = run(folder.path(), "add --name acme --party 7 --expires 90d").unwrap();
	let secret = shown.lines().next().unwrap();
	let token = Tokens::open(folder.path()).unwrap().lookup(secret).unwrap().unwrap();
	assert_eq!((token.id, token.name.as_str(), &token.scope), (1, "acme", &Scope::Party(7)));
	assert!(token.expires.abs_diff(unix_now() + 90 * 86_400) < 5);
	let list = run(folder.path(), "list").unwrap();
	assert!(list.starts_with("1  acme  party 7  valid until 20"), "{list}");
	assert!(!list.contains("vgt_"));
}

#[test]
fn an_auditor_gets_what_is_granted() {
	let folder = tempfile::tempdir().unwrap();
	let line = "add --name audit --auditor --meter WT-1 --meter WT-2 --from 2014-01-01 --to 2014-12-31 --readings --expires 12h";
	let shown = run(folder.path(), line).unwrap();
	let tokens = Tokens::open(folder.path()).unwrap();
	let token = tokens.lookup(shown.lines().next().unwrap()).unwrap().unwrap();
	let grants = Grants {
		meters: ["WT-1".to_owned(), "WT-2".to_owned()].into(),
		from: Some(16_071),
		to: Some(16_435),
		kind: Some(LeafKind::Readings),
	};
	assert_eq!(token.scope, Scope::Auditor(grants));
	let list = run(folder.path(), "list").unwrap();
	assert!(list.contains("auditor readings from 2014-01-01 to 2014-12-31 WT-1 WT-2"), "{list}");
}

#[test]
fn a_token_is_revoked() {
	let folder = tempfile::tempdir().unwrap();
	run(folder.path(), "add --name a --party 7 --expires 1d").unwrap();
	assert_eq!(run(folder.path(), "revoke 1").unwrap(), "the token 1 is revoked\n");
	assert!(run(folder.path(), "list").unwrap().contains("revoked 20"));
	let error = run(folder.path(), "revoke 2").unwrap_err();
	assert!(error.contains("there is no token 2"), "{error}");
}

#[test]
fn what_makes_no_sense_is_refused() {
	let folder = tempfile::tempdir().unwrap();
	for (line, reason) in [
		("add --name a --expires 1d", "--party"),
		("add --name a --party 1 --auditor --expires 1d", "cannot be used with"),
		("add --name a --party 1 --meter WT-1 --expires 1d", "cannot be used with"),
		("add --name a --auditor --readings --settlements --expires 1d", "cannot be used with"),
		("add --name a --party 1", "--expires"),
		("add --name a --party 1 --expires 401d", "at most 400 days"),
		("add --name a --party 1 --expires 0d", "`0d` is no time"),
		("add --name a --party 1 --expires 90", "`90` is no time"),
		("add --name a --auditor --meter wt --expires 1d", "`wt` is no meter"),
		("add --name a --auditor --from 2014-01 --expires 1d", "`2014-01` is no day"),
		("add --name a --auditor --from 2014-02-30 --expires 1d", "is no day"),
		(
			"add --name a --auditor --from 2014-02-02 --to 2014-02-01 --expires 1d",
			"`--to` is before `--from`",
		),
	] {
		let error = run(folder.path(), line).unwrap_err();
		assert!(error.contains(reason), "{line}: {error}");
	}
	assert!(run(folder.path(), "list").unwrap().contains("there is no token"));
}
