//! One test for each rule of the crate's table.

use crate::{
	format::{assets, household, industry, plant_meter, scada},
	series::Scale,
	DataError, Series,
};
use rust_decimal::Decimal;
use std::{io::Write, path::Path};
use tempfile::NamedTempFile;
use verdigrid_primitives::Energy;

const SCADA: &str = "Wind_turbine_name,Date_time,P_avg\n";
const HOUSEHOLD: &str = "start,value\n";

fn file(text: &str) -> NamedTempFile {
	let mut file = NamedTempFile::new().unwrap();
	file.write_all(text.as_bytes()).unwrap();
	file
}

fn turbine(lines: &str) -> Result<Series, DataError> {
	let file = file(&format!("{SCADA}{lines}"));
	scada::read(file.path()).map(|mut turbines| turbines.remove("T").unwrap())
}

/// Line and reason of a refusal.
fn refusal<T>(result: Result<T, DataError>) -> (u64, String) {
	match result.err() {
		Some(DataError::Refused { line, reason, .. }) => (line, reason),
		other => panic!("not refused: {other:?}"),
	}
}

fn moment(text: &str) -> u64 {
	chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp().try_into().unwrap()
}

/// The hour from midnight UTC of 2014-01-01.
fn first_hour() -> (u64, u64) {
	(moment("2014-01-01T00:00:00Z"), moment("2014-01-01T01:00:00Z"))
}

#[test]
fn another_header_is_refused_with_the_right_one() {
	let file = file("turbine,time,power\nT,2014-01-01T00:00:00Z,1\n");
	let (line, reason) = refusal(scada::read(file.path()));
	assert_eq!(line, 1);
	assert!(reason.contains("must be `Wind_turbine_name,Date_time,P_avg`"), "{reason}");
}

#[test]
fn an_empty_file_is_refused_for_its_header() {
	assert_eq!(refusal(household::read(file("").path())).0, 1);
}

#[test]
fn every_format_checks_its_header() {
	let wrong = file("a,b\n1,2\n");
	assert_eq!(refusal(plant_meter::read(wrong.path())).0, 1);
	assert_eq!(refusal(industry::read(wrong.path())).0, 1);
	assert_eq!(refusal(household::read(wrong.path())).0, 1);
	assert_eq!(refusal(assets::read(wrong.path())).0, 1);
}

#[test]
fn a_refusal_names_file_line_and_reason() {
	let file = file(&format!("{SCADA}T,2014-01-01T00:00:00Z,1\nT,2014-01-01T00:10:00Z,fast\n"));
	let message = scada::read(file.path()).unwrap_err().to_string();
	assert_eq!(message, format!("{}, line 3: `fast` is not a number", file.path().display()));
}

#[test]
fn not_a_number_and_infinity_are_no_numbers() {
	for value in ["NaN", "inf", "1,5", "0x10", "--"] {
		let line = format!("T,2014-01-01T00:00:00Z,\"{value}\"\n");
		assert_eq!(refusal(turbine(&line)).0, 2, "{value}");
	}
}

#[test]
fn a_missing_column_is_refused() {
	let (line, reason) = refusal(turbine("T,2014-01-01T00:00:00Z\n"));
	assert_eq!((line, reason.as_str()), (2, "2 columns instead of 3"));
}

#[test]
fn a_time_that_cannot_be_read_is_refused() {
	assert_eq!(refusal(turbine("T,yesterday,1\n")).0, 2);
	let text = format!("{HOUSEHOLD}2014-01-32 00:00:00,1\n");
	assert_eq!(refusal(household::read(file(&text).path())).0, 2);
}

#[test]
fn local_time_without_offset_is_refused() {
	let (_, reason) = refusal(turbine("T,2014-01-01T00:00:00,1\n"));
	assert!(reason.contains("offset"), "{reason}");
}

#[test]
fn a_time_off_the_grid_is_refused() {
	let (_, reason) = refusal(turbine("T,2014-01-01T00:05:00Z,1\n"));
	assert!(reason.contains("not on the grid of 600 s"), "{reason}");
}

#[test]
fn an_equal_repetition_counts_once_and_is_reported() {
	let line = "T,2014-01-01T00:00:00Z,60\n";
	let reading =
		turbine(&line.repeat(2)).unwrap().reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!(reading.energy, Energy::from_wh(10_000));
	assert_eq!((reading.report.repeated, reading.report.missing), (1, 5));
}

#[test]
fn equal_is_what_means_the_same_number() {
	let lines = "T,2014-01-01T00:00:00Z,60\nT,2014-01-01T01:00:00+01:00,60.000\n";
	let reading = turbine(lines).unwrap().reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!(reading.energy, Energy::from_wh(10_000));
}

#[test]
fn a_conflicting_repetition_is_refused_with_both_values() {
	let (line, reason) = refusal(turbine("T,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:00:00Z,61\n"));
	assert_eq!(line, 3);
	assert!(reason.contains("60 and 61"), "{reason}");
}

