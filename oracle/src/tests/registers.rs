//! Registers that make up a meter: which add, which subtract, and totals that run on.

use super::*;

/// A mapping with these meters, and more under `[value]`.
fn park(meters: &str, value: &str) -> Mapping {
	let text = scada("UTC")
		.replace("other-meters = \"as-named\"", "")
		.replace("[value]", &format!("[value]\n{value}"));
	mapping(&format!("{text}\n{meters}"))
}

const NET: &str = "[[meter]]\nid = \"NET\"\nadd = [\"out\"]\nsubtract = [\"in\"]\n";

fn read(mapping: &Mapping, lines: &str) -> Result<Readings, DataError> {
	let text = format!("Wind_turbine_name,Date_time,P_avg\n{lines}");
	collect(mapping, &[("a.csv", text.as_bytes())])
}

fn hour(readings: &Readings, meter: &str) -> Reading {
	between(readings, meter, "2014-01-01T00:00:00Z", "2014-01-01T01:00:00Z").unwrap()
}

#[test]
fn registers_are_added_and_subtracted() {
	let readings =
		read(&park(NET, ""), "out,2014-01-01T00:00:00Z,60\nin,2014-01-01T00:00:00Z,6\n").unwrap();
	assert_eq!(
		(hour(&readings, "NET").energy.wh(), hour(&readings, "NET").report.expected),
		(9_000, 12)
	);
	let readings =
		read(&park(NET, ""), "out,2014-01-01T00:00:00Z,6\nin,2014-01-01T00:00:00Z,60\n").unwrap();
	assert_eq!(
		(hour(&readings, "NET").energy.wh(), hour(&readings, "NET").report.floored),
		(0, true)
	);
}

#[test]
fn what_is_added_is_rounded_down_and_what_is_subtracted_up() {
	// 0.0035 kW over ten minutes is 0.583… Wh.
	let lines = "out,2014-01-01T00:00:00Z,6.0035\nin,2014-01-01T00:00:00Z,0.0035\n";
	assert_eq!(hour(&read(&park(NET, ""), lines).unwrap(), "NET").energy.wh(), 999);
}

#[test]
fn a_register_that_nobody_declared_is_refused_or_left_out_as_declared() {
	let lines = "out,2014-01-01T00:00:00Z,60\nother,2014-01-01T00:00:00Z,6\n";
	assert_says(
		&refusal(read(&park(NET, ""), lines)),
		&["line 3", "`other`", "[[meter]]", "other-meters"],
	);
	let text = scada("UTC").replace("as-named", "ignore") + NET;
	assert_eq!(hour(&read(&mapping(&text), lines).unwrap(), "NET").energy.wh(), 10_000);
}

#[test]
fn a_name_that_only_looks_like_a_declared_one_is_refused_even_where_others_are_left_out() {
	let text = scada("UTC").replace("as-named", "ignore")
		+ "[[meter]]\nid = \"T\"\nadd = [\"T1\", \"电表\"]\n";
	let mapping = mapping(&text);
	let names = [
		"t1",
		"\u{feff}T1",
		"T\u{200b}1",
		"\u{ff34}1",
		"\u{422}1",
		"T\u{ff11}",
		"电表\u{200d}",
		"T1\u{ad}",
	];
	for name in names {
		let refused = refusal(read(&mapping, &format!("{name},2014-01-01T00:00:00Z,6\n")));
		assert!(
			refused.contains("looks like") || refused.contains("byte order mark"),
			"{name:?}: {refused}"
		);
	}
	for name in ["T11", "TI", "电表2"] {
		assert!(read(&mapping, &format!("{name},2014-01-01T00:00:00Z,6\n")).is_ok(), "{name}");
	}
}

#[test]
fn a_name_that_a_spreadsheet_rounded_is_refused() {
	let text = scada("UTC").replace("as-named", "ignore") + NET;
	let refused = refusal(read(&mapping(&text), "4.01234E+17,2014-01-01T00:00:00Z,6\n"));
	assert_says(&refused, &["line 2", "spreadsheet"]);
}

#[test]
fn a_name_that_is_no_meter_is_refused_where_names_are_taken_as_they_are() {
	for name in ["plant_5mw", "t1", "T 1", "-T", "T--1"] {
		let refused = refusal(turbines(&format!("{name},2014-01-01T00:00:00Z,6\n")));
		assert_says(&refused, &["line 2", "no identification of a meter"]);
	}
}

