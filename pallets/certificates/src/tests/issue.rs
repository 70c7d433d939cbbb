use crate::{
	history::History,
	mock::*,
	tests::steps::*,
	types::{Bundle, Totals},
	BatchOf, Carried, Carry, Error, Event, Holdings, Issued, LastIssued, NextBatch, Projects,
	MAX_FACE_VALUE,
};
use frame_support::{assert_ok, dispatch::DispatchResult, hypothetically};
use sp_runtime::{ArithmeticError, DispatchError};
use verdigrid_primitives::{
	certificate::{BundleState, Carried as CarriedEnergy, Class, Policy, TradeClass},
	party::{MeterId, MAX_POWER_W},
	Granularity, Period,
};
use verdigrid_test_support::{assert_noop, world::NOT_ANCHORED};

const T: TradeClass = TradeClass::TRADABLE;
const N: TradeClass = TradeClass::NON_TRADABLE;

/// Issues `drawn` of a reading of `measured`.
fn issue(class: TradeClass, period: Period, drawn: u64, measured: u64) -> DispatchResult {
	let reading = anchored_reading(&meter(), period, wh(measured));
	Certificates::issue(signed(ISSUER), project(), period, class, wh(drawn), reading)
}

fn carried(period: Period) -> (u64, u64) {
	let CarriedEnergy { into, out } = Carried::<Test>::get((meter(), period));
	(into.wh(), out.wh())
}

#[test]
fn issue_makes_one_bundle_of_the_owner() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), 10 * MWH + 3));
		let first = Bundle {
			units: 10,
			holder: OWNER_ID,
			state: BundleState::Active,
			history: History::Untraded,
			lot: None,
		};
		assert_eq!(bundle(1), first);
		assert_eq!(layout(), vec![(1, 10)]);
		assert_eq!(Holdings::<Test>::get(OWNER_ID, 0), 1);
		assert_eq!(BatchOf::<Test>::get((project(), january(), T)), Some(0));
		let event = Event::CertificatesIssued {
			batch: 0,
			project: project(),
			period: january(),
			class: T,
			owner: OWNER_ID,
			issuer: ISSUER_ID,
			valid_until: Certificates::batch_info(0).unwrap().info.valid_until,
			revision: 0,
			first: 1,
			units: 10,
			drawn: wh(10 * MWH + 3),
			carried: wh(3),
		};
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn issue_copies_the_class_into_the_batch() {
	ExtBuilder.with_project(|| {
		System::set_block_number(7);
		assert_ok!(issue_of(T, january(), 10 * MWH));
		let batch = Certificates::batch_info(0).unwrap();
		assert_eq!(batch.totals, Totals { active: 10, ..Default::default() });
		assert_eq!(batch.issuer, ISSUER_ID);
		assert_eq!((batch.issued_at, batch.issued_block), (START, 7));
		assert_eq!(batch.info.policy, Policy::Once);
		assert_eq!(batch.info.face_value, wh(MWH));
		assert_eq!(batch.info.issued, 10);
		assert_eq!(batch.info.meter, meter());
		assert!(!batch.info.frozen);
	});
}

#[test]
fn certificates_are_valid_to_the_end_of_the_natural_month_and_the_months_after() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), MWH));
		// 2026-02-01T00:00 at +8 h.
		assert_eq!(valid_until(), 1_769_875_200);
	});
}

#[test]
fn hourly_certificates_are_valid_from_their_natural_month_on() {
	ExtBuilder.build_and_execute(|| {
		World::change_meter(&meter(), |meter| meter.granularity = Granularity::Hour);
		register_project();
		// 2024-01-31T16:00Z is February at +8 h.
		let hour = Period::hour(1_706_716_800 / 3_600);
		assert_ok!(issue_of(TradeClass::GRANULAR, hour, 5));
		// 2026-03-01T00:00 at +8 h.
		assert_eq!(valid_until(), 1_772_294_400);
		assert_eq!(layout(), vec![(1, 5)]);
	});
}

