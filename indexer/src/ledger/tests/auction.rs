//! Auctions and their orders.

use super::story::*;
use serde_json::json;
use verdigrid_client::api::{
	auction::Event,
	market::Event as Market,
	runtime_types::{
		verdigrid_auction::{book::Grid, types::Lot},
		verdigrid_primitives::trade::TradeOrigin,
	},
	Event as Any,
};

#[test]
fn rows() {
	play(&mut Story::default());
}

fn of(event: Event) -> Any {
	auction(event)
}

fn opened(auction: u64) -> Any {
	let lot = Lot { class: tradable(), criteria: criteria() };
	let grid = Grid { lowest: 40, tick: 1, levels: 20 };
	of(Event::AuctionOpened { auction, centre: 2, lot, asset: native(), grid, closes_at: 90_000 })
}

fn bid(auction: u64, units: u32, price: u128) -> Any {
	of(Event::BidPlaced { auction, buyer: 2, units, price })
}

fn ask(auction: u64, first: u32, units: u32) -> Any {
	of(Event::AskPlaced { auction, seller: 1, range: range(1, first, units), price: 41 })
}

fn sold(trade: u64, first: u32, units: u32) -> Any {
	let (range, asset, origin) = (range(1, first, units), native(), TradeOrigin::Auction(2));
	market(Market::Traded { trade, seller: 1, buyer: 2, range, price: 45, asset, origin })
}

/// Plays them.
pub fn play(story: &mut Story) {
	issued(story);
	orders(story);
	cancelled(story);
	closed(story);
}

fn orders(story: &mut Story) {
	story.play(vec![
		(opened(1), vec![("auctions/1", json!({"centre": 2, "class": "T", "asset": "native", "lowest": "40", "tick": "1", "levels": 20, "closesAt": 90_000, "status": "open", "bids": 0, "asks": 0}))]),
		(bid(1, 2, 45), vec![("bids/1-2-45", json!({"units": 2, "held": "90", "account": address(2), "status": "open"})), ("auctions/1", json!({"bids": 2}))]),
		(bid(1, 3, 45), vec![("bids/1-2-45", json!({"units": 5, "held": "225"})), ("auctions/1", json!({"bids": 5}))]),
		(of(Event::BidCancelled { auction: 1, buyer: 2, price: 45 }), vec![("bids/1-2-45", json!({"status": "cancelled", "held": "0", "units": 5})), ("auctions/1", json!({"bids": 0}))]),
		(bid(1, 1, 45), vec![("bids/1-2-45", json!({"units": 1, "earlier": 1, "status": "open"}))]),
		(of(Event::BidDropped { auction: 1, buyer: 2, price: 45 }), vec![("bids/1-2-45", json!({"status": "dropped"})), ("auctions/1", json!({"bids": 0}))]),
		(ask(1, 1, 4), vec![("asks/1-1-1", json!({"seller": 1, "units": 4, "sold": 0, "price": "41", "account": address(1), "status": "open"})), ("auctions/1", json!({"asks": 4}))]),
		(of(Event::AskCancelled { auction: 1, seller: 1, batch: 1, first: 1 }), vec![("asks/1-1-1", json!({"status": "cancelled"})), ("auctions/1", json!({"asks": 0}))]),
		(ask(1, 1, 2), vec![("asks/1-1-1", json!({"units": 2, "earlier": 1}))]),
		(of(Event::AskDropped { auction: 1, seller: 1, batch: 1, first: 1 }), vec![("asks/1-1-1", json!({"status": "dropped"})), ("auctions/1", json!({"asks": 0}))]),
	]);
	let earlier = story.memory.record("bids", "1-2-45~1").unwrap();
	assert_eq!(earlier.get("units"), Some(&json!(5)));
	assert!(story.memory.record("asks", "1-1-1~1").is_some());
}

fn cancelled(story: &mut Story) {
	story.play(vec![
		(bid(1, 2, 46), vec![]),
		(
			of(Event::AuctionCancelled { auction: 1 }),
			vec![("auctions/1", json!({"status": "cancelled", "bids": 2}))],
		),
		(
			of(Event::BidEnded { auction: 1, buyer: 2, price: 46, bought: 0, returned: 92 }),
			vec![
				("bids/1-2-46", json!({"status": "ended", "bought": 0})),
				("auctions/1", json!({"bids": 0})),
			],
		),
	]);
}

/// A buyer has three bids: the highest is served first, then the next one that is not worked off.
fn closed(story: &mut Story) {
	story.play(vec![
		(opened(2), vec![]),
		(bid(2, 1, 50), vec![]),
		(bid(2, 2, 48), vec![]),
		(bid(2, 2, 41), vec![]),
		(ask(2, 1, 2), vec![]),
		(ask(2, 5, 3), vec![]),
		(
			of(Event::PriceFound { auction: 2, price: Some(45), units: 3 }),
			vec![(
				"auctions/2",
				json!({"status": "settling", "price": "45", "matched": 3, "units": 0, "bids": 5, "asks": 5}),
			)],
		),
		(
			sold(1, 1, 1),
			vec![
				("bids/2-2-50", json!({"units": 0, "bought": 1, "held": "5"})),
				("asks/2-1-1", json!({"units": 1, "sold": 1})),
				("auctions/2", json!({"units": 1})),
			],
		),
		// Its money could not be given back: it stays, and is served no more.
		(
			of(Event::ReturnFailed { auction: 2, party: 2, price: 50, error: failed() }),
			vec![("bids/2-2-50", json!({"status": "open", "stuck": true}))],
		),
		(
			sold(2, 2, 1),
			vec![
				("bids/2-2-48", json!({"units": 1, "bought": 1, "held": "51"})),
				("asks/2-1-1", json!({"units": 0, "sold": 2})),
			],
		),
		(
			of(Event::AskEnded { auction: 2, seller: 1, batch: 1, first: 1, sold: 2, returned: 0 }),
			vec![("asks/2-1-1", json!({"status": "ended", "sold": 2}))],
		),
		(
			of(Event::MatchLapsed {
				auction: 2,
				seller: 1,
				buyer: 2,
				batch: 1,
				units: 1,
				error: failed(),
			}),
			vec![],
		),
		(
			sold(3, 5, 1),
			vec![
				("bids/2-2-48", json!({"units": 0, "bought": 2, "held": "6"})),
				("asks/2-1-5", json!({"units": 2, "sold": 1})),
			],
		),
		(
			of(Event::BidEnded { auction: 2, buyer: 2, price: 48, bought: 2, returned: 6 }),
			vec![("bids/2-2-48", json!({"status": "ended", "held": "0"}))],
		),
		(of(Event::ReturnFailed { auction: 2, party: 1, price: 41, error: failed() }), vec![]),
		(
			of(Event::AuctionClosed { auction: 2, price: Some(45), units: 3 }),
			vec![("auctions/2", json!({"status": "closed", "units": 3}))],
		),
		(
			of(Event::BidCancelled { auction: 2, buyer: 2, price: 50 }),
			vec![("bids/2-2-50", json!({"status": "cancelled", "stuck": false}))],
		),
	]);
}
