//! What happened.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Certificates are for sale, and locked.
		Offered {
			/// The offer.
			offer: OfferId,
			/// The party that sells.
			seller: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// Price of one certificate.
			price: Amount,
			/// The asset in which the price is paid.
			asset: AssetIdOf<T>,
			/// The only party that may buy. None if every party may.
			to: Option<PartyId>,
			/// The fewest certificates of one purchase.
			min_units: u32,
			/// The first second at which nothing can be bought any more.
			expires_at: Moment,
		},
		/// The seller took an offer back. What was left of it is free again.
		OfferCancelled {
			/// The offer.
			offer: OfferId,
		},
		/// An offer ended: its last certificate was bought.
		SoldOut {
			/// The offer.
			offer: OfferId,
		},
		/// Certificates are wanted. The money for them is on hold.
		Demanded {
			/// The demand.
			demand: DemandId,
			/// The party that buys.
			buyer: PartyId,
			/// The trade class.
			class: TradeClass,
			/// What else the certificates must be like.
			criteria: Criteria,
			/// How many certificates.
			units: u32,
			/// The fewest certificates of one fill.
			min_units: u32,
			/// The most that is paid for one certificate.
			max_price: Amount,
			/// The asset in which the price is paid.
			asset: AssetIdOf<T>,
			/// The first second at which nothing can be filled any more.
			expires_at: Moment,
		},
		/// The buyer took a demand back. The money that was still held for it is free again.
		DemandCancelled {
			/// The demand.
			demand: DemandId,
		},
		/// A demand ended: its last certificate was delivered.
		Satisfied {
			/// The demand.
			demand: DemandId,
		},
		/// An offer or a demand ended because its time was over. What was left of it is free again.
		OrderExpired {
			/// The offer or the demand.
			order: Order,
		},
		/// The chain could not end an expired offer or demand by itself. The order stays. Any account can
		/// end it with `expire` once the cause is gone.
		ExpiryFailed {
			/// The offer or the demand.
			order: Order,
			/// Why it could not be ended.
			error: DispatchError,
		},
		/// Certificates and money changed hands in one step.
		Traded {
			/// The trade.
			trade: TradeId,
			/// The party that sold.
			seller: PartyId,
			/// The party that bought.
			buyer: PartyId,
			/// The certificates.
			range: CertificateRange,
			/// Price of one certificate.
			price: Amount,
			/// The asset that was paid.
			asset: AssetIdOf<T>,
			/// The offer, the demand or the auction from which the trade came.
			origin: TradeOrigin,
		},
		/// Governance said whether an asset is money on this market.
		SettlementAssetSet {
			/// The asset.
			asset: AssetIdOf<T>,
			/// Whether it is.
			allowed: bool,
		},
	}
}
