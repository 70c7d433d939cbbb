//! What was sold on the chain's markets, for ever.

use verdigrid_primitives::{
	certificate::{AuctionId, CertificateRange},
	party::PartyId,
	Moment,
};

use super::{take, Asset, Model};
use verdigrid_runtime::Balance;

/// Where seller and buyer met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SoldBy {
	Offer(u64),
	Demand(u64),
	Auction(AuctionId),
}

/// Certificates that changed hands for money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sale {
	pub by: SoldBy,
	pub seller: PartyId,
	pub buyer: PartyId,
	pub range: CertificateRange,
	/// Of one certificate.
	pub price: Balance,
	pub asset: Asset,
	pub at: Moment,
}

impl Model {
	pub(super) fn note_sale(&mut self, sale: Sale) {
		let number = take(&mut self.next.trade);
		self.sales.insert(number, sale);
	}
}
