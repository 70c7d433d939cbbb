//! Certificates, one by one, and the bundles by which calls name them.
//!
//! Every certificate has one holder and is in one place, so nothing can be used twice. A bundle is a run of
//! certificates of one batch that are all alike. A call names a run that starts where a bundle starts. The rest
//! of that bundle becomes a bundle of its own, and whoever caused it pays a deposit. Joining bundles returns the
//! deposit. It becomes a fee when the bundle comes to its end (R26). A part that ends leaves the deposit of its bundle to
//! the rest, and is paid for at once.
//!
//! [`Model::policy_allows`] alone decides whether certificates may go from one party to another.

use std::collections::BTreeMap;

use sp_core::H256;
use verdigrid_certificates::Call;
use verdigrid_primitives::{
	certificate::{
		AuctionId, BatchId, CertificateRange, EnergySource, ExchangeId, PledgeId, Policy,
		ProjectCode, TradeClass,
	},
	claim::{Beneficiary, Claim, Purpose, RedemptionId},
	party::{MeterId, PartyId, RegionCode, Role},
	voucher::VoucherId,
	Moment, Period,
};

use super::{need, projects::Plan, take, Asset, Model, Origin, Reason, Refusal, Ruling};
use verdigrid_runtime::{AccountId, BlockNumber, Runtime};

/// Where a certificate is. The last three are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
	Free,
	Offered(u64),
	InAuction(AuctionId),
	InExchange(ExchangeId),
	Pledged(PledgeId),
	Behind(VoucherId),
	Redeemed(RedemptionId),
	Exchanged(ExchangeId),
	Withdrawn,
}

/// One certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
	pub holder: PartyId,
	pub place: Place,
	/// Whether it has changed hands.
	pub traded: bool,
	/// Behind a voucher: who held it before, and whether it had changed hands then (R18).
	pub found: Option<(PartyId, bool)>,
}

/// The certificates of a project, period and class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
	pub project: ProjectCode,
	pub owner: PartyId,
	pub meter: MeterId,
	pub source: EnergySource,
	pub region: RegionCode,
	pub period: Period,
	pub class: TradeClass,
	/// Watt-hours of one certificate, and how often it may change hands: as they were at issue.
	pub face_value: u64,
	pub policy: Policy,
	/// First moment at which they are worth nothing.
	pub valid_until: Moment,
	/// The block in which it was issued first.
	pub issued_block: BlockNumber,
	/// The revision of the readings for which it was issued last.
	pub revision: u8,
	/// Energy taken from the readings, and what it could not fill before and after.
	pub drawn: u64,
	pub carried_in: u64,
	pub carried_out: u64,
	/// On whose authority nothing moves: governance, or an issuer.
	pub frozen: Option<Freeze>,
	/// Certificate number 1 comes first.
	pub certificates: Vec<Certificate>,
	/// Where bundles start, and on which account the deposit for each is held.
	pub bundles: BTreeMap<u32, Option<AccountId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freeze {
	ByGovernance,
	/// By this one.
	ByIssuer(PartyId),
}

/// A bundle, or the first certificates of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bundle {
	pub first: u32,
	pub units: u32,
	pub like: Certificate,
}

/// Certificates kept for a sale outside the chain (R16).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pledge {
	pub range: CertificateRange,
	pub seller: PartyId,
	pub buyer: PartyId,
	pub trade_ref: H256,
	pub until: Moment,
	/// Where the deposit for the record is held.
	pub account: AccountId,
}

/// A request to exchange certificates, open until it is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
	pub holder: PartyId,
	pub range: CertificateRange,
	/// Who is asked.
	pub centre: PartyId,
	pub timeout: Moment,
	/// Where the deposit for the record is held; nowhere once it is settled.
	pub account: Option<AccountId>,
}

/// A claim made for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redemption {
	pub range: CertificateRange,
	pub holder: PartyId,
	pub matched: Option<PartyId>,
	pub voucher: Option<VoucherId>,
	pub block: BlockNumber,
}

