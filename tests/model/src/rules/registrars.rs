//! Who attests parties, and about which parties it decides.
//!
//! Governance appoints registrars and says what each may give. A registrar decides about the parties that
//! it attested, as far as it may still give what they have. When it no longer may, another registrar that
//! may takes its place (R27). No registrar decides about its own party. A recovery ends with the
//! appointment under which it began.

use verdigrid_primitives::party::{Level, PartyId, Roles};

use super::{need, Model, Origin, Party, Recovery, Refusal, Ruling};
use verdigrid_runtime::AccountId;

/// What a registrar may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Registrar {
	pub roles: Roles,
	pub max_level: Level,
}

impl Registrar {
	fn may_give(&self, roles: Roles, level: Level) -> bool {
		self.roles.contains(roles) && level <= self.max_level
	}
}

impl Model {
	pub(super) fn set_registrar(
		&mut self,
		origin: &Origin,
		account: &AccountId,
		registrar: Registrar,
	) -> Ruling {
		origin.governance()?;
		need(!registrar.roles.is_empty() && registrar.roles.is_known(), Refusal::Malformed)?;
		if self.registrars.insert(account.clone(), registrar).is_none() {
			*self.appointments.entry(account.clone()).or_default() += 1;
		}
		Ok(())
	}

	pub(super) fn remove_registrar(&mut self, origin: &Origin, account: &AccountId) -> Ruling {
		origin.governance()?;
		self.registrars.remove(account).map(|_| ()).ok_or(Refusal::NotTheRegistrar)
	}

	/// How often an account was appointed.
	pub(super) fn appointments_of(&self, account: &AccountId) -> u32 {
		self.appointments.get(account).copied().unwrap_or_default()
	}

	/// The record of a party that was attested, for a registrar in charge of it or for governance.
	pub(super) fn in_charge(&mut self, origin: &Origin, party: PartyId) -> Ruling<&mut Party> {
		if let Origin::Signed(account) = origin {
			self.ensure_in_charge(account, party)?;
		}
		let record = self.parties.get_mut(&party).ok_or(Refusal::NotFound)?;
		need(record.tag.is_some(), Refusal::NotTheRegistrar)?;
		Ok(record)
	}

	pub(super) fn ensure_in_charge(&self, registrar: &AccountId, party: PartyId) -> Ruling {
		need(self.registrars.contains_key(registrar), Refusal::NotTheRegistrar)?;
		let record = self.parties.get(&party).ok_or(Refusal::NotFound)?;
		need(self.is_in_charge(registrar, record), Refusal::NotTheRegistrar)?;
		need(self.party_of(registrar) != Some(party), Refusal::OwnParty)
	}

	/// Whether a registrar may give what a party has, and attested it or follows one that no longer may.
	pub(super) fn is_in_charge(&self, registrar: &AccountId, record: &Party) -> bool {
		let may_give = |account: &AccountId| {
			let known = self.registrars.get(account);
			known.is_some_and(|registrar| registrar.may_give(record.roles, record.level))
		};
		let attested_by = record.registrar.as_ref();
		may_give(registrar) && attested_by.is_some_and(|own| own == registrar || !may_give(own))
	}

	pub(super) fn ensure_may_give(
		&self,
		registrar: &AccountId,
		roles: Roles,
		level: Level,
	) -> Ruling {
		need(!roles.is_empty() && roles.is_known(), Refusal::Malformed)?;
		need(self.registrars[registrar].may_give(roles, level), Refusal::MayNotGive)
	}

	/// The registrar that began a recovery is in charge still, under the same appointment.
	pub(super) fn ensure_still_in_charge(&self, recovery: &Recovery, record: &Party) -> Ruling {
		let Some(by) = &recovery.by else { return Ok(()) };
		let same = self.appointments_of(by) == recovery.appointment;
		let registrar = self.registrars.contains_key(by) && self.is_in_charge(by, record);
		need(same && registrar, Refusal::NotTheRegistrar)
	}
}
