//! The chain's own types that records are made of: mirrors of `verdigrid-primitives`, byte for byte.

use crate::{time::days_before_month, H256};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode};

/// How long a period is.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, DecodeWithMemTracking,
)]
pub enum Granularity {
	/// An hour of UTC.
	Hour,
	/// A natural day of the market.
	Day,
	/// A natural month of the market.
	Month,
}

/// A period, counted from 1970.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, DecodeWithMemTracking,
)]
pub struct Period {
	/// How long.
	pub granularity: Granularity,
	/// Which one.
	pub index: u32,
}

impl Period {
	/// Its first second, and the first second after it. `offset` is the market's distance from UTC in minutes.
	/// `None` if it begins before 1970.
	pub fn bounds(&self, offset: i16) -> Option<(u64, u64)> {
		Some((self.start(self.index, offset)?, self.start(self.index.checked_add(1)?, offset)?))
	}

	fn start(&self, index: u32, offset: i16) -> Option<u64> {
		let index = u64::from(index);
		let days = match self.granularity {
			Granularity::Hour => return index.checked_mul(3_600),
			Granularity::Day => index,
			Granularity::Month => days_before_month((index / 12).checked_add(1970)?, index % 12)?,
		};
		let offset = i64::from(offset).checked_mul(60)?;
		days.checked_mul(86_400)?.checked_add_signed(offset.checked_neg()?)
	}
}

/// A project code: 16 characters and a check character.
pub type ProjectCode = [u8; 17];

/// What drives a generator.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum EnergySource {
	/// Wind.
	Wind,
	/// Sunlight.
	Solar,
	/// Water.
	Hydro,
	/// Biomass.
	Biomass,
	/// Heat of the earth.
	Geothermal,
	/// The sea.
	Ocean,
}

impl EnergySource {
	const fn letter(self) -> u8 {
		match self {
			EnergySource::Wind => b'W',
			EnergySource::Solar => b'S',
			EnergySource::Hydro => b'H',
			EnergySource::Biomass => b'B',
			EnergySource::Geothermal => b'G',
			EnergySource::Ocean => b'O',
		}
	}
}

/// How often certificates may change hands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Policy {
	/// Once.
	Once,
	/// Once, to the user, and by verification only.
	DeliveryOnly,
	/// As often as their holders like.
	Unlimited,
}

/// A run of certificates of one batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct CertificateRange {
	/// The batch.
	pub batch: u64,
	/// The first certificate, counted from 1.
	pub first: u32,
	/// How many.
	pub units: u32,
}

impl CertificateRange {
	/// The last certificate. `None` if there is none.
	pub fn last(&self) -> Option<u32> {
		self.first.checked_add(self.units.checked_sub(1)?)
	}

	/// Whether all certificates of another run are in this one.
	pub fn contains(&self, other: &CertificateRange) -> bool {
		self.batch == other.batch && self.first <= other.first && other.last() <= self.last()
	}
}

/// For whom consumption is claimed.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Beneficiary {
	/// A party of the chain.
	Party(u32),
	/// Somebody else, by name.
	Name(Vec<u8>),
	/// Somebody who is named elsewhere: a salted hash.
	Commitment(H256),
}

/// What a claim is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Purpose {
	/// A renewable portfolio obligation.
	Obligation,
	/// Market-based scope 2 reporting.
	Scope2,
	/// The footprint of a product.
	ProductFootprint,
	/// An event.
	Event,
	/// A voluntary claim.
	Voluntary,
}

/// A claim of consumption.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Claim {
	/// For whom.
	pub beneficiary: Beneficiary,
	/// What for.
	pub purpose: Purpose,
	/// First second of the time claimed for.
	pub from: u64,
	/// First second after it.
	pub to: u64,
	/// Hash of a note kept elsewhere; zero for none.
	pub note: H256,
}

/// Certificates retired for a claim.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Redemption {
	/// The certificates.
	pub range: CertificateRange,
	/// Their energy in watt-hours.
	pub energy: u64,
	/// Who redeemed them.
	pub holder: u32,
	/// What is claimed.
	pub claim: Claim,
	/// The consumer whose metered consumption was matched.
	pub matched: Option<u32>,
	/// The voucher that was redeemed.
	pub voucher: Option<u64>,
	/// When.
	pub at: u64,
	/// In which block.
	pub block: u32,
}

/// What a batch says of its certificates.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct BatchInfo {
	/// The project that generated.
	pub project: ProjectCode,
	/// Whose project it was.
	pub owner: u32,
	/// The project's meter.
	pub meter: Vec<u8>,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands.
	pub region: Vec<u8>,
	/// When the energy was generated.
	pub period: Period,
	/// The trade class: a character.
	pub class: u8,
	/// Energy of one certificate, in watt-hours.
	pub face_value: u64,
	/// How often they may change hands.
	pub policy: Policy,
	/// First moment at which they are no longer valid.
	pub valid_until: u64,
	/// How many were issued.
	pub issued: u32,
	/// Whether the batch is frozen.
	pub frozen: bool,
}

