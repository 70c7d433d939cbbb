use super::*;
use verdigrid_primitives::party::{Role, Roles};

fn cancel(who: AccountId, auction: AuctionId) -> DispatchResult {
	Auction::cancel(signed(who), auction)
}

#[test]
fn cancel_ends_the_taking_of_orders_and_tells() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(cancel(CENTRE, id));
		assert_eq!(last_event(), Event::AuctionCancelled { auction: id });
		let info = Auction::auction_info(id).unwrap();
		assert_eq!(info.status, AuctionStatus::Cancelled { swept: false });
		assert_eq!(held(CNY, BUYER), 30 * 150);
	});
}

#[test]
fn anybody_returns_the_orders_of_a_cancelled_auction() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(bid(THIRD, id, 10, 290));
		assert_ok!(ask(id, 1, 30, 100));
		assert_ok!(ask(id, 101, 30, 150));
		assert_ok!(cancel(CENTRE, id));
		assert_ok!(Auction::close(signed(STRANGER), id, MAX_STEPS));
		nothing_is_left(&PARTIES);
		for who in PARTIES {
			assert_eq!((World::free(CNY, who), World::free(NATIVE, who)), (ENDOWMENT, ENDOWMENT));
		}
		assert_eq!(World::units_of(101, ONCE), ISSUED);
		assert_eq!(World::unit(ONCE, 1), (101, BundleState::Active));
		let info = Auction::auction_info(id).unwrap();
		assert_eq!(info.status, AuctionStatus::Cancelled { swept: true });
		assert_eq!((info.price, info.units, info.totals), (None, 0, Totals::default()));
		assert_eq!(trades(), vec![]);
		let again = Auction::close(signed(STRANGER), id, 1);
		assert_noop!(again.map_err(|refused| refused.error), Error::<Test>::AuctionClosed);
	});
}

#[test]
fn owners_and_the_sweep_return_orders_side_by_side() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for who in [BUYER, THIRD, FOURTH] {
			assert_ok!(bid(who, id, 30, 150));
			assert_ok!(bid(who, id, 30, 200));
		}
		assert_ok!(cancel(CENTRE, id));
		for step in 0..30 {
			let _ = Auction::do_close(id, 1);
			if step == 2 {
				for who in [BUYER, THIRD, FOURTH] {
					let _ = Auction::cancel_bid(signed(who), id, 150);
				}
			}
			check();
		}
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn cancel_is_for_the_centre_that_opened_it() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_noop!(cancel(STRANGER, id), Error::<Test>::NotAParty);
		assert_noop!(cancel(THIRD, id), Error::<Test>::NotCentre);
		World::suspend(104);
		assert_noop!(cancel(CENTRE, id), Error::<Test>::PartyNotActive);
		World::reinstate(104);
		World::set_roles(104, Roles::of(&[Role::Trader]));
		assert_noop!(cancel(CENTRE, id), Error::<Test>::RoleMissing);
		World::set_roles(104, Roles::of(&[Role::TradingCentre]));
		assert_ok!(cancel(CENTRE, id));
	});
}

#[test]
fn cancel_refuses_an_auction_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(cancel(CENTRE, 0), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn an_auction_is_cancelled_once_and_strictly_before_its_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let (first, second) = (open_auction(), open_auction());
		Clock::set(CLOSING - 1);
		assert_ok!(cancel(CENTRE, first));
		assert_noop!(cancel(CENTRE, first), Error::<Test>::AuctionNotOpen);
		for now in [CLOSING, CLOSING + 1] {
			Clock::set(now);
			assert_noop!(cancel(CENTRE, second), Error::<Test>::AuctionNotOpen);
		}
	});
}
