use super::*;
use codec::Encode;

/// An auction in which thirty change hands at 140: ten too many are offered there.
fn prepare() -> AuctionId {
	let id = open_auction();
	assert_ok!(bid(BUYER, id, 30, 150));
	assert_ok!(bid(THIRD, id, 20, 130));
	assert_ok!(ask(id, 1, 25, 120));
	assert_ok!(ask(id, 101, 15, 140));
	id
}

/// What a call says that must be refused.
fn refused(auction: AuctionId, steps: u32) -> DispatchResult {
	let call = Auction::close(signed(STRANGER), auction, steps);
	call.map(|_| ()).map_err(|refused| refused.error)
}

#[test]
fn all_trades_of_an_auction_are_at_one_price() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		close(id);
		assert_eq!(result(id), (Some(140), 30));
		let expected = [(101, 102, range(ONCE, 1, 25), 140), (101, 102, range(ONCE, 101, 5), 140)];
		assert_eq!(trades(), expected);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 30 * 140);
		assert_eq!(World::free(CNY, SELLER), ENDOWMENT + 30 * 140);
		assert_eq!(World::free(CNY, THIRD), ENDOWMENT);
		for (unit, holder) in [(1, 102), (25, 102), (26, 101), (101, 102), (105, 102), (106, 101)] {
			assert_eq!(World::unit(ONCE, unit), (holder, BundleState::Active));
		}
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn a_trade_of_an_auction_is_recorded_for_ever() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		Clock::set(CLOSING + 7);
		close(id);
		let trade = Trade {
			seller: 101,
			buyer: 102,
			range: range(ONCE, 1, 25),
			price: 140,
			asset: CNY,
			at: CLOSING + 7,
			block: System::block_number() as u32,
			origin: TradeOrigin::Auction(id),
		};
		assert_eq!(World::trades().first(), Some(&trade));
	});
}

#[test]
fn closing_tells_what_becomes_of_every_order() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		System::reset_events();
		close(id);
		let bid_ended = |buyer, price, bought, returned| Event::BidEnded {
			auction: id,
			buyer,
			price,
			bought,
			returned,
		};
		let ask_ended = |first, sold, returned| Event::AskEnded {
			auction: id,
			seller: 101,
			batch: ONCE,
			first,
			sold,
			returned,
		};
		let expected = vec![
			Event::PriceFound { auction: id, price: Some(140), units: 30 },
			ask_ended(1, 25, 0),
			bid_ended(102, 150, 30, 30 * 10),
			ask_ended(101, 5, 10),
			bid_ended(103, 130, 0, 20 * 130),
			Event::AuctionClosed { auction: id, price: Some(140), units: 30 },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn without_a_crossing_everything_returns() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 140));
		assert_ok!(ask(id, 1, 25, 150));
		close(id);
		assert_eq!(result(id), (None, 0));
		assert_eq!(trades(), vec![]);
		assert_eq!(last_event(), Event::AuctionClosed { auction: id, price: None, units: 0 });
		assert_eq!((World::free(CNY, BUYER), World::free(NATIVE, BUYER)), (ENDOWMENT, ENDOWMENT));
		assert_eq!(World::unit(ONCE, 1), (101, BundleState::Active));
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn an_auction_without_orders_closes() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		close(id);
		assert_eq!(result(id), (None, 0));
	});
}

#[test]
fn an_auction_of_one_price_closes() {
	ExtBuilder::build_and_execute(|| {
		let grid = Grid { lowest: 100, tick: 1, levels: 1 };
		let id = Opening { grid, ..Default::default() }.open();
		assert_ok!(bid(BUYER, id, 7, 100));
		assert_ok!(ask(id, 1, 5, 100));
		close(id);
		assert_eq!(result(id), (Some(100), 5));
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn a_surplus_of_demand_sets_the_highest_price() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 15, 160));
		assert_ok!(ask(id, 1, 10, 120));
		close(id);
		assert_eq!(result(id), (Some(160), 10));
	});
}

#[test]
fn a_surplus_of_supply_sets_the_lowest_price() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 160));
		assert_ok!(ask(id, 1, 15, 120));
		close(id);
		assert_eq!(result(id), (Some(120), 10));
	});
}

#[test]
fn balanced_orders_meet_in_the_middle() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 170));
		assert_ok!(ask(id, 1, 10, 120));
		close(id);
		assert_eq!(result(id), (Some(140), 10));
	});
}

/// The parties in the order in which their bids of one price come.
fn drawn(auction: AuctionId, parties: &[PartyId]) -> Vec<PartyId> {
	let mut parties = parties.to_vec();
	parties.sort_by_key(|party| sp_io::hashing::blake2_128(&(auction, *party).encode()));
	parties
}

