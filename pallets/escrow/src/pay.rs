//! The beneficiary pays: its money goes on hold.

use crate::{AssetOf, BalanceOf, Config, Error, Event, HoldReason, Paid, Pallet, PaymentOf};
use frame_support::{
	ensure,
	traits::{
		fungibles::{hold::Mutate, Inspect},
		tokens::{Fortitude, Preservation},
	},
};
use sp_core::H256;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{layers::ensure_layers, voucher::AgreementId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pay(who: &T::AccountId, id: AgreementId, terms: H256) -> DispatchResult {
		ensure_layers()?;
		let party = Self::bound_party(who)?;
		let agreement = Self::of_beneficiary(id, party, terms)?;
		// Also in a dispute. Otherwise the other side could dispute before the payment arrives, and no ruling
		// could release.
		Self::ensure_accepted(&agreement).map_err(Error::<T>::from)?;
		let (asset, amount) = agreement.terms.payment().ok_or(Error::<T>::NoPaymentDue)?;
		ensure!(!Paid::<T>::contains_key(id), Error::<T>::AlreadyPaid);
		ensure!(Self::can_hold(who, asset.clone(), amount), Error::<T>::InsufficientFunds);
		T::HeldMoney::hold(asset.clone(), &HoldReason::Payment.into(), who, amount)?;
		let account = who.clone();
		let payment = PaymentOf::<T> { account: who.clone(), asset: asset.clone(), amount };
		Paid::<T>::insert(id, payment);
		Self::deposit_event(Event::Paid { agreement: id, account, asset, amount });
		Self::release_if_possible(id, agreement);
		Ok(())
	}

	/// Whether the account has the amount beside the minimum balance of the asset, as `hold` counts it. What else
	/// may prevent the hold, `hold` says itself.
	fn can_hold(who: &T::AccountId, asset: AssetOf<T>, amount: BalanceOf<T>) -> bool {
		let free =
			T::HeldMoney::reducible_balance(asset, who, Preservation::Protect, Fortitude::Force);
		free >= amount
	}
}
