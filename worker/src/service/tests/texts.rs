//! How things are written.

use crate::service::text::{
	days, hexadecimal, number, period, shown_day, shown_period, shown_topic, topic, TextError,
};
use verdigrid_primitives::{evidence::Topic, Granularity, Period};

#[test]
fn periods_are_read_as_they_are_written() {
	for (text, expected) in [
		("1970-01", Period::month(0)),
		("2014-01", Period::month(528)),
		("1970-01-01", Period::day(0)),
		("2014-01-31", Period::day(16_101)),
		("2024-02-29", Period::day(19_782)),
		("2000-02-29", Period::day(11_016)),
		("1970-01-01T00", Period::hour(0)),
		("2014-01-31T23", Period::hour(16_101 * 24 + 23)),
		("9999-12-31T23", Period::hour(2_932_896 * 24 + 23)),
	] {
		assert_eq!(period(text), Ok(expected));
		assert_eq!(shown_period(expected), text);
	}
}

#[test]
fn days_that_no_calendar_has_are_told_from_what_is_malformed() {
	for text in [
		"2014-02-29",
		"2014-02-30",
		"2014-04-31",
		"1900-02-29",
		"1969-12",
		"0000-01-01",
		"2100-02-29T01",
	] {
		assert_eq!(period(text), Err(TextError::Never), "{text}");
	}
	for text in [
		"",
		"-",
		"2014",
		"2014-1",
		"2014-00",
		"2014-01-32",
		"2014-01-1",
		"2014-01-01-01",
		"2014-01T01",
		"２014-01",
	] {
		assert_eq!(period(text), Err(TextError::Malformed), "{text}");
	}
}

#[test]
fn all_days_of_centuries_come_back() {
	for day in 0..80_000 {
		let text = shown_day(day).unwrap();
		assert_eq!(period(&text), Ok(Period::day(day)), "{text}");
	}
}

#[test]
fn periods_that_no_calendar_has_are_shown_by_their_number() {
	assert_eq!(shown_period(Period::month(u32::MAX)), "month:4294967295");
	assert_eq!(shown_period(Period::day(2_932_897)), "day:2932897");
	assert_eq!(shown_period(Period::hour(u32::MAX)), "hour:4294967295");
}

#[test]
fn a_period_has_its_first_and_last_day() {
	assert_eq!(days(Period::month(528)), Some((16_071, 16_101)));
	assert_eq!(days(Period::day(16_101)), Some((16_101, 16_101)));
	assert_eq!(days(Period::hour(16_101 * 24 + 23)), Some((16_101, 16_101)));
	assert_eq!(days(Period { granularity: Granularity::Month, index: u32::MAX }), None);
}

#[test]
fn topics_are_read_as_they_are_written() {
	for (text, expected) in [
		("metering/2014-01/8", Topic::Metering(Period::month(528), 8)),
		("settlement/2014-01-31T23/65535", Topic::Settlement(Period::hour(386_447), 65_535)),
	] {
		assert_eq!(topic(text), Ok(expected));
		assert_eq!(shown_topic(expected), text);
	}
	for text in [
		"",
		"metering",
		"metering/2014-01",
		"metering/2014-01/9",
		"Metering/2014-01/0",
		"metering/2014-01/0/",
	] {
		assert_eq!(topic(text), Err(TextError::Malformed), "{text}");
	}
}

#[test]
fn numbers_are_written_in_one_way() {
	assert_eq!(
		(number("0"), number("7"), number("4294967295")),
		(Some(0), Some(7), Some(u32::MAX))
	);
	for text in ["", "00", "07", "+7", "-0", " 7", "7 ", "4294967296", "٧", "0x7"] {
		assert_eq!(number(text), None, "{text}");
	}
	assert_eq!(hexadecimal([1, 255]), "0x01ff");
}
