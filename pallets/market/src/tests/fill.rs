use super::*;

/// A demand with these criteria, and the error of a fill from the batch changed so.
fn fill_of(criteria: Criteria, change: impl FnOnce(&mut BatchInfo)) -> DispatchResult {
	let id = Demanding { criteria, ..Default::default() }.open();
	World::change_batch(ONCE, change);
	fill(SELLER, id, range(ONCE, 1, 10), PRICE)
}

#[test]
fn fill_swaps_certificates_and_held_money() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(fill(SELLER, id, range(ONCE, 201, 20), PRICE));

		assert_eq!(World::free(CNY, SELLER), ENDOWMENT + 20 * PRICE);
		assert_eq!(held(CNY, BUYER), 30 * PRICE);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 50 * PRICE);
		assert_eq!(World::unit(ONCE, 200), (101, BundleState::Active));
		assert_eq!(World::unit(ONCE, 201), (102, BundleState::Active));
		assert_eq!(World::unit(ONCE, 220), (102, BundleState::Active));
		assert_eq!(World::unit(ONCE, 221), (101, BundleState::Active));
		let demand = Market::demand_info(id).unwrap();
		assert_eq!((demand.units, demand.held), (30, 30 * PRICE));
	});
}

#[test]
fn a_fill_with_a_part_pays_for_the_rest_of_its_bundle() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		World::charge_for_splits(ENDOWMENT);
		assert_noop!(fill(SELLER, id, range(ONCE, 201, 20), PRICE), CANNOT_PAY);
		World::charge_for_splits(7);
		assert_ok!(fill(SELLER, id, range(ONCE, 201, 20), PRICE));
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT - 7);
		assert_eq!(World::free(NATIVE, BUYER), ENDOWMENT - DEMAND_DEPOSIT);
	});
}

/// Certificates of both classes are of the same hours, but not of the same energy.
#[test]
fn fill_tells_certificates_of_a_watt_hour_from_those_of_a_kilowatt_hour() {
	ExtBuilder::build_and_execute(|| {
		let (class, criteria) = (TradeClass::GRANULAR_KWH, any_hour());
		World::issue_as(5, batch(class, criteria.periods.first));
		let id = Demanding { class, criteria, ..Default::default() }.open();
		assert_noop!(fill(SELLER, id, range(OFTEN, 1, 20), PRICE), Error::<Test>::ClassMismatch);
		assert_ok!(fill(SELLER, id, range(5, 1, 20), PRICE));
	});
}

#[test]
fn fill_records_the_trade_for_ever() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		Clock::set(NOW + 5);
		assert_ok!(fill(SELLER, id, range(ONCE, 201, 20), PRICE - 1));

		let trade = Trade {
			seller: 101,
			buyer: 102,
			range: range(ONCE, 201, 20),
			price: PRICE - 1,
			asset: CNY,
			at: NOW + 5,
			block: System::block_number() as u32,
			origin: TradeOrigin::Demand(id),
		};
		assert_eq!(Trades::<Test>::get(0), Some(trade));
		let event = Event::Traded {
			trade: 0,
			seller: 101,
			buyer: 102,
			range: range(ONCE, 201, 20),
			price: PRICE - 1,
			asset: CNY,
			origin: TradeOrigin::Demand(id),
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn fill_below_the_highest_price_gives_the_difference_back() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 20), PRICE - 30));
		assert_eq!(World::free(CNY, SELLER), ENDOWMENT + 20 * (PRICE - 30));
		assert_eq!(held(CNY, BUYER), 30 * PRICE);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 50 * PRICE + 20 * 30);
	});
}

