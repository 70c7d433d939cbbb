//! What the pallet stores and returns.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_core::H256;
use verdigrid_primitives::{
	party::{Level, PartyId, PartyKind, RegionCode, Roles, Standing},
	Moment,
};

/// Why something was decided: 1 to 128 bytes of UTF-8 text. It is public for ever, so it must contain no
/// personal data.
pub type Reason = BoundedVec<u8, ConstU32<128>>;

/// The status of a party. Expired is not a status: it follows from `expires_at` and the time. A pending
/// recovery is not a status either, and bars a party whatever its status.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum PartyStatus {
	/// Waits for a registrar to attest its commitment, and has no attestation in force.
	Applied,
	/// Attested. A new commitment may wait beside the one that is in force.
	Active,
	/// Barred for a while.
	Suspended,
	/// Barred until governance decides otherwise.
	Revoked,
	/// Was attested before, and its last commitment was rejected. It may state another.
	Rejected,
}

/// Somebody who takes part: an entity, whatever account it uses.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Party<AccountId, Ticket> {
	/// The account it uses now. Its money is there.
	pub account: AccountId,
	/// What kind of entity it is.
	pub kind: PartyKind,
	/// What it may do; none before it is attested.
	pub roles: Roles,
	/// How thoroughly it was checked; 0 before it is attested.
	pub level: Level,
	/// Salted hash of the credential that a registrar attested; none before that, and none from the
	/// rejection of a later one on. The credential itself is never on chain.
	pub commitment: Option<H256>,
	/// The commitment that waits for a registrar to judge it.
	pub pending: Option<H256>,
	/// Keyed hash of the legal entity's code, made by the registrar. Once set, only governance changes
	/// it.
	pub tag: Option<H256>,
	/// Where it is established.
	pub jurisdiction: RegionCode,
	/// Where it stands.
	pub status: PartyStatus,
	/// The registrar that attested it last.
	pub registrar: Option<AccountId>,
	/// The first second at which the attestation is worth nothing; 0 before it is attested.
	pub expires_at: Moment,
	/// Since when it is suspended; 0 while it is not.
	pub suspended_at: Moment,
	/// Whether it has vetoed a recovery since it was last recovered: then only governance recovers it.
	pub vetoed: bool,
	/// What is held for its record; none for a founding party.
	pub deposit: Option<Deposit<AccountId, Ticket>>,
}

impl<AccountId, Ticket> Party<AccountId, Ticket> {
	/// Whether its attestation is in force at `now`. A pending recovery does not end the
	/// attestation, but bars the party.
	pub fn in_force(&self, now: Moment) -> bool {
		self.status == PartyStatus::Active && now < self.expires_at
	}

	/// Whether a registrar or governance has barred it.
	pub const fn is_barred(&self) -> bool {
		matches!(self.status, PartyStatus::Suspended | PartyStatus::Revoked)
	}

	/// Where it stands when nothing bars it.
	pub const fn unbarred_status(&self) -> PartyStatus {
		match (&self.commitment, &self.pending) {
			(Some(_), _) => PartyStatus::Active,
			(None, Some(_)) => PartyStatus::Applied,
			(None, None) => PartyStatus::Rejected,
		}
	}

	/// Whether it has ever been attested.
	pub const fn was_attested(&self) -> bool {
		self.tag.is_some()
	}
}

/// A recovery that waits for its delay to pass.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Recovery<AccountId> {
	/// The account that the party is to use.
	pub new_account: AccountId,
	/// When it was started.
	pub started_at: Moment,
	/// The first second at which the new account can finish it.
	pub ready_at: Moment,
	/// The registrar that started it; none when governance did.
	pub by: Option<AccountId>,
	/// Which of its appointments that was, counted from 1; 0 when governance started it.
	pub appointment: u32,
}

/// A deposit and the account on which it is held, which stays the same when the party changes its
/// account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Deposit<AccountId, Ticket> {
	/// On which account it is held.
	pub account: AccountId,
	/// Whether that is the account of the registrar that applied for the party. Then the deposit stays there when the
	/// party moves.
	pub sponsored: bool,
	/// What returns it.
	pub ticket: Ticket,
}

/// What a registrar may attest.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Registrar {
	/// The roles that it may give.
	pub roles: Roles,
	/// The highest level that it may give.
	pub max_level: Level,
}

impl Registrar {
	/// Whether the registrar may give all of these roles at this level.
	pub const fn covers(&self, roles: Roles, level: Level) -> bool {
		self.roles.contains(roles) && level <= self.max_level
	}
}

/// The longest time that an attestation lasts, in seconds: ten years. With this limit, an expiry
/// that a registrar gives in milliseconds instead of seconds is refused.
pub const MAX_ATTESTATION: Moment = 10 * 366 * 24 * 60 * 60;

/// How far ahead the deadline of a signature may be at most, in seconds: 30 days.
pub const MAX_SIGNATURE_LIFE: Moment = 30 * 24 * 60 * 60;

/// What an applicant states.
pub(crate) struct Application<AccountId> {
	pub account: AccountId,
	pub kind: PartyKind,
	pub commitment: H256,
	pub jurisdiction: RegionCode,
}

/// What a registrar states about a party.
pub(crate) struct Attestation<AccountId> {
	/// The account that the registrar judged.
	pub account: AccountId,
	/// The commitment that the registrar judged.
	pub commitment: H256,
	pub tag: H256,
	pub roles: Roles,
	pub level: Level,
	pub expires_at: Moment,
}

/// A party as clients see it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct PartyInfo<AccountId> {
	/// Its number.
	pub party: PartyId,
	/// The account it uses now.
	pub account: AccountId,
	/// What kind of entity it is.
	pub kind: PartyKind,
	/// What it may do while it is active.
	pub roles: Roles,
	/// How thoroughly it was checked.
	pub level: Level,
	/// Salted hash of the credential that a registrar attested; none before that, and none from the
	/// rejection of a later one on.
	pub commitment: Option<H256>,
	/// The commitment that waits for a registrar to judge it.
	pub pending: Option<H256>,
	/// Keyed hash of the legal entity's code, once attested.
	pub tag: Option<H256>,
	/// Where it is established.
	pub jurisdiction: RegionCode,
	/// Where it stands, whether or not its attestation has expired.
	pub status: PartyStatus,
	/// The registrar that attested it last.
	pub registrar: Option<AccountId>,
	/// The first second at which the attestation is worth nothing; 0 before it is attested.
	pub expires_at: Moment,
	/// Whether it may do something new now, and whether it is bound by what it has agreed to.
	pub standing: Standing,
	/// Whether it may do something new now: whether its standing is active.
	pub active: bool,
	/// The account that it has offered itself to, which may accept.
	pub rotation: Option<AccountId>,
	/// The recovery that is pending, which bars it.
	pub recovery: Option<Recovery<AccountId>>,
	/// Whether it has vetoed a recovery since it was last recovered: then only governance recovers it.
	pub vetoed: bool,
}

/// A party that is active from the first block on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GenesisParty<AccountId> {
	/// The account it uses.
	pub account: AccountId,
	/// What kind of entity it is.
	pub kind: PartyKind,
	/// What it may do.
	pub roles: Roles,
	/// How thoroughly it was checked.
	pub level: Level,
	/// Where it is established.
	pub jurisdiction: RegionCode,
	/// The tag that the registrars' key gives its legal entity. Without one the party has the
	/// founding tag of its account for ever. Then only the registrars can notice that the entity
	/// applies a second time.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub tag: Option<H256>,
}
