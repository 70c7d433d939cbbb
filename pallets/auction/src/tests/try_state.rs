//! The checks of state find what they are for.

use super::*;

/// Breaks the state of an open auction with a bid and an ask.
fn broken(damage: impl FnOnce(AuctionId)) -> &'static str {
	ExtBuilder::build().execute_with(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(ask(id, 1, 10, 160));
		check();
		damage(id);
		found(Auction::do_try_state())
	})
}

fn change_bid(change: impl FnOnce(&mut BidOf<Test>)) -> &'static str {
	let of = |id| Bids::<Test>::mutate((id, 5), (id, 102), |bid| change(bid.as_mut().unwrap()));
	broken(of)
}

fn change_ask(change: impl FnOnce(&mut AskOf<Test>)) -> &'static str {
	broken(|id| Asks::<Test>::mutate((id, 6), (id, ONCE, 1), |ask| change(ask.as_mut().unwrap())))
}

fn change_auction(change: impl FnOnce(&mut AuctionOf<Test>)) -> &'static str {
	broken(|id| Auctions::<Test>::mutate(id, |auction| change(auction.as_mut().unwrap())))
}

#[test]
fn try_state_finds_a_counter_that_fell_behind() {
	assert_eq!(broken(|_| NextAuction::<Test>::put(0)), "auction number above the counter");
}

#[test]
fn try_state_finds_a_forgotten_auction() {
	assert_eq!(broken(|_| NextAuction::<Test>::put(2)), "an auction was forgotten");
}

#[test]
fn try_state_finds_an_order_of_no_auction() {
	assert_eq!(
		broken(|id| {
			Auctions::<Test>::remove(id);
			NextAuction::<Test>::put(0);
		}),
		"an order stands in no auction"
	);
}

#[test]
fn try_state_finds_a_grid_without_prices() {
	let found = "an auction has no grid of prices";
	assert_eq!(change_auction(|auction| auction.grid.tick = 0), found);
	assert_eq!(change_auction(|auction| auction.grid.tick = Amount::MAX), found);
}

#[test]
fn try_state_finds_a_wrong_book() {
	let differs = "the book differs from the orders";
	let more = Totals { bids: 11, asks: 0 };
	assert_eq!(broken(|id| Levels::<Test>::insert(id, 5, more)), differs);
	assert_eq!(broken(|id| Levels::<Test>::remove(id, 5)), differs);
	assert_eq!(broken(|id| Levels::<Test>::insert(id, 7, Totals::default())), differs);
	assert_eq!(broken(|_| Levels::<Test>::insert(9, 7, more)), "a book is of no auction");
}

#[test]
fn try_state_finds_wrong_totals() {
	let found = "the totals differ from the orders";
	assert_eq!(change_auction(|auction| auction.totals.bids += 1), found);
	assert_eq!(change_auction(|auction| auction.totals.asks -= 1), found);
}

#[test]
fn try_state_finds_an_order_in_two_auctions() {
	let bid = |id| {
		let bid = Bids::<Test>::take((id, 5), (id, 102)).unwrap();
		Bids::<Test>::insert((id, 5), (id + 1, 102), bid);
	};
	let ask = |id| {
		let ask = Asks::<Test>::take((id, 6), (id, ONCE, 1)).unwrap();
		Asks::<Test>::insert((id, 6), (id + 1, ONCE, 1), ask);
	};
	assert_eq!(broken(bid), "an order stands in two auctions");
	assert_eq!(broken(ask), "an order stands in two auctions");
}

#[test]
fn try_state_finds_an_impossible_bid() {
	assert_eq!(change_bid(|bid| bid.held += 1), "a bid holds a wrong amount");
	assert_eq!(change_bid(|bid| bid.split = None), "a bid has no deposit for a split");
	let bought = |bid: &mut BidOf<Test>| {
		bid.bought = 1;
		bid.held += 150;
	};
	assert_eq!(change_bid(bought), "a bid bought before its auction closed");
}

#[test]
fn try_state_finds_money_on_hold_for_no_bid() {
	let moved = change_bid(|bid| bid.account = THIRD);
	assert_eq!(moved, "money on hold differs from the bids");
}

#[test]
fn try_state_finds_an_impossible_ask() {
	assert_eq!(change_ask(|ask| ask.split = None), "an ask has no deposit for a split");
	assert_eq!(change_ask(|ask| ask.sold = 1), "an ask sold before its auction closed");
	assert_eq!(change_ask(|ask| ask.seller = 103), "an ask is not found through its party");
}

#[test]
fn try_state_finds_an_order_of_nothing() {
	let nothing = |id| {
		let empty = |bid: &mut Option<BidOf<Test>>| {
			let bid = bid.as_mut().unwrap();
			(bid.units, bid.held) = (0, 0);
		};
		Bids::<Test>::mutate((id, 5), (id, 102), empty);
		Levels::<Test>::insert(id, 5, Totals::default());
		Auctions::<Test>::mutate(id, |auction| auction.as_mut().unwrap().totals.bids = 0);
	};
	assert_eq!(broken(nothing), "a bid for nothing stands in an auction");
	let nothing = |id| {
		Asks::<Test>::mutate((id, 6), (id, ONCE, 1), |ask| ask.as_mut().unwrap().units = 0);
		Levels::<Test>::insert(id, 6, Totals::default());
		Auctions::<Test>::mutate(id, |auction| auction.as_mut().unwrap().totals.asks = 0);
	};
	assert_eq!(broken(nothing), "an ask of nothing stands in an auction");
}

#[test]
fn try_state_finds_certificates_that_are_not_locked_for_an_ask() {
	let freed = |id| {
		use verdigrid_primitives::traits::Tradable;
		assert_ok!(World::release(range(ONCE, 1, 10), Lock::Auction(id)));
	};
	assert_eq!(broken(freed), "certificates of an ask are not locked for it");
}

#[test]
fn try_state_finds_an_ask_that_is_not_there() {
	let more = |id| AskLevels::<Test>::insert((id, 101), (ONCE, 2), 6);
	assert_eq!(broken(more), "a party has an ask of no auction");
}

#[test]
fn try_state_finds_orders_counted_wrongly() {
	let wrong = "a party's orders are counted wrongly";
	let two = Presence { side: Side::Bid, orders: 2 };
	let other = Presence { side: Side::Ask, orders: 1 };
	assert_eq!(broken(|id| Presences::<Test>::insert(id, 102, two)), wrong);
	assert_eq!(broken(|id| Presences::<Test>::insert(id, 102, other)), wrong);
	assert_eq!(broken(|id| Presences::<Test>::insert(id, 103, two)), wrong);
	let gone = broken(|id| Presences::<Test>::remove(id, 102));
	assert_eq!(gone, "a party's orders are not counted");
}

#[test]
fn try_state_leaves_state_alone() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(ask(id, 1, 10, 160));
		let before = storage_root();
		assert_ok!(Auction::do_try_state());
		assert_eq!(storage_root(), before);
	});
}
