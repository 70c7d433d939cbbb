//! One test for each rule of the crate's table.

use super::*;
use verdigrid_primitives::Energy;

fn turbine(lines: &str) -> Result<Readings, DataError> {
	turbines(lines)
}

/// The hour from midnight UTC of 2014-01-01.
fn first_hour(readings: &Readings) -> Reading {
	between(readings, "T", "2014-01-01T00:00:00Z", "2014-01-01T01:00:00Z").unwrap()
}

#[test]
fn another_header_is_refused_with_the_right_one() {
	let text = "turbine,time,power\nT,2014-01-01T00:00:00Z,1\n";
	let refused = refusal(collect(&mapping(&scada("UTC")), &[("a.csv", text.as_bytes())]));
	assert_says(
		&refused,
		&[
			"a.csv, line 1: the header is `turbine,time,power`",
			"`Wind_turbine_name,Date_time,P_avg` is declared",
		],
	);
}

#[test]
fn an_empty_file_is_refused_for_its_header() {
	let refused = refusal(collect(&mapping(&scada("UTC")), &[("a.csv", b"")]));
	assert_says(&refused, &["empty"]);
}

#[test]
fn all_refusals_of_a_file_are_told_with_their_lines() {
	let refused =
		refusal(turbine("T,2014-01-01T00:00:00Z,1\nT,2014-01-01T00:10:00Z,fast\nT,yesterday,1\n"));
	assert_says(
		&refused,
		&[
			"scada.csv, line 3: `fast` is not a number",
			"scada.csv, line 4: `yesterday` is not a time",
		],
	);
}

#[test]
fn a_file_with_very_many_refusals_tells_some_and_their_number() {
	let refused = refusal(turbine(&"T,yesterday,1\n".repeat(500)));
	assert_says(&refused, &["line 21:", "and 480 more"]);
}

#[test]
fn what_is_not_plainly_a_number_is_refused() {
	for value in [
		"NaN", "inf", "1,5", "0x10", "--", "1_000", "+", ".", "1.2.3", "5.", "١٢", "1e", "1e+", "∞",
	] {
		let line = format!("T,2014-01-01T00:00:00Z,\"{value}\"\n");
		assert_says(&refusal(turbine(&line)), &["line 2", "is not a number"]);
	}
}

#[test]
fn numbers_are_read_exactly_or_refused() {
	let sum = |value: &str| {
		let line = format!("T,2014-01-01T00:00:00Z,{value}\n");
		turbine(&line).map(|readings| first_hour(&readings).energy.wh())
	};
	for (value, wh) in [
		("6", 1_000),
		("+6.000", 1_000),
		("6e0", 1_000),
		("0.6E+1", 1_000),
		("600e-2", 1_000),
		(".6e1", 1_000),
	] {
		assert_eq!(sum(value).unwrap(), wh, "{value}");
	}
	assert_eq!(sum(&format!("6.{}", "0".repeat(60))).unwrap(), 1_000);
	for value in ["0.30000000000000000000000000001", "1e-29", "123456789.12345678901234567890123"] {
		assert_says(&refusal(sum(value)), &["more digits than can be held exactly"]);
	}
}

#[test]
fn a_quote_too_many_hides_no_line() {
	let rows = "T,2014-01-01T00:10:00Z,-3\nT,2014-01-01T00:20:00Z,-3\n";
	for line in [
		"T,2014-01-01T00:00:00Z,\"9",
		"\"T,2014-01-01T00:00:00Z,9",
		"T,2014-01-01T00:00:00Z,\"1\"5",
		"T\"x\",2014-01-01T00:00:00Z,9",
	] {
		assert_says(&refusal(turbine(&format!("{line}\n{rows}"))), &["line 2", "quote"]);
	}
	let quoted = "\"T\",\"2014-01-01T00:00:00Z\",\"6\"\r\n";
	assert_eq!(first_hour(&turbine(quoted).unwrap()).energy.wh(), 1_000);
	assert_says(
		&refusal(turbine("\"T \"\"x\"\"\",2014-01-01T00:00:00Z,6\n")),
		&["no identification"],
	);
}

#[test]
fn a_reason_is_not_as_long_as_a_file() {
	let refused = refusal(turbine(&format!("T,2014-01-01T00:00:00Z,{}\n", "x".repeat(100_000))));
	assert!(refused.len() < 3_000, "{}", refused.len());
}