#[test]
fn filling_the_remainder_ends_the_demand_and_releases_everything() {
	ExtBuilder::build_and_execute(|| {
		for asset in [CNY, NATIVE] {
			let first = if asset == CNY { 1 } else { 501 };
			let id = Demanding { asset: asset.clone(), ..Default::default() }.open();
			assert_ok!(fill(SELLER, id, range(ONCE, first, 15), PRICE));
			assert_ok!(fill(SELLER, id, range(ONCE, first + 15, 35), 1));
			assert_eq!(Market::demand_info(id), None);
			assert_eq!(held(asset.clone(), BUYER), 0);
			assert_eq!(World::free(asset, BUYER), ENDOWMENT - 15 * PRICE - 35);
			assert_eq!(deposits(BUYER), 0);
			assert_eq!(last_event(), Event::Satisfied { demand: id });
			let after = fill(SELLER, id, range(ONCE, 901, 1), 1);
			assert_err!(after, Error::<Test>::UnknownDemand);
		}
	});
}

#[test]
fn a_demand_can_be_filled_by_several_sellers() {
	ExtBuilder::build_and_execute(|| {
		let sale = Offering { range: range(OFTEN, 1, 50), ..Default::default() }.open();
		assert_ok!(buy(THIRD, sale, 50, PRICE));
		let hours = PeriodRange { first: Period::hour(9), last: Period::hour(9) };
		let criteria = Criteria { periods: hours, ..any_wind() };
		let class = TradeClass::GRANULAR;
		let id = Demanding { class, criteria, ..Default::default() }.open();
		assert_ok!(fill(THIRD, id, range(OFTEN, 1, 20), PRICE));
		assert_ok!(fill(SELLER, id, range(OFTEN, 51, 30), PRICE));
		assert_eq!(World::units_of(102, OFTEN), 50);
	});
}

#[test]
fn r23_a_fill_is_the_least_number_or_the_whole_remainder() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding { min_units: 30, ..Default::default() }.open();
		let units = |units| fill(SELLER, id, range(ONCE, 101, units), PRICE);
		assert_noop!(units(0), Error::<Test>::TooFewUnits);
		assert_noop!(units(29), Error::<Test>::TooFewUnits);
		assert_noop!(units(51), Error::<Test>::TooManyUnits);
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 30), PRICE));
		assert_noop!(units(19), Error::<Test>::TooFewUnits);
		assert_noop!(units(21), Error::<Test>::TooManyUnits);
		assert_ok!(units(20));
	});
}

#[test]
fn r23_a_demand_takes_certificates_of_its_class_only() {
	ExtBuilder::build_and_execute(|| {
		let other = |batch: &mut BatchInfo| batch.class = TradeClass::NON_TRADABLE;
		assert_err!(fill_of(any_wind(), other), Error::<Test>::ClassMismatch);
	});
}

#[test]
fn r23_certificates_must_be_valid_for_as_long_as_the_demand_says() {
	ExtBuilder::build_and_execute(|| {
		let criteria = Criteria { min_validity: VALID_UNTIL - NOW - 10, ..any_wind() };
		let id = Demanding { criteria, ..Default::default() }.open();
		Clock::set(NOW + 11);
		assert_noop!(fill(SELLER, id, range(ONCE, 1, 10), PRICE), Error::<Test>::ValidityTooShort);
		Clock::set(NOW + 10);
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 10), PRICE));
	});
}

#[test]
fn fill_checks_the_energy_source() {
	ExtBuilder::build_and_execute(|| {
		let criteria = Criteria { source: Some(EnergySource::Wind), ..any_wind() };
		let solar = |batch: &mut BatchInfo| batch.source = EnergySource::Solar;
		let wind = |batch: &mut BatchInfo| batch.source = EnergySource::Wind;
		assert_err!(fill_of(criteria.clone(), solar), Error::<Test>::SourceMismatch);
		assert_ok!(fill_of(criteria, wind));
	});
}

#[test]
fn fill_checks_the_region_as_a_whole() {
	ExtBuilder::build_and_execute(|| {
		assert_err!(fill_of(in_region(b"CN-1"), |_| ()), Error::<Test>::RegionMismatch);
		assert_ok!(fill_of(in_region(b"CN-11"), |_| ()));
	});
}

