//! How the pallets see each other. Every pallet takes what it needs as associated types of its
//! `Config`. The runtime binds them together.
//!
//! Functions that write can fail after a part of the writes. Only a storage layer undoes that part.
//! So call them from a dispatchable, or from within `with_storage_layer`.

mod allowance;
mod effort;
mod evidence;
mod fee;
mod market;
mod meters;
mod parties;
mod register;
mod vouchers;

pub use allowance::{OnAttested, OnFreeCall};
pub use effort::{Effort, OwedLot};
pub use evidence::{EvidenceInspect, OnEvidence, UnwoundVoucher, VerifiedTrade};
pub use fee::Fee;
pub use market::{SettlementAssets, TradeRecords};
pub use meters::{MeterUse, Meters, Readings};
pub use parties::Parties;
pub use register::{
	AuctionSales, Backing, CertificateBatches, EnergyCarried, Redeeming, Tradable, VoucherBacking,
	VoucherRedemption,
};
pub use vouchers::VoucherCustody;
