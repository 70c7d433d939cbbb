//! Kinds of trouble that people report of real files, in `samples/cases`: each is read right, or refused with file and line.

use super::*;

fn sample(case: &str, name: &str) -> Vec<u8> {
	std::fs::read(path(&format!("samples/cases/{case}/{name}"))).unwrap()
}

/// Reads files of a case with a mapping.
fn files(mapping: &str, case: &str, names: &[&str]) -> Result<Readings, DataError> {
	let bytes: Vec<Vec<u8>> = names.iter().map(|name| sample(case, name)).collect();
	let files: Vec<(&str, &[u8])> =
		names.iter().copied().zip(bytes.iter().map(Vec::as_slice)).collect();
	collect(&super::mapping(mapping), &files)
}

fn household(name: &str) -> String {
	let mapping = super::read("../data/mappings/household.toml");
	mapping.replace(
		"meter-from-file = \"meter-{meter}-????-??.csv\"",
		&format!("meter-name = \"{name}\""),
	)
}

fn load(zone: &str) -> String {
	super::read("../data/mappings/industry-load.toml").replace("+01:00", zone)
}

const DAY: (&str, &str) = ("2014-01-15T00:00:00Z", "2014-01-16T00:00:00Z");

fn day_of(readings: &Readings, meter: &str, power_w: u64) -> Result<Reading, DataError> {
	readings.reading(meter, moment(DAY.0), moment(DAY.1), watts(power_w))
}

#[test]
fn line_ends_a_byte_order_mark_and_blank_lines_change_nothing() {
	let names = [
		"scada-crlf.csv",
		"scada-lf-blank.csv",
		"scada-crlf-blank.csv",
		"scada-bom-crlf-blank.csv",
	];
	for name in names {
		let readings = files(&scada("Europe/Paris"), "01-crlf-blank-line", &[name]).unwrap();
		let reading =
			between(&readings, "T1", "2014-01-14T23:00:00Z", "2014-01-15T00:00:00Z").unwrap();
		assert_eq!((reading.energy.wh(), reading.report.missing), (602_500, 0), "{name}");
	}
}

#[test]
fn an_error_code_is_refused_with_its_line() {
	let refused = refusal(files(&household("9"), "02-sentinel-and-unit", &["meter-9-2014-01.csv"]));
	assert_says(&refused, &["meter-9-2014-01.csv, line ", "16777.215", "error code"]);
}

#[test]
fn watt_hours_or_totals_in_place_of_kilowatt_hours_are_more_than_the_meter_can_measure() {
	for name in ["meter-8-in-wh-2014-01.csv", "meter-7-register-2014-01.csv"] {
		let readings = files(&household("8"), "02-sentinel-and-unit", &[name]).unwrap();
		assert_says(
			&refusal(day_of(&readings, "8", 14_000)),
			&[&format!("{name}, line 2"), "15400 W"],
		);
	}
}

#[test]
fn kilowatts_in_place_of_megawatts_are_more_than_the_customer_can_use() {
	let readings =
		files(&load("+01:00"), "02-sentinel-and-unit", &["load-in-kw-2014-01.csv"]).unwrap();
	let refused = refusal(day_of(&readings, "CUSTOMER-5MW", 5_000_000));
	assert_says(&refused, &["load-in-kw-2014-01.csv, line 6", "4100 MW"]);
}

#[test]
fn what_is_declared_as_it_is_can_be_read() {
	let declared =
		household("7").replace("interval = \"30m\"", "interval = \"30m\"\nregister = {}");
	let readings =
		files(&declared, "02-sentinel-and-unit", &["meter-7-register-2014-01.csv"]).unwrap();
	assert!(day_of(&readings, "7", 14_000).unwrap().energy.wh() > 9_000);
	let declared = household("8").replace("kWh", "Wh");
	let readings =
		files(&declared, "02-sentinel-and-unit", &["meter-8-in-wh-2014-01.csv"]).unwrap();
	assert!(day_of(&readings, "8", 14_000).unwrap().energy.wh() > 9_000);
	let declared = load("+01:00").replace("\"MW\"", "\"kW\"");
	let readings = files(&declared, "02-sentinel-and-unit", &["load-in-kw-2014-01.csv"]).unwrap();
	assert_eq!(day_of(&readings, "CUSTOMER-5MW", 5_000_000).unwrap().energy.wh(), 4_115_000);
}

