//! Green certificates: classes, numbers, batches, bundles and the locks on them.

mod number;
mod project;

pub use number::{can_be_numbered, CertificateNumber, NumberError};
pub use project::{ProjectCode, ProjectCodeError};

use crate::{
	numbers::{RedemptionId, VoucherId},
	party::{MeterId, PartyId, RegionCode},
	Energy, Granularity, MarketOffset, Moment, Period,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Number of a batch.
pub type BatchId = u64;

/// Number of a request for exchange.
pub type ExchangeId = u64;

/// Number of a pledge.
pub type PledgeId = u64;

/// Number of a call auction.
pub type AuctionId = u64;

/// Number of a deposit lot: the deposits for the bundles that one call added.
pub type LotId = u64;

/// The most certificates of one batch: what eight digits can number.
pub const MAX_BATCH_UNITS: u32 = 99_999_999;

/// The most adjacent bundles that a range behind a voucher may span.
pub const MAX_ADJACENT: usize = 8;

/// The energy that drives a generator; the letter stands in the certificate number.
#[derive(
	Clone,
	Copy,
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
pub enum EnergySource {
	/// W
	Wind,
	/// S
	Solar,
	/// H
	Hydro,
	/// B
	Biomass,
	/// G
	Geothermal,
	/// O
	Ocean,
}

impl EnergySource {
	/// Every source.
	pub const ALL: [EnergySource; 6] = [
		EnergySource::Wind,
		EnergySource::Solar,
		EnergySource::Hydro,
		EnergySource::Biomass,
		EnergySource::Geothermal,
		EnergySource::Ocean,
	];

	/// Its letter.
	pub const fn letter(self) -> u8 {
		match self {
			EnergySource::Wind => b'W',
			EnergySource::Solar => b'S',
			EnergySource::Hydro => b'H',
			EnergySource::Biomass => b'B',
			EnergySource::Geothermal => b'G',
			EnergySource::Ocean => b'O',
		}
	}

	/// The source with this letter.
	pub fn from_letter(letter: u8) -> Option<Self> {
		Self::ALL.into_iter().find(|source| source.letter() == letter)
	}
}

/// A trade class: one character `[0-9A-Z]`, as it stands in the certificate number.
#[derive(
	Clone,
	Copy,
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
pub struct TradeClass(u8);

impl TradeClass {
	/// Tradable: a month, 1 MWh, changes hands once.
	pub const TRADABLE: TradeClass = TradeClass(b'T');
	/// Not tradable: a month, 1 MWh, moves once, by verification.
	pub const NON_TRADABLE: TradeClass = TradeClass(b'N');
	/// Granular: an hour, 1 Wh, moves freely.
	pub const GRANULAR: TradeClass = TradeClass(b'G');
	/// Granular, in kilowatt-hours: an hour, 1,000 Wh, moves freely. For plants of which an hour has more
	/// certificates of 1 Wh than a batch can hold.
	pub const GRANULAR_KWH: TradeClass = TradeClass(b'K');

	/// The class with this character; `None` unless it is `[0-9A-Z]`.
	pub const fn new(letter: u8) -> Option<Self> {
		match letter {
			b'0'..=b'9' | b'A'..=b'Z' => Some(TradeClass(letter)),
			_ => None,
		}
	}

	/// Its character.
	pub const fn letter(self) -> u8 {
		self.0
	}

	/// Whether the character is `[0-9A-Z]`. Decoding does not check this.
	pub const fn is_valid(self) -> bool {
		Self::new(self.0).is_some()
	}
}

/// How often certificates may change hands.
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
pub enum Policy {
	/// Once, as the national rule says.
	Once,
	/// Once, to the user, and by verification only.
	DeliveryOnly,
	/// As often as their holders like.
	Unlimited,
}

/// A way in which certificates may go from one party to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Move {
	/// A transfer, a sale, or a release from custody.
	Trade,
	/// Delivery by the verification of a trade.
	Delivery,
	/// Redemption for somebody other than the holder.
	RedemptionForOther {
		/// Whether the holder is paid for it.
		paid: bool,
	},
}

impl Policy {
	/// Whether certificates may move in this way. `traded` says whether they have changed hands
	/// before. Every path that moves certificates asks this one function. A redemption by the
	/// holder for itself is not a move. The register refuses it for
	/// [`DeliveryOnly`](Policy::DeliveryOnly), unless the certificates are behind a voucher.
	pub const fn allows(self, movement: Move, traded: bool) -> bool {
		match (self, movement) {
			(Policy::Unlimited, _) => true,
			(Policy::Once, Move::RedemptionForOther { paid: false }) => true,
			(Policy::Once, _) => !traded,
			(Policy::DeliveryOnly, Move::Delivery) => !traded,
			(Policy::DeliveryOnly, _) => false,
		}
	}
}

