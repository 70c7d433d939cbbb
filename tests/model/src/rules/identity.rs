//! Who takes part, and who may act.
//!
//! A party may do something new only while it is attested, neither suspended nor revoked, and before
//! its attestation expires; what is its own it can take back whatever its standing (R27). It uses one
//! account at a time. Moving to another takes nothing along but the deposit for its own record (R24).
//! A meter stays its party's for the past (R17).

use sp_core::H256;
use verdigrid_identity::Call;
use verdigrid_primitives::{
	party::{Direction, MeterId, PartyId, Role, Roles},
	Granularity, Moment, Period,
};

use super::{need, Asset, Model, Origin, Reason, Refusal, Ruling};
use verdigrid_runtime::{AccountId, Runtime};

/// Where a party stands; whether it has expired follows from the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
	Applied,
	Active,
	Suspended,
	Revoked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
	pub account: AccountId,
	pub standing: Standing,
	pub roles: Roles,
	pub commitment: H256,
	/// Whether that commitment was attested.
	pub attested: bool,
	/// Never changes once the party was attested.
	pub tag: Option<H256>,
	pub expires_at: Moment,
	/// The account on which the deposit for the record is held; none for founding parties.
	pub deposit: Option<AccountId>,
	/// The account that may take the party over.
	pub offered_to: Option<AccountId>,
}

impl Party {
	fn is_barred(&self) -> bool {
		matches!(self.standing, Standing::Suspended | Standing::Revoked)
	}
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
	pub party: PartyId,
	pub direction: Direction,
	pub granularity: Granularity,
	pub from: Moment,
	pub to: Option<Moment>,
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
		let active =
			|party: &Party| party.standing == Standing::Active && self.now() < party.expires_at;
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

	/// Whether a meter was a party's for the whole of a period (R17).
	pub fn owned(&self, meter: &MeterId, party: PartyId, period: Period) -> bool {
		let offset = self.terms.offset;
		let (start, end) = (period.start(offset).unwrap(), period.end(offset).unwrap());
		let meter = &self.meters[meter];
		meter.party == party && meter.from <= start && meter.to.is_none_or(|to| end <= to)
	}

	pub(super) fn rule_identity(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::apply { commitment, .. } => self.apply(origin, *commitment),
			Call::attest { party, account, commitment, tag, roles, expires_at, .. } => {
				self.attest(origin, *party, (account, *commitment), *tag, *roles, *expires_at)
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
			Call::retire_meter { meter } => self.retire_meter(origin, meter),
			_ => unreachable!("no step makes this call"),
		}
	}

	fn apply(&mut self, origin: &Origin, commitment: H256) -> Ruling {
		let account = origin.signer()?.clone();
		need(self.party_of(&account).is_none(), Refusal::AlreadyAParty)?;
		self.use_commitment(commitment)?;
		let price = self.terms.prices.application;
		self.money.hold(&account, Asset::Native, Reason::Application, price)?;
		let party = Party {
			account: account.clone(),
			standing: Standing::Applied,
			roles: Roles::NONE,
			commitment,
			attested: false,
			tag: None,
			expires_at: 0,
			deposit: Some(account),
			offered_to: None,
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
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		need(record.standing == Standing::Applied, Refusal::WrongStanding)?;
		Self::ensure_judged(record, judged)?;
		need(expires_at > self.now(), Refusal::WrongTime)?;
		need(record.tag.is_none_or(|own| own == tag), Refusal::Malformed)?;
		let others = self.parties.iter().filter(|(id, _)| **id != party);
		need(
			others.map(|(_, other)| other.tag).all(|other| other != Some(tag)),
			Refusal::Malformed,
		)?;
		let record = self.parties.get_mut(&party).unwrap();
		(record.tag, record.roles, record.expires_at) = (Some(tag), roles, expires_at);
		(record.attested, record.standing) = (true, Standing::Active);
		Ok(())
	}

	fn renew(
		&mut self,
		origin: &Origin,
		party: PartyId,
		judged: (&AccountId, H256),
		expires_at: Moment,
	) -> Ruling {
		let now = self.now();
		let record = self.in_charge(origin, party)?;
		need(record.standing == Standing::Active, Refusal::WrongStanding)?;
		Self::ensure_judged(record, judged)?;
		need(expires_at > now, Refusal::WrongTime)?;
		record.expires_at = expires_at;
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
		need(record.is_barred(), Refusal::WrongStanding)?;
		need(by_governance || record.standing == Standing::Suspended, Refusal::NotGovernance)?;
		record.standing = if record.attested { Standing::Active } else { Standing::Applied };
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
		self.use_commitment(commitment)?;
		let record = self.parties.get_mut(&party).unwrap();
		record.commitment = commitment;
		(record.attested, record.standing) = (false, Standing::Applied);
		Ok(())
	}

	fn rotate(&mut self, origin: &Origin, new_account: &AccountId) -> Ruling {
		let (_, party) = self.caller(origin)?;
		need(!self.parties[&party].is_barred(), Refusal::Barred)?;
		need(self.party_of(new_account).is_none(), Refusal::AlreadyAParty)?;
		self.parties.get_mut(&party).unwrap().offered_to = Some(new_account.clone());
		Ok(())
	}

	fn accept_rotation(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let new_account = origin.signer()?.clone();
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		need(record.offered_to.as_ref() == Some(&new_account), Refusal::NoRotation)?;
		need(!record.is_barred(), Refusal::Barred)?;
		need(self.party_of(&new_account).is_none(), Refusal::AlreadyAParty)?;
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

	fn retire_meter(&mut self, origin: &Origin, meter: &MeterId) -> Ruling {
		self.ensure_registrar(origin)?;
		let now = self.now();
		let meter = self.meters.get_mut(meter).ok_or(Refusal::NotFound)?;
		need(meter.to.is_none(), Refusal::WrongStanding)?;
		meter.to = Some(now);
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

	/// A registrar names what it judged, and judges nothing else (R12).
	fn ensure_judged(record: &Party, (account, commitment): (&AccountId, H256)) -> Ruling {
		let same = record.account == *account && record.commitment == commitment;
		need(same, Refusal::Malformed)
	}

	/// A commitment serves once (R27).
	fn use_commitment(&mut self, commitment: H256) -> Ruling {
		need(self.commitments.insert(commitment), Refusal::CommitmentUsed)
	}
}
