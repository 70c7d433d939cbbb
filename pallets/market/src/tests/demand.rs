use super::*;

#[test]
fn demand_holds_its_highest_price_and_tells_its_terms() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();

		assert_eq!(held(CNY, BUYER), 50 * PRICE);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 50 * PRICE);
		let expected = DemandInfo {
			id,
			buyer: 102,
			class: TradeClass::TRADABLE,
			criteria: any_wind(),
			units: 50,
			min_units: 10,
			max_price: PRICE,
			asset: CNY,
			account: BUYER,
			held: 50 * PRICE,
			expires_at: EXPIRY,
			expired: false,
		};
		assert_eq!(Market::demand_info(id), Some(expected));
		let event = Event::Demanded {
			demand: id,
			buyer: 102,
			class: TradeClass::TRADABLE,
			criteria: any_wind(),
			units: 50,
			min_units: 10,
			max_price: PRICE,
			asset: CNY,
			expires_at: EXPIRY,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn demands_are_numbered_in_order_and_never_again() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(Demanding::default().open(), 0);
		assert_ok!(Market::cancel_demand(signed(BUYER), 0));
		assert_eq!(Demanding::default().open(), 1);
	});
}

#[test]
fn holds_of_several_demands_add_up() {
	ExtBuilder::build_and_execute(|| {
		Demanding::default().open();
		Demanding { units: 20, ..Default::default() }.open();
		Demanding { asset: NATIVE, ..Default::default() }.open();
		assert_eq!(held(CNY, BUYER), 70 * PRICE);
		assert_eq!(held(NATIVE, BUYER), 50 * PRICE);
	});
}

#[test]
fn r26_a_demand_takes_a_deposit_from_the_account_that_states_it() {
	ExtBuilder::build_and_execute(|| {
		Demanding::default().open();
		assert_eq!(deposits(BUYER), DEMAND_DEPOSIT);
		assert_eq!(World::free(NATIVE, BUYER), ENDOWMENT - DEMAND_DEPOSIT);
	});
}

#[test]
fn demand_needs_the_money_for_its_deposit() {
	ExtBuilder::build_and_execute(|| {
		let too_little = NATIVE_MIN + DEMAND_DEPOSIT - 1;
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), BUYER, too_little));
		assert_noop!(Demanding::default().submit(), Error::<Test>::CannotPayDeposit);
	});
}

#[test]
fn a_hold_leaves_the_minimum_balance_free() {
	ExtBuilder::build_and_execute(|| {
		let whole = [(CNY, TOKEN_MIN), (NATIVE, NATIVE_MIN + DEMAND_DEPOSIT)];
		for (asset, kept) in whole {
			let demand = |max_price| Demanding {
				units: 1,
				min_units: 1,
				max_price,
				asset: asset.clone(),
				who: if asset == CNY { BUYER } else { THIRD },
				..Default::default()
			};
			let most = ENDOWMENT - kept;
			assert_noop!(demand(most + 1).submit(), Error::<Test>::InsufficientFunds);
			assert_ok!(demand(most).submit());
		}
		assert_eq!(World::free(CNY, BUYER), TOKEN_MIN);
		assert_eq!(World::free(NATIVE, THIRD), NATIVE_MIN);
	});
}

