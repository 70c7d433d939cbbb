//! Agreements: a voucher goes into custody, and comes out exactly one way (R25, R38).
//!
//! Until the beneficiary accepts, the depositor can take the voucher back. The attestations of both sides must
//! outlast the deadline, and the certificates must last until it. Each call that accepts, pays, approves or
//! rules names the terms. The beneficiary cannot accept when it is too late to call the arbiter.
//!
//! An accepted agreement waits for its conditions. It is decided once all conditions hold and neither side has
//! disputed, or once the arbiter has ruled for release. A decided agreement can only be released. It is
//! released at once, or later by anybody, after the deadline too, whatever the status of the parties.
//! A release swaps voucher and money in one step. The voucher is delivered to the beneficiary, which is a
//! trade, or it is redeemed. The price of a redemption is held from the beginning.
//!
//! At the deadline, anybody has an undecided agreement returned to both sides. The same holds once the voucher
//! is dead. One side may dispute while a condition is open, if there is an arbiter. From then on only the
//! arbiter decides, and a release still needs the payment. Payments and secrets still count then. A freeze by
//! an issuer stops acceptance, but not release. A deadline has come when its moment and its block have come.

use std::collections::BTreeSet;

use codec::Encode;
use sp_core::H256;
use sp_io::hashing::{blake2_256, sha2_256};
use verdigrid_escrow::{Call, Condition, Outcome, Ruling as Decision, Terms as OnChain};
use verdigrid_primitives::{
	certificate::CertificateRange,
	claim::{Beneficiary, Claim},
	party::PartyId,
	voucher::{AgreementId, VoucherId},
	Moment,
};

use super::{
	certificates::{Movement, Payer},
	need, take, Asset, Clock, Model, Origin, Reason, Refusal, Ruling, Voucher, VoucherStatus,
};
use verdigrid_runtime::{money::NativeOrAsset, AccountId, Balance, BlockNumber, Runtime};

/// The time that a release needs between the last moment to wait for and the end of the certificates.
const HOUR: Moment = 3_600;

/// The terms as the call states them.
pub type Terms = OnChain<NativeOrAsset, Balance>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
	Offered,
	Held,
	Disputed,
	/// The arbiter has ruled that it is released.
	Awarded,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
	pub voucher: VoucherId,
	/// The certificates behind it.
	pub range: CertificateRange,
	pub depositor: PartyId,
	pub terms: Terms,
	pub stage: Stage,
	/// The block without which the deadline has not come.
	pub deadline_block: BlockNumber,
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

	/// What accepting, paying, approving and ruling name.
	pub fn hash(&self) -> H256 {
		H256(blake2_256(&(self.voucher, self.range, self.depositor, &self.terms).encode()))
	}

	fn redeems(&self) -> bool {
		redeems(&self.terms)
	}
}