#[test]
fn bids_at_the_price_share_what_is_left_in_proportion() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for who in [BUYER, THIRD, FOURTH] {
			assert_ok!(bid(who, id, 10, 150));
		}
		assert_ok!(ask(id, 1, 20, 120));
		close(id);
		assert_eq!(result(id), (Some(150), 20));
		let order = drawn(id, &[102, 103, 104]);
		let units = |at: usize| World::units_of(order[at], ONCE);
		assert_eq!([units(0), units(1), units(2)], [6, 7, 7]);
		let expected = vec![
			(101, order[0], range(ONCE, 1, 6), 150),
			(101, order[1], range(ONCE, 7, 7), 150),
			(101, order[2], range(ONCE, 14, 7), 150),
		];
		assert_eq!(trades(), expected);
	});
}

#[test]
fn asks_at_the_price_share_what_is_left_in_proportion() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for first in [1, 101, 201] {
			assert_ok!(ask(id, first, 10, 150));
		}
		assert_ok!(bid(BUYER, id, 16, 190));
		close(id);
		assert_eq!(result(id), (Some(150), 16));
		let mut firsts = [1_u32, 101, 201];
		firsts.sort_by_key(|first| sp_io::hashing::blake2_128(&(id, ONCE, *first).encode()));
		let sold = firsts.map(|first| {
			(first..first + 10).filter(|unit| World::unit(ONCE, *unit).0 == 102).count()
		});
		assert_eq!(sold, [5, 5, 6]);
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn a_share_may_be_nothing() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for who in [BUYER, THIRD, FOURTH] {
			assert_ok!(bid(who, id, 1, 150));
		}
		assert_ok!(ask(id, 1, 1, 120));
		close(id);
		let last = drawn(id, &[102, 103, 104])[2];
		assert_eq!(trades(), vec![(101, last, range(ONCE, 1, 1), 150)]);
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn the_order_of_arrival_makes_no_difference() {
	let close_after = |parties: [AccountId; 3]| {
		ExtBuilder::build().execute_with(|| {
			let id = open_auction();
			assert_ok!(ask(id, 1, 20, 120));
			for who in parties {
				assert_ok!(bid(who, id, 10, 150));
			}
			close(id);
			trades()
		})
	};
	let first = close_after([BUYER, THIRD, FOURTH]);
	assert_eq!(close_after([FOURTH, THIRD, BUYER]), first);
	assert_eq!(close_after([THIRD, FOURTH, BUYER]), first);
}

#[test]
fn closing_in_one_call_and_in_many_is_the_same() {
	let close_with = |steps| {
		ExtBuilder::build().execute_with(|| {
			let id = prepare();
			let done = close_by(id, steps);
			(done, storage_root())
		})
	};
	let at_once = close_with(MAX_STEPS);
	assert_eq!(close_with(1), at_once);
	assert_eq!(close_with(3), at_once);
	assert!(at_once.0 > 3);
}

#[test]
fn defect_11_a_call_does_no_more_than_its_steps_and_pays_for_those_made() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		Clock::set(CLOSING);
		let call = |steps| Auction::close(signed(STRANGER), id, steps).unwrap().actual_weight;
		let weight = |steps| Some(Auction::close_weight(steps));
		assert_eq!(call(2), weight(2));
		assert_eq!(Auction::auction_info(id).unwrap().status, AuctionStatus::Counting);
		assert_eq!(call(1), weight(1));
		assert_eq!(Auction::auction_info(id).unwrap().status, AuctionStatus::Settling);
		assert_eq!(trades().len(), 0);
		let last = call(MAX_STEPS);
		assert!(last.unwrap().all_lt(weight(10).unwrap()));
		assert_eq!(result(id), (Some(140), 30));
	});
}

#[test]
fn the_largest_grid_closes_in_a_bounded_number_of_steps() {
	ExtBuilder::build_and_execute(|| {
		let grid = Grid { lowest: 1, tick: 1, levels: MAX_LEVELS };
		let id = Opening { grid, ..Default::default() }.open();
		assert_ok!(bid(BUYER, id, 5, 1));
		assert_ok!(bid(BUYER, id, 5, MAX_LEVELS.into()));
		assert_ok!(ask(id, 1, 5, 1));
		assert_ok!(ask(id, 101, 5, MAX_LEVELS.into()));
		Clock::set(CLOSING);
		let mut done = 0;
		while !Auctions::<Test>::get(id).unwrap().stage.is_over() {
			done += Auction::do_close(id, MAX_STEPS).unwrap();
		}
		assert!((256..=264).contains(&done), "{done} steps");
		assert_eq!(result(id).1, 5);
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn an_auction_can_be_closed_from_its_closing_time_on() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		assert_noop!(refused(id, 1), Error::<Test>::AuctionNotDue);
		Clock::set(CLOSING - 1);
		assert_noop!(refused(id, 1), Error::<Test>::AuctionNotDue);
		Clock::set(CLOSING);
		assert_ok!(Auction::close(signed(BUYER), id, 1));
	});
}

