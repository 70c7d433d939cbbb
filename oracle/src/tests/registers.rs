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
	let text = scada("UTC").replace("as-named", "ignore") + &NET.replace("subtract = [\"in\"]", "");
	assert_eq!(hour(&read(&mapping(&text), lines).unwrap(), "NET").energy.wh(), 10_000);
}

#[test]
fn a_name_that_only_looks_like_a_declared_one_is_refused_even_where_others_are_left_out() {
	let text = scada("UTC").replace("as-named", "ignore")
		+ "[[meter]]\nid = \"T\"\nadd = [\"T1\", \"电表\", \"7\"]\n";
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
	let mapping = mapping(&text);
	for name in ["4.01234E+17", "\"4,01234E+17\"", "4.01234E16", "'0012"] {
		assert_says(
			&refusal(read(&mapping, &format!("{name},2014-01-01T00:00:00Z,6\n"))),
			&["line 2", "spreadsheet"],
		);
	}
	assert!(read(&mapping, "4E12,2014-01-01T00:00:00Z,6\n").is_ok());
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
	let readings = totals("", lines).unwrap();
	let doubt = readings.doubts().next().unwrap();
	assert_says(
		&doubt.refusal.to_string(),
		&["a.csv, line 3", "goes from 9999.5 to 1", "rollover", "replaced"],
	);
	assert_eq!(hour(&totals("rollover = \"10000\"", lines).unwrap(), "M").energy.wh(), 1_500);
	for beyond in ["10000", "-1"] {
		let lines = format!("M,2014-01-01T00:00:00Z,{beyond}\n");
		assert_says(&refusal(totals("rollover = \"10000\"", &lines)), &["line 2", "no total"]);
	}
}

#[test]
fn no_rollover_explains_a_gain_of_half_of_it() {
	for (before, after) in [("500.1", "500"), ("5000", "0"), ("0", "5000"), ("1", "0.9")] {
		let lines = format!("M,2014-01-01T00:00:00Z,{before}\nM,2014-01-01T01:00:00Z,{after}\n");
		assert_eq!(
			totals("rollover = \"10000\"", &lines).unwrap().doubts().count(),
			1,
			"{before} to {after}"
		);
	}
}

#[test]
fn a_total_that_does_not_fit_puts_what_is_before_and_after_it_in_doubt() {
	let day =
		|day: u32| (format!("2014-01-0{day}T00:00:00Z"), format!("2014-01-0{}T00:00:00Z", day + 1));
	for wrong in ["90000", "10"] {
		let all = ["100", "200", wrong, "400", "500", "600"];
		let lines = all.iter().zip(1..);
		let lines: String =
			lines.map(|(total, day)| format!("M,2014-01-0{day}T00:00:00Z,{total}\n")).collect();
		let readings = totals("", &lines).unwrap();
		let in_doubt =
			|number: u32| between(&readings, "M", &day(number).0, &day(number).1).is_err();
		let doubts: Vec<bool> = (1..=5).map(in_doubt).collect();
		// Whichever of the two totals is wrong.
		assert!(doubts[1] && doubts[2] && !doubts[4], "{wrong}: {doubts:?}");
	}
}

#[test]
fn totals_that_differ_at_the_bound_of_a_period_put_both_periods_in_doubt() {
	let lines = "M,2014-01-01T00:00:00Z,1\nM,2014-01-01T01:00:00Z,2\nM,2014-01-01T01:00:00Z,3\nM,2014-01-01T02:00:00Z,4\n";
	let readings = totals("", lines).unwrap();
	for (start, end) in [
		("2014-01-01T00:00:00Z", "2014-01-01T01:00:00Z"),
		("2014-01-01T01:00:00Z", "2014-01-01T02:00:00Z"),
	] {
		assert_says(&refusal(between(&readings, "M", start, end)), &["a.csv, line 4"]);
	}
}

#[test]
fn nothing_counts_of_which_it_is_not_known_what_is_subtracted() {
	let both =
		"out,2014-01-01T00:00:00Z,60\nin,2014-01-01T00:00:00Z,6\nout,2014-01-01T00:10:00Z,60\n";
	for more in ["", "in,2014-01-01T00:10:00Z,\n"] {
		let reading = hour(&read(&park(NET, ""), &format!("{both}{more}")).unwrap(), "NET");
		assert_eq!((reading.energy.wh(), reading.report.uncovered), (9_000, 1));
	}
	let reading = hour(&read(&park(NET, ""), "out,2014-01-01T00:00:00Z,60\n").unwrap(), "NET");
	assert_eq!((reading.energy.wh(), reading.report.uncovered), (0, 1));
	// What was used counts, also if it is not known what is to be subtracted.
	let lines =
		"out,2014-01-01T00:00:00Z,60\nin,2014-01-01T00:00:00Z,6\nout,2014-01-01T00:10:00Z,-12\n";
	assert_eq!(hour(&read(&park(NET, ""), lines).unwrap(), "NET").energy.wh(), 7_000);
}

#[test]
fn a_negative_value_that_is_subtracted_is_in_doubt() {
	let readings =
		read(&park(NET, ""), "out,2014-01-01T00:00:00Z,60\nin,2014-01-01T00:00:00Z,-6\n").unwrap();
	let refused =
		refusal(between(&readings, "NET", "2014-01-01T00:00:00Z", "2014-01-01T01:00:00Z"));
	assert_says(&refused, &["`in`", "subtracted", "negative"]);
}

#[test]
fn registers_beside_declared_meters_are_meters_as_they_are_named() {
	let text = scada("UTC") + "[[meter]]\nid = \"SUM\"\nadd = [\"a\", \"b\"]\n";
	let mapping = mapping(&text);
	let lines = "a,2014-01-01T00:00:00Z,6\nb,2014-01-01T00:00:00Z,6\nT1,2014-01-01T00:00:00Z,60\n";
	let readings = read(&mapping, lines).unwrap();
	assert_eq!(readings.meters().collect::<Vec<_>>(), ["SUM", "T1"]);
	assert_eq!(
		(hour(&readings, "SUM").energy.wh(), hour(&readings, "T1").energy.wh()),
		(2_000, 10_000)
	);
	let refused = refusal(read(&mapping, "SUM,2014-01-01T00:00:00Z,6\n"));
	assert_says(&refused, &["line 2", "`SUM`", "rename"]);
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