/// Asserts that the call fails and changes nothing; the reading is anchored before.
fn refused(
	class: TradeClass,
	period: Period,
	drawn: u64,
	measured: u64,
	error: impl Into<DispatchError>,
) {
	let reading = anchored_reading(&meter(), period, wh(measured));
	assert_noop!(
		Certificates::issue(signed(ISSUER), project(), period, class, wh(drawn), reading),
		error.into()
	);
}

#[test]
fn issue_needs_a_class() {
	ExtBuilder.with_project(|| {
		let class = TradeClass::new(b'Z').unwrap();
		refused(class, january(), MWH, MWH, Error::<Test>::UnknownClass);
	});
}

#[test]
fn issue_needs_a_project() {
	ExtBuilder.build_and_execute(|| {
		refused(T, january(), MWH, MWH, Error::<Test>::UnknownProject);
	});
}

#[test]
fn issue_refuses_a_retired_project() {
	ExtBuilder.with_project(|| {
		assert_ok!(Certificates::retire_project(signed(ISSUER), project()));
		refused(T, january(), MWH, MWH, Error::<Test>::ProjectRetired);
	});
}

#[test]
fn issue_refuses_a_reading_of_another_meter() {
	ExtBuilder.with_project(|| {
		let other = MeterId::new("METER-2").unwrap();
		let reading = anchored_reading(&other, january(), wh(MWH));
		assert_noop!(
			Certificates::issue(signed(ISSUER), project(), january(), T, wh(MWH), reading),
			Error::<Test>::MeterMismatch
		);
	});
}

#[test]
fn issue_refuses_a_reading_of_another_period() {
	ExtBuilder.with_project(|| {
		let reading = anchored_reading(&meter(), february(), wh(MWH));
		assert_noop!(
			Certificates::issue(signed(ISSUER), project(), january(), T, wh(MWH), reading),
			Error::<Test>::PeriodMismatch
		);
	});
}

#[test]
fn r01_issue_goes_by_the_reading_that_is_proved() {
	ExtBuilder.with_project(|| {
		let mut reading = anchored_reading(&meter(), january(), wh(MWH));
		reading.reading.energy = wh(MWH + 1);
		assert_noop!(
			Certificates::issue(signed(ISSUER), project(), january(), T, wh(MWH), reading),
			NOT_ANCHORED
		);
	});
}

#[test]
fn r02_class_meter_and_period_have_one_granularity() {
	ExtBuilder.with_project(|| {
		let mismatch = || Error::<Test>::GranularityMismatch;
		refused(T, Period::hour(473_000), MWH, MWH, mismatch());
		refused(TradeClass::GRANULAR, january(), MWH, MWH, mismatch());
		refused(TradeClass::GRANULAR, Period::hour(473_000), 1, 1, mismatch());
		World::change_meter(&meter(), |meter| meter.granularity = Granularity::Hour);
		refused(T, january(), MWH, MWH, mismatch());
	});
}

#[test]
fn r02_energy_is_drawn_from_the_meter_over_all_classes() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), 6 * MWH, 10 * MWH));
		refused(N, january(), 4 * MWH + 1, 10 * MWH, Error::<Test>::AboveReading);
		assert_ok!(issue(N, january(), 4 * MWH, 10 * MWH));
		assert_eq!(Issued::<Test>::get((meter(), january())), wh(10 * MWH));
		refused(free(), january(), 1, 10 * MWH, Error::<Test>::AboveReading);
	});
}

#[test]
fn issue_never_draws_more_than_was_measured() {
	ExtBuilder.with_project(|| {
		refused(T, january(), MWH + 1, MWH, Error::<Test>::AboveReading);
		assert_ok!(issue(T, january(), MWH, MWH));
	});
}

#[test]
fn issue_refuses_a_reading_beyond_capacity_and_margin() {
	ExtBuilder.with_project(|| {
		// 8 MW over 31 days, and one per cent.
		let limit = 8 * 744 * MWH * 101 / 100;
		refused(T, january(), MWH, limit + 1, Error::<Test>::AboveCapacity);
		assert_ok!(issue(T, january(), limit, limit));
	});
}

