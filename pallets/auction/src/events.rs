//! What happened.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A trading centre opened an auction.
		AuctionOpened {
			/// The auction.
			auction: AuctionId,
			/// The trading centre.
			centre: PartyId,
			/// What is traded.
			lot: Lot,
			/// The asset in which prices are paid.
			asset: AssetIdOf<T>,
			/// The possible prices.
			grid: Grid,
			/// The first second at which no order is taken and none is taken back.
			closes_at: Moment,
		},
		/// A trading centre cancelled its auction. The orders can be taken back.
		AuctionCancelled {
			/// The auction.
			auction: AuctionId,
		},
		/// A party placed a bid. The money for it is on hold.
		BidPlaced {
			/// The auction.
			auction: AuctionId,
			/// The party that buys.
			buyer: PartyId,
			/// How many certificates, beside those that the party wanted at this price before.
			units: u32,
			/// The most that the party pays for one certificate.
			price: Amount,
		},
		/// A party placed an ask. Its certificates are locked.
		AskPlaced {
			/// The auction.
			auction: AuctionId,
			/// The party that sells.
			seller: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// The least that the party takes for one certificate.
			price: Amount,
		},
		/// The owner took a bid back. The money and the deposits are free again.
		BidCancelled {
			/// The auction.
			auction: AuctionId,
			/// The party that wanted to buy.
			buyer: PartyId,
			/// The price of the bid.
			price: Amount,
		},
		/// The owner took an ask back. The certificates and the deposits are free again.
		AskCancelled {
			/// The auction.
			auction: AuctionId,
			/// The party that wanted to sell.
			seller: PartyId,
			/// The batch.
			batch: BatchId,
			/// The first certificate of the ask.
			first: u32,
		},
		/// A bid that could not be settled was taken out of an auction. The money and the deposits are free
		/// again.
		BidDropped {
			/// The auction.
			auction: AuctionId,
			/// The party that wanted to buy.
			buyer: PartyId,
			/// The price of the bid.
			price: Amount,
		},
		/// An ask that could not be settled was taken out of an auction. The certificates and the deposits
		/// are free again.
		AskDropped {
			/// The auction.
			auction: AuctionId,
			/// The party that wanted to sell.
			seller: PartyId,
			/// The batch.
			batch: BatchId,
			/// The first certificate of the ask.
			first: u32,
		},
		/// An auction that is being closed found its price.
		PriceFound {
			/// The auction.
			auction: AuctionId,
			/// Price of one certificate in every trade of the auction. None if no bid met an ask.
			price: Option<Amount>,
			/// How many certificates are to change hands at that price.
			units: u64,
		},
		/// Two orders were matched, and the match could not be settled. Its certificates and its money did
		/// not move. They return with the rest of the two orders.
		MatchLapsed {
			/// The auction.
			auction: AuctionId,
			/// The party that would have sold.
			seller: PartyId,
			/// The party that would have bought.
			buyer: PartyId,
			/// The batch.
			batch: BatchId,
			/// How many certificates.
			units: u32,
			/// Why the match could not be settled.
			error: DispatchError,
		},
		/// A bid is worked off. What it bought is paid, and the rest of its money is free again.
		BidEnded {
			/// The auction.
			auction: AuctionId,
			/// The party that bid.
			buyer: PartyId,
			/// The price of the bid.
			price: Amount,
			/// How many certificates it bought.
			bought: u32,
			/// The money that was given back.
			returned: Amount,
		},
		/// An ask is worked off. What it sold is paid, and the rest of its certificates is free again.
		AskEnded {
			/// The auction.
			auction: AuctionId,
			/// The party that asked.
			seller: PartyId,
			/// The batch.
			batch: BatchId,
			/// The first certificate of the ask.
			first: u32,
			/// How many certificates it sold, from the first on.
			sold: u32,
			/// How many certificates were given back.
			returned: u32,
		},
		/// What is left of an order could not be given back. It stays on hold or locked until its owner
		/// takes it with `cancel_bid` or `cancel_ask`.
		ReturnFailed {
			/// The auction.
			auction: AuctionId,
			/// The party whose order it is.
			party: PartyId,
			/// The price of the order.
			price: Amount,
			/// Why it could not be given back.
			error: DispatchError,
		},
		/// An auction is over.
		AuctionClosed {
			/// The auction.
			auction: AuctionId,
			/// Price of one certificate in every trade of the auction. None if no bid met an ask.
			price: Option<Amount>,
			/// How many certificates changed hands.
			units: u64,
		},
	}
}
