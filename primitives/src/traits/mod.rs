//! How the pallets see each other. Every pallet takes what it needs as associated types of its
//! `Config`; the runtime binds them together.
//!
//! All functions that write leave state as it was when they fail only inside a storage layer: call
//! them from a dispatchable, or from within `with_storage_layer`.

mod evidence;
mod market;
mod meters;
mod parties;
mod register;
mod scenario;
mod vouchers;

pub use evidence::{EvidenceInspect, OnEvidence, UnwoundVoucher, VerifiedTrade};
pub use market::{SettlementAssets, TradeRecords};
pub use meters::{MeterUse, Meters, Readings};
pub use parties::Parties;
pub use register::{
	AuctionSales, Backing, CertificateBatches, EnergyCarried, Redeeming, Tradable, VoucherBacking,
	VoucherRedemption,
};
pub use scenario::Scenario;
pub use vouchers::VoucherCustody;
