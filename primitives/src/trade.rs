//! Sales for money: prices, what a buyer wants, and the record of a trade.

use crate::{
	certificate::{
		can_be_numbered, AuctionId, BatchInfo, CertificateRange, Class, EnergySource, Move,
		ProjectCode, TradeClass,
	},
	party::{is_region, PartyId, RegionCode},
	BlockNumber, MarketOffset, Moment, Period,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Number of an offer.
pub type OfferId = u64;

/// Number of a demand.
pub type DemandId = u64;

/// Number of a trade.
pub type TradeId = u64;

/// An amount of money in the smallest unit of its asset. A price is of one certificate.
pub type Amount = u128;

/// Consecutive periods of one granularity, the last included.
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
pub struct PeriodRange {
	/// The first period.
	pub first: Period,
	/// The last period: of the same granularity, and not before the first.
	pub last: Period,
}

impl PeriodRange {
	/// Whether both ends have one granularity and stand in order.
	pub fn is_well_formed(&self) -> bool {
		self.first.granularity == self.last.granularity && self.first.index <= self.last.index
	}

	/// Whether `period` is one of these.
	pub fn contains(&self, period: &Period) -> bool {
		let Period { granularity, index } = *period;
		granularity == self.first.granularity
			&& granularity == self.last.granularity
			&& (self.first.index..=self.last.index).contains(&index)
	}
}

/// What certificates a buyer accepts, beside their class.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Criteria {
	/// What drives the generator. `None` accepts every source.
	pub source: Option<EnergySource>,
	/// Where the generator stands, compared as a whole. `None` accepts every region.
	pub region: Option<RegionCode>,
	/// Which project generated. `None` accepts every project.
	pub project: Option<ProjectCode>,
	/// When the energy was generated.
	pub periods: PeriodRange,
	/// For how many seconds the certificates must still be valid: from the fill of a demand on, or from
	/// the closing time of an auction on.
	pub min_validity: u64,
}

/// When the certificates must exist, and how long they must be valid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Horizon {
	/// The certificates must be issued before this moment.
	pub issued_by: Moment,
	/// The certificates must be valid until this moment at least.
	pub valid_until: Moment,
}

/// Why no certificate can ever be what is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unmatchable {
	/// Certificates of the class are not sold here.
	ClassNotTradable,
	/// The region has a wrong character or a wrong length.
	InvalidRegion,
	/// The project code has a wrong character or check character.
	InvalidProjectCode,
	/// The periods are not consecutive periods of one granularity.
	InvalidPeriods,
	/// Certificates of the class have periods of another granularity.
	GranularityMismatch,
	/// No certificate number can say the last period.
	PeriodsOutOfRange,
	/// The first period has not ended in time.
	PeriodsTooLate,
	/// No certificate of the class and the periods is valid for so long.
	ValidityOutOfReach,
}

/// Why certificates of a batch are not what is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mismatch {
	/// Another trade class is wanted.
	Class,
	/// Another energy source is wanted.
	Source,
	/// Another region is wanted.
	Region,
	/// Another project is wanted.
	Project,
	/// Other periods are wanted.
	Period,
	/// A longer validity is wanted.
	Validity,
}

impl Criteria {
	/// Fails when no certificate of a class with these terms can ever match.
	pub fn check_matchable(
		&self,
		terms: &Class,
		offset: MarketOffset,
		horizon: Horizon,
	) -> Result<(), Unmatchable> {
		let ensure = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
		ensure(terms.policy.allows(Move::Trade, false), Unmatchable::ClassNotTradable)?;
		ensure(self.region.as_ref().is_none_or(is_region), Unmatchable::InvalidRegion)?;
		let project = self.project.as_ref();
		ensure(project.is_none_or(|code| code.check().is_ok()), Unmatchable::InvalidProjectCode)?;
		self.check_periods(terms, offset, horizon.issued_by)?;
		let latest = self.latest_validity(terms, offset, horizon.issued_by);
		ensure(latest >= Some(horizon.valid_until), Unmatchable::ValidityOutOfReach)
	}

	/// Certificates are issued after the end of their period.
	fn check_periods(
		&self,
		terms: &Class,
		offset: MarketOffset,
		issued_by: Moment,
	) -> Result<(), Unmatchable> {
		let ensure = |holds: bool, refusal| if holds { Ok(()) } else { Err(refusal) };
		let PeriodRange { first, last } = self.periods;
		ensure(self.periods.is_well_formed(), Unmatchable::InvalidPeriods)?;
		ensure(first.granularity == terms.granularity, Unmatchable::GranularityMismatch)?;
		ensure(can_be_numbered(&last), Unmatchable::PeriodsOutOfRange)?;
		let in_time = first.end(offset).is_some_and(|end| end < issued_by);
		ensure(in_time, Unmatchable::PeriodsTooLate)
	}

	/// The latest end of validity of all certificates that can exist in time.
	fn latest_validity(
		&self,
		terms: &Class,
		offset: MarketOffset,
		issued_by: Moment,
	) -> Option<Moment> {
		let last = self.periods.last;
		let current = Period::containing(last.granularity, issued_by, offset)?;
		terms.valid_until(&current.min(last), offset)
	}

	/// Fails unless certificates of the batch are of this class and meet the criteria. Their validity is
	/// measured from `at`.
	pub fn check_batch(
		&self,
		class: TradeClass,
		batch: &BatchInfo,
		at: Moment,
	) -> Result<(), Mismatch> {
		let Criteria { source, region, project, periods, min_validity } = self;
		let ensure = |holds: bool, mismatch| if holds { Ok(()) } else { Err(mismatch) };
		ensure(batch.class == class, Mismatch::Class)?;
		ensure(source.is_none_or(|wanted| wanted == batch.source), Mismatch::Source)?;
		let region = region.as_ref();
		ensure(region.is_none_or(|wanted| *wanted == batch.region), Mismatch::Region)?;
		ensure(project.is_none_or(|wanted| wanted == batch.project), Mismatch::Project)?;
		ensure(periods.contains(&batch.period), Mismatch::Period)?;
		let remaining = batch.valid_until.saturating_sub(at);
		ensure(remaining >= *min_validity, Mismatch::Validity)
	}
}

/// A sale that took place: certificates and money changed hands in one step. It never changes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Trade<AssetId> {
	/// The party that sold.
	pub seller: PartyId,
	/// The party that bought.
	pub buyer: PartyId,
	/// The certificates.
	pub range: CertificateRange,
	/// Price of one certificate.
	pub price: Amount,
	/// The asset that was paid.
	pub asset: AssetId,
	/// The moment of the trade.
	pub at: Moment,
	/// The block of the trade.
	pub block: BlockNumber,
	/// How the parties found each other.
	pub origin: TradeOrigin,
}

/// What a trade came from.
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
pub enum TradeOrigin {
	/// A purchase from this offer.
	Offer(OfferId),
	/// A fill of this demand.
	Demand(DemandId),
	/// A match in this auction.
	Auction(AuctionId),
}
