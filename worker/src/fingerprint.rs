//! What makes two workers read the same data alike, in one short text.

use crate::config::Topics;
use codec::Encode;
use sp_crypto_hashing::blake2_256;
use verdigrid_oracle::SourceSecret;
use verdigrid_primitives::{evidence::Topic, Period};

/// A period that no data has.
const NO_TOPIC: Topic = Topic::Settlement(Period::hour(u32::MAX), u16::MAX);
/// Grows when a release reads the same data otherwise.
const RULES: u32 = 1;

/// The fingerprint of mappings, rules, deadline, margin, time zone database and the shared secret. Workers of a source with
/// different ones can state different roots.
pub fn fingerprint(
	topics: &Topics,
	mappings: &[(String, String)],
	margin_ppm: u32,
	secret: &SourceSecret,
) -> String {
	let mut sorted = mappings.to_vec();
	sorted.sort();
	let mut lengths: Vec<u8> = topics.granularities.iter().map(|length| *length as u8).collect();
	lengths.sort_unstable();
	// No topic: it says nothing of the salt of any leaf.
	let of_secret = secret.price_salt(&NO_TOPIC, &"fingerprint");
	let all =
		(RULES, sorted, lengths, topics.deadline.0, &topics.time_zones, margin_ppm, of_secret);
	hex::encode(blake2_256(&all.encode()).get(..8).unwrap_or_default())
}