/// Ways from one party to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
	/// Transfer, sale, or delivery out of custody.
	Trade,
	/// By verification.
	Delivery,
	/// Redemption for somebody else, who pays for it or not (R21).
	ForAnother { paid: bool },
}

/// Whose account the deposit for another bundle is held on.
#[derive(Clone, Copy)]
pub enum Payer {
	Party(PartyId),
	Nobody,
}

/// The most bundles that stand behind one trade.
const MOST_BUNDLES: usize = 8;

impl Batch {
	/// The bundle that starts there.
	pub fn bundle(&self, first: u32) -> Option<Bundle> {
		self.bundles.get(&first)?;
		let beyond = self.certificates.len() as u32 + 1;
		let end = self.bundles.range(first + 1..).next().map_or(beyond, |(next, _)| *next);
		Some(Bundle { first, units: end - first, like: self.certificates[first as usize - 1] })
	}

	/// Every bundle, in order.
	pub fn all_bundles(&self) -> Vec<Bundle> {
		self.bundles.keys().filter_map(|first| self.bundle(*first)).collect()
	}

	/// The certificates of a run.
	fn run(&mut self, range: CertificateRange) -> &mut [Certificate] {
		let start = range.first as usize - 1;
		&mut self.certificates[start..start + range.units as usize]
	}
}

impl Model {
	pub fn batch(&self, batch: BatchId) -> Ruling<&Batch> {
		self.batches.get(&batch).ok_or(Refusal::NotFound)
	}

	/// Refuses what is frozen or expired.
	pub fn ensure_usable(&self, batch: BatchId) -> Ruling {
		let batch = self.batch(batch)?;
		need(batch.frozen.is_none(), Refusal::BatchFrozen)?;
		need(self.now() < batch.valid_until, Refusal::BatchExpired)
	}

	/// Refuses what governance has frozen, or what has expired: only that stops what parties are bound to.
	pub fn ensure_may_settle(&self, batch: BatchId) -> Ruling {
		let batch = self.batch(batch)?;
		need(batch.frozen != Some(Freeze::ByGovernance), Refusal::BatchFrozen)?;
		need(self.now() < batch.valid_until, Refusal::BatchExpired)
	}

	/// Whether certificates like this one may move so now.
	pub fn may_move(&self, batch: BatchId, like: &Certificate, movement: Movement) -> Ruling {
		self.ensure_usable(batch)?;
		self.policy_allows(batch, like, movement)
	}

	/// Whether certificates like this one may move so. With `Once` they change hands once, and a redemption
	/// for another without payment is no change of hands. With `DeliveryOnly` they move once, by
	/// verification.
	pub fn policy_allows(&self, batch: BatchId, like: &Certificate, movement: Movement) -> Ruling {
		let fresh = !like.traded;
		let allowed = match self.batch(batch)?.policy {
			Policy::Unlimited => true,
			Policy::Once => fresh || movement == (Movement::ForAnother { paid: false }),
			Policy::DeliveryOnly => fresh && movement == Movement::Delivery,
		};
		need(allowed, Refusal::PolicyForbids)
	}

	/// The run, which must lie in the bundle that starts where it starts.
	pub fn in_one_bundle(&self, range: CertificateRange) -> Ruling<Certificate> {
		let bundle = self.batch(range.batch)?.bundle(range.first).ok_or(Refusal::NoBundle)?;
		need((1..=bundle.units).contains(&range.units), Refusal::NoBundle)?;
		Ok(bundle.like)
	}

	/// The run, which must be the party's and free.
	pub fn free_of(&self, range: CertificateRange, holder: PartyId) -> Ruling<Certificate> {
		let like = self.in_one_bundle(range)?;
		need(like.holder == holder, Refusal::NotYours)?;
		need(like.place == Place::Free, Refusal::NotFree)?;
		Ok(like)
	}

	/// The run, which the party could sell now.
	pub fn tradable(&self, range: CertificateRange, holder: PartyId) -> Ruling<Certificate> {
		let like = self.free_of(range, holder)?;
		self.may_move(range.batch, &like, Movement::Trade)?;
		Ok(like)
	}

