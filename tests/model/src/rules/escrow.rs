//! Agreements: a voucher goes into custody, and comes out exactly one way (R25).
//!
//! Until its beneficiary accepts, the depositor can take a voucher back. Then everything waits for the
//! conditions; whatever makes the last of them hold releases at once, and where only time was missing
//! anybody can release. Voucher and money swap in one step: the voucher is delivered to the
//! beneficiary, which is a trade, or redeemed. A beneficiary that is no longer active gets nothing:
//! both sides are returned. From the deadline on, and as soon as the voucher is dead, nothing but the
//! return of both sides is possible, by anybody, whatever became of the parties. One side may dispute
//! while a condition is open, if there is an arbiter: then nobody but the arbiter releases, and not
//! without the payment.

use std::collections::BTreeSet;

use sp_core::H256;
use sp_io::hashing::sha2_256;
use verdigrid_escrow::{Call, Condition, Outcome, Ruling as Decision, Terms as OnChain};
use verdigrid_primitives::{
	party::PartyId,
	voucher::{AgreementId, VoucherId},
	Moment,
};

use super::{
	certificates::{Movement, Payer},
	need, take, Asset, Model, Origin, Reason, Refusal, Ruling, Voucher, VoucherStatus,
};
use verdigrid_runtime::{money::NativeOrAsset, AccountId, Balance, Runtime};

/// The terms as the call states them.
pub type Terms = OnChain<NativeOrAsset, Balance>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
	Offered,
	Held,
	Disputed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
	pub voucher: VoucherId,
	pub depositor: PartyId,
	pub terms: Terms,
	pub stage: Stage,
	/// Where the deposit for the record is held.
	pub account: AccountId,
	/// Where the payment is held, once made.
	pub paid: Option<AccountId>,
	pub approved: BTreeSet<PartyId>,
	pub revealed: BTreeSet<H256>,
}

impl Agreement {
	/// The payment that is a condition.
	pub fn payment(&self) -> Option<(Asset, Balance)> {
		payment(&self.terms)
	}
}

fn payment(terms: &Terms) -> Option<(Asset, Balance)> {
	terms.conditions.iter().find_map(|condition| match condition {
		Condition::Payment { asset, amount } => Some((asset.into(), *amount)),
		_ => None,
	})
}

/// The moment before which nothing can be released.
fn not_before(terms: &Terms) -> Moment {
	let moment = |condition: &Condition<_, _>| match condition {
		Condition::NotBefore(moment) => *moment,
		_ => 0,
	};
	terms.conditions.iter().map(moment).max().unwrap_or_default()
}

fn is_twice<Item: Ord>(items: impl IntoIterator<Item = Item>) -> bool {
	let mut seen = BTreeSet::new();
	items.into_iter().any(|item| !seen.insert(item))
}

