//! The money leg, the record of a trade, and the checks that offers and demands share.

use crate::{
	Amount, AssetIdOf, Assets, Config, Error, Event, HoldReason, NextTrade, Pallet, Trade, Trades,
};
use frame_support::{
	pallet_prelude::*,
	traits::{
		fungibles::{Inspect, Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation, Restriction},
		UnixTime,
	},
};
use verdigrid_primitives::{party::PartyId, traits::Parties, Moment};

impl<T: Config> Pallet<T> {
	/// Chain time.
	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// The caller's party, whatever its status.
	pub(crate) fn party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		Ok(T::Parties::party_of(who).ok_or(Error::<T>::NotAParty)?)
	}

	/// The caller's party, if it may do anything new.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		let party = Self::party(who)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}

	/// The present account of the other side of a purchase or fill, if that may do anything new. An offer
	/// or a demand can be taken back at any time: it does not bind whose attestation has lapsed.
	pub(crate) fn active_account(party: PartyId) -> Result<T::AccountId, DispatchError> {
		ensure!(T::Parties::is_active(party), Error::<T>::CounterpartyNotActive);
		Ok(T::Parties::account_of(party).ok_or(Error::<T>::CounterpartyNotActive)?)
	}

	/// Takes the next number of a counter.
	pub(crate) fn take_number<Counter: frame_support::storage::StorageValue<u64, Query = u64>>(
	) -> Result<u64, DispatchError> {
		let number = Counter::get();
		Counter::put(number.checked_add(1).ok_or(Error::<T>::Overflow)?);
		Ok(number)
	}

	/// Fails unless these are terms that an offer or a demand may have.
	pub(crate) fn check_terms(
		units: u32,
		min_units: u32,
		price: Amount,
		asset: &AssetIdOf<T>,
		expires_at: Moment,
	) -> DispatchResult {
		ensure!(min_units >= 1 && min_units <= units, Error::<T>::InvalidMinimum);
		ensure!(price > 0, Error::<T>::ZeroPrice);
		Self::total(price, units)?;
		ensure!(Assets::<T>::contains_key(asset), Error::<T>::AssetNotAllowed);
		let now = Self::now();
		ensure!(expires_at > now, Error::<T>::ExpiryInPast);
		let latest = now.saturating_add(T::MaxDuration::get());
		ensure!(expires_at <= latest, Error::<T>::ExpiryTooLate);
		Ok(())
	}

	/// Fails unless an offer or a demand can still be traded on.
	pub(crate) fn check_open(asset: &AssetIdOf<T>, expires_at: Moment) -> DispatchResult {
		ensure!(Self::now() < expires_at, Error::<T>::Expired);
		ensure!(Assets::<T>::contains_key(asset), Error::<T>::AssetNotAllowed);
		Ok(())
	}

	/// Fails unless `units` is at least `min_units` or the whole of `remaining`, and no more.
	pub(crate) fn check_units(units: u32, min_units: u32, remaining: u32) -> DispatchResult {
		ensure!(units <= remaining, Error::<T>::TooManyUnits);
		ensure!(units >= min_units || units == remaining, Error::<T>::TooFewUnits);
		Ok(())
	}

	/// The price of so many certificates.
	pub(crate) fn total(price: Amount, units: u32) -> Result<Amount, DispatchError> {
		Ok(price.checked_mul(units.into()).ok_or(Error::<T>::Overflow)?)
	}

	/// Pays exactly `amount`. The payer keeps the asset's minimum balance: an account that could end
	/// here would pay its dust on top.
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

	/// Puts money on hold for a demand. The asset's minimum balance stays free.
	pub(crate) fn hold(asset: &AssetIdOf<T>, who: &T::AccountId, amount: Amount) -> DispatchResult {
		Self::hold_for(HoldReason::Demand, asset, who, amount)
	}

	/// Puts money on hold. The asset's minimum balance stays free.
	pub(crate) fn hold_for(
		reason: HoldReason,
		asset: &AssetIdOf<T>,
		who: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		Self::ensure_spendable(asset, who, amount)?;
		T::HeldMoney::hold(asset.clone(), &reason.into(), who, amount)
	}

	fn ensure_spendable(
		asset: &AssetIdOf<T>,
		who: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		ensure!(Self::spendable(asset, who) >= amount, Error::<T>::InsufficientFunds);
		Ok(())
	}

	/// What the account can spend of an asset, and keep its minimum balance.
	pub(crate) fn spendable(asset: &AssetIdOf<T>, who: &T::AccountId) -> Amount {
		T::Money::reducible_balance(asset.clone(), who, Preservation::Preserve, Fortitude::Polite)
	}

	/// Pays exactly `amount` out of the money held for demands.
	pub(crate) fn pay_from_hold(
		asset: &AssetIdOf<T>,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		Self::pay_from_hold_for(HoldReason::Demand, asset, from, to, amount)
	}

	/// Pays exactly `amount` out of the money held for this reason.
	pub(crate) fn pay_from_hold_for(
		reason: HoldReason,
		asset: &AssetIdOf<T>,
		from: &T::AccountId,
		to: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		T::HeldMoney::transfer_on_hold(
			asset.clone(),
			&reason.into(),
			from,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Gives back exactly `amount` of the money held for demands.
	pub(crate) fn release(
		asset: &AssetIdOf<T>,
		who: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		Self::release_for(HoldReason::Demand, asset, who, amount)
	}

	/// Gives back exactly `amount` of the money held for this reason.
	pub(crate) fn release_for(
		reason: HoldReason,
		asset: &AssetIdOf<T>,
		who: &T::AccountId,
		amount: Amount,
	) -> DispatchResult {
		if amount > 0 {
			let reason = reason.into();
			T::HeldMoney::release(asset.clone(), &reason, who, amount, Precision::Exact)?;
		}
		Ok(())
	}

	/// Keeps a trade for ever and tells of it.
	pub(crate) fn record(trade: Trade<AssetIdOf<T>>) -> DispatchResult {
		let id = Self::take_number::<NextTrade<T>>()?;
		Trades::<T>::insert(id, &trade);
		let Trade { seller, buyer, range, price, asset, origin, .. } = trade;
		Self::deposit_event(Event::Traded {
			trade: id,
			seller,
			buyer,
			range,
			price,
			asset,
			origin,
		});
		Ok(())
	}

	/// Allows or forbids an asset as money.
	pub(crate) fn allow_asset(asset: AssetIdOf<T>, allowed: bool) -> DispatchResult {
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
		let fit = payable || *asset == T::FeeAsset::get();
		ensure!(fit, Error::<T>::MinimumBalanceTooHigh);
		Ok(())
	}
}
