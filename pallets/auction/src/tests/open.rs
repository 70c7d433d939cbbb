use super::*;
use verdigrid_primitives::party::{Role, Roles};

#[test]
fn open_keeps_its_terms_and_tells_them() {
	ExtBuilder::build_and_execute(|| {
		let Opening { lot, asset, grid, closes_at, .. } = Opening::default();
		let id = open_auction();
		let auction = AuctionDetails {
			centre: 104,
			lot: lot.clone(),
			asset: asset.clone(),
			grid,
			closes_at,
			totals: Totals::default(),
			stage: Stage::Open,
		};
		assert_eq!(Auctions::<Test>::get(id), Some(auction));
		let event = Event::AuctionOpened { auction: id, centre: 104, lot, asset, grid, closes_at };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn auctions_are_numbered_in_order_and_never_again() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(open_auction(), 0);
		assert_ok!(Auction::cancel(signed(CENTRE), 0));
		assert_eq!(open_auction(), 1);
	});
}

#[test]
fn open_refuses_when_its_numbers_are_used_up() {
	ExtBuilder::build().execute_with(|| {
		NextAuction::<Test>::put(AuctionId::MAX);
		assert_noop!(Opening::default().submit(), Error::<Test>::Overflow);
	});
}

#[test]
fn open_needs_the_role_of_a_trading_centre() {
	ExtBuilder::build_and_execute(|| {
		World::set_roles(104, Roles::of(&[Role::Trader, Role::EnergyPlatform]));
		assert_noop!(Opening::default().submit(), Error::<Test>::RoleMissing);
		World::set_roles(104, Roles::of(&[Role::TradingCentre]));
		assert_ok!(Opening::default().submit());
	});
}

#[test]
fn r23_open_auction_refuses_a_lot_that_nothing_can_meet() {
	ExtBuilder::build_and_execute(|| {
		for (class, criteria, error) in
			hopeless(Error::<Test>::UnknownClass, CLOSING, CLOSING, SETTLE_TIME)
		{
			let opening = Opening { lot: Lot { class, criteria }, ..Default::default() };
			assert_noop!(opening.submit(), error);
		}
		let lot = Lot { class: TradeClass::GRANULAR, criteria: any_hour() };
		Opening { lot, ..Default::default() }.open();
	});
}

#[test]
fn r37_open_auction_refuses_periods_whose_certificates_expire_before_it_is_settled() {
	ExtBuilder::build_and_execute(|| {
		let old = Period::year_month(2000, 1).unwrap();
		let end = Period::month(old.index + u32::from(VALIDITY_MONTHS)).end(Offset::get()).unwrap();
		let open = || {
			let lot = Lot { class: TradeClass::TRADABLE, criteria: in_periods(old, old) };
			let closes_at = Auction::now() + 1;
			Opening { lot, closes_at, ..Default::default() }.submit()
		};
		Clock::set(end - SETTLE_TIME - 1);
		assert_noop!(open(), Error::<Test>::ValidityOutOfReach);
		Clock::set(end - SETTLE_TIME - 2);
		assert_ok!(open());
	});
}

#[test]
fn open_refuses_a_grid_without_prices() {
	ExtBuilder::build_and_execute(|| {
		for grid in [
			Grid { lowest: 0, ..GRID },
			Grid { tick: 0, ..GRID },
			Grid { levels: 0, ..GRID },
			Grid { levels: MAX_LEVELS + 1, ..GRID },
			Grid { levels: u32::MAX, ..GRID },
		] {
			let opening = Opening { grid, ..Default::default() };
			assert_noop!(opening.submit(), Error::<Test>::InvalidGrid);
		}
		for grid in [
			Grid { lowest: 1, tick: 1, levels: 1 },
			Grid { lowest: 1, tick: 1, levels: MAX_LEVELS },
			Grid { lowest: Amount::MAX, tick: Amount::MAX, levels: 1 },
			Grid { lowest: Amount::MAX - 1, tick: 1, levels: 2 },
		] {
			assert_ok!(Opening { grid, ..Default::default() }.submit());
		}
	});
}

#[test]
fn open_refuses_a_highest_price_that_cannot_be_computed() {
	ExtBuilder::build_and_execute(|| {
		for grid in [
			Grid { lowest: Amount::MAX, tick: 1, levels: 2 },
			Grid { lowest: 1, tick: Amount::MAX, levels: 2 },
			Grid { lowest: 1, tick: Amount::MAX / 2, levels: 4 },
		] {
			let opening = Opening { grid, ..Default::default() };
			assert_noop!(opening.submit(), Error::<Test>::Overflow);
		}
	});
}

#[test]
fn a_grid_knows_its_prices_and_no_others() {
	let grid = Grid { lowest: 100, tick: 10, levels: 3 };
	let prices = |levels: [Level; 4]| levels.map(|level| grid.price(level));
	assert_eq!(prices([0, 1, 2, 3]), [Some(100), Some(110), Some(120), None]);
	let levels = [0, 90, 99, 100, 101, 109, 110, 120, 130, Amount::MAX].map(|p| grid.level(p));
	let none = None;
	let expected = [none, none, none, Some(0), none, none, Some(1), Some(2), none, none];
	assert_eq!(levels, expected);
	let highest = Grid { lowest: Amount::MAX, tick: 1, levels: 1 };
	assert_eq!(highest.level(Amount::MAX), Some(0));
}

#[test]
fn open_refuses_an_asset_that_is_not_allowed() {
	ExtBuilder::build_and_execute(|| {
		let opening = Opening { asset: USD, ..Default::default() };
		assert_noop!(opening.submit(), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn an_auction_closes_strictly_in_the_future() {
	ExtBuilder::build_and_execute(|| {
		for closes_at in [0, NOW] {
			let opening = Opening { closes_at, ..Default::default() };
			assert_noop!(opening.submit(), Error::<Test>::ClosingTimeInPast);
		}
		assert_ok!(Opening { closes_at: NOW + 1, ..Default::default() }.submit());
	});
}

#[test]
fn an_auction_closes_within_the_longest_duration() {
	ExtBuilder::build_and_execute(|| {
		for closes_at in [NOW + MAX_DURATION + 1, Moment::MAX] {
			let opening = Opening { closes_at, ..Default::default() };
			assert_noop!(opening.submit(), Error::<Test>::ClosingTimeTooFar);
		}
		assert_ok!(Opening { closes_at: NOW + MAX_DURATION, ..Default::default() }.submit());
	});
}

#[test]
fn r13_a_shorter_longest_duration_moves_no_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		MaxDuration::set(&1);
		assert_noop!(Opening::default().submit(), Error::<Test>::ClosingTimeTooFar);
		Clock::set(CLOSING - 1);
		assert_ok!(bid(BUYER, id, 10, 150));
		Clock::set(CLOSING);
		assert_noop!(bid(BUYER, id, 10, 150), Error::<Test>::AuctionNotOpen);
		close(id);
		assert_eq!(result(id), (None, 0));
	});
}
