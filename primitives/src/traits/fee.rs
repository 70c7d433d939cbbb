//! What is paid for what stays in state for ever.

use sp_runtime::DispatchResult;

/// A price of something that stays in state for ever. It is taken at once, and no deposit is held for it.
pub trait Fee<AccountId> {
	/// Takes the price. Fails and takes nothing if the account does not have the money.
	fn pay(who: &AccountId) -> DispatchResult;
}
