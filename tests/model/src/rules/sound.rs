//! What always holds, as section 5 of the design says: a check of the rules themselves.

use std::collections::BTreeMap;

use verdigrid_primitives::{
	certificate::CertificateRange, evidence::EvidenceStatus, party::PartyId,
};

use super::{
	certificates::{Batch, Certificate, Place},
	Asset, Bond, Demand, Evidence, Model, Reason, VoucherStatus,
};
use verdigrid_runtime::{AccountId, Balance};

impl Model {
	pub fn ensure_sound(&self) {
		self.ensure_nothing_is_used_twice();
		self.ensure_energy_is_conserved();
		self.ensure_holds_have_reasons();
		self.ensure_allowances_are_kept();
	}

	/// Every certificate that is locked is locked for one open record, which has exactly those.
	fn ensure_nothing_is_used_twice(&self) {
		let mut placed: BTreeMap<Place, Vec<u32>> = BTreeMap::new();
		let mut expect = |place: Place, holder: Option<PartyId>, range: CertificateRange| {
			for number in range.first..range.first + range.units {
				let certificate = self.batches[&range.batch].certificates[number as usize - 1];
				assert_eq!(certificate.place, place, "certificate {number} of {range:?}");
				assert!(holder.is_none_or(|holder| holder == certificate.holder));
				placed.entry(place).or_default().push(number);
			}
		};
		for (id, offer) in &self.offers {
			expect(Place::Offered(*id), Some(offer.seller), offer.range);
		}
		for (id, auction) in &self.auctions {
			for ask in auction.asks.values() {
				expect(Place::InAuction(*id), Some(ask.seller), ask.range);
			}
		}
		for (id, pledge) in &self.pledges {
			expect(Place::Pledged(*id), Some(pledge.seller), pledge.range);
		}
		for (id, exchange) in self.exchanges.iter().filter(|(_, each)| each.account.is_some()) {
			expect(Place::InExchange(*id), Some(exchange.holder), exchange.range);
		}
		for (id, voucher) in &self.vouchers {
			match voucher.status {
				VoucherStatus::InHand | VoucherStatus::InCustody(_) => {
					expect(Place::Behind(*id), Some(voucher.holder), voucher.range)
				}
				VoucherStatus::Redeemed(redemption) => {
					expect(Place::Redeemed(redemption), Some(voucher.holder), voucher.range)
				}
				VoucherStatus::Unwound => (),
			}
		}
		let is_open = |place: &Place| {
			use Place::*;
			matches!(place, Offered(_) | InAuction(_) | Pledged(_) | InExchange(_) | Behind(_))
		};
		let all = self.batches.values().flat_map(|batch| &batch.certificates);
		let locked = all.filter(|certificate| {
			is_open(&certificate.place) && !self.is_behind_retired(certificate)
		});
		let locked = locked.count();
		let places = placed.iter().filter(|(place, _)| is_open(place));
		assert_eq!(locked, places.map(|(_, numbers)| numbers.len()).sum::<usize>());
	}

	/// Whether a certificate stands behind a voucher that was retired.
	fn is_behind_retired(&self, certificate: &Certificate) -> bool {
		matches!(certificate.place, Place::Behind(id) if !self.vouchers.contains_key(&id))
	}

	/// The energy of retired vouchers. None of them is retired before its certificates have expired.
	fn energy_of_retired(&self) -> u64 {
		let retired = |batch: &Batch| {
			let units =
				batch.certificates.iter().filter(|each| self.is_behind_retired(each)).count();
			assert!(units == 0 || self.now() >= batch.valid_until);
			batch.face_value * units as u64
		};
		self.batches.values().map(retired).sum()
	}

