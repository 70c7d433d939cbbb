//! The market, auctions, and custody agreements.

use super::{field, has, is, told, Comparison, Derived, Expected, Map};
use crate::{
	book::BookError,
	ledger::{
		records::{
			auction::{ask_id, bid_id, Ask, Auction, Bid},
			escrow::{Agreement, Payment},
			market::{Criteria, Demand, Offer, OriginKind, SettlementAsset, Trade},
		},
		state::entries,
		values::{account, asset as name, bytes_as_hash, class as letter, hash, Money, Range},
	},
};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use verdigrid_client::api::{
	self,
	runtime_types::{
		frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
		verdigrid_auction::{
			book::{Grid, Side},
			types::Stage,
		},
		verdigrid_escrow::types::{self as escrow, Outcome, Status},
		verdigrid_market::types::Order,
		verdigrid_primitives::trade::TradeOrigin,
	},
};

/// Compares them.
pub(super) async fn compare(on: &mut Comparison<'_>) -> Result<(), BookError> {
	assets(on).await?;
	offers(on).await?;
	demands(on).await?;
	trades(on).await?;
	waiting(on).await?;
	let grids = auctions(on).await?;
	orders(on, &grids).await?;
	books(on).await?;
	agreements(on).await?;
	payments(on).await
}

fn is_open(record: &Value) -> bool {
	is(record, "status", "open")
}

async fn assets(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), ()) in entries(on.at, api::storage().market().assets(), on.most()).await? {
		expected.insert(name(&id).0, json!({ "allowed": true }));
	}
	let holds = |asset: &Value| field(asset, "allowed").as_bool().unwrap_or_default();
	on.map(Map::of::<SettlementAsset>("Market.Assets", expected, holds)).await
}

