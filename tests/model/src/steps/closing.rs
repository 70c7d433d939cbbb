//! At the end everybody takes back what it has placed, whatever has happened.

use verdigrid_auction::Call as Auction;
use verdigrid_certificates::Call as Certificates;
use verdigrid_escrow::Call as Escrow;
use verdigrid_market::{Call as Market, Order};

use crate::{
	cast::DAY,
	rules::{AuctionStage, Place},
	world::{signed, Action, World},
	AccountId,
};

/// Longer than every order, pledge, agreement and certificate lasts.
const LONG: u64 = 400 * DAY;
/// Seconds and blocks of one wait. Deadlines ask for blocks too.
const BLOCKS: u32 = 12_000_000;

/// Takes back everything that is placed. Then nothing is placed any more.
pub fn close_everything(world: &mut World) {
	world.pass(LONG, BLOCKS);
	for action in endings(world) {
		world.must(action);
	}
	let model = &world.model;
	assert!(model.offers.is_empty() && model.demands.is_empty(), "orders are left");
	assert!(model.pledges.is_empty() && model.agreements.is_empty(), "deals are left");
	let placed =
		|place| matches!(place, Place::Offered(_) | Place::InAuction(_) | Place::Pledged(_));
	let all = model.batches.values().flat_map(|batch| &batch.certificates);
	assert!(!all.map(|each| each.place).any(placed), "certificates are locked for nothing");
	assert!(model.exchanges.values().all(|exchange| exchange.account.is_none()));
	assert!(model.auctions.values().all(|each| each.bids.is_empty() && each.asks.is_empty()));
}

/// The call that ends each thing that is placed, by who can make it.
fn endings(world: &World) -> Vec<Action> {
	let model = &world.model;
	let stranger = AccountId::from([99; 32]);
	let mut actions: Vec<Action> = Vec::new();
	let offers = model.offers.keys().map(|offer| Order::Offer(*offer));
	let demands = model.demands.keys().map(|demand| Order::Demand(*demand));
	actions.extend(
		offers.chain(demands).map(|order| signed(stranger.clone(), Market::expire { order })),
	);
	for (id, auction) in &model.auctions {
		if matches!(auction.stage, AuctionStage::Open | AuctionStage::Cancelled) {
			actions.push(signed(stranger.clone(), Auction::close { auction: *id, steps: 64 }));
		}
	}
	for (pledge, record) in &model.pledges {
		let release = Certificates::release_pledge { pledge: *pledge };
		actions.push(signed(world.account_of(record.seller), release));
	}
	for (exchange, _) in model.exchanges.iter().filter(|(_, each)| each.account.is_some()) {
		let withdraw = Certificates::withdraw_exchange { exchange: *exchange };
		actions.push(signed(world.account_of(model.exchanges[exchange].holder), withdraw));
	}
	for agreement in model.agreements.keys() {
		let reclaim = Escrow::reclaim { agreement: *agreement };
		actions.push(signed(stranger.clone(), reclaim));
	}
	actions
}