#[test]
fn an_auction_can_be_closed_long_after_its_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		Clock::set(VALID_UNTIL - 1);
		close(id);
		assert_eq!(result(id), (Some(140), 30));
	});
}

#[test]
fn any_account_closes_an_auction() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		Clock::set(CLOSING);
		assert_ok!(Auction::close(signed(STRANGER), id, 1));
		World::suspend(103);
		assert_ok!(Auction::close(signed(THIRD), id, 1));
	});
}

#[test]
fn close_takes_one_step_to_the_most() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		Clock::set(CLOSING);
		for steps in [0, MAX_STEPS + 1, u32::MAX] {
			assert_noop!(refused(id, steps), Error::<Test>::StepsOutOfRange);
		}
		assert_ok!(Auction::close(signed(STRANGER), id, 1));
		assert_ok!(Auction::close(signed(STRANGER), id, MAX_STEPS));
	});
}

#[test]
fn an_auction_is_closed_once() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		close(id);
		let closed = Auctions::<Test>::get(id);
		assert_noop!(refused(id, 1), Error::<Test>::AuctionClosed);
		assert_eq!(Auctions::<Test>::get(id), closed);
	});
}

/// Whoever comes second, when two close the same auction, pays for no steps.
#[test]
fn a_call_that_is_refused_pays_for_no_steps() {
	ExtBuilder::build_and_execute(|| {
		let paid = |id, steps| {
			let refused = Auction::close(signed(STRANGER), id, steps).unwrap_err();
			refused.post_info.actual_weight
		};
		let nothing = Some(Auction::close_weight(0));
		let id = prepare();
		assert_eq!(paid(id, MAX_STEPS), nothing);
		close(id);
		assert_eq!(paid(id, MAX_STEPS), nothing);
		assert_eq!(paid(id + 1, MAX_STEPS), nothing);
	});
}

#[test]
fn close_refuses_an_auction_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(refused(0, 1), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn auctions_do_not_touch_each_other() {
	ExtBuilder::build_and_execute(|| {
		let (first, second) = (prepare(), open_auction());
		assert_ok!(bid(BUYER, second, 10, 150));
		assert_ok!(ask(second, 201, 10, 150));
		let before = Auction::auction_levels(second, None, 100);
		close(first);
		assert_eq!(Auction::auction_levels(second, None, 100), before);
		assert_eq!(held(CNY, BUYER), 10 * 150);
		close(second);
		assert_eq!(result(second), (Some(150), 10));
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn an_auction_is_settled_in_its_own_asset() {
	ExtBuilder::build_and_execute(|| {
		let id = Opening { asset: NATIVE, ..Default::default() }.open();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(ask(id, 1, 10, 150));
		close(id);
		assert_eq!(World::free(NATIVE, BUYER), ENDOWMENT - 1_500);
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT + 1_500);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
	});
}

#[test]
fn r24_a_bid_is_paid_from_the_account_its_money_is_held_on() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		World::rotate(102, STRANGER);
		close(id);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 30 * 140);
		assert_eq!(
			(World::free(NATIVE, BUYER), World::free(CNY, STRANGER)),
			(ENDOWMENT, ENDOWMENT)
		);
		assert_eq!(World::units_of(102, ONCE), 30);
	});
}

#[test]
fn r24_proceeds_go_to_the_sellers_present_account() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		World::rotate(101, STRANGER);
		close(id);
		assert_eq!((World::free(CNY, SELLER), World::free(NATIVE, SELLER)), (ENDOWMENT, ENDOWMENT));
		assert_eq!(World::free(CNY, STRANGER), ENDOWMENT + 30 * 140);
	});
}

#[test]
fn r24_money_is_exact_when_the_seller_now_uses_the_account_it_is_held_on() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		World::rotate(102, STRANGER);
		World::rotate(101, BUYER);
		close(id);
		assert_eq!((held(CNY, BUYER), World::total(CNY, BUYER)), (0, ENDOWMENT));
		assert_eq!(World::units_of(102, ONCE), 30);
	});
}