#[test]
fn a_project_period_and_class_is_issued_once_for_ever() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), 2 * MWH, 10 * MWH));
		refused(T, january(), 2 * MWH, 10 * MWH, Error::<Test>::AlreadyIssued);
	});
}

#[test]
fn r06_an_issue_of_zero_units_uses_up_its_key() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), MWH - 1, 10 * MWH));
		assert_eq!(layout(), vec![]);
		assert_eq!(Certificates::batch_info(0).unwrap().info.issued, 0);
		refused(T, january(), MWH, 10 * MWH, Error::<Test>::AlreadyIssued);
		assert_eq!(Carry::<Test>::get((project(), T)), wh(MWH - 1));
	});
}

#[test]
fn r06_no_energy_at_all_uses_up_its_key_too() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), 0, 0));
		refused(T, january(), 0, 0, Error::<Test>::AlreadyIssued);
	});
}

#[test]
fn r06_periods_are_issued_in_their_order() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, february(), MWH));
		assert_eq!(LastIssued::<Test>::get((project(), T)), Some(february()));
		refused(T, january(), MWH, MWH, Error::<Test>::PeriodNotAscending);
		assert_ok!(issue_of(N, january(), MWH));
	});
}

#[test]
fn r06_what_is_left_fills_a_certificate_of_the_next_period() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), MWH + 600_000));
		assert_ok!(issue_of(T, february(), MWH + 500_000));
		assert_eq!(Certificates::batch_info(1).unwrap().info.issued, 2);
		assert_eq!(Carry::<Test>::get((project(), T)), wh(100_000));
		assert_eq!(carried(january()), (0, 600_000));
		assert_eq!(carried(february()), (600_000, 100_000));
	});
}

#[test]
fn r06_carried_energy_accumulates_over_classes() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), 600_000, 2 * MWH));
		assert_ok!(issue(N, january(), 700_000, 2 * MWH));
		assert_eq!(carried(january()), (0, 1_300_000));
		assert_ok!(issue(T, february(), 1, MWH));
		assert_ok!(issue(N, february(), 300_000, MWH));
		assert_eq!(carried(february()), (1_300_000, 600_001));
		assert_eq!(Carry::<Test>::get((project(), N)), wh(0));
	});
}

#[test]
fn r26_a_batch_holds_at_most_what_eight_digits_can_number() {
	ExtBuilder.build_and_execute(|| {
		World::change_meter(&meter(), |meter| meter.granularity = Granularity::Hour);
		let watts = 200_000_000;
		set_kilowatt_hours();
		assert_ok!(Certificates::do_register_project(
			ISSUER_ID,
			project(),
			OWNER_ID,
			meter(),
			verdigrid_primitives::certificate::EnergySource::Hydro,
			watts,
		));
		let (class, hour) = (TradeClass::GRANULAR, Period::hour(473_000));
		refused(class, hour, 100_000_000, watts, Error::<Test>::BatchTooLarge);
		assert_ok!(issue(class, hour, 99_999_999, watts));
		assert_eq!(layout(), vec![(1, 99_999_999)]);
	});
}

#[test]
fn r26_more_portions_than_can_be_counted_are_too_many() {
	ExtBuilder.build_and_execute(|| {
		let terms = Class {
			granularity: Granularity::Month,
			face_value: wh(1),
			policy: Policy::Once,
			validity_months: 1,
		};
		let class = TradeClass::new(b'W').unwrap();
		assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, terms));
		register_project();
		let energy = u64::from(u32::MAX) + 1;
		refused(class, january(), energy, energy, Error::<Test>::BatchTooLarge);
	});
}

#[test]
fn issue_refuses_periods_that_no_number_can_say() {
	ExtBuilder.with_project(|| {
		let period = Period::year_month(2100, 1).unwrap();
		refused(T, period, MWH, MWH, Error::<Test>::PeriodOutOfRange);
		let period = Period::year_month(1999, 12).unwrap();
		refused(T, period, MWH, MWH, Error::<Test>::PeriodOutOfRange);
		assert_ok!(issue_of(T, Period::year_month(2099, 12).unwrap(), MWH));
	});
}

