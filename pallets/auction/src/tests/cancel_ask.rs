use super::*;

fn cancel(who: AccountId, auction: AuctionId, first: u32) -> DispatchResult {
	Auction::cancel_ask(signed(who), auction, ONCE, first)
}

#[test]
fn cancel_ask_unlocks_the_certificates_and_returns_the_deposit() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 101, 30, 150));
		assert_ok!(cancel(SELLER, id, 101));
		assert_eq!(World::unit(ONCE, 101), (101, BundleState::Active));
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT);
		let event = Event::AskCancelled { auction: id, seller: 101, batch: ONCE, first: 101 };
		assert_eq!(last_event(), event);
		nothing_is_left(&PARTIES);
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals, Totals::default());
	});
}

#[test]
fn cancel_ask_takes_back_only_that_ask() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(ask(id, 101, 20, 150));
		assert_ok!(cancel(SELLER, id, 1));
		assert_eq!(Levels::<Test>::get(id, 5), Totals { bids: 0, asks: 20 });
		assert_eq!(deposits(SELLER), ORDER_DEPOSIT);
		assert_eq!(World::unit(ONCE, 1), (101, BundleState::Active));
		let locked = (101, BundleState::Locked(Lock::Auction(id)));
		assert_eq!(World::unit(ONCE, 101), locked);
	});
}

#[test]
fn certificates_taken_back_can_be_asked_again_at_another_price() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(cancel(SELLER, id, 1));
		assert_ok!(ask(id, 1, 30, 160));
		assert_eq!(AskLevels::<Test>::get((id, 101), (ONCE, 1)), Some(6));
	});
}

#[test]
fn cancel_ask_refuses_others_and_asks_that_are_not_there() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_noop!(cancel(STRANGER, id, 1), Error::<Test>::NotAParty);
		assert_noop!(cancel(THIRD, id, 1), Error::<Test>::UnknownAsk);
		assert_noop!(cancel(SELLER, id, 2), Error::<Test>::UnknownAsk);
		assert_noop!(cancel(SELLER, id + 1, 1), Error::<Test>::UnknownAuction);
		assert_ok!(cancel(SELLER, id, 1));
		assert_noop!(cancel(SELLER, id, 1), Error::<Test>::UnknownAsk);
	});
}

#[test]
fn r27_a_suspended_party_can_take_its_ask_back() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		World::suspend(101);
		assert_ok!(cancel(SELLER, id, 1));
	});
}

#[test]
fn r22_frozen_and_expired_certificates_can_be_taken_back() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(ask(id, 101, 30, 150));
		World::change_batch(ONCE, |batch| batch.frozen = true);
		assert_ok!(cancel(SELLER, id, 1));
		World::change_batch(ONCE, |batch| {
			batch.frozen = false;
			batch.valid_until = NOW;
		});
		assert_ok!(cancel(SELLER, id, 101));
	});
}

#[test]
fn r24_the_deposit_of_an_ask_returns_to_the_account_that_placed_it() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		World::rotate(101, STRANGER);
		assert_noop!(cancel(SELLER, id, 1), Error::<Test>::NotAParty);
		assert_ok!(cancel(STRANGER, id, 1));
		assert_eq!(
			(World::free(NATIVE, SELLER), World::free(NATIVE, STRANGER)),
			(ENDOWMENT, ENDOWMENT)
		);
	});
}

#[test]
fn defect_06_an_ask_stands_from_the_closing_time_until_the_auction_is_closed() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(bid(BUYER, id, 10, 150));
		for now in [CLOSING, CLOSING + 1] {
			Clock::set(now);
			assert_noop!(cancel(SELLER, id, 1), Error::<Test>::AuctionBeingClosed);
		}
		while Asks::<Test>::contains_key((id, 5), (id, ONCE, 1)) {
			assert_noop!(cancel(SELLER, id, 1), Error::<Test>::AuctionBeingClosed);
			assert_ok!(Auction::close(signed(STRANGER), id, 1));
		}
		assert_noop!(cancel(SELLER, id, 1), Error::<Test>::UnknownAsk);
		assert_eq!(World::unit(ONCE, 11), (101, BundleState::Active));
	});
}

#[test]
fn an_ask_can_be_taken_back_just_before_the_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		Clock::set(CLOSING - 1);
		assert_ok!(cancel(SELLER, id, 1));
	});
}

#[test]
fn an_ask_of_a_cancelled_auction_can_be_taken_back_at_any_time() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(ask(id, 101, 30, 150));
		assert_ok!(Auction::cancel(signed(CENTRE), id));
		assert_ok!(cancel(SELLER, id, 1));
		Clock::set(CLOSING + 1);
		assert_ok!(cancel(SELLER, id, 101));
		nothing_is_left(&PARTIES);
	});
}
