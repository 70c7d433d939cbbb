//! What a party does not pay for itself.

use crate::party::PartyId;

/// What follows when a registrar attests a party, or renews its attestation. Implemented by the allowance pallet.
pub trait OnAttested<AccountId> {
	/// The party, which uses this account, is attested.
	fn attested(party: PartyId, account: &AccountId);
}

impl<AccountId> OnAttested<AccountId> for () {
	fn attested(_: PartyId, _: &AccountId) {}
}

/// Who is told that a call takes no fee. Implemented by the allowance pallet, because a call that carries another one
/// does not tell who takes the fees.
pub trait OnFreeCall {
	/// A call was made that takes no fee.
	fn made();
}

impl OnFreeCall for () {
	fn made() {}
}