#[test]
fn a_missing_column_is_refused() {
	assert_says(&refusal(turbine("T,2014-01-01T00:00:00Z\n")), &["line 2: 2 columns instead of 3"]);
}

#[test]
fn a_time_that_cannot_be_read_is_refused() {
	for time in [
		"yesterday",
		"2014-01-32T00:00:00Z",
		"2014-01-01",
		"2014-01-01T00:00:00",
		"2014-01-01T00:00:00Z[Europe/Paris]",
	] {
		assert_says(
			&refusal(turbine(&format!("T,{time},1\n"))),
			&["line 2", "is not a time with offset"],
		);
	}
}

#[test]
fn a_time_off_the_grid_is_refused() {
	assert_says(&refusal(turbine("T,2014-01-01T00:05:00Z,1\n")), &["not on the grid of 600 s"]);
}

#[test]
fn an_equal_repetition_counts_once_and_is_reported() {
	let line = "T,2014-01-01T00:00:00Z,60\n";
	let reading = first_hour(&turbine(&line.repeat(2)).unwrap());
	assert_eq!(reading.energy, Energy::from_wh(10_000));
	assert_eq!((reading.report.repeated, reading.report.missing), (1, 5));
}

#[test]
fn equal_is_what_means_the_same_number() {
	let lines = "T,2014-01-01T00:00:00Z,60\nT,2014-01-01 00:00:00Z,60.000\n";
	assert_eq!(first_hour(&turbine(lines).unwrap()).energy, Energy::from_wh(10_000));
}

#[test]
fn a_conflicting_repetition_puts_its_period_in_doubt_with_both_values_and_no_other() {
	let lines = "T,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:00:00Z,61\nT,2014-01-01T01:00:00Z,6\n";
	let readings = turbine(lines).unwrap();
	let refused = refusal(between(&readings, "T", "2014-01-01T00:00:00Z", "2014-01-01T01:00:00Z"));
	assert_says(&refused, &["scada.csv, line 3", "61 kW here, and 60 kW in scada.csv, line 2"]);
	let next = between(&readings, "T", "2014-01-01T01:00:00Z", "2014-01-01T02:00:00Z").unwrap();
	assert_eq!(next.energy.wh(), 1_000);
	assert_eq!(readings.doubts().count(), 1);
}

#[test]
fn a_value_fills_a_blank() {
	for lines in [
		"T,2014-01-01T00:00:00Z,\nT,2014-01-01T00:00:00Z,60\n",
		"T,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:00:00Z,\n",
	] {
		let reading = first_hour(&turbine(lines).unwrap());
		assert_eq!((reading.energy.wh(), reading.report.repeated), (10_000, 0));
	}
}

#[test]
fn gaps_and_blanks_count_as_zero_and_are_reported() {
	let reading =
		first_hour(&turbine("T,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:10:00Z,\n").unwrap());
	assert_eq!(reading.energy, Energy::from_wh(10_000));
	assert_eq!((reading.report.expected, reading.report.missing), (6, 5));
}

#[test]
fn a_period_without_data_is_zero_and_all_missing() {
	let readings = turbine("T,2014-01-01T00:00:00Z,60\n").unwrap();
	let reading = between(&readings, "T", "2014-02-01T00:00:00Z", "2014-02-01T01:00:00Z").unwrap();
	assert_eq!((reading.energy, reading.report.missing), (Energy::ZERO, 6));
}

#[test]
fn negative_values_reduce_the_sum() {
	let reading =
		first_hour(&turbine("T,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:10:00Z,-12\n").unwrap());
	assert_eq!(reading.energy, Energy::from_wh(8_000));
	assert_eq!((reading.report.negative, reading.report.floored), (1, false));
}

#[test]
fn a_sum_below_zero_is_read_as_zero_and_reported() {
	let reading = first_hour(&turbine("T,2014-01-01T00:00:00Z,-12\n").unwrap());
	assert_eq!((reading.energy, reading.report.floored), (Energy::ZERO, true));
}

