//! Who takes part, and who may act.
//!
//! A party may do something new only while its attestation is in force and nobody has barred it. It is
//! barred while it is suspended, revoked or being recovered. It can always take back what is its own (R27).
//! A new commitment leaves the attestation in force until a registrar has judged it (R38).
//! A party uses one account at a time. A move to another account moves only the deposit for the party's
//! record (R24). The new account must agree, after a recovery too (R44).
//!
//! `registrars` has the rules for those who attest, `metering` those for meters.

use codec::Encode;
use sp_core::H256;
use sp_runtime::traits::Verify;
use verdigrid_identity::Call;
use verdigrid_primitives::{
	party::{Level, PartyId, Role, Roles},
	Moment,
};

use super::{need, Asset, Model, Origin, Reason, Refusal, Registrar, Ruling, Seat};
use verdigrid_runtime::{AccountId, Runtime};

/// Ten years.
const LONGEST_ATTESTATION: u64 = 10 * 366 * 24 * 60 * 60;

/// Thirty days.
const LONGEST_SIGNATURE: u64 = 30 * 24 * 60 * 60;

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
	/// The registrar that began it; none where governance did.
	pub by: Option<AccountId>,
	/// How often that registrar had been appointed then.
	pub appointment: u32,
}

/// What a registrar states about a party.
struct Attested {
	tag: H256,
	roles: Roles,
	level: Level,
	expires_at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
	pub account: AccountId,
	pub standing: Standing,
	pub roles: Roles,
	/// How thoroughly it was checked.
	pub level: Level,
	/// The registrar that attested it last.
	pub registrar: Option<AccountId>,
	/// What was attested, and not replaced or refused since.
	pub commitment: Option<H256>,
	/// What waits to be judged.
	pub pending: Option<H256>,
	/// Never changes once the party was attested.
	pub tag: Option<H256>,
	pub expires_at: Moment,
	/// The account on which the deposit for the record is held; none for founding parties.
	pub deposit: Option<AccountId>,
	/// Whether a registrar paid that deposit.
	pub sponsored: bool,
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

impl Origin {
	/// The account that signs.
	pub fn signer(&self) -> Ruling<&AccountId> {
		match self {
			Origin::Signed(account) => Ok(account),
			Origin::Governance => Err(Refusal::NotAParty),
		}
	}

	/// Refuses every origin but governance.
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

	pub(super) fn rule_identity(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::apply { commitment, .. } => {
				let account = origin.signer()?.clone();
				self.apply(&account, &account, *commitment)
			}
			Call::apply_for { .. } => self.apply_for(origin, call),
			Call::correct_tag { party, tag } => self.correct_tag(origin, *party, *tag),
			Call::attest { party, account, commitment, tag, roles, level, expires_at } => {
				let (tag, roles, level, expires_at) = (*tag, *roles, *level, *expires_at);
				let attested = Attested { tag, roles, level, expires_at };
				self.attest(origin, *party, (account, *commitment), attested)
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
			Call::cancel_rotation {} => self.cancel_rotation(origin),
			Call::set_registrar { account, roles, max_level } => self.set_registrar(
				origin,
				account,
				Registrar { roles: *roles, max_level: *max_level },
			),
			Call::remove_registrar { account } => self.remove_registrar(origin, account),
			_ => self.rule_metering(origin, call),
		}
	}

	/// A registrar applies, and pays, for an account that signed exactly that. A signature counts once, and for 30 days at
	/// most.
	fn apply_for(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		let Call::apply_for { account, kind, commitment, jurisdiction, deadline, signature } = call
		else {
			unreachable!("that is the call")
		};
		let registrar = origin.signer()?.clone();
		need(self.registrars.contains_key(&registrar), Refusal::NotTheRegistrar)?;
		let latest = self.now() + LONGEST_SIGNATURE;
		need(self.now() < *deadline && *deadline <= latest, Refusal::WrongTime)?;
		let used = self.deadlines.get(account).copied().unwrap_or_default();
		need(*deadline > used, Refusal::WrongTime)?;
		let text = b"verdigrid/application/v1";
		let genesis = verdigrid_runtime::System::block_hash(0);
		let stated = (account, kind, commitment, jurisdiction, deadline);
		let stated = (text, genesis, &registrar, stated).encode();
		let wrapped = [b"<Bytes>", &stated[..], b"</Bytes>"].concat();
		let signed = |message: &Vec<u8>| signature.verify(&message[..], account);
		need(signed(&stated) || signed(&wrapped), Refusal::Malformed)?;
		self.apply(account, &registrar, *commitment)?;
		self.deadlines.insert(account.clone(), *deadline);
		Ok(())
	}

