//! Prices that are taken, as the runtime takes them. Here nobody gets them.

use crate::AccountId;
use core::marker::PhantomData;
use frame_support::traits::{
	fungible::Balanced,
	tokens::{Fortitude, Precision, Preservation},
	Get,
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::traits::Fee;

/// A price in this currency.
pub struct PaidFee<Currency, Price>(PhantomData<(Currency, Price)>);

impl<Currency: Balanced<AccountId>, Price: Get<Currency::Balance>> Fee<AccountId>
	for PaidFee<Currency, Price>
{
	fn pay(who: &AccountId) -> DispatchResult {
		let (exact, protect) = (Precision::Exact, Preservation::Protect);
		Currency::withdraw(who, Price::get(), exact, protect, Fortitude::Polite).map(drop)
	}
}
