//! Money of demands, payments, and which assets are money. A payer always keeps the minimum balance of the
//! asset: an account that could end here would pay its dust on top.

use crate::{AssetIdOf, Assets, Config, Error, Event, HoldReason, Pallet};
use frame_support::{
	pallet_prelude::*,
	traits::{
		fungibles::{Inspect, Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation, Restriction},
	},
};
use verdigrid_primitives::{trade::Amount, traits::SettlementAssets};

impl<T: Config> Pallet<T> {
	/// Pays exactly `amount`.
	pub(crate) fn pay(
		asset: &AssetIdOf<T>,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		Self::ensure_spendable(asset, from, amount)?;
		T::Money::transfer(asset.clone(), from, to, amount, Preservation::Preserve)?;
		Ok(())
	}

	/// Puts money on hold for a demand.
	pub(crate) fn hold(asset: &AssetIdOf<T>, who: &T::AccountId, amount: Amount) -> DispatchResult {
		Self::ensure_spendable(asset, who, amount)?;
		T::HeldMoney::hold(asset.clone(), &HoldReason::Demand.into(), who, amount)
	}

	/// Fails unless the account can spend so much and keep the minimum balance of the asset.
	fn ensure_spendable(
		asset: &AssetIdOf<T>,
		who: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		let (keep, polite) = (Preservation::Preserve, Fortitude::Polite);
		let spendable = T::Money::reducible_balance(asset.clone(), who, keep, polite);
		ensure!(spendable >= amount, Error::<T>::InsufficientFunds);
		Ok(())
	}

	/// Pays exactly `amount` out of the money of demands.
	pub(crate) fn pay_from_hold(
		asset: &AssetIdOf<T>,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		T::HeldMoney::transfer_on_hold(
			asset.clone(),
			&HoldReason::Demand.into(),
			from,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Gives back exactly `amount` of the money of demands.
	pub(crate) fn release(
		asset: &AssetIdOf<T>,
		who: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		if amount > 0 {
			let reason = HoldReason::Demand.into();
			T::HeldMoney::release(asset.clone(), &reason, who, amount, Precision::Exact)?;
		}
		Ok(())
	}

	/// Allows or forbids an asset as money.
	pub(crate) fn do_set_settlement_asset(asset: AssetIdOf<T>, allowed: bool) -> DispatchResult {
		if allowed {
			Self::ensure_fit_for_payment(&asset)?;
			Assets::<T>::insert(&asset, ());
		} else {
			Assets::<T>::remove(&asset);
		}
		Self::deposit_event(Event::SettlementAssetSet { asset, allowed });
		Ok(())
	}

	/// Whether any sum of an asset can be paid. The chain's own token has a minimum that every party
	/// meets anyway.
	fn ensure_fit_for_payment(asset: &AssetIdOf<T>) -> DispatchResult {
		ensure!(T::Money::asset_exists(asset.clone()), Error::<T>::UnknownAsset);
		let payable = T::Money::minimum_balance(asset.clone()) <= 1;
		let fit = payable || *asset == T::NativeAsset::get();
		ensure!(fit, Error::<T>::MinimumBalanceTooHigh);
		Ok(())
	}
}

impl<T: Config> SettlementAssets<AssetIdOf<T>> for Pallet<T> {
	fn is_settlement_asset(asset: &AssetIdOf<T>) -> bool {
		Assets::<T>::contains_key(asset)
	}
}