#[test]
fn r07_a_natural_day_starts_at_the_markets_offset() {
	ExtBuilder.build_and_execute(|| {
		let class = TradeClass::new(b'D').unwrap();
		let terms = Class {
			granularity: Granularity::Day,
			face_value: wh(1_000),
			policy: Policy::Unlimited,
			validity_months: 1,
		};
		assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, terms));
		World::change_meter(&meter(), |meter| meter.granularity = Granularity::Day);
		register_project();
		// 1 February 2024 at +8 h starts on 31 January in UTC; it is of February all the same.
		let day = Period::containing(
			Granularity::Day,
			1_706_716_800,
			verdigrid_primitives::MarketOffset::from_minutes(480).unwrap(),
		);
		assert_ok!(issue_of(class, day.unwrap(), 5_000));
		// 2024-04-01T00:00 at +8 h.
		assert_eq!(valid_until(), 1_711_900_800);
	});
}

#[test]
fn batches_are_numbered_one_after_the_other() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), MWH));
		assert_ok!(issue_of(T, february(), MWH));
		assert_eq!(NextBatch::<Test>::get(), 2);
		assert!(Certificates::bundle(1, 1).is_some());
	});
}

#[test]
fn r06_energy_is_carried_across_the_end_of_a_year() {
	ExtBuilder.with_project(|| {
		let december = Period::year_month(2023, 12).unwrap();
		assert_eq!(december.next(), Some(january()));
		assert_ok!(issue_of(T, december, MWH + 700_000));
		assert_ok!(issue_of(T, january(), MWH + 300_000));
		assert_eq!((carried(december), carried(january())), ((0, 700_000), (700_000, 0)));
		assert_eq!(Certificates::batch_info(1).unwrap().info.issued, 2);
		// The one certificate that holds energy of both years is of the later.
		// 2026-02-01T00:00 at +8 h.
		assert_eq!(Certificates::batch_info(1).unwrap().info.valid_until, 1_769_875_200);
	});
}

#[test]
fn r06_energy_is_carried_over_periods_that_are_not_issued() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(T, january(), 400_000));
		assert_ok!(issue_of(T, Period::year_month(2025, 3).unwrap(), 600_000));
		assert_eq!(Certificates::batch_info(1).unwrap().info.issued, 1);
		assert_eq!(Carry::<Test>::get((project(), T)), wh(0));
	});
}

#[test]
fn r06_classes_carry_each_for_themselves() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, january(), 600_000, 2 * MWH));
		assert_ok!(issue(N, january(), 500_000, 2 * MWH));
		assert_eq!(layout(), vec![]);
		assert_eq!(Carry::<Test>::get((project(), T)), wh(600_000));
		assert_eq!(Carry::<Test>::get((project(), N)), wh(500_000));
		assert_ok!(issue(N, february(), 500_000, 2 * MWH));
		assert_eq!(Carry::<Test>::get((project(), T)), wh(600_000));
		assert_eq!(Certificates::batch_info(2).unwrap().info.issued, 1);
	});
}

#[test]
fn r02_the_order_of_periods_is_each_classs_own() {
	ExtBuilder.with_project(|| {
		assert_ok!(issue(T, february(), MWH, 2 * MWH));
		assert_ok!(issue(N, january(), MWH, 2 * MWH));
		assert_ok!(issue(N, february(), MWH, 2 * MWH));
		refused(T, january(), MWH, 2 * MWH, Error::<Test>::PeriodNotAscending);
	});
}

/// When the meter's months of 2024 begin.
fn start_of(month: u32) -> u64 {
	Period::year_month(2024, month).unwrap().start(Offset::get()).unwrap()
}