#[test]
fn a_value_against_a_blank_is_a_conflict_too() {
	let (_, reason) = refusal(turbine("T,2014-01-01T00:00:00Z,\nT,2014-01-01T00:00:00Z,61\n"));
	assert!(reason.contains("blank and 61"), "{reason}");
}

#[test]
fn gaps_and_blanks_count_as_zero_and_are_reported() {
	let lines = "T,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:10:00Z,\n";
	let reading = turbine(lines).unwrap().reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!(reading.energy, Energy::from_wh(10_000));
	assert_eq!((reading.report.expected, reading.report.missing), (6, 5));
}

#[test]
fn a_period_without_data_is_zero_and_all_missing() {
	let series = turbine("T,2014-01-01T00:00:00Z,60\n").unwrap();
	let reading = series.reading(moment("2014-02-01T00:00:00Z"), moment("2014-02-01T01:00:00Z"));
	let reading = reading.unwrap();
	assert_eq!((reading.energy, reading.report.missing), (Energy::ZERO, 6));
}

#[test]
fn negative_values_reduce_the_sum() {
	let lines = "T,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:10:00Z,-12\n";
	let reading = turbine(lines).unwrap().reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!(reading.energy, Energy::from_wh(8_000));
	assert_eq!((reading.report.negative, reading.report.floored), (1, false));
}

#[test]
fn a_period_that_ends_before_it_starts_is_refused() {
	let (start, end) = first_hour();
	let series = turbine("T,2014-01-01T00:00:00+00:00,6\n").unwrap();
	assert!(matches!(series.reading(end, start), Err(DataError::EndBeforeStart)));
	assert_eq!(series.reading(start, start).unwrap().energy, Energy::ZERO);
}

#[test]
fn a_sum_below_zero_is_read_as_zero_and_reported() {
	let reading = turbine("T,2014-01-01T00:00:00Z,-12\n").unwrap();
	let reading = reading.reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!((reading.energy, reading.report.floored), (Energy::ZERO, true));
}

#[test]
fn the_sum_is_rounded_down_once() {
	// 0.0035 kW over ten minutes is 0.583… Wh. Six of them are 3.5 Wh, and 3 Wh is read. If each
	// were rounded, the sum would be 6 or 0.
	let lines: String = (0..6).map(|ten| format!("T,2014-01-01T00:{ten}0:00Z,0.0035\n")).collect();
	let reading = turbine(&lines).unwrap().reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!(reading.energy, Energy::from_wh(3));
}

#[test]
fn at_the_change_to_summer_time_nothing_is_missing() {
	let lines = "T,2014-03-30T01:50:00+01:00,60\nT,2014-03-30T03:00:00+02:00,60\n";
	let series = turbine(lines).unwrap();
	let hours = (moment("2014-03-30T00:50:00Z"), moment("2014-03-30T01:10:00Z"));
	let reading = series.reading(hours.0, hours.1).unwrap();
	assert_eq!((reading.energy.wh(), reading.report.missing), (20_000, 0));
}

#[test]
fn what_a_change_of_the_clock_made_ambiguous_counts_as_zero_and_is_reported() {
	let lines = "T,2014-03-30T01:50:00+01:00,60\nT,2014-03-30T03:00:00+02:00,60\n\
		T,2014-03-30T03:00:00+02:00,61\nT,2014-03-30T03:10:00+02:00,60\n";
	let series = turbine(lines).unwrap();
	let reading =
		series.reading(moment("2014-03-30T00:50:00Z"), moment("2014-03-30T01:20:00Z")).unwrap();
	assert_eq!(reading.energy.wh(), 20_000);
	assert_eq!((reading.report.ambiguous, reading.report.missing), (1, 1));
}

#[test]
fn a_conflict_away_from_the_change_of_the_clock_is_refused() {
	let lines = "T,2014-03-30T01:50:00+01:00,60\nT,2014-03-30T03:00:00+02:00,60\n\
		T,2014-03-30T04:10:00+02:00,60\nT,2014-03-30T04:10:00+02:00,61\n";
	assert_eq!(refusal(turbine(lines)).0, 5);
}

#[test]
fn the_repeated_hour_under_one_offset_counts_as_zero_where_the_offset_changes() {
	let both: String = (0..6)
		.map(|ten| format!("T,2014-10-26T02:{ten}0:00+02:00"))
		.map(|time| format!("{time},30\n{time},36\n"))
		.collect();
	let lines = format!("T,2014-10-26T01:50:00+02:00,60\n{both}T,2014-10-26T03:00:00+01:00,60\n");
	let hours = (moment("2014-10-25T23:50:00Z"), moment("2014-10-26T02:10:00Z"));
	let reading = turbine(&lines).unwrap().reading(hours.0, hours.1).unwrap();
	assert_eq!(reading.energy.wh(), 20_000);
	assert_eq!((reading.report.ambiguous, reading.report.missing), (6, 12));
}

