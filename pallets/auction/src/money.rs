//! Money of bids, and payments. An account always keeps the minimum balance of the asset: an account that
//! could end here would pay its dust on top.

use crate::{AssetIdOf, Config, Error, HoldReason, Pallet};
use frame_support::{
	pallet_prelude::*,
	traits::{
		fungibles::{Inspect, Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation, Restriction},
	},
};
use verdigrid_primitives::trade::Amount;

impl<T: Config> Pallet<T> {
	/// The price of so many certificates.
	pub(crate) fn total(price: Amount, units: u32) -> Result<Amount, DispatchError> {
		Ok(price.checked_mul(units.into()).ok_or(Error::<T>::Overflow)?)
	}

	/// Puts money on hold for a bid.
	pub(crate) fn hold(asset: &AssetIdOf<T>, who: &T::AccountId, amount: Amount) -> DispatchResult {
		ensure!(Self::spendable(asset, who) >= amount, Error::<T>::InsufficientFunds);
		T::HeldMoney::hold(asset.clone(), &HoldReason::Bid.into(), who, amount)
	}

	/// Pays exactly `amount` out of the money of bids.
	pub(crate) fn pay_from_hold(
		asset: &AssetIdOf<T>,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		T::HeldMoney::transfer_on_hold(
			asset.clone(),
			&HoldReason::Bid.into(),
			from,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Gives back exactly `amount` of the money of bids.
	pub(crate) fn release(
		asset: &AssetIdOf<T>,
		who: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		if amount > 0 {
			let reason = HoldReason::Bid.into();
			T::HeldMoney::release(asset.clone(), &reason, who, amount, Precision::Exact)?;
		}
		Ok(())
	}

	/// Pays exactly `amount` in the asset of fees to the receiver of fees.
	pub(crate) fn pay_fee(who: &T::AccountId, amount: Amount) -> DispatchResult {
		let (asset, receiver) = (T::FeeAsset::get(), T::FeeReceiver::get());
		ensure!(Self::spendable(&asset, who) >= amount, Error::<T>::CannotPayDeposit);
		T::Money::transfer(asset, who, &receiver, amount, Preservation::Preserve)?;
		Ok(())
	}

	/// What the account can spend of an asset, and keep its minimum balance.
	fn spendable(asset: &AssetIdOf<T>, who: &T::AccountId) -> Amount {
		T::Money::reducible_balance(asset.clone(), who, Preservation::Preserve, Fortitude::Polite)
	}
}