#[test]
fn r34_issue_is_for_periods_in_some_part_of_which_the_meter_was_the_owners() {
	ExtBuilder.with_project(|| {
		let owned =
			|from, to| World::change_meter(&meter(), |meter| (meter.from, meter.to) = (from, to));
		let refused = || refused(T, january(), MWH, MWH, Error::<Test>::MeterNotOwnedThen);
		owned(start_of(2), None);
		refused();
		owned(0, Some(start_of(1)));
		refused();
		owned(start_of(1) + 5, Some(start_of(1) + 5));
		refused();
		owned(start_of(2) - 3_600, None);
		assert_ok!(issue_of(T, january(), MWH));
		owned(0, Some(start_of(2) + 3_600));
		assert_ok!(issue_of(T, february(), MWH));
	});
}

#[test]
fn r17_a_meter_that_is_another_partys_now_is_not_the_owners() {
	ExtBuilder.with_project(|| {
		World::change_meter(&meter(), |meter| meter.party = OTHER_ID);
		refused(T, january(), MWH, MWH, Error::<Test>::MeterNotOwnedThen);
	});
}

#[test]
fn r04_what_has_ended_gives_nothing_back_to_the_reading() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 1, 3, own_claim(OWNER_ID)));
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 4, 3, CENTRE_ID));
		assert_ok!(settle_exchange(signed(CENTRE), 0, receipt()));
		let reason = crate::types::Reason::Issuing;
		assert_ok!(Certificates::withdraw(signed(ISSUER), 0, 7, 4, reason));
		assert_ok!(Certificates::retire_project(signed(ISSUER), project()));
		assert_eq!(Issued::<Test>::get((meter(), january())), wh(10 * MWH));
		assert_eq!(BatchOf::<Test>::get((project(), january(), T)), Some(0));
		assert_eq!(LastIssued::<Test>::get((project(), T)), Some(january()));
	});
}

#[test]
fn the_last_number_of_a_batch_is_never_given_out_twice() {
	ExtBuilder.with_project(|| {
		let reading = anchored_reading(&meter(), january(), wh(MWH));
		hypothetically!({
			NextBatch::<Test>::put(u64::MAX);
			assert_noop!(
				Certificates::issue(signed(ISSUER), project(), january(), T, wh(MWH), reading),
				ArithmeticError::Overflow
			);
		});
	});
}

#[test]
fn the_greatest_energy_is_too_much() {
	ExtBuilder.with_project(|| {
		refused(T, january(), u64::MAX, u64::MAX, Error::<Test>::AboveCapacity);
		assert_ok!(Certificates::update_project(signed(ISSUER), project(), MAX_POWER_W));
		refused(T, january(), u64::MAX, u64::MAX, Error::<Test>::AboveCapacity);
	});
}

#[test]
fn drawing_the_greatest_energy_draws_more_than_was_measured() {
	ExtBuilder.with_project(|| {
		refused(T, january(), u64::MAX, MWH, Error::<Test>::AboveReading);
		assert_ok!(issue(T, january(), 1, MWH));
		refused(N, january(), u64::MAX, MWH, Error::<Test>::AboveReading);
	});
}

/// A project of before the bound has none that could be computed with.
#[test]
fn r32_issue_knows_no_reading_of_a_project_without_a_possible_capacity() {
	for capacity_w in [0, MAX_POWER_W + 1, u64::MAX] {
		ExtBuilder.with_project(|| {
			hypothetically!({
				Projects::<Test>::mutate(project(), |project| {
					project.as_mut().unwrap().capacity_w = capacity_w;
				});
				refused(T, january(), MWH, MWH, Error::<Test>::CapacityOutOfRange);
			});
		});
	}
}

#[test]
fn a_class_of_the_greatest_energy_and_validity_can_be_issued() {
	ExtBuilder.with_project(|| {
		let terms = Class {
			granularity: Granularity::Month,
			face_value: MAX_FACE_VALUE,
			policy: Policy::Once,
			validity_months: LONGEST_VALIDITY,
		};
		let class = TradeClass::new(b'B').unwrap();
		assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, terms));
		assert_ok!(issue_of(class, january(), 5 * MWH));
		assert_eq!(Carry::<Test>::get((project(), class)), wh(5 * MWH));
		let later = Period::month(january().index + u32::from(LONGEST_VALIDITY) + 1);
		assert_eq!(Some(valid_until()), later.start(Offset::get()));
	});
}