async fn offers(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().market().offers(), on.most()).await? {
		let fields = json!({
			"seller": its.seller,
			"range": Range::from(&its.range),
			"price": Money(its.price),
			"asset": name(&its.asset),
			"to": its.to,
			"minUnits": its.min_units,
			"expiresAt": its.expires_at,
			"depositor": account(&its.depositor),
			"status": "open",
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Offer>("Market.Offers", expected, is_open)).await
}

async fn demands(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().market().demands(), on.most()).await? {
		let fields = json!({
			"buyer": its.buyer,
			"class": letter(&its.class),
			"criteria": Criteria::from(&its.criteria),
			"units": its.units,
			"minUnits": its.min_units,
			"maxPrice": Money(its.max_price),
			"asset": name(&its.asset),
			"expiresAt": its.expires_at,
			"account": account(&its.account),
			"held": Money(its.held),
			"status": "open",
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Demand>("Market.Demands", expected, is_open)).await
}

async fn trades(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().market().trades(), on.most()).await? {
		let (origin, origin_id) = match its.origin {
			TradeOrigin::Offer(id) => (OriginKind::Offer, id),
			TradeOrigin::Demand(id) => (OriginKind::Demand, id),
			TradeOrigin::Auction(id) => (OriginKind::Auction, id),
		};
		let fields = json!({
			"seller": its.seller,
			"buyer": its.buyer,
			"range": Range::from(&its.range),
			"price": Money(its.price),
			"asset": name(&its.asset),
			"origin": origin,
			"originId": origin_id,
			"createdAt": { "block": its.block, "time": its.at },
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Trade>("Market.Trades", expected, |_| true)).await
}

/// What the chain will end by itself, and what it could not.
async fn waiting(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let (mut offers, mut demands) = (Expected::new(), Expected::new());
	let mut note = |order: Order, value: Value| match order {
		Order::Offer(id) => offers.insert(id.to_string(), value),
		Order::Demand(id) => demands.insert(id.to_string(), value),
	};
	for ((instant, order), ()) in
		entries(on.at, api::storage().market().expiring(), on.most()).await?
	{
		note(order, u64::from_be_bytes(instant.0).into());
	}
	for ((order,), ()) in entries(on.at, api::storage().market().set_aside(), on.most()).await? {
		note(order, "set aside".into());
	}
	let says = |order: &Value| {
		let stuck = field(order, "stuck").as_bool().unwrap_or_default();
		let value = if stuck { "set aside".into() } else { field(order, "expiresAt").clone() };
		Some((told(order, "id"), value)).filter(|_| is_open(order)).into_iter().collect()
	};
	on.derived(Derived::of::<Offer>("Market.Expiring", offers, says)).await?;
	on.derived(Derived::of::<Demand>("Market.Expiring", demands, says)).await
}

async fn auctions(on: &mut Comparison<'_>) -> Result<BTreeMap<u64, Grid>, BookError> {
	let (mut expected, mut grids) = (Expected::new(), BTreeMap::new());
	for ((id,), its) in entries(on.at, api::storage().auction().auctions(), usize::MAX).await? {
		let mut fields = json!({
			"centre": its.centre,
			"class": letter(&its.lot.class),
			"criteria": Criteria::from(&its.lot.criteria),
			"asset": name(&its.asset),
			"lowest": Money(its.grid.lowest),
			"tick": Money(its.grid.tick),
			"levels": its.grid.levels,
			"closesAt": its.closes_at,
			"bids": its.totals.bids,
			"asks": its.totals.asks,
		});
		let stage = match &its.stage {
			Stage::Open | Stage::Counting(_) => json!({ "status": "open" }),
			Stage::Cancelled(_) => json!({ "status": "cancelled" }),
			Stage::Settling { clearing, walk } => json!({
				"status": "settling",
				"matched": clearing.as_ref().map_or(0, |clearing| clearing.volume),
				"price": clearing.as_ref().and_then(|clearing| price(&its.grid, clearing.level)),
				"units": walk.units,
			}),
			Stage::Closed { price, units } => json!({
				"status": "closed",
				"price": price.map(Money),
				"units": units,
			}),
		};
		if let (Some(fields), Value::Object(stage)) = (fields.as_object_mut(), stage) {
			fields.extend(stage);
		}
		expected.insert(id.to_string(), fields);
		grids.insert(id, its.grid);
	}
	on.map(Map::of::<Auction>("Auction.Auctions", expected, |_| true)).await?;
	Ok(grids)
}

/// The price of a level.
fn price(grid: &Grid, level: u32) -> Option<Money> {
	let above = grid.tick.checked_mul(level.into())?;
	grid.lowest.checked_add(above).map(Money)
}

async fn orders(on: &mut Comparison<'_>, grids: &BTreeMap<u64, Grid>) -> Result<(), BookError> {
	let price_in = |auction: u64, level: u32| {
		grids.get(&auction).and_then(|grid| price(grid, level)).unwrap_or_default()
	};
	let mut expected = Expected::new();
	for (((auction, level), (_, buyer)), its) in
		entries(on.at, api::storage().auction().bids(), on.most()).await?
	{
		let price = price_in(auction, level);
		let fields = json!({
			"units": its.units,
			"bought": its.bought,
			"account": account(&its.account),
			"held": Money(its.held),
			"status": "open",
		});
		expected.insert(bid_id(auction, buyer, price), fields);
	}
	on.map(Map::of::<Bid>("Auction.Bids", expected, is_open)).await?;
	let mut expected = Expected::new();
	for (((auction, level), (_, batch, first)), its) in
		entries(on.at, api::storage().auction().asks(), on.most()).await?
	{
		let fields = json!({
			"seller": its.seller,
			"units": its.units,
			"sold": its.sold,
			"price": price_in(auction, level),
			"account": account(&its.account),
			"status": "open",
		});
		expected.insert(ask_id(auction, batch, first), fields);
	}
	on.map(Map::of::<Ask>("Auction.Asks", expected, is_open)).await?;
	let mut expected = Expected::new();
	for (((auction, seller), (batch, first)), level) in
		entries(on.at, api::storage().auction().ask_levels(), on.most()).await?
	{
		let fields = json!({ "seller": seller, "price": price_in(auction, level) });
		expected.insert(ask_id(auction, batch, first), fields);
	}
	on.map(Map::of::<Ask>("Auction.AskLevels", expected, is_open)).await
}

/// How many orders each party has in each auction.
async fn books(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let (mut bids, mut asks) = (Expected::new(), Expected::new());
	for ((auction, party), presence) in
		entries(on.at, api::storage().auction().presences(), on.most()).await?
	{
		let side = match presence.side {
			Side::Bid => &mut bids,
			Side::Ask => &mut asks,
		};
		side.insert(format!("{auction}/{party}"), presence.orders.into());
	}
	let says = |party: &'static str| {
		move |order: &Value| {
			let key = format!("{}/{}", told(order, "auction"), told(order, party));
			Some((key, Value::from(1))).filter(|_| is_open(order)).into_iter().collect()
		}
	};
	on.derived(Derived::of::<Bid>("Auction.Presences", bids, says("buyer"))).await?;
	on.derived(Derived::of::<Ask>("Auction.Presences", asks, says("seller"))).await
}

fn is_running(agreement: &Value) -> bool {
	!is(agreement, "status", "released") && !is(agreement, "status", "refunded")
}

async fn agreements(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().escrow().agreements(), on.most()).await? {
		let status = match its.status {
			Status::Offered => "offered",
			Status::Held => "held",
			Status::Disputed => "disputed",
			Status::Awarded => "awarded",
		};
		let claim = match &its.terms.outcome {
			Outcome::Deliver => None,
			Outcome::RedeemFor(claim) => {
				Some(crate::ledger::records::certificates::Claim::from(&claim.0))
			}
		};
		let conditions = its.terms.conditions.0.iter().map(crate::ledger::condition);
		let fields = json!({
			"voucher": its.voucher,
			"depositor": its.depositor,
			"beneficiary": its.terms.beneficiary,
			"arbiter": its.terms.arbiter,
			"outcome": if claim.is_some() { "redeem" } else { "deliver" },
			"claim": claim,
			"conditions": conditions.collect::<Vec<_>>(),
			"deadline": its.terms.deadline,
			"termsHash": hash(&its.terms_hash),
			"status": status,
			"account": account(&its.account),
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Agreement>("Escrow.Agreements", expected, is_running)).await
}

fn payment(its: &escrow::Payment<subxt::utils::AccountId32, NativeOrWithId<u32>, u128>) -> Payment {
	Payment { account: account(&its.account), asset: name(&its.asset), amount: Money(its.amount) }
}

async fn payments(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().escrow().paid(), on.most()).await? {
		expected.insert(id.to_string(), json!({ "payment": payment(&its) }));
	}
	let holds = |agreement: &Value| has(agreement, "payment");
	on.map(Map::of::<Agreement>("Escrow.Paid", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().escrow().withheld(), on.most()).await? {
		expected.insert(id.to_string(), json!({ "withheld": payment(&its) }));
	}
	let holds = |agreement: &Value| has(agreement, "withheld");
	on.map(Map::of::<Agreement>("Escrow.Withheld", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().escrow().approvals(), on.most()).await? {
		// The chain keeps them in the order of their numbers.
		expected.insert(id.to_string(), json!(its.0));
	}
	let says = |agreement: &Value| {
		let mut parties: Vec<u64> = field(agreement, "approvals")
			.as_array()
			.into_iter()
			.flatten()
			.filter_map(Value::as_u64)
			.collect();
		parties.sort_unstable();
		let some = is_running(agreement) && !parties.is_empty();
		Some((told(agreement, "id"), json!(parties))).filter(|_| some).into_iter().collect()
	};
	on.derived(Derived::of::<Agreement>("Escrow.Approvals", expected, says)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().escrow().revealed(), on.most()).await? {
		let locks: Vec<_> = its.0.iter().map(|lock| bytes_as_hash(&lock.0)).collect();
		expected.insert(id.to_string(), json!(locks));
	}
	let says = |agreement: &Value| {
		let secrets = field(agreement, "revealed").as_array().into_iter().flatten();
		let locks: Vec<_> = secrets.map(|secret| field(secret, "lock").clone()).collect();
		let some = is_running(agreement) && !locks.is_empty();
		Some((told(agreement, "id"), json!(locks))).filter(|_| some).into_iter().collect()
	};
	on.derived(Derived::of::<Agreement>("Escrow.Revealed", expected, says)).await
}
