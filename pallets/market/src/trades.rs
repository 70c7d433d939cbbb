//! The records of trades, from offers, demands and auctions, and the numbers that are given.

use crate::{AssetIdOf, Config, Error, Event, NextTrade, Pallet, Trades};
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	trade::{Trade, TradeId},
	traits::TradeRecords,
};

impl<T: Config> TradeRecords<AssetIdOf<T>> for Pallet<T> {
	fn record(trade: Trade<AssetIdOf<T>>) -> Result<TradeId, DispatchError> {
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
		Ok(id)
	}
}

impl<T: Config> Pallet<T> {
	/// Takes the next number of a counter.
	pub(crate) fn take_number<Counter: frame_support::storage::StorageValue<u64, Query = u64>>(
	) -> Result<u64, DispatchError> {
		let number = Counter::get();
		Counter::put(number.checked_add(1).ok_or(Error::<T>::Overflow)?);
		Ok(number)
	}
}
