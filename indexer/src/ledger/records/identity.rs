//! Records of the pallet Identity: parties, registrars, meters.

use super::{name_of, record, Reused};
use crate::ledger::values::{
	padded, same_words, words, Account, At, Granularity, Hash, MeterName, Region, Role,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use verdigrid_client::api::runtime_types::verdigrid_identity::types as chain;
use verdigrid_primitives::party as primitives;

words! {
	/// What kind of entity a party is.
	PartyKind {
		/// A natural person.
		Person,
		/// A company or another legal entity.
		Organisation,
	}
	/// Where a party stands.
	PartyStatus {
		/// It waits for a registrar, and has no attestation in force.
		Applied,
		/// It is attested. Whether the attestation has expired follows from `expiresAt`.
		Active,
		/// A registrar has barred it for a while.
		Suspended,
		/// It is barred until governance decides otherwise.
		Revoked,
		/// Its last commitment was rejected. It may state another.
		Rejected,
		/// It was never attested, its application was rejected, and the chain has forgotten it.
		Removed,
	}
	/// Which way a meter counts.
	Direction {
		/// Energy that a project feeds in.
		Generation,
		/// Energy that a customer uses.
		Consumption,
	}
	/// Whether a meter exists.
	MeterStatus {
		/// It exists.
		Existing,
		/// It is retired, and counts for periods that begin before `to`.
		Retired,
		/// Governance removed it. Its identification is free again.
		Removed,
	}
}

same_words!(primitives::PartyKind => PartyKind { Person, Organisation });
same_words!(primitives::Direction => Direction { Generation, Consumption });
same_words!(chain::PartyStatus => PartyStatus { Applied, Active, Suspended, Revoked, Rejected });

/// A party: an entity that takes part, whatever account it uses.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Party {
	/// Its number.
	pub id: u32,
	/// The account that it uses now, or used last.
	pub account: Account,
	/// The accounts that it used before, the earliest first.
	pub earlier_accounts: Vec<Account>,
	/// What kind of entity it is.
	pub kind: PartyKind,
	/// What it may do.
	pub roles: Vec<Role>,
	/// How thoroughly it was checked. 0 before it is attested.
	pub level: u8,
	/// The commitment that a registrar attested.
	pub commitment: Option<Hash>,
	/// The commitment that waits for a registrar.
	pub pending: Option<Hash>,
	/// The tag of the entity, once attested.
	pub tag: Option<Hash>,
	/// Where it is established.
	pub jurisdiction: Region,
	/// Where it stands.
	pub status: PartyStatus,
	/// The registrar that attested it last.
	pub registrar: Option<Account>,
	/// The first second in which the attestation is worth nothing. 0 before it is attested. None: it never expires, because
	/// the chain was founded with the party.
	pub expires_at: Option<u64>,
	/// Since when it is suspended, in seconds since 1970. 0 if it is not.
	pub suspended_at: u64,
	/// Why it was rejected, suspended, revoked or recovered last.
	pub reason: Option<String>,
	/// The account that it has offered to move to.
	pub rotation: Option<Account>,
	/// The recovery that is pending. The party is not active meanwhile.
	pub recovery: Option<Recovery>,
	/// Whether it has vetoed a recovery since it was last recovered. Then only governance recovers it.
	pub vetoed: bool,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

/// A recovery that waits for its delay to pass.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recovery {
	/// The account that the party will use.
	pub new_account: Account,
	/// When it started, in seconds since 1970.
	pub started_at: u64,
	/// The first second in which the new account can finish it.
	pub ready_at: u64,
	/// The registrar that started it. None: governance did.
	pub by: Option<Account>,
	/// Which appointment of the registrar that was, from 1. 0: governance started it.
	pub appointment: u32,
}

record!(Party, "parties", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"account": &r.account,
	"status": r.status,
	"kind": r.kind,
	"role": &r.roles,
	"registrar": &r.registrar,
	"jurisdiction": &r.jurisdiction,
	"tag": &r.tag,
	"commitment": r.commitment.iter().chain(&r.pending).collect::<Vec<_>>(),
});

/// An account that may attest parties.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Registrar {
	/// The account.
	pub account: Account,
	/// The roles that it may give.
	pub roles: Vec<Role>,
	/// The highest level that it may give.
	pub max_level: u8,
	/// How often it was appointed, after it had not been a registrar.
	pub appointments: u32,
	/// Whether it was removed.
	pub removed: bool,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Registrar, "registrars", |r| id: r.account.to_string(), order: r.account.to_string(), facets: {
	"removed": r.removed,
	"role": &r.roles,
});

/// A metering point.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Meter {
	/// Its identification.
	pub id: MeterName,
	/// Its number, which the chain gave it.
	pub number: u32,
	/// The party that owns it.
	pub party: u32,
	/// The registrar that registered it.
	pub registrar: Option<Account>,
	/// Which way it counts.
	pub direction: Direction,
	/// The one granularity at which its readings are used.
	pub granularity: Granularity,
	/// The most power that can flow through it, in watts.
	pub max_power_w: u64,
	/// Where it stands.
	pub region: Region,
	/// From when on it exists, in seconds since 1970.
	pub from: u64,
	/// The first second in which it does not exist, once retired.
	pub to: Option<u64>,
	/// When its end was stated, once retired.
	pub retired_at: Option<u64>,
	/// The retired meter whose place it took over.
	pub takes_over: Option<MeterName>,
	/// The meter that took over its place.
	pub taken_over_by: Option<MeterName>,
	/// Whether it exists.
	pub status: MeterStatus,
	/// The project that it serves.
	pub project: Option<super::super::values::Code>,
	/// How many meters had this identification before, and were removed.
	pub earlier: u32,
	/// Which of the removed meters with this identification it is, from 1. None: it is the last one.
	pub set_aside: Option<u32>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Meter, "meters", |r| id: name_of(&r.id, r.set_aside), order: padded(r.number), facets: {
	"name": &r.id,
	"number": r.number,
	"party": r.party,
	"registrar": &r.registrar,
	"direction": r.direction,
	"region": &r.region,
	"status": r.status,
});

impl Reused for Meter {
	fn earlier(&self) -> u32 {
		self.earlier
	}

	fn set_aside(&mut self) {
		self.set_aside = Some(self.earlier.saturating_add(1));
	}
}
