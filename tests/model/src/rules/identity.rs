//! Who takes part, and who may act.
//!
//! A party may do something new only while it is attested, neither suspended nor revoked nor being
//! recovered, and before its attestation expires; what is its own it can take back whatever its
//! standing (R27). A new commitment leaves the attestation in force until a registrar has judged it
//! (R38), and belongs to nobody before it is attested. A party uses one account at a time. Moving to
//! another takes nothing along but the deposit for its own record (R24); the new account agrees, after
//! a recovery too (R44). A meter is its party's for as long as it exists, and stays so for the past (R17,
//! R34).

use sp_core::H256;
use verdigrid_identity::Call;
use verdigrid_primitives::{
	party::{Direction, MeterId, PartyId, Role, Roles},
	Granularity, Moment, Period,
};

use super::{need, Asset, Model, Origin, Reason, Refusal, Ruling, Seat};
use verdigrid_runtime::{AccountId, Runtime};

/// Ten years.
const LONGEST_ATTESTATION: u64 = 10 * 366 * 24 * 60 * 60;

/// Where a party stands; whether it has expired follows from the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	Applied,
	Active,
	Suspended,
	Revoked,
	Rejected,
}

/// A move to another account that a registrar or governance has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
	pub new_account: AccountId,
	pub ready_at: Moment,
	pub by_governance: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
	pub account: AccountId,
	pub standing: Standing,
	pub roles: Roles,
	/// What was attested, and not replaced or refused since.
	pub commitment: Option<H256>,
	/// What waits to be judged.
	pub pending: Option<H256>,
	/// Never changes once the party was attested.
	pub tag: Option<H256>,
	pub expires_at: Moment,
	/// The account on which the deposit for the record is held; none for founding parties.
	pub deposit: Option<AccountId>,
	/// The account that may take the party over.
	pub offered_to: Option<AccountId>,
	pub recovery: Option<Recovery>,
	/// Whether it stopped a recovery since it was last recovered.
	pub vetoed: bool,
}

impl Party {
	/// Whether it is suspended, or for good.
	pub fn is_suspended(&self) -> bool {
		matches!(self.standing, Standing::Suspended | Standing::Revoked)
	}

	/// Whether others have stopped it, by a recovery too.
	fn is_barred(&self) -> bool {
		self.is_suspended() || self.recovery.is_some()
	}

	/// Its standing once it is not suspended.
	fn let_go(&mut self) {
		self.standing = match (self.commitment, self.pending) {
			(Some(_), _) => Standing::Active,
			(None, Some(_)) => Standing::Applied,
			(None, None) => Standing::Rejected,
		};
	}
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
	pub party: PartyId,
	pub direction: Direction,
	pub granularity: Granularity,
	/// The most watts that can flow through it.
	pub max_power_w: u64,
	pub from: Moment,
	pub to: Option<Moment>,
	/// When its end was stated.
	pub retired_at: Option<Moment>,
}

impl Origin {
	/// The account that signs.
	pub fn signer(&self) -> Ruling<&AccountId> {
		match self {
			Origin::Signed(account) => Ok(account),
			Origin::Governance => Err(Refusal::NotAParty),
		}
	}

	/// Refuses whoever is not governance.
	pub fn governance(&self) -> Ruling {
		need(*self == Origin::Governance, Refusal::NotGovernance)
	}
}

impl Model {
	/// The party that uses an account.
	pub fn party_of(&self, account: &AccountId) -> Option<PartyId> {
		self.parties.iter().find(|(_, party)| party.account == *account).map(|(id, _)| *id)
	}

	/// The account that a party uses.
	pub fn account_of(&self, party: PartyId) -> AccountId {
		self.parties[&party].account.clone()
	}

	/// Whether a party may do anything new.
	pub fn is_active(&self, party: PartyId) -> bool {
		self.outlasts(party, self.now())
	}

	/// Whether a party may do anything new, and its attestation is in force at a later moment too.
	pub fn outlasts(&self, party: PartyId, moment: Moment) -> bool {
		let active = |party: &Party| {
			let attested = party.standing == Standing::Active && !party.is_barred();
			attested && moment.max(self.now()) < party.expires_at
		};
		self.parties.get(&party).is_some_and(active)
	}

	/// Whether a party has a role, active or not.
	pub fn has_role(&self, party: PartyId, role: Role) -> bool {
		self.parties.get(&party).is_some_and(|party| party.roles.has(role))
	}