	/// The energy drawn from a reading is at most the highest limit of its revisions. The energy of
	/// certificates is what was drawn, without what waits. Trades get at most a meter's highest limit.
	fn ensure_energy_is_conserved(&self) {
		for batch in self.batches.values() {
			let worth = batch.face_value * batch.certificates.len() as u64;
			assert_eq!(batch.drawn + batch.carried_in, worth + batch.carried_out);
			let reading = self.readings[&(batch.meter.clone(), batch.period)];
			assert!(self.drawn(&batch.meter, batch.period) <= reading.highest);
		}
		for (meter, period) in self.readings.keys() {
			let given = self.allocated(meter, *period);
			let left = self.left_at_most(meter, *period);
			assert!(left >= 0 || given == 0, "{meter} gave too much in {period:?}");
		}
		let traded: u64 = self.evidence.values().map(|each| each.energy - each.unwound).sum();
		let kept = self.vouchers.values().filter(|each| each.status != VoucherStatus::Unwound);
		let kept = kept.map(|voucher| self.energy_of(voucher)).sum::<u64>();
		assert_eq!(traded, kept + self.energy_of_retired());
		let settled = |each: &Evidence| {
			each.energy <= each.settlement.energy.wh()
				&& (each.unwound == 0 || each.status == EvidenceStatus::Revoked)
		};
		assert!(self.evidence.values().all(settled));
	}

	/// Every hold is the sum of the open records behind it, and there is no other.
	fn ensure_holds_have_reasons(&self) {
		let mut sums: BTreeMap<(AccountId, Asset, Reason), Balance> = BTreeMap::new();
		let mut expect = |account: &AccountId, asset, reason, amount: Balance| {
			if amount > 0 {
				*sums.entry((account.clone(), asset, reason)).or_default() += amount;
			}
		};
		let prices = &self.terms.prices;
		let mut deposit = |account: &AccountId, reason, amount| {
			expect(account, Asset::Native, reason, amount);
		};
		for account in self.parties.values().filter_map(|party| party.deposit.as_ref()) {
			deposit(account, Reason::Application, prices.application);
		}
		for account in self.batches.values().flat_map(|batch| batch.bundles.values()).flatten() {
			deposit(account, Reason::Bundle, prices.bundle);
		}
		for pledge in self.pledges.values() {
			deposit(&pledge.account, Reason::Record, prices.record);
		}
		for account in self.exchanges.values().filter_map(|exchange| exchange.account.as_ref()) {
			deposit(account, Reason::Record, prices.record);
		}
		for offer in self.offers.values() {
			deposit(&offer.account, Reason::Offer, prices.offer);
		}
		for Bond { account, amount } in self.seats.values().filter_map(|seat| seat.bond()) {
			deposit(account, Reason::Seat, *amount);
		}
		for (_, bond) in self.disputes.values().flat_map(|dispute| &dispute.disputers) {
			deposit(&bond.account, Reason::Dispute, bond.amount);
		}
		for account in self.vouchers.values().filter_map(|voucher| voucher.deposit.as_ref()) {
			deposit(account, Reason::Split, prices.split);
		}
		for agreement in self.agreements.values() {
			deposit(&agreement.account, Reason::Agreement, self.held_for(&agreement.terms));
		}
		for demand in self.demands.values() {
			deposit(&demand.account, Reason::Demand, prices.demand);
		}
		for demand in self.demands.values() {
			let Demand { account, asset, .. } = demand;
			expect(account, *asset, Reason::Wanted, demand.held());
		}
		for auction in self.auctions.values() {
			for bid in auction.bids.values() {
				expect(&bid.account, auction.asset, Reason::Bid, bid.held);
				expect(&bid.account, Asset::Native, Reason::Order, prices.order);
				let spare = if bid.spare { prices.bundle } else { 0 };
				expect(&bid.account, Asset::Native, Reason::Bundle, spare);
			}
			for ask in auction.asks.values() {
				expect(&ask.account, Asset::Native, Reason::Order, prices.order);
				let spare = if ask.spare { prices.bundle } else { 0 };
				expect(&ask.account, Asset::Native, Reason::Bundle, spare);
			}
		}
		for agreement in self.agreements.values() {
			if let Some((account, (asset, amount))) =
				agreement.paid.as_ref().zip(agreement.payment())
			{
				expect(account, asset, Reason::Payment, amount);
			}
		}
		assert_eq!(sums, self.money.held);
	}
}
