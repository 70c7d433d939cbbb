//! Encoded calls, and how much room they take in a block.

use verdigrid_client::{encoded_call, EncodedCall};

/// A call with its arguments encoded.
pub type Call = EncodedCall;

/// From the encoded call, which begins with the indices of pallet and call.
pub fn call_of(pallet: &str, name: &str, call: &[u8]) -> Call {
	encoded_call(pallet, name, call.get(2..).unwrap_or_default().to_vec())
}

/// `Pallet.call`
pub fn full_name(call: &Call) -> String {
	format!("{}.{}", call.pallet_name(), call.call_name())
}

/// What a block of the chain has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
	/// Milliseconds between two blocks.
	pub slot: u64,
	/// Weight (picoseconds) of all normal transactions of a block.
	pub weight: u64,
	/// Weight that each transaction has beside its call.
	pub base: u64,
	/// Bytes of all normal transactions of a block.
	pub length: u64,
}

impl Limits {
	/// How many transactions of this weight and length a block has room for.
	pub fn transactions(&self, weight: u64, length: u64) -> u64 {
		let by_weight = self.weight.checked_div(weight.saturating_add(self.base));
		let by_length = self.length.checked_div(length);
		by_weight.unwrap_or(u64::MAX).min(by_length.unwrap_or(u64::MAX)).max(1)
	}
}

#[cfg(test)]
mod tests {
	use super::Limits;

	const LIMITS: Limits = Limits { slot: 3_000, weight: 1_000, base: 50, length: 4_000 };

	#[test]
	fn weight_or_length_bounds_a_block() {
		assert_eq!(LIMITS.transactions(50, 100), 10);
		assert_eq!(LIMITS.transactions(0, 100), 20);
		assert_eq!(LIMITS.transactions(50, 1_000), 4);
	}

	#[test]
	fn a_block_takes_at_least_one() {
		assert_eq!(LIMITS.transactions(5_000, 100), 1);
		assert_eq!(Limits { weight: 0, ..LIMITS }.transactions(50, 0), 1);
	}
}