#[test]
fn an_export_hour_by_hour_is_read_and_its_contradiction_is_found_as_in_any_other_order() {
	let read = |name: &str| files(&scada("Europe/Paris"), "04-hourly-blocks", &[name]).unwrap();
	assert_eq!(read("scada-blocks-clean.csv").doubts().count(), 0);
	for (name, line) in
		[("scada-blocks-conflict.csv", "line 32"), ("scada-by-turbine-conflict.csv", "line ")]
	{
		let readings = read(name);
		let doubts: Vec<_> = readings.doubts().collect();
		assert_eq!(doubts.len(), 1, "{name}");
		assert_says(&doubts[0].refusal.to_string(), &[name, line, "510 kW", "940 kW"]);
	}
}

#[test]
fn a_correction_with_another_offset_or_after_the_fact_is_no_change_of_the_clock() {
	let case = "05-correction-in-another-offset";
	let refused = refusal(files(&scada("UTC"), case, &["scada.csv"]));
	assert_says(&refused, &["scada.csv, line 10", "2014-01-15T13:10:00+01:00"]);
	let readings = files(&scada("Europe/Paris"), case, &["scada-hour-back.csv"]).unwrap();
	assert_says(
		&readings.doubts().next().unwrap().refusal.to_string(),
		&["scada-hour-back.csv, line 14", "940 kW"],
	);
}

#[test]
fn fractions_of_a_second_are_not_on_the_grid() {
	let names = [("scada.csv", 3), ("scada-first-three.csv", 3)];
	for (name, line) in names {
		let refused = refusal(files(&scada("UTC"), "07-fractions-of-a-second", &[name]));
		assert_says(&refused, &[&format!("{name}, line {line}"), "grid", "fraction"]);
	}
}

#[test]
fn a_turbine_that_is_not_in_the_file_is_missing_all_the_time() {
	let declared = scada("Europe/Paris").replace("other-meters = \"as-named\"", "")
		+ "\n[[meter]]\nid = \"PARK\"\nadd = [\"T1\", \"T2\", \"T3\"]\n";
	let readings = files(&declared, "08-turbine-missing", &["scada-2014-01.csv"]).unwrap();
	let (start, end) = (moment("2013-12-31T23:00:00Z"), moment("2014-01-31T23:00:00Z"));
	let parts = readings.parts("PARK", start, end, None).unwrap();
	let missing: Vec<(&str, u64)> =
		parts.iter().map(|part| (part.register.as_str(), part.report.missing)).collect();
	assert_eq!(missing[1], ("T2", 4_464));
	assert!(missing[0].1 < 4_464 && missing[2].1 < 4_464, "{missing:?}");
}

#[test]
fn files_that_overlap_and_differ_are_both_named() {
	let names = ["scada-2014-01.csv", "scada-2014-02.csv"];
	for order in [names, [names[1], names[0]]] {
		let readings = files(&scada("Europe/Paris"), "09-overlapping-months", &order).unwrap();
		assert_eq!(readings.doubts().count(), 6);
		let refused =
			refusal(between(&readings, "T1", "2014-01-31T22:00:00Z", "2014-01-31T23:00:00Z"));
		assert_says(
			&refused,
			&["scada-2014-02.csv, line 2", "scada-2014-01.csv, line 2", "600 kW", "910 kW"],
		);
		let next =
			between(&readings, "T1", "2014-01-31T23:00:00Z", "2014-02-01T00:00:00Z").unwrap();
		assert_eq!((next.energy.wh(), next.report.repeated), (600_000, 6));
	}
}

#[test]
fn a_file_that_is_cut_off_is_refused() {
	for (mapping, name, line) in
		[(scada("UTC"), "scada.csv", 3), (household("1"), "household.csv", 3)]
	{
		let refused = refusal(files(&mapping, "10-file-cut-off", &[name]));
		assert_says(&refused, &[name, &format!("line {line}: it has no line end"), "closing"]);
	}
}

#[test]
fn the_repeated_hour_is_ambiguous_whether_or_not_its_values_are_equal() {
	let four_hours = |name: &str, meter: &str| {
		let readings = files(&load("Europe/Berlin"), "12-repeated-hour-constant", &[name]).unwrap();
		between(&readings, meter, "2014-10-25T23:00:00Z", "2014-10-26T03:00:00Z").unwrap()
	};
	let right = four_hours("load-right.csv", "CUSTOMER-5MW");
	assert_eq!((right.energy.wh(), right.report.missing), (16_000_000, 0));
	assert_eq!(four_hours("load-right.csv", "CUSTOMER-3MW").energy.wh(), 8_000_000);
	for name in ["load-one-offset.csv", "load-one-offset-half-equal.csv", "load-offset-late.csv"] {
		let reading = four_hours(name, "CUSTOMER-5MW");
		assert!(reading.report.ambiguous >= 4, "{name}: {:?}", reading.report);
		assert!(reading.energy.wh() <= 8_000_000, "{name}: {}", reading.energy.wh());
		assert!(reading.report.missing >= 8, "{name}: {:?}", reading.report);
	}
}