#[test]
fn a_period_that_ends_before_it_starts_is_refused() {
	let readings = turbine("T,2014-01-01T00:00:00+00:00,6\n").unwrap();
	let (start, end) = (moment("2014-01-01T00:00:00Z"), moment("2014-01-01T01:00:00Z"));
	assert!(matches!(readings.reading("T", end, start, None), Err(DataError::EndBeforeStart)));
	assert_eq!(readings.reading("T", start, start, None).unwrap().energy, Energy::ZERO);
	assert!(matches!(readings.reading("T", 0, u64::MAX, None), Err(DataError::TooLarge)));
	assert!(matches!(readings.reading("U", start, end, None), Err(DataError::NoMeter(_))));
}

#[test]
fn the_sum_is_rounded_down_once() {
	// 0.0035 kW over ten minutes is 0.583… Wh. Six of them are 3.5 Wh, and 3 Wh is read. If each
	// were rounded, the sum would be 6 or 0.
	let lines: String = (0..6).map(|ten| format!("T,2014-01-01T00:{ten}0:00Z,0.0035\n")).collect();
	assert_eq!(first_hour(&turbine(&lines).unwrap()).energy, Energy::from_wh(3));
}

#[test]
fn start_is_inside_and_end_is_not() {
	let readings = turbine("T,2014-01-01T00:00:00Z,6\nT,2014-01-01T01:00:00Z,6\n").unwrap();
	assert_eq!(first_hour(&readings).energy.wh(), 1_000);
}

#[test]
fn an_interval_across_the_bounds_of_a_period_counts_in_neither_and_is_reported() {
	let readings = turbine("T,2014-01-01T00:00:00Z,6\nT,2014-01-01T00:10:00Z,6\n").unwrap();
	for (start, end) in [
		("2014-01-01T00:00:00Z", "2014-01-01T00:15:00Z"),
		("2014-01-01T00:15:00Z", "2014-01-01T00:40:00Z"),
	] {
		let report = between(&readings, "T", start, end).unwrap().report;
		assert_eq!(report.across, 1);
	}
}

#[test]
fn a_number_beyond_any_meter_is_refused_and_the_largest_can_be_counted() {
	let line = |value: &str| format!("T,2014-01-01T00:00:00Z,{value}\n");
	for value in ["1000000000.1", "-1000000001", "1e25", "70000000000000000000000000000"] {
		assert_says(&refusal(turbine(&line(value))), &["line 2", "is more than 1000000000"]);
	}
	assert_eq!(first_hour(&turbine(&line("1e9")).unwrap()).energy.wh(), 166_666_666_666);
}

#[test]
fn a_turbine_needs_a_name() {
	assert_says(&refusal(turbine(",2014-01-01T00:00:00Z,1\n")), &["line 2", "not named"]);
}

#[test]
fn no_value_is_above_what_the_meter_can_measure() {
	let readings = turbine("T,2014-01-01T00:00:00Z,2200\nT,2014-01-01T00:10:00Z,2200.1\n").unwrap();
	let (start, end) = (moment("2014-01-01T00:00:00Z"), moment("2014-01-01T01:00:00Z"));
	let refused = refusal(readings.reading("T", start, end, watts(2_000_000)));
	assert_says(&refused, &["scada.csv, line 3", "2200100 W", "2200000 W, its margin included"]);
	assert!(!refused.contains("line 2"), "{refused}");
	assert!(readings.reading("T", start, end, watts(2_001_000)).is_ok());
}

#[test]
fn what_looks_like_an_error_code_is_refused_unless_it_is_declared() {
	let codes = [
		"16777.215",
		"65535",
		"32767.0",
		"4294967295",
		"9999",
		"-999",
		"-9999.0",
		"99999.9",
		"2147483.647",
		"0.99999",
	];
	let text =
		|code: &str| format!("Wind_turbine_name,Date_time,P_avg\nT,2014-01-01T00:00:00Z,{code}\n");
	for code in codes {
		// Some of them are more than any meter measures, and refused for that.
		assert_says(&refusal(turbine(&format!("T,2014-01-01T00:00:00Z,{code}\n"))), &["line 2"]);
		let declared = scada("UTC").replace("[value]", &format!("[value]\ninvalid = [\"{code}\"]"));
		let reading =
			first_hour(&collect(&mapping(&declared), &[("a.csv", text(code).as_bytes())]).unwrap());
		assert_eq!((reading.energy.wh(), reading.report.missing), (0, 6), "{code}");
	}
	for number in ["65.535", "327.67", "999", "99.99", "9998", "-99", "1677.7215"] {
		let read = turbine(&format!("T,2014-01-01T00:00:00Z,{number}\n"));
		assert_eq!(read.is_ok(), number != "1677.7215", "{number}");
	}
	let accepted = scada("UTC").replace("[value]", "[value]\naccept = [\"9999\"]");
	assert!(collect(&mapping(&accepted), &[("a.csv", text("9999").as_bytes())]).is_ok());
}

