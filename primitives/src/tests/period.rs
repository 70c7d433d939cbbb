use crate::{Granularity, MarketOffset, Period};
use chrono::{DateTime, Datelike, Timelike};
use proptest::prelude::*;

fn offset(minutes: i16) -> MarketOffset {
	MarketOffset::from_minutes(minutes).unwrap()
}

fn moment(text: &str) -> u64 {
	DateTime::parse_from_rfc3339(text).unwrap().timestamp().try_into().unwrap()
}

#[test]
fn offsets_end_where_time_zones_do() {
	assert!(
		MarketOffset::from_minutes(-720).is_some() && MarketOffset::from_minutes(840).is_some()
	);
	assert!(
		MarketOffset::from_minutes(-721).is_none() && MarketOffset::from_minutes(841).is_none()
	);
}

#[test]
fn a_month_begins_and_ends_at_the_offset() {
	let january = Period::year_month(2014, 1).unwrap();
	assert_eq!(january.start(offset(480)), Some(moment("2014-01-01T00:00:00+08:00")));
	assert_eq!(january.end(offset(480)), Some(moment("2014-02-01T00:00:00+08:00")));
	assert_eq!(january.seconds(MarketOffset::UTC), Some(31 * 86_400));
}

#[test]
fn the_last_second_is_inside_and_the_end_is_not() {
	let month = Period::year_month(2024, 2).unwrap();
	let end = month.end(offset(60)).unwrap();
	let containing = |at| Period::containing(Granularity::Month, at, offset(60)).unwrap();
	assert_eq!(containing(end - 1), month);
	assert_eq!(containing(end), month.next().unwrap());
}

#[test]
fn leap_years_follow_the_calendar() {
	let days =
		|year| Period::year_month(year, 2).unwrap().seconds(MarketOffset::UTC).unwrap() / 86_400;
	assert_eq!([days(2023), days(2024), days(2000), days(2100)], [28, 29, 29, 28]);
}

#[test]
fn hours_are_those_of_utc_whatever_the_offset() {
	let hour = Period::containing(Granularity::Hour, moment("2014-01-01T00:00:00Z"), offset(345));
	assert_eq!(hour, Some(Period::hour(385_704)));
	assert_eq!(hour.unwrap().start(offset(345)), Some(moment("2014-01-01T00:00:00Z")));
}

#[test]
fn a_period_has_bounds_unless_it_is_the_last() {
	let hour = Period::hour(2);
	assert_eq!(hour.bounds(MarketOffset::UTC), Some(7_200..10_800));
	assert_eq!(Period::hour(u32::MAX).bounds(MarketOffset::UTC), None);
	assert_eq!(Period::day(0).bounds(offset(60)), None);
}

#[test]
fn no_period_is_longer_than_the_longest() {
	for month in 0..48 {
		let longest = Granularity::Month.longest_seconds();
		assert!(Period::month(month).seconds(MarketOffset::UTC).unwrap() <= longest);
	}
	assert_eq!(Period::day(7).seconds(offset(60)), Some(Granularity::Day.longest_seconds()));
	assert_eq!(Period::hour(7).seconds(offset(60)), Some(Granularity::Hour.longest_seconds()));
}

#[test]
fn a_period_before_1970_has_no_start() {
	assert_eq!(Period::day(0).start(offset(60)), None);
	assert_eq!(Period::month(0).start(offset(480)), None);
	assert_eq!(Period::month(0).start(offset(0)), Some(0));
}

#[test]
fn a_month_has_a_number_from_one_to_twelve() {
	assert_eq!(Period::year_month(2014, 0), None);
	assert_eq!(Period::year_month(2014, 13), None);
	assert_eq!(Period::year_month(1969, 12), None);
	assert_eq!(Period::year_month(2014, 12).unwrap().as_year_month(), Some((2014, 12)));
	assert_eq!(Period::day(3).as_year_month(), None);
}

#[test]
fn the_last_index_has_no_end() {
	assert_eq!(Period::hour(u32::MAX).end(MarketOffset::UTC), None);
}

#[test]
fn a_day_belongs_to_the_month_in_which_it_starts() {
	let day = Period::containing(Granularity::Day, moment("2014-01-31T23:30:00Z"), offset(60));
	assert_eq!(day.unwrap().natural_month(offset(60)), Period::year_month(2014, 2));
}

proptest! {
	#[test]
	fn a_period_holds_exactly_its_own_moments(
		seconds in 90_000_u64..6_000_000_000,
		minutes in -720_i16..=840,
		granularity in prop_oneof![
			Just(Granularity::Hour), Just(Granularity::Day), Just(Granularity::Month)
		],
	) {
		let offset = offset(minutes);
		let Some(period) = Period::containing(granularity, seconds, offset) else {
			return Ok(());
		};
		if let Some(start) = period.start(offset) {
			prop_assert!(start <= seconds);
			prop_assert_eq!(Period::containing(granularity, start, offset), Some(period));
		}
		let end = period.end(offset).unwrap();
		prop_assert!(seconds < end);
		prop_assert_eq!(period.next().unwrap().start(offset), Some(end));
		prop_assert_eq!(Period::containing(granularity, end, offset), period.next());
	}

	#[test]
	fn months_agree_with_an_independent_calendar(
		seconds in 90_000_u32..,
		minutes in -720_i16..=840,
	) {
		let local = DateTime::from_timestamp(i64::from(seconds) + i64::from(minutes) * 60, 0).unwrap();
		let month = Period::containing(Granularity::Month, seconds.into(), offset(minutes)).unwrap();
		prop_assert_eq!(
			month.as_year_month(),
			Some((local.year().try_into().unwrap(), local.month()))
		);
		let day = Period::containing(Granularity::Day, seconds.into(), offset(minutes)).unwrap();
		prop_assert_eq!(i64::from(day.index), local.timestamp().div_euclid(86_400));
		prop_assert!(local.hour() < 24);
	}
}
