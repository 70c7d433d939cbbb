//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A voucher went into custody on terms that its beneficiary may accept.
		Opened {
			/// The agreement.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// Whose it is.
			depositor: PartyId,
			/// Who may accept.
			beneficiary: PartyId,
			/// From when on nothing can be done for it any more, in seconds since 1970.
			deadline: Moment,
			/// The hash of its terms, which `accept`, `pay`, `approve` and `arbitrate` have to name.
			terms_hash: H256,
		},
		/// The beneficiary accepted.
		Accepted {
			/// The agreement.
			agreement: AgreementId,
		},
		/// The beneficiary's payment is on hold.
		Paid {
			/// The agreement.
			agreement: AgreementId,
			/// The account it is held at.
			account: T::AccountId,
			/// The asset.
			asset: AssetOf<T>,
			/// How much, in the asset's smallest unit.
			amount: BalanceOf<T>,
		},
		/// All conditions held, or the arbiter ruled so: the depositor has the payment, if one was
		/// agreed, and the voucher was delivered or redeemed.
		Released {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// Who had it.
			depositor: PartyId,
			/// For whom it was.
			beneficiary: PartyId,
			/// The redemption, or none if the voucher is now the beneficiary's.
			redemption: Option<RedemptionId>,
		},
		/// The voucher went back to the depositor, and the payment, if made, to where it was held.
		Refunded {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// Whose it is.
			depositor: PartyId,
			/// Why.
			cause: Cause,
		},
		/// A party that the conditions name approved.
		Approved {
			/// The agreement.
			agreement: AgreementId,
			/// The party.
			party: PartyId,
		},
		/// The secret of a hash lock came out. It opens the same lock on other chains too.
		Revealed {
			/// The agreement.
			agreement: AgreementId,
			/// The hash lock: the SHA2-256 hash of the secret.
			lock: H256,
			/// The secret.
			preimage: Preimage,
		},
		/// One side disputed. Unless the arbiter decides before the deadline, both sides are
		/// returned at it.
		Disputed {
			/// The agreement.
			agreement: AgreementId,
			/// The side.
			by: PartyId,
		},
		/// The arbiter decided. What came of it follows as an event of its own, at once unless the
		/// voucher cannot be released yet.
		Ruled {
			/// The agreement.
			agreement: AgreementId,
			/// The decision.
			ruling: Ruling,
		},
		/// A payment could not be returned with the voucher, because the asset blocks the account:
		/// it stays on hold there. When the asset no longer blocks it, call `reclaim` again.
		Withheld {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The account it is held at.
			account: T::AccountId,
			/// The asset.
			asset: AssetOf<T>,
			/// How much, in the asset's smallest unit.
			amount: BalanceOf<T>,
		},
		/// A payment that had been withheld is free.
		Returned {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// Whose it is.
			account: T::AccountId,
			/// The asset.
			asset: AssetOf<T>,
			/// How much, in the asset's smallest unit.
			amount: BalanceOf<T>,
		},
	}
}
