//! What the market stores and shows.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, EnergySource, ProjectCode, TradeClass},
	party::{PartyId, RegionCode},
	trade::{Amount, Criteria, DemandId, OfferId, PeriodRange},
	Energy, Moment, Period,
};

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
	/// The only party that may buy. `None` if every party may.
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

/// What can expire.
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
)]
pub enum Order {
	/// This offer.
	Offer(OfferId),
	/// This demand.
	Demand(DemandId),
}

/// A moment as a key that sorts: big-endian, so that the earliest comes first in storage.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Instant([u8; 8]);

impl Instant {
	/// The moment.
	pub const fn moment(self) -> Moment {
		Moment::from_be_bytes(self.0)
	}
}

impl From<Moment> for Instant {
	fn from(moment: Moment) -> Self {
		Instant(moment.to_be_bytes())
	}
}

/// An offer, as the runtime API shows it, with what a buyer needs to know of the certificates.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OfferInfo<AssetId> {
	/// Its number.
	pub id: OfferId,
	/// Who sells.
	pub seller: PartyId,
	/// What is still for sale.
	pub range: CertificateRange,
	/// Price of one certificate.
	pub price: Amount,
	/// What it is paid in.
	pub asset: AssetId,
	/// The only party that may buy. `None` if every party may.
	pub to: Option<PartyId>,
	/// The fewest certificates of one purchase.
	pub min_units: u32,
	/// The first moment at which nothing can be bought any more.
	pub expires_at: Moment,
	/// Whether that moment has come.
	pub expired: bool,
	/// Trade class of the certificates.
	pub class: TradeClass,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands.
	pub region: RegionCode,
	/// The project that generated.
	pub project: ProjectCode,
	/// When the energy was generated.
	pub period: Period,
	/// Energy of one certificate.
	pub face_value: Energy,
	/// The first moment at which the certificates are no longer valid.
	pub valid_until: Moment,
	/// Whether they are frozen.
	pub frozen: bool,
}

/// Which offers to show. `None` leaves a feature open.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct OfferFilter<AssetId> {
	/// Trade class of the certificates.
	pub class: Option<TradeClass>,
	/// What drives the generator.
	pub source: Option<EnergySource>,
	/// Where it stands, compared as a whole.
	pub region: Option<RegionCode>,
	/// The project that generated.
	pub project: Option<ProjectCode>,
	/// When the energy was generated.
	pub periods: Option<PeriodRange>,
	/// What the price is paid in.
	pub asset: Option<AssetId>,
	/// The most for one certificate, in the smallest unit of the offer's asset.
	pub max_price: Option<Amount>,
	/// The party that would buy. Offers made to it are shown beside those made to every party. Its own
	/// offers are not shown. `None` shows only offers made to every party.
	pub buyer: Option<PartyId>,
	/// How many certificates one purchase would be of.
	pub units: Option<u32>,
}

/// Which demands to show. `None` leaves a feature open.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DemandFilter<AssetId> {
	/// Certificates of this batch would be accepted now.
	pub batch: Option<BatchId>,
	/// The class that is wanted.
	pub class: Option<TradeClass>,
	/// Certificates from this source would be accepted.
	pub source: Option<EnergySource>,
	/// Certificates from this region would be accepted.
	pub region: Option<RegionCode>,
	/// Certificates from this project would be accepted.
	pub project: Option<ProjectCode>,
	/// Certificates of this period would be accepted.
	pub period: Option<Period>,
	/// What the price is paid in.
	pub asset: Option<AssetId>,
	/// At least this much would be paid for one certificate, in the smallest unit of the demand's
	/// asset.
	pub min_price: Option<Amount>,
	/// Who would sell: its own demands are not shown.
	pub seller: Option<PartyId>,
	/// How many certificates one fill would be of.
	pub units: Option<u32>,
}

/// A demand, as the runtime API shows it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct DemandInfo<AccountId, AssetId> {
	/// Its number.
	pub id: DemandId,
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