fn redeems(terms: &Terms) -> bool {
	matches!(terms.outcome, Outcome::RedeemFor(_))
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
			Call::accept { agreement, terms_hash } => self.accept(origin, *agreement, *terms_hash),
			Call::pay { agreement, terms_hash } => self.pay(origin, *agreement, *terms_hash),
			Call::approve { agreement, terms_hash } => {
				self.approve(origin, *agreement, *terms_hash)
			}
			Call::reveal { agreement, preimage } => self.reveal(origin, *agreement, preimage),
			Call::release { agreement } => self.release(origin, *agreement),
			Call::reclaim { agreement } => self.reclaim(origin, *agreement),
			Call::dispute { agreement } => self.dispute_agreement(origin, *agreement),
			Call::arbitrate { agreement, terms_hash, ruling } => {
				self.arbitrate(origin, *agreement, *terms_hash, *ruling)
			}
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
		let held = self.held_for(terms);
		self.money.hold(&account, Asset::Native, Reason::Agreement, held)?;
		self.vouchers.get_mut(&id).unwrap().status = VoucherStatus::InCustody(agreement);
		let opened = Agreement {
			voucher: id,
			range: voucher.range,
			depositor,
			terms: terms.clone(),
			stage: Stage::Offered,
			deadline_block: self.clock.after(terms.deadline - self.now()).block,
			account,
			paid: None,
			approved: BTreeSet::new(),
			revealed: BTreeSet::new(),
		};
		self.agreements.insert(agreement, opened);
		Ok(())
	}

	/// What is held for an agreement: for its record, and for the one that a redemption leaves.
	pub fn held_for(&self, terms: &Terms) -> Balance {
		let prices = &self.terms.prices;
		prices.agreement + if redeems(terms) { prices.record } else { 0 }
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
		let time_to_rule = terms.arbiter.is_none() || self.is_disputable(terms);
		need(time_to_rule, Refusal::NoTimeToRule)?;
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
		need(locks.clone().all(|hash| !hash.is_zero()), Refusal::TermsUnmeetable)?;
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
		need(not_before(terms) < terms.deadline, Refusal::TermsUnmeetable)?;
		need(terms.deadline <= valid_until, Refusal::TermsUnmeetable)?;
		need(not_before(terms) + HOUR <= valid_until, Refusal::TermsUnmeetable)?;
		match &terms.outcome {
			Outcome::Deliver => self.ensure_deliverable(voucher),
			Outcome::RedeemFor(claim) => {
				self.ensure_voucher_claimable(voucher, claim, payment(terms).is_some())?;
				self.ensure_claimant(claim)
			}
		}
	}

	/// A claim names a party that stays for ever. An applicant may be gone when the claim is made.
	fn ensure_claimant(&self, claim: &Claim) -> Ruling {
		match claim.beneficiary {
			Beneficiary::Party(party) => need(self.is_active(party), Refusal::OtherNotActive),
			_ => Ok(()),
		}
	}

	/// Delivery out of custody obeys the policy; custody by itself is not a move.
	fn ensure_deliverable(&self, voucher: &Voucher) -> Ruling {
		for bundle in self.across_bundles(voucher.range)? {
			self.policy_allows(voucher.range.batch, &bundle.like, Movement::Trade)?;
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

	fn accept(&mut self, origin: &Origin, id: AgreementId, terms: H256) -> Ruling {
		let (_, party) = self.active_caller(origin)?;
		let agreement = self.of_beneficiary(id, party, terms)?;
		need(agreement.stage == Stage::Offered, Refusal::WrongStage)?;
		self.ensure_in_time(&agreement)?;
		let disputable = agreement.terms.arbiter.is_none() || self.is_disputable(&agreement.terms);
		need(disputable, Refusal::NoTimeToRule)?;
		self.ensure_live(self.voucher_of(&agreement))?;
		for side in [agreement.depositor, party] {
			need(self.outlasts(side, agreement.terms.deadline), Refusal::OtherNotActive)?;
		}
		self.agreements.get_mut(&id).unwrap().stage = Stage::Held;
		self.release_if_possible(id);
		Ok(())
	}

	fn of_beneficiary(&self, id: AgreementId, party: PartyId, terms: H256) -> Ruling<Agreement> {
		let agreement = self.agreement(id)?;
		need(agreement.terms.beneficiary == party, Refusal::NotYours)?;
		need(agreement.hash() == terms, Refusal::OtherTerms)?;
		Ok(agreement)
	}

	/// The party that signs, attested or not, unless others have stopped it.
	fn bound_caller(&self, origin: &Origin) -> Ruling<(AccountId, PartyId)> {
		let (account, party) = self.caller(origin)?;
		let record = &self.parties[&party];
		let barred = record.is_suspended() || record.recovery.is_some();
		need(!barred, Refusal::Barred)?;
		Ok((account, party))
	}

	fn is_overdue(&self, agreement: &Agreement) -> bool {
		let (now, block) = (agreement.terms.deadline, agreement.deadline_block);
		self.clock.has_reached(Clock { now, block })
	}

	/// Whether an arbiter would still have the time to rule.
	fn is_disputable(&self, terms: &Terms) -> bool {
		self.now() + self.terms.ruling < terms.deadline
	}

	/// Refuses what comes too late to count.
	fn ensure_in_time(&self, agreement: &Agreement) -> Ruling {
		let over = self.is_overdue(agreement) || self.is_dead(self.voucher_of(agreement));
		need(!over, Refusal::OnlyRefund)
	}

	/// Refuses unless what is done for an agreement counts.
	fn ensure_accepted(&self, agreement: &Agreement) -> Ruling {
		need(agreement.stage != Stage::Offered, Refusal::WrongStage)?;
		self.ensure_in_time(agreement)
	}

	fn ensure_running(&self, agreement: &Agreement) -> Ruling {
		self.ensure_accepted(agreement)?;
		need(agreement.stage != Stage::Disputed, Refusal::InDispute)
	}

	fn pay(&mut self, origin: &Origin, id: AgreementId, terms: H256) -> Ruling {
		let (account, party) = self.bound_caller(origin)?;
		let agreement = self.of_beneficiary(id, party, terms)?;
		self.ensure_accepted(&agreement)?;
		let (asset, amount) = agreement.payment().ok_or(Refusal::NoSuchCondition)?;
		need(agreement.paid.is_none(), Refusal::NoSuchCondition)?;
		self.money.hold(&account, asset, Reason::Payment, amount)?;
		self.agreements.get_mut(&id).unwrap().paid = Some(account);
		self.release_if_possible(id);
		Ok(())
	}

	fn approve(&mut self, origin: &Origin, id: AgreementId, terms: H256) -> Ruling {
		let (_, party) = self.bound_caller(origin)?;
		let agreement = self.agreement(id)?;
		let named = |condition: &Condition<_, _>| match condition {
			Condition::Approvals { parties, .. } => parties.contains(&party),
			_ => false,
		};
		need(agreement.terms.conditions.iter().any(named), Refusal::NotYours)?;
		need(agreement.hash() == terms, Refusal::OtherTerms)?;
		self.ensure_running(&agreement)?;
		let is_new = self.agreements.get_mut(&id).unwrap().approved.insert(party);
		need(is_new, Refusal::NoSuchCondition)?;
		self.release_if_possible(id);
		Ok(())
	}

	/// Anybody may show a secret. It counts in time, even where nothing can be released yet.
	fn reveal(&mut self, origin: &Origin, id: AgreementId, preimage: &[u8; 32]) -> Ruling {
		origin.signer()?;
		let agreement = self.agreement(id)?;
		let hash = H256(sha2_256(preimage));
		let asked = agreement.terms.conditions.contains(&Condition::HashLock(hash));
		need(asked, Refusal::NoSuchCondition)?;
		self.ensure_accepted(&agreement)?;
		let is_new = self.agreements.get_mut(&id).unwrap().revealed.insert(hash);
		need(is_new, Refusal::NoSuchCondition)?;
		self.release_if_possible(id);
		Ok(())
	}

	/// Whether every condition holds, or held at the last second before the deadline.
	pub fn is_complete(&self, agreement: &Agreement) -> bool {
		let moment = self.now().min(agreement.terms.deadline - 1);
		agreement.terms.conditions.iter().all(|condition| match condition {
			Condition::Payment { .. } => agreement.paid.is_some(),
			Condition::NotBefore(earliest) => moment >= *earliest,
			Condition::HashLock(hash) => agreement.revealed.contains(hash),
			Condition::Approvals { parties, threshold } => {
				let approved = parties.iter().filter(|party| agreement.approved.contains(party));
				approved.count() >= *threshold as usize
			}
		})
	}

	/// Whether an agreement can only be released, unless its voucher dies.
	pub fn is_decided(&self, agreement: &Agreement) -> bool {
		match agreement.stage {
			Stage::Offered | Stage::Disputed => false,
			Stage::Held => self.is_complete(agreement),
			Stage::Awarded => true,
		}
	}

	/// Both sides are to be returned.
	fn is_lost(&self, agreement: &Agreement) -> bool {
		let missed = self.is_overdue(agreement) && !self.is_decided(agreement);
		missed || self.is_dead(self.voucher_of(agreement))
	}

	fn release_if_possible(&mut self, id: AgreementId) {
		self.alone(|model| model.release_now(id));
	}

	fn release(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		origin.signer()?;
		self.release_now(id)
	}

	fn release_now(&mut self, id: AgreementId) -> Ruling {
		let agreement = self.agreement(id)?;
		need(!self.is_lost(&agreement), Refusal::OnlyRefund)?;
		need(agreement.stage != Stage::Offered, Refusal::WrongStage)?;
		need(agreement.stage != Stage::Disputed, Refusal::InDispute)?;
		need(self.is_decided(&agreement), Refusal::ConditionOpen)?;
		self.ensure_may_settle_voucher(self.voucher_of(&agreement))?;
		self.settle(id)
	}

	/// Voucher and money change sides.
	fn settle(&mut self, id: AgreementId) -> Ruling {
		let agreement = self.end_agreement(id);
		if let Some(((asset, amount), held_on)) = agreement.payment().zip(agreement.paid.as_ref()) {
			let payee = self.account_of(agreement.depositor);
			self.money.pay_held(held_on, Reason::Payment, &payee, asset, amount);
		}
		if agreement.redeems() {
			let price = self.terms.prices.record;
			self.take_deposit(&agreement.account, Reason::Agreement, price);
		}
		match &agreement.terms.outcome {
			Outcome::Deliver => self.deliver(agreement.voucher, agreement.terms.beneficiary),
			Outcome::RedeemFor(claim) => {
				let paid = agreement.payment().is_some();
				self.ensure_voucher_claimable(self.voucher_of(&agreement), claim, paid)?;
				self.redeem_whole(agreement.voucher, true)
			}
		}
	}

	fn deliver(&mut self, id: VoucherId, to: PartyId) -> Ruling {
		let voucher = self.vouchers[&id].clone();
		self.ensure_deliverable(&voucher)?;
		self.change(voucher.range, Payer::Nobody, |certificate| {
			// What its holder had before verification, it hands over too.
			if certificate.found.is_some_and(|(from, _)| from == certificate.holder) {
				certificate.found = Some((to, true));
			}
			(certificate.holder, certificate.traded) = (to, true);
		})?;
		let voucher = self.vouchers.get_mut(&id).unwrap();
		(voucher.holder, voucher.status) = (to, VoucherStatus::InHand);
		Ok(())
	}

	fn reclaim(&mut self, origin: &Origin, id: AgreementId) -> Ruling {
		origin.signer()?;
		let agreement = self.agreement(id)?;
		if !self.is_lost(&agreement) {
			need(!self.is_overdue(&agreement), Refusal::Decided)?;
			return Err(Refusal::NoRefundYet);
		}
		self.refund(id);
		Ok(())
	}

	/// Both sides have back what they put in.
	fn refund(&mut self, id: AgreementId) {
		let agreement = self.end_agreement(id);
		if let Some(((asset, amount), held_on)) = agreement.payment().zip(agreement.paid) {
			self.money.release(&held_on, asset, Reason::Payment, amount);
		}
		if redeems(&agreement.terms) {
			let price = self.terms.prices.record;
			self.money.release(&agreement.account, Asset::Native, Reason::Agreement, price);
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
		need(!self.is_decided(&agreement), Refusal::Decided)?;
		need(self.is_disputable(&agreement.terms), Refusal::NoTimeToRule)?;
		self.agreements.get_mut(&id).unwrap().stage = Stage::Disputed;
		Ok(())
	}

	fn arbitrate(
		&mut self,
		origin: &Origin,
		id: AgreementId,
		terms: H256,
		decision: Decision,
	) -> Ruling {
		let (_, party) = self.bound_caller(origin)?;
		let agreement = self.agreement(id)?;
		need(agreement.terms.arbiter == Some(party), Refusal::NotYours)?;
		need(agreement.hash() == terms, Refusal::OtherTerms)?;
		need(agreement.stage == Stage::Disputed, Refusal::WrongStage)?;
		need(!self.is_overdue(&agreement), Refusal::OnlyRefund)?;
		match decision {
			Decision::Refund => {
				self.refund(id);
				Ok(())
			}
			Decision::Release => {
				self.ensure_in_time(&agreement)?;
				let unpaid = agreement.payment().is_some() && agreement.paid.is_none();
				need(!unpaid, Refusal::ConditionOpen)?;
				self.agreements.get_mut(&id).unwrap().stage = Stage::Awarded;
				self.release_if_possible(id);
				Ok(())
			}
		}
	}
}
