//! Records of the pallet Market: offers, demands, trades, and the assets that are money there.

use super::record;
use crate::ledger::values::{
	padded, words, Account, Asset, At, ClassLetter, Code, EnergySource, Money, Period, Range,
	Region,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use verdigrid_client::api::runtime_types::verdigrid_primitives::trade as chain;

words! {
	/// How far an offer has come. Whether its time is over follows from `expiresAt`.
	OfferStatus {
		/// Something is still for sale.
		Open,
		/// The last certificate was bought.
		SoldOut,
		/// The seller took it back.
		Cancelled,
		/// It ended because its time was over.
		Expired,
	}
	/// How far a demand has come. Whether its time is over follows from `expiresAt`.
	DemandStatus {
		/// Something is still wanted.
		Open,
		/// The last certificate was delivered.
		Satisfied,
		/// The buyer took it back.
		Cancelled,
		/// It ended because its time was over.
		Expired,
	}
	/// What a trade came from.
	OriginKind {
		/// A purchase from an offer.
		Offer,
		/// A fill of a demand.
		Demand,
		/// A match in an auction.
		Auction,
	}
}

/// Certificates for sale.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
	/// Its number.
	pub id: u64,
	/// The party that sells.
	pub seller: u32,
	/// What was offered.
	pub offered: Range,
	/// What is still for sale, or was when it ended. Without units when everything was sold.
	pub range: Range,
	/// How many were sold.
	pub sold: u32,
	/// The price of one certificate.
	pub price: Money,
	/// What it is paid in.
	pub asset: Asset,
	/// The only party that may buy.
	pub to: Option<u32>,
	/// The fewest certificates of one purchase.
	pub min_units: u32,
	/// The first moment at which nothing can be bought any more, in seconds since 1970.
	pub expires_at: u64,
	/// The account on which the deposit is held.
	pub depositor: Account,
	/// How far it has come.
	pub status: OfferStatus,
	/// Whether the chain could not end it when its time was over. Any account can end it with `expire`.
	pub stuck: bool,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Offer, "offers", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"seller": r.seller,
	"to": r.to,
	"batch": r.offered.batch,
	"asset": &r.asset,
	"status": r.status,
});

/// Certificates wanted.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Demand {
	/// Its number.
	pub id: u64,
	/// The party that buys.
	pub buyer: u32,
	/// The trade class.
	pub class: ClassLetter,
	/// What else the certificates must be like.
	pub criteria: Criteria,
	/// How many were wanted.
	pub wanted: u32,
	/// How many are still wanted, or were when it ended.
	pub units: u32,
	/// The fewest certificates of one fill.
	pub min_units: u32,
	/// The most that is paid for one certificate.
	pub max_price: Money,
	/// What it is paid in.
	pub asset: Asset,
	/// The first moment at which nothing can be filled any more, in seconds since 1970.
	pub expires_at: u64,
	/// The account on which the money and the deposit are held.
	pub account: Account,
	/// The money on hold. 0 when it ended.
	pub held: Money,
	/// How far it has come.
	pub status: DemandStatus,
	/// Whether the chain could not end it when its time was over. Any account can end it with `expire`.
	pub stuck: bool,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Demand, "demands", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"buyer": r.buyer,
	"class": &r.class,
	"asset": &r.asset,
	"status": r.status,
});

/// What certificates a buyer accepts, beside their class. What is not there is accepted as it comes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Criteria {
	/// What drives the generator.
	pub source: Option<EnergySource>,
	/// Where it stands.
	pub region: Option<Region>,
	/// The project that generated.
	pub project: Option<Code>,
	/// The first period.
	pub first_period: Period,
	/// The last period.
	pub last_period: Period,
	/// For how many seconds the certificates must still be valid.
	pub min_validity: u64,
}

impl From<&chain::Criteria> for Criteria {
	fn from(criteria: &chain::Criteria) -> Self {
		use crate::ledger::values::{code, region};
		Criteria {
			source: criteria.source.as_ref().map(|source| (&source.0).into()),
			region: criteria.region.as_ref().map(region),
			project: criteria.project.as_ref().map(code),
			first_period: (&criteria.periods.first.0).into(),
			last_period: (&criteria.periods.last.0).into(),
			min_validity: criteria.min_validity,
		}
	}
}

/// A sale that took place: certificates and money changed hands in one step.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Trade {
	/// Its number.
	pub id: u64,
	/// The party that sold.
	pub seller: u32,
	/// The party that bought.
	pub buyer: u32,
	/// The certificates.
	pub range: Range,
	/// The price of one certificate.
	pub price: Money,
	/// The price of all.
	pub total: Money,
	/// The asset that was paid.
	pub asset: Asset,
	/// What it came from.
	pub origin: OriginKind,
	/// The number of the offer, the demand or the auction.
	pub origin_id: u64,
	/// The project that generated.
	pub project: Code,
	/// The trade class.
	pub class: ClassLetter,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Trade, "trades", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"seller": r.seller,
	"buyer": r.buyer,
	"party": vec![r.seller, r.buyer],
	"batch": r.range.batch,
	"project": &r.project,
	"class": &r.class,
	"asset": &r.asset,
	"origin": r.origin,
	"offer": r.from(OriginKind::Offer),
	"demand": r.from(OriginKind::Demand),
	"auction": r.from(OriginKind::Auction),
});

impl Trade {
	fn from(&self, origin: OriginKind) -> Option<u64> {
		Some(self.origin_id).filter(|_| self.origin == origin)
	}
}

/// An asset that is or was money on the market.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettlementAsset {
	/// The asset.
	pub id: Asset,
	/// Whether it is money now.
	pub allowed: bool,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(SettlementAsset, "settlementAssets", |r| id: r.id.to_string(), order: r.id.to_string(), facets: {
	"allowed": r.allowed,
});