	/// The run, bundle by bundle: it may span a few.
	pub fn across_bundles(&self, range: CertificateRange) -> Ruling<Vec<Bundle>> {
		let mut any_number = u32::MAX;
		self.across_counted_bundles(range, &mut any_number)
	}

	/// The same for a call that has counted how many bundles it may still look at.
	pub fn across_counted_bundles(
		&self,
		range: CertificateRange,
		left: &mut u32,
	) -> Ruling<Vec<Bundle>> {
		let batch = self.batch(range.batch)?;
		need(range.units > 0, Refusal::NoBundle)?;
		let (mut parts, mut first, end) = (Vec::new(), range.first, range.first + range.units);
		while first < end {
			need(parts.len() < MOST_BUNDLES, Refusal::NoBundle)?;
			take_one(left)?;
			let bundle = batch.bundle(first).ok_or(Refusal::NoBundle)?;
			let units = bundle.units.min(end - first);
			parts.push(Bundle { units, ..bundle });
			first += units;
		}
		Ok(parts)
	}

	/// Changes the certificates of a run that starts where a bundle starts. The rest of its last bundle
	/// becomes a bundle of its own, at the payer's expense.
	pub fn change(
		&mut self,
		range: CertificateRange,
		payer: Payer,
		change: impl Fn(&mut Certificate),
	) -> Ruling {
		self.cut(range.batch, range.first + range.units, payer)?;
		self.batches.get_mut(&range.batch).unwrap().run(range).iter_mut().for_each(change);
		Ok(())
	}

	/// Puts the certificates of such a run into a final place. The deposits of its bundles become fees. The rest of its
	/// last bundle keeps the deposit. Instead, the payer loses the price of a bundle.
	pub fn end(&mut self, range: CertificateRange, payer: Payer, place: Place) -> Ruling {
		let (price, end) = (self.terms.prices.bundle, range.first + range.units);
		if self.cuts(range.batch, end) {
			if let Payer::Party(party) = payer {
				self.charge(&self.account_of(party), price)?;
			}
			let bundles = &mut self.batches.get_mut(&range.batch).unwrap().bundles;
			let kept = bundles.range_mut(..end).next_back().unwrap().1.take();
			bundles.insert(end, kept);
		}
		let batch = self.batches.get_mut(&range.batch).unwrap();
		batch.run(range).iter_mut().for_each(|certificate| certificate.place = place);
		let ended = batch.bundles.range_mut(range.first..end);
		let accounts: Vec<_> = ended.filter_map(|(_, deposit)| deposit.take()).collect();
		for account in accounts {
			self.take_deposit(&account, Reason::Bundle, price);
		}
		Ok(())
	}

	/// Makes a bundle start there.
	fn cut(&mut self, batch: BatchId, at: u32, payer: Payer) -> Ruling {
		if !self.cuts(batch, at) {
			return Ok(());
		}
		let account = match payer {
			Payer::Party(party) => Some(self.account_of(party)),
			Payer::Nobody => None,
		};
		if let Some(account) = &account {
			let price = self.terms.prices.bundle;
			self.money.hold(account, Asset::Native, Reason::Bundle, price)?;
		}
		self.batches.get_mut(&batch).unwrap().bundles.insert(at, account);
		Ok(())
	}

	/// Whether a bundle that starts here would be cut off another.
	pub fn cuts(&self, batch: BatchId, at: u32) -> bool {
		let record = &self.batches[&batch];
		!record.bundles.contains_key(&at) && at as usize <= record.certificates.len()
	}

	/// Makes a bundle start behind a run, for which a deposit is held already.
	pub fn split_off(&mut self, range: CertificateRange, account: Option<AccountId>) {
		let bundles = &mut self.batches.get_mut(&range.batch).unwrap().bundles;
		bundles.insert(range.first + range.units, account);
	}

	/// Locks a run of the party's free certificates.
	pub fn lock(&mut self, range: CertificateRange, holder: PartyId, place: Place) -> Ruling {
		self.free_of(range, holder)?;
		self.ensure_usable(range.batch)?;
		self.change(range, Payer::Party(holder), |certificate| certificate.place = place)
	}

