//! Sets of authorities.

use super::Fault;
use alloc::vec::Vec;

/// An authority: its Ed25519 key.
pub type AuthorityId = [u8; 32];

/// The authorities that make blocks final together, each with a weight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AuthoritySet {
	/// In the order of their keys.
	sorted: Vec<(AuthorityId, u64)>,
	total: u64,
}

impl AuthoritySet {
	/// A set with these authorities, in any order. Fails if there are none, if one is named twice or has no
	/// weight, or if the weights together are too large.
	pub fn new(mut authorities: Vec<(AuthorityId, u64)>) -> Result<Self, Fault> {
		authorities.sort();
		let weights = authorities.iter().map(|(_, weight)| *weight);
		let total = weights.clone().try_fold(0_u64, u64::checked_add);
		let distinct = authorities.is_sorted_by(|(one, _), (next, _)| one < next);
		match total {
			Some(total) if total > 0 && distinct && weights.min() > Some(0) => {
				Ok(AuthoritySet { sorted: authorities, total })
			}
			_ => Err(Fault::BadAuthorities),
		}
	}

	/// The weight of an authority. `None` for anybody else.
	pub fn weight(&self, id: &AuthorityId) -> Option<u64> {
		let at = self.sorted.binary_search_by(|(known, _)| known.cmp(id)).ok()?;
		self.sorted.get(at).map(|(_, weight)| *weight)
	}

	/// The weight of all together.
	pub const fn total(&self) -> u64 {
		self.total
	}

	/// Whether this weight makes a block final: it is more than two thirds of all.
	pub fn suffices(&self, weight: u64) -> bool {
		u128::from(weight).saturating_mul(3) > u128::from(self.total).saturating_mul(2)
	}

	/// The authorities, in the order of their keys.
	pub fn members(&self) -> &[(AuthorityId, u64)] {
		&self.sorted
	}
}
