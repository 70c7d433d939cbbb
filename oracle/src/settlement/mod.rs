//! What a trading centre settled: sheets become rows by a declared mapping, and rows become the settlements of an instalment.

mod mapping;
mod read;
#[cfg(test)]
mod tests;

pub use mapping::{
	Certificates, EnergyColumn, PeriodForm, PeriodLength, PriceForm, ReferenceForm,
	SettlementColumns, SettlementMapping, SheetFormat,
};
pub use read::{SettlementSheets, SettlementSheetsReader};

use crate::Place;
use sp_core::H256;
use sp_crypto_hashing::blake2_256;
use verdigrid_primitives::{
	certificate::{BatchId, CertificateNumber},
	evidence::{EvidenceId, TradeRef},
	party::{MeterId, PartyId},
	Energy, Period,
};

/// What a trading centre settled of one trade in one period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettledTrade {
	/// Where it stands.
	pub place: Place,
	/// The trading centre's own number of it.
	pub number: String,
	/// Its reference on the chain.
	pub reference: TradeRef,
	/// The seller.
	pub seller: PartyId,
	/// The buyer.
	pub buyer: PartyId,
	/// Where the energy was generated.
	pub generation_meter: MeterId,
	/// Where it was used.
	pub consumption_meter: MeterId,
	/// When.
	pub period: Period,
	/// The instalment of the period that it belongs to.
	pub instalment: u16,
	/// How much energy was settled.
	pub energy: Energy,
	/// How many certificates were sold with it.
	pub units: u32,
	/// Which ones.
	pub certificates: WhichCertificates,
	/// The price of one of them, in the smallest unit of the asset.
	pub price: u128,
	/// The revoked evidence that it corrects.
	pub supersedes: Option<EvidenceId>,
}

/// Which certificates were sold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WhichCertificates {
	/// Those of a batch from this one on.
	OfBatch {
		/// The batch.
		batch: BatchId,
		/// The first of them.
		first: u32,
	},
	/// Those from the one with this number on.
	From(CertificateNumber),
	/// Those that the seller pledged under the reference of the settlement.
	Pledged,
}

/// Tells a settlement from others: its reference, and the evidence that it supersedes. A correction has the reference of what it
/// corrects.
pub type TradeKey = (TradeRef, Option<EvidenceId>);

impl SettledTrade {
	/// What tells it from others.
	pub const fn key(&self) -> TradeKey {
		(self.reference, self.supersedes)
	}

	/// Whether it says the same as another one.
	pub fn says_the_same(&self, other: &SettledTrade) -> bool {
		let place = other.place.clone();
		SettledTrade { place, ..self.clone() } == *other
	}
}

/// The reference on the chain of a trading centre's own number: BLAKE2b-256 of its text in UTF-8.
pub fn reference(number: &str) -> TradeRef {
	H256(blake2_256(number.as_bytes()))
}