	/// Gives locked certificates back to whoever holds them, frozen and expired ones too (R22).
	pub fn unlock(&mut self, range: CertificateRange) -> Ruling {
		self.change(range, Payer::Nobody, |certificate| certificate.place = Place::Free)
	}

	/// Makes a run another party's, free.
	pub fn sell(&mut self, range: CertificateRange, to: PartyId, payer: PartyId) -> Ruling {
		self.change(range, Payer::Party(payer), |certificate| {
			(certificate.holder, certificate.place) = (to, Place::Free);
			certificate.traded = true;
		})
	}

	pub(super) fn rule_certificates(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		let range = |batch: &BatchId, first: &u32, units: &u32| CertificateRange {
			batch: *batch,
			first: *first,
			units: *units,
		};
		match call {
			Call::issue { project, period, class, energy, reading } => {
				self.issue(origin, (*project, *period, *class), energy.wh(), reading)
			}
			Call::transfer { batch, first, units, to } => {
				self.transfer(origin, range(batch, first, units), *to)
			}
			Call::pledge { batch, first, units, buyer, trade_ref, until } => {
				self.pledge(origin, range(batch, first, units), *buyer, *trade_ref, *until)
			}
			Call::release_pledge { pledge } => self.release_pledge(origin, *pledge),
			Call::request_exchange { batch, first, units, centre } => {
				self.request_exchange(origin, range(batch, first, units), *centre)
			}
			Call::settle_exchange { exchange, batch, first, units, .. } => {
				self.settle_exchange(origin, *exchange, range(batch, first, units))
			}
			Call::withdraw_exchange { exchange } => self.withdraw_exchange(origin, *exchange),
			Call::reject_exchange { exchange, batch, first, units, .. } => {
				self.reject_exchange(origin, *exchange, range(batch, first, units))
			}
			Call::hand_over_project { project, issuer } => {
				self.hand_over(origin, *project, *issuer)
			}
			Call::redeem { batch, first, units, claim } => {
				self.redeem_directly(origin, range(batch, first, units), claim)
			}
			Call::register_project { code, owner, meter, source, capacity_w } => {
				let (owner, source, capacity_w) = (*owner, *source, *capacity_w);
				self.register_project(origin, *code, Plan { owner, meter, source, capacity_w })
			}
			Call::update_project { project, capacity_w } => {
				self.update_project(origin, *project, *capacity_w)
			}
			Call::retire_project { project } => self.retire_project(origin, *project),
			Call::restore_project { project } => self.restore_project(origin, *project),
			Call::remove_project { project } => self.remove_project(origin, *project),
			Call::set_class { class, terms } => self.set_class(origin, *class, terms.into()),
			Call::check_redemption { number, first, .. } => {
				self.check_redemption(origin, number, *first)
			}
			Call::split { batch, first, units } => self.split(origin, range(batch, first, units)),
			Call::merge { batch, first } => self.merge(origin, *batch, *first),
			Call::withdraw { batch, first, units, .. } => {
				self.withdraw(origin, range(batch, first, units))
			}
			Call::freeze { batch, .. } => self.freeze(origin, *batch),
			Call::unfreeze { batch } => self.unfreeze(origin, *batch),
			_ => unreachable!("no step makes this call"),
		}
	}

	fn ensure_recipient(&self, from: PartyId, to: PartyId) -> Ruling {
		need(from != to, Refusal::WithItself)?;
		need(self.is_active(to), Refusal::OtherNotActive)
	}

	fn transfer(&mut self, origin: &Origin, range: CertificateRange, to: PartyId) -> Ruling {
		let (_, from) = self.active_caller(origin)?;
		self.ensure_recipient(from, to)?;
		self.tradable(range, from)?;
		self.sell(range, to, from)
	}

	fn split(&mut self, origin: &Origin, range: CertificateRange) -> Ruling {
		let (_, holder) = self.active_caller(origin)?;
		let frozen = self.batch(range.batch)?.frozen == Some(Freeze::ByGovernance);
		need(!frozen, Refusal::BatchFrozen)?;
		self.free_of(range, holder)?;
		let whole = self.batch(range.batch)?.bundle(range.first).unwrap().units;
		need(range.units < whole, Refusal::NothingToDo)?;
		self.cut(range.batch, range.first + range.units, Payer::Party(holder))
	}

