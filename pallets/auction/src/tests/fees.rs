//! Closing is paid for by who orders and by who opens, and free for who closes (R37).

use super::*;
use frame_support::{
	dispatch::{DispatchClass, Pays},
	traits::Get,
};
use frame_system::limits::BlockWeights;

/// What the treasury has received, in steps.
fn steps_paid() -> Amount {
	(World::free(NATIVE, TREASURY) - ENDOWMENT) / Auction::step_fee()
}

/// A chain on which steps cost something.
fn priced(test: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		MilliPrice::set(&1);
		test();
	});
}

#[test]
fn a_step_costs_what_a_call_of_one_step_would() {
	priced(|| {
		let blocks: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
		let call = Auction::close_weight(1)
			.saturating_add(blocks.get(DispatchClass::Normal).base_extrinsic);
		assert_eq!(Auction::step_fee(), u128::from(call.ref_time()) / 1_000_000_000);
		assert!(Auction::step_fee() > 0);
	});
}

#[test]
fn r37_an_order_pays_for_its_step_once() {
	priced(|| {
		let id = open_auction();
		let before = steps_paid();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_eq!(steps_paid(), before + 1);
		assert_ok!(bid(BUYER, id, 10, 160));
		assert_ok!(ask(id, 1, 10, 150));
		assert_eq!(steps_paid(), before + 3);
		let spent = Auction::step_fee() + ORDER_DEPOSIT;
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT - spent);
		assert_ok!(Auction::cancel_ask(signed(SELLER), id, ONCE, 1));
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT - Auction::step_fee());
	});
}

#[test]
fn r37_a_trading_centre_pays_for_the_steps_of_its_grid() {
	priced(|| {
		for (levels, steps) in [(1, 3), (8, 3), (9, 6), (MAX_LEVELS, 384)] {
			let before = steps_paid();
			Opening { grid: Grid { levels, ..GRID }, ..Default::default() }.open();
			assert_eq!(steps_paid(), before + steps);
		}
	});
}

#[test]
fn orders_and_auctions_need_the_money_for_their_steps() {
	priced(|| {
		let id = open_auction();
		let fee = Auction::step_fee();
		leave(BUYER, fee - 1);
		leave(SELLER, fee - 1);
		leave(CENTRE, 9 * fee - 1);
		assert_noop!(bid(BUYER, id, 1, 150), Error::<Test>::CannotPayDeposit);
		assert_noop!(ask(id, 1, 1, 150), Error::<Test>::CannotPayDeposit);
		assert_noop!(Opening::default().submit(), Error::<Test>::CannotPayDeposit);
		leave(CENTRE, 9 * fee);
		assert_ok!(Opening::default().submit());
	});
}

#[test]
fn r37_whoever_closes_pays_nothing() {
	priced(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(ask(id, 1, 10, 150));
		Clock::set(CLOSING);
		while !Auctions::<Test>::get(id).unwrap().stage.is_over() {
			let done = Auction::close(signed(STRANGER), id, 1).unwrap();
			assert_eq!(done.pays_fee, Pays::No);
		}
	});
}

#[test]
fn r37_a_call_that_does_no_step_is_not_free() {
	priced(|| {
		let refused = |id| Auction::close(signed(STRANGER), id, 1).unwrap_err().post_info;
		let id = open_auction();
		assert_eq!(refused(id).pays_fee, Pays::Yes);
		close(id);
		assert_eq!(refused(id).pays_fee, Pays::Yes);
	});
}

/// Whoever fills an auction with the smallest orders pays for its closing, in the smallest steps too.
#[test]
fn r37_a_spammer_pays_for_the_closing_of_its_asks() {
	priced(|| {
		let id = open_auction();
		for first in 1..=100 {
			assert_ok!(ask(id, first, 1, 100));
		}
		let paid = steps_paid();
		let done = close_by(id, 1);
		assert!((100..=paid).contains(&done.into()), "{done} steps, {paid} paid for");
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn r37_the_steps_of_an_empty_auction_are_paid_for() {
	for levels in [1, 8, 9, 65, MAX_LEVELS] {
		priced(|| {
			let id = Opening { grid: Grid { levels, ..GRID }, ..Default::default() }.open();
			let paid = steps_paid();
			assert!(Amount::from(close_by(id, MAX_STEPS)) <= paid);
		});
	}
}
