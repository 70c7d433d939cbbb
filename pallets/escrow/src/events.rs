//! What happened.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A depositor opened an agreement, and the voucher went into custody. The beneficiary can accept.
		Opened {
			/// The agreement.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// The party that holds the voucher.
			depositor: PartyId,
			/// The terms. They name the party that can accept, and the moment of the deadline. From the deadline on,
			/// nothing is done for the agreement.
			terms: TermsOf<T>,
			/// The hash of the terms. The calls `accept`, `pay`, `approve` and `arbitrate` name it.
			terms_hash: H256,
		},
		/// The beneficiary accepted an agreement.
		Accepted {
			/// The agreement.
			agreement: AgreementId,
		},
		/// The beneficiary paid. The payment is on hold.
		Paid {
			/// The agreement.
			agreement: AgreementId,
			/// The account on which the payment is held.
			account: T::AccountId,
			/// The asset.
			asset: AssetOf<T>,
			/// The amount, in the smallest unit of the asset.
			amount: BalanceOf<T>,
		},
		/// An agreement ended as agreed. The depositor got the payment, if one was agreed. The voucher was
		/// delivered or redeemed.
		Released {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// The party that had the voucher.
			depositor: PartyId,
			/// The party for which the voucher was meant.
			beneficiary: PartyId,
			/// The redemption. None if the voucher now belongs to the beneficiary.
			redemption: Option<RedemptionId>,
		},
		/// An agreement ended without release. The voucher went back to the depositor. A payment went back
		/// to its account, unless `Withheld` says otherwise.
		Refunded {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The voucher.
			voucher: VoucherId,
			/// The party that holds the voucher.
			depositor: PartyId,
			/// The reason.
			cause: Cause,
		},
		/// A party that the conditions name approved an agreement.
		Approved {
			/// The agreement.
			agreement: AgreementId,
			/// The party.
			party: PartyId,
		},
		/// The secret of a hash lock was revealed. It opens the same lock on other chains too.
		Revealed {
			/// The agreement.
			agreement: AgreementId,
			/// The hash lock: the SHA2-256 hash of the secret.
			lock: H256,
			/// The secret.
			preimage: Preimage,
		},
		/// One side disputed an agreement. If the arbiter does not decide before the deadline, both sides
		/// are returned then.
		Disputed {
			/// The agreement.
			agreement: AgreementId,
			/// The party that disputed.
			by: PartyId,
		},
		/// The arbiter decided a dispute. `Released` or `Refunded` follows. It follows at once, unless the
		/// voucher cannot be released yet.
		Ruled {
			/// The agreement.
			agreement: AgreementId,
			/// The decision.
			ruling: Ruling,
		},
		/// A payment could not be returned, because the asset blocks its account. It stays on hold there.
		/// Call `reclaim` again when the asset no longer blocks the account.
		Withheld {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The account on which the payment is held.
			account: T::AccountId,
			/// The asset.
			asset: AssetOf<T>,
			/// The amount, in the smallest unit of the asset.
			amount: BalanceOf<T>,
		},
		/// A payment that was withheld is free again.
		Returned {
			/// The agreement, which has ended.
			agreement: AgreementId,
			/// The account to which the payment belongs.
			account: T::AccountId,
			/// The asset.
			asset: AssetOf<T>,
			/// The amount, in the smallest unit of the asset.
			amount: BalanceOf<T>,
		},
	}
}
