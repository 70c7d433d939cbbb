//! The check of a statement.

use crate::{
	content::{Consumption, Content},
	hex::Hex,
	proof::Proof,
	statement, Refusal, Trust,
};
use serde::Serialize;

/// How far the clock of a checker may be behind that of a chain, in seconds.
const CLOCKS_DIFFER: u64 = 300;

/// What the check of a statement that is not refused found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
	/// It is proved, and nothing of it is in doubt.
	Accepted,
	/// It is proved, and some of it is in doubt: evidence is contested, or a batch is frozen.
	InDoubt,
	/// Its chain has no finality. Nothing is proved to anybody who does not run that chain.
	NotFinal,
}

/// The result of a check.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Report {
	/// What was found.
	pub verdict: Verdict,
	/// What the statement is known by.
	pub statement_hash: Hex,
	/// What the statement says.
	pub content: Content,
}

/// Checks a statement.
///
/// `now` is the time in seconds since 1970, if it is known. A statement of a later block is refused then.
///
/// What is cheap is checked first. So a statement that somebody made up costs little, and the signatures of
/// all authorities are checked only for one that says what its proof says.
pub fn check(json: &[u8], trust: &Trust, now: Option<u64>) -> Result<Report, Refusal> {
	let parts = statement::split(json)?;
	let proof = Proof::from_bytes(&parts.proof)?;
	if proof.genesis != trust.genesis {
		return Err(Refusal::OtherChain { stated: proof.genesis, trusted: trust.genesis });
	}
	let content = proof.content()?;
	statement::ensure_says(parts.content, &content)?;
	let verdict = if proof.ensure_final(trust)? {
		ensure_past(content.up_to.seconds, now)?;
		match is_in_doubt(&content) {
			true => Verdict::InDoubt,
			false => Verdict::Accepted,
		}
	} else {
		Verdict::NotFinal
	};
	Ok(Report { verdict, statement_hash: statement::hash(json).into(), content })
}

fn ensure_past(block: u64, now: Option<u64>) -> Result<(), Refusal> {
	match now {
		Some(now) if block > now.saturating_add(CLOCKS_DIFFER) => {
			Err(Refusal::Future { block, now })
		}
		_ => Ok(()),
	}
}

fn is_in_doubt(content: &Content) -> bool {
	content.redemptions.iter().any(|redemption| {
		let contested = match &redemption.consumption {
			Consumption::Matched(matched) => matched.evidence.contested.is_some(),
			Consumption::NotMatched => false,
		};
		contested || redemption.certificates.frozen.is_some()
	})
}
