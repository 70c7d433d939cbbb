//! What the pallet tells.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod events {
	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The daily allowance of a party paid the fee of a transaction, or a part of it. The account paid only
		/// the rest. The event `TransactionFeePaid` of the same transaction states the whole fee.
		FeeCovered {
			/// The party.
			party: PartyId,
			/// What the allowance paid, in the smallest unit of the chain's token.
			amount: Amount,
		},
		/// The daily allowance of a party paid the price of a record that stays, or a part of it. The account
		/// paid only the rest.
		PriceCovered {
			/// The party.
			party: PartyId,
			/// What the allowance paid, in the smallest unit of the chain's token.
			amount: Amount,
		},
		/// A fee was not taken, because the call that a proxy made is free. The event `TransactionFeePaid` of
		/// the same transaction states the fee all the same.
		FeeWaived {
			/// The account that signed.
			account: T::AccountId,
			/// What was not taken, in the smallest unit of the chain's token.
			amount: Amount,
		},
		/// A party got its starting grant. No party gets a second one.
		Granted {
			/// The party.
			party: PartyId,
			/// The account of the party, which has the money.
			account: T::AccountId,
			/// How much, in the smallest unit of the chain's token.
			amount: Amount,
		},
		/// The account of the members does not have the money for a starting grant. The party gets it when its
		/// registrar renews the attestation after members have sent money there.
		GrantNotPaid {
			/// The party.
			party: PartyId,
			/// How much it would have got, in the smallest unit of the chain's token.
			amount: Amount,
		},
	}
}
