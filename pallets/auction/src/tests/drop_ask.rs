use super::*;

fn drop_ask(auction: AuctionId, seller: PartyId, first: u32) -> DispatchResult {
	Auction::drop_ask(signed(STRANGER), auction, seller, ONCE, first)
}

/// An auction with two asks of a batch that governance has frozen now.
fn frozen() -> AuctionId {
	let id = open_auction();
	assert_ok!(ask(id, 1, 30, 150));
	assert_ok!(ask(id, 101, 20, 150));
	World::freeze(ONCE);
	id
}

#[test]
fn r37_anybody_takes_asks_of_a_frozen_batch_out_of_the_book() {
	ExtBuilder::build_and_execute(|| {
		let id = frozen();
		assert_ok!(drop_ask(id, 101, 1));
		let event = Event::AskDropped { auction: id, seller: 101, batch: ONCE, first: 1 };
		assert_eq!(last_event(), event);
		assert_eq!(World::unit(ONCE, 1), (101, BundleState::Active));
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals, Totals { bids: 0, asks: 20 });
		assert_ok!(drop_ask(id, 101, 101));
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT);
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn r37_an_issuer_does_not_take_asks_out_of_the_book() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_noop!(drop_ask(id, 101, 1), Error::<Test>::OrderCanSettle);
		Clock::set(CLOSING - 1);
		World::freeze_by_issuer(ONCE);
		assert_noop!(drop_ask(id, 101, 1), Error::<Test>::OrderCanSettle);
		World::unfreeze(ONCE);
		World::freeze(ONCE);
		assert_ok!(drop_ask(id, 101, 1));
	});
}

#[test]
fn r37_anybody_takes_asks_of_a_barred_seller_out_of_the_book() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_noop!(drop_ask(id, 101, 1), Error::<Test>::OrderCanSettle);
		World::lapse(101);
		assert_noop!(drop_ask(id, 101, 1), Error::<Test>::OrderCanSettle);
		World::suspend(101);
		assert_ok!(drop_ask(id, 101, 1));
		assert_eq!(World::unit(ONCE, 1), (101, BundleState::Active));
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals, Totals::default());
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn r37_no_ask_is_dropped_from_the_closing_time_on() {
	ExtBuilder::build_and_execute(|| {
		let id = frozen();
		Clock::set(CLOSING);
		assert_noop!(drop_ask(id, 101, 1), Error::<Test>::AuctionNotOpen);
		Clock::set(CLOSING - 1);
		assert_ok!(drop_ask(id, 101, 1));
	});
}

#[test]
fn drop_ask_refuses_what_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		let id = frozen();
		assert_noop!(drop_ask(id + 1, 101, 1), Error::<Test>::UnknownAuction);
		assert_noop!(drop_ask(id, 102, 1), Error::<Test>::UnknownAsk);
		assert_noop!(drop_ask(id, 101, 2), Error::<Test>::UnknownAsk);
	});
}