#[test]
fn demand_refuses_an_account_without_the_asset() {
	ExtBuilder::build_and_execute(|| {
		let other = 77;
		World::rotate(102, other);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), other, 1_000));
		let demand = Demanding { who: other, ..Default::default() };
		assert_noop!(demand.submit(), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn r23_a_demand_that_nothing_can_fill_holds_no_money() {
	ExtBuilder::build_and_execute(|| {
		for (class, criteria, error) in hopeless(Error::<Test>::UnknownClass, EXPIRY, NOW, 0) {
			let demand = Demanding { class, criteria, ..Default::default() };
			assert_noop!(demand.submit(), error);
		}
		Demanding::default().open();
		Demanding { class: TradeClass::GRANULAR, criteria: any_hour(), ..Default::default() }
			.open();
	});
}

#[test]
fn r23_a_demand_asks_for_no_more_validity_than_its_last_period_has() {
	ExtBuilder::build_and_execute(|| {
		let january = any_wind().periods.first;
		let until =
			|month: u32| Period::month(month + u32::from(VALIDITY_MONTHS)).end(Offset::get());
		let demand = |last: Period, min_validity| {
			let criteria = Criteria { min_validity, ..in_periods(january, last) };
			Demanding { criteria, ..Default::default() }.submit()
		};
		// What of later periods is not issued before the demand ends does not count.
		let current = Period::containing(Granularity::Month, EXPIRY, Offset::get()).unwrap();
		for (last, counts) in [(january, january), (last_month(), current)] {
			let longest = until(counts.index).unwrap() - NOW;
			assert_noop!(demand(last, longest + 1), Error::<Test>::ValidityOutOfReach);
			assert_ok!(demand(last, longest));
		}
	});
}

#[test]
fn r23_a_demand_wants_certificates_that_can_be_there_before_it_ends() {
	ExtBuilder::build_and_execute(|| {
		let hour = Period::containing(Granularity::Hour, NOW + 50, Offset::get()).unwrap();
		let end = hour.end(Offset::get()).unwrap();
		MaxDuration::set(&10_000);
		let demand = |expires_at| {
			let (class, criteria) = (TradeClass::GRANULAR, in_periods(hour, hour));
			Demanding { class, criteria, expires_at, ..Default::default() }.submit()
		};
		assert_noop!(demand(end), Error::<Test>::PeriodsTooLate);
		assert_ok!(demand(end + 1));
	});
}

#[test]
fn r23_no_demand_is_for_certificates_that_have_expired_all() {
	ExtBuilder::build_and_execute(|| {
		let old = Period::year_month(2000, 1).unwrap();
		let end = Period::month(old.index + u32::from(VALIDITY_MONTHS)).end(Offset::get()).unwrap();
		let demand = || {
			let criteria = in_periods(old, old);
			let expires_at = Market::now() + 9;
			Demanding { criteria, expires_at, ..Default::default() }.submit()
		};
		Clock::set(end);
		assert_noop!(demand(), Error::<Test>::ValidityOutOfReach);
		Clock::set(end - 1);
		assert_ok!(demand());
	});
}

#[test]
fn r23_the_least_fill_of_a_demand_is_between_one_and_all() {
	ExtBuilder::build_and_execute(|| {
		for min_units in [0, 51] {
			let demand = Demanding { min_units, ..Default::default() };
			assert_noop!(demand.submit(), Error::<Test>::MinUnitsOutOfRange);
		}
		let nothing = Demanding { units: 0, min_units: 0, ..Default::default() };
		assert_noop!(nothing.submit(), Error::<Test>::NoUnits);
		Demanding { min_units: 1, ..Default::default() }.open();
		Demanding { min_units: 50, ..Default::default() }.open();
	});
}

#[test]
fn demand_refuses_a_price_of_zero() {
	ExtBuilder::build_and_execute(|| {
		let demand = Demanding { max_price: 0, ..Default::default() };
		assert_noop!(demand.submit(), Error::<Test>::ZeroPrice);
	});
}

#[test]
fn demand_refuses_a_total_that_cannot_be_computed() {
	ExtBuilder::build_and_execute(|| {
		let demand = Demanding { max_price: Amount::MAX / 50 + 1, ..Default::default() };
		assert_noop!(demand.submit(), Error::<Test>::Overflow);
		let demand = Demanding { max_price: Amount::MAX / 50, ..Default::default() };
		assert_noop!(demand.submit(), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn demand_refuses_when_its_numbers_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		NextDemand::<Test>::put(DemandId::MAX);
		assert_noop!(Demanding::default().submit(), Error::<Test>::Overflow);
	});
}

#[test]
fn demand_refuses_an_asset_that_is_not_allowed() {
	ExtBuilder::build_and_execute(|| {
		let demand = Demanding { asset: USD, ..Default::default() };
		assert_noop!(demand.submit(), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn demand_expires_strictly_in_the_future() {
	ExtBuilder::build_and_execute(|| {
		for expires_at in [0, NOW] {
			let demand = Demanding { expires_at, ..Default::default() };
			assert_noop!(demand.submit(), Error::<Test>::ExpiryInPast);
		}
		Demanding { expires_at: NOW + 1, ..Default::default() }.open();
	});
}

#[test]
fn demand_expires_within_the_longest_duration() {
	ExtBuilder::build_and_execute(|| {
		for expires_at in [NOW + MAX_DURATION + 1, Moment::MAX] {
			let demand = Demanding { expires_at, ..Default::default() };
			assert_noop!(demand.submit(), Error::<Test>::ExpiryTooFar);
		}
		Demanding { expires_at: NOW + MAX_DURATION, ..Default::default() }.open();
	});
}

#[test]
fn r20_a_demand_expires_by_time_alone() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		let stored = Demands::<Test>::get(id);
		Clock::set(EXPIRY - 1);
		assert!(!Market::demand_info(id).unwrap().expired);
		Clock::set(EXPIRY);
		assert!(Market::demand_info(id).unwrap().expired);
		assert_eq!(Demands::<Test>::get(id), stored);
	});
}

#[test]
fn a_range_of_periods_holds_both_its_ends() {
	let range = PeriodRange { first: Period::hour(5), last: Period::hour(7) };
	assert!(range.is_well_formed());
	let held = |index| range.contains(&Period::hour(index));
	assert_eq!((4..9).map(held).collect::<Vec<_>>(), [false, true, true, true, false]);
	assert!(!range.contains(&Period::day(6)));
}