#[test]
fn fill_checks_the_project() {
	ExtBuilder::build_and_execute(|| {
		let other = fill_of(of_project("WINDFARM00000002"), |_| ());
		assert_err!(other, Error::<Test>::ProjectMismatch);
		assert_ok!(fill_of(of_project("WINDFARM00000001"), |_| ()));
	});
}

#[test]
fn fill_checks_the_period() {
	ExtBuilder::build_and_execute(|| {
		let month = |month| Period::year_month(2025, month).unwrap();
		let other = fill_of(in_periods(month(2), month(9)), |_| ());
		assert_err!(other, Error::<Test>::PeriodMismatch);
		assert_ok!(fill_of(in_periods(month(1), month(2)), |_| ()));
	});
}

#[test]
fn fill_refuses_a_batch_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_noop!(fill(SELLER, id, range(9, 1, 10), PRICE), Error::<Test>::UnknownBatch);
	});
}

#[test]
fn fill_refuses_frozen_and_expired_certificates() {
	ExtBuilder::build_and_execute(|| {
		let frozen = fill_of(any_wind(), |batch| batch.frozen = true);
		assert_eq!(frozen, Err(FROZEN));
		let expired = fill_of(any_wind(), |batch| {
			batch.frozen = false;
			batch.valid_until = NOW;
		});
		assert_eq!(expired, Err(EXPIRED));
	});
}

#[test]
fn fill_keeps_to_the_highest_price() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		let at = |price| fill(SELLER, id, range(ONCE, 1, 10), price);
		assert_noop!(at(PRICE + 1), Error::<Test>::PriceAboveLimit);
		assert_noop!(at(Amount::MAX), Error::<Test>::PriceAboveLimit);
		assert_ok!(at(PRICE));
	});
}

#[test]
fn fill_refuses_a_price_of_zero() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_noop!(fill(SELLER, id, range(ONCE, 1, 10), 0), Error::<Test>::ZeroPrice);
	});
}

#[test]
fn fill_works_until_the_demand_expires() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		Clock::set(EXPIRY - 1);
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 10), PRICE));
		for now in [EXPIRY, EXPIRY + 1] {
			Clock::set(now);
			assert_noop!(fill(SELLER, id, range(ONCE, 11, 10), PRICE), Error::<Test>::Expired);
		}
	});
}

#[test]
fn fill_refuses_the_buyer() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding { who: SELLER, ..Default::default() }.open();
		assert_noop!(fill(SELLER, id, range(ONCE, 1, 10), PRICE), Error::<Test>::SelfTrade);
	});
}

#[test]
fn fill_refuses_while_the_buyer_is_not_active() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		for stop in [World::suspend, World::lapse] {
			stop(102);
			let filled = fill(SELLER, id, range(ONCE, 1, 10), PRICE);
			assert_noop!(filled, Error::<Test>::BuyerNotActive);
		}
		World::reinstate(102);
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 10), PRICE));
	});
}

#[test]
fn fill_refuses_a_demand_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(fill(SELLER, 3, range(ONCE, 1, 10), PRICE), Error::<Test>::UnknownDemand);
	});
}

#[test]
fn fill_refuses_an_asset_no_longer_allowed() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, false));
		assert_noop!(fill(SELLER, id, range(ONCE, 1, 10), PRICE), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn fill_refuses_certificates_of_somebody_else() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_noop!(fill(THIRD, id, range(ONCE, 1, 10), PRICE), NOT_HELD);
	});
}

#[test]
fn fill_refuses_certificates_on_offer() {
	ExtBuilder::build_and_execute(|| {
		Offering::default().open();
		let id = Demanding::default().open();
		assert_noop!(fill(SELLER, id, range(ONCE, 101, 10), PRICE), NOT_FREE);
	});
}

