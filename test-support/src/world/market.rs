//! Which assets are money, and the records of trades, as the market keeps them.

use super::World;
use crate::AssetId;
use frame_support::{storage_alias, Blake2_128Concat, Twox64Concat};
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	trade::{Trade, TradeId},
	traits::{SettlementAssets, TradeRecords},
};

#[storage_alias]
type Allowed = StorageMap<World, Blake2_128Concat, AssetId, ()>;
#[storage_alias]
type Trades = StorageMap<World, Twox64Concat, TradeId, Trade<AssetId>>;

impl<T> World<T> {
	/// Says whether an asset is money.
	pub fn allow(asset: AssetId, allowed: bool) {
		match allowed {
			true => Allowed::insert(asset, ()),
			false => Allowed::remove(asset),
		}
	}

	/// The trades so far, in the order in which they took place.
	pub fn trades() -> Vec<Trade<AssetId>> {
		let mut trades: Vec<_> = Trades::iter().collect();
		trades.sort_by_key(|(id, _)| *id);
		trades.into_iter().map(|(_, trade)| trade).collect()
	}
}

impl<T> SettlementAssets<AssetId> for World<T> {
	fn is_settlement_asset(asset: &AssetId) -> bool {
		Allowed::contains_key(asset)
	}
}

impl<T> TradeRecords<AssetId> for World<T> {
	fn record(trade: Trade<AssetId>) -> Result<TradeId, DispatchError> {
		let id = Trades::iter_keys().count() as TradeId;
		Trades::insert(id, trade);
		Ok(id)
	}
}