	fn merge(&mut self, origin: &Origin, id: BatchId, first: u32) -> Ruling {
		let (_, holder) = self.caller(origin)?;
		let batch = self.batch(id)?;
		need(batch.frozen != Some(Freeze::ByGovernance), Refusal::BatchFrozen)?;
		let front = batch.bundle(first).ok_or(Refusal::NoBundle)?;
		let second = first + front.units;
		let back = batch.bundle(second).ok_or(Refusal::NoBundle)?;
		for bundle in [front, back] {
			need(bundle.like.holder == holder, Refusal::NotYours)?;
			need(bundle.like.place == Place::Free, Refusal::NotFree)?;
		}
		need(front.like == back.like, Refusal::HistoryDiffers)?;
		let removed = self.batches.get_mut(&id).unwrap().bundles.remove(&second).unwrap();
		if let Some(account) = removed {
			let price = self.terms.prices.bundle;
			self.money.release(&account, Asset::Native, Reason::Bundle, price);
		}
		Ok(())
	}

	fn pledge(
		&mut self,
		origin: &Origin,
		range: CertificateRange,
		buyer: PartyId,
		trade_ref: H256,
		until: Moment,
	) -> Ruling {
		let (account, seller) = self.active_caller(origin)?;
		self.ensure_recipient(seller, buyer)?;
		need(self.now() < until, Refusal::WrongTime)?;
		need(!trade_ref.is_zero(), Refusal::Malformed)?;
		let like = self.free_of(range, seller)?;
		self.may_move(range.batch, &like, Movement::Delivery)?;
		need(until <= self.batch(range.batch)?.valid_until, Refusal::WrongTime)?;
		let id = take(&mut self.next.pledge);
		self.lock(range, seller, Place::Pledged(id))?;
		self.hold_for_record(&account)?;
		self.pledges.insert(id, Pledge { range, seller, buyer, trade_ref, until, account });
		Ok(())
	}

	fn release_pledge(&mut self, origin: &Origin, id: PledgeId) -> Ruling {
		let (_, seller) = self.caller(origin)?;
		let pledge = self.pledges.get(&id).ok_or(Refusal::NotFound)?;
		need(pledge.seller == seller, Refusal::NotYours)?;
		let useless = self.now() >= self.batch(pledge.range.batch)?.valid_until;
		need(useless || self.now() >= pledge.until, Refusal::WrongTime)?;
		let range = pledge.range;
		self.end_pledge(id);
		self.unlock(range)
	}

	/// Forgets a pledge and returns what was held for it.
	pub fn end_pledge(&mut self, id: PledgeId) {
		let pledge = self.pledges.remove(&id).unwrap();
		self.release_record(&pledge.account);
	}

	fn request_exchange(
		&mut self,
		origin: &Origin,
		range: CertificateRange,
		centre: PartyId,
	) -> Ruling {
		let (account, holder) = self.active_caller(origin)?;
		need(self.acts_as(centre, Role::TradingCentre), Refusal::OtherNotActive)?;
		let id = take(&mut self.next.exchange);
		self.lock(range, holder, Place::InExchange(id))?;
		self.hold_for_record(&account)?;
		let timeout = self.now() + self.terms.exchange_timeout;
		let account = Some(account);
		self.exchanges.insert(id, Exchange { holder, range, centre, timeout, account });
		Ok(())
	}

	fn settle_exchange(
		&mut self,
		origin: &Origin,
		id: ExchangeId,
		named: CertificateRange,
	) -> Ruling {
		let (range, timeout, account) = self.asked_of(origin, id, named)?;
		need(self.now() < timeout, Refusal::WrongTime)?;
		self.ensure_may_settle(range.batch)?;
		self.end(range, Payer::Nobody, Place::Exchanged(id))?;
		self.exchanges.get_mut(&id).unwrap().account = None;
		self.take_deposit(&account, Reason::Record, self.terms.prices.record);
		Ok(())
	}

