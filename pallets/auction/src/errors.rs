//! Why calls fail.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The signing account belongs to no party. Apply for an identity first, or sign with the present
		/// account of the party.
		NotAParty,
		/// The party is not attested, or is suspended, revoked or expired, or its account is being
		/// recovered. Ask its registrar. The party can still cancel its own orders.
		PartyNotActive,
		/// A party of the match is suspended or revoked, or its account is being recovered. The match
		/// lapses, and both sides get back what they put into it. Trade it again later.
		PartyBarred,
		/// The party does not have the role of a trading centre. Sign with the account of a trading centre.
		RoleMissing,
		/// Another trading centre opened the auction. Sign with the account of that party.
		NotCentre,
		/// There is no auction with this number. Look up the number.
		UnknownAuction,
		/// The buyer has no bid at this price in this auction. Look up its bids. The chain removes a bid
		/// after it has settled or returned it.
		UnknownBid,
		/// The seller has no such ask in this auction. Look up its asks. The chain removes an ask after it
		/// has settled or returned it.
		UnknownAsk,
		/// The asset is not a settlement asset, or is not one any more. Use an asset that governance allows.
		AssetNotAllowed,
		/// Units times price, or a counter, is too large to be computed. Trade less at once.
		Overflow,
		/// The closing time is not in the future of chain time. Give a later one, in seconds.
		ClosingTimeInPast,
		/// The closing time is further ahead than the parameter `MaxOfferDuration` of the chain allows. Give
		/// an earlier one, in seconds.
		ClosingTimeTooFar,
		/// The lowest price or the tick of the grid is zero, or there are not 1 to 1,024 levels. Correct the
		/// grid.
		InvalidGrid,
		/// The price is not on the grid of the auction. Give the lowest price plus a number of ticks.
		PriceOffGrid,
		/// The order is for no certificates. Give at least one.
		NoUnits,
		/// The account cannot pay this much of the asset of the auction and keep its minimum balance. Send
		/// more of that asset to the account first.
		InsufficientFunds,
		/// The account cannot pay the deposit, or the steps of the closing, and keep the minimum balance of
		/// an account. Send more of the chain's own token to the account first.
		CannotPayDeposit,
		/// There is no such trade class. Choose a class that governance has set.
		UnknownClass,
		/// Certificates of this class go to their user by verification, and are never sold here. Choose a
		/// class that may change hands.
		ClassNotTradable,
		/// A region has 1 to 8 characters `0-9`, `A-Z` and `-`, for example `CN-11`. Correct the region, or
		/// give none to accept every region.
		InvalidRegion,
		/// The two periods are not of one granularity, or the last is before the first. Give the first and
		/// the last of consecutive periods.
		InvalidPeriods,
		/// Certificates of this class have periods of another granularity. Give periods of that granularity,
		/// or choose another class.
		GranularityMismatch,
		/// A certificate number cannot name the last period. Months are from 2000 to 2099, days and hours up
		/// to index 1,679,615. Choose periods within these.
		PeriodsOutOfRange,
		/// The first period has not ended before the closing time, so no certificate can exist in time.
		/// Choose an earlier period or a later closing time.
		PeriodsTooLate,
		/// No certificate of this class and these periods is valid for `min_validity` seconds, and for a day,
		/// after the closing time. Ask for less, or for later periods.
		ValidityOutOfReach,
		/// The project code has a wrong character or check character. Compare it with the original.
		InvalidProjectCode,
		/// There is no such batch of certificates. Look up the number.
		UnknownBatch,
		/// The certificates are of another trade class than the lot. Use others.
		ClassMismatch,
		/// The certificates are from another energy source than the lot. Use others.
		SourceMismatch,
		/// The certificates are from another region than the lot. Use others.
		RegionMismatch,
		/// The certificates are from another project than the lot. Use others.
		ProjectMismatch,
		/// The certificates are of a period that the lot does not cover. Use others.
		PeriodMismatch,
		/// The certificates expire sooner after the closing time than the lot accepts. Use others.
		ValidityTooShort,
		/// The auction takes no more orders and cannot be cancelled any more: its closing time has come, or
		/// it was cancelled. Look for another auction.
		AuctionNotOpen,
		/// The party has orders on the other side of this auction. Take those back first.
		BothSides,
		/// The money of the bid at this price is held on another account of the party. Take that bid back,
		/// then bid again.
		HeldElsewhere,
		/// From its closing time until it is closed, no order of an auction can be taken back. Close the
		/// auction with `close`.
		AuctionBeingClosed,
		/// The closing time of the auction has not come. Wait until then. Owners can still take their orders
		/// back.
		AuctionNotDue,
		/// The auction is closed, or every order of the cancelled auction is worked off. Nothing is left to
		/// do. The owner takes what could not be returned with `cancel_bid` or `cancel_ask`.
		AuctionClosed,
		/// The number of steps is not 1 to 64. Give 1 to 64, and call again for more.
		StepsOutOfRange,
		/// The attestation of the party does not last until a day after the closing time. Ask its registrar
		/// to renew it, or look for an auction that closes earlier.
		AttestationEndsTooEarly,
		/// The certificates are not valid until a day after the closing time. Look for an auction that closes
		/// earlier.
		CertificatesEndTooEarly,
		/// Nothing stops this order: its party is not barred, and governance has not frozen its batch. A
		/// freeze by an issuer does not count. Only the owner can take the order back.
		OrderCanSettle,
	}
}
