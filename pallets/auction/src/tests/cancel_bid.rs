use super::*;

fn cancel(who: AccountId, auction: AuctionId, price: Amount) -> DispatchResult {
	Auction::cancel_bid(signed(who), auction, price)
}

#[test]
fn cancel_bid_releases_the_money_and_the_deposit() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(cancel(BUYER, id, 150));
		assert_eq!((World::free(CNY, BUYER), World::free(NATIVE, BUYER)), (ENDOWMENT, ENDOWMENT));
		assert_eq!(last_event(), Event::BidCancelled { auction: id, buyer: 102, price: 150 });
		nothing_is_left(&PARTIES);
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals, Totals::default());
	});
}

#[test]
fn cancel_bid_takes_back_only_what_is_at_that_price() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(bid(BUYER, id, 20, 160));
		assert_ok!(bid(THIRD, id, 10, 150));
		assert_ok!(cancel(BUYER, id, 150));
		assert_eq!((held(CNY, BUYER), held(CNY, THIRD)), (20 * 160, 10 * 150));
		assert_eq!(deposits(BUYER), ORDER_DEPOSIT);
		assert_eq!(Levels::<Test>::get(id, 5), Totals { bids: 10, asks: 0 });
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals.bids, 30);
	});
}

#[test]
fn cancel_bid_refuses_others_and_bids_that_are_not_there() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_noop!(cancel(STRANGER, id, 150), Error::<Test>::NotAParty);
		assert_noop!(cancel(THIRD, id, 150), Error::<Test>::UnknownBid);
		assert_noop!(cancel(BUYER, id, 160), Error::<Test>::UnknownBid);
		assert_noop!(cancel(BUYER, id, 155), Error::<Test>::PriceOffGrid);
		assert_noop!(cancel(BUYER, id + 1, 150), Error::<Test>::UnknownAuction);
		assert_ok!(cancel(BUYER, id, 150));
		assert_noop!(cancel(BUYER, id, 150), Error::<Test>::UnknownBid);
	});
}

#[test]
fn r27_a_suspended_party_can_take_its_bid_back() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		World::suspend(102);
		assert_ok!(cancel(BUYER, id, 150));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
	});
}

#[test]
fn a_bid_in_an_asset_no_longer_allowed_can_be_taken_back() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		World::allow(CNY, false);
		assert_ok!(cancel(BUYER, id, 150));
	});
}

#[test]
fn r24_money_of_a_bid_returns_to_the_account_it_is_held_on() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		World::rotate(102, STRANGER);
		assert_noop!(cancel(BUYER, id, 150), Error::<Test>::NotAParty);
		assert_ok!(cancel(STRANGER, id, 150));
		assert_eq!((World::free(CNY, BUYER), World::free(NATIVE, BUYER)), (ENDOWMENT, ENDOWMENT));
		assert_eq!(World::free(CNY, STRANGER), ENDOWMENT);
	});
}

#[test]
fn defect_06_a_bid_stands_from_the_closing_time_until_the_auction_is_closed() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(ask(id, 1, 10, 150));
		for now in [CLOSING, CLOSING + 1] {
			Clock::set(now);
			assert_noop!(cancel(BUYER, id, 150), Error::<Test>::AuctionBeingClosed);
		}
		while Bids::<Test>::contains_key((id, 5), (id, 102)) {
			assert_noop!(cancel(BUYER, id, 150), Error::<Test>::AuctionBeingClosed);
			assert_ok!(Auction::close(signed(STRANGER), id, 1));
		}
		assert_noop!(cancel(BUYER, id, 150), Error::<Test>::UnknownBid);
	});
}

#[test]
fn a_bid_can_be_taken_back_just_before_the_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		Clock::set(CLOSING - 1);
		assert_ok!(cancel(BUYER, id, 150));
	});
}

#[test]
fn a_bid_of_a_cancelled_auction_can_be_taken_back_at_any_time() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(bid(THIRD, id, 30, 150));
		assert_ok!(Auction::cancel(signed(CENTRE), id));
		assert_ok!(cancel(BUYER, id, 150));
		Clock::set(CLOSING + 1);
		assert_ok!(cancel(THIRD, id, 150));
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn a_release_that_fails_keeps_the_bid() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(World::block(BUYER));
		assert_noop!(cancel(BUYER, id, 150), sp_runtime::TokenError::CannotCreate);
		assert_ok!(World::unblock(BUYER));
		assert_ok!(cancel(BUYER, id, 150));
	});
}