	fn withdraw_exchange(&mut self, origin: &Origin, id: ExchangeId) -> Ruling {
		let (_, holder) = self.caller(origin)?;
		let (_, timeout, _) = self.open_exchange(id)?;
		need(self.exchanges[&id].holder == holder, Refusal::NotYours)?;
		need(self.now() >= timeout, Refusal::WrongTime)?;
		self.undo_exchange(id)
	}

	fn reject_exchange(
		&mut self,
		origin: &Origin,
		id: ExchangeId,
		named: CertificateRange,
	) -> Ruling {
		self.asked_of(origin, id, named)?;
		self.undo_exchange(id)
	}

	/// Only the centre that is asked judges, and names what (R12).
	fn asked_of(
		&self,
		origin: &Origin,
		id: ExchangeId,
		named: CertificateRange,
	) -> Ruling<(CertificateRange, Moment, AccountId)> {
		let (_, by) = self.caller_as(origin, Role::TradingCentre)?;
		let open = self.open_exchange(id)?;
		need(self.exchanges[&id].centre == by, Refusal::NotYours)?;
		need(open.0 == named, Refusal::OtherTerms)?;
		Ok(open)
	}

	fn undo_exchange(&mut self, id: ExchangeId) -> Ruling {
		let (range, _, account) = self.open_exchange(id)?;
		self.exchanges.remove(&id);
		self.release_record(&account);
		self.unlock(range)
	}

	fn open_exchange(&self, id: ExchangeId) -> Ruling<(CertificateRange, Moment, AccountId)> {
		let exchange = self.exchanges.get(&id).ok_or(Refusal::NotFound)?;
		let account = exchange.account.clone().ok_or(Refusal::NotFound)?;
		Ok((exchange.range, exchange.timeout, account))
	}

	fn redeem_directly(
		&mut self,
		origin: &Origin,
		range: CertificateRange,
		claim: &Claim,
	) -> Ruling {
		let (_, holder) = self.active_caller(origin)?;
		self.free_of(range, holder)?;
		let by_voucher_only = self.batch(range.batch)?.policy == Policy::DeliveryOnly;
		need(!by_voucher_only, Refusal::VoucherNeeded)?;
		let block = self.clock.block;
		let redemption = Redemption { range, holder, matched: None, voucher: None, block };
		self.ensure_claim(&redemption, claim)?;
		self.ensure_usable(range.batch)?;
		self.ensure_claimable(&redemption, claim, false)?;
		self.retire(redemption, false).map(|_| ())
	}

	/// Whether usable certificates can be retired for this claim: a claim for another is a move (R21).
	pub fn ensure_claimable(&self, redemption: &Redemption, claim: &Claim, paid: bool) -> Ruling {
		self.ensure_claim(redemption, claim)?;
		let Redemption { range, holder, .. } = redemption;
		if claim.beneficiary != Beneficiary::Party(*holder) {
			for bundle in self.across_bundles(*range)? {
				self.policy_allows(range.batch, &bundle.like, Movement::ForAnother { paid })?;
			}
		}
		Ok(())
	}

	/// Whether such a claim can be made. Its time overlaps that of the generation. A claim for an
	/// obligation or for scope 2 names the consumer whose consumption was matched.
	fn ensure_claim(&self, redemption: &Redemption, claim: &Claim) -> Ruling {
		let Redemption { matched, range, .. } = redemption;
		need(claim.from < claim.to, Refusal::Malformed)?;
		let (period, offset) = (self.batch(range.batch)?.period, self.terms.offset);
		let before = claim.to <= period.start(offset).unwrap();
		let after = period.end(offset).unwrap() <= claim.from;
		need(!before && !after, Refusal::OtherTime)?;
		match &claim.beneficiary {
			Beneficiary::Party(party) => need(self.parties.contains_key(party), Refusal::NotFound)?,
			Beneficiary::Name(name) => need(!name.is_empty(), Refusal::Malformed)?,
			Beneficiary::Commitment(hash) => need(!hash.is_zero(), Refusal::Malformed)?,
		}
		let beneficiary = |party| claim.beneficiary == Beneficiary::Party(party);
		if matches!(claim.purpose, Purpose::Obligation | Purpose::Scope2) {
			need(matched.is_some_and(beneficiary), Refusal::NotMatched)?;
		}
		Ok(())
	}

