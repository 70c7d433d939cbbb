//! From a statement and a trust root to the answer.

use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use serde::Serialize;
use verdigrid_proof::{check, Refusal, Report, Trust};

#[derive(Serialize)]
struct Refused {
	verdict: &'static str,
	reason: String,
}

/// Checks a statement, and gives the answer as JSON.
pub fn answer(json: &[u8], trust: &[u8], now: Option<u64>) -> Vec<u8> {
	let written = match checked(json, trust, now) {
		Ok(report) => serde_json::to_vec(&report),
		Err(refusal) => {
			serde_json::to_vec(&Refused { verdict: "refused", reason: refusal.to_string() })
		}
	};
	// What has only texts, numbers and lists can always be written.
	written.unwrap_or_default()
}

fn checked(json: &[u8], trust: &[u8], now: Option<u64>) -> Result<Report, Refusal> {
	check(json, &Trust::from_json(trust)?, now)
}