impl BatchInfo {
	/// The number of a certificate: 32 characters. `None` where there is none.
	pub fn number(&self, sequence: u32) -> Option<String> {
		if sequence == 0 || sequence > self.issued || sequence > 99_999_999 {
			return None;
		}
		let mut number = self.project.to_vec();
		number.extend([self.class, self.source.letter()]);
		number.extend(period_part(&self.period)?);
		number.extend(decimal(sequence, 8)?);
		number.iter().all(u8::is_ascii_alphanumeric).then(|| String::from_utf8(number).ok())?
	}
}

/// The five characters of a period in a certificate number.
fn period_part(period: &Period) -> Option<Vec<u8>> {
	let letter = match period.granularity {
		Granularity::Hour => b'H',
		Granularity::Day => b'D',
		Granularity::Month => b'M',
	};
	let rest = match period.granularity {
		Granularity::Month => {
			let year = (period.index / 12).checked_sub(30)?;
			let month = (period.index % 12).checked_add(1)?;
			[decimal(year, 2)?, decimal(month, 2)?].concat()
		}
		_ => digits(period.index, 36, 4)?,
	};
	Some([[letter].as_slice(), &rest].concat())
}

fn decimal(value: u32, width: usize) -> Option<Vec<u8>> {
	digits(value, 10, width)
}

/// A number in so many digits. `None` if they are too few.
fn digits(mut value: u32, base: u32, width: usize) -> Option<Vec<u8>> {
	let mut digits = alloc::vec![b'0'; width];
	for place in digits.iter_mut().rev() {
		let digit = char::from_digit(value.checked_rem(base)?, base)?;
		*place = u8::try_from(digit.to_ascii_uppercase()).ok()?;
		value = value.checked_div(base)?;
	}
	(value == 0).then_some(digits)
}

/// What a statement of a source is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Topic {
	/// All readings of a period, in a revision.
	Metering(Period, u8),
	/// Settlements of a period, in an instalment.
	Settlement(Period, u16),
}

/// What a source states about a topic.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Stated {
	/// Root of the tree of leaves.
	pub root: H256,
	/// How many leaves it has.
	pub leaves: u32,
	/// The sum of their energy, for information.
	pub total: u64,
}

/// Whether what rests on evidence can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum EvidenceStatus {
	/// It stands.
	Live,
	/// It is contested.
	Contested,
	/// It was revoked.
	Revoked,
}

/// Where a voucher stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum VoucherStatus {
	/// In its holder's hands.
	Active,
	/// Held by a custody agreement.
	InCustody(u64),
	/// Redeemed.
	Redeemed(u64),
	/// Undone, because its evidence was revoked.
	Unwound,
}

/// A voucher.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Voucher {
	/// Whose it is.
	pub holder: u32,
	/// The evidence it rests on.
	pub evidence: u64,
	/// The certificates behind it.
	pub range: CertificateRange,
	/// Their energy.
	pub energy: u64,
	/// When it was generated and used.
	pub period: Period,
	/// The consumer whose consumption was matched.
	pub consumer: u32,
	/// Where it stands.
	pub status: VoucherStatus,
	/// The voucher it was split from.
	pub parent: Option<u64>,
}

/// Which way energy flows that a meter counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum Direction {
	/// Energy that a project feeds in.
	Generation,
	/// Energy that a customer uses.
	Consumption,
}

/// A meter.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Meter {
	/// Its number.
	pub number: u32,
	/// Whose it is.
	pub party: u32,
	/// Which way it counts.
	pub direction: Direction,
	/// The granularity of its readings.
	pub granularity: Granularity,
	/// The most power that can flow through it.
	pub max_power_w: u64,
	/// Where it stands.
	pub region: Vec<u8>,
	/// From when on it exists.
	pub from: u64,
	/// Until when (exclusive), once retired.
	pub to: Option<u64>,
	/// When its end was stated.
	pub retired_at: Option<u64>,
	/// The meter whose place it took over.
	pub takes_over: Option<Vec<u8>>,
	/// The meter that took over its place.
	pub taken_over_by: Option<Vec<u8>>,
}

impl Meter {
	/// Whether it existed in some part of this time.
	pub fn existed_in(&self, (start, end): (u64, u64)) -> bool {
		self.from.max(start) < self.to.map_or(end, |to| to.min(end))
	}
}

/// What kind of entity a party is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode)]
pub enum PartyKind {
	/// A natural person.
	Person,
	/// A company or another legal entity.
	Organisation,
}