impl Model {
	pub(super) fn rule_escrow(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::open { voucher, terms } => self.open(origin, *voucher, terms),
			Call::cancel { agreement } => self.cancel(origin, *agreement),
			Call::accept { agreement } => self.accept(origin, *agreement),
			Call::pay { agreement } => self.pay(origin, *agreement),
			Call::approve { agreement } => self.approve(origin, *agreement),
			Call::reveal { agreement, preimage } => self.reveal(origin, *agreement, preimage),
			Call::release { agreement } => self.release(origin, *agreement),
			Call::reclaim { agreement } => self.reclaim(origin, *agreement),
			Call::dispute { agreement } => self.dispute_agreement(origin, *agreement),
			Call::arbitrate { agreement, ruling } => self.arbitrate(origin, *agreement, *ruling),
			_ => unreachable!("no step makes this call"),
		}
	}

	fn agreement(&self, id: AgreementId) -> Ruling<Agreement> {
		self.agreements.get(&id).cloned().ok_or(Refusal::NotFound)
	}

	fn voucher_of(&self, agreement: &Agreement) -> &Voucher {
		&self.vouchers[&agreement.voucher]
	}

	fn open(&mut self, origin: &Origin, id: VoucherId, terms: &Terms) -> Ruling {
		let (account, depositor) = self.active_caller(origin)?;
		self.ensure_meetable(depositor, terms)?;
		let voucher = self.ensure_in_hand(id, depositor)?;
		self.ensure_meetable_with(&voucher, terms)?;
		let agreement = take(&mut self.next.agreement);
		let deposit = self.terms.prices.agreement;
		self.money.hold(&account, Asset::Native, Reason::Agreement, deposit)?;
		self.vouchers.get_mut(&id).unwrap().status = VoucherStatus::InCustody(agreement);
		let opened = Agreement {
			voucher: id,
			depositor,
			terms: terms.clone(),
			stage: Stage::Offered,
			account,
			paid: None,
			approved: BTreeSet::new(),
			revealed: BTreeSet::new(),
		};
		self.agreements.insert(agreement, opened);
		Ok(())
	}

	/// Terms that can never be met are refused.
	fn ensure_meetable(&self, depositor: PartyId, terms: &Terms) -> Ruling {
		let sides = [depositor, terms.beneficiary];
		need(terms.beneficiary != depositor, Refusal::WithItself)?;
		need(self.is_active(terms.beneficiary), Refusal::OtherNotActive)?;
		if let Some(arbiter) = terms.arbiter {
			need(!sides.contains(&arbiter), Refusal::WithItself)?;
			need(self.is_active(arbiter), Refusal::OtherNotActive)?;
		}
		let latest = self.now() + self.terms.longest_agreement;
		let in_time = terms.deadline > self.now() && terms.deadline <= latest;
		need(in_time, Refusal::WrongTime)?;
		self.ensure_payable(terms)?;
		self.ensure_conditions_meetable(terms)
	}

	fn ensure_payable(&self, terms: &Terms) -> Ruling {
		let payments = terms
			.conditions
			.iter()
			.filter(|condition| matches!(condition, Condition::Payment { .. }));
		need(payments.count() <= 1, Refusal::TermsUnmeetable)?;
		let Some((asset, amount)) = payment(terms) else { return Ok(()) };
		need(self.settlement_assets.contains(&asset), Refusal::NotMoney)?;
		need(amount > 0, Refusal::TermsUnmeetable)
	}

	fn ensure_conditions_meetable(&self, terms: &Terms) -> Ruling {
		let locks = terms.conditions.iter().filter_map(|condition| match condition {
			Condition::HashLock(hash) => Some(*hash),
			_ => None,
		});
		need(!is_twice(locks), Refusal::TermsUnmeetable)?;
		for condition in &terms.conditions {
			if let Condition::Approvals { parties, threshold } = condition {
				let enough = (1..=parties.len()).contains(&(*threshold as usize));
				need(enough && !is_twice(parties), Refusal::TermsUnmeetable)?;
				let active = parties.iter().all(|party| self.is_active(*party));
				need(active, Refusal::OtherNotActive)?;
			}
		}
		Ok(())
	}

	/// And so are those that cannot be met for this voucher.
	fn ensure_meetable_with(&self, voucher: &Voucher, terms: &Terms) -> Ruling {
		let valid_until = self.batches[&voucher.range.batch].valid_until;
		let end = terms.deadline.min(valid_until);
		need(not_before(terms) < end, Refusal::TermsUnmeetable)?;
		match &terms.outcome {
			Outcome::Deliver => self.ensure_deliverable(voucher),
			Outcome::RedeemFor(claim) => {
				self.ensure_voucher_claimable(voucher, claim, payment(terms).is_some())
			}
		}
	}

	/// Delivery out of custody obeys the policy; custody by itself is not a move.
	fn ensure_deliverable(&self, voucher: &Voucher) -> Ruling {
		for bundle in self.across_bundles(voucher.range)? {
			self.may_move(voucher.range.batch, &bundle.like, Movement::Trade)?;
		}
		Ok(())
	}

	fn cancel(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		let (_, party) = self.caller(origin)?;
		let agreement = self.agreement(id)?;
		need(agreement.depositor == party, Refusal::NotYours)?;
		need(agreement.stage == Stage::Offered, Refusal::WrongStage)?;
		self.refund(id);
		Ok(())
	}

	fn accept(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		let agreement = self.for_beneficiary(origin, id)?.1;
		need(agreement.stage == Stage::Offered, Refusal::WrongStage)?;
		self.ensure_not_over(&agreement)?;
		self.ensure_live(self.voucher_of(&agreement))?;
		need(self.is_active(agreement.depositor), Refusal::OtherNotActive)?;
		self.agreements.get_mut(&id).unwrap().stage = Stage::Held;
		self.release_if_complete(id)
	}

	fn for_beneficiary(&self, origin: &Origin, id: AgreementId) -> Ruling<(AccountId, Agreement)> {
		let (account, party) = self.active_caller(origin)?;
		let agreement = self.agreement(id)?;
		need(agreement.terms.beneficiary == party, Refusal::NotYours)?;
		Ok((account, agreement))
	}

	/// Refuses from the moment on at which both sides can be returned.
	fn ensure_not_over(&self, agreement: &Agreement) -> Ruling {
		let over = self.now() >= agreement.terms.deadline;
		need(!over && !self.is_dead(self.voucher_of(agreement)), Refusal::OnlyRefund)
	}

	/// Refuses unless an agreement was accepted, is not over, and nobody disputes.
	fn ensure_running(&self, agreement: &Agreement) -> Ruling {
		need(agreement.stage != Stage::Offered, Refusal::WrongStage)?;
		self.ensure_not_over(agreement)?;
		need(agreement.stage != Stage::Disputed, Refusal::InDispute)
	}

	/// Refuses unless a condition can be met now: nobody is bound further to a voucher that is frozen.
	fn ensure_in_progress(&self, agreement: &Agreement) -> Ruling {
		self.ensure_running(agreement)?;
		self.ensure_live(self.voucher_of(agreement))
	}

	fn pay(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		let (account, agreement) = self.for_beneficiary(origin, id)?;
		self.ensure_in_progress(&agreement)?;
		let (asset, amount) = agreement.payment().ok_or(Refusal::NoSuchCondition)?;
		need(agreement.paid.is_none(), Refusal::NoSuchCondition)?;
		self.money.hold(&account, asset, Reason::Payment, amount)?;
		self.agreements.get_mut(&id).unwrap().paid = Some(account);
		self.release_if_complete(id)
	}

	fn approve(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		let (_, party) = self.active_caller(origin)?;
		let agreement = self.agreement(id)?;
		let named = |condition: &Condition<_, _>| match condition {
			Condition::Approvals { parties, .. } => parties.contains(&party),
			_ => false,
		};
		need(agreement.terms.conditions.iter().any(named), Refusal::NotYours)?;
		self.ensure_in_progress(&agreement)?;
		let is_new = self.agreements.get_mut(&id).unwrap().approved.insert(party);
		need(is_new, Refusal::NoSuchCondition)?;
		self.release_if_complete(id)
	}

	/// Anybody may show a secret, but not where it would be given away for a refund.
	fn reveal(&mut self, origin: &Origin, id: AgreementId, preimage: &[u8; 32]) -> Ruling {
		origin.signer()?;
		let agreement = self.agreement(id)?;
		let hash = H256(sha2_256(preimage));
		let asked = agreement.terms.conditions.contains(&Condition::HashLock(hash));
		need(asked, Refusal::NoSuchCondition)?;
		self.ensure_in_progress(&agreement)?;
		need(self.is_active(agreement.terms.beneficiary), Refusal::OtherNotActive)?;
		let is_new = self.agreements.get_mut(&id).unwrap().revealed.insert(hash);
		need(is_new, Refusal::NoSuchCondition)?;
		self.release_if_complete(id)
	}

	/// Whether every condition holds.
	pub fn is_complete(&self, agreement: &Agreement) -> bool {
		agreement.terms.conditions.iter().all(|condition| match condition {
			Condition::Payment { .. } => agreement.paid.is_some(),
			Condition::NotBefore(moment) => self.now() >= *moment,
			Condition::HashLock(hash) => agreement.revealed.contains(hash),
			Condition::Approvals { parties, threshold } => {
				let approved = parties.iter().filter(|party| agreement.approved.contains(party));
				approved.count() >= *threshold as usize
			}
		})
	}

	fn release_if_complete(&mut self, id: AgreementId) -> Ruling {
		if self.is_complete(&self.agreements[&id]) {
			self.settle(id)
		} else {
			Ok(())
		}
	}

	fn release(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		origin.signer()?;
		let agreement = self.agreement(id)?;
		self.ensure_running(&agreement)?;
		need(self.is_complete(&agreement), Refusal::ConditionOpen)?;
		self.ensure_swappable(&agreement)?;
		self.settle(id)
	}

	/// A frozen voucher does not change sides; but it does not stand in the way of a refund.
	fn ensure_swappable(&self, agreement: &Agreement) -> Ruling {
		if self.is_active(agreement.terms.beneficiary) {
			self.ensure_live(self.voucher_of(agreement))?;
		}
		Ok(())
	}

	/// Voucher and money change sides, or are returned where the beneficiary is no longer active.
	fn settle(&mut self, id: AgreementId) -> Ruling {
		let agreement = self.agreements[&id].clone();
		if !self.is_active(agreement.terms.beneficiary) {
			self.refund(id);
			return Ok(());
		}
		self.end_agreement(id);
		if let Some(((asset, amount), held_on)) = agreement.payment().zip(agreement.paid.as_ref()) {
			let payee = self.account_of(agreement.depositor);
			self.money.pay_held(held_on, Reason::Payment, &payee, asset, amount);
		}
		match &agreement.terms.outcome {
			Outcome::Deliver => self.deliver(agreement.voucher, agreement.terms.beneficiary),
			Outcome::RedeemFor(claim) => {
				let paid = agreement.payment().is_some();
				self.ensure_voucher_claimable(self.voucher_of(&agreement), claim, paid)?;
				self.retire_voucher(agreement.voucher, Some(agreement.terms.beneficiary))
			}
		}
	}

	fn deliver(&mut self, id: VoucherId, to: PartyId) -> Ruling {
		let voucher = self.vouchers[&id].clone();
		self.ensure_deliverable(&voucher)?;
		self.change(voucher.range, Payer::Nobody, |certificate| {
			(certificate.holder, certificate.traded) = (to, true);
		})?;
		let voucher = self.vouchers.get_mut(&id).unwrap();
		(voucher.holder, voucher.status) = (to, VoucherStatus::InHand);
		Ok(())
	}

	fn reclaim(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		origin.signer()?;
		let agreement = self.agreement(id)?;
		need(self.ensure_not_over(&agreement).is_err(), Refusal::NoRefundYet)?;
		self.refund(id);
		Ok(())
	}

	/// Both sides have back what they put in.
	fn refund(&mut self, id: AgreementId) {
		let agreement = self.end_agreement(id);
		if let Some(((asset, amount), held_on)) = agreement.payment().zip(agreement.paid) {
			self.money.release(&held_on, asset, Reason::Payment, amount);
		}
		self.vouchers.get_mut(&agreement.voucher).unwrap().status = VoucherStatus::InHand;
	}

	/// Forgets an agreement and returns the deposit for its record.
	fn end_agreement(&mut self, id: AgreementId) -> Agreement {
		let agreement = self.agreements.remove(&id).unwrap();
		let deposit = self.terms.prices.agreement;
		self.money.release(&agreement.account, Asset::Native, Reason::Agreement, deposit);
		agreement
	}

	fn dispute_agreement(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		let (_, party) = self.active_caller(origin)?;
		let agreement = self.agreement(id)?;
		let is_side = [agreement.depositor, agreement.terms.beneficiary].contains(&party);
		need(is_side, Refusal::NotYours)?;
		need(agreement.terms.arbiter.is_some(), Refusal::NotFound)?;
		self.ensure_running(&agreement)?;
		need(!self.is_complete(&agreement), Refusal::WrongStage)?;
		self.agreements.get_mut(&id).unwrap().stage = Stage::Disputed;
		Ok(())
	}

	fn arbitrate(&mut self, origin: &Origin, id: AgreementId, decision: Decision) -> Ruling {
		let (_, party) = self.active_caller(origin)?;
		let agreement = self.agreement(id)?;
		need(agreement.terms.arbiter == Some(party), Refusal::NotYours)?;
		need(agreement.stage == Stage::Disputed, Refusal::WrongStage)?;
		need(self.now() < agreement.terms.deadline, Refusal::OnlyRefund)?;
		match decision {
			Decision::Refund => {
				self.refund(id);
				Ok(())
			}
			Decision::Release => {
				self.ensure_not_over(&agreement)?;
				let unpaid = agreement.payment().is_some() && agreement.paid.is_none();
				need(!unpaid, Refusal::ConditionOpen)?;
				self.ensure_swappable(&agreement)?;
				self.settle(id)
			}
		}
	}
}
