use super::*;

fn drop_bid(auction: AuctionId, buyer: PartyId, price: Amount) -> DispatchResult {
	Auction::drop_bid(signed(STRANGER), auction, buyer, price)
}

/// An auction with a bid of a buyer who is suspended now, and one of somebody else.
fn suspended() -> AuctionId {
	let id = open_auction();
	assert_ok!(bid(BUYER, id, 30, 150));
	assert_ok!(bid(THIRD, id, 10, 150));
	World::suspend(102);
	id
}

#[test]
fn r37_anybody_takes_bids_of_a_barred_buyer_out_of_the_book() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		assert_ok!(drop_bid(id, 102, 150));
		assert_eq!(last_event(), Event::BidDropped { auction: id, buyer: 102, price: 150 });
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals, Totals { bids: 10, asks: 0 });
		assert_eq!(held(CNY, BUYER), 0);
		assert_eq!(deposits(BUYER), 0);
	});
}

#[test]
fn r37_a_dropped_bid_does_not_move_the_price() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 100));
		assert_ok!(bid(BUYER, id, 30, 290));
		assert_ok!(bid(THIRD, id, 10, 150));
		World::suspend(102);
		assert_ok!(drop_bid(id, 102, 290));
		close(id);
		assert_eq!(result(id), (Some(100), 10));
		assert_eq!(lapses(), vec![]);
	});
}

#[test]
fn r37_a_bid_that_can_be_settled_is_not_dropped() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		let drop = || drop_bid(id, 102, 150);
		World::attest(102, Moment::MAX);
		assert_noop!(drop(), Error::<Test>::OrderCanSettle);
		World::lapse(102);
		assert_noop!(drop(), Error::<Test>::OrderCanSettle);
	});
}

#[test]
fn r37_no_bid_is_dropped_from_the_closing_time_on() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		Clock::set(CLOSING);
		assert_noop!(drop_bid(id, 102, 150), Error::<Test>::AuctionNotOpen);
		Clock::set(CLOSING - 1);
		assert_ok!(drop_bid(id, 102, 150));
	});
}

#[test]
fn drop_bid_refuses_what_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		assert_noop!(drop_bid(id + 1, 102, 150), Error::<Test>::UnknownAuction);
		assert_noop!(drop_bid(id, 101, 150), Error::<Test>::UnknownBid);
		assert_noop!(drop_bid(id, 102, 160), Error::<Test>::UnknownBid);
		assert_noop!(drop_bid(id, 102, 151), Error::<Test>::PriceOffGrid);
	});
}