#[test]
fn fill_moves_nothing_when_the_seller_cannot_be_paid() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(World::block(SELLER));
		assert_noop!(
			fill(SELLER, id, range(ONCE, 1, 10), PRICE),
			sp_runtime::TokenError::CannotCreate
		);
	});
}

#[test]
fn fill_moves_nothing_when_the_difference_cannot_be_given_back() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(World::block(BUYER));
		assert_noop!(
			fill(SELLER, id, range(ONCE, 1, 10), PRICE - 1),
			sp_runtime::TokenError::CannotCreate
		);
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 10), PRICE));
	});
}

#[test]
fn r24_a_fill_pays_from_the_account_the_money_is_held_on() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		World::rotate(102, STRANGER);
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 50), PRICE - 1));
		assert_eq!((held(CNY, BUYER), World::free(CNY, BUYER)), (0, ENDOWMENT - 50 * (PRICE - 1)));
		assert_eq!((deposits(BUYER), World::free(NATIVE, BUYER)), (0, ENDOWMENT));
		assert_eq!(World::free(CNY, STRANGER), ENDOWMENT);
		assert_eq!(World::units_of(102, ONCE), 50);
	});
}

#[test]
fn r24_money_is_exact_when_the_seller_now_uses_the_account_it_is_held_on() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		World::rotate(102, STRANGER);
		World::rotate(101, BUYER);
		assert_ok!(fill(BUYER, id, range(ONCE, 1, 20), PRICE - 1));
		assert_eq!((held(CNY, BUYER), World::total(CNY, BUYER)), (30 * PRICE, ENDOWMENT));
	});
}

#[test]
fn r23_fills_may_go_down_to_the_least_number_and_leave_a_smaller_remainder() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding { min_units: 20, ..Default::default() }.open();
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 20), PRICE));
		assert_ok!(fill(SELLER, id, range(ONCE, 21, 20), PRICE));
		let last = |units| fill(SELLER, id, range(ONCE, 41, units), PRICE);
		assert_noop!(last(9), Error::<Test>::TooFewUnits);
		assert_noop!(last(11), Error::<Test>::TooManyUnits);
		assert_ok!(last(10));
		assert_eq!(last_event(), Event::Satisfied { demand: id });
	});
}

#[test]
fn r23_a_demand_for_one_least_number_is_filled_whole() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding { min_units: 50, ..Default::default() }.open();
		let units = |units| fill(SELLER, id, range(ONCE, 1, units), PRICE);
		assert_noop!(units(49), Error::<Test>::TooFewUnits);
		assert_noop!(units(51), Error::<Test>::TooManyUnits);
		assert_ok!(units(50));
	});
}

#[test]
fn r23_a_demand_may_ask_for_no_remaining_validity() {
	ExtBuilder::build_and_execute(|| {
		let expires_at = NOW + MAX_DURATION;
		let id = Demanding { expires_at, ..Default::default() }.open();
		World::change_batch(ONCE, |batch| batch.valid_until = NOW + 1);
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 10), PRICE));
		Clock::set(NOW + 1);
		assert_noop!(fill(SELLER, id, range(ONCE, 11, 10), PRICE), EXPIRED);
	});
}

/// Less than certificates of the class may be valid for, and more than these are.
const FIFTY_YEARS: u64 = 50 * 365 * 86_400;

#[test]
fn r23_a_demand_may_ask_for_more_validity_than_there_is() {
	ExtBuilder::build_and_execute(|| {
		for min_validity in [VALID_UNTIL - NOW + 1, FIFTY_YEARS] {
			let criteria = Criteria { min_validity, ..any_wind() };
			let id = Demanding { criteria, ..Default::default() }.open();
			let sale = || fill(SELLER, id, range(ONCE, 1, 10), PRICE);
			assert_noop!(sale(), Error::<Test>::ValidityTooShort);
		}
		let criteria = Criteria { min_validity: VALID_UNTIL - NOW, ..any_wind() };
		assert_ok!(fill_of(criteria, |_| ()));
	});
}

