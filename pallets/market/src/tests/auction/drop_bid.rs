use super::*;

fn drop_bid(round: RoundId, buyer: PartyId, price: Amount) -> DispatchResult {
	Market::drop_bid(signed(STRANGER), round, buyer, price)
}

/// A round with a bid of a buyer who is suspended now, and one of somebody else.
fn suspended() -> RoundId {
	let id = open_round();
	assert_ok!(bid(BUYER, id, 30, 150));
	assert_ok!(bid(THIRD, id, 10, 150));
	Register::suspend(102);
	id
}

#[test]
fn r37_anybody_takes_bids_of_a_barred_buyer_out_of_the_book() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		assert_ok!(drop_bid(id, 102, 150));
		assert_eq!(last_event(), Event::BidDropped { round: id, buyer: 102, price: 150 });
		assert_eq!(Rounds::<Test>::get(id).unwrap().totals, Totals { bids: 10, asks: 0 });
		assert_eq!(bid_money(CNY, BUYER), 0);
		assert_eq!(deposits(BUYER), 0);
	});
}

#[test]
fn r37_a_dropped_bid_does_not_move_the_price() {
	ExtBuilder::build_and_execute(|| {
		let id = open_round();
		assert_ok!(ask(id, 1, 30, 100));
		assert_ok!(bid(BUYER, id, 30, 290));
		assert_ok!(bid(THIRD, id, 10, 150));
		Register::suspend(102);
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
		Register::attest(102, Moment::MAX);
		assert_noop!(drop(), Error::<Test>::OrderCanSettle);
		Register::lapse(102);
		assert_noop!(drop(), Error::<Test>::OrderCanSettle);
	});
}

#[test]
fn r37_no_bid_is_dropped_from_the_closing_time_on() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		set_time(CLOSING);
		assert_noop!(drop_bid(id, 102, 150), Error::<Test>::RoundNotOpen);
		set_time(CLOSING - 1);
		assert_ok!(drop_bid(id, 102, 150));
	});
}

#[test]
fn drop_bid_refuses_what_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		assert_noop!(drop_bid(id + 1, 102, 150), Error::<Test>::UnknownRound);
		assert_noop!(drop_bid(id, 101, 150), Error::<Test>::OrderNotFound);
		assert_noop!(drop_bid(id, 102, 160), Error::<Test>::OrderNotFound);
		assert_noop!(drop_bid(id, 102, 151), Error::<Test>::PriceOffGrid);
	});
}

#[test]
fn drop_bid_is_called_by_a_signed_account() {
	ExtBuilder::build_and_execute(|| {
		let id = suspended();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Market::drop_bid(origin, id, 102, 150), DispatchError::BadOrigin);
		}
	});
}
