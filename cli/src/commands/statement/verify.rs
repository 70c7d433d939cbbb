//! `verdigrid verify`: checks a statement. It needs no node.

use super::{now, of_file};
use crate::{
	failure::{Done, Failure, Kind},
	output::{Answer, Form},
	session::Session,
	values::Item,
};
use clap::{value_parser, Arg, ArgMatches, Command};
use serde::Deserialize;
use std::{
	fs::File,
	io::Read,
	path::{Path, PathBuf},
};
use verdigrid_client::api::runtime_types::verdigrid_primitives::evidence::EvidenceStatus;
use verdigrid_document::attachment;
use verdigrid_proof::{
	check, content::Consumption, Report, Trust, Verdict, MAX_STATEMENT, MAX_TRUST,
};

/// A PDF has pages beside the statement.
const LARGEST: u64 = MAX_STATEMENT as u64 + (16 << 20);

/// The command.
pub fn command() -> Command {
	Command::new("verify")
		.about("Checks a statement: a JSON file, or a PDF that has it inside. Needs no node")
		.long_about(
			"Checks a statement: a JSON file, or a PDF that has it inside.\n\nNo node is asked, unless one is named with --node. All that has \
			 to be trusted is the file with the first block and the first validators of the chain, which `verdigrid trust` writes. What \
			 was revoked after the statement's block is known to a node only.",
		)
		.arg(Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)))
		.arg(
			Arg::new("trust")
				.long("trust")
				.env("VERDIGRID_TRUST")
				.value_name("FILE")
				.required(true)
				.value_parser(value_parser!(PathBuf))
				.help("What you trust: the first block and the first validators of the chain"),
		)
		.arg(
			Arg::new("node")
				.long("node")
				.action(clap::ArgAction::SetTrue)
				.help("Also asks the node (--url) whether anything was revoked or frozen since"),
		)
}

/// Checks a statement without a node.
pub fn verify(matches: &ArgMatches, form: Form) -> Done<(Answer, Report)> {
	let path = |name: &str| matches.get_one::<PathBuf>(name).cloned().unwrap_or_default();
	let (file, trusted) = (path("file"), path("trust"));
	let trust = Trust::from_json(&read(&trusted, MAX_TRUST as u64)?);
	let trust = trust.map_err(|refusal| of_file(&trusted, refusal))?;
	let bytes = read(&file, LARGEST)?;
	let credential = in_credential(&bytes);
	let json = match (&credential, bytes.starts_with(b"%PDF")) {
		(Some(text), _) => text.as_bytes(),
		(None, true) => attachment(&bytes).map_err(|error| unproved(&file, error))?,
		(None, false) => &bytes,
	};
	let report = check(json, &trust, Some(now())).map_err(|refusal| unproved(&file, refusal))?;
	let mut answer = answer(&report, form);
	if let (Some(_), Some(note)) = (&credential, &mut answer.note) {
		note.push_str("\nOnly the statement in the credential was checked, and not who signed the credential or what else it says.");
	}
	Ok((answer, report))
}

/// The statement in a W3C credential.
fn in_credential(bytes: &[u8]) -> Option<String> {
	#[derive(Deserialize)]
	struct Credential {
		evidence: Evidence,
	}
	#[derive(Deserialize)]
	struct Evidence {
		statement: String,
	}
	serde_json::from_slice::<Credential>(bytes).ok().map(|it| it.evidence.statement)
}

fn unproved(file: &Path, reason: impl std::fmt::Display) -> Failure {
	Failure::new(Kind::Unproved, format!("{}: {reason}", file.display()))
}

/// Reads a file that is no larger than it can be.
fn read(path: &Path, largest: u64) -> Done<Vec<u8>> {
	let mut bytes = Vec::new();
	let file = File::open(path).map_err(|error| of_file(path, error))?;
	let most = largest.saturating_add(1);
	file.take(most).read_to_end(&mut bytes).map_err(|error| of_file(path, error))?;
	match u64::try_from(bytes.len()).is_ok_and(|length| length <= largest) {
		true => Ok(bytes),
		false => Err(Failure::new(
			Kind::Unproved,
			format!("{}: it is larger than any statement ({largest} bytes)", path.display()),
		)),
	}
}

fn answer(report: &Report, form: Form) -> Answer {
	let failed = (report.verdict != Verdict::Accepted).then_some(Kind::Unproved);
	if form == Form::Json {
		let data = serde_json::to_value(report).ok().map(Item::from);
		return Answer { data, failed, ..Answer::default() };
	}
	Answer { note: Some(told(report)), failed, ..Answer::default() }
}

/// Asks a node whether what a statement rests on was revoked or frozen after its block.
pub async fn since(session: &Session, file: &Path, report: &Report) -> Done<()> {
	let stated = &report.content;
	if stated.chain.genesis.0 != session.chain.genesis() {
		return Err(unproved(
			file,
			"the node has another chain than the statement: name another node with --url",
		));
	}
	let state = session.chain.state().await?;
	for redemption in &stated.redemptions {
		let id = redemption.redemption;
		if let Consumption::Matched(of) = &redemption.consumption {
			let number = of.evidence.evidence;
			let evidence = state.evidence().evidence(number).await?;
			let status = evidence.map(|it| it.status);
			match status {
				Some(EvidenceStatus::Live) => {}
				Some(EvidenceStatus::Revoked) => {
					return Err(unproved(file, format!("evidence {number} of redemption {id} was revoked after the statement's block")))
				}
				Some(EvidenceStatus::Contested) => {
					return Err(unproved(file, format!("evidence {number} of redemption {id} is contested")))
				}
				None => return Err(unproved(file, format!("the node knows no evidence {number}"))),
			}
		}
		let batch = state.certificates().batch(redemption.certificates.batch).await?;
		if batch.is_none_or(|it| it.info.frozen) {
			return Err(unproved(file, format!("the certificates of redemption {id} are frozen")));
		}
	}
	Ok(())
}

/// What was checked, for people.
fn told(report: &Report) -> String {
	let content = &report.content;
	let verdict = match report.verdict {
		Verdict::Accepted => "The statement is proved, as of its block.",
		Verdict::InDoubt => "The statement is proved, and what it rests on is in doubt: evidence is contested, or a batch is frozen.",
		Verdict::NotFinal => "Nothing is proved: this chain has no finality, so only those who run it can know.",
	};
	let mut lines = vec![verdict.to_owned()];
	for redemption in &content.redemptions {
		let certificates = &redemption.certificates;
		let matched = match &redemption.consumption {
			Consumption::Matched(of) => {
				format!("matched with the consumption of party {}", of.consumer)
			}
			Consumption::NotMatched => "not matched with consumption".into(),
		};
		lines.push(format!(
			"Redemption {}: {} Wh, {} certificates {} to {}, redeemed by party {} for {} to {}, {matched}.",
			redemption.redemption,
			redemption.energy_wh,
			certificates.units,
			certificates.first,
			certificates.last,
			redemption.holder,
			redemption.claimed.from,
			redemption.claimed.to,
		));
	}
	lines.push(format!(
		"It is true up to block {} ({}). Its hash is {}.",
		content.up_to.block, content.up_to.time, report.statement_hash
	));
	lines.join("\n")
}