/// Two passes of an hour under one offset, and what is between and around them.
fn passes(hour: u32, rest: &str) -> String {
	let pass = |value: u32| -> String {
		(0..6).map(|ten| format!("T,2014-10-26T{hour:02}:{ten}0:00+02:00,{value}\n")).collect()
	};
	format!("T,2014-10-26T01:50:00+02:00,60\n{}{}{rest}", pass(30), pass(36))
}

#[test]
fn the_repeated_hour_under_one_offset_counts_as_zero_where_the_times_go_back() {
	let series = turbine(&passes(2, "T,2014-10-26T03:00:00+02:00,60\n")).unwrap();
	let hours = (moment("2014-10-25T23:50:00Z"), moment("2014-10-26T01:10:00Z"));
	let reading = series.reading(hours.0, hours.1).unwrap();
	assert_eq!(reading.energy.wh(), 20_000);
	assert_eq!((reading.report.ambiguous, reading.report.missing), (6, 6));
}

#[test]
fn an_hour_that_is_repeated_at_the_end_of_a_file_is_refused() {
	assert_eq!(refusal(turbine(&passes(23, ""))).0, 9);
}

#[test]
fn times_that_go_back_by_more_than_an_hour_are_no_change_of_the_clock() {
	let lines = "T,2014-10-26T04:00:00+02:00,60\nT,2014-10-26T04:10:00+02:00,60\n\
		T,2014-10-26T03:00:00+02:00,60\nT,2014-10-26T03:00:00+02:00,61\n";
	assert_eq!(refusal(turbine(lines)).0, 5);
}

#[test]
fn lines_that_end_in_cr_lf_are_counted_the_same() {
	let text = format!("{SCADA}T,2014-01-01T00:00:00Z,1\nT,2014-01-01T00:10:00Z,fast\n");
	let file = file(&text.replace('\n', "\r\n"));
	let (line, reason) = refusal(scada::read(file.path()));
	assert_eq!((line, reason.as_str()), (3, "`fast` is not a number"));
}

#[test]
fn at_the_change_to_winter_time_the_repeated_hour_is_two_hours() {
	let lines = "T,2014-10-26T02:00:00+02:00,60\nT,2014-10-26T02:00:00+01:00,6\n";
	let series = turbine(lines).unwrap();
	let reading =
		series.reading(moment("2014-10-26T00:00:00Z"), moment("2014-10-26T02:00:00Z")).unwrap();
	assert_eq!((reading.energy.wh(), reading.report.repeated), (11_000, 0));
}

#[test]
fn start_is_inside_and_end_is_not() {
	let lines = "T,2014-01-01T00:00:00Z,6\nT,2014-01-01T01:00:00Z,6\n";
	let reading = turbine(lines).unwrap().reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!(reading.energy.wh(), 1_000);
}

#[test]
fn a_number_beyond_any_meter_is_refused_and_the_largest_can_be_counted() {
	let line = |value: &str| format!("T,2014-01-01T00:00:00Z,{value}\n");
	for value in ["1000000000.1", "-1000000001", "1e25", "70000000000000000000000000000"] {
		let (line, reason) = refusal(turbine(&line(value)));
		assert_eq!(line, 2);
		assert!(reason.contains("is more than 1000000000"), "{reason}");
	}
	let reading = turbine(&line("1e9")).unwrap().reading(first_hour().0, first_hour().1).unwrap();
	assert_eq!(reading.energy.wh(), 166_666_666_666);
}

#[test]
fn more_than_can_be_counted_is_an_error() {
	let mut series = Series::new(600, Scale { wh: 1_000, per: 6 });
	for ten in 0..6 {
		let start = i64::try_from(first_hour().0).unwrap() + 600 * ten;
		series.insert(start, Some(Decimal::MAX)).unwrap();
	}
	let result = series.reading(first_hour().0, first_hour().1);
	assert!(matches!(result, Err(DataError::TooLarge)));
}

#[test]
fn a_file_that_is_not_there_is_named() {
	let error = scada::read(Path::new("nowhere/scada.csv")).unwrap_err();
	assert!(error.to_string().starts_with("nowhere/scada.csv: cannot be read"), "{error}");
}

#[test]
fn a_turbine_needs_a_name() {
	assert_eq!(refusal(turbine(",2014-01-01T00:00:00Z,1\n")).0, 2);
}

#[test]
fn a_rated_power_must_be_a_whole_number_above_zero() {
	let header = "Wind_turbine_name,Latitude,Longitude,elevation_m,Rated_power,Hub_height_m,\
		Rotor_diameter_m,Manufacturer,Model\n";
	for power in ["", "0", "-5", "2050.5", "much"] {
		let file = file(&format!("{header}T,1,1,1,{power},1,1,M,M\n"));
		assert_eq!(refusal(assets::read(file.path())).0, 2, "{power}");
	}
	let twice = file(&format!("{header}T,1,1,1,5,1,1,M,M\nT,1,1,1,6,1,1,M,M\n"));
	assert_eq!(refusal(assets::read(twice.path())).0, 3);
	let nameless = file(&format!("{header},1,1,1,5,1,1,M,M\n"));
	assert_eq!(refusal(assets::read(nameless.path())).0, 2);
}
