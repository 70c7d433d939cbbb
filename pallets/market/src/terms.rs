//! The terms that offers and demands share.

use crate::{AssetIdOf, Assets, Config, Error, Pallet};
use frame_support::pallet_prelude::*;
use verdigrid_primitives::{trade::Amount, Moment};

impl<T: Config> Pallet<T> {
	/// Fails unless these are terms that an offer or a demand may have.
	pub(crate) fn check_terms(
		units: u32,
		min_units: u32,
		price: Amount,
		asset: &AssetIdOf<T>,
		expires_at: Moment,
	) -> DispatchResult {
		ensure!(units > 0, Error::<T>::NoUnits);
		ensure!(min_units >= 1 && min_units <= units, Error::<T>::MinUnitsOutOfRange);
		ensure!(price > 0, Error::<T>::ZeroPrice);
		Self::total(price, units)?;
		ensure!(Assets::<T>::contains_key(asset), Error::<T>::AssetNotAllowed);
		let now = Self::now();
		ensure!(expires_at > now, Error::<T>::ExpiryInPast);
		let latest = now.saturating_add(T::MaxDuration::get());
		ensure!(expires_at <= latest, Error::<T>::ExpiryTooFar);
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
}
