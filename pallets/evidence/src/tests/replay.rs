//! No leaf is verified twice, though no list of used leaves is kept (R3, R18).

use super::supersede::{first_trade, later, naming};
use crate::{tests::*, types::ProvedTrade, Error, TradeRefs};
use frame_support::assert_ok;
use sp_core::H256;
use verdigrid_primitives::evidence::Settlement;

/// The trading centre. It states each leaf in an instalment of its own, with the readings of the first
/// trade.
struct Centre {
	first: ProvedTrade,
	instalments: u16,
}

impl Centre {
	fn new() -> Self {
		Self { first: first_trade(3), instalments: 1 }
	}

	fn state(&mut self, leaf: Settlement) -> ProvedTrade {
		let stated = later(self.instalments, leaf, &self.first);
		self.instalments += 1;
		stated
	}

	/// A used leaf is refused: where it stood, in another instalment, and with another salt.
	fn ensure_used(&mut self, trade: &ProvedTrade) {
		let leaf = trade.settlement.settlement.clone();
		let salted = Settlement { salt: [0xab; 16], ..leaf.clone() };
		let again = [trade.clone(), self.state(leaf), self.state(salted)];
		again.into_iter().for_each(ensure_refused);
	}
}

fn ensure_refused(trade: ProvedTrade) {
	match trade.settlement.settlement.supersedes {
		None => refused(trade, Error::TradeRefUsed),
		Some(_) => refused(trade, Error::NothingToSupersede),
	}
}

#[test]
fn r03_a_verified_leaf_is_not_verified_again() {
	test(|| {
		let mut centre = Centre::new();
		let used = centre.first.clone();
		centre.ensure_used(&used);
	});
}

#[test]
fn r18_the_leaf_of_revoked_evidence_is_not_verified_again() {
	test(|| {
		let mut centre = Centre::new();
		let used = centre.first.clone();
		revoke(0);
		centre.ensure_used(&used);
		assert_ok!(unwind(0));
		centre.ensure_used(&used);
	});
}

#[test]
fn r18_the_leaf_of_corrected_evidence_is_not_verified_again() {
	test(|| {
		let mut centre = Centre::new();
		let used = centre.first.clone();
		revoke(0);
		let correction = centre.state(naming(0, 4, 3));
		assert_ok!(verify(correction));
		centre.ensure_used(&used);
	});
}

#[test]
fn r03_no_leaf_of_a_chain_of_corrections_is_verified_again() {
	test(|| {
		let mut centre = Centre::new();
		let mut used = vec![centre.first.clone()];
		// Every second correction is of the certificates of the first trade.
		for (evidence, first) in [(0, 4), (1, 1), (2, 4)] {
			used.iter().for_each(|trade| centre.ensure_used(trade));
			revoke(evidence);
			used.iter().for_each(|trade| centre.ensure_used(trade));
			assert_ok!(unwind(evidence));
			used.iter().for_each(|trade| centre.ensure_used(trade));
			let correction = centre.state(naming(evidence, first, 3));
			assert_ok!(verify(correction.clone()));
			used.push(correction);
		}
		used.iter().for_each(|trade| centre.ensure_used(trade));
	});
}

#[test]
fn r18_evidence_of_a_reference_with_the_same_hash_is_not_corrected() {
	test(|| {
		let mut centre = Centre::new();
		revoke(0);
		let other = H256::repeat_byte(2);
		let correction = centre.state(Settlement { trade_ref: other, ..naming(0, 4, 3) });
		TradeRefs::<Test>::insert(other, 0);
		refused(correction, Error::NothingToSupersede);
		TradeRefs::<Test>::remove(other);
	});
}
