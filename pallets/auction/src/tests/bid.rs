use super::*;

#[test]
fn bid_holds_its_own_price_and_enters_the_book() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));

		assert_eq!(held(CNY, BUYER), 30 * 150);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 30 * 150);
		assert_eq!(Levels::<Test>::get(id, 5), Totals { bids: 30, asks: 0 });
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals, Totals { bids: 30, asks: 0 });
		let event = Event::BidPlaced { auction: id, buyer: 102, units: 30, price: 150 };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn a_second_bid_at_a_price_adds_to_the_first() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(bid(BUYER, id, 12, 150));
		assert_eq!(Bids::<Test>::iter().count(), 1);
		let stored = Bids::<Test>::get((id, 5), (id, 102)).unwrap();
		assert_eq!((stored.units, stored.held), (42, 42 * 150));
		assert_eq!(held(CNY, BUYER), 42 * 150);
		assert_eq!(deposits(BUYER), ORDER_DEPOSIT);
		assert_eq!(Levels::<Test>::get(id, 5), Totals { bids: 42, asks: 0 });
	});
}

#[test]
fn r26_a_bid_takes_a_deposit_for_each_price() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(bid(BUYER, id, 30, 160));
		assert_eq!(deposits(BUYER), 2 * ORDER_DEPOSIT);
		assert_eq!(World::free(NATIVE, BUYER), ENDOWMENT - 2 * ORDER_DEPOSIT);
	});
}

#[test]
fn bid_takes_every_price_of_the_grid_and_no_other() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for price in [0, 90, 99, 101, 300, Amount::MAX] {
			assert_noop!(bid(BUYER, id, 1, price), Error::<Test>::PriceOffGrid);
		}
		assert_ok!(bid(BUYER, id, 1, 100));
		assert_ok!(bid(BUYER, id, 1, 290));
	});
}

#[test]
fn bid_refuses_no_units() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_noop!(bid(BUYER, id, 0, 150), Error::<Test>::NoUnits);
	});
}

#[test]
fn bid_refuses_a_total_that_cannot_be_computed() {
	ExtBuilder::build_and_execute(|| {
		let grid = Grid { lowest: Amount::MAX / 2 + 1, tick: 1, levels: 1 };
		let id = Opening { grid, ..Default::default() }.open();
		let price = grid.lowest;
		assert_noop!(bid(BUYER, id, 2, price), Error::<Test>::Overflow);
		assert_noop!(bid(BUYER, id, u32::MAX, price), Error::<Test>::Overflow);
		assert_noop!(bid(BUYER, id, 1, price), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn bid_refuses_to_add_more_than_can_be_counted() {
	ExtBuilder::build_and_execute(|| {
		let grid = Grid { lowest: 1, tick: 1, levels: 2 };
		let id = Opening { grid, ..Default::default() }.open();
		assert_ok!(Assets::mint(signed(SELLER), 1, BUYER, 1 << 40));
		assert_ok!(bid(BUYER, id, u32::MAX, 1));
		assert_noop!(bid(BUYER, id, 1, 1), Error::<Test>::Overflow);
		assert_ok!(bid(BUYER, id, u32::MAX, 2));
		let totals = Auctions::<Test>::get(id).unwrap().totals;
		assert_eq!(totals.bids, 2 * u64::from(u32::MAX));
	});
}

#[test]
fn bid_refuses_a_book_that_overflows() {
	ExtBuilder::build().execute_with(|| {
		let id = open_auction();
		Levels::<Test>::insert(id, 5, Totals { bids: u64::MAX, asks: 0 });
		assert_noop!(bid(BUYER, id, 1, 150), Error::<Test>::Overflow);
		let full = |auction: &mut Option<AuctionOf<Test>>| {
			auction.as_mut().unwrap().totals.bids = u64::MAX;
		};
		Auctions::<Test>::mutate(id, full);
		assert_noop!(bid(BUYER, id, 1, 160), Error::<Test>::Overflow);
	});
}

#[test]
fn a_bid_leaves_the_minimum_balance_free() {
	ExtBuilder::build_and_execute(|| {
		for (asset, kept, who) in
			[(CNY, TOKEN_MIN, BUYER), (NATIVE, NATIVE_MIN + ORDER_DEPOSIT, THIRD)]
		{
			let most = ENDOWMENT - kept;
			let grid = Grid { lowest: most, tick: 1, levels: 2 };
			let id = Opening { grid, asset, ..Default::default() }.open();
			assert_noop!(bid(who, id, 1, most + 1), Error::<Test>::InsufficientFunds);
			assert_ok!(bid(who, id, 1, most));
		}
	});
}

#[test]
fn bid_needs_the_money_for_its_deposit() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		let too_little = NATIVE_MIN + ORDER_DEPOSIT - 1;
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), BUYER, too_little));
		assert_noop!(bid(BUYER, id, 1, 150), Error::<Test>::CannotPayDeposit);
	});
}