	fn apply(&mut self, account: &AccountId, payer: &AccountId, commitment: H256) -> Ruling {
		self.ensure_vacant(account)?;
		self.ensure_new_commitment(commitment)?;
		let price = self.terms.prices.application;
		self.money.hold(payer, Asset::Native, Reason::Application, price)?;
		let party = Party {
			account: account.clone(),
			standing: Standing::Applied,
			roles: Roles::NONE,
			level: 0,
			registrar: None,
			commitment: None,
			pending: Some(commitment),
			tag: None,
			expires_at: 0,
			deposit: Some(payer.clone()),
			sponsored: payer != account,
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
		attested: Attested,
	) -> Ruling {
		let registrar = origin.signer()?.clone();
		let record = self.waiting(&registrar, party, judged)?;
		self.ensure_new_commitment(judged.1)?;
		let Attested { tag, roles, level, expires_at } = attested;
		self.ensure_may_give(&registrar, roles, level)?;
		self.ensure_expiry(expires_at)?;
		need(record.tag.is_none_or(|own| own == tag), Refusal::Malformed)?;
		self.ensure_one_entity(party, tag)?;
		self.commitments.insert(judged.1);
		let record = self.parties.get_mut(&party).unwrap();
		(record.tag, record.roles, record.level) = (Some(tag), roles, level);
		(record.registrar, record.expires_at) = (Some(registrar), expires_at);
		record.commitment = record.pending.take();
		record.let_go();
		self.grant(party);
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

	/// A party that was never attested is removed. A party that was attested keeps what it owns, without an
	/// attestation.
	fn reject(&mut self, origin: &Origin, party: PartyId, judged: (&AccountId, H256)) -> Ruling {
		let record = self.waiting(origin.signer()?, party, judged)?;
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
		let registrar = origin.signer()?.clone();
		let record = self.in_charge(origin, party)?;
		need(record.standing == Standing::Active, Refusal::WrongStanding)?;
		Self::ensure_judged((&record.account, record.commitment), judged)?;
		self.ensure_expiry(expires_at)?;
		let record = self.parties.get_mut(&party).unwrap();
		(record.expires_at, record.registrar) = (expires_at, Some(registrar));
		self.grant(party);
		Ok(())
	}

	fn suspend(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		origin.signer()?;
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

	fn cancel_rotation(&mut self, origin: &Origin) -> Ruling {
		let (_, party) = self.caller(origin)?;
		let offered_to = &mut self.parties.get_mut(&party).unwrap().offered_to;
		offered_to.take().map(|_| ()).ok_or(Refusal::NoRotation)
	}

	fn accept_rotation(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let new_account = origin.signer()?.clone();
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		need(record.offered_to.as_ref() == Some(&new_account), Refusal::NoRotation)?;
		need(!record.is_barred(), Refusal::Barred)?;
		self.ensure_vacant(&new_account)?;
		let moves = record.deposit.clone().filter(|_| !record.sponsored);
		if let Some(old_account) = moves.clone() {
			let (reason, price) = (Reason::Application, self.terms.prices.application);
			self.money.hold(&new_account, Asset::Native, reason, price)?;
			self.money.release(&old_account, Asset::Native, reason, price);
		}
		let record = self.parties.get_mut(&party).unwrap();
		record.deposit = moves.map(|_| new_account.clone()).or(record.deposit.take());
		(record.account, record.offered_to) = (new_account, None);
		Ok(())
	}

	/// A registrar begins one where none is pending and none was vetoed. Governance can always begin one.
	fn recover(&mut self, origin: &Origin, party: PartyId, new_account: &AccountId) -> Ruling {
		let by = origin.signer().ok().cloned();
		let ready_at = self.now() + self.terms.recovery_delay;
		let appointment = by.as_ref().map_or(0, |account| self.appointments_of(account));
		self.in_charge(origin, party)?;
		need(by.as_ref() != Some(new_account), Refusal::OwnParty)?;
		self.ensure_vacant(new_account)?;
		let record = self.in_charge(origin, party)?;
		let first = record.recovery.is_none() && !record.vetoed;
		need(by.is_none() || first, Refusal::NotGovernance)?;
		let new_account = new_account.clone();
		record.recovery = Some(Recovery { new_account, ready_at, by, appointment });
		record.offered_to = None;
		Ok(())
	}

	fn veto_recovery(&mut self, origin: &Origin) -> Ruling {
		let (_, party) = self.caller(origin)?;
		let record = self.parties.get_mut(&party).unwrap();
		let recovery = record.recovery.as_ref().ok_or(Refusal::NoRecovery)?;
		need(recovery.by.is_some(), Refusal::NotGovernance)?;
		(record.recovery, record.vetoed) = (None, true);
		Ok(())
	}

	fn cancel_recovery(&mut self, origin: &Origin, party: PartyId) -> Ruling {
		let record = self.in_charge(origin, party)?;
		let recovery = record.recovery.as_ref().ok_or(Refusal::NoRecovery)?;
		need(*origin == Origin::Governance || recovery.by.is_some(), Refusal::NotGovernance)?;
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
		self.ensure_still_in_charge(recovery, record)?;
		self.ensure_vacant(&account)?;
		let record = self.parties.get_mut(&party).unwrap();
		(record.account, record.recovery, record.vetoed) = (account, None, false);
		Ok(())
	}

	/// The record of a party whose commitment waits, and is the one that was judged. Any registrar judges
	/// a party that was never attested.
	fn waiting(
		&self,
		registrar: &AccountId,
		party: PartyId,
		judged: (&AccountId, H256),
	) -> Ruling<&Party> {
		need(self.registrars.contains_key(registrar), Refusal::NotTheRegistrar)?;
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		need(record.pending.is_some() && !record.is_suspended(), Refusal::WrongStanding)?;
		Self::ensure_judged((&record.account, record.pending), judged)?;
		let free = record.tag.is_none() || self.is_in_charge(registrar, record);
		need(free, Refusal::NotTheRegistrar)?;
		need(self.party_of(registrar) != Some(party), Refusal::OwnParty)?;
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