	/// The party that signs, whatever its standing, with its account.
	pub fn caller(&self, origin: &Origin) -> Ruling<(AccountId, PartyId)> {
		let account = origin.signer()?;
		let party = self.party_of(account).ok_or(Refusal::NotAParty)?;
		Ok((account.clone(), party))
	}

	/// The party that signs, being active.
	pub fn active_caller(&self, origin: &Origin) -> Ruling<(AccountId, PartyId)> {
		let (account, party) = self.caller(origin)?;
		need(self.is_active(party), Refusal::CallerNotActive)?;
		Ok((account, party))
	}

	/// The party that signs, being active in this role.
	pub fn caller_as(&self, origin: &Origin, role: Role) -> Ruling<(AccountId, PartyId)> {
		let (account, party) = self.active_caller(origin)?;
		need(self.has_role(party, role), Refusal::RoleMissing)?;
		Ok((account, party))
	}

	/// Whether a meter was a party's in some part of a period (R17, R34).
	pub fn owned(&self, meter: &MeterId, party: PartyId, period: Period) -> bool {
		self.meters[meter].party == party && self.seconds_of(meter, period) > 0
	}

	pub(super) fn rule_identity(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::apply { commitment, .. } => self.apply(origin, *commitment),
			Call::correct_tag { party, tag } => self.correct_tag(origin, *party, *tag),
			Call::attest { party, account, commitment, tag, roles, expires_at, .. } => {
				self.attest(origin, *party, (account, *commitment), *tag, *roles, *expires_at)
			}
			Call::reject { party, account, commitment, .. } => {
				self.reject(origin, *party, (account, *commitment))
			}
			Call::renew { party, account, commitment, expires_at } => {
				self.renew(origin, *party, (account, *commitment), *expires_at)
			}
			Call::suspend { party, .. } => self.suspend(origin, *party),
			Call::reinstate { party } => self.reinstate(origin, *party),
			Call::revoke { party, .. } => self.revoke(origin, *party),
			Call::update_commitment { commitment } => self.update_commitment(origin, *commitment),
			Call::rotate { new_account } => self.rotate(origin, new_account),
			Call::accept_rotation { party } => self.accept_rotation(origin, *party),
			Call::recover { party, new_account, .. } => self.recover(origin, *party, new_account),
			Call::veto_recovery {} => self.veto_recovery(origin),
			Call::cancel_recovery { party } => self.cancel_recovery(origin, *party),
			Call::finish_recovery { party } => self.finish_recovery(origin, *party),
			Call::retire_meter { meter, to } => self.retire_meter(origin, meter, *to),
			_ => unreachable!("no step makes this call"),
		}
	}

	fn apply(&mut self, origin: &Origin, commitment: H256) -> Ruling {
		let account = origin.signer()?.clone();
		self.ensure_vacant(&account)?;
		self.ensure_new_commitment(commitment)?;
		let price = self.terms.prices.application;
		self.money.hold(&account, Asset::Native, Reason::Application, price)?;
		let party = Party {
			account: account.clone(),
			standing: Standing::Applied,
			roles: Roles::NONE,
			commitment: None,
			pending: Some(commitment),
			tag: None,
			expires_at: 0,
			deposit: Some(account),
			offered_to: None,
			recovery: None,
			vetoed: false,
		};
		self.parties.insert(self.next.party, party);
		self.next.party += 1;
		Ok(())
	}

	fn attest(
		&mut self,
		origin: &Origin,
		party: PartyId,
		judged: (&AccountId, H256),
		tag: H256,
		roles: Roles,
		expires_at: Moment,
	) -> Ruling {
		self.ensure_registrar(origin)?;
		let record = self.waiting(party, judged)?;
		self.ensure_new_commitment(judged.1)?;
		self.ensure_expiry(expires_at)?;
		need(record.tag.is_none_or(|own| own == tag), Refusal::Malformed)?;
		self.ensure_one_entity(party, tag)?;
		self.commitments.insert(judged.1);
		let record = self.parties.get_mut(&party).unwrap();
		(record.tag, record.roles, record.expires_at) = (Some(tag), roles, expires_at);
		record.commitment = record.pending.take();
		record.let_go();
		Ok(())
	}

	/// An attestation ends in the future, and within ten years.
	fn ensure_expiry(&self, expires_at: Moment) -> Ruling {
		let latest = self.now() + LONGEST_ATTESTATION;
		need(expires_at > self.now() && expires_at <= latest, Refusal::WrongTime)
	}

	/// A tag is of one party.
	fn ensure_one_entity(&self, party: PartyId, tag: H256) -> Ruling {
		let mut others = self.parties.iter().filter(|(id, _)| **id != party);
		need(others.all(|(_, other)| other.tag != Some(tag)), Refusal::Malformed)
	}

	/// Governance corrects what a registrar attested wrongly.
	fn correct_tag(&mut self, origin: &Origin, party: PartyId, tag: H256) -> Ruling {
		origin.governance()?;
		let own = self.in_charge(origin, party)?.tag;
		need(own != Some(tag), Refusal::NothingToDo)?;
		self.ensure_one_entity(party, tag)?;
		self.parties.get_mut(&party).unwrap().tag = Some(tag);
		Ok(())
	}

	/// Who was never attested goes. Who was, keeps what it owns and has no attestation any more.
	fn reject(&mut self, origin: &Origin, party: PartyId, judged: (&AccountId, H256)) -> Ruling {
		self.ensure_registrar(origin)?;
		let record = self.waiting(party, judged)?;
		if record.tag.is_none() {
			let Party { deposit, .. } = self.parties.remove(&party).unwrap();
			let price = self.terms.prices.application;
			self.money.release(&deposit.unwrap(), Asset::Native, Reason::Application, price);
			return Ok(());
		}
		let record = self.parties.get_mut(&party).unwrap();
		(record.commitment, record.pending) = (None, None);
		record.let_go();
		Ok(())
	}

	fn renew(
		&mut self,
		origin: &Origin,
		party: PartyId,
		judged: (&AccountId, H256),
		expires_at: Moment,
	) -> Ruling {
		let record = self.in_charge(origin, party)?;
		need(record.standing == Standing::Active, Refusal::WrongStanding)?;
		Self::ensure_judged((&record.account, record.commitment), judged)?;
		self.ensure_expiry(expires_at)?;
		self.parties.get_mut(&party).unwrap().expires_at = expires_at;
		Ok(())
	}

	fn suspend(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let record = self.in_charge(origin, party)?;
		need(record.standing == Standing::Active, Refusal::WrongStanding)?;
		record.standing = Standing::Suspended;
		Ok(())
	}

	/// A registrar ends a suspension; what was revoked, only governance brings back.
	fn reinstate(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let by_governance = *origin == Origin::Governance;
		let record = self.in_charge(origin, party)?;
		need(record.is_suspended(), Refusal::WrongStanding)?;
		need(by_governance || record.standing == Standing::Suspended, Refusal::NotGovernance)?;
		record.let_go();
		Ok(())
	}

	fn revoke(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let record = self.in_charge(origin, party)?;
		need(record.standing != Standing::Revoked, Refusal::WrongStanding)?;
		record.standing = Standing::Revoked;
		Ok(())
	}

	fn update_commitment(&mut self, origin: &Origin, commitment: H256) -> Ruling {
		let (_, party) = self.caller(origin)?;
		need(!self.parties[&party].is_barred(), Refusal::Barred)?;
		self.ensure_new_commitment(commitment)?;
		let record = self.parties.get_mut(&party).unwrap();
		record.pending = Some(commitment);
		record.let_go();
		Ok(())
	}

	fn rotate(&mut self, origin: &Origin, new_account: &AccountId) -> Ruling {
		let (_, party) = self.caller(origin)?;
		need(!self.parties[&party].is_barred(), Refusal::Barred)?;
		self.ensure_vacant(new_account)?;
		self.parties.get_mut(&party).unwrap().offered_to = Some(new_account.clone());
		Ok(())
	}

	fn accept_rotation(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let new_account = origin.signer()?.clone();
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		need(record.offered_to.as_ref() == Some(&new_account), Refusal::NoRotation)?;
		need(!record.is_barred(), Refusal::Barred)?;
		self.ensure_vacant(&new_account)?;
		if let Some(old_account) = record.deposit.clone() {
			let (reason, price) = (Reason::Application, self.terms.prices.application);
			self.money.hold(&new_account, Asset::Native, reason, price)?;
			self.money.release(&old_account, Asset::Native, reason, price);
		}
		let record = self.parties.get_mut(&party).unwrap();
		record.deposit = record.deposit.as_ref().map(|_| new_account.clone());
		(record.account, record.offered_to) = (new_account, None);
		Ok(())
	}

	/// A registrar begins one where none is pending or was vetoed; governance always may.
	fn recover(&mut self, origin: &Origin, party: PartyId, new_account: &AccountId) -> Ruling {
		let by_governance = *origin == Origin::Governance;
		let ready_at = self.now() + self.terms.recovery_delay;
		self.ensure_vacant(new_account)?;
		let record = self.in_charge(origin, party)?;
		let first = record.recovery.is_none() && !record.vetoed;
		need(by_governance || first, Refusal::NotGovernance)?;
		let new_account = new_account.clone();
		record.recovery = Some(Recovery { new_account, ready_at, by_governance });
		record.offered_to = None;
		Ok(())
	}

	fn veto_recovery(&mut self, origin: &Origin) -> Ruling {
		let (_, party) = self.caller(origin)?;
		let record = self.parties.get_mut(&party).unwrap();
		let recovery = record.recovery.as_ref().ok_or(Refusal::NoRecovery)?;
		need(!recovery.by_governance, Refusal::NotGovernance)?;
		(record.recovery, record.vetoed) = (None, true);
		Ok(())
	}

	fn cancel_recovery(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let record = self.in_charge(origin, party)?;
		let recovery = record.recovery.as_ref().ok_or(Refusal::NoRecovery)?;
		need(*origin == Origin::Governance || !recovery.by_governance, Refusal::NotGovernance)?;
		record.recovery = None;
		Ok(())
	}

	/// By the new account, which so agrees. The deposit stays where it is.
	fn finish_recovery(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let account = origin.signer()?.clone();
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		let recovery = record.recovery.as_ref().ok_or(Refusal::NoRecovery)?;
		need(recovery.new_account == account, Refusal::NoRecovery)?;
		need(recovery.ready_at <= self.now(), Refusal::WrongTime)?;
		self.ensure_vacant(&account)?;
		let record = self.parties.get_mut(&party).unwrap();
		(record.account, record.recovery, record.vetoed) = (account, None, false);
		Ok(())
	}

	/// As of now or of the past, but not so that what was used lies after its end (R34).
	fn retire_meter(&mut self, origin: &Origin, meter: &MeterId, to: Option<Moment>) -> Ruling {
		self.ensure_registrar(origin)?;
		let (now, offset) = (self.now(), self.terms.offset);
		let mut used = self.readings.keys().filter(|(used, _)| used == meter);
		let to = to.unwrap_or(now);
		let uses_fit = used.all(|(_, period)| period.end(offset).unwrap() <= to);
		let meter = self.meters.get_mut(meter).ok_or(Refusal::NotFound)?;
		need(meter.to.is_none(), Refusal::WrongStanding)?;
		need(meter.from <= to && to <= now && uses_fit, Refusal::WrongTime)?;
		(meter.to, meter.retired_at) = (Some(to), Some(now));
		Ok(())
	}

	/// The record of a party that was attested, for its registrar or governance.
	fn in_charge(&mut self, origin: &Origin, party: PartyId) -> Ruling<&mut Party> {
		if *origin != Origin::Governance {
			self.ensure_registrar(origin)?;
		}
		let record = self.parties.get_mut(&party).ok_or(Refusal::NotFound)?;
		need(record.tag.is_some(), Refusal::NotTheRegistrar)?;
		Ok(record)
	}

	/// There is one registrar here, and it attested everybody.
	fn ensure_registrar(&self, origin: &Origin) -> Ruling {
		need(*origin.signer()? == self.terms.registrar, Refusal::NotTheRegistrar)
	}

	/// The record of a party whose commitment waits, and is the one that was judged.
	fn waiting(&self, party: PartyId, judged: (&AccountId, H256)) -> Ruling<&Party> {
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		need(record.pending.is_some() && !record.is_suspended(), Refusal::WrongStanding)?;
		Self::ensure_judged((&record.account, record.pending), judged)?;
		Ok(record)
	}

	/// A registrar names what it judged, and judges nothing else (R12).
	fn ensure_judged(found: (&AccountId, Option<H256>), judged: (&AccountId, H256)) -> Ruling {
		need(found == (judged.0, Some(judged.1)), Refusal::Malformed)
	}

	/// A commitment is attested once (R27).
	fn ensure_new_commitment(&self, commitment: H256) -> Ruling {
		need(!self.commitments.contains(&commitment), Refusal::CommitmentUsed)
	}

	/// An account has one party, and none comes to where the bond of a seat is (R24).
	fn ensure_vacant(&self, account: &AccountId) -> Ruling {
		need(self.party_of(account).is_none(), Refusal::AlreadyAParty)?;
		let mut bonds = self.seats.values().filter_map(Seat::bond);
		let bonded = bonds.any(|bond| bond.account == *account && bond.amount > 0);
		need(!bonded, Refusal::AlreadyAParty)
	}
}
