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
		/// The seller of the offer is not active at present. Buy from another offer, or wait.
		SellerNotActive,
		/// The buyer of the demand is not active at present. Sell to another demand, or wait.
		BuyerNotActive,
		/// There is no party with the number given in `to`. Look up the number, or give none to sell to every
		/// party.
		UnknownParty,
		/// There is no such open offer: the number was never given, or the offer was sold out, cancelled or
		/// ended after its expiry. Look up the open offers.
		UnknownOffer,
		/// There is no such open demand: the number was never given, or the demand was filled, cancelled or
		/// ended after its expiry. Look up the open demands.
		UnknownDemand,
		/// Another party made the offer. Sign with the account of that party.
		NotSeller,
		/// Another party made the demand. Sign with the account of that party.
		NotBuyer,
		/// The offer is made to another party. Choose an offer that every party may buy from.
		NotIntendedBuyer,
		/// Seller and buyer are the same party. To take your own order back, cancel it.
		SelfTrade,
		/// The asset is not a settlement asset, or is not one any more. Use an asset that governance allows.
		AssetNotAllowed,
		/// There is no such asset. Create it first.
		UnknownAsset,
		/// The price is zero. Give the price of one certificate, in the smallest unit of the asset.
		ZeroPrice,
		/// Units times price, or a counter, is too large to be computed. Trade less at once.
		Overflow,
		/// The order is for no certificates. Give at least one.
		NoUnits,
		/// `min_units` is zero or more than `units`. Give a number from 1 to `units`.
		MinUnitsOutOfRange,
		/// The expiry is not in the future of chain time. Give a later one, in seconds.
		ExpiryInPast,
		/// The expiry is further ahead than the parameter `MaxOfferDuration` of the chain allows. Give an
		/// earlier one, in seconds.
		ExpiryTooFar,
		/// The offer or the demand has expired. Look for another. Any account can end this one with
		/// `expire`.
		Expired,
		/// The offer or the demand has not expired. Wait until its expiry. Its owner can cancel it before.
		NotExpired,
		/// There are fewer certificates left in the offer or the demand. Look up what is left: others may
		/// have traded.
		TooManyUnits,
		/// These are fewer certificates than `min_units`, and not all that is left. Take more, or all that is
		/// left.
		TooFewUnits,
		/// The price of one certificate is above the most that the buyer pays: the `max_price` of the call,
		/// or that of the demand. Give a higher `max_price`, or sell at a lower price.
		PriceAboveLimit,
		/// The account cannot pay this much of the asset and keep its minimum balance. Send more of that
		/// asset to the account first.
		InsufficientFunds,
		/// The account cannot pay the deposit and keep the minimum balance of an account. Send more of the
		/// chain's own token to the account first.
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
		/// No certificate number can say the last period. Months are from 2000 to 2099, days and hours up to
		/// index 1,679,615. Choose periods within these.
		PeriodsOutOfRange,
		/// The first period does not end before the demand, so no certificate can exist in time. Choose an
		/// earlier period or a later expiry.
		PeriodsTooLate,
		/// No certificate of this class and these periods is valid for `min_validity` seconds from now on.
		/// Ask for less, or for later periods.
		ValidityOutOfReach,
		/// The project code has a wrong character or check character. Compare it with the original.
		InvalidProjectCode,
		/// There is no such batch of certificates. Look up the number.
		UnknownBatch,
		/// The certificates are of another trade class than the demand wants. Use others.
		ClassMismatch,
		/// The certificates are from another energy source than the demand wants. Use others.
		SourceMismatch,
		/// The certificates are from another region than the demand wants. Use others.
		RegionMismatch,
		/// The certificates are from another project than the demand wants. Use others.
		ProjectMismatch,
		/// The certificates are of a period that the demand does not cover. Use others.
		PeriodMismatch,
		/// The certificates expire sooner than the demand accepts. Use others.
		ValidityTooShort,
		/// The offer or the demand has another batch, or another asset, than the call names. Read it again.
		OrderMismatch,
		/// The minimum balance of the asset is more than one smallest unit, so small sums could not be paid.
		/// Lower the minimum balance to one, or choose another asset.
		MinimumBalanceTooHigh,
	}
}