/// What certificates of a trade class are like. Copied into a batch at issue; a later change never
/// touches what was issued.
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
pub struct Class {
	/// The granularity of their period.
	pub granularity: Granularity,
	/// The energy of one certificate.
	pub face_value: Energy,
	/// How often they may change hands.
	pub policy: Policy,
	/// Natural months after that of production during which they are valid.
	pub validity_months: u16,
}

impl Class {
	/// The first moment at which certificates of this period are no longer valid. It is the end of
	/// the natural month of production, and as many natural months later as the class says. `None`
	/// if the period has no end.
	pub fn valid_until(&self, period: &Period, offset: MarketOffset) -> Option<Moment> {
		let month = period.natural_month(offset)?.index;
		Period::month(month.checked_add(self.validity_months.into())?).end(offset)
	}

	/// Whether a batch can hold certificates for so much energy, with what the period before may have
	/// left.
	pub fn holds_in_a_batch(&self, energy: Energy) -> bool {
		let carried = self.face_value.wh().saturating_sub(1);
		energy
			.checked_add(Energy::from_wh(carried))
			.and_then(|most| most.portions(self.face_value))
			.is_some_and(|(units, _)| units <= MAX_BATCH_UNITS)
	}
}

/// A run of certificates of one batch: `first..first + units`.
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
pub struct CertificateRange {
	/// Which batch.
	pub batch: BatchId,
	/// The first certificate, counted from 1.
	pub first: u32,
	/// How many.
	pub units: u32,
}

impl CertificateRange {
	/// The first certificate after the run. `None` beyond `u32::MAX`.
	pub fn end(&self) -> Option<u32> {
		self.first.checked_add(self.units)
	}

	/// The run's first `units` and the rest. `None` unless `0 < units < self.units`.
	pub fn split_at(&self, units: u32) -> Option<(CertificateRange, CertificateRange)> {
		if units == 0 || units >= self.units {
			return None;
		}
		let head = CertificateRange { units, ..*self };
		let rest =
			CertificateRange { first: head.end()?, units: self.units.checked_sub(units)?, ..*self };
		Some((head, rest))
	}
}

/// What certificates are locked for.
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
pub enum Lock {
	/// Offered on the market.
	Offer(u64),
	/// In exchange at the trading centre.
	Exchange(ExchangeId),
	/// Pledged to a sale made outside the chain.
	Pledge(PledgeId),
	/// Behind a voucher.
	Voucher(VoucherId),
	/// Offered in this call auction.
	Auction(AuctionId),
}

/// Where certificates stand.
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
pub enum BundleState {
	/// Free.
	Active,
	/// Locked.
	Locked(Lock),
	/// Redeemed, for ever.
	Redeemed(RedemptionId),
	/// Exchanged at the trading centre, for ever.
	Exchanged(ExchangeId),
	/// Withdrawn, for ever.
	Withdrawn,
}

impl BundleState {
	/// Whether nothing can change any more.
	pub const fn is_terminal(&self) -> bool {
		matches!(
			self,
			BundleState::Redeemed(_) | BundleState::Exchanged(_) | BundleState::Withdrawn
		)
	}
}

/// What other pallets need to know of a batch.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct BatchInfo {
	/// The project that generated.
	pub project: ProjectCode,
	/// Whose project it is.
	pub owner: PartyId,
	/// The project's meter.
	pub meter: MeterId,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands.
	pub region: RegionCode,
	/// When the energy was generated.
	pub period: Period,
	/// Trade class.
	pub class: TradeClass,
	/// Energy of one certificate.
	pub face_value: Energy,
	/// How often they may change hands.
	pub policy: Policy,
	/// First moment at which they are no longer valid.
	pub valid_until: Moment,
	/// How many were issued.
	pub issued: u32,
	/// Whether the batch is frozen.
	pub frozen: bool,
}

impl BatchInfo {
	/// The number of the certificate at this place in the batch, from 1. `None` where there is none.
	pub fn number(&self, sequence: u32) -> Option<[u8; 32]> {
		let Self { project, class, source, period, .. } = *self;
		let there = sequence <= self.issued;
		let number = CertificateNumber { project, class, source, period, sequence };
		number.format().ok().filter(|_| there)
	}
}

/// Energy that did not fill a certificate and went from one period to the next.
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
)]
pub struct Carried {
	/// Taken over from the period before.
	pub into: Energy,
	/// Left to the period after.
	pub out: Energy,
}
