//! Why calls fail.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The caller's account has no party. Sign with the party's account, or apply in `Identity`.
		NotAParty,
		/// The caller's party is not active. It is not attested, or is suspended, revoked, expired or being
		/// recovered. Ask its registrar.
		PartyNotActive,
		/// There is no voucher with this number. No evidence has the number and no split gave it, or the
		/// voucher expired and was retired. Look the number up among the vouchers of the holder.
		UnknownVoucher,
		/// The voucher belongs to another party. Sign with the account of its holder, or name one of your
		/// own vouchers.
		NotHolder,
		/// The voucher is in custody, or was redeemed or unwound. Wait until the custody ends, or use another
		/// voucher.
		NotActive,
		/// The voucher is not in the custody of this agreement. Look up which agreement holds it.
		NotInCustody,
		/// The evidence of the voucher is contested. Wait until that is decided.
		EvidenceContested,
		/// The evidence of the voucher was revoked, so the voucher cannot be used. Any account can have it
		/// unwound. Its certificates then go back to the party that had them before verification. If that
		/// party handed the voucher over, they go to the party that got it.
		EvidenceRevoked,
		/// No certificates are asked for. Give at least 1.
		NoUnits,
		/// The voucher does not have that many certificates, or a split leaves none. Look up how many it has,
		/// and give a smaller number.
		UnitsOutOfRange,
		/// The evidence of the voucher is not revoked, so the voucher is not unwound. Check its number.
		EvidenceNotRevoked,
		/// The voucher is in custody. Reclaim it from its agreement first. If its evidence is revoked or its
		/// certificates have expired, this is possible at once.
		StillInCustody,
		/// The voucher was redeemed, and that is final. Look the voucher up: it also shows if its evidence was
		/// revoked later.
		AlreadyRedeemed,
		/// The voucher was unwound before. Its certificates went back to the party that had them before
		/// verification, or to whom that party had handed the voucher. Look for them there.
		AlreadyUnwound,
		/// The certificates of the voucher are still valid. Wait until they have expired.
		NotExpired,
		/// No deposit is held for the voucher, because it was not made by a split. There is nothing to return,
		/// and the voucher stays.
		NothingHeld,
		/// The account cannot pay the deposit for one more voucher and keep the least balance of an account.
		/// Send it more of the chain's own token first.
		CannotPayDeposit,
	}
}