	/// Retires certificates for ever. The record is paid for at once, or was before.
	pub fn retire(&mut self, redemption: Redemption, prepaid: bool) -> Ruling<RedemptionId> {
		if !prepaid {
			let account = self.account_of(redemption.holder);
			self.charge(&account, self.terms.prices.record)?;
		}
		let id = take(&mut self.next.redemption);
		let payer = Payer::Party(redemption.holder);
		self.end(redemption.range, payer, Place::Redeemed(id))?;
		self.redemptions.insert(id, redemption);
		Ok(id)
	}

	/// An issuer withdraws only what its project's owner has held from the beginning, and nothing that
	/// governance has frozen. Governance withdraws everything that is free (R22).
	fn withdraw(&mut self, origin: &Origin, range: CertificateRange) -> Ruling {
		let issuer = self.issuer_of(origin, range.batch)?;
		let like = self.in_one_bundle(range)?;
		need(like.place == Place::Free, Refusal::NotFree)?;
		let stopped = self.batch(range.batch)?.frozen == Some(Freeze::ByGovernance);
		need(issuer.is_none() || !stopped, Refusal::BatchFrozen)?;
		let untouched = !like.traded && like.holder == self.batch(range.batch)?.owner;
		need(issuer.is_none() || untouched, Refusal::OutOfReach)?;
		let payer = issuer.map_or(Payer::Nobody, Payer::Party);
		self.end(range, payer, Place::Withdrawn)
	}

	/// Governance may take over what an issuer froze, not the other way round.
	fn freeze(&mut self, origin: &Origin, id: BatchId) -> Ruling {
		let by = self.authority(origin, id)?;
		let now = self.batch(id)?.frozen;
		let by_issuer = matches!(now, Some(Freeze::ByIssuer(_)));
		let outranked = by_issuer && by == Freeze::ByGovernance;
		need(now.is_none() || outranked, Refusal::AlreadyFrozen)?;
		self.batches.get_mut(&id).unwrap().frozen = Some(by);
		Ok(())
	}

	/// What governance froze, only governance unfreezes.
	fn unfreeze(&mut self, origin: &Origin, id: BatchId) -> Ruling {
		let by = self.authority(origin, id)?;
		let now = self.batch(id)?.frozen.ok_or(Refusal::NothingToDo)?;
		let allowed = by == Freeze::ByGovernance || now != Freeze::ByGovernance;
		need(allowed, Refusal::NotGovernance)?;
		self.batches.get_mut(&id).unwrap().frozen = None;
		Ok(())
	}

	fn authority(&self, origin: &Origin, id: BatchId) -> Ruling<Freeze> {
		Ok(self.issuer_of(origin, id)?.map_or(Freeze::ByGovernance, Freeze::ByIssuer))
	}

	/// The issuer that signs, which is in charge of the batch's project; none where governance decides.
	fn issuer_of(&self, origin: &Origin, id: BatchId) -> Ruling<Option<PartyId>> {
		let Origin::Signed(_) = origin else { return self.batch(id).map(|_| None) };
		let (_, issuer) = self.caller_as(origin, Role::Issuer)?;
		self.ensure_its_issuer(issuer, self.batch(id)?.project)?;
		Ok(Some(issuer))
	}

	fn hold_for_record(&mut self, account: &AccountId) -> Ruling {
		let price = self.terms.prices.record;
		self.money.hold(account, Asset::Native, Reason::Record, price)
	}

	fn release_record(&mut self, account: &AccountId) {
		let price = self.terms.prices.record;
		self.money.release(account, Asset::Native, Reason::Record, price);
	}
}

/// Takes one from what was counted.
pub fn take_one(left: &mut u32) -> Ruling {
	*left = left.checked_sub(1).ok_or(Refusal::CountedTooFew)?;
	Ok(())
}