const TOTAL: &str = "[[meter]]\nid = \"M\"\nadd = [\"M\"]\n";

fn totals(value: &str, lines: &str) -> Result<Readings, DataError> {
	let text = scada("UTC").replace("other-meters = \"as-named\"", "").replace("\"kW\"", "\"kWh\"");
	let text = text.replace("[value]", &format!("[value]\nregister = {{ {value} }}"));
	read(&mapping(&format!("{text}\n{TOTAL}")), lines)
}

#[test]
fn a_running_total_counts_what_it_gains() {
	let lines = "M,2014-01-01T00:00:00Z,100.1\nM,2014-01-01T00:10:00Z,100.6\nM,2014-01-01T00:20:00Z,101.6\n";
	let reading = hour(&totals("", lines).unwrap(), "M");
	assert_eq!((reading.energy.wh(), reading.report.missing), (1_500, 4));
}

#[test]
fn over_a_gap_of_totals_the_energy_is_known_within_a_period_and_not_across_its_bounds() {
	let lines =
		"M,2014-01-01T00:00:00Z,100\nM,2014-01-01T00:30:00Z,103\nM,2014-01-01T01:10:00Z,107\n";
	let readings = totals("", lines).unwrap();
	let reading = hour(&readings, "M");
	assert_eq!((reading.energy.wh(), reading.report.missing, reading.report.across), (3_000, 3, 1));
	let both = between(&readings, "M", "2014-01-01T00:00:00Z", "2014-01-01T02:00:00Z").unwrap();
	assert_eq!((both.energy.wh(), both.report.missing), (7_000, 5));
}

#[test]
fn totals_of_several_files_are_compared_across_them() {
	let text = scada("UTC").replace("other-meters = \"as-named\"", "").replace("\"kW\"", "\"kWh\"");
	let mapping =
		mapping(&format!("{}\n{TOTAL}", text.replace("[value]", "[value]\nregister = {}")));
	let file = |line: &str| format!("Wind_turbine_name,Date_time,P_avg\n{line}\n");
	let (one, next) = (file("M,2014-01-01T00:00:00Z,1"), file("M,2014-01-01T00:10:00Z,3"));
	for files in [
		[("a", one.as_bytes()), ("b", next.as_bytes())],
		[("b", next.as_bytes()), ("a", one.as_bytes())],
	] {
		assert_eq!(hour(&collect(&mapping, &files).unwrap(), "M").energy.wh(), 2_000);
	}
}

#[test]
fn a_total_that_goes_back_is_in_doubt_unless_it_rolls_over() {
	let lines = "M,2014-01-01T00:00:00Z,9999.5\nM,2014-01-01T00:10:00Z,1\n";
	let doubts = totals("", lines).unwrap().doubts().to_vec();
	assert_says(
		&doubts[0].refusal.to_string(),
		&["a.csv, line 3", "goes back from 9999.5 to 1", "rollover"],
	);
	assert_eq!(hour(&totals("rollover = \"10000\"", lines).unwrap(), "M").energy.wh(), 1_500);
	let reset = "M,2014-01-01T00:00:00Z,20000\nM,2014-01-01T00:10:00Z,1\n";
	assert_eq!(totals("rollover = \"10000\"", reset).unwrap().doubts().len(), 1);
}

#[test]
fn a_register_that_was_set_back_is_more_than_the_meter_can_measure() {
	let readings =
		totals("rollover = \"10000\"", "M,2014-01-01T00:00:00Z,100\nM,2014-01-01T00:10:00Z,1\n")
			.unwrap();
	let (start, end) = (moment("2014-01-01T00:00:00Z"), moment("2014-01-01T01:00:00Z"));
	assert_says(
		&refusal(readings.reading("M", start, end, watts(20_000))),
		&["a.csv, line 3", "22000 W"],
	);
}

#[test]
fn a_total_may_be_larger_than_any_interval_and_still_has_a_bound() {
	let lines =
		"M,2014-01-01T00:00:00Z,1000000000000000\nM,2014-01-01T00:10:00Z,1000000000000001\n";
	assert_says(&refusal(totals("", lines)), &["line 3", "is more than 1000000000000000"]);
	let lines = lines
		.replace("0000001", "0000000")
		.replace("00:00Z,1000000000000000", "00:00Z,999999999999998");
	assert_eq!(hour(&totals("", &lines).unwrap(), "M").energy.wh(), 2_000);
}
