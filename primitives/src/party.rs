//! Who takes part, and what is metered.

use crate::{Energy, Granularity, Moment};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Number of a party. Certificates and vouchers belong to it, whatever account it uses.
pub type PartyId = u32;

/// How thoroughly a registrar has checked a party; larger is stronger.
pub type Level = u8;

/// Where a party is established or a meter stands: up to 8 ASCII characters, for example an
/// ISO 3166-2 subdivision such as `CN-11`.
pub type RegionCode = BoundedVec<u8, ConstU32<8>>;

/// The most power that a meter or a project may have, in watts: 100 GW. The largest power station of the
/// world has 22.5 GW.
pub const MAX_POWER_W: u64 = 100_000_000_000;

/// Whether a region is written as it must be: 1 to 8 characters `0-9`, `A-Z` and `-`. Regions are
/// compared letter by letter, so there is one way to write each. Decoding does not check this.
pub fn is_region(code: &RegionCode) -> bool {
	let known = |c: &u8| matches!(c, b'0'..=b'9' | b'A'..=b'Z' | b'-');
	!code.is_empty() && code.iter().all(known)
}

/// Whether this is a power that a meter or a project may have: 1 W to [`MAX_POWER_W`].
pub const fn is_power(watts: u64) -> bool {
	watts > 0 && watts <= MAX_POWER_W
}

/// What kind of entity a party is.
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
pub enum PartyKind {
	/// A natural person.
	Person,
	/// A company or another legal entity.
	Organisation,
}

/// Where a party stands now: what it may do, and whether it is bound by what it has agreed to.
///
/// | standing | does something new | is bound by what it agreed to |
/// |---|---|---|
/// | active | yes | yes |
/// | lapsed | no | yes |
/// | barred | no | no |
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
pub enum Standing {
	/// Attested, and not barred.
	Active {
		/// The first second at which its present attestation is worth nothing.
		until: Moment,
	},
	/// Without an attestation in force: it was never attested, its attestation has expired, or its
	/// last commitment was rejected. A party can bring this about by itself.
	Lapsed,
	/// Suspended, revoked or being recovered: a registrar or governance has stopped it.
	Barred,
}

impl Standing {
	/// Whether the party may do something new.
	pub const fn is_active(self) -> bool {
		matches!(self, Standing::Active { .. })
	}

	/// Whether the party is active, and its present attestation is still in force at `moment`.
	pub const fn outlasts(self, moment: Moment) -> bool {
		matches!(self, Standing::Active { until } if moment < until)
	}
}

/// What a party may do.
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
pub enum Role {
	/// Uses power, buys certificates, holds vouchers.
	Consumer,
	/// Generates power and owns projects.
	Generator,
	/// Buys and sells certificates without using power.
	Trader,
	/// Registers projects and issues certificates.
	Issuer,
	/// Settles trades and exchanges certificates; may hold a seat of that source.
	TradingCentre,
	/// Measures energy; may hold a seat of that source.
	EnergyPlatform,
	/// Reads and checks.
	Auditor,
}

impl Role {
	/// Every role.
	pub const ALL: [Role; 7] = [
		Role::Consumer,
		Role::Generator,
		Role::Trader,
		Role::Issuer,
		Role::TradingCentre,
		Role::EnergyPlatform,
		Role::Auditor,
	];

	const fn bit(self) -> u16 {
		match self {
			Role::Consumer => 1,
			Role::Generator => 2,
			Role::Trader => 4,
			Role::Issuer => 8,
			Role::TradingCentre => 16,
			Role::EnergyPlatform => 32,
			Role::Auditor => 64,
		}
	}
}

/// A set of [`Role`]s, one bit each in the order of the enum: Consumer 1, Generator 2, Trader 4,
/// Issuer 8, TradingCentre 16, EnergyPlatform 32, Auditor 64.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Default,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(transparent)]
pub struct Roles(u16);

impl Roles {
	/// No role.
	pub const NONE: Roles = Roles(0);
	/// Every role.
	pub const ALL: Roles = Roles(127);

	/// The set with these roles.
	pub const fn of(roles: &[Role]) -> Self {
		let (mut bits, mut rest) = (0, roles);
		while let [role, tail @ ..] = rest {
			bits |= role.bit();
			rest = tail;
		}
		Roles(bits)
	}

	/// The bits of the set.
	pub const fn bits(self) -> u16 {
		self.0
	}