#[test]
fn r37_bids_are_taken_from_whose_attestation_outlasts_the_settlement() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		World::attest(102, CLOSING + SETTLE_TIME);
		assert_noop!(bid(BUYER, id, 1, 150), Error::<Test>::AttestationEndsTooEarly);
		World::attest(102, CLOSING + SETTLE_TIME + 1);
		assert_ok!(bid(BUYER, id, 1, 150));
		World::attest(102, CLOSING + SETTLE_TIME);
		assert_noop!(bid(BUYER, id, 1, 150), Error::<Test>::AttestationEndsTooEarly);
	});
}

#[test]
fn bid_refuses_an_auction_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(bid(BUYER, 0, 1, 150), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn bids_are_taken_strictly_before_the_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		Clock::set(CLOSING - 1);
		assert_ok!(bid(BUYER, id, 1, 150));
		for now in [CLOSING, CLOSING + 1] {
			Clock::set(now);
			assert_noop!(bid(BUYER, id, 1, 150), Error::<Test>::AuctionNotOpen);
		}
	});
}

#[test]
fn bid_refuses_an_auction_that_was_cancelled_or_closed() {
	ExtBuilder::build_and_execute(|| {
		let (cancelled, closed) = (open_auction(), open_auction());
		assert_ok!(Auction::cancel(signed(CENTRE), cancelled));
		assert_noop!(bid(BUYER, cancelled, 1, 150), Error::<Test>::AuctionNotOpen);
		close(closed);
		assert_noop!(bid(BUYER, closed, 1, 150), Error::<Test>::AuctionNotOpen);
	});
}

#[test]
fn bid_refuses_an_asset_no_longer_allowed() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		World::allow(CNY, false);
		assert_noop!(bid(BUYER, id, 1, 150), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn a_party_with_asks_cannot_bid_in_that_auction() {
	ExtBuilder::build_and_execute(|| {
		let (id, other) = (open_auction(), open_auction());
		assert_ok!(ask(id, 1, 10, 150));
		assert_noop!(bid(SELLER, id, 1, 150), Error::<Test>::BothSides);
		assert_ok!(bid(SELLER, other, 1, 150));
		assert_ok!(Auction::cancel_ask(signed(SELLER), id, ONCE, 1));
		assert_ok!(bid(SELLER, id, 1, 150));
	});
}

#[test]
fn r24_a_bid_is_not_added_to_from_another_account() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 150));
		World::rotate(102, STRANGER);
		assert_noop!(bid(STRANGER, id, 10, 150), Error::<Test>::HeldElsewhere);
		assert_ok!(bid(STRANGER, id, 10, 160));
		assert_eq!((held(CNY, BUYER), held(CNY, STRANGER)), (1_500, 1_600));
		assert_ok!(Auction::cancel_bid(signed(STRANGER), id, 150));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
		assert_ok!(bid(STRANGER, id, 10, 150));
		assert_eq!((held(CNY, BUYER), held(CNY, STRANGER)), (0, 3_100));
	});
}
