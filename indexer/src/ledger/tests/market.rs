//! The market.

use super::story::*;
use serde_json::json;
use verdigrid_client::api::{
	market::Event,
	runtime_types::{verdigrid_market::types::Order, verdigrid_primitives::trade::TradeOrigin},
	Event as Any,
};

#[test]
fn rows() {
	play(&mut Story::default());
}

fn of(event: Event) -> Any {
	market(event)
}

fn offered(offer: u64, first: u32, units: u32) -> Any {
	of(Event::Offered {
		offer,
		seller: 1,
		range: range(1, first, units),
		price: 40,
		asset: native(),
		to: Some(2),
		min_units: 1,
		expires_at: 90_000,
	})
}

fn demanded(demand: u64) -> Any {
	of(Event::Demanded {
		demand,
		buyer: 2,
		class: tradable(),
		criteria: criteria(),
		units: 3,
		min_units: 1,
		max_price: 50,
		asset: native(),
		expires_at: 90_000,
	})
}

fn traded(trade: u64, first: u32, units: u32, origin: TradeOrigin) -> Any {
	let (range, price, asset) = (range(1, first, units), 40, native());
	of(Event::Traded { trade, seller: 1, buyer: 2, range, price, asset, origin })
}

/// Plays them.
pub fn play(story: &mut Story) {
	issued(story);
	story.play(vec![
		(of(Event::SettlementAssetSet { asset: native(), allowed: true }), vec![("settlementAssets/native", json!({"allowed": true}))]),
		(of(Event::SettlementAssetSet { asset: native(), allowed: false }), vec![("settlementAssets/native", json!({"allowed": false}))]),
		(offered(1, 1, 4), vec![("offers/1", json!({"seller": 1, "range": {"batch": 1, "first": 1, "units": 4}, "price": "40", "asset": "native", "to": 2, "depositor": address(1), "status": "open", "stuck": false}))]),
		(traded(1, 1, 3, TradeOrigin::Offer(1)), vec![
			("trades/1", json!({"seller": 1, "buyer": 2, "price": "40", "total": "120", "origin": "offer", "originId": 1, "class": "T", "project": code()})),
			("offers/1", json!({"range": {"batch": 1, "first": 4, "units": 1}, "sold": 3, "status": "open"})),
		]),
		(traded(2, 1, 1, TradeOrigin::Offer(1)), vec![("offers/1", json!({"range": {"batch": 1, "first": 5, "units": 0}, "sold": 4}))]),
		(of(Event::SoldOut { offer: 1 }), vec![("offers/1", json!({"status": "soldOut"}))]),
		(offered(2, 1, 4), vec![]),
		(of(Event::OfferCancelled { offer: 2 }), vec![("offers/2", json!({"status": "cancelled", "range": {"batch": 1, "first": 1, "units": 4}}))]),
		(offered(3, 1, 4), vec![]),
		(of(Event::ExpiryFailed { order: Order::Offer(3), error: failed() }), vec![("offers/3", json!({"status": "open", "stuck": true}))]),
		(of(Event::OrderExpired { order: Order::Offer(3) }), vec![("offers/3", json!({"status": "expired", "stuck": false}))]),
		(demanded(1), vec![("demands/1", json!({"buyer": 2, "class": "T", "wanted": 3, "units": 3, "held": "150", "account": address(2), "status": "open", "criteria": {"source": "wind", "region": null, "project": null, "firstPeriod": {"granularity": "month", "index": 600}, "lastPeriod": {"granularity": "month", "index": 600}, "minValidity": 60}}))]),
		(traded(3, 1, 2, TradeOrigin::Demand(1)), vec![("demands/1", json!({"units": 1, "held": "50"})), ("trades/3", json!({"origin": "demand", "originId": 1}))]),
		(traded(4, 1, 1, TradeOrigin::Demand(1)), vec![("demands/1", json!({"units": 0, "held": "0"}))]),
		(of(Event::Satisfied { demand: 1 }), vec![("demands/1", json!({"status": "satisfied"}))]),
		(demanded(2), vec![]),
		(of(Event::DemandCancelled { demand: 2 }), vec![("demands/2", json!({"status": "cancelled", "held": "0", "units": 3}))]),
		(demanded(3), vec![]),
		(of(Event::ExpiryFailed { order: Order::Demand(3), error: failed() }), vec![("demands/3", json!({"stuck": true}))]),
		(of(Event::OrderExpired { order: Order::Demand(3) }), vec![("demands/3", json!({"status": "expired", "stuck": false, "held": "0"}))]),
	]);
}