	/// Whether every bit stands for a role that exists.
	pub const fn is_known(self) -> bool {
		self.0 & !Self::ALL.0 == 0
	}

	/// Whether no role is in the set.
	pub const fn is_empty(self) -> bool {
		self.0 == 0
	}

	/// Whether `role` is in the set.
	pub const fn has(self, role: Role) -> bool {
		self.0 & role.bit() != 0
	}

	/// Whether every role of `other` is in this set.
	pub const fn contains(self, other: Roles) -> bool {
		self.0 & other.0 == other.0
	}

	/// Whether some role is in both sets.
	pub const fn intersects(self, other: Roles) -> bool {
		self.0 & other.0 != 0
	}
}

/// A meter's identification without its hyphens: the same for all identifications that name one meter.
pub type BareMeterId = BoundedVec<u8, ConstU32<32>>;

/// Identification of a metering point: 1 to 32 characters, `[0-9A-Z]` in groups joined by single
/// hyphens, for example `WT-1`. Two that differ only in hyphens name one meter (R33). For a natural
/// person it is a pseudonym.
#[derive(
	Clone,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(transparent)]
pub struct MeterId(BoundedVec<u8, ConstU32<32>>);

impl MeterId {
	/// Reads an identification; `None` when it is not valid.
	pub fn new(id: &str) -> Option<Self> {
		let id = MeterId(id.as_bytes().to_vec().try_into().ok()?);
		id.is_valid().then_some(id)
	}

	/// Whether it is `[0-9A-Z]` in groups joined by single hyphens, none at an end. Decoding does not
	/// check this.
	pub fn is_valid(&self) -> bool {
		let known = |c: &u8| c.is_ascii_digit() || c.is_ascii_uppercase();
		let mut groups = self.0.split(|c| *c == b'-');
		groups.all(|group| !group.is_empty() && group.iter().all(known))
	}

	/// The identification without its hyphens.
	pub fn bare(&self) -> BareMeterId {
		let mut bare = self.0.clone();
		bare.retain(|c| *c != b'-');
		bare
	}

	/// The characters.
	pub fn as_bytes(&self) -> &[u8] {
		&self.0
	}
}

impl core::fmt::Display for MeterId {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(core::str::from_utf8(&self.0).unwrap_or("?"))
	}
}

/// Number of a meter. What the chain keeps of each period is under this number, which is shorter than the
/// identification. It is never given again, not even if the meter is removed.
pub type MeterNumber = u32;

/// Which way the energy flows that a meter counts.
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
pub enum Direction {
	/// Energy that a project feeds in.
	Generation,
	/// Energy that a customer uses.
	Consumption,
}

/// A metering point. Everything but its end and its successor is fixed for ever at registration.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Meter {
	/// Its number.
	pub number: MeterNumber,
	/// Whose it is, for as long as it exists (R34).
	pub party: PartyId,
	/// Which way it counts.
	pub direction: Direction,
	/// The one granularity at which its readings are used.
	pub granularity: Granularity,
	/// The most power that can flow through it, in watts.
	pub max_power_w: u64,
	/// Where it stands.
	pub region: RegionCode,
	/// From when on it exists.
	pub from: Moment,
	/// Until when (exclusive), once retired.
	pub to: Option<Moment>,
	/// When its end was stated, once retired. Readings that were stated before do not know of it.
	pub retired_at: Option<Moment>,
	/// The retired meter whose place it took over.
	pub takes_over: Option<MeterId>,
	/// The meter that took over its place.
	pub taken_over_by: Option<MeterId>,
}

impl Meter {
	/// Whether the meter existed in some part of `start..end`.
	pub fn existed_in(&self, start: Moment, end: Moment) -> bool {
		self.seconds_in(start, end) > 0
	}

	/// The seconds of `start..end` in which the meter existed.
	pub fn seconds_in(&self, start: Moment, end: Moment) -> u64 {
		let first = self.from.max(start);
		self.to.map_or(end, |to| to.min(end)).saturating_sub(first)
	}

	/// The most energy that the meter can measure in `start..end` (R32). It is its power for as
	/// long as it existed then, plus a margin in parts per million. `None` if that is more than can
	/// be counted.
	pub fn most_in(&self, start: Moment, end: Moment, margin_ppm: u32) -> Option<Energy> {
		let seconds = self.seconds_in(start, end);
		Energy::from_power(self.max_power_w, seconds)?.with_tolerance(margin_ppm)
	}
}
