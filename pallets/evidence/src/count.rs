//! Lengths as the chain counts them.

use frame_support::traits::Defensive;

/// A length as `u32`.
pub(crate) fn count(length: usize) -> u32 {
	let proof = "what the pallet counts is bounded by u32; qed";
	u32::try_from(length).defensive_proof(proof).unwrap_or(u32::MAX)
}
