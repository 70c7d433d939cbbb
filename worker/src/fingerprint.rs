//! What makes two workers read the same data alike, in one short text.

use crate::config::Topics;
use codec::Encode;
use sp_crypto_hashing::blake2_256;

/// Grows when a release reads the same data otherwise.
const RULES: u32 = 1;

/// The fingerprint of mappings, rules, deadline, margin and time zone database. Workers of a source with different ones can
/// state different readings.
pub fn fingerprint(topics: &Topics, mappings: &[(String, String)], margin_ppm: u32) -> String {
	let mut sorted = mappings.to_vec();
	sorted.sort();
	let mut lengths: Vec<u8> = topics.granularities.iter().map(|length| *length as u8).collect();
	lengths.sort_unstable();
	let all = (RULES, sorted, lengths, topics.deadline.0, &topics.time_zones, margin_ppm);
	hex::encode(blake2_256(&all.encode()).get(..8).unwrap_or_default())
}
