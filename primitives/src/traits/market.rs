//! Money and records of the market.

use crate::trade::{Trade, TradeId};
use sp_runtime::DispatchError;

/// The assets that are money on the market. Implemented by the market pallet.
pub trait SettlementAssets<AssetId> {
	/// Whether certificates may be paid with this asset now.
	fn is_settlement_asset(asset: &AssetId) -> bool;
}

/// The records of trades. Implemented by the market pallet.
pub trait TradeRecords<AssetId> {
	/// Keeps a trade for ever, deposits the event of it, and returns its number.
	fn record(trade: Trade<AssetId>) -> Result<TradeId, DispatchError>;
}
