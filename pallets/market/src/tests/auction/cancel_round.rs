use super::*;
use verdigrid_primitives::party::{Role, Roles};

fn cancel(who: AccountId, round: RoundId) -> DispatchResult {
	Market::cancel_round(signed(who), round)
}

#[test]
fn cancel_round_ends_the_taking_of_orders_and_tells() {
	ExtBuilder::build_and_execute(|| {
		let id = open_round();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(cancel(CENTRE, id));
		assert_eq!(last_event(), Event::RoundCancelled { round: id });
		let info = Market::round_info(id).unwrap();
		assert_eq!(info.status, RoundStatus::Cancelled { swept: false });
		assert_eq!(bid_money(CNY, BUYER), 30 * 150);
	});
}

#[test]
fn anybody_returns_the_orders_of_a_cancelled_round() {
	ExtBuilder::build_and_execute(|| {
		let id = open_round();
		assert_ok!(bid(BUYER, id, 30, 150));
		assert_ok!(bid(THIRD, id, 10, 290));
		assert_ok!(ask(id, 1, 30, 100));
		assert_ok!(ask(id, 101, 30, 150));
		assert_ok!(cancel(CENTRE, id));
		assert_ok!(Market::close_round(signed(STRANGER), id, MAX_STEPS));
		nothing_is_left(&PARTIES);
		for who in PARTIES {
			assert_eq!((free(CNY, who), free(NATIVE, who)), (ENDOWMENT, ENDOWMENT));
		}
		assert_eq!(Register::units_of(101, ONCE), ISSUED);
		assert_eq!(Register::unit(ONCE, 1), (101, BundleState::Active));
		let info = Market::round_info(id).unwrap();
		assert_eq!(info.status, RoundStatus::Cancelled { swept: true });
		assert_eq!((info.price, info.units, info.totals), (None, 0, Totals::default()));
		assert_eq!(trades(), vec![]);
		let again = Market::close_round(signed(STRANGER), id, 1);
		assert_noop!(again.map_err(|refused| refused.error), Error::<Test>::RoundClosed);
	});
}

#[test]
fn owners_and_the_sweep_return_orders_side_by_side() {
	ExtBuilder::build_and_execute(|| {
		let id = open_round();
		for who in [BUYER, THIRD, FOURTH] {
			assert_ok!(bid(who, id, 30, 150));
			assert_ok!(bid(who, id, 30, 200));
		}
		assert_ok!(cancel(CENTRE, id));
		for step in 0..30 {
			let _ = Market::advance_round(id, 1);
			if step == 2 {
				for who in [BUYER, THIRD, FOURTH] {
					let _ = Market::cancel_bid(signed(who), id, 150);
				}
			}
			check();
		}
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn cancel_round_is_called_by_a_signed_account() {
	ExtBuilder::build_and_execute(|| {
		let id = open_round();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Market::cancel_round(origin, id), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn cancel_round_is_for_the_centre_that_opened_it() {
	ExtBuilder::build_and_execute(|| {
		let id = open_round();
		assert_noop!(cancel(STRANGER, id), Error::<Test>::NotAParty);
		assert_noop!(cancel(THIRD, id), Error::<Test>::NotAuthorized);
		Register::suspend(104);
		assert_noop!(cancel(CENTRE, id), Error::<Test>::PartyNotActive);
		Register::reinstate(104);
		Register::set_roles(104, Roles::of(&[Role::Trader]));
		assert_noop!(cancel(CENTRE, id), Error::<Test>::NotTradingCentre);
		Register::set_roles(104, Roles::of(&[Role::TradingCentre]));
		assert_ok!(cancel(CENTRE, id));
	});
}

#[test]
fn cancel_round_refuses_a_round_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(cancel(CENTRE, 0), Error::<Test>::UnknownRound);
	});
}

#[test]
fn a_round_is_cancelled_once_and_strictly_before_its_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let (first, second) = (open_round(), open_round());
		set_time(CLOSING - 1);
		assert_ok!(cancel(CENTRE, first));
		assert_noop!(cancel(CENTRE, first), Error::<Test>::RoundNotOpen);
		for now in [CLOSING, CLOSING + 1] {
			set_time(now);
			assert_noop!(cancel(CENTRE, second), Error::<Test>::RoundNotOpen);
		}
	});
}
