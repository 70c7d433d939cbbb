//! What the market stores and shows.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{
	certificate::{CertificateRange, EnergySource, ProjectCode, TradeClass},
	party::{PartyId, RegionCode},
	Moment, Period,
};

/// Number of an offer.
pub type OfferId = u64;

/// Number of a demand.
pub type DemandId = u64;

/// Number of a trade.
pub type TradeId = u64;

/// An amount of money in the smallest unit of its asset. A price is per certificate.
pub type Amount = u128;

/// Certificates for sale.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Offer<AccountId, AssetId, Ticket> {
	/// Who sells.
	pub seller: PartyId,
	/// What is still for sale. Locked for this offer; a purchase takes its front.
	pub range: CertificateRange,
	/// Price of one certificate.
	pub price: Amount,
	/// What it is paid in.
	pub asset: AssetId,
	/// The only party that may buy, or `None`: anybody.
	pub to: Option<PartyId>,
	/// The fewest certificates of one purchase; whatever remains may always be bought whole.
	pub min_units: u32,
	/// The first moment at which nothing can be bought any more.
	pub expires_at: Moment,
	/// The account that holds the deposit.
	pub depositor: AccountId,
	/// The deposit.
	pub deposit: Ticket,
}

/// Certificates wanted. The money for them is on hold.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Demand<AccountId, AssetId, Ticket> {
	/// Who buys.
	pub buyer: PartyId,
	/// The one trade class wanted, and so one face value.
	pub class: TradeClass,
	/// What else the certificates must be like.
	pub criteria: Criteria,
	/// How many are still wanted.
	pub units: u32,
	/// The fewest certificates of one fill; whatever remains may always be filled whole.
	pub min_units: u32,
	/// The most that is paid for one certificate.
	pub max_price: Amount,
	/// What it is paid in.
	pub asset: AssetId,
	/// The first moment at which nothing can be filled any more.
	pub expires_at: Moment,
	/// The account on which the money and the deposit are held, whatever party uses it now.
	pub account: AccountId,
	/// The money on hold: the highest price of what is still wanted.
	pub held: Amount,
	/// The deposit.
	pub deposit: Ticket,
}

/// What certificates a demand accepts, beside their class.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Criteria {
	/// What drives the generator; `None`: anything.
	pub source: Option<EnergySource>,
	/// Where it stands, compared as a whole; `None`: anywhere.
	pub region: Option<RegionCode>,
	/// Which project it is; `None`: any.
	pub project: Option<ProjectCode>,
	/// When the energy was generated.
	pub periods: PeriodRange,
	/// For how many seconds the certificates must still be valid when the demand is filled.
	pub min_validity: u64,
}

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

/// A sale that took place: both legs at once. Kept for ever; never changes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Trade<AssetId> {
	/// Who sold.
	pub seller: PartyId,
	/// Who bought.
	pub buyer: PartyId,
	/// What was sold.
	pub range: CertificateRange,
	/// Price of one certificate.
	pub price: Amount,
	/// What was paid in.
	pub asset: AssetId,
	/// When.
	pub at: Moment,
	/// How the parties found each other.
	pub origin: Origin,
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
pub enum Origin {
	/// A purchase from this offer.
	Offer(OfferId),
	/// A fill of this demand.
	Demand(DemandId),
}

/// An offer, as the runtime API shows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OfferInfo<AssetId> {
	/// Who sells.
	pub seller: PartyId,
	/// What is still for sale.
	pub range: CertificateRange,
	/// Price of one certificate.
	pub price: Amount,
	/// What it is paid in.
	pub asset: AssetId,
	/// The only party that may buy, or `None`: anybody.
	pub to: Option<PartyId>,
	/// The fewest certificates of one purchase.
	pub min_units: u32,
	/// The first moment at which nothing can be bought any more.
	pub expires_at: Moment,
	/// Whether that moment has come.
	pub expired: bool,
}

/// A demand, as the runtime API shows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DemandInfo<AccountId, AssetId> {
	/// Who buys.
	pub buyer: PartyId,
	/// The trade class wanted.
	pub class: TradeClass,
	/// What else the certificates must be like.
	pub criteria: Criteria,
	/// How many are still wanted.
	pub units: u32,
	/// The fewest certificates of one fill.
	pub min_units: u32,
	/// The most that is paid for one certificate.
	pub max_price: Amount,
	/// What it is paid in.
	pub asset: AssetId,
	/// The account on which the money is held.
	pub account: AccountId,
	/// The money on hold.
	pub held: Amount,
	/// The first moment at which nothing can be filled any more.
	pub expires_at: Moment,
	/// Whether that moment has come.
	pub expired: bool,
}
