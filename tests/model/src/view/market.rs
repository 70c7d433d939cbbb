//! Offers and demands.

use std::collections::BTreeMap;

use verdigrid_market as chain;
use verdigrid_primitives::trade::{Trade, TradeOrigin};

use crate::{
	rules::{Demand, Offer, Sale, SoldBy},
	*,
};
use verdigrid_runtime::money::NativeOrAsset;

pub fn offers() -> BTreeMap<u64, Offer> {
	let offer = |(id, offer): (u64, chain::OfferOf<Runtime>)| {
		let offer = Offer {
			seller: offer.seller,
			range: offer.range,
			price: offer.price,
			asset: (&offer.asset).into(),
			to: offer.to,
			min_units: offer.min_units,
			expires_at: offer.expires_at,
			account: offer.depositor,
		};
		(id, offer)
	};
	chain::Offers::<Runtime>::iter().map(offer).collect()
}

pub fn demands() -> BTreeMap<u64, Demand> {
	let demand = |(id, record): (u64, chain::DemandOf<Runtime>)| {
		let demand = Demand {
			buyer: record.buyer,
			class: record.class,
			criteria: record.criteria,
			units: record.units,
			min_units: record.min_units,
			max_price: record.max_price,
			asset: (&record.asset).into(),
			expires_at: record.expires_at,
			account: record.account,
		};
		assert_eq!(record.held, demand.held());
		(id, demand)
	};
	chain::Demands::<Runtime>::iter().map(demand).collect()
}

/// What was sold, and to whom.
pub fn sales() -> BTreeMap<u64, Sale> {
	let sale = |(id, trade): (u64, Trade<NativeOrAsset>)| {
		let by = match trade.origin {
			TradeOrigin::Offer(id) => SoldBy::Offer(id),
			TradeOrigin::Demand(id) => SoldBy::Demand(id),
			TradeOrigin::Auction(id) => SoldBy::Auction(id),
		};
		let Trade { seller, buyer, range, price, at, .. } = trade;
		(id, Sale { by, seller, buyer, range, price, asset: (&trade.asset).into(), at })
	};
	chain::Trades::<Runtime>::iter().map(sale).collect()
}
