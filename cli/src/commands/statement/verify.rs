//! `verdigrid verify`: checks a statement. It needs no node.

use super::{now, of_file, trust::published};
use crate::{
	failure::{Done, Failure, Kind},
	output::{Answer, Form},
	session::Session,
	values::{printable, Item},
};
use clap::{value_parser, Arg, ArgMatches, Command};
use serde::Serialize;
use std::{
	fs::File,
	io::Read,
	path::{Path, PathBuf},
};
use verdigrid_client::api::runtime_types::verdigrid_primitives::evidence::EvidenceStatus;
use verdigrid_document::{open, Container};
use verdigrid_proof::{
	check,
	content::{Beneficiary, Consumption, Party, Redemption},
	Report, Trust, Verdict, MAX_STATEMENT, MAX_TRUST,
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
	let (container, json) = open(&bytes).map_err(|error| unproved(&file, error))?;
	let report = check(&json, &trust, Some(now())).map_err(|refusal| unproved(&file, refusal))?;
	Ok((answer(&report, &trust, container, form), report))
}

/// What was not checked.
const fn caution(container: Container) -> Option<&'static str> {
	match container {
		Container::None => None,
		Container::Pdf => Some("Only the statement in the PDF was checked. Its pages may say something else: believe what stands here."),
		Container::Credential => {
			Some("Only the statement in the credential was checked, and not who signed the credential or what else it says.")
		}
	}
}

/// What is printed for programs.
#[derive(Serialize)]
struct Printed<'r> {
	container: Container,
	#[serde(flatten)]
	report: &'r Report,
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

fn answer(report: &Report, trust: &Trust, container: Container, form: Form) -> Answer {
	let failed = (report.verdict != Verdict::Accepted).then_some(Kind::Unproved);
	if form == Form::Json {
		let data = serde_json::to_value(Printed { container, report }).ok().map(Item::from);
		return Answer { data, failed, ..Answer::default() };
	}
	let lines = told(report)
		.into_iter()
		.chain(caution(container).map(String::from))
		.chain(published(trust));
	// A name of others brings neither a line of its own nor control characters.
	let note = lines.map(|line| printable(&line)).collect::<Vec<_>>().join("\n");
	Answer { note: Some(note), failed, ..Answer::default() }
}

/// Asks a node whether what a statement rests on was revoked or frozen after its block. Says up to which block it was not.
pub async fn since(session: &Session, file: &Path, report: &Report) -> Done<String> {
	let stated = &report.content;
	if stated.chain.genesis.0 != session.chain.genesis() {
		return Err(unproved(
			file,
			"the node has another chain than the statement: name another node with --url",
		));
	}
	let state = session.chain.state().await?;
	let (block, least) = (state.block(), u64::from(stated.up_to.block));
	if block < least {
		return Err(Failure::new(
			Kind::Node,
			format!("the node knows the chain up to block {block} only, and the statement is of block {least}: wait until it has caught up, or name another node with --url"),
		));
	}
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
	Ok(format!(
		"The node says that nothing of it was revoked, contested or frozen up to block {block}."
	))
}

/// What was checked, for people.
fn told(report: &Report) -> Vec<String> {
	let content = &report.content;
	let verdict = match report.verdict {
		Verdict::Accepted => "The statement is proved, as of its block.",
		Verdict::InDoubt => "The statement is proved, and what it rests on is in doubt: evidence is contested, or a batch is frozen.",
		Verdict::NotFinal => {
			"Nothing is proved: the statement shows no finality, as that of a development chain. Anybody can make up such a statement about \
			 any chain."
		}
	};
	let mut lines = vec![verdict.to_owned()];
	lines.extend(content.redemptions.iter().map(redeemed));
	lines.extend(content.parties.iter().map(shown));
	let up_to = &content.up_to;
	if report.verdict != Verdict::NotFinal {
		lines.push(format!("It is true up to block {} ({}).", up_to.block, up_to.time));
	}
	lines.push(format!("Its hash is {}.", report.statement_hash));
	lines
}

/// What was redeemed, for whom, and from what.
fn redeemed(redemption: &Redemption) -> String {
	let (certificates, generation) = (&redemption.certificates, &redemption.generation);
	let matched = match &redemption.consumption {
		Consumption::Matched(of) => {
			format!("matched with the consumption of party {}", of.consumer)
		}
		Consumption::NotMatched => "not matched with consumption".into(),
	};
	let beneficiary = match &redemption.beneficiary {
		Beneficiary::Party(party) => format!("party {party}"),
		Beneficiary::Name(name) => {
			format!("\"{name}\", a name that party {} gave", redemption.holder)
		}
		Beneficiary::Commitment(commitment) => {
			format!("whoever can show what {commitment} commits to")
		}
	};
	format!(
		"Redemption {}: {} Wh, {} certificates {} to {}, redeemed by party {} for {} to {}, {matched}. Beneficiary: {beneficiary}. \
		 Purpose: {}. Generated from {} in {} by project {}, {} to {}.",
		redemption.redemption,
		redemption.energy_wh,
		certificates.units,
		certificates.first,
		certificates.last,
		redemption.holder,
		redemption.claimed.from,
		redemption.claimed.to,
		word(redemption, "purpose"),
		word(generation, "source"),
		generation.region,
		generation.project,
		generation.period.from,
		generation.period.to,
	)
}

/// What is shown of a party.
fn shown(party: &Party) -> String {
	let attributes = party.attributes.iter().map(|it| format!("{} = {}", it.key, it.value));
	let attributes = attributes.collect::<Vec<_>>().join(", ");
	format!(
		"Shown of party {} ({}, attested until {}): {attributes}.",
		party.party,
		word(party, "status"),
		party.attested_until
	)
}

/// A word of the statement's text.
fn word(of: &impl Serialize, field: &str) -> String {
	let value = serde_json::to_value(of).unwrap_or_default();
	value.get(field).and_then(|it| it.as_str()).unwrap_or_default().to_owned()
}
