//! What never changes again, whatever happens.

use super::{Asset, Model, Place};

impl Place {
	/// Whether a certificate stays there for ever.
	pub fn is_final(self) -> bool {
		matches!(self, Place::Redeemed(_) | Place::Exchanged(_) | Place::Withdrawn)
	}
}

impl Model {
	/// What was redeemed, exchanged or withdrawn stays so. Records of sales and redemptions stay as they
	/// are. A tag changes by a vote only. No money comes into being, and none is lost.
	pub fn ensure_past_stays(&self, before: &Model, by_vote: bool) {
		for (id, batch) in &before.batches {
			let now = &self.batches[id].certificates;
			for (then, now) in batch.certificates.iter().zip(now) {
				assert!(!then.place.is_final() || then == now, "a final state changed: {then:?}");
			}
		}
		assert!(before.sales.iter().all(|(id, sale)| self.sales.get(id) == Some(sale)));
		let kept = |(id, redemption)| self.redemptions.get(id) == Some(redemption);
		assert!(before.redemptions.iter().all(kept), "a redemption changed");
		let kept = |(party, amount)| self.granted.get(party) == Some(amount);
		assert!(before.granted.iter().all(kept), "a grant changed");
		for (id, party) in before.parties.iter().filter(|(_, party)| party.tag.is_some()) {
			let now = self.parties.get(id).and_then(|party| party.tag);
			assert!(now == party.tag || (by_vote && now.is_some()), "a tag changed");
		}
		for asset in [Asset::Native, Asset::Yuan] {
			assert_eq!(self.money.total(asset), before.money.total(asset), "{asset:?}");
		}
	}
}
