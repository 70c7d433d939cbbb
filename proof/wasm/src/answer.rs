//! From files to the answer.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use serde::{de::IgnoredAny, Deserialize, Serialize};
use verdigrid_document::{open, Container};
use verdigrid_proof::{check, hex::Hex, Report, Trust};

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
	Checked {
		container: Container,
		#[serde(flatten)]
		report: Report,
	},
	Trusted {
		/// Of a specification, the name of the chain.
		name: Option<String>,
		genesis: Hex,
		authorities: usize,
		/// For how many of them anybody can sign.
		published_keys: usize,
		/// The trust root as text.
		text: String,
	},
	Refused {
		verdict: &'static str,
		reason: String,
	},
}

/// Checks the statement in a file, and gives the answer as JSON.
pub fn answer(file: &[u8], trust: &[u8], now: Option<u64>) -> Vec<u8> {
	written(checked(file, trust, now))
}

/// Reads a trust root, or the raw specification of a chain that it follows from, and gives it as JSON.
pub fn trusted(file: &[u8]) -> Vec<u8> {
	written(read_trust(file))
}

fn checked(file: &[u8], trust: &[u8], now: Option<u64>) -> Result<Answer, String> {
	let trust = Trust::from_json(trust).map_err(|refusal| refusal.to_string())?;
	let (container, json) = open(file).map_err(|unreadable| unreadable.to_string())?;
	let report = check(&json, &trust, now).map_err(|refusal| refusal.to_string())?;
	Ok(Answer::Checked { container, report })
}

fn read_trust(file: &[u8]) -> Result<Answer, String> {
	let read = match is_specification(file) {
		true => Trust::of_specification(file).map(|(name, trust)| (Some(name), trust)),
		false => Trust::from_json(file).map(|trust| (None, trust)),
	};
	let (name, trust) = read.map_err(|refusal| refusal.to_string())?;
	Ok(Answer::Trusted {
		name,
		genesis: trust.genesis.into(),
		authorities: trust.authorities.members().len(),
		published_keys: trust.published_keys(),
		text: trust.to_json(),
	})
}

/// A specification says how a chain is called. No trust root does.
fn is_specification(file: &[u8]) -> bool {
	#[derive(Deserialize)]
	struct Named {
		#[serde(rename = "name")]
		_name: IgnoredAny,
	}
	serde_json::from_slice::<Named>(file).is_ok()
}

fn written(answer: Result<Answer, String>) -> Vec<u8> {
	let answer = answer.unwrap_or_else(|reason| Answer::Refused { verdict: "refused", reason });
	// What has only texts, numbers and lists can always be written.
	serde_json::to_vec(&answer).unwrap_or_default()
}