/// Files with one value each, in every order: how many readings of their hours are in doubt.
fn in_doubt(values: &[&str], declared: &str) -> usize {
	let mapping = mapping(&scada("UTC").replace("[value]", &format!("[value]\n{declared}")));
	let file = |(at, value): (usize, &&str)| {
		(
			format!("{at}.csv"),
			format!("Wind_turbine_name,Date_time,P_avg\nT,2014-01-01T{at:02}:00:00Z,{value}\n"),
		)
	};
	let files: Vec<(String, String)> = values.iter().enumerate().map(file).collect();
	let mut files: Vec<(&str, &[u8])> =
		files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
	let counts: Vec<usize> = (0..files.len())
		.map(|_| {
			files.rotate_left(1);
			let readings = collect(&mapping, &files).unwrap();
			let start = moment("2014-01-01T00:00:00Z");
			let hours = (0..values.len() as u64).map(|hour| start + hour * 3_600);
			hours
				.filter(|start| readings.reading("T", *start, start + 3_600, None).is_err())
				.count()
		})
		.collect();
	assert!(
		counts.iter().all(|count| *count == counts[0]),
		"the order of files matters: {counts:?}"
	);
	counts[0]
}

#[test]
fn another_unit_in_another_file_is_a_jump_by_a_thousand() {
	assert_eq!(in_doubt(&["1.9", "1900"], ""), 2);
	assert_eq!(in_doubt(&["1800", "2.1", "1700", "1600"], ""), 2);
	for values in [["0", "1900"], ["19", "1900"], ["0.01", "1900"]] {
		assert_eq!(in_doubt(&values, ""), 0);
	}
	// Those between show that the turbine itself is so different.
	assert_eq!(in_doubt(&["1", "100", "1000"], ""), 0);
	assert_eq!(in_doubt(&["1.9", "1900"], "check-unit = false"), 0);
}

#[test]
fn estimates_are_carried_and_counted_until_a_measured_value_replaces_them() {
	let declared = scada("UTC")
		.replace("\"P_avg\"]", "\"P_avg\", \"flag\"]")
		.replace("value = \"P_avg\"", "value = \"P_avg\"\nquality = \"flag\"");
	let declared = format!(
		"{declared}\n[quality]\nmeasured = [\"\", \"M\"]\nestimated = [\"E\"]\ninvalid = [\"X\"]\n"
	);
	let mapping = mapping(&declared);
	let read = |lines: &str| {
		let text = format!("Wind_turbine_name,Date_time,P_avg,flag\n{lines}");
		collect(&mapping, &[("a.csv", text.as_bytes())])
	};
	let estimate = "T,2014-01-01T00:00:00Z,54,E\n";
	let reading = first_hour(&read(estimate).unwrap());
	assert_eq!((reading.energy.wh(), reading.report.estimated), (9_000, 1));
	let reading = first_hour(&read(&format!("{estimate}T,2014-01-01T00:00:00Z,60,M\n")).unwrap());
	assert_eq!((reading.energy.wh(), reading.report.estimated), (10_000, 0));
	let reading = first_hour(&read("T,2014-01-01T00:00:00Z,60,X\n").unwrap());
	assert_eq!((reading.energy.wh(), reading.report.missing), (0, 6));
	assert_says(&refusal(read("T,2014-01-01T00:00:00Z,60,?\n")), &["line 2", "`?`", "[quality]"]);
}

#[test]
fn all_that_was_read_is_explained() {
	let lines = "T,2014-01-01T00:10:00Z,6\nT,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:00:00Z,60\nT,2014-01-01T00:20:00Z,\n";
	let readings = turbine(lines).unwrap();
	let all = readings
		.explain("T", moment("2014-01-01T00:00:00Z"), moment("2014-01-01T01:00:00Z"))
		.unwrap();
	let all: Vec<(u32, crate::Verdict)> =
		all.into_iter().map(|(it, verdict)| (it.place.line, verdict)).collect();
	use crate::Verdict::*;
	assert_eq!(all, [(3, Counted), (4, Repeated), (2, Counted), (5, Blank)]);
}