#[test]
fn r23_certificates_past_their_validity_are_too_short() {
	ExtBuilder::build_and_execute(|| {
		let criteria = Criteria { min_validity: 1, ..any_wind() };
		let refused = Err(Error::<Test>::ValidityTooShort.into());
		assert_eq!(fill_of(criteria, |batch| batch.valid_until = NOW), refused);
	});
}

#[test]
fn fill_takes_every_period_of_the_range_and_none_beside_it() {
	ExtBuilder::build_and_execute(|| {
		let january = Period::year_month(2025, 1).unwrap().index;
		let of = |first, last| in_periods(Period::month(first), Period::month(last));
		let sale = |criteria: Criteria, first| {
			let id = Demanding { criteria, ..Default::default() }.open();
			fill(SELLER, id, range(ONCE, first, 10), PRICE)
		};
		let last = last_month().index;
		let refused = Err(Error::<Test>::PeriodMismatch.into());
		assert_eq!(sale(of(january + 1, january + 1), 1), refused);
		assert_eq!(sale(of(january - 1, january - 1), 1), refused);
		assert_eq!(sale(of(0, january - 1), 1), refused);
		assert_eq!(sale(of(january + 1, last), 1), refused);
		assert_ok!(sale(of(january, january), 1));
		assert_ok!(sale(of(january, last), 11));
		assert_ok!(sale(of(0, january), 21));
		assert_ok!(sale(of(0, last), 31));
	});
}

#[test]
fn fill_takes_periods_of_the_demands_granularity_only() {
	ExtBuilder::build_and_execute(|| {
		let index = any_wind().periods.first.index;
		for period in [Period::hour(index), Period::day(index)] {
			let refused = fill_of(any_wind(), |batch| batch.period = period);
			assert_err!(refused, Error::<Test>::PeriodMismatch);
		}
	});
}

#[test]
fn fill_takes_no_part_of_a_region_for_the_whole() {
	ExtBuilder::build_and_execute(|| {
		for name in [&b"CN"[..], b"CN-111", b"CN-1", b"CN-11-"] {
			assert_err!(fill_of(in_region(name), |_| ()), Error::<Test>::RegionMismatch);
		}
	});
}

#[test]
fn fill_wants_every_criterion_met() {
	ExtBuilder::build_and_execute(|| {
		let all = Criteria {
			source: Some(EnergySource::Wind),
			project: Some(project("WINDFARM00000001")),
			min_validity: VALID_UNTIL - NOW,
			..in_region(b"CN-11")
		};
		let but = [
			(Criteria { source: Some(EnergySource::Ocean), ..all.clone() }, Error::SourceMismatch),
			(Criteria { region: in_region(b"FR").region, ..all.clone() }, Error::RegionMismatch),
			(
				Criteria { project: Some(project("WINDFARM00000003")), ..all.clone() },
				Error::<Test>::ProjectMismatch,
			),
			(Criteria { min_validity: FIFTY_YEARS, ..all.clone() }, Error::ValidityTooShort),
		];
		for (criteria, error) in but {
			assert_err!(fill_of(criteria, |_| ()), error);
		}
		assert_ok!(fill_of(all, |_| ()));
	});
}

#[test]
fn fill_refuses_certificates_from_the_middle_of_a_bundle() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_noop!(fill(SELLER, id, range(ONCE, 2, 10), PRICE), NO_BUNDLE);
		let all = Demanding { units: 101, max_price: 1, ..Default::default() }.open();
		assert_noop!(fill(SELLER, all, range(ONCE, 1, 101), 1), NOT_IN_BUNDLE);
	});
}

#[test]
fn r38_a_seller_names_the_asset() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		let fill = |asset| Market::fill(signed(SELLER), id, ONCE, 201, 20, PRICE, asset);
		assert_noop!(fill(NATIVE), Error::<Test>::OrderMismatch);
		assert_ok!(fill(CNY));
	});
}
